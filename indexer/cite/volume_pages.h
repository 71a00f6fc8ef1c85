// Volume, issue and pages that stand together in one field, taken apart.
// Layer 5, pure.
#pragma once

#include <string>
#include <string_view>

namespace apud {

struct IssueAndPages {
  std::string_view issue, pages;  // both empty: the text is nothing but pages
};
// Behind a volume: "20: 4899" -> 20 and 4899, "3, 148-160" -> 3 and 148-160. "pp. 1, 5" and "46:1-46:22" are pages.
IssueAndPages split_issue(std::string_view pages);

struct NameAndVolume {
  std::string_view name, volume;  // both empty: no volume stands at its end
};
// "Harbour Studies XVII" -> name and XVII; "Harbour Bulletin 16-18"; "Harbour Phys. B12" -> "Harbour Phys. B". A year is no volume unless `years`.
NameAndVolume split_volume(std::string_view container, bool years);

// Whether it counts volumes and is none: "2 vols.", "3 Bde."
bool counts_volumes(std::string_view volume);

}  // namespace apud
