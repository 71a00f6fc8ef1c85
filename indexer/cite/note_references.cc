// Piece by piece: a lead, a short form, a reference with the sentences that belong to it, or prose that leads to one.
// Layer 5, pure.
#include "indexer/cite/note_references.h"

#include <algorithm>

#include "indexer/cite/dated_papers.h"
#include "indexer/cite/reference_signs.h"

namespace apud {
namespace {

constexpr int kMostCuts = 48;           // of one piece
constexpr int kMostStarts = 8;          // places in prose at which a reference may begin
constexpr std::size_t kMostJoined = 8;  // sentences of one reference

class Finder {
 public:
  Finder(const NoteWords& words, const std::vector<NotePiece>& pieces, std::vector<NoteReference>& found)
      : words_(words), pieces_(pieces), found_(found) {}

  void run() {
    for (piece_ = 0; piece_ < pieces_.size(); ++piece_) {
      std::uint32_t first = pieces_[piece_].first;
      for (int cut = 0; cut < kMostCuts; ++cut) {
        const std::uint32_t end = pieces_[piece_].end;
        while (first < end && words_.is_any(first, {",", ".", ":", "—", "–"})) ++first;
        if (first >= end) break;
        const std::uint32_t next = take(first, end);
        if (next == first) break;
        first = next;
      }
    }
  }

 private:
  // One reference of the piece from `first` on. Returns the word behind it; `first` if there is none.
  std::uint32_t take(std::uint32_t first, std::uint32_t end) {
    const std::uint32_t start = behind_prose(words_, behind_lead(words_, first, end), end);
    if (const std::uint32_t behind = take_at(first, start, end, false); behind > start) return behind;
    int starts = 0;
    for (std::uint32_t i = start + 1; i < end && starts < kMostStarts; ++i) {
      if (words_.inside(i) && !(words_.opens_quote(i) && may_follow(i, start))) continue;
      if (!may_start(i, start)) continue;
      ++starts;
      if (!leads_surely(i) && !has_own_signs(i, end)) continue;
      if (const std::uint32_t behind = take_at(first, i, end, false); behind > i) return behind;
    }
    const std::uint32_t behind = take_at(first, start, end, true);
    return behind > start ? behind : first;
  }

  [[nodiscard]] bool may_start(std::uint32_t i, std::uint32_t start) const {
    const bool opens = words_.capital(i) || words_.opens_quote(i) || words_.kind(i) == WordKind::kAddress ||
                       words_.is_any(i, {"ibid", "supra", "note"});
    return opens && may_follow(i, start);
  }

  // "see", "quoted in" right before it: hardly anything but a reference follows.
  [[nodiscard]] bool leads_surely(std::uint32_t i) const {
    std::uint32_t before = i - 1;
    if (words_.is_any(before, {",", ":", "."}) && before > 0) --before;
    if (words_.is(before, "in") && before > 0) return words_.is_any(before - 1, {"quoted", "cited", "reprinted"});
    return words_.is_any(before, {"see", "also", "compare", "quoted", "cited", "citing", "quoting", "others", "example",
                                  "instance", "cf", "g"});
  }

  // "… with Serbia (October 19, 2023)" is a sentence; a title in quotes, pages or names as lists have them are none.
  [[nodiscard]] bool has_own_signs(std::uint32_t i, std::uint32_t end) const {
    const ReferenceSigns signs = signs_of(words_, i, end_of_reference(words_, i, end));
    return signs.title_in_quotes || signs.names_first || signs.address || (signs.commas > 0 && signs.pages) ||
           (signs.commas > 0 && signs.year_in_brackets);
  }

  // Whether the words before a place may lead to a reference: "see", "in", "quoted in", "for a milder one,".
  [[nodiscard]] bool may_follow(std::uint32_t i, std::uint32_t start) const {
    if (leads_surely(i)) return true;
    std::uint32_t before = i - 1;
    const bool comma = words_.is_any(before, {",", ":"});
    if (!comma && words_.is(before, "the") && before > start) --before;
    if (!comma) {
      const bool inside_name = before > start && words_.capital(before - 1);  // "Ministry of", "Bank of"
      return !inside_name && words_.is_any(before, {"in", "by", "to", "of", "with", "are", "is", "from"});
    }
    return before > start && words_.small(before - 1) && before - 1 - start <= 8;
  }

