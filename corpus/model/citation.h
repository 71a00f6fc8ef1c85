// A cited work as a note, a source line or a list of references gives it: the fields of CSL-JSON, each with its place.
// Layer 1: values only. Parsed by indexer/cite.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/value.h"
#include "corpus/text/span.h"

namespace apud {

struct CitationName {
  std::string family, given;  // given: as printed, initials with their full stops
  std::string suffix;         // "Jr.", "III"
  std::string literal;        // an organisation, or a name that could not be taken apart; then the others are empty
};

struct CitationDate {
  Date from, to;    // equal for a single date; year 0: none could be read
  std::string raw;  // as printed, where it is no date of the calendar: "forthcoming", "February 30, 2020"
};

// Which part of the reference a field was read from.
struct CitationField {
  std::string name;         // as in CSL-JSON: "author", "container-title"
  std::vector<Span> spans;  // of Citation::raw
  float confidence = 0;     // 0 to 1
};

struct Citation {
  std::string type = "document";  // CSL type: "article-journal", "book" ...
  std::vector<CitationName> author, editor, translator;
  std::string title, container_title, collection_title, volume, issue, page, publisher, publisher_place, url, doi, isbn,
      edition, genre, number, note;
  CitationDate issued, accessed;
  std::vector<CitationField> fields;
  std::string raw;  // the reference as it stands, repaired
  [[nodiscard]] bool empty() const {
    return author.empty() && title.empty() && container_title.empty() && url.empty() && doi.empty();
  }
};

}  // namespace apud
