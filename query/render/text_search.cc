// A hit: its sentence, where it stands, the reference that `apud show` takes, and the notes that hang on it.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/text.h"

namespace apud {
namespace {

constexpr std::size_t kFacetValues = 10;  // of each facet; --json has all
constexpr unsigned kLines = 5;            // of a sentence; longer ones are cut around their matches

std::string hit(const FoundPassage& found, GroupBy group, unsigned left, const TextStyle& style) {
  const Where& where = found.evidence.where;
  const std::string rank = std::to_string(found.rank);
  const auto digits = static_cast<unsigned>(rank.size());
  const Margin head{std::string(left - 2 - std::min(left - 2, digits), ' ') + inked(rank, Ink::kFaint, style) + "  ",
                    left, ""};
  const unsigned room = style.width > left ? style.width - left : 1;
  const MarkedText text = in_cells(found.evidence.quote, found.matches, found.cells);
  const MarkedText snippet = snippet_of(text.text, text.marks, std::size_t{room} * kLines);
  std::string out;
  if (group == GroupBy::kDocument) {
    const std::string name = shortened(printable(where.title.empty() ? where.document : where.title), room);
    out = wrapped(name, head, Ink::kStrong, style);
  }
  out += wrapped(snippet, out.empty() ? head : indent(left), Ink::kPlain, Ink::kMatch, style);
  out += wrapped(path_line(where, room), indent(left), Ink::kFaint, style);
  const std::string ref = printable(where.ref);
  const std::string place = page_and_lines(where) + " · " + ref;
  const auto at = static_cast<std::uint32_t>(place.size() - ref.size());
  out += wrapped({place, {{at, static_cast<std::uint32_t>(place.size())}}}, indent(left), Ink::kFaint, Ink::kAddress,
                 style);
  for (const Source& source : found.sources) {
    const std::string name = source_name(source);
    const std::string line = (name.empty() ? "" : name + ": ") + printable(source.text);
    out += std::string(left, ' ') + shortened(line, room) + "\n";
  }
  return out;
}

std::string facets(const SearchAnswer& answer, const TextStyle& style) {
  constexpr unsigned kName = 10;
  std::string out;
  for (const char* facet : {"kind", "document", "entity", "year"}) {
    const auto counts = answer.facets.find(facet);
    if (counts == answer.facets.end() || counts->second.empty()) continue;
    std::string line;
    const std::size_t shown = std::min(counts->second.size(), kFacetValues);
    for (std::size_t at = 0; at < shown; ++at)
      line += (at > 0 ? " · " : "") + printable(counts->second[at].first) + " " + grouped(counts->second[at].second);
    if (shown < counts->second.size()) line += " · " + grouped(counts->second.size() - shown) + " more";
    out += wrapped(line, {inked(padded(facet, kName), Ink::kStrong, style), kName, ""}, Ink::kPlain, style);
  }
  return out;
}

std::string footer(const SearchAnswer& answer, const TextStyle& style) {
  const bool documents = answer.group == GroupBy::kDocument;
  const std::string one = documents ? "document" : "passage", many = one + "s";
  const std::uint64_t shown = answer.results.size(), end = answer.offset + shown;
  std::string line;
  if (shown == answer.estimated_total || shown == 0) {
    line = counted(answer.estimated_total, one, many);
  } else {
    line = grouped(answer.offset + 1) + (shown > 1 ? "–" + grouped(end) : "");
    line += " of " + std::string(end == answer.estimated_total ? "" : "about ");
    line += counted(std::max<std::uint64_t>(answer.estimated_total, end), one, many);
  }
  if (shown > 0 && end < answer.estimated_total) line += " · next: --offset " + std::to_string(end);
  if (shown == 0) return wrapped(line, {}, Ink::kFaint, style);
  const std::string context = "in context: apud show " + shell_word(answer.results.front().evidence.where.ref);
  if (columns(line) + 3 + columns(printable(context)) <= style.width)
    return wrapped(line + " · " + context, {}, Ink::kFaint, style);
  return wrapped(line, {}, Ink::kFaint, style) + wrapped(context, {}, Ink::kFaint, style);
}

}  // namespace

std::string text_of(const SearchAnswer& answer, const TextStyle& style) {
  const std::uint64_t last = answer.offset + answer.results.size();
  const auto left = static_cast<unsigned>(std::max<std::size_t>(std::to_string(last).size(), 2) + 2);
  std::string out;
  for (const FoundPassage& found : answer.results) out += hit(found, answer.group, left, style) + "\n";
  out += facets(answer, style);
  if (!answer.suggestion.empty())
    out += wrapped("did you mean: apud search " + shell_word(answer.suggestion), {}, Ink::kWarning, style);
  return out + footer(answer, style);
}

}  // namespace apud
