// Rules for types: what the fields say first, then the words of container, genre and title.
// Layer 5, pure.
#include "indexer/cite/reference_type.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>
#include <string_view>

#include "corpus/text/fold.h"

namespace apud {
namespace {

// Folded text in which words are looked for whole.
class Text {
 public:
  explicit Text(std::string_view text) {
    append_folded_text(text, folded_);
    for (char& c : folded_)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)) c = ' ';
    folded_ = " " + folded_ + " ";
  }
  [[nodiscard]] bool has(std::string_view word) const {
    for (std::size_t at = folded_.find(word); at != std::string::npos; at = folded_.find(word, at + 1))
      if (folded_[at - 1] == ' ' && folded_[at + word.size()] == ' ') return true;
    return false;
  }
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(word); });
  }
  [[nodiscard]] bool starts(std::string_view word) const {
    return std::string_view(folded_).substr(1).starts_with(word) && folded_[1 + word.size()] == ' ';
  }
  [[nodiscard]] bool ends(std::string_view word) const {
    return folded_.size() > word.size() + 1 &&
           std::string_view(folded_).substr(0, folded_.size() - 1).ends_with(word) &&
           folded_[folded_.size() - word.size() - 2] == ' ';
  }
  [[nodiscard]] bool empty() const { return folded_.size() <= 2; }

 private:
  std::string folded_;
};

struct Facts {
  const Citation& c;
  Text title, container, genre, publisher, whole;
  bool in = false;      // "In" before the container or its editors
  bool quoted = false;  // the title stands in quotes
  std::string_view periodical;
  [[nodiscard]] bool day() const { return c.issued.from.day > 0; }
  [[nodiscard]] bool numbered() const { return !c.volume.empty() || !c.issue.empty(); }
};

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

std::string_view of_law(const Facts& f) {
  if (!f.c.author.empty()) return "";
  if (f.title.has("v") || f.title.has("vs") || f.c.title.find(" c. ") != std::string::npos) return "legal_case";
  if (f.title.starts("loi") || (f.title.has("regulation") && f.title.has_any({"ec", "eu", "eec"})))
    return "legislation";
  if (f.title.starts("in re") || f.title.starts("ex parte") || f.title.starts("re")) return "legal_case";
  const bool ends = f.title.ends("act") || f.title.ends("code") || f.title.ends("law") || f.title.ends("constitution");
  const bool act = f.title.has_any({"act", "code", "statute", "regulations", "regulation", "directive", "constitution",
                                    "decree", "gesetz", "ordinance", "u s c", "treaty"});
  const bool bare = f.c.publisher.empty() && f.c.editor.empty() && f.c.page.empty() && f.periodical.empty();
  if ((ends && bare) || (act && bare && f.container.empty() && !f.quoted)) return "legislation";
  if (f.whole.has_any({"pub l no", "c f r", "stat"}) && bare) return "legislation";
  return "";
}

std::string_view of_thesis(const Facts& f) {
  if (f.whole.has_any({"thesis", "dissertation", "ph d", "phd", "diss", "habilitation", "doctoral", "diplomsko delo",
                       "magistrsko delo", "diplomarbeit", "masterarbeit", "tesis doctoral"}) &&
      f.container.empty() && !f.title.has_any({"thesis", "dissertation"}))
    return "thesis";
  const bool school = f.publisher.has_any({"university", "universite", "universitat", "universidad",
                                           "institute of technology", "college", "universita", "universidade"});
  const bool press = f.publisher.has_any({"press", "presses", "publishers", "publications", "books", "verlag"});
  const bool bare = f.c.publisher.empty() && f.c.publisher_place.empty() && f.container.empty();
  if (bare && !f.quoted && f.c.author.size() == 1 && f.c.author[0].literal.empty() && f.c.issued.from.year > 0 &&
      f.c.issued.from.month == 0 && f.c.url.empty() && f.c.doi.empty() && !f.c.title.empty())
    return "thesis";  // "Okoro, B., Night ferries (1998)": a book would name its publisher
  if (school && !press && f.container.empty() && f.c.publisher_place.empty() && !f.c.author.empty() &&
      f.c.author.size() == 1)
    return "thesis";
  return "";
}

