// Folds a code point at a time, so that no run of marks costs more than its length.
// Layer 0, pure.
#include "corpus/text/fold.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

// Marks that only tell letters of one kind apart: accents, Hebrew points, Arabic vowels, marks for symbols.
bool is_accent(std::int32_t code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x483 && code <= 0x489) || (code >= 0x591 && code <= 0x5C7) ||
         (code >= 0x610 && code <= 0x61A) || (code >= 0x64B && code <= 0x65F) || code == 0x670 ||
         (code >= 0x1AB0 && code <= 0x1AFF) || (code >= 0x1DC0 && code <= 0x1DFF) ||
         (code >= 0x20D0 && code <= 0x20FF) || (code >= 0xFE20 && code <= 0xFE2F);
}

// Letters and signs for which Unicode has no decomposition; "" for all others.
std::string_view plain_form(std::int32_t code) {
  switch (code) {
    case 0xE6: return "ae";
    case 0xF0: return "d";
    case 0xF8: return "o";
    case 0xFE: return "th";
    case 0x111: return "d";
    case 0x127: return "h";
    case 0x131: return "i";
    case 0x138: return "k";
    case 0x142: return "l";
    case 0x14B: return "n";
    case 0x153: return "oe";
    case 0x167: return "t";
    case 0x180: return "b";
    case 0x19A: return "l";
    case 0x1B6: return "z";
    case 0x268: return "i";
    case 0x289: return "u";
    // Apostrophes, the signs that stand in for them in transliterations, and the prime.
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2BE:
    case 0x2BF:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032: return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E: return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return "-";
    default: return {};
  }
}

constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

char folded_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '`' ? '\'' : c; }

// Appends the folded form of a code point beyond ASCII.
void append_folded_point(std::int32_t code, std::string& out) {
  if (const std::string_view plain = plain_form(code); !plain.empty()) {
    out += plain;
    return;
  }
  if (code >= 0xAC00 && code <= 0xD7A3) {  // Korean syllables are letters, though they have parts
    append_utf8(out, static_cast<char32_t>(code));
    return;
  }
  std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition has 18
  int boundary = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(code, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), kOptions, &boundary);
  if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
    append_utf8(out, static_cast<char32_t>(code));
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const std::int32_t part = parts[static_cast<std::size_t>(i)];
    if (part < 0x80) {
      out += folded_ascii(static_cast<char>(part));
    } else if (const std::string_view plain = plain_form(part); !plain.empty()) {
      out += plain;
    } else if (!is_accent(part)) {
      append_utf8(out, static_cast<char32_t>(part));
    }
  }
}

bool is_blank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F;
}

}  // namespace

void append_folded_text(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += folded_ascii(c);
      ++at;
      continue;
    }
    const Utf8Step step = utf8_step(text.substr(at));
    utf8proc_int32_t code = 0xFFFD;
    if (step.valid)
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                       static_cast<utf8proc_ssize_t>(step.length), &code);
    append_folded_point(code, out);
    at += step.length;
  }
}

std::string folded_name(std::string_view name) {
  std::string text;
  text.reserve(name.size());
  append_folded_text(name, text);
  std::size_t size = 0;
  for (const char c : text) {
    if (!is_blank(c)) {
      text[size++] = c;
    } else if (size > 0 && text[size - 1] != ' ') {
      text[size++] = ' ';
    }
  }
  if (size > 0 && text[size - 1] == ' ') --size;
  text.resize(size);
  return text;
}

}  // namespace apud
