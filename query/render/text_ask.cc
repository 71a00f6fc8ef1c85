// Answers to questions as text: the answer first, the sentence that says it below.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/relation_text.h"
#include "query/render/text.h"

namespace apud {
namespace {

constexpr unsigned kLeft = 4;
constexpr std::size_t kInFull = 5;  // more answers than these stand in a list, a line each

std::string in_full(const AskedItem& item, const TextStyle& style) {
  std::string out = set_pieces({{printable(item.text), Ink::kStrong}}, confidence_text(item.confidence), 0, style);
  if (item.relation) return out + told_evidence(*item.relation, kLeft, style);
  ToldRelation plain;
  plain.evidence = item.evidence;
  plain.sources = item.sources;
  return out + told_evidence(plain, kLeft, style);
}

std::string as_list(const AskAnswer& answer, const TextStyle& style) {
  Grid grid;
  for (const AskedItem& item : answer.answers) grid.rows.push_back({item.text, item.evidence.where.ref});
  return grid_text(grid, 0, style);
}

std::string read_as(const AskAnswer& answer, const TextStyle& style) {
  std::string line = counted(answer.total, "answer", "answers");
  const std::uint64_t end = answer.offset + answer.answers.size();
  if (end < answer.total) line += " · next: --offset " + std::to_string(end);
  if (!answer.reading.about.empty()) line += " · about " + printable(answer.reading.about);
  if (!answer.reading.predicate.empty()) line += ": " + printable(answer.reading.predicate);
  return wrapped(line, {}, Ink::kFaint, style);
}

std::string not_said(const AskAnswer& answer, const TextStyle& style) {
  std::string why = "searched " + counted(answer.documents, "document", "documents");
  for (const std::string& name : answer.unknown) why += "; nothing names " + printable(name);
  std::string out =
      set_pieces({{"The index does not say.", Ink::kStrong}, {"(" + why + ")", Ink::kFaint, 3}}, "", 0, style);
  if (answer.nearest.empty()) return out;
  out += "\n" + wrapped("what comes near", {}, Ink::kStrong, style);
  for (const Evidence& evidence : answer.nearest) {
    ToldRelation plain;
    plain.evidence = evidence;
    out += told_evidence(plain, kLeft, style);
  }
  return out;
}

}  // namespace

std::string text_of(const AskAnswer& answer, bool explain, const TextStyle& style) {
  std::string out;
  if (explain)
    for (const std::string& line : answer.explained) out += wrapped(printable(line), {}, Ink::kFaint, style);
  if (explain && !out.empty()) out += "\n";
  if (answer.answers.empty()) return out + not_said(answer, style);
  if (answer.answers.size() > kInFull) {
    out += as_list(answer, style);
  } else {
    for (std::size_t i = 0; i < answer.answers.size(); ++i)
      out += (i == 0 ? "" : "\n") + in_full(answer.answers[i], style);
  }
  return out + "\n" + read_as(answer, style);
}

}  // namespace apud
