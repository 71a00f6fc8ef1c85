// What the labeller sees of each word of a reference.
// Layer 5, pure. The learner and the labeller share it: a change here needs a new model.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/cite/reference_words.h"

namespace apud {

// A feature's kind says for which neighbours it counts: from `first` to `last` words after it.
struct FeatureKind {
  std::int8_t first = 0, last = 0;
};
inline constexpr std::array<FeatureKind, 24> kFeatureKinds = {{
    {-2, 2},  // 0: the word, lower case
    {-2, 2},  // 1: its shape
    {-1, 1},  // 2: last three bytes
    {-1, 1},  // 3: first three bytes
    {-1, 1},  // 4: what is known of it (months, roles ...)
    {0, 1},   // 5: with the next word
    {0, 0},   // 6: three shapes
    {0, 0},   // 7: marks around the stretch that it stands in, and how far
    {0, 0},   // 8: mark before, distance, shape
    {0, 0},   // 9: inside quotes or brackets, and shape
    {0, 0},   // 10: first word of the stretch, mark before it
    {0, 0},   // 11: place in the reference
    {0, 0},   // 12: years before and after, shape
    {0, 0},   // 13: the reference's style, and place
    {0, 0},   // 14: the stretch's make-up
    {0, 0},   // 15: first words of the next stretch
    {0, 0},   // 16: three words
    {0, 0},   // 17: shape and last two bytes
    {0, 0},   // 18: quotes behind, years behind, address ahead
    {0, 0},   // 19: make-up of the stretch before, this and after
    {0, 0},   // 20: last word of the stretch and the mark behind it
    {0, 0},   // 21: shape of five
    {0, 0},   // 22: telling words behind (In, vol, pp, ed)
    {0, 0},   // 23: telling words ahead in the sentence part
}};
inline constexpr std::size_t kKinds = kFeatureKinds.size();

// One key a kind for every word, 0 where it has none; and for the step from the word before: up to kStepFeatures keys.
inline constexpr std::size_t kStepFeatures = 4;
struct WordFeatures {
  std::array<std::uint32_t, kKinds> keys{};
  std::array<std::uint32_t, kStepFeatures> steps{};
};

class FeatureReader {
 public:
  // Fills `features` (one for each word). Linear but for windows of fixed size.
  void read(std::string_view text, const std::vector<ReferenceWord>& words, std::vector<WordFeatures>& features);

 private:
  struct Word;
  struct Stretch;
  std::vector<std::uint32_t> lower_, shape_, stretch_of_;
  std::vector<std::uint8_t> state_, mark_, year_, known_;
  std::vector<std::array<std::uint32_t, 6>> stretches_;
};

}  // namespace apud
