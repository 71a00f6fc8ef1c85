// A citation leads to its work by one look-up, and to its sentences by one each.
// Layer 3.
#include "corpus/evidence/citations.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace apud {
namespace {

Via via_of(const PassageLookup& index, const Passage& passage, const PlacedCitation& placed) {
  if (passage.kind == BlockKind::kFootnote) return Via::kFootnote;
  if (passage.kind == BlockKind::kSource) {
    const auto parent = passage.parent ? index.passage(passage.document, *passage.parent) : std::nullopt;
    return parent && parent->kind == BlockKind::kTable ? Via::kTableSource : Via::kSourceLine;
  }
  return placed.supports.empty() ? Via::kReferenceList : Via::kInline;
}

// A note's second paragraph has the number of the note.
std::string number_of(const PassageLookup& index, const Passage& passage) {
  if (passage.kind != BlockKind::kFootnote || !passage.number.empty() || !passage.parent) return passage.number;
  const std::optional<Passage> note = index.passage(passage.document, *passage.parent);
  return note ? note->number : "";
}

std::string claim_of(const Passage& passage, const std::string& quote) {
  if (!is_container(passage.kind)) return quote;
  const bool both = !passage.label.empty() && !passage.block_title.empty();
  const std::string head = passage.label + (both ? ": " : "") + passage.block_title;
  return head.empty() ? quote : head;
}

// The sentence that the citation stands in.
std::optional<std::uint32_t> own_sentence(const Passage& passage, Span span) {
  for (std::uint32_t i = 0; i < passage.sentences.size(); ++i)
    if (passage.sentences[i].end > span.begin) return i;
  return std::nullopt;
}

}  // namespace

CitationRecord citation_record(const PassageLookup& index, const Passage& passage, const PlacedCitation& placed) {
  CitationRecord record;
  const std::string ref = citation_ref(passage.document, passage.block, placed.ordinal);
  record.id = placed.work.empty() ? ref : placed.work;
  record.work = placed.citation;
  if (placed.full) {
    const auto fuller = index.passage(passage.document, placed.full->block);
    if (fuller && placed.full->ordinal >= 1 && placed.full->ordinal <= fuller->citations.size())
      record.work = fuller->citations[placed.full->ordinal - 1].citation;
  }
  CitedPlace place;
  place.via = via_of(index, passage, placed);
  if (place.via == Via::kFootnote) place.number = number_of(index, passage);
  place.form = placed.form;
  place.raw = placed.citation.raw;
  place.locator = placed.locator;
  place.ref = ref;
  for (const CitedFrom& from : placed.supports) {
    const auto claim =
        from.block == passage.block ? std::optional<Passage>(passage) : index.passage(passage.document, from.block);
    if (!claim) continue;
    const auto sentence = from.sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(from.sentence - 1);
    Evidence evidence = evidence_of(*claim, sentence);
    place.claim = from.sentence == 0 ? claim_of(*claim, evidence.quote) : std::move(evidence.quote);
    place.where = std::move(evidence.where);
    record.cited_from.push_back(place);
  }
  if (record.cited_from.empty()) {
    place.where = evidence_of(passage, own_sentence(passage, placed.span)).where;
    record.cited_from.push_back(std::move(place));
  }
  return record;
}

std::vector<CitationRecord> merged_by_work(std::vector<CitationRecord> records) {
  std::vector<CitationRecord> merged;
  std::unordered_map<std::string, std::size_t> places;
  for (CitationRecord& record : records) {
    const auto [found, added] = places.emplace(record.id, merged.size());
    if (added) {
      merged.push_back(std::move(record));
      continue;
    }
    CitationRecord& known = merged[found->second];
    if (record.work.fields.size() > known.work.fields.size()) known.work = std::move(record.work);
    for (CitedPlace& place : record.cited_from) known.cited_from.push_back(std::move(place));
  }
  for (CitationRecord& record : merged) {  // an entry of a list of references counts where nothing leans on it
    const auto lone = [](const CitedPlace& place) { return place.claim.empty(); };
    if (!std::all_of(record.cited_from.begin(), record.cited_from.end(), lone)) std::erase_if(record.cited_from, lone);
  }
  return merged;
}

}  // namespace apud
