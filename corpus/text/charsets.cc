// iconv knows the tables.
// Layer 0.
#include "corpus/text/charsets.h"

#include <iconv.h>

#include <algorithm>
#include <string>

namespace apud {
namespace {

constexpr std::size_t kHeadBytes = 2048;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string named_charset(std::string_view page) {
  const std::string head = lower(page.substr(0, kHeadBytes));
  const std::size_t tag = std::min(head.find("<meta"), head.find("<?xml"));
  if (tag == std::string::npos) return "";
  std::size_t at = std::min(head.find("charset=", tag), head.find(" encoding=", tag));
  if (at == std::string::npos) return "";
  at = head.find('=', at) + 1;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  const std::size_t end = head.find_first_of("\"' />;\r\n\t", at);
  return head.substr(at, std::min(end, head.size()) - at);
}

// The code point that one byte stands for: one that iconv takes alone and that gives one character.
char32_t code_of(iconv_t converter, unsigned char byte) {
  char in = static_cast<char>(byte);
  std::array<char, 8> out{};
  char *from = &in, *to = out.data();
  std::size_t left = 1, room = out.size();
  iconv(converter, nullptr, nullptr, nullptr, nullptr);
  if (iconv(converter, &from, &left, &to, &room) != 0 || left != 0 || room != out.size() - 4) return 0xFFFD;
  char32_t code = 0;
  for (std::size_t i = 0; i < 4; ++i) code |= static_cast<char32_t>(static_cast<unsigned char>(out[i])) << (8 * i);
  return code;
}

}  // namespace

std::optional<HighBytes> declared_charset(std::string_view page) {
  const std::string name = named_charset(page);
  if (name.empty() || name.size() > 20 || name.starts_with("utf") || name == "iso-8859-1" || name == "windows-1252" ||
      name == "us-ascii" || name == "latin1")
    return std::nullopt;
  iconv_t const converter = iconv_open("UTF-32LE", name.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  HighBytes table{};
  std::size_t known = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = code_of(converter, static_cast<unsigned char>(0x80 + i));
    known += table[i] != 0xFFFD;
  }
  const bool ascii = code_of(converter, 'A') == U'A';
  iconv_close(converter);
  // Encodings of several bytes a character leave most single bytes unexplained.
  return ascii && known >= 80 ? std::optional(table) : std::nullopt;
}

}  // namespace apud
