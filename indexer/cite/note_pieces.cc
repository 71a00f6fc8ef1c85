// Where notes are cut.
// Layer 5, pure.
#include "indexer/cite/note_pieces.h"

#include "indexer/cite/word_set.h"

namespace apud {
namespace {

// Words that end in a full stop inside a reference.
bool is_abbreviation(const NoteWords& words, std::uint32_t i) {
  static const WordSet kAbbreviations(
      "pp p no nos vol vols ed eds trans cf al fol fols ff ch chap sec sect art para paras n nn fig figs "
      "tab pt pts rev comp dir dept univ inc ltd co corp st dr mr mrs ms prof jan feb mar apr jun jul aug "
      "sep sept oct nov dec v vs ser suppl supp jr sr ca c op loc eg ie viz approx hrsg hg bd nr f s u gen "
      "col sen rep gov hon assoc bull proc int natl dist cir stat reg fed cong sess ");
  return kAbbreviations.has(words.word(i));
}

// Whether a reference or sentence may begin with this word.
bool may_begin(const NoteWords& words, std::uint32_t i) {
  if (i >= words.size()) return false;
  if (words.capital(i) || words.opens_quote(i) || words.kind(i) == WordKind::kAddress) return true;
  return words.opens_bracket(i) && words.capital(i + 1);
}

bool ends_sentence(const NoteWords& words, std::uint32_t i) {
  const std::string_view mark = words.word(i);
  if (mark != "." && mark != "?" && mark != "!") return false;
  if (!words.space_before(i + 1) || !may_begin(words, i + 1) || i == 0) return false;
  if (mark != ".") return true;
  if (words.is_any(i + 1, {"see", "cf", "ibid", "quoted", "cited"})) return true;
  if (words.initial(i - 1)) return false;
  return words.space_before(i) || !is_abbreviation(words, i - 1);
}

bool line_ends_before(const NoteWords& words, std::uint32_t i) {
  const Span gap{words.span(i - 1).end, words.span(i).begin};
  return words.text().substr(gap.begin, gap.size()).find('\n') != std::string_view::npos;
}

}  // namespace

void cut_pieces(const NoteWords& words, std::vector<NotePiece>& pieces) {
  pieces.clear();
  NotePiece piece{0, 0, true};
  const auto finish = [&](std::uint32_t end, std::uint32_t next, bool hard) {
    piece.end = end;
    if (piece.end > piece.first) pieces.push_back(piece);
    piece = {next, next, hard};
  };
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const bool quote_ends = words.quoted(i) && words.partner(i) < i && i > 0;  // “… dark.” It is …
    if (i > 0 && !words.inside(i) && line_ends_before(words, i) && piece.first < i) finish(i, i, true);
    if (words.is_mark(i, ";") && !words.inside(i))
      finish(i, i + 1, true);
    else if (quote_ends ? (words.is_mark(i - 1, ".") && words.capital(i + 1) && words.space_before(i + 1))
                        : (!words.inside(i) && ends_sentence(words, i)))
      finish(i + 1, i + 1, false);
  }
  finish(words.size(), words.size(), false);
}

}  // namespace apud
