// The works that documents cite, each with the sentences that lean on it; and the notes that tell no work.
// Layer 5.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/evidence/citations.h"
#include "query/answer/passage_source.h"

namespace apud {

struct CitationsAnswer {
  std::string query;
  std::vector<CitationRecord> citations;  // a work once, whatever documents cite it
  std::uint64_t total = 0;                // works that match
  std::uint32_t offset = 0;
};
// Without `places` the works alone: cited_from stays empty, which saves the look-ups of all sentences.
CitationsAnswer answer_citations(const PassageSource& index, const CitationRequest& request, bool places = true);

// A note without a citation, or a citation whose work could not be told.
struct UnresolvedNote {
  std::string id;      // the note's reference; the citation's own
  std::string raw;     // the note in full; the citation
  std::string reason;  // "no citation", or the form that leads nowhere: "ibid", "op. cit.", "short title" ...
  Via via = Via::kFootnote;
  std::string number;  // of a note
  Where where;         // of the note
  std::vector<Evidence> cited_from;
};
struct UnresolvedAnswer {
  std::vector<UnresolvedNote> notes;
  std::uint64_t total = 0;  // passages that have such notes
  std::uint32_t offset = 0;
};
UnresolvedAnswer answer_unresolved(const PassageSource& index, std::uint32_t offset, std::uint32_t limit);

}  // namespace apud
