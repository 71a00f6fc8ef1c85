// What tracing a claim and answering a question have in common.
// Layer 5.
#include "query/trace/comparison.h"

#include <algorithm>

#include "query/trace/table_rows.h"

namespace apud {
namespace {

constexpr std::size_t kNames = 3;  // entities that a name may mean, and further names of each

}  // namespace

Claim read_claim(const std::string& text, Span sentence, const ClaimIndex& index, SentenceReader& reader,
                 std::vector<std::string>& others) {
  Claim claim;
  reader.read(text, sentence, claim.reading);
  for (const ReadName& name : claim.reading.names) {
    std::vector<std::string>& ids = claim.ids.emplace_back();
    for (const EntityMatch& match : index.entities(std::string(claim.reading.at(name.span)), kNames)) {
      if (match.by == FoundBy::kBeginning || match.by == FoundBy::kNear) break;
      ids.push_back(match.entity.id);
      others.push_back(match.entity.name);
      for (std::size_t a = 0; a < std::min<std::size_t>(match.entity.aliases.size(), kNames); ++a)
        others.push_back(match.entity.aliases[a].name);
    }
  }
  find_frame(claim);
  return claim;
}

const Passage* table_of(const Passage& passage, SurroundingsFinder& around) {
  if (passage.kind != BlockKind::kTableRow) return nullptr;
  const std::optional<Passage>& table = around.parent(passage);
  return table ? &*table : nullptr;
}

Alignment lay_beside(const Claim& claim, const Passage& passage, std::uint32_t sentence, SurroundingsFinder& around,
                     SentenceReader& reader, const Aligner& aligner, ReadSentence& found) {
  const Span whole{0, static_cast<std::uint32_t>(passage.text.size())};
  const Span span = sentence == kNowhere ? whole : passage.sentences[sentence];
  if (passage.kind == BlockKind::kTableRow)
    reader.read_row(passage.text, span, cell_spans(passage), found);
  else
    reader.read(passage.text, span, found);
  const Surroundings& near = around.of(passage, sentence);
  const Passage* table = table_of(passage, around);
  return table != nullptr ? align_row(claim, found, passage, *table, near, reader.senses())
                          : aligner.align(claim, found, near);
}

}  // namespace apud
