// Takes the relations of one block, numbers them and lets none in twice.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/model/relation.h"

namespace apud {

class RelationSink {
 public:
  explicit RelationSink(std::vector<Relation>& relations) : relations_(&relations) {}
  // What is added next stands in this block, or in this sentence of it.
  void begin_block(std::uint32_t block);
  void begin_sentence(std::uint32_t sentence);
  // Sets block, sentence and ordinal. One with the same subject, predicate, object and status in the same sentence is
  // dropped; a stated one takes the place of an inferred one. Drops what says nothing, and what comes after
  // kMostRelations of a sentence.
  void add(Relation relation);

  static constexpr std::size_t kMostRelations = 256;

 private:
  std::vector<Relation>* relations_;
  std::size_t first_ = 0;  // of this sentence
  std::uint32_t block_ = 0, sentence_ = 0, ordinal_ = 0;
};

}  // namespace apud
