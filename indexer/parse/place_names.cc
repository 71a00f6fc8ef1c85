// A set of names made once, when the first table asks.
// Layer 4.
#include "indexer/parse/place_names.h"

#include <string>
#include <unordered_set>

#include "indexer/parse/characters.h"
#include "indexer/parse/dictionary.h"

namespace apud::parse {
namespace {

std::string folded(std::string_view name) {
  std::string text;
  for (const char c : name) text += to_lower(c);
  return text;
}

const std::unordered_set<std::string>& place_names() {
  static const std::unordered_set<std::string> kNames = [] {
    std::unordered_set<std::string> names;
    const std::string_view list = places_text();
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t tab = list.find('\t', at);
      if (tab == std::string_view::npos) break;
      names.insert(folded(list.substr(at, tab - at)));
      const std::size_t end = list.find('\n', tab);
      at = end == std::string_view::npos ? list.size() : end + 1;
    }
    return names;
  }();
  return kNames;
}

}  // namespace

bool is_place_name(std::string_view name) {
  const std::string text = folded(name);
  if (place_names().contains(text)) return true;
  return text.starts_with("the ") && place_names().contains(text.substr(4));
}

}  // namespace apud::parse
