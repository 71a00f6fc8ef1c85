// Widths come from the C library's own table in C.UTF-8, which every Debian has; it is only loaded when a character
// beyond the common European ones turns up, so that most runs never pay for it. ICU would cost 1 ms at every start.
// Layer 7.
#include "query/render/characters.h"

#include <locale.h>
#include <wchar.h>

#include <algorithm>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

char32_t code_point(std::string_view character) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(character[at]); };
  switch (character.size()) {
    case 1: return byte(0);
    case 2: return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    case 3: return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    default: return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  }
}

unsigned library_width(char32_t code) {
  static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (utf8 == nullptr) return 1;
  const locale_t before = uselocale(utf8);
  const int width = wcwidth(static_cast<wchar_t>(code));
  uselocale(before);
  return width < 0 ? 1 : static_cast<unsigned>(width);
}

unsigned width_of(char32_t code) {
  const bool common = code < 0x300 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205E) ||
                      (code >= 0x2190 && code <= 0x2193) || (code >= 0x2500 && code <= 0x257F);  // arrows, lines
  return common && code != 0xAD ? 1 : library_width(code);
}

bool is_blank(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x3000 || code == 0x85;
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

// One character of valid text, as it stands at `begin`.
struct Character {
  Span span;
  unsigned width;
  bool space;
};

Character character_at(std::string_view text, std::uint32_t begin) {
  const auto byte = static_cast<unsigned char>(text[begin]);
  if (byte < 0x80) return {{begin, begin + 1}, 1, byte == ' '};
  const std::uint32_t length = utf8_step(text.substr(begin)).length;
  const char32_t code = code_point(text.substr(begin, length));
  return {{begin, begin + length}, width_of(code), code == ' '};
}

// What a line cannot be broken in: a word, or a wide character with what combines with it.
Character next_atom(std::string_view text, std::uint32_t begin) {
  Character atom = character_at(text, begin);
  const bool wide = atom.width == 2;
  while (atom.span.end < text.size()) {
    const Character next = character_at(text, atom.span.end);
    if (next.space || (next.width > 0 && (wide || next.width == 2))) break;
    atom.span.end = next.span.end;
    atom.width += next.width;
  }
  return atom;
}

// The part of an atom that fits into `width` columns; at least one character.
Character beginning_of(std::string_view text, const Character& atom, unsigned width) {
  Character part = character_at(text, atom.span.begin);
  while (part.span.end < atom.span.end) {
    const Character next = character_at(text, part.span.end);
    if (part.width + next.width > width) break;
    part.span.end = next.span.end;
    part.width += next.width;
  }
  return part;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string valid;
  while (!text.empty()) {
    const std::size_t good = valid_utf8_prefix(text);
    valid += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    valid += kReplacement;
    text.remove_prefix(utf8_step(text).length);
  }
  return valid;
}

std::string interchangeable(std::string_view text) {
  std::string out = valid_utf8(text);
  for (std::size_t at = out.find("\xEF\xBF"); at != std::string::npos; at = out.find("\xEF\xBF", at + 3))
    if (static_cast<unsigned char>(out[at + 2]) >= 0xBE) out.replace(at, 3, kReplacement);
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  bool blank = false;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > ' ' && byte < 0x7F) {  // most of all text
      out += text[at++];
      blank = false;
      continue;
    }
    const Utf8Step step = utf8_step(text.substr(at));
    const std::string_view character = text.substr(at, step.length);
    const char32_t code = step.valid ? code_point(character) : 0;
    at += step.length;
    if (step.valid && is_blank(code)) {
      if (!blank) out += ' ';
      blank = true;
      continue;
    }
    blank = false;
    if (!step.valid || is_control(code))
      out += kReplacement;
    else
      out += character;
  }
  return out;
}

unsigned columns(std::string_view text) {
  unsigned width = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    width += character.width;
    at = character.span.end;
  }
  return width;
}

std::vector<Span> wrap(std::string_view text, unsigned first, unsigned rest) {
  std::vector<Span> lines;
  Span line;
  unsigned used = 0, width = std::max(first, 1u);
  const auto end_line = [&] {
    lines.push_back(line);
    line = {};
    used = 0;
    width = std::max(rest, 1u);
  };
  for (std::uint32_t at = 0;;) {
    const std::uint32_t before = at;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at == text.size()) break;
    Character atom = next_atom(text, at);
    const unsigned gap = used > 0 ? at - before : 0;
    if (used > 0 && used + gap + atom.width > width) {
      end_line();
    } else {
      used += gap;
    }
    if (atom.width > width) atom = beginning_of(text, atom, width - std::min(width, used));
    if (line.empty()) line.begin = atom.span.begin;
    line.end = at = atom.span.end;
    used += atom.width;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

std::string shortened(std::string_view text, unsigned width) {
  if (columns(text) <= width) return std::string(text);
  if (width == 0) return "";
  unsigned used = 0;
  std::uint32_t end = 0;
  while (end < text.size()) {
    const Character character = character_at(text, end);
    if (used + character.width > width - 1) break;
    used += character.width;
    end = character.span.end;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string text, unsigned width) {
  const unsigned used = columns(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

}  // namespace apud
