// A head may hold a year and a chapter's number too: the number of a page is the one whose distance to the page's
// ordinal other pages share.
// Layer 4, pure.
#include "indexer/parse/page_labels.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

enum class Style : std::uint8_t { kArabic, kLowerRoman, kUpperRoman };

struct Printed {
  Style style = Style::kArabic;
  int value = 0;
};

using Distance = std::pair<Style, int>;  // of a printed number to its page's ordinal

std::string text_of(Printed printed) {
  if (printed.style == Style::kArabic) return std::to_string(printed.value);
  constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string text;
  for (const auto& [value, signs] : kSigns)
    for (; printed.value >= value; printed.value -= value) text += signs;
  if (printed.style == Style::kUpperRoman)
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 32); });
  return text;
}

std::optional<Printed> printed_number(std::string_view word) {
  if (word.empty() || word.size() > 8) return std::nullopt;
  if (std::all_of(word.begin(), word.end(), is_digit)) {
    if (word.size() > 5) return std::nullopt;
    return Printed{Style::kArabic, decimal_value(word)};
  }
  const auto value = roman_value(word);
  if (!value || *value > 300) return std::nullopt;
  return Printed{is_upper(word[0]) ? Style::kUpperRoman : Style::kLowerRoman, *value};
}

// "- 12 -", "| 12", "[12]" without their frames.
std::string_view without_frame(std::string_view words) {
  constexpr std::array<std::string_view, 8> kFrames{"-", "\u2013", "\u2014", "|", "[", "]", " ", "."};
  const auto trim = [&](std::string_view frame) {
    const std::size_t before = words.size();
    if (words.starts_with(frame)) words.remove_prefix(frame.size());
    if (words.ends_with(frame)) words.remove_suffix(frame.size());
    return words.size() < before;
  };
  while (std::any_of(kFrames.begin(), kFrames.end(), trim)) {
  }
  return words;
}

// The first and the last word of a line of furniture, where they are numbers.
void add_numbers(std::string_view words, std::vector<Printed>& found) {
  words = without_frame(words);
  const std::size_t first = std::min(words.find(' '), words.size());
  const std::size_t last = words.rfind(' ') == std::string_view::npos ? 0 : words.rfind(' ') + 1;
  if (const auto number = printed_number(words.substr(0, first))) found.push_back(*number);
  if (last == 0) return;
  if (const auto number = printed_number(words.substr(last))) found.push_back(*number);
}

}  // namespace

std::vector<std::string> printed_page_labels(std::string_view text, const std::vector<Line>& lines,
                                             std::uint32_t pages) {
  std::vector<std::vector<Printed>> numbers(pages);
  for (const Line& line : lines)
    if (line.role == LineRole::kFurniture && line.page < pages) add_numbers(words_of(text, line), numbers[line.page]);
  std::map<Distance, std::uint32_t> votes;
  const auto distance = [](Printed printed, std::uint32_t page) {
    return Distance{printed.style, printed.value - static_cast<int>(page) - 1};
  };
  for (std::uint32_t p = 0; p < pages; ++p)
    for (const Printed number : numbers[p]) ++votes[distance(number, p)];
  std::vector<std::optional<Distance>> known(pages);
  for (std::uint32_t p = 0; p < pages; ++p) {
    std::uint32_t most = pages > 2 ? 1 : 0;  // one page alone tells nothing where others could agree
    for (const Printed number : numbers[p])
      if (const std::uint32_t count = votes[distance(number, p)]; count > most) {
        most = count;
        known[p] = distance(number, p);
      }
  }
  // Pages without a number between two that agree, and the first one of a run.
  std::vector<std::string> labels(pages);
  std::optional<std::uint32_t> before;
  const auto label = [&](std::uint32_t page, const Distance& from) {
    const int value = from.second + static_cast<int>(page) + 1;
    if (value > 0) labels[page] = text_of({from.first, value});
  };
  for (std::uint32_t p = 0; p < pages; ++p) {
    if (!known[p]) continue;
    const bool agree = before && known[*before] == known[p];
    const std::uint32_t from = agree ? *before + 1 : p > 0 && !known[p - 1] ? p - 1 : p;
    for (std::uint32_t q = from; q <= p; ++q)
      if (q == p || !known[q]) label(q, *known[p]);
    before = p;
  }
  if (std::all_of(labels.begin(), labels.end(), [](const std::string& each) { return each.empty(); })) labels.clear();
  return labels;
}

}  // namespace apud::parse
