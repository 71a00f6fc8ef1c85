// gumbo gives decoded words and the stretch of the page that they came from: the two are walked side by side. Between
// them stand character references and, where a page closes what it never opened, tags.
// Layer 5, pure.
#include "indexer/markup/html_text.h"

#include <algorithm>

#include "indexer/markup/character_references.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

class Alignment {
 public:
  Alignment(std::string_view source, Span span, std::string_view words, bool as_is, ReadingText& text)
      : source_(source.substr(0, span.end)), at_(span.begin), words_(words), as_is_(as_is), text_(text) {}

  void run() {
    while (!words_.empty()) {
      const std::uint32_t begin = at_;
      std::size_t same = 0;
      while (same < words_.size() && at_ < source_.size() && source_[at_] == words_[same] && source_[at_] != '&')
        ++same, ++at_;
      copy({begin, at_});
      words_.remove_prefix(same);
      if (words_.empty() || pass_over()) continue;
      return add_without_place();
    }
  }

 private:
  void copy(Span span) {
    if (span.empty()) return;
    if (as_is_)
      text_.copy_as_is(span);
    else
      text_.copy(span);
  }

  // Words that were not found in the source.
  void add_without_place() {
    while (!words_.empty()) {
      const std::size_t word = std::min(words_.find_first_of(" \t\r\n"), words_.size());
      if (word > 0) text_.replace({at_, at_}, words_.substr(0, word));
      if (word < words_.size()) text_.blank();
      words_.remove_prefix(std::min(word + 1, words_.size()));
    }
  }

  // What stands in the source and is not the next word; false where that is nothing known.
  bool pass_over() {
    if (at_ >= source_.size()) return false;
    const char c = source_[at_];
    if (c == '&') return read_reference();
    if (c == '\r') {
      ++at_;
      if (at_ < source_.size() && source_[at_] == '\n') return true;
      if (words_[0] != '\n') return false;
      words_.remove_prefix(1);
      text_.blank();
      return true;
    }
    if (c == '\0') {
      ++at_;
      if (words_.starts_with("\uFFFD")) words_.remove_prefix(3);
      return true;
    }
    if (c != '<') return false;
    const std::size_t close = source_.find(source_.substr(at_).starts_with("<!--") ? "-->" : ">", at_);
    if (close == std::string_view::npos) return false;
    at_ = static_cast<std::uint32_t>(source_.find('>', close)) + 1;
    return true;
  }

  bool read_reference() {
    const CharacterReference reference = read_character_reference(source_.substr(at_));
    if (reference.length > 0 && words_.starts_with(reference.text)) {
      put(reference.length, reference.text.size());
      return true;
    }
    const bool goes_on = words_.size() == 1 || source_.substr(at_ + 1, 1) == words_.substr(1, 1);
    if (words_[0] == '&' && goes_on) {
      copy({at_, at_ + 1});
      ++at_;
      words_.remove_prefix(1);
      return true;
    }
    return read_loose_reference();
  }

  // One without its semicolon, or of the old sets of Windows: its end is where the words go on as the source does.
  bool read_loose_reference() {
    const std::uint32_t words = parse::code_point_at(words_, 0).length;
    const std::string_view after = words_.substr(words, 6);
    for (std::uint32_t length = 2; length < 34 && at_ + length <= source_.size(); ++length) {
      const char last = source_[at_ + length - 1];
      const std::string_view rest = source_.substr(at_ + length, after.size());
      const std::size_t known = std::min(rest.find_first_of("&<\r"), rest.size());
      if (rest.substr(0, known) == after.substr(0, known) && (known > 0 || rest.empty() || last == ';')) {
        put(length, words);
        return true;
      }
      if (last == ';') return false;
    }
    return false;
  }

  void put(std::uint32_t length, std::size_t words) {
    text_.replace({at_, at_ + length}, words_.substr(0, words));
    at_ += length;
    words_.remove_prefix(words);
  }

  std::string_view source_;
  std::uint32_t at_;
  std::string_view words_;
  bool as_is_;
  ReadingText& text_;
};

}  // namespace

void add_text_node(std::string_view source, Span span, std::string_view words, bool as_is, ReadingText& text) {
  if (source.substr(span.begin, span.size()) != words || words.find('&') != std::string_view::npos)
    return Alignment(source, span, words, as_is, text).run();
  if (as_is)
    text.copy_as_is(span);
  else
    text.copy(span);
}

}  // namespace apud::markup
