// A verdict in a line, the sentence that gives it, the figures side by side, the chain of notes; then the next command.
// Layer 6, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/trace.h"

namespace apud {
namespace {

constexpr std::size_t kDeciding = 3, kRelated = 3;  // evidence that is shown; --json has all
constexpr unsigned kLines = 6;                      // of a sentence

const char* kind_word(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kValue: return "the figure differs";
    case ConflictKind::kName: return "the name differs";
    case ConflictKind::kKind: return "the word differs";
    case ConflictKind::kOpposite: return "it says the opposite";
    case ConflictKind::kPolarity: return "one affirms what the other denies";
  }
  return "it differs";
}

std::string headline(const TraceAnswer& answer, const TextStyle& style) {
  std::string sign = "?", words = "not found: the index neither says it nor speaks against it";
  Ink ink = Ink::kStrong;
  if (answer.verdict == Verdict::kSupported) sign = "✓", words = "supported";
  if (answer.verdict == Verdict::kContradicted) sign = "✗", words = "contradicted", ink = Ink::kWarning;
  if (answer.verdict == Verdict::kSupported && !answer.evidence.empty() && answer.evidence.front().reported)
    words += ": as the word of somebody who is reported";
  if (answer.verdict == Verdict::kContradicted && !answer.evidence.empty())
    for (const TracedDifference& difference : answer.evidence.front().differences) {
      words += std::string(words.find(':') == std::string::npos ? ": " : "; ") + kind_word(difference.kind);
      if (!difference.claimed.empty() && !difference.found.empty() && difference.kind != ConflictKind::kPolarity)
        words += ", " + printable(difference.claimed) + " here, " + printable(difference.found) + " there";
    }
  return wrapped(sign + " " + words, {"", 0, "  "}, ink, style);
}

std::string standing(const TracedEvidence& evidence) {
  std::string words;
  if (evidence.status != Status::kAsserted) words = status_name(evidence.status);
  if (evidence.reported) words += std::string(words.empty() ? "" : ", ") + "reported";
  return words.empty() ? "" : " [" + words + "]";
}

// The claim's figures and the source's, one below the other.
std::string figures(const TracedEvidence& evidence, unsigned left, const TextStyle& style) {
  Grid grid;
  grid.rows.push_back({"claimed", "found", ""});
  grid.heads = 1;
  for (const TracedNumber& number : evidence.numbers) {
    const char* match = number.match == Match::kEqual        ? "equal"
                        : number.match == Match::kCompatible ? "compatible"
                                                             : "different";
    grid.rows.push_back({number.claimed, number.found, match});
  }
  grid.right = {true, true, false};
  return evidence.numbers.empty() ? "" : grid_text(grid, left, style);
}

std::string chain(const TracedEvidence& evidence, unsigned left, const TextStyle& style) {
  if (evidence.sources.empty()) return "";
  std::string out;
  for (const Source& source : evidence.sources) {
    std::string name = source_name(source);
    if (evidence.nearest) name = "nearest " + (name.empty() ? std::string("source") : name);
    out += wrapped((name.empty() ? "" : name + " → ") + printable(source.text), indent(left), Ink::kPlain, style);
  }
  return out;
}

std::string explained(const TracedEvidence& evidence, unsigned left, const TextStyle& style) {
  std::string line = "score " + std::to_string(evidence.retrieval).substr(0, 4) + ", coverage " +
                     std::to_string(evidence.coverage).substr(0, 4);
  if (!evidence.reason.empty()) line += ": " + evidence.reason;
  std::string words;
  for (const TracedWord& word : evidence.words) {
    words += (words.empty() ? "" : " · ") + printable(word.claimed);
    if (word.tie == Tie::kNone)
      words += " –";
    else if (word.found != word.claimed)
      words += " = " + (word.found.empty() ? std::string("(") + tie_name(word.tie) + ")" : printable(word.found));
  }
  return wrapped(line, indent(left), Ink::kFaint, style) + wrapped(words, indent(left), Ink::kFaint, style);
}

std::string evidence_text(const TracedEvidence& evidence, bool explain, const TextStyle& style) {
  constexpr unsigned kLeft = 3;
  const unsigned room = style.width > kLeft ? style.width - kLeft : 1;
  std::vector<Span> marks = evidence.differing.empty() ? evidence.matches : evidence.differing;
  MarkedText text = in_cells(evidence.evidence.quote, marks, evidence.cells);
  text = snippet_of(text.text, text.marks, std::size_t{room} * kLines);
  text.text = "“" + text.text + "”" + standing(evidence);
  for (Span& mark : text.marks) mark = {mark.begin + 3, mark.end + 3};
  const Where& where = evidence.evidence.where;
  std::string out = wrapped(text, indent(kLeft), Ink::kPlain, Ink::kMatch, style);
  out += wrapped(path_line(where, room), indent(kLeft), Ink::kFaint, style);
  const std::string ref = printable(where.ref);
  std::string place = page_and_lines(where) + " · " + ref;
  const auto at = static_cast<std::uint32_t>(place.size() - ref.size());
  const auto end = static_cast<std::uint32_t>(place.size());
  if (evidence.sources.empty()) place += " · no note on this sentence";
  out += wrapped({place, {{at, end}}}, indent(kLeft), Ink::kFaint, Ink::kAddress, style);
  out += figures(evidence, kLeft, style);
  out += chain(evidence, kLeft, style);
  if (explain) out += explained(evidence, kLeft, style);
  return out;
}

std::string answer_text(const TraceAnswer& answer, bool explain, const TextStyle& style) {
  std::string out = headline(answer, style);
  if (!answer.note.empty()) out += wrapped(printable(answer.note), indent(2), Ink::kWarning, style);
  const bool decided = answer.verdict != Verdict::kNotFound;
  const std::size_t most = explain ? answer.evidence.size() : decided ? kDeciding : kRelated;
  std::size_t shown = 0;
  for (const TracedEvidence& evidence : answer.evidence) {
    if (shown == most || (!explain && decided && evidence.stance == Stance::kRelated)) break;
    if (shown == 0 && !decided) out += "\n" + wrapped("nearest passages", indent(2), Ink::kStrong, style);
    out += "\n" + evidence_text(evidence, explain, style);
    ++shown;
  }
  if (explain)
    out += "\n" + wrapped(counted(answer.candidates, "sentence", "sentences") + " compared", {}, Ink::kFaint, style);
  return out;
}

}  // namespace

std::string text_of(const TraceAnswer& answer, bool explain, const TextStyle& style) {
  std::string out;
  if (answer.parts.empty()) out = answer_text(answer, explain, style);
  for (const TraceAnswer& part : answer.parts)
    out += (out.empty() ? "" : "\n") + wrapped(printable(part.claim), {}, Ink::kStrong, style) +
           answer_text(part, explain, style);
  if (!answer.evidence.empty())
    out += "\n" + wrapped("in context: apud show " + shell_word(answer.evidence.front().evidence.where.ref), {},
                          Ink::kFaint, style);
  return out;
}

}  // namespace apud
