// One tag a field, chosen so that bibutils, citation.js, Zotero and EndNote read it: docs/decisions/citation_formats.md.
// Layer 2, pure.
#include "corpus/citations/ris.h"

#include <cstdio>
#include <string_view>

#include "corpus/citations/citation_types.h"
#include "corpus/citations/field_text.h"

namespace apud {
namespace {

class Record {
 public:
  void field(const char* tag, std::string_view value) {
    const std::string line = one_line(value);
    if (!line.empty()) text_.append(tag).append("  - ").append(line).append("\r\n");
  }
  std::string take() { return text_ + "ER  - \r\n"; }

 private:
  std::string text_;
};

std::string name(const CitationName& person) {
  if (!person.literal.empty()) return person.literal;
  std::string text = person.family;
  if (!person.given.empty()) text += ", " + person.given;
  if (!person.suffix.empty()) text += ", " + person.suffix;
  return text;
}

void names(Record& record, const char* tag, const std::vector<CitationName>& people) {
  for (const CitationName& person : people) record.field(tag, name(person));
}

// Whose number is one of a row, as an issue's; elsewhere it is the work's own: of a report, a patent, an act.
bool numbered_by_issue(std::string_view ris) {
  return ris == "JOUR" || ris == "MGZN" || ris == "NEWS" || ris == "CHAP" || ris == "BOOK" || ris == "ELEC";
}

// "2018/04/12/", as far as it is known.
std::string date(const Date& date) {
  if (date.year == 0) return "";
  char text[40];
  const int month = date.month, day = date.month > 0 ? date.day : 0;
  if (month == 0)
    std::snprintf(text, sizeof text, "%d///", date.year);
  else if (day == 0)
    std::snprintf(text, sizeof text, "%d/%02d//", date.year, month);
  else
    std::snprintf(text, sizeof text, "%d/%02d/%02d/", date.year, month, day);
  return text;
}

// Where a range of pages is divided: "12-14", "12–14"; npos for one page and for a list.
std::size_t divider(const std::string& pages, std::size_t& length) {
  for (const std::string_view dash : {"–", "--", "-"}) {
    const std::size_t at = pages.find(dash);
    if (at == std::string::npos) continue;
    length = dash.size();
    return pages.find(dash, at + length) == std::string::npos && pages.find(',') == std::string::npos
               ? at
               : std::string::npos;
  }
  return std::string::npos;
}

void pages(Record& record, const std::string& text) {
  std::size_t length = 0;
  const std::size_t at = divider(text, length);
  record.field("SP", text.substr(0, at));
  if (at != std::string::npos) record.field("EP", text.substr(at + length));
}

}  // namespace

std::string ris_record(const Citation& c, const std::string& key) {
  const TypeNames type = type_names(c);
  Record record;
  record.field("TY", type.ris);
  record.field("ID", key);
  names(record, "AU", c.author);
  names(record, "A2", c.editor);
  names(record, "A4", c.translator);
  record.field("TI", c.title);
  record.field("JF", c.container_title);
  record.field(c.container_title.empty() ? "T2" : "T3", c.collection_title);
  record.field("PY", c.issued.from.year != 0 ? std::to_string(c.issued.from.year) : c.issued.raw);
  if (c.issued.from.month > 0) record.field("DA", date(c.issued.from));
  record.field("VL", c.volume);
  record.field("IS", c.issue);
  record.field(numbered_by_issue(type.ris) ? "IS" : "M1", c.number);
  pages(record, c.page);
  record.field("ET", c.edition);
  record.field("PB", c.publisher);
  record.field("CY", c.publisher_place);
  const bool told = type.ris != "GEN" || type.csl == "document" || type.csl == "article";
  record.field("M3", c.genre.empty() && !told ? type.words : std::string_view(c.genre));
  record.field("SN", c.isbn);
  record.field("DO", c.doi);
  record.field("UR", safe_url(c.url));
  record.field("Y2", date(c.accessed.from));
  record.field("N1", c.note);
  return record.take();
}

}  // namespace apud
