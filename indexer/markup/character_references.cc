// cmark's table of names; by the rules of HTML some need no semicolon, and numbers mean what browsers make of them.
// Layer 5, pure.
#include "indexer/markup/character_references.h"

#include <cmark-gfm.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>

#include <algorithm>
#include <array>

#include "corpus/text/utf8.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

// Names that need no semicolon, in order.
constexpr std::array<std::string_view, 106> kOldNames{
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",   "Ccedil", "ETH",
    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",     "Ntilde",
    "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",
    "Ugrave", "Uuml",   "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde",
    "auml",   "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute", "ecirc",
    "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute", "icirc",  "iexcl",  "igrave",
    "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",
    "raquo",  "reg",    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml",
};

// The characters that Windows-1252 has at 0x80 to 0x9F; 0 where it has none.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// "&#8217;", "&#x2019"
CharacterReference read_number(std::string_view source) {
  constexpr std::uint32_t kTooLarge = 0x110000;
  std::size_t at = 2;
  const bool hex = at < source.size() && (source[at] == 'x' || source[at] == 'X');
  at += hex ? 1 : 0;
  const std::size_t first = at;
  std::uint32_t value = 0;
  for (; at < source.size(); ++at) {
    const char c = parse::to_lower(source[at]);
    if (!parse::is_digit(c) && !(hex && c >= 'a' && c <= 'f')) break;
    const auto digit = static_cast<std::uint32_t>(parse::is_digit(c) ? c - '0' : c - 'a' + 10);
    value = std::min(kTooLarge, value * (hex ? 16 : 10) + digit);
  }
  CharacterReference reference;
  if (at == first) return reference;
  if (at < source.size() && source[at] == ';') ++at;
  reference.length = static_cast<std::uint32_t>(at);
  if (value >= 0x80 && value < 0xA0 && kWindows[value - 0x80] != 0) value = kWindows[value - 0x80];
  if (value < 0x20 || value == 0x7F)
    reference.text = value == 0 ? "\uFFFD" : " ";
  else
    append_utf8(reference.text, value >= kTooLarge || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value);
  return reference;
}

}  // namespace

CharacterReference read_character_reference(std::string_view source) {
  constexpr std::size_t kLongest = 40;
  const std::size_t semicolon = source.substr(0, kLongest).find(';');
  if (semicolon == std::string_view::npos || source.size() < 3) return {};
  cmark_strbuf decoded;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &decoded, 8);
  const std::string_view inside = source.substr(1, semicolon);
  const bufsize_t length = houdini_unescape_ent(&decoded, reinterpret_cast<const std::uint8_t*>(inside.data()),
                                                static_cast<bufsize_t>(inside.size()));
  CharacterReference reference;
  if (length > 0) {
    reference.length = static_cast<std::uint32_t>(length) + 1;
    reference.text.assign(cmark_strbuf_cstr(&decoded), static_cast<std::size_t>(decoded.size));
  }
  cmark_strbuf_free(&decoded);
  return reference;
}

CharacterReference read_html_reference(std::string_view source, bool in_attribute) {
  if (source.size() < 3) return {};
  for (const auto& [name, text] : {std::pair("&amp;", "&"), std::pair("&lt;", "<"), std::pair("&gt;", ">"),
                                   std::pair("&quot;", "\""), std::pair("&nbsp;", "\u00A0")})
    if (source.starts_with(name)) return {static_cast<std::uint32_t>(std::string_view(name).size()), text};
  if (source[1] == '#') return read_number(source);
  if (!parse::is_letter(source[1])) return {};
  CharacterReference reference = read_character_reference(source);
  if (reference.length > 0) return reference;
  for (std::size_t length = std::min<std::size_t>(6, source.size() - 1); length >= 2; --length) {
    const std::string_view name = source.substr(1, length);
    if (!std::binary_search(kOldNames.begin(), kOldNames.end(), name)) continue;
    const char behind = length + 1 < source.size() ? source[length + 1] : ' ';
    if (in_attribute && (behind == '=' || parse::is_letter(behind) || parse::is_digit(behind))) return {};
    reference = read_character_reference("&" + std::string(name) + ";");
    reference.length = static_cast<std::uint32_t>(length + 1);
    return reference;
  }
  return {};
}

std::string without_references(std::string_view html, bool in_attribute) {
  std::string text;
  while (!html.empty()) {
    const std::size_t at = std::min(html.find('&'), html.size());
    text += html.substr(0, at);
    html.remove_prefix(at);
    if (html.empty()) break;
    const CharacterReference reference = read_html_reference(html, in_attribute);
    text += reference.length > 0 ? std::string_view(reference.text) : "&";
    html.remove_prefix(std::max(1U, reference.length));
  }
  return text;
}

}  // namespace apud::markup