  static bool stands_back(const ShortForm& form) {
    return form.form != CitationForm::kShortTitle && form.form != CitationForm::kAuthorYear;
  }

  std::uint32_t take_at(std::uint32_t lead, std::uint32_t start, std::uint32_t end, bool doubtful) {
    const std::uint32_t cut = std::max(start + 1, end_of_reference(words_, start, end));
    std::optional<ShortForm> form = read_short_form(words_, start, cut);
    if (form && stands_back(*form)) {
      const std::uint32_t behind = form->end;
      found_.push_back({lead, start, behind, false, false, std::move(form)});
      return behind;
    }
    if (read_dated_paper(words_, start, cut)) {
      found_.push_back({lead, start, cut, true, false, std::nullopt});
      return cut;
    }
    if (looks_like_reference(words_, start, cut) || (cut == end && joins(start))) {
      std::uint32_t behind = cut;
      if (cut == end) behind = extend(start);
      if (behind > cut) form.reset();
      found_.push_back({lead, start, behind, false, true, std::move(form)});
      return behind;
    }
    if (!form || (!doubtful && !form->certain)) return start;
    const std::uint32_t behind = form->end;
    found_.push_back({lead, start, behind, false, false, std::move(form)});
    return behind;
  }

  // Whether names begin here whose title and year stand in the next sentences: "Smith, John. The Long River. Oxford, 1999."
  [[nodiscard]] bool joins(std::uint32_t start) const {
    if (!begins_with_names(words_, start, pieces_[piece_].end)) return false;
    const std::size_t last = std::min(pieces_.size(), piece_ + kMostJoined);
    for (std::size_t next = piece_ + 1; next < last && !pieces_[next].hard; ++next) {
      if (begins_with_names(words_, pieces_[next].first, pieces_[next].end)) return false;
      if (signs_of(words_, pieces_[next].first, pieces_[next].end).verbs > 1) return false;
      if (looks_like_reference(words_, start, pieces_[next].end)) return true;
    }
    return false;
  }

  // Takes the sentences that belong to the reference, too, and moves on to the last of them.
  std::uint32_t extend(std::uint32_t start) {
    const std::size_t last = std::min(pieces_.size(), piece_ + kMostJoined);
    while (piece_ + 1 < last && !pieces_[piece_ + 1].hard) {
      const NotePiece& next = pieces_[piece_ + 1];
      const bool open =
          !looks_like_reference(words_, start, pieces_[piece_].end) || lacks_title(start, pieces_[piece_].end);
      const bool own = begins_with_names(words_, next.first, next.end) || starts_short(next);
      if (own || behind_lead(words_, next.first, next.end) > next.first ||
          behind_prose(words_, next.first, next.end) > next.first)
        break;
      if (!open && !continues_reference(words_, next.first, next.end)) break;
      ++piece_;
    }
    return pieces_[piece_].end;
  }

  [[nodiscard]] bool starts_short(const NotePiece& piece) const {
    const std::optional<ShortForm> form = read_short_form(words_, piece.first, piece.end);
    return form && stands_back(*form);
  }

  // Names and a year, and then a full stop: the title is still to come.
  [[nodiscard]] bool lacks_title(std::uint32_t start, std::uint32_t end) const {
    std::uint32_t i = start, run = 0, longest = 0, commas = 0;
    for (; i < end && words_.year(i) == 0; ++i) {
      if (words_.opens_quote(i) || words_.number(i)) return false;
      commas += words_.is_mark(i, ",") ? 1 : 0;
      run = words_.letters(i) && !words_.is_any(i, {"and", "et", "al", "eds", "ed"}) ? run + 1
            : words_.initial(i)                                                      ? run
                                                                                     : 0;
      longest = std::max(longest, run);
    }
    if (i == end || i + 4 < end) return false;
    return commas == 0 || (longest <= 3 && begins_with_names(words_, start, end));
  }

  const NoteWords& words_;
  const std::vector<NotePiece>& pieces_;
  std::vector<NoteReference>& found_;
  std::size_t piece_ = 0;
};

}  // namespace

void find_note_references(const NoteWords& words, const std::vector<NotePiece>& pieces,
                          std::vector<NoteReference>& found) {
  found.clear();
  Finder(words, pieces, found).run();
  for (NoteReference& reference : found)
    while (reference.end > reference.first + 1 && words.is_any(reference.end - 1, {",", ":", "—", "–", "-"}))
      --reference.end;
}

}  // namespace apud
