// Cheap signs only: one look at each character and each tag.
// Layer 5, pure.
#include "indexer/extract/prose.h"

#include <algorithm>

namespace apud {
namespace {

bool is_verb(Tag tag) { return tag >= Tag::kVb && tag <= Tag::kVbz; }

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// A year in brackets or before the end: "(2019)", "(April 24, 2019)".
bool has_bracketed_year(std::string_view text) {
  for (std::size_t at = text.find(')'); at != std::string_view::npos; at = text.find(')', at + 1)) {
    if (at < 5) continue;
    const std::string_view year = text.substr(at - 4, 4);
    if (std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
        (year[0] == '1' || year[0] == '2') && (text[at - 5] < '0' || text[at - 5] > '9'))
      return true;
  }
  return false;
}

// "(New York: Harrow, 1917)": where and by whom a book was published.
bool names_publisher(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !has_bracketed_year(text)) return false;
  const std::size_t end = text.find(')', open);
  const std::string_view inside = text.substr(open, end == std::string_view::npos ? end : end - open);
  return inside.size() < 80 && has(inside, ": ") && has(inside, ", ");
}

}  // namespace

bool has_sentences(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kFootnote || kind == BlockKind::kSource;
}

bool is_reference(std::string_view sentence) {
  const bool title = has(sentence, ",”") || has(sentence, ",\"") || has(sentence, "?”") || has(sentence, "” (");
  const bool address = has(sentence, "http://") || has(sentence, "https://") || has(sentence, "doi.org/");
  const bool pages = has(sentence, " pp. ") || has(sentence, ": p. ") || has(sentence, ": pp. ");
  if (title && (address || pages || has_bracketed_year(sentence))) return true;
  return (address || pages) && has_bracketed_year(sentence);
}

bool states_something(const Block& block, const SentenceReading& reading) {
  if (block.kind == BlockKind::kSource || block.kind == BlockKind::kTableRow) return false;
  const std::vector<Token>& tokens = reading.analysis.tokens;
  if (tokens.size() < 2) return false;
  const std::string_view text = std::string_view(block.text).substr(reading.span.begin, reading.span.size());
  std::size_t letters = 0, signs = 0;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    letters += letter ? 1 : 0;
    signs += !letter && c != ' ' && (c < '0' || c > '9') ? 1 : 0;
  }
  if (letters < 2 * signs) return false;
  const bool verb = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_verb(t.tag); });
  const bool names = block.kind != BlockKind::kFootnote && tokens.size() > 3;
  if (!verb && !names) return false;
  if (block.kind == BlockKind::kFootnote && names_publisher(text)) return false;
  return !((block.kind == BlockKind::kFootnote || block.kind == BlockKind::kParagraph) && is_reference(text));
}

}  // namespace apud
