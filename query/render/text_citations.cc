// Cited works: who, when, what; below, each place that cites it with the sentence that leans on it.
// Layer 6, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/citation_text.h"
#include "query/render/text.h"

namespace apud {
namespace {

constexpr std::size_t kPlaces = 3;  // of a work; --json has all
constexpr unsigned kClaimLines = 3;

std::string place_of(const CitedPlace& place) {
  std::string name;
  if (place.via == Via::kFootnote)
    name = place.number.empty() ? "note" : "note " + printable(place.number);
  else
    name = via_name(place.via);
  if (place.form != CitationForm::kFull && place.form != CitationForm::kAuthorYear)
    name += " (" + shortened(printable(place.raw), 40) + ")";
  return name;
}

std::string cited_place(const CitedPlace& place, unsigned left, const TextStyle& style) {
  const unsigned room = style.width > left ? style.width - left : 1;
  std::string out;
  if (!place.claim.empty()) {
    const MarkedText claim = snippet_of(place.claim, {}, std::size_t{room} * kClaimLines);
    out += wrapped("“" + claim.text + "”", indent(left), Ink::kPlain, style);
  }
  out += wrapped(path_line(place.where, room), indent(left), Ink::kFaint, style);
  const std::string ref = printable(place.where.ref);
  const std::string line = place_of(place) + " · " + page_and_lines(place.where) + " · " + ref;
  const auto at = static_cast<std::uint32_t>(line.size() - ref.size());
  return out + wrapped({line, {{at, static_cast<std::uint32_t>(line.size())}}}, indent(left), Ink::kFaint,
                       Ink::kAddress, style);
}

// "speech · China Daily · vol. 3, no. 2, pp. 4-9 · Paris: Press · https://..."
std::string details(const Citation& work) {
  std::string line = work.type;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) line += " · " + printable(part);
  };
  add(work.container_title);
  std::string numbers;
  const auto number = [&](const char* what, const std::string& text) {
    if (!text.empty()) numbers += (numbers.empty() ? "" : ", ") + std::string(what) + text;
  };
  number("vol. ", work.volume);
  number("no. ", work.issue.empty() ? work.number : work.issue);
  number(work.page.find_first_not_of("0123456789") == std::string::npos ? "p. " : "pp. ", work.page);
  add(numbers);
  const bool both = !work.publisher_place.empty() && !work.publisher.empty();
  add(work.publisher_place + (both ? ": " : "") + work.publisher);
  add(work.doi.empty() ? work.url : "https://doi.org/" + work.doi);
  return line;
}

std::string cited_work(const CitationRecord& record, std::uint64_t number, unsigned left, const TextStyle& style) {
  const std::string rank = std::to_string(number);
  const auto digits = static_cast<unsigned>(rank.size());
  const Margin head{std::string(left - 2 - std::min(left - 2, digits), ' ') + inked(rank, Ink::kFaint, style) + "  ",
                    left, ""};
  const Citation& work = record.work;
  const std::string who = citation_authors(work), when = citation_date_text(work.issued);
  const std::string what = printable(work.title.empty() ? work.raw : work.title);
  std::string line = who + (when.empty() ? "" : (who.empty() ? "" : ", ") + when);
  if (!line.empty()) line += ": ";
  const auto from = static_cast<std::uint32_t>(line.size());
  line += what;
  std::string out =
      wrapped({line, {{from, static_cast<std::uint32_t>(line.size())}}}, head, Ink::kPlain, Ink::kStrong, style);
  out += wrapped(details(work), indent(left), Ink::kFaint, style);
  std::size_t shown = 0;
  for (const CitedPlace& place : record.cited_from)
    if (++shown <= kPlaces) out += cited_place(place, left + 2, style);
  if (shown > kPlaces)
    out += wrapped("… cited " + grouped(shown - kPlaces) + " more times: --json has them", indent(left + 2),
                   Ink::kFaint, style);
  return out;
}

std::string footer(std::size_t shown, std::uint64_t total, std::uint32_t offset, const char* one, const char* many,
                   const TextStyle& style) {
  const std::uint64_t end = offset + shown;
  std::string line = shown == total ? counted(total, one, many)
                                    : grouped(offset + 1) + (shown > 1 ? "–" + grouped(end) : "") + " of " +
                                          counted(std::max(total, end), one, many);
  if (end < total) line += " · next: --offset " + std::to_string(end);
  return wrapped(line, {}, Ink::kFaint, style);
}

}  // namespace

std::string text_of(const CitationsAnswer& answer, const TextStyle& style) {
  const std::uint64_t last = answer.offset + answer.citations.size();
  const auto left = static_cast<unsigned>(std::max<std::size_t>(std::to_string(last).size(), 2) + 2);
  std::string out;
  std::uint64_t number = answer.offset;
  for (const CitationRecord& record : answer.citations) out += cited_work(record, ++number, left, style) + "\n";
  return out + footer(answer.citations.size(), answer.total, answer.offset, "work", "works", style);
}

std::string text_of(const UnresolvedAnswer& answer, const TextStyle& style) {
  constexpr unsigned kLeft = 4;
  std::string out;
  for (const UnresolvedNote& note : answer.notes) {
    const std::string name = note.via == Via::kFootnote
                                 ? (note.number.empty() ? "note" : "note " + printable(note.number))
                                 : via_name(note.via);
    const std::string why = note.reason == "no citation" ? note.reason : "no work found for this (" + note.reason + ")";
    out += wrapped(name + ": " + why, {}, Ink::kStrong, style);
    out += wrapped(note.raw, indent(kLeft), Ink::kPlain, style);
    out += wrapped(printable(note.where.document) + " · " + page_and_lines(note.where) + " · " + printable(note.id),
                   indent(kLeft), Ink::kFaint, style);
    for (const Evidence& claim : note.cited_from)
      out += wrapped("on: “" + claim.quote + "” " + printable(claim.where.ref), indent(kLeft), Ink::kFaint, style);
    out += "\n";
  }
  return out + footer(answer.notes.size(), std::max<std::uint64_t>(answer.total, answer.notes.size()), answer.offset,
                      "note or citation", "notes and citations", style);
}

}  // namespace apud
