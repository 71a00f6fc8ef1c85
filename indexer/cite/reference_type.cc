// Rules for types: what the fields say first, then the words of container, genre and title.
// Layer 5, pure.
#include "indexer/cite/reference_type.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "indexer/cite/type_facts.h"
#include "indexer/cite/web_sites.h"

namespace apud {
namespace {

using namespace type_rules;

constexpr int kFirstPages = 1995;  // years

bool quoted_title(const Citation& c) {
  for (const CitationField& field : c.fields) {
    if (field.name != "title" || field.spans.empty()) continue;
    const std::string_view before = std::string_view(c.raw).substr(0, field.spans[0].begin);
    return before.ends_with("“") || before.ends_with("\"") || before.ends_with("«") || before.ends_with("„");
  }
  return false;
}

std::string_view of_genre(const Facts& f) {
  if (f.genre.empty()) return "";
  if (f.genre.has_any(
          {"thesis", "dissertation", "diss", "phd", "ph d", "doctoral", "master s", "ma", "msc", "these", "memoire"}))
    return "thesis";
  if (f.genre.has_any({"report", "working paper", "technical report", "discussion paper", "memo", "memorandum"}))
    return "report";
  if (f.genre.has_any({"speech", "lecture", "address", "presentation"})) return "speech";
  if (f.genre.has("patent")) return "patent";
  if (f.genre.has_any({"interview"})) return "interview";
  if (f.genre.has_any({"film", "video", "dvd", "motion picture", "documentary"})) return "motion_picture";
  if (f.genre.has_any({"map"})) return "map";
  if (f.genre.has_any({"dataset", "data set"})) return "dataset";
  if (f.genre.has_any({"letter", "email", "e mail"})) return "personal_communication";
  if (f.genre.has_any({"blog"})) return "post-weblog";
  if (f.genre.has_any({"newspaper"})) return "article-newspaper";
  if (f.genre.has_any({"podcast", "radio", "television"})) return "broadcast";
  if (f.genre.has_any({"software", "computer program"})) return "software";
  if (f.genre.has_any({"painting", "photograph", "photo", "oil on canvas", "poster", "drawing", "print", "sculpture"}))
    return "graphic";
  if (f.genre.has_any({"manuscript", "typescript"})) return "manuscript";
  return "";
}

std::string_view of_thesis(const Facts& f) {
  if (f.whole.has_any({"thesis", "dissertation", "ph d", "phd", "diss", "habilitation", "doctoral", "diplomsko delo",
                       "magistrsko delo", "diplomarbeit", "masterarbeit", "tesis doctoral"}) &&
      f.container.empty() && !f.title.has_any({"thesis", "dissertation"}))
    return "thesis";
  const bool school =
      f.publisher.has_any({"university", "universite", "universitat", "universidad", "univ", "institute of technology",
                           "college", "universita", "universidade", "tech u", "polytechnic", "universitet"});
  const bool press = f.publisher.has_any({"press", "presses", "publishers", "publications", "books", "verlag",
                                          "institute of", "center", "centre", "library"});
  if (school && !press && f.container.empty() && !f.c.author.empty() && f.c.author.size() <= 2 && !f.single_body() &&
      f.c.edition.empty())
    return "thesis";
  return "";
}

std::string_view of_agency(const Facts& f) {
  return f.container.empty() && !f.published() && f.quoted && f.day() && f.periodical == "article-newspaper"
             ? f.periodical
             : "";
}

// What the words of a title tell, whatever stands beside it.
std::string_view of_title(const Facts& f) {
  if (f.title.has_any({"interview with", "interview by", "interviewed by", "oral history interview"}) ||
      f.title.starts("interview"))
    return f.numbered() ? "" : "interview";
  if (f.title.has_any({"remarks by", "remarks at", "remarks to", "opening remarks", "keynote speech", "keynote address",
                       "speech by", "speech at", "speech to", "address to", "address at", "lecture at",
                       "statement by"}) ||
      f.whole.has_any({"paper presented at", "presented at", "speech at", "lecture at"}))
    return f.numbered() ? "" : "speech";
  return "";
}

// Of a work that stands alone and names no publisher: what its title says that it is.
std::string_view of_bare_title(const Facts& f) {
  if (f.published() || f.numbered() || !f.container.empty()) return "";
  if (f.title.has_any({"data set", "dataset", "data from", "replication data", "replication data for",
                       "data publication", "supplementary data"}))
    return "dataset";
  if (f.title.has_any({"records of", "correspondence files", "fonds", "papers of", "minutes of", "rough draft",
                       "collection of papers", "manuscript"}))
    return "manuscript";
  if (f.title.has("podcast")) return "broadcast";
  if (f.title.has_any({"letter to", "letter from", "letters to", "telegram to", "email to"}) ||
      f.c.title.starts_with("[Brief") || f.c.title.starts_with("[Letter"))
    return "personal_communication";
  if (f.title.has_any({"map of", "map", "carte de"})) return "map";
  if (f.title.has_any({"photograph", "photographie", "photographic image", "affiche", "poster", "portrait of",
                       "watercolor", "painting", "lithograph", "engraving", "trade card", "stereograph"}))
    return "graphic";
  if (f.site == SiteKind::kFilm) return "motion_picture";
  if (f.site == SiteKind::kCode ||
      f.title.has_any({"stata module", "r package", "ruby library", "python library", "software", "python package"}))
    return "software";
  if (f.c.issued.from.year == 0 && f.quoted && f.c.url.empty() && !f.c.author.empty() &&
      f.title.has_any({"method of", "method and", "methods for", "method for", "apparatus", "device", "system and",
                       "process for", "composition", "compositions", "assembly", "catheter", "systems and"}))
    return "patent";
  return "";
}

// Houses that sell books, and places that keep them.
bool is_house(const Facts& f) {
  return f.publisher.has_any({"press",    "verlag",    "books",     "publishers", "publishing", "publications",
                              "editions", "wiley",     "springer",  "routledge",  "elsevier",   "sage",
                              "mcgraw",   "penguin",   "harper",    "macmillan",  "norton",     "brill",
                              "gruyter",  "blackwell", "academic",  "publisher",  "edition",    "random",
                              "simon",    "oxford",    "cambridge", "presses"}) ||
         f.whole.has_any({"books google", "worldcat", "archive org", "jstor", "hdl handle net", "gutenberg", "catalog",
                          "catalogue", "opac", "library", "hathitrust", "gallica", "books", "gbv", "biblio", "nla"});
}

std::string_view of_publisher(const Facts& f) {
  const bool body =
      f.publisher.has_any(
          {"task force",   "agency",       "institute",      "ministry", "department", "bank",       "council",
           "commission",   "foundation",   "association",    "bureau",   "office",     "nations",    "cern",
           "organization", "organisation", "administration", "survey",   "center",     "centre",     "laboratory",
           "university",   "lab",          "nasa",           "fund",     "oecd",       "corporation"}) &&
      !f.publisher.has_any({"press", "verlag", "books", "publishers", "publishing", "publications"});
  if (f.title.has_any({"annual report", "technical report", "white paper", "working paper", "final report"}) ||
      f.whole.has_any(
          {"technical report", "tech rep", "working paper", "discussion paper", "report no", "research report"}))
    return "report";
  if (!f.published()) return "";
  if (!f.c.isbn.empty()) return "book";
  if (f.quoted) return f.c.page.empty() ? "report" : "chapter";
  if (!f.c.url.empty() && f.c.doi.empty() && f.c.edition.empty() && (body || !is_house(f))) return "report";
  return f.day() && (f.single_body() || body) ? "report" : "book";
}

std::string_view of_page(const Facts& f) {
  if (f.c.url.empty()) return "";
  if (f.site == SiteKind::kForum) return "post";
  if (f.site == SiteKind::kBlog) return "post-weblog";
  if (!f.site_periodical.empty() && f.c.issued.from.year > 0) return f.site_periodical;
  if (f.site == SiteKind::kNews && f.day() && f.quoted) return "article-newspaper";
  if (!f.quoted && !f.c.author.empty() && f.c.issued.from.year > 0 && !f.day()) return "report";
  return "webpage";
}

std::string_view of_rest(const Facts& f) {
  if (const std::string_view type = of_bare_title(f); !type.empty()) return type;
  if (const std::string_view type = of_publisher(f); !type.empty()) return type;
  if (f.quoted && f.numbered()) return "article-journal";
  if (const std::string_view type = of_page(f); !type.empty()) return type;
  // A body's news of a day are a page of its own, in the years that have such pages.
  if (f.quoted && f.single_body() && f.day() && f.c.issued.from.year >= kFirstPages) return "webpage";
  if (f.quoted && !f.c.author.empty() && f.c.issued.from.year > 0) return "article";
  if (!f.c.doi.empty()) return "article";
  if (f.c.title.empty()) return "document";
  return f.quoted ? "document" : "book";
}

}  // namespace

std::string reference_type(const Citation& citation, const std::vector<FieldRun>& runs,
                           const Periodicals& periodicals) {
  Facts facts{citation,
              Text(citation.title),
              Text(citation.container_title),
              Text(citation.genre),
              Text(citation.publisher),
              Text(std::string_view(citation.raw).substr(0, 2000)),
              false,
              quoted_title(citation),
              periodicals.type_of(citation.container_title),
              periodicals.type_of_site(site_name(citation.url)),
              site_kind(citation.url)};
  if (facts.container.empty() && facts.single_body())  // an agency's own news
    facts.periodical = periodicals.type_of(citation.author[0].literal);
  for (const FieldRun& run : runs)
    facts.in |= run.in && (run.label == FieldLabel::kContainer || run.label == FieldLabel::kEditor);
  if (citation.empty() && citation.publisher.empty()) return "document";
  for (const auto rule : {of_genre, of_title, of_law, of_thesis, of_agency, of_container, of_rest})
    if (const std::string_view type = rule(facts); !type.empty()) return std::string(type);
  return "document";
}

}  // namespace apud
