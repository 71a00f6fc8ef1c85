// What a document says of its names: "the World Health Organization (WHO)".
// Layer 5, pure.
#pragma once

#include <vector>

#include "indexer/extract/relation_sink.h"

namespace apud {

class AliasRelations {
 public:
  // Takes the other names that the document itself lays down, not those that word lists know.
  void begin_document(const Knowledge& knowledge);
  // Adds those laid down in this stretch of the block; `mentions` are the block's.
  void add(std::uint32_t block, Span sentence, std::string_view text, const Knowledge& knowledge,
           std::span<const Mention> mentions, RelationSink& sink);

 private:
  struct Laid {
    std::uint32_t block = 0;
    Span span;
    std::uint32_t entity = 0;
  };
  static void parts(Span sentence, const Knowledge& knowledge, std::span<const Mention> mentions, RelationSink& sink);
  std::vector<Laid> laid_;  // by block, then span
};

}  // namespace apud
