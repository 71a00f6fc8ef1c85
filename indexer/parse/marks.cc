// A mark is told by what it is glued to and by what follows; its number is judged later, against the notes.
// Layer 4, pure.
#include "indexer/parse/marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/parse/characters.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostDigits = 4;

// Words whose full stop is followed by a number that is theirs: "p.3", "no.4".
bool is_number_word(std::string_view word) {
  constexpr std::array<std::string_view, 17> kWords{"p",   "pp", "no",   "nos", "vol", "vols", "fig", "figs", "sec",
                                                    "art", "ch", "para", "n",   "nn",  "v",    "ver", "eq"};
  return std::any_of(kWords.begin(), kWords.end(), [&](auto w) { return equals_ignoring_case(w, word); });
}

std::string_view word_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  std::uint32_t start = at;
  while (start > begin && is_word_byte(text[start - 1])) --start;
  return text.substr(start, at - start);
}

bool ends_mark(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return true;
  const char32_t next = code_point_at(text, at).value;
  if (blank_length(text, at) > 0) return true;
  return next == '.' || next == ',' || next == ';' || next == ':' || next == ')' || next == ']' || next == '"' ||
         next == '?' || next == '!' || next == 0x201D || next == 0x2019 || next == 0x2014;
}

// "in December 2016,19": four digits before the comma are no thousands.
bool ends_in_year(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  std::uint32_t start = at;
  while (start > begin && is_digit(text[start - 1])) --start;
  const std::string_view digits = text.substr(start, at - start);
  return digits.size() == 4 && (digits.starts_with("1") || digits.starts_with("20")) &&
         (start == begin || text[start - 1] == ' ');
}

enum class Glue : std::uint8_t { kNone, kWeak, kStrong };

// What stands before the digits at `at`.
Glue glue_before(std::string_view text, const Line& line, std::uint32_t at, std::uint32_t end) {
  if (at <= line.words.begin) return Glue::kNone;
  const CodePoint before = code_point_before(text, at);
  const char32_t c = before.value;
  if (c == ':' && at >= line.words.begin + 2 && is_digit(text[at - 2])) return Glue::kNone;  // "10:30"
  if (c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == '"' || c == '!' || c == '?' || c == ';' || c == ':')
    return c == ':' && at + 1 < line.words.end && is_digit(text[at + 1]) ? Glue::kWeak : Glue::kStrong;
  if (c == '.' || c == ',') {
    const std::uint32_t stop = at - 1;
    // A line that is ".12" alone: what it hangs on was blacked out.
    if (stop == line.words.begin && c == '.' && end == line.words.end) return Glue::kWeak;
    if (stop == line.words.begin || text[stop - 1] == ' ') return Glue::kNone;
    if (c == '.' && is_number_word(word_before(text, line.words.begin, stop))) return Glue::kNone;
    if (!is_digit(text[stop - 1])) return Glue::kStrong;
    if (c == ',' && ends_in_year(text, line.words.begin, stop)) return Glue::kWeak;
    // Decimals and thousands, unless a sentence ended with a year or another number.
    const bool capital = end + 1 < text.size() && (end >= line.words.end || starts_upper(text.substr(end + 1, 8)));
    return c == '.' && capital ? Glue::kWeak : Glue::kNone;
  }
  if (c < 0x80 ? !is_letter(static_cast<char>(c)) : (c >= 0x2000 && c < 0x2070)) return Glue::kNone;
  const std::string_view word = word_before(text, line.words.begin, at);
  return word.size() >= 3 ? Glue::kWeak : Glue::kNone;
}

void add_digits(std::string_view text, const Line& line, std::uint32_t index, std::uint32_t at, std::uint32_t end,
                std::vector<Mark>& marks) {
  if (end - at > kMostDigits || text[at] == '0') return;
  const int number = decimal_value(text.substr(at, end - at));
  if (at > line.words.begin && text[at - 1] == '[' && end < line.words.end && text[end] == ']' &&
      (end + 1 >= line.words.end || text[end + 1] != '(')) {
    if (at - 1 == line.words.begin) return;  // "[1] Smith" begins a note or a reference
    marks.push_back({{at - 1, end + 1}, number, index, true});
    return;
  }
  if (!ends_mark(text, end, line.words.end)) return;
  if (end + 1 < line.words.end && (text[end] == '.' || text[end] == ',' || text[end] == ':') && is_digit(text[end + 1]))
    return;
  const Glue glue = glue_before(text, line, at, end);
  if (glue != Glue::kNone) marks.push_back({{at, end}, number, index, glue == Glue::kStrong});
}

