// Advance widths of a serif face by character.
// Layer 4: data and a sum.
#include "indexer/parse/natural_width.h"

#include <array>

namespace apud::parse {
namespace {

constexpr std::array<std::uint16_t, 128> kWidths = [] {
  std::array<std::uint16_t, 128> widths{};
  widths.fill(500);
  constexpr std::array<std::uint16_t, 26> kSmall{444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778,
                                                 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444};
  constexpr std::array<std::uint16_t, 26> kCapital{722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
                                                   722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611};
  for (std::size_t i = 0; i < 26; ++i) {
    widths['a' + i] = kSmall[i];
    widths['A' + i] = kCapital[i];
  }
  for (const char c : {' ', '.', ','}) widths[static_cast<std::size_t>(c)] = 250;
  for (const char c : {'-', '(', ')', '!', '[', ']'}) widths[static_cast<std::size_t>(c)] = 333;
  for (const char c : {';', ':', '/'}) widths[static_cast<std::size_t>(c)] = 278;
  return widths;
}();

}  // namespace

std::uint32_t natural_width(std::string_view words) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto c = static_cast<unsigned char>(words[i]);
    if (c < 0x80) {
      sum += kWidths[c];
    } else if (c >= 0xC0) {  // a quotation mark is narrow, other letters are as wide as most
      sum += c == 0xE2 ? 400 : 500;
    }
  }
  return sum;
}

}  // namespace apud::parse
