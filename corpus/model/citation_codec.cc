// Most fields of a reference are words of it, so that a field is mostly an offset and a length.
// Layer 1. The layout is described in docs/passage_format.md; a change of it changes the index version.
#include "corpus/model/citation_codec.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "corpus/model/relation.h"

namespace apud {
namespace {

// The names of fields that have a number; others are written out. Only ever added to, at the end.
constexpr std::string_view kFieldNames[] = {
    "author", "editor",   "translator", "title",   "container-title", "collection-title",
    "issued", "volume",   "issue",      "page",    "publisher",       "publisher-place",
    "URL",    "DOI",      "ISBN",       "edition", "genre",           "number",
    "note",   "accessed", "type"};
constexpr std::size_t kNames = std::size(kFieldNames);
constexpr float kConfidenceSteps = 200;
constexpr std::size_t kSearched = 4096;  // bytes in which a field's words are looked for; raw stands at 0

// The texts of a citation in the order in which they are kept.
template <typename C, typename F>
void each_text(C& c, F visit) {
  for (auto* text :
       {&c.type, &c.title, &c.container_title, &c.collection_title, &c.volume, &c.issue, &c.page, &c.publisher,
        &c.publisher_place, &c.url, &c.doi, &c.isbn, &c.edition, &c.genre, &c.number, &c.note})
    visit(*text);
}

class Writer {
 public:
  Writer(ByteWriter& bytes, std::string_view text) : bytes_(bytes), text_(text) {}

  void write(const PlacedCitation& placed) {
    raw_ = {};
    bytes_.number(placed.ordinal);
    span(placed.span);
    span(placed.lead);
    bytes_.byte(static_cast<std::uint32_t>(placed.form));
    raw(placed);
    raw_ = placed.citation.raw;
    bytes_.string(placed.work);
    bytes_.number(placed.full ? std::uint64_t{placed.full->block} + 1 : 0);
    if (placed.full) bytes_.number(placed.full->ordinal);
    string(placed.locator, raw_);
    bytes_.number(placed.supports.size());
    for (const CitedFrom& from : placed.supports) {
      bytes_.number(from.block);
      bytes_.number(from.sentence);
    }
    write(placed.citation);
  }

 private:
  void span(Span span) {
    bytes_.number(span.begin);
    bytes_.number(span.end - std::min(span.begin, span.end));
  }

  void raw(const PlacedCitation& placed) {
    const std::string_view rest = text_.substr(std::min<std::size_t>(placed.span.begin, text_.size()));
    if (!placed.citation.raw.empty() && rest.starts_with(placed.citation.raw)) {
      bytes_.number(placed.citation.raw.size() << 1);
      return bytes_.number(0);
    }
    string(placed.citation.raw, {});
  }

  // 0: empty; even: twice the length, then where it stands in `source`; odd: twice the length and one, then its bytes.
  void string(std::string_view text, std::string_view source) {
    if (text.empty()) return bytes_.number(0);
    const std::size_t at = source.substr(0, kSearched).find(text);
    bytes_.number(text.size() << 1 | (at == std::string_view::npos ? 1 : 0));
    if (at != std::string_view::npos) return bytes_.number(at);
    for (const char c : text) bytes_.byte(static_cast<unsigned char>(c));
  }
  void string(std::string_view text) { string(text, raw_); }

  void names(const std::vector<CitationName>& people) {
    bytes_.number(people.size());
    for (const CitationName& person : people)
      for (const std::string* part : {&person.family, &person.given, &person.suffix, &person.literal}) string(*part);
  }

  void date(const CitationDate& date) {
    for (const Date& end : {date.from, date.to}) {
      bytes_.difference(end.year);
      bytes_.byte(end.month);
      bytes_.byte(end.day);
    }
    string(date.raw);
  }

  void write(const Citation& c) {
    each_text(c, [&](const std::string& text) { string(text); });
    for (const auto* people : {&c.author, &c.editor, &c.translator}) names(*people);
    date(c.issued);
    date(c.accessed);
    bytes_.number(c.fields.size());
    for (const CitationField& field : c.fields) {
      const auto* const name = std::find(std::begin(kFieldNames), std::end(kFieldNames), field.name);
      bytes_.number(static_cast<std::uint64_t>(name - std::begin(kFieldNames)));
      if (name == std::end(kFieldNames)) bytes_.string(field.name);
      bytes_.byte(static_cast<std::uint32_t>(std::lround(std::clamp(field.confidence, 0.0F, 1.0F) * kConfidenceSteps)));
      bytes_.number(field.spans.size());
      for (const Span& part : field.spans) span(part);
    }
  }

