// The fields that a word of a reference can belong to.
// Layer 5: a value.
#pragma once

#include <cstddef>
#include <cstdint>

namespace apud {

enum class FieldLabel : std::uint8_t {
  kOutside,
  kAuthor,
  kEditor,
  kTranslator,
  kTitle,
  kContainer,
  kSeries,
  kDate,
  kVolume,
  kIssue,
  kPages,
  kPublisher,
  kPlace,
  kUrl,
  kDoi,
  kIdentifier,
  kNote,
  kGenre,
  kEdition,
  kCitationNumber,
  kOther
};
inline constexpr std::size_t kFieldLabels = 21;
inline constexpr const char* kFieldLabelNames[kFieldLabels] = {
    "outside", "author", "editor", "translator", "title",     "container",       "series",
    "date",    "volume", "issue",  "pages",      "publisher", "location",        "url",
    "doi",     "id",     "note",   "genre",      "edition",   "citation-number", "other"};

}  // namespace apud
