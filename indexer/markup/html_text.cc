// Plain stretches are copied whole.
// Layer 5, pure.
#include "indexer/markup/html_text.h"

#include <algorithm>
#include <cstring>

#include "indexer/markup/character_references.h"

namespace apud::markup {
namespace {

// Line ends of old files are one character each where white space counts.
void copy_as_is(std::string_view source, Span span, ReadingText& text) {
  while (!span.empty()) {
    const std::size_t found = source.substr(span.begin, span.size()).find('\r');
    const std::size_t feed = found == std::string_view::npos ? span.end : span.begin + found;
    const Span line{span.begin, static_cast<std::uint32_t>(feed)};
    if (!line.empty()) text.copy_as_is(line);
    if (feed == span.end) return;
    span.begin = line.end + 1;
    if (span.empty() || source[span.begin] != '\n') text.blank();
  }
}

}  // namespace

void add_html_text(std::string_view source, Span span, bool as_is, ReadingText& text) {
  const auto copy = [&](Span part) {
    if (part.empty()) return;
    if (as_is)
      copy_as_is(source, part, text);
    else
      text.copy(part);
  };
  const std::string_view within = source.substr(0, span.end);
  while (!span.empty()) {
    const void* const found = std::memchr(source.data() + span.begin, '&', span.size());
    if (found == nullptr) return copy(span);
    const auto at = static_cast<std::uint32_t>(static_cast<const char*>(found) - source.data());
    const CharacterReference reference = read_html_reference(within.substr(at), false);
    copy({span.begin, at});
    if (reference.length > 0)
      text.replace({at, at + reference.length}, reference.text);
    else
      copy({at, at + 1});
    span.begin = at + std::max(1U, reference.length);
  }
}

}  // namespace apud::markup
