// Numbers of headings. A number alone proves nothing: the flow decides with the lines around it.
// Layer 4, pure.
#include "indexer/parse/numbering.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"
#include "indexer/parse/lines.h"

namespace apud::parse {
namespace {

int roman_digit(char c) {
  switch (to_lower(c)) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    case 'c': return 100;
    case 'd': return 500;
    case 'm': return 1000;
    default: return 0;
  }
}

std::string roman_of(int value) {
  constexpr std::array<std::pair<int, const char*>, 13> kParts{{{1000, "m"},
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
  std::string numeral;
  for (const auto& [size, digits] : kParts)
    for (; value >= size; value -= size) numeral += digits;
  return numeral;
}

constexpr std::array<std::string_view, 10> kWords{"chapter", "part",     "section", "appendix", "annex",
                                                  "book",    "division", "title",   "article",  "volume"};

bool is_junk(std::string_view words, std::size_t at) { return words.substr(at).starts_with("\xEF\xBF\xBD"); }

// Full stop, bracket or the junk that stands for one; then the blanks before the title.
bool parse_separator(std::string_view words, std::size_t at, Numbering& numbering) {
  if (at < words.size() && (words[at] == '.' || words[at] == ')')) {
    numbering.dotted = true;
    ++at;
  } else if (is_junk(words, at)) {
    numbering.dotted = numbering.repaired = true;
    at += 3;
  }
  std::size_t blanks = 0;
  bool wide = false;
  for (; at < words.size(); ++blanks) {
    const std::uint32_t length = is_junk(words, at) ? 3 : blank_length(words, static_cast<std::uint32_t>(at));
    if (length == 0) break;
    wide |= length > 1 || words[at] == '\t';
    at += length;
  }
  numbering.spaced = wide || blanks >= 2;
  numbering.length = at;
  return blanks > 0 || at == words.size();
}

std::optional<Numbering> parse_word_numbering(std::string_view words) {
  if (!is_upper(words[0])) return std::nullopt;
  const std::string_view word = first_word(words);
  if (word.size() < 4 || word.size() > 8 || word.size() == words.size()) return std::nullopt;
  const char next = words[word.size() + 1 < words.size() ? word.size() + 1 : word.size()];
  if (!is_digit(next) && !is_upper(next)) return std::nullopt;
  if (std::none_of(kWords.begin(), kWords.end(), [&](auto w) { return equals_ignoring_case(w, word); }) ||
      !starts_upper(word))
    return std::nullopt;
  std::string_view rest = words.substr(word.size() + 1);
  const std::string_view number = rest.substr(0, rest.find_first_of(" .:\t\xE2\xEF"));
  const bool digits = !number.empty() && std::all_of(number.begin(), number.end(), is_digit) && number.size() < 5;
  const bool letter = number.size() == 1 && is_upper(number[0]);
  if (!digits && !letter && (!roman_value(number) || !is_upper(number[0]))) return std::nullopt;
  Numbering numbering{.style = NumberStyle::kWord, .number = std::string(word) + " " + std::string(number)};
  numbering.value = digits ? decimal_value(number) : letter ? number[0] - 'A' + 1 : *roman_value(number);
  std::size_t at = word.size() + 1 + number.size();
  while (at < words.size() && (words[at] == ':' || words[at] == '.' || words[at] == ' ')) ++at;
  while (at < words.size() && (is_junk(words, at) || blank_length(words, static_cast<std::uint32_t>(at)) > 0))
    at += is_junk(words, at) ? 3 : blank_length(words, static_cast<std::uint32_t>(at));
  numbering.length = at;
  numbering.dotted = true;
  return numbering;
}

std::optional<Numbering> parse_digits(std::string_view words) {
  Numbering numbering;
  std::size_t at = 0, part = 0;
  while (true) {
    part = at;
    while (at < words.size() && is_digit(words[at])) ++at;
    if (at == part || at - part > 3) return std::nullopt;
    if (at + 1 >= words.size() || words[at] != '.' || !is_digit(words[at + 1])) break;
    ++at, ++numbering.depth;
  }
  if (numbering.depth > 8) return std::nullopt;
  numbering.style = numbering.depth > 1 ? NumberStyle::kDecimal : NumberStyle::kArabic;
  numbering.number = words.substr(0, at);
  numbering.value = decimal_value(words.substr(part, at - part));
  if (!parse_separator(words, at, numbering)) return std::nullopt;
  return numbering;
}

std::optional<Numbering> parse_letters(std::string_view words) {
  const bool bracket = words.front() == '(';
  const std::size_t begin = bracket ? 1 : 0;
  std::size_t at = begin;
  while (at < words.size() && is_letter(words[at]) && at < begin + 8) ++at;
  const std::string_view numeral = words.substr(begin, at - begin);
  if (numeral.empty()) return std::nullopt;
  Numbering numbering{.number = std::string(numeral)};
  const auto roman = roman_value(numeral);
  const bool single = numeral.size() == 1;
  const char c = numeral[0];
  if (roman && (!single || roman_digit(c) <= 10)) {
    numbering.style = is_upper(c) ? NumberStyle::kUpperRoman : NumberStyle::kLowerRoman;
    numbering.value = *roman;
  } else if (single) {
    numbering.style = is_upper(c) ? NumberStyle::kUpperLetter : NumberStyle::kLowerLetter;
    numbering.value = to_lower(c) - 'a' + 1;
  } else {
    return std::nullopt;
  }
  if (bracket && (at >= words.size() || words[at] != ')')) return std::nullopt;
  // "III.Russian": a converter may lose the blank after a numeral's full stop.
  const bool glued = !single && at + 1 < words.size() && words[at] == '.' && is_upper(words[at + 1]);
  if (!parse_separator(words, at, numbering) && !glued) return std::nullopt;
  return numbering.dotted ? std::optional(numbering) : std::nullopt;
}

}  // namespace

int decimal_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

std::optional<int> roman_value(std::string_view numeral) {
  if (numeral.empty() || numeral.size() > 9) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < numeral.size(); ++i) {
    const int digit = roman_digit(numeral[i]);
    if (digit == 0 || is_upper(numeral[i]) != is_upper(numeral[0])) return std::nullopt;
    const int next = i + 1 < numeral.size() ? roman_digit(numeral[i + 1]) : 0;
    value += digit < next ? -digit : digit;
  }
  if (value <= 0 || value > 3999 || !equals_ignoring_case(roman_of(value), numeral)) return std::nullopt;
  return value;
}

std::optional<Numbering> parse_numbering(std::string_view words) {
  if (words.empty()) return std::nullopt;
  if (is_digit(words[0])) return parse_digits(words);
  if (!is_letter(words[0]) && words[0] != '(') return std::nullopt;
  if (auto numbering = parse_word_numbering(words)) return numbering;
  return parse_letters(words);
}

void split_heading_number(Block& heading) {
  const auto numbering = parse_numbering(heading.text);
  const bool numbered = numbering && (!heading.number.empty() || is_digit(heading.text[0]));
  const std::size_t skip = numbered ? numbering->length : 0;
  heading.title = skip < heading.text.size() ? heading.text.substr(skip) : heading.text;
  if (skip > 0) heading.number = numbering->number;
}

int HeadingLevels::level_of(const Numbering& given) {
  Numbering numbering = given;
  // A single "I", "V", "X" that follows "H", "U", "W" is a letter.
  if (numbering.style == NumberStyle::kUpperRoman || numbering.style == NumberStyle::kLowerRoman) {
    const NumberStyle letters =
        numbering.style == NumberStyle::kUpperRoman ? NumberStyle::kUpperLetter : NumberStyle::kLowerLetter;
    const int as_letter = to_lower(numbering.number[0]) - 'a' + 1;
    for (const Open& open : open_)
      if (open.style == letters && numbering.number.size() == 1 && open.value + 1 == as_letter) {
        numbering.style = letters;
        numbering.value = as_letter;
      }
  }
  // "4" and "4.1" are one scheme: an arabic number is a decimal of depth one.
  const NumberStyle style = numbering.style == NumberStyle::kDecimal ? NumberStyle::kArabic : numbering.style;
  while (!open_.empty()) {
    const auto same = std::find_if(open_.begin(), open_.end(), [&](const Open& open) {
      return open.style == style && open.depth == numbering.depth;
    });
    if (same != open_.end()) {
      open_.erase(same + 1, open_.end());
      same->value = numbering.value;
      return same->level;
    }
    if (style != NumberStyle::kArabic || open_.back().style != style || open_.back().depth < numbering.depth) break;
    open_.pop_back();
  }
  if (style == NumberStyle::kWord) open_.clear();
  const int above = open_.empty() ? marked_ : open_.back().level;
  open_.push_back({style, numbering.depth, numbering.value, std::min(above + 1, 9)});
  return open_.back().level;
}

int HeadingLevels::level_unnumbered(bool upper_case) {
  if (upper_case || open_.empty()) return marked_ + 1;
  return std::min(open_.back().level + 1, 9);
}

int HeadingLevels::level_marked(int marks, const std::optional<Numbering>& numbering) {
  open_.clear();
  marked_ = marks;
  if (!numbering || !is_digit(numbering->number[0])) return marks;
  while (!numbered_.empty() && !numbering->number.starts_with(numbered_.back().number + ".")) numbered_.pop_back();
  if (!numbered_.empty()) marked_ = std::min(numbered_.back().level + 1, 9);
  numbered_.push_back({numbering->number, marked_});
  return marked_;
}

}  // namespace apud::parse
