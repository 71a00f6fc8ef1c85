// Which sentences cite: bibliographies, and notes that give author, title and place. They are parsed by indexer/cite;
// the rules for prose would take every author for a person of the text.
// Layer 5, pure.
#include <algorithm>
#include <array>

#include "indexer/extract/entities_state.h"

namespace apud::entities {
namespace {

constexpr std::array<std::string_view, 10> kListTitles = {
    "references",      "bibliography", "works cited", "literature cited",      "literature",
    "further reading", "sources",      "citations",   "selected bibliography", "list of references"};

constexpr std::size_t kLongestItem = 600;  // bytes of a paragraph that may be one reference

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || (text.front() >= '0' && text.front() <= '9') || text.front() == '.'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ':' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

bool heads_list(const Block& heading) {
  const std::string_view text = trimmed(heading.text);
  return std::any_of(kListTitles.begin(), kListTitles.end(), [&](std::string_view t) { return folded_equal(t, text); });
}

class CitingFinder {
 public:
  explicit CitingFinder(Reading& reading) : r_(reading) {}
  // What speaks for a reference: pages, volumes, a year in its place, an author's initials, a publisher.
  [[nodiscard]] unsigned signs(const Sentence& sentence) const;

 private:
  [[nodiscard]] const Word& at(std::uint32_t i) const { return r_.words[i]; }
  [[nodiscard]] std::string_view word(const Sentence& s, std::uint32_t i) const {
    return r_.text_of(s.block, at(i).span);
  }
  [[nodiscard]] bool is_year(const Sentence& s, std::uint32_t i) const {
    const std::string_view text = word(s, i);
    return at(i).shape == Shape::kNumber && text.size() >= 4 && text.size() <= 5 &&
           (text[0] == '1' || text[0] == '2') && text.find_first_not_of("0123456789") >= 4;
  }
  Reading& r_;
};

unsigned CitingFinder::signs(const Sentence& s) const {
  static constexpr std::array<std::string_view, 8> kCounted = {"p", "pp", "vol", "no", "nos", "vols", "art", "ch"};
  static constexpr std::array<std::string_view, 13> kWords = {"ibid",      "eds",         "doi",  "http",    "https",
                                                              "retrieved", "cit",         "isbn", "journal", "press",
                                                              "quarterly", "proceedings", "al"};
  unsigned count = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    const Word& w = at(i);
    std::string_view text = word(s, i);
    if (w.shape == Shape::kMark) {
      // “Title,” and a name between: American style.
      const bool quote = is_mark(w, Mark::kQuoteClose) || is_mark(w, Mark::kQuote);
      count += quote && i > s.first && is_mark(at(i - 1), Mark::kComma) && i + 1 < s.last && is_capital(at(i + 1));
      continue;
    }
    if (is_year(s, i)) {
      const bool bracket =
          i > s.first && is_mark(at(i - 1), Mark::kOpen) && i + 1 < s.last && is_mark(at(i + 1), Mark::kClose);
      const bool listed = i > s.first && is_mark(at(i - 1), Mark::kComma) &&
                          (i + 1 >= s.last || is_mark(at(i + 1), Mark::kComma) || is_mark(at(i + 1), Mark::kStop));
      count += bracket || listed;
      continue;
    }
    if (text.ends_with('.')) text.remove_suffix(1);
    const bool number = i + 1 < s.last && at(i + 1).shape == Shape::kNumber;
    const bool stopped = i + 2 < s.last && is_mark(at(i + 1), Mark::kStop) && at(i + 2).shape == Shape::kNumber;
    for (const std::string_view counted : kCounted)
      if (folded_equal(counted, text)) count += number || stopped;
    for (const std::string_view known : kWords)
      if (folded_equal(known, text)) ++count;
    // "Abel, T."
    const bool initial = w.shape == Shape::kInitial && w.span.size() == 2;
    count += initial && i >= s.first + 2 && is_mark(at(i - 1), Mark::kComma) && at(i - 2).shape == Shape::kCapital;
  }
  return count;
}

}  // namespace

void mark_references(Reading& r) {
  const CitingFinder finder(r);
  const auto& blocks = r.document->blocks;
  std::uint32_t block = kNone;
  bool before = false, listed = false;
  for (Sentence& sentence : r.sentences) {
    const Block& own = blocks[sentence.block];
    const bool note = own.kind == BlockKind::kFootnote || own.kind == BlockKind::kSource;
    if (sentence.block != block) {
      block = sentence.block;
      before = false;
      listed = own.kind == BlockKind::kParagraph && !own.section.empty() && own.section.back() < blocks.size() &&
               heads_list(blocks[own.section.back()]);
    }
    const bool item = own.kind == BlockKind::kParagraph && !listed && own.text.size() < kLongestItem;
    if (!note && !listed && !item) continue;
    const unsigned signs = finder.signs(sentence);
    sentence.reference = item ? signs >= 4 || (signs >= 3 && before) : signs >= 2 || (signs == 1 && (before || listed));
    sentence.heading |= sentence.reference;
    before = sentence.reference;
  }
}

}  // namespace apud::entities
