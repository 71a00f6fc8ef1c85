// Converters drop the blank lines between the entries of a list; the lines of the source still tell where one begins.
// Layer 5, pure.
#include "indexer/cite/reference_lists.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/text/fold.h"
#include "indexer/cite/note_words.h"
#include "indexer/cite/reference_signs.h"

namespace apud {
namespace {

constexpr std::size_t kLongestHead = 60;       // bytes
constexpr std::uint32_t kLongestEntry = 2000;  // bytes that are looked at for its end

// Letters and blanks of the folded text, numbering left out.
std::string bare(std::string_view heading) {
  std::string out;
  for (const char c : folded_name(heading)) {
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool starts_entry(std::string_view text) {
  NoteWords words;
  words.read(text.substr(0, std::min<std::size_t>(text.size(), 240)));
  std::uint32_t first = 0;
  if (words.is_mark(0, "[") && words.number(1) && words.is_mark(2, "]")) return true;
  if (words.number(0) && words.is_mark(1, ".") && words.capital(2)) first = 2;
  if (words.is_any(first, {"—", "–", "_"}) || text.starts_with("---") || text.starts_with("___")) return true;
  if (words.opens_quote(first)) return true;
  if (begins_with_names(words, first, words.size())) return true;
  if (!words.capital(first)) return false;
  // "Northern Rivers Trust. (2020a)." or "Northern Rivers Trust (2020a)"
  for (std::uint32_t i = first; i < std::min(words.size(), first + 14); ++i)
    if (words.is_mark(i, "(")) return words.year(i + 1) != 0;
  return false;
}

// Whether the entry in hand has what entries have, and ends here.
bool is_complete(std::string_view entry) {
  while (!entry.empty() && entry.back() == ' ') entry.remove_suffix(1);
  if (entry.size() < 20) return false;
  const char last = entry.back();
  const std::size_t blank = entry.rfind(' ');
  const std::string_view word = entry.substr(blank == std::string_view::npos ? 0 : blank + 1);
  const bool address = word.find("://") != std::string_view::npos || word.find("10.") == 0 || word.find("www.") == 0;
  if (last != '.' && last != ')' && last != ']' && !address) return false;
  NoteWords words;
  words.read(entry);
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words.year(i) != 0 || words.kind(i) == WordKind::kAddress || words.is_any(i, {"forthcoming", "n"})) return true;
  return false;
}

// Calls use(at) with the offset in the text at which each further line of the source begins, until it says false.
template <typename Use>
void for_each_line(const Block& block, const SourceText& source, const Use& use) {
  std::uint32_t line = 0;
  // A run begins where the text does not follow the source byte by byte, as at each line end.
  for (const Run& run : block.map.runs()) {
    if (run.source >= source.text().size() || run.text >= block.text.size()) return;
    const bool fresh = source.line_of(run.source) != line;
    line = source.line_of(run.source + (run.length > 0 ? run.length - 1 : 0));
    if (fresh && run.text > 0 && !use(run.text)) return;
  }
}

// Where the text behind the head of a list begins, if the paragraph's first line is one; else 0.
std::uint32_t behind_head(const Block& block, const SourceText& source) {
  std::uint32_t behind = 0;
  for_each_line(block, source, [&](std::uint32_t at) {
    if (names_reference_list(std::string_view(block.text).substr(0, at))) behind = at;
    return false;
  });
  return behind;
}

}  // namespace

bool names_reference_list(std::string_view heading) {
  if (heading.size() > kLongestHead) return false;
  static constexpr std::array<std::string_view, 33> kNames = {"references",
                                                              "bibliography",
                                                              "works cited",
                                                              "literature",
                                                              "literature cited",
                                                              "reference list",
                                                              "list of references",
                                                              "select bibliography",
                                                              "selected bibliography",
                                                              "sources",
                                                              "sources cited",
                                                              "cited works",
                                                              "cited literature",
                                                              "works consulted",
                                                              "primary sources",
                                                              "secondary sources",
                                                              "further reading",
                                                              "references cited",
                                                              "selected references",
                                                              "bibliographic references",
                                                              "bibliographical references",
                                                              "sources and literature",
                                                              "bibliography and sources",
                                                              "works referenced",
                                                              "published sources",
                                                              "unpublished sources",
                                                              "literaturverzeichnis",
                                                              "literatur",
                                                              "bibliographie",
                                                              "referenzen",
                                                              "bibliografia",
                                                              "referencias",
                                                              "source list"};
  return std::find(kNames.begin(), kNames.end(), bare(heading)) != kNames.end();
}

std::vector<std::optional<std::uint32_t>> reference_list_blocks(const Document& document, const SourceText& source) {
  std::vector<std::optional<std::uint32_t>> in_list(document.blocks.size());
  bool open = false;
  std::uint8_t level = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const std::string& head = block.text.empty() ? block.title : block.text;
    const bool entry = (block.kind == BlockKind::kParagraph || block.kind == BlockKind::kFootnote) && !block.parent;
    if (names_reference_list(head) && block.kind != BlockKind::kTableRow) {
      open = true;
      level = block.kind == BlockKind::kHeading ? block.level : 0;
    } else if (block.kind == BlockKind::kHeading) {
      open = open && level > 0 && block.level > level;
    } else if (const std::uint32_t behind = entry ? behind_head(block, source) : 0; behind > 0) {
      open = true;
      level = 0;
      in_list[i] = behind;
    } else if (open && entry) {
      in_list[i] = 0;
    }
  }
  return in_list;
}

std::vector<std::uint32_t> entry_starts(const Block& block, std::uint32_t from, const SourceText& source) {
  std::vector<std::uint32_t> starts = {from};
  const std::string_view text = block.text;
  for_each_line(block, source, [&](std::uint32_t at) {
    if (at <= starts.back()) return true;
    const std::uint32_t begin = std::max(starts.back(), at > kLongestEntry ? at - kLongestEntry : 0);
    if (starts_entry(text.substr(at)) && is_complete(text.substr(begin, at - begin))) starts.push_back(at);
    return true;
  });
  return starts;
}

}  // namespace apud
