// The currencies of the world: codes, names, signs.
// Layer 3, pure: constant tables.
#pragma once

#include <span>
#include <string_view>

namespace apud::values {

// A noun for money with the code that it means on its own: "yuan" CNY; where several currencies share it, the noun
// itself is the unit ("franc"), which compares with nothing but itself.
struct CurrencyNoun {
  const char* noun;  // lower case, singular
  const char* code;
};
// The noun with the words before it: "hong kong" + "dollar".
struct CurrencyName {
  const char* words;  // lower case
  const char* noun;
  const char* code;
};
// A sign or an abbreviation as written: "HK$", "€", "RMB".
struct CurrencySign {
  const char* sign;
  const char* code;
};

std::span<const CurrencyNoun> currency_nouns();
std::span<const CurrencyName> currency_names();
std::span<const CurrencySign> currency_signs();
// The codes of ISO 4217, rising, one space between them.
std::string_view currency_codes();

}  // namespace apud::values
