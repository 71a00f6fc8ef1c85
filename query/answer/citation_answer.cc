// Only the works that are shown are read, with all their places.
// Layer 5.
#include "query/answer/citation_answer.h"

#include <map>
#include <optional>

namespace apud {
namespace {

// The sentences that the notes of a document hang on, by the note's block.
class Marks {
 public:
  explicit Marks(const PassageSource& index) : index_(index) {}
  const std::vector<Evidence>& of(const Passage& note) {
    static const std::vector<Evidence> kNone;
    auto [entry, fresh] = documents_.try_emplace(note.document);
    if (fresh) read(note.document, entry->second);
    const auto found = entry->second.find(note.parent.value_or(note.block));
    return found == entry->second.end() ? kNone : found->second;
  }

 private:
  using ByNote = std::map<std::uint32_t, std::vector<Evidence>>;
  void read(const std::string& document, ByNote& notes) {
    const auto info = index_.document(document);
    for (std::uint32_t block = 0; info && block < info->blocks; ++block) {
      const auto passage = index_.passage(document, block);
      if (!passage) continue;
      for (const PassageRef& ref : passage->refs)
        if (ref.block) notes[*ref.block].push_back(evidence_of(*passage, sentence_of(*passage, ref)));
    }
  }
  const PassageSource& index_;
  std::map<std::string, ByNote> documents_;
};

UnresolvedNote silent_note(const PassageSource& index, Marks& marks, const Passage& passage) {
  const Evidence whole = evidence_of(passage, std::nullopt);
  UnresolvedNote note;
  note.id = whole.where.ref;
  note.raw = whole.quote;
  for (const Passage& part : parts_of(index, passage)) note.raw += "\n" + evidence_of(part, std::nullopt).quote;
  note.reason = "no citation";
  note.number = passage.number;
  note.where = whole.where;
  note.cited_from = marks.of(passage);
  return note;
}

UnresolvedNote lost_citation(const PassageSource& index, const Passage& passage, const PlacedCitation& placed) {
  UnresolvedNote note;
  note.id = citation_ref(passage.document, passage.block, placed.ordinal);
  note.raw = placed.citation.raw;
  note.reason = citation_form_name(placed.form);
  note.number = passage.number;
  note.where = evidence_of(passage, std::nullopt).where;
  for (const CitedPlace& place : citation_record(index, passage, placed).cited_from) note.via = place.via;
  for (const CitedFrom& from : placed.supports) {
    const auto claim = index.passage(passage.document, from.block);
    if (!claim) continue;
    const auto sentence = from.sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(from.sentence - 1);
    note.cited_from.push_back(evidence_of(*claim, sentence));
  }
  return note;
}

// The fields of the fullest reference, as merged_by_work() takes them.
CitationRecord work_alone(const PassageSource& index, const FoundWork& work) {
  const PlacedCitation* fullest = nullptr;
  for (const FoundCitation& found : work.places) {
    const PlacedCitation& placed = found.passage->citations.at(found.index);
    const std::size_t least = fullest == nullptr ? 0 : fullest->citation.fields.size() + 1;
    if (!placed.full && placed.citation.fields.size() >= least) fullest = &placed;
  }
  if (fullest != nullptr) return {work.id, fullest->citation, {}};
  const FoundCitation& first = work.places.front();
  CitationRecord record = citation_record(index, *first.passage, first.passage->citations.at(first.index));
  record.cited_from.clear();
  return record;
}

}  // namespace

CitationsAnswer answer_citations(const PassageSource& index, const CitationRequest& request, bool places) {
  const CitationResult result = index.citations(request);
  CitationsAnswer answer;
  answer.query = request.query;
  answer.total = result.total;
  answer.offset = request.offset;
  for (const FoundWork& work : result.works) {
    if (!places && !work.places.empty()) {
      answer.citations.push_back(work_alone(index, work));
      continue;
    }
    std::vector<CitationRecord> records;
    for (const FoundCitation& found : work.places)
      records.push_back(citation_record(index, *found.passage, found.passage->citations.at(found.index)));
    for (CitationRecord& record : merged_by_work(std::move(records))) answer.citations.push_back(std::move(record));
  }
  return answer;
}

UnresolvedAnswer answer_unresolved(const PassageSource& index, std::uint32_t offset, std::uint32_t limit) {
  const UnresolvedResult result = index.unresolved_citations(offset, limit);
  Marks marks(index);
  UnresolvedAnswer answer;
  answer.total = result.total;
  answer.offset = offset;
  for (const auto& passage : result.notes) {
    if (passage->citations.empty()) answer.notes.push_back(silent_note(index, marks, *passage));
    for (const PlacedCitation& placed : passage->citations)
      if (placed.work.empty()) answer.notes.push_back(lost_citation(index, *passage, placed));
  }
  return answer;
}

}  // namespace apud
