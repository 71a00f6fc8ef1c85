// Layer 2, pure.
#include "corpus/citations/field_text.h"

#include "corpus/text/utf8.h"

namespace apud {
namespace {

bool is_blank(std::string_view character) {
  static constexpr std::string_view kBlanks[] = {" ",  "\t",     "\n",     "\r",     "\f",
                                                 "\v", "\u0085", "\u00A0", "\u2028", "\u2029"};
  for (const std::string_view blank : kBlanks)
    if (character == blank) return true;
  return false;
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;  // U+0080 to U+009F
}

}  // namespace

std::string valid_text(std::string_view text) {
  if (valid_utf8_prefix(text) == text.size()) return std::string(text);
  std::string mended;
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step step = utf8_step(text.substr(i));
    if (step.valid)
      mended.append(text, i, step.length);
    else
      append_utf8(mended, 0xFFFD);
    i += step.length;
  }
  return mended;
}

std::string one_line(std::string_view text) {
  const std::string valid = valid_text(text);
  std::string line;
  bool blank = false;
  for (std::size_t i = 0; i < valid.size();) {
    const std::string_view rest = std::string_view(valid).substr(i);
    const std::string_view character = rest.substr(0, utf8_step(rest).length);
    i += character.size();
    if (is_blank(character)) {
      blank = true;
    } else if (!is_control(character)) {
      if (blank && !line.empty()) line += ' ';
      blank = false;
      line += character;
    }
  }
  return line;
}

std::string safe_url(std::string_view url) {
  constexpr std::string_view kUnsafe = " \"'<>\\^`{|}";
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string safe;
  for (const char c : one_line(url)) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUnsafe.find(c) != std::string_view::npos)
      safe.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    else
      safe += c;
  }
  return safe;
}

}  // namespace apud
