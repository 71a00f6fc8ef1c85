// The fields of BibTeX's standard styles, and those that later programs added (url, doi, isbn, day, urldate, translator).
// Layer 2, pure; which readers were tried, and what each makes of it: docs/decisions/citation_formats.md.
#include "corpus/citations/bibtex.h"

#include <string_view>

#include "corpus/citations/citation_types.h"
#include "corpus/citations/field_text.h"

namespace apud {
namespace {

// What TeX takes as a command is written as the command that prints it; all in pairs of braces.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\': out += "{\\textbackslash}"; break;
      case '{': out += "{\\textbraceleft}"; break;
      case '}': out += "{\\textbraceright}"; break;
      case '~': out += "{\\textasciitilde}"; break;
      case '^': out += "{\\textasciicircum}"; break;
      case '$':
      case '&':
      case '#':
      case '_':
      case '%': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
  return out;
}

bool has_and(const std::string& name) {
  return (" " + name + " ").find(" and ") != std::string::npos || (" " + name + " ").find(" AND ") != std::string::npos;
}

// A part of a name in braces where a reader would take it apart.
std::string name_part(const std::string& part, bool whole) {
  const std::string line = one_line(part);
  const bool apart =
      line.find(',') != std::string::npos || has_and(line) || (whole && line.find(' ') != std::string::npos);
  return apart ? "{" + tex(line) + "}" : tex(line);
}

std::string name(const CitationName& person) {
  if (!person.literal.empty()) return "{" + tex(person.literal) + "}";
  std::string text = name_part(person.family, person.given.empty());
  if (!person.suffix.empty()) text += ", " + name_part(person.suffix, false);
  if (!person.given.empty()) text += ", " + name_part(person.given, false);
  return text;
}

std::string names(const std::vector<CitationName>& people) {
  std::string text;
  for (const CitationName& person : people) {
    const std::string one = name(person);
    if (one.empty() || one == "{}") continue;
    text += (text.empty() ? "" : " and ") + one;
  }
  return text;
}

// "12-14" and "12–14" as "12--14".
std::string pages(const std::string& text) {
  std::string out;
  for (const char c : tex(text)) {
    if (c == '-' && (out.empty() || out.back() != '-'))
      out += "--";
    else if (c != '-')
      out += c;
  }
  constexpr std::string_view kDash = "–";
  for (std::size_t at = out.find(kDash); at != std::string::npos; at = out.find(kDash))
    out.replace(at, kDash.size(), "--");
  return out;
}

class Entry {
 public:
  Entry(std::string_view type, const std::string& key) : text_("@" + std::string(type) + "{" + key) {}
  // `value` as it is to stand between the braces; an empty one is left out.
  void field(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    bare(name, "{" + value + "}");
  }
  void bare(std::string_view name, const std::string& value) {
    text_.append(",\n  ").append(name).append(" = ").append(value);
  }
  std::string take() { return text_ + "\n}\n"; }

 private:
  std::string text_;
};

void date(Entry& entry, const CitationDate& issued) {
  static constexpr const char* kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                            "jul", "aug", "sep", "oct", "nov", "dec"};
  const Date& from = issued.from;
  if (from.year == 0) return entry.field("year", tex(issued.raw));
  entry.field("year", std::to_string(from.year));
  if (from.month < 1 || from.month > 12) return;
  entry.bare("month", kMonths[from.month - 1]);
  if (from.day > 0) entry.bare("day", std::to_string(from.day));
}

// What the work stands in and who published it: each entry type has its own names for them.
void origin(Entry& entry, std::string_view type, const Citation& c) {
  const std::string container = tex(c.container_title), publisher = tex(c.publisher);
  std::string series = tex(c.collection_title);
  if (type == "article") {
    entry.field("journal", container);
    entry.field("publisher", publisher);
    if (c.type == "article-newspaper") entry.field("entrysubtype", "newspaper");
    if (c.type == "article-magazine") entry.field("entrysubtype", "magazine");
  } else if (type == "incollection" || type == "inproceedings") {
    entry.field("booktitle", container);
    entry.field("publisher", publisher);
  } else if (type == "misc" || type == "unpublished") {
    entry.field("howpublished", container.empty() ? publisher : container);
    if (!container.empty()) entry.field("organization", publisher);
  } else {
    entry.field(type == "techreport" ? "institution" : type == "phdthesis" ? "school" : "publisher", publisher);
    if (series.empty())
      series = container;
    else
      entry.field("howpublished", container);
  }
  entry.field("series", series);
  entry.field("address", tex(c.publisher_place));
}

void kind(Entry& entry, const TypeNames& type, const Citation& c) {
  if (type.bibtex == "article") return;
  const bool told =
      type.bibtex != "misc" || type.csl == "document" || type.csl.starts_with("article") || type.csl == "webpage";
  entry.field("type", c.genre.empty() && !told ? std::string(type.words) : tex(c.genre));
}

// Entries of the types "misc" and "unpublished" print neither volume nor number: those go before the note.
void numbers(Entry& entry, const TypeNames& type, const Citation& c, std::string& note) {
  const std::string volume = tex(c.volume), number = tex(c.issue.empty() ? c.number : c.issue);
  if (type.bibtex != "misc" && type.bibtex != "unpublished") {
    entry.field("volume", volume);
    entry.field("number", number);
    return;
  }
  std::string told = volume.empty() ? "" : "vol. " + volume;
  if (!number.empty()) told += (told.empty() ? "no. " : ", no. ") + number;
  if (!told.empty()) note.insert(0, told + (note.empty() ? "" : "; "));
}

}  // namespace

std::string bibtex_entry(const Citation& c, const std::string& key) {
  const TypeNames type = type_names(c);
  Entry entry(type.bibtex, key);
  std::string note = tex(c.note);
  entry.field("author", names(c.author));
  entry.field("editor", names(c.editor));
  entry.field("translator", names(c.translator));
  entry.field("title", tex(c.title));
  origin(entry, type.bibtex, c);
  kind(entry, type, c);
  numbers(entry, type, c, note);
  entry.field("pages", pages(c.page));
  entry.field("edition", tex(c.edition));
  date(entry, c.issued);
  entry.field("doi", safe_url(c.doi));
  entry.field("isbn", tex(c.isbn));
  entry.field("url", safe_url(c.url));
  if (c.accessed.from.year != 0) entry.field("urldate", date_text(c.accessed.from));
  entry.field("note", note);
  return entry.take();
}

}  // namespace apud
