// Labels of floats. What follows a label decides whether it begins a caption or a sentence about it.
// Layer 4, pure.
#include "indexer/parse/captions.h"

#include <array>

#include "indexer/parse/characters.h"
#include "indexer/parse/lines.h"

namespace apud::parse {
namespace {

struct LabelWord {
  std::string_view word;
  BlockKind kind;
  std::string_view label;
};

constexpr std::array<LabelWord, 9> kLabelWords{{{"Box", BlockKind::kBox, "Box"},
                                                {"Table", BlockKind::kTable, "Table"},
                                                {"Figure", BlockKind::kFigure, "Figure"},
                                                {"Fig.", BlockKind::kFigure, "Figure"},
                                                {"Chart", BlockKind::kFigure, "Chart"},
                                                {"Map", BlockKind::kFigure, "Map"},
                                                {"Exhibit", BlockKind::kFigure, "Exhibit"},
                                                {"Panel", BlockKind::kBox, "Panel"},
                                                {"Sidebar", BlockKind::kBox, "Sidebar"}}};

// "11.3", "2", "A.1", "5-1", "IV": digits, dots and dashes after at most one letter, or a roman numeral.
std::size_t number_length(std::string_view words) {
  std::size_t at = 0;
  if (!words.empty() && is_upper(words[0])) ++at;
  if (at == 1 && words.size() > 1 && (words[1] == '.' || words[1] == '-')) ++at;
  const std::size_t digits = at;
  while (at < words.size() && (is_digit(words[at]) || ((words[at] == '.' || words[at] == '-') && at > digits &&
                                                       at + 1 < words.size() && is_digit(words[at + 1]))))
    ++at;
  if (at > digits) {
    if (at < words.size() && is_lower(words[at]) && (at + 1 == words.size() || !is_letter(words[at + 1]))) ++at;
    return at > 12 ? 0 : at;
  }
  at = 0;
  while (at < words.size() && (words[at] == 'I' || words[at] == 'V' || words[at] == 'X')) ++at;
  return at > 0 && at < 6 ? at : 0;
}

bool is_junk(std::string_view words, std::size_t at) { return words.substr(at).starts_with("\xEF\xBF\xBD"); }

}  // namespace

std::optional<Caption> parse_caption(std::string_view words) {
  for (const auto& [word, kind, label] : kLabelWords) {
    if (words.size() <= word.size() || !equals_ignoring_case(words.substr(0, word.size()), word)) continue;
    if (!is_upper(words[0])) continue;
    std::size_t at = word.size();
    const std::uint32_t blank = blank_length(words, static_cast<std::uint32_t>(at));
    if (blank == 0 && word.back() != '.') continue;
    at += blank;
    const std::size_t number = number_length(words.substr(at));
    if (number == 0) continue;
    Caption caption{.kind = kind, .label = std::string(label) + " " + std::string(words.substr(at, number))};
    at += number;
    if (at == words.size()) {
      caption.length = at;
      caption.certain = true;
      return caption;
    }
    std::size_t blanks = 0;
    bool wide = false, stop = false;
    while (at < words.size()) {
      const std::uint32_t length = is_junk(words, at) ? 3 : blank_length(words, static_cast<std::uint32_t>(at));
      const char c = words[at];
      if (length > 0) {
        wide |= length > 1 || c == '\t';
        ++blanks;
        at += length;
      } else if (!stop && (c == ':' || c == '.' || c == '|')) {
        stop = true;
        ++at;
      } else if (!stop && (words.substr(at).starts_with("\u2014") || words.substr(at).starts_with("\u2013"))) {
        stop = true;
        at += 3;
      } else {
        break;
      }
    }
    caption.length = at;
    caption.certain = wide || stop || blanks >= 2 || at == words.size();
    if (blanks == 0 && !stop) return std::nullopt;
    const bool title = at == words.size() || starts_upper(words.substr(at)) || is_digit(words[at]);
    return title ? std::optional(caption) : std::nullopt;
  }
  return std::nullopt;
}

bool is_source_line(std::string_view words) {
  for (const std::string_view head :
       {"Source:", "Sources:", "Data source:", "Data sources:", "Source.", "SOURCE:", "SOURCES:", "Source :"})
    if (words.starts_with(head)) return true;
  return false;
}

}  // namespace apud::parse
