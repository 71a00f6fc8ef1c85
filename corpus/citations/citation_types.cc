// Of RIS the types of its list of 2011. BibTeX has no more than its 14: what is none of them is "misc", with its type in
// words. Layer 2, pure; reasons in docs/decisions/citation_formats.md.
#include "corpus/citations/citation_types.h"

#include <algorithm>
#include <iterator>

namespace apud {
namespace {

constexpr TypeNames kTypes[] = {
    {"article", "article", "GEN", "article"},
    {"article-journal", "article", "JOUR", "journal article"},
    {"article-magazine", "article", "MGZN", "magazine article"},
    {"article-newspaper", "article", "NEWS", "newspaper article"},
    {"bill", "misc", "BILL", "bill"},
    {"book", "book", "BOOK", "book"},
    {"broadcast", "misc", "MPCT", "broadcast"},
    {"chapter", "incollection", "CHAP", "chapter"},
    {"classic", "book", "BOOK", "classic"},
    {"collection", "misc", "GEN", "collection"},
    {"dataset", "misc", "DATA", "dataset"},
    {"document", "misc", "GEN", "document"},
    {"entry", "incollection", "ENCYC", "entry"},
    {"entry-dictionary", "incollection", "DICT", "dictionary entry"},
    {"entry-encyclopedia", "incollection", "ENCYC", "encyclopedia entry"},
    {"event", "misc", "GEN", "event"},
    {"figure", "misc", "FIGURE", "figure"},
    {"graphic", "misc", "ART", "graphic"},
    {"hearing", "misc", "HEAR", "hearing"},
    {"interview", "misc", "PCOMM", "interview"},
    {"legal_case", "misc", "CASE", "legal case"},
    {"legislation", "misc", "STAT", "legislation"},
    {"manuscript", "unpublished", "UNPB", "manuscript"},
    {"map", "misc", "MAP", "map"},
    {"motion_picture", "misc", "MPCT", "film"},
    {"musical_score", "misc", "MUSIC", "musical score"},
    {"pamphlet", "misc", "PAMP", "pamphlet"},
    {"paper-conference", "inproceedings", "CONF", "conference paper"},
    {"patent", "misc", "PAT", "patent"},
    {"performance", "misc", "GEN", "performance"},
    {"periodical", "misc", "JFULL", "periodical"},
    {"personal_communication", "misc", "PCOMM", "personal communication"},
    {"post", "misc", "ELEC", "post"},
    {"post-weblog", "misc", "ELEC", "blog post"},
    {"regulation", "misc", "STAT", "regulation"},
    {"report", "techreport", "RPRT", "report"},
    {"review", "article", "JOUR", "review"},
    {"review-book", "article", "JOUR", "book review"},
    {"software", "misc", "COMP", "software"},
    {"song", "misc", "SOUND", "recording"},
    {"speech", "misc", "GEN", "speech"},
    {"standard", "misc", "STAND", "standard"},
    {"thesis", "phdthesis", "THES", "thesis"},
    {"treaty", "misc", "STAT", "treaty"},
    {"webpage", "misc", "ELEC", "web page"},
};
constexpr TypeNames kDocument = {"document", "misc", "GEN", "document"};

}  // namespace

TypeNames type_names(const Citation& citation) {
  const auto* const found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const TypeNames& names) { return names.csl == citation.type; });
  TypeNames names = found == std::end(kTypes) ? kDocument : *found;
  const bool part = names.bibtex == "article" || names.bibtex == "incollection" || names.bibtex == "inproceedings";
  if (part && citation.container_title.empty()) names.bibtex = "misc";
  if (names.csl == "article" && !citation.container_title.empty()) names.ris = "JOUR";
  return names;
}

}  // namespace apud