std::string_view of_container(const Facts& f) {
  if (f.container.empty()) return "";
  if (!f.periodical.empty()) return f.periodical;
  if (f.container.has_any({"encyclopedia", "encyclopaedia", "enzyklopadie", "encyclopedie", "wikipedia", "britannica",
                           "companion to", "lexikon", "leksikon", "uppslagsverk", "knowledge base", "leksikon",
                           "knowledge base"}) ||
      f.container.has("biography"))
    return "entry-encyclopedia";
  if (f.container.has_any({"dictionary", "worterbuch", "dictionnaire", "glossary"})) return "entry-dictionary";
  const bool meeting = f.container.has_any({"proceedings", "conference", "symposium", "workshop", "congress", "proc",
                                            "meeting", "colloquium", "kongress", "conf"});
  const bool serial = f.container.has_any({"journal", "annals", "letters", "transactions", "bulletin", "archives",
                                           "quarterly", "acta", "zeitschrift", "review", "revue", "revista"});
  if (meeting && (!serial || f.in) && !(f.numbered() && !f.in && f.c.issue.size() > 0)) return "paper-conference";
  if (f.container.has_any({"twitter", "bluesky", "mastodon", "facebook", "reddit", "forum"}) && f.day()) return "post";
  if (f.container.has_any({"blog", "weblog", "medium", "substack"})) return "post-weblog";
  if (f.in || !f.c.editor.empty()) return "chapter";
  if (f.container.has_any({"times",      "herald",    "tribune",     "gazette",     "daily",         "post",
                           "chronicle",  "newspaper", "zeitung",     "telegraph",   "courier",       "mail",
                           "globe",      "examiner",  "dispatch",    "sun",         "observer",      "inquirer",
                           "press",      "news",      "diario",      "star",        "argus",         "mercury",
                           "advertiser", "standard",  "sunday",      "mirror",      "democrat",      "republican",
                           "sentinel",   "bee",       "guardian",    "independent", "intelligencer", "evening",
                           "morning",    "express",   "nachrichten", "allgemeine",  "heraldo",       "correo",
                           "jornal",     "folha",     "agency"}) &&
      (f.day() || !f.numbered()))
    return "article-newspaper";
  if (f.container.has("magazine") || (f.day() && f.container.has_any({"weekly", "week"}))) return "article-magazine";
  if (f.numbered() || serial) return "article-journal";
  if (f.day()) return "article-newspaper";
  if (!f.c.publisher.empty() || !f.c.publisher_place.empty()) return "chapter";
  if (!f.c.doi.empty() || !f.c.page.empty()) return "article-journal";
  return f.c.url.empty() ? "article-journal" : "post-weblog";
}

bool single_body(const Citation& c) { return c.author.size() == 1 && !c.author[0].literal.empty(); }

std::string_view of_rest(const Facts& f) {
  if (f.title.has_any({"data set", "dataset", "data from"})) return "dataset";
  if (f.title.has_any({"records of", "correspondence files", "fonds", "papers of"}) && f.c.publisher.empty())
    return "manuscript";
  if (f.title.has("podcast")) return "broadcast";
  if (f.title.has_any({"interview with", "interview by", "interviewed by"})) return "interview";
  if (f.title.has_any({"remarks by", "remarks at", "keynote speech", "speech by", "address to", "speech at"}) ||
      f.whole.has_any({"paper presented at", "presented at"}))
    return "speech";
  const bool body =
      f.publisher.has_any(
          {"task force",   "agency",       "institute",      "ministry", "department", "bank",    "council",
           "commission",   "foundation",   "association",    "bureau",   "office",     "nations", "cern",
           "organization", "organisation", "administration", "survey",   "center",     "centre",  "laboratory",
           "university",   "lab",          "nasa",           "fund",     "oecd"}) &&
      !f.publisher.has_any({"press", "verlag", "books", "publishers", "publishing", "publications"});
  const bool made = !f.c.publisher.empty() || !f.c.publisher_place.empty();
  if (f.title.has_any({"annual report", "technical report", "white paper", "working paper", "final report"}) ||
      f.whole.has_any(
          {"technical report", "tech rep", "working paper", "discussion paper", "report no", "research report"}))
    return "report";
  if (!f.c.isbn.empty()) return "book";
  if (body && !f.c.isbn.empty()) return "book";
  if (body) return "report";
  if (made && f.quoted) return single_body(f.c) ? "report" : "article";
  if (made) return single_body(f.c) && f.day() ? "report" : "book";
  if (f.quoted && f.numbered()) return "article-journal";
  if (f.quoted && f.c.url.empty() && !f.c.author.empty() && f.c.issued.from.year > 0) return "article";
  if (!f.c.url.empty())
    return f.day() && f.quoted ? (f.c.author.empty() || single_body(f.c) ? "webpage" : "post-weblog") : "webpage";
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
              periodicals.type_of(citation.container_title)};
  for (const FieldRun& run : runs)
    facts.in |= run.in && (run.label == FieldLabel::kContainer || run.label == FieldLabel::kEditor);
  if (citation.empty() && citation.publisher.empty()) return "document";
  for (const auto rule : {of_genre, of_law, of_thesis, of_container, of_rest})
    if (const std::string_view type = rule(facts); !type.empty()) return std::string(type);
  return "document";
}

}  // namespace apud
