// Layer 6, pure.
#include "query/render/citation_text.h"

#include <algorithm>

#include "query/render/characters.h"

namespace apud {
namespace {

constexpr std::size_t kPeople = 3;

std::string name_of(const CitationName& person) {
  if (!person.literal.empty()) return person.literal;
  std::string name = person.given + (person.given.empty() || person.family.empty() ? "" : " ") + person.family;
  return name + (person.suffix.empty() ? "" : " " + person.suffix);
}

}  // namespace

std::string citation_authors(const Citation& work) {
  const bool edited = work.author.empty() && !work.editor.empty();
  const std::vector<CitationName>& people = edited ? work.editor : work.author;
  const std::size_t named = people.size() > kPeople + 1 ? kPeople : people.size();
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) text += i + 1 == people.size() ? " and " : ", ";
    text += name_of(people[i]);
  }
  if (named < people.size()) text += " and " + grouped(people.size() - named) + " others";
  if (edited) text += people.size() == 1 ? " (ed.)" : " (eds.)";
  return printable(text);
}

std::string citation_date_text(const CitationDate& date) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto text = [](const Date& day) {
    std::string out = std::to_string(day.year);
    if (day.month < 1 || day.month > 12) return out;
    out.insert(0, std::string(kMonths[day.month - 1]) + " ");
    if (day.day > 0) out.insert(0, std::to_string(day.day) + " ");
    return out;
  };
  if (date.from.year <= 0) return printable(date.raw);
  return text(date.from) + (date.to != date.from && date.to.year > 0 ? "–" + text(date.to) : "");
}

std::string citation_line(const Citation& work) {
  std::string line = citation_authors(work);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) line += (line.empty() ? "" : ", ") + part;
  };
  if (!work.title.empty()) add("“" + printable(work.title) + "”");
  add(printable(work.container_title.empty() ? work.publisher : work.container_title));
  add(citation_date_text(work.issued));
  return line.empty() ? printable(work.raw) : line;
}

std::string citation_lines(const std::vector<CitationRecord>& citations, unsigned left, const TextStyle& style) {
  const Margin margin{std::string(left, ' ') + inked("→", Ink::kFaint, style) + " ", left + 2, ""};
  std::string out;
  for (const CitationRecord& record : citations) out += wrapped(citation_line(record.work), margin, Ink::kPlain, style);
  return out;
}

}  // namespace apud
