// How far a name goes: from one capital word over capitals, hyphens, numbers and small words inside.
// Layer 5, pure; private to indexer/extract/entities*.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/extract/entities_state.h"

namespace apud::entities {

// Works on one sentence; positions are indices into Reading::words.
class ChunkFinder {
 public:
  ChunkFinder(Reading& reading, const Sentence& sentence);
  // Appends the sentence's chunks, rising, not overlapping.
  void run(std::vector<Chunk>& chunks);

  // Divides the chunks that are pairs.
  void divide_pairs(std::vector<Chunk>& chunks);

  // The chunk's type by its head word: "Bank of X" by "Bank", "X Bank" by "Bank".
  std::optional<EntityType> type_by_head(std::uint32_t first, std::uint32_t last);

 private:
  const Word& at(std::uint32_t i) const { return reading_.words[i]; }
  bool small_word(std::uint32_t i, std::string_view word) const;
  bool breaks(std::uint32_t i);
  bool after_generation(std::uint32_t i) const;
  bool repeats(std::uint32_t first, std::uint32_t i) const;
  bool can_start(std::uint32_t i);
  bool small_family_name(std::uint32_t i);
  bool starts_sentence(std::uint32_t i) const;
  std::optional<EntityType> head_at(std::uint32_t i);
  std::uint32_t last_word(std::uint32_t first, std::uint32_t last) const;
  bool is_known(std::uint32_t i) const;  // a unit of the lexicon begins here
  bool known_thing(std::uint32_t first, std::uint32_t last);

  void find_units();
  std::uint32_t unit_end(std::uint32_t i) const { return units_[i - sentence_.first].end; }
  std::uint32_t grow(std::uint32_t first);
  std::uint32_t step(std::uint32_t first, std::uint32_t end);
  std::uint32_t over_capital(std::uint32_t first, std::uint32_t end);
  std::uint32_t over_hyphen(std::uint32_t first, std::uint32_t end);
  std::uint32_t over_mark(std::uint32_t first, std::uint32_t end);
  std::uint32_t over_number(std::uint32_t first, std::uint32_t end);
  std::uint32_t over_small(std::uint32_t first, std::uint32_t end);
  bool goes_beyond(std::uint32_t first, std::uint32_t end);
  std::uint32_t person_start(std::uint32_t first, std::uint32_t last);
  std::uint32_t over_and(std::uint32_t first, std::uint32_t end);
  std::uint32_t plain_end(std::uint32_t i);  // over capitals and hyphens alone
  std::uint32_t over_common_head(std::uint32_t first, std::uint32_t end, bool route);
  bool opens_with_year(std::uint32_t i);

  std::uint32_t quotation(std::uint32_t open, std::vector<Chunk>& chunks);
  void emit(std::uint32_t first, std::uint32_t last, bool starts, std::vector<Chunk>& chunks);
  struct Office {
    std::uint32_t first = 0, last = 0;  // its words
    bool role = false;                  // an office, not a mere "Mr."
    std::uint16_t gender = 0;
  };
  std::optional<Office> find_office(std::uint32_t first, std::uint32_t segment);
  void emit_left(std::uint32_t first, Office& office, bool starts, std::vector<Chunk>& chunks);
  std::uint32_t emit_role(const Office& office, std::uint32_t segment, std::uint32_t last, std::vector<Chunk>& chunks);
  void emit_name(std::uint32_t first, std::uint32_t last, bool starts, std::vector<Chunk>& chunks);
  void add_person_votes(Chunk& chunk);
  bool is_pair(std::uint32_t first, std::uint32_t last);
  void emit_person(std::uint32_t first, std::uint32_t last, std::uint16_t gender, std::vector<Chunk>& chunks);
  std::uint32_t name_segment(std::uint32_t first, std::uint32_t last);  // segment_end inside a known name
  std::uint32_t segment_end(std::uint32_t first, std::uint32_t last);
  bool is_office(std::uint32_t i);
  bool is_title(std::uint32_t i);

  Reading& reading_;
  const Sentence& sentence_;
  std::string_view text_;
  std::vector<Unit>& units_;
};

}  // namespace apud::entities