// "¹²": U+00B9, U+00B2, U+00B3, U+2070, U+2074-2079.
std::optional<int> superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return std::nullopt;
}

std::uint32_t add_sign(std::string_view text, const Line& line, std::uint32_t index, std::uint32_t at,
                       std::vector<Mark>& marks) {
  CodePoint point = code_point_at(text, at);
  std::uint32_t end = at;
  if (superscript_digit(point.value)) {
    int number = 0;
    while (end < line.words.end && end - at < 12) {
      point = code_point_at(text, end);
      const auto digit = superscript_digit(point.value);
      if (!digit) break;
      number = number * 10 + *digit;
      end += point.length;
    }
    if (at > line.words.begin && text[at - 1] != ' ' && number > 0 && !is_digit(text[at - 1]))
      marks.push_back({{at, end}, number, index, true});
    return end;
  }
  end = at + point.length;
  const bool dagger = point.value == 0x2020 || point.value == 0x2021;
  if (dagger && at > line.words.begin && text[at - 1] != ' ')
    marks.push_back({{at, end}, point.value == 0x2020 ? -3 : -4, index, true});
  return end;
}

void add_stars(std::string_view text, const Line& line, std::uint32_t index, std::uint32_t at, std::uint32_t end,
               std::vector<Mark>& marks) {
  if (end - at <= 2 && at > line.words.begin && text[at - 1] != ' ' && text[at - 1] != '*' &&
      ends_mark(text, end, line.words.end))
    marks.push_back({{at, end}, -static_cast<int>(end - at), index, false});
}

}  // namespace

// Markdown's "[^4]", unless it begins the note itself.
std::uint32_t add_reference(std::string_view text, const Line& line, std::uint32_t index, std::uint32_t at,
                            std::vector<Mark>& marks) {
  if (text.substr(at, 2) != "[^" || at == line.words.begin) return at + 1;
  std::uint32_t end = at + 2;
  while (end < line.words.end && is_digit(text[end])) ++end;
  if (end == at + 2 || end >= line.words.end || text[end] != ']') return at + 1;
  marks.push_back({{at, end + 1}, decimal_value(text.substr(at + 2, end - at - 2)), index, true});
  return end + 1;
}

// Bytes at which a mark may begin: digits, '*', '[', and the first bytes of raised digits and daggers.
constexpr std::array<bool, 256> kMayBegin = [] {
  std::array<bool, 256> may{};
  for (int c = '0'; c <= '9'; ++c) may[static_cast<std::size_t>(c)] = true;
  may['*'] = may['['] = may[0xC2] = may[0xE2] = true;
  return may;
}();

void find_marks(std::string_view text, const Line& line, std::uint32_t index, std::vector<Mark>& marks) {
  const std::uint32_t end = line.words.end;
  for (std::uint32_t at = line.words.begin; at < end;) {
    const auto c = static_cast<std::uint8_t>(text[at]);
    if (!kMayBegin[c]) {
      ++at;
    } else if (c == '[') {
      at = add_reference(text, line, index, at, marks);
    } else if (is_digit(text[at])) {
      std::uint32_t stop = at + 1;
      while (stop < end && is_digit(text[stop])) ++stop;
      add_digits(text, line, index, at, stop, marks);
      at = stop;
    } else if (c == '*') {
      std::uint32_t stop = at + 1;
      while (stop < end && text[stop] == '*') ++stop;
      add_stars(text, line, index, at, stop, marks);
      at = stop;
    } else if (c == 0xC2 || (c == 0xE2 && at + 1 < end && static_cast<std::uint8_t>(text[at + 1]) <= 0x81)) {
      at = add_sign(text, line, index, at, marks);
    } else {
      ++at;
    }
  }
}

}  // namespace apud::parse