  ByteWriter& bytes_;
  std::string_view text_, raw_;
};

class Reader {
 public:
  Reader(ByteReader& bytes, std::string_view text) : bytes_(bytes), text_(text) {}

  PlacedCitation read() {
    PlacedCitation placed;
    placed.ordinal = bytes_.number32();
    placed.span = span(text_.size());
    placed.lead = span(text_.size());
    const std::uint32_t form = bytes_.byte();
    if (form >= kCitationForms) bytes_.fail();
    placed.form = static_cast<CitationForm>(form);
    placed.citation.raw = string(bytes_.failed() ? "" : text_.substr(placed.span.begin));
    raw_ = placed.citation.raw;
    placed.work = bytes_.string();
    if (const std::uint64_t block = bytes_.number(); block > 0) {
      if (block > std::uint64_t{0xFFFFFFFF} + 1) bytes_.fail();
      placed.full = CitationPlace{static_cast<std::uint32_t>(block - 1), bytes_.number32()};
    }
    placed.locator = string(raw_);
    placed.supports.resize(bytes_.count());
    for (CitedFrom& from : placed.supports) {
      from.block = bytes_.number32();
      from.sentence = bytes_.number32();
    }
    read(placed.citation);
    return placed;
  }

 private:
  Span span(std::size_t limit) {
    const std::uint64_t begin = bytes_.number32(), end = begin + bytes_.number32();
    if (end > limit) bytes_.fail();
    if (bytes_.failed()) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string string(std::string_view source) {
    const std::uint64_t head = bytes_.number(), size = head >> 1;
    if (head == 0) return "";
    if ((head & 1) != 0) return std::string(bytes_.bytes(size));
    const std::uint64_t at = bytes_.number();
    if (at > source.size() || size > source.size() - at) {
      bytes_.fail();
      return "";
    }
    return std::string(source.substr(at, size));
  }

  void names(std::vector<CitationName>& people) {
    people.resize(bytes_.count());
    for (CitationName& person : people)
      for (std::string* part : {&person.family, &person.given, &person.suffix, &person.literal}) *part = string(raw_);
  }

  void date(CitationDate& date) {
    for (Date* end : {&date.from, &date.to}) {
      end->year = static_cast<std::int32_t>(bytes_.difference());
      end->month = static_cast<std::uint8_t>(bytes_.byte());
      end->day = static_cast<std::uint8_t>(bytes_.byte());
    }
    date.raw = string(raw_);
  }

  void read(Citation& c) {
    each_text(c, [&](std::string& text) { text = string(raw_); });
    for (auto* people : {&c.author, &c.editor, &c.translator}) names(*people);
    date(c.issued);
    date(c.accessed);
    c.fields.resize(bytes_.count());
    for (CitationField& field : c.fields) {
      const std::uint64_t name = bytes_.number();
      if (name > kNames) bytes_.fail();
      field.name = name < kNames ? kFieldNames[name] : bytes_.string();
      field.confidence = static_cast<float>(bytes_.byte()) / kConfidenceSteps;
      field.spans.resize(bytes_.count());
      for (Span& part : field.spans) part = span(raw_.size());
      if (bytes_.failed()) return;
    }
  }

  ByteReader& bytes_;
  std::string_view text_;
  std::string raw_;
};

}  // namespace

void write_citations(ByteWriter& bytes, const std::vector<PlacedCitation>& citations, std::string_view text) {
  Writer writer(bytes, text);
  bytes.number(citations.size());
  for (const PlacedCitation& placed : citations) writer.write(placed);
}

std::vector<PlacedCitation> read_citations(ByteReader& bytes, std::string_view text) {
  std::vector<PlacedCitation> citations;
  Reader reader(bytes, text);
  for (std::uint32_t left = bytes.count(); left > 0 && !bytes.failed(); --left) citations.push_back(reader.read());
  return citations;
}

}  // namespace apud
