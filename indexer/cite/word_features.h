// What the labeller sees of each word of a reference.
// Layer 5, pure. The learner and the labeller share it: a change here needs a new model.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/cite/known_words.h"
#include "indexer/cite/reference_words.h"

namespace apud {

// A feature's kind says for which neighbours it counts: from `first` to `last` words after it.
struct FeatureKind {
  std::int8_t first = 0, last = 0;
  [[nodiscard]] constexpr std::size_t rows() const { return static_cast<std::size_t>(last - first + 1); }
};
inline constexpr std::array<FeatureKind, 26> kFeatureKinds = {{
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
    {0, 0},   // 23: telling words in this stretch and beside it
    {0, 0},   // 24: the whole stretch
    {0, 0},   // 25: telling words anywhere ahead
}};
inline constexpr std::size_t kKinds = kFeatureKinds.size();

// One key a kind for every word, 0 where it has none; and for the step from the word before, of which the first is the
// same for all words. Keys of different kinds differ.
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
  struct Word {
    std::uint32_t lower = 0, shape = 0, stretch = 0, ahead = 0;
    std::uint8_t state = 0, mark = 0;
    bool year = false;
    KnownWord known = KnownWord::kNone;
  };
  struct Stretch {
    std::uint32_t begin = 0, first = 0, last = 0, make = 0, before = 0, after = 0, told = 0, whole = 0;
  };
  struct Behind {
    std::uint32_t years = 0, quoted = 0, told = 0;
    std::size_t since_in = 99;
  };
  void read_words(std::string_view text, const std::vector<ReferenceWord>& words);
  void read_states(std::string_view text, const std::vector<ReferenceWord>& words);
  void read_stretches(const std::vector<ReferenceWord>& words);
  [[nodiscard]] bool ends_stretch(const std::vector<ReferenceWord>& words, std::size_t i) const;
  [[nodiscard]] Stretch stretch_of(const std::vector<ReferenceWord>& words, std::size_t begin, std::size_t end,
                                   std::uint8_t after) const;
  [[nodiscard]] std::uint32_t lower(std::size_t i, std::ptrdiff_t offset) const;
  [[nodiscard]] std::uint32_t shape(std::size_t i, std::ptrdiff_t offset) const;
  void word_keys(std::string_view word, WordKind kind, bool space, std::size_t i, WordFeatures& out) const;
  void place_keys(std::size_t i, const Behind& behind, WordFeatures& out) const;
  void stretch_keys(std::size_t i, const Behind& behind, WordFeatures& out) const;
  void step_keys(std::size_t i, WordFeatures& out) const;
  void pass(std::size_t i, Behind& behind) const;

  std::vector<Word> words_;
  std::vector<Stretch> stretches_;
  std::uint32_t years_ = 0, addresses_ = 0, style_ = 0;
};

}  // namespace apud
