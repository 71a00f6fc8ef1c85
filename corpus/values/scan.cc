// Layer 3, pure.
#include "corpus/values/scan.h"

namespace apud::values {

bool Scan::is(std::size_t i, std::string_view lower) {
  const Item& item = at(i);
  if (item.kind != ItemKind::kWord || item.span.size() != lower.size()) return false;
  const std::string_view here = word(i);
  for (std::size_t k = 0; k < lower.size(); ++k) {
    const char c = here[k] >= 'A' && here[k] <= 'Z' ? static_cast<char>(here[k] + 32) : here[k];
    if (c != lower[k]) return false;
  }
  return true;
}

}  // namespace apud::values
