// The words that tell something in references, whatever the trained model has seen.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/text/fnv1a.h"

namespace apud {

enum class KnownWord : std::uint8_t {
  kNone,
  kMonth,
  kEditor,
  kVolume,
  kIssue,
  kPages,
  kPress,
  kSerial,
  kMeeting,
  kThesis,
  kSeen,
  kAnd,
  kEtAl,
  kIn,
  kEdition,
  kTranslator,
  kReport,
  kParticle,
  kCompany,
  kPlaceName,
  kDegree
};

// FNV-1a of the text with ASCII letters in lower case.
constexpr std::uint32_t hash_lower(std::string_view text) {
  return fnv1a(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

// What the word with this hash is known for.
KnownWord known_word(std::uint32_t hash);

}  // namespace apud
