// ASCII is answered by tables, Latin letters with accents by their ranges; other scripts have no case.
// Layer 4, pure.
#include "indexer/parse/characters.h"

#include <algorithm>

namespace apud::parse {
namespace {

bool is_upper_point(char32_t c) {
  if (c < 0x80) return is_upper(static_cast<char>(c));
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x17F) return (c % 2 == 0) != ((c >= 0x139 && c <= 0x148) || c >= 0x179);
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool is_lower_point(char32_t c) {
  if (c < 0x80) return is_lower(static_cast<char>(c));
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if (c >= 0x100 && c <= 0x17F) return !is_upper_point(c);
  return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F);
}

bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0x201D || c == 0xAB;
}

bool is_closing(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0x201C || c == 0xBB;
}

CodePoint first_letter(std::string_view words) {
  std::size_t at = 0;
  CodePoint point = code_point_at(words, at);
  while (point.length > 0 && is_opening(point.value)) point = code_point_at(words, at += point.length);
  return point;
}

char32_t last_mark(std::string_view words) {
  std::size_t end = words.size();
  // A note's mark: digits glued to what stands before them.
  std::size_t digits = end;
  while (digits > 0 && is_digit(words[digits - 1])) --digits;
  if (digits < end && end - digits <= 4 && digits > 1 && words[digits - 1] != ' ' && words[digits - 1] != '-' &&
      !is_letter(words[digits - 1]))
    end = digits;
  CodePoint point = code_point_before(words, end);
  while (point.length > 0 && is_closing(point.value)) point = code_point_before(words, end -= point.length);
  return point.length > 0 ? point.value : 0;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u; };
  const std::uint32_t c = byte(at);
  if (c < 0xC0) return {c, 1};
  if (c < 0xE0) return {((c & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
  if (c < 0xF0) return {((c & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
  return {((c & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) | (byte(at + 3) & 0x3F), 4};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<std::uint8_t>(text[start]) & 0xC0) == 0x80) --start;
  CodePoint point = code_point_at(text, start);
  point.length = static_cast<std::uint32_t>(at - start);
  return point;
}

bool starts_lower(std::string_view words) { return is_lower_point(first_letter(words).value); }
bool starts_upper(std::string_view words) { return is_upper_point(first_letter(words).value); }

bool ends_sentence(std::string_view words) {
  const char32_t mark = last_mark(words);
  return mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == 0x2026;
}

bool ends_with_stop(std::string_view words) { return last_mark(words) != ':' && ends_sentence(words); }

bool is_upper_case(std::string_view words) {
  bool letters = false;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = code_point_at(words, at);
    if (is_lower_point(point.value)) return false;
    letters |= is_upper_point(point.value);
    at += point.length;
  }
  return letters;
}

bool is_title_case(std::string_view words) {
  int capital = 0, small = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = words.find(' ', at);
    if (end == std::string_view::npos) end = words.size();
    const std::string_view word = words.substr(at, end - at);
    if (starts_upper(word))
      ++capital;
    else if (word.size() >= 5 && starts_lower(word))
      ++small;
    at = end + 1;
  }
  return capital > 0 && capital >= 2 * small;
}

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }
std::string_view last_word(std::string_view words) {
  const std::size_t at = words.rfind(' ');
  return at == std::string_view::npos ? words : words.substr(at + 1);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

}  // namespace apud::parse
