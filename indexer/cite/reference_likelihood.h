// Whether a text that was parsed as a reference is one, or prose that only took its form.
// Layer 5, pure.
#pragma once

#include <array>
#include <vector>

#include "corpus/model/citation.h"
#include "indexer/cite/reference_words.h"

namespace apud {

inline constexpr std::size_t kReferenceSigns = 18;

// What speaks for and against, each between 0 and 1; the last is always 1. `words`: those of `citation.raw`.
std::array<double, kReferenceSigns> reference_signs(const Citation& citation, const std::vector<ReferenceWord>& words);

// 0 to 1: how likely `citation.raw` is a reference and nothing but one. From half on it may be taken for one. A sentence
// that only ends in a reference is none: cut it first. Linear.
double reference_likelihood(const Citation& citation);
double reference_likelihood(const Citation& citation, const std::vector<ReferenceWord>& words);

// Less than this is prose: the parser then takes nothing from it but addresses.
inline constexpr double kProseLikelihood = 0.018;

}  // namespace apud
