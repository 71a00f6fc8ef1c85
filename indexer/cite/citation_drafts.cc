// Short forms look back: to the citation before, to a note by its number, to an author's works.
// Layer 5, pure.
#include "indexer/cite/citation_drafts.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr std::size_t kStreams = 4;
constexpr std::size_t kMostInNote = 64;  // citations of one note that a reference to it is compared with

class Resolver {
 public:
  Resolver(std::vector<CitationDraft>& drafts, const std::vector<std::string>& numbers, CitedWorks& works)
      : drafts_(drafts), numbers_(numbers), works_(works) {}

  void run() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!resolve(drafts_[i])) continue;
      if (kept != i) drafts_[kept] = std::move(drafts_[i]);
      remember(kept++);
    }
    drafts_.resize(kept);
    number();
  }

 private:
  // False if it is no citation after all.
  bool resolve(CitationDraft& draft) {
    PlacedCitation& placed = draft.placed;
    if (draft.work) return true;
    switch (placed.form) {
      case CitationForm::kFull: return true;
      case CitationForm::kIbid: draft.work = work_before(draft); return true;
      case CitationForm::kOpCit:
        draft.work = draft.hint.names.empty() ? work_before(draft) : works_.find(draft.hint, draft.works_before);
        return true;
      case CitationForm::kBackward: draft.work = work_of_note(draft); return true;
      case CitationForm::kShortTitle: break;
      case CitationForm::kAuthorYear:
        draft.work = works_.find(draft.hint, works_.size());
        if (!draft.work && draft.certain)
          draft.work = works_.add_author_year(placed.citation, draft.suffix, {draft.block, 0});
        return draft.work.has_value();
    }
    draft.work = works_.find(draft.hint, draft.works_before);
    if (draft.work || draft.certain) return true;
    return false;
  }

  [[nodiscard]] std::optional<std::uint32_t> work_before(const CitationDraft& draft) const {
    const std::optional<std::size_t>& last = last_[static_cast<std::size_t>(draft.stream)];
    return last ? drafts_[*last].work : std::nullopt;
  }

  // The work of the note with that number, the nearest before this one; of several the one that the names fit.
  [[nodiscard]] std::optional<std::uint32_t> work_of_note(const CitationDraft& draft) const {
    const auto note = notes_.find(draft.note);
    if (note == notes_.end() || draft.note == numbers_[draft.block]) return std::nullopt;
    const Note& known = note->second;
    const std::string names = folded_name(draft.hint.names);
    std::optional<std::uint32_t> fitting;
    for (std::size_t i = known.first; i < std::min(known.first + kMostInNote, known.last + 1); ++i) {
      if (drafts_[i].block < known.first_block || !drafts_[i].work || numbers_[drafts_[i].block] != draft.note)
        continue;
      if (names.empty()) return drafts_[i].work;
      if (names_fit(names, *drafts_[i].work)) return drafts_[i].work;
    }
    if (!names.empty()) fitting = works_.find(draft.hint, draft.works_before);
    return fitting;
  }

  // Whether one of the work's authors is named.
  [[nodiscard]] bool names_fit(const std::string& names, std::uint32_t work) const {
    const std::vector<std::string>& families = works_.works()[work].families;
    const std::string padded = " " + names + " ";
    return std::any_of(families.begin(), families.end(), [&](const std::string& family) {
      return padded.find(family) != std::string::npos ||
             padded.find(family.substr(0, family.size() - 1) + ",") != std::string::npos;
    });
  }

  void remember(std::size_t i) {
    const CitationDraft& draft = drafts_[i];
    last_[static_cast<std::size_t>(draft.stream)] = i;
    if (draft.stream != CitationStream::kNotes || numbers_[draft.block].empty()) return;
    const auto [note, added] = notes_.try_emplace(numbers_[draft.block], Note{i, i, draft.block});
    if (added) return;
    if (note->second.last + 1 == i && numbers_[drafts_[i - 1].block] == numbers_[draft.block])
      note->second.last = i;
    else
      note->second = Note{i, i, draft.block};
  }

  // Ordinals, and where the fields of each work are: now that it is known which drafts are citations.
  void number() {
    std::vector<CitationPlace> first(works_.size());
    std::vector<std::size_t> fields(works_.size());
    std::vector<bool> has_full(works_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      CitationDraft& draft = drafts_[i];
      draft.placed.ordinal = i > 0 && drafts_[i - 1].block == draft.block ? drafts_[i - 1].placed.ordinal + 1 : 1;
      if (!draft.work) continue;
      const bool full = draft.placed.form == CitationForm::kFull;
      const std::size_t known = draft.placed.citation.fields.size() + 1;
      const bool better =
          full ? !has_full[*draft.work] || known > fields[*draft.work]
               : !has_full[*draft.work] && fields[*draft.work] == 0 && draft.placed.form == CitationForm::kAuthorYear;
      if (!better) continue;
      first[*draft.work] = {draft.block, draft.placed.ordinal};
      fields[*draft.work] = known;
      has_full[*draft.work] = full;
    }
    for (CitationDraft& draft : drafts_) {
      if (!draft.work) continue;
      const CitationPlace place = first[*draft.work];
      works_.works()[*draft.work].full = place;
      if (draft.placed.form != CitationForm::kFull && place != CitationPlace{draft.block, draft.placed.ordinal})
        draft.placed.full = place;
      draft.placed.work = works_.works()[*draft.work].id;
    }
  }

  struct Note {
    std::size_t first = 0, last = 0;  // drafts
    std::uint32_t first_block = 0;
  };

  std::vector<CitationDraft>& drafts_;
  const std::vector<std::string>& numbers_;
  CitedWorks& works_;
  std::array<std::optional<std::size_t>, kStreams> last_;
  std::unordered_map<std::string, Note> notes_;
};

}  // namespace

void resolve_citations(std::vector<CitationDraft>& drafts, const std::vector<std::string>& numbers, CitedWorks& works) {
  Resolver(drafts, numbers, works).run();
}

}  // namespace apud
