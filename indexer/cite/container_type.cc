// Types of works that stand in others, and of laws and cases.
// Layer 5, pure.
#include "indexer/cite/type_facts.h"

namespace apud::type_rules {
namespace {

bool is_court(const Text& text) {
  return text.has_any({"court",
                       "tribunal",
                       "cour",
                       "conseil d etat",
                       "bundesgerichtshof",
                       "bgh",
                       "bverfg",
                       "eugh",
                       "egmr",
                       "ewhc",
                       "ewca",
                       "uksc",
                       "ukhl",
                       "bverwg",
                       "cassation",
                       "gerichtshof",
                       "landgericht",
                       "oberlandesgericht",
                       "olg",
                       "lg",
                       "tribunale",
                       "audiencia",
                       "conseil constitutionnel",
                       "qpc",
                       "judgment",
                       "arrêt",
                       "urteil"});
}

// "N.E.2d", "F. Supp.", "U.S.", "S. Ct.", "WebDok": where cases are printed.
bool is_reporter(const Facts& f) {
  if (f.container.has_any(
          {"n e 2d",      "n e",  "f 2d",   "f 3d",    "f supp", "f supp 2d", "u s",           "s ct",
           "l ed",        "a 2d", "p 2d",   "p 3d",    "so 2d",  "s w 2d",    "n w 2d",        "cal app",
           "cal rptr",    "e r",  "all er", "reports", "webdok", "recueil",   "recueil lebon", "bulletin civil",
           "au bulletin", "grur", "njw",    "clr",     "dlr",    "scr",       "alr",           "nzlr"}))
    return !f.numbered() || f.container.has_any({"n e 2d", "f 2d", "f 3d", "f supp", "u s", "s ct"});
  return false;
}

bool is_act(const Text& text) {
  return text.has_any({"act",        "code",         "statute",    "statutes", "regulations",  "regulation",
                       "directive",  "constitution", "decree",     "gesetz",   "ordinance",    "u s c",
                       "treaty",     "law",          "loi",        "ley",      "constitucion", "bekendtgorelse",
                       "verordnung", "resolucion",   "resolution", "charter",  "codigo",       "legge"});
}

}  // namespace

std::string_view of_law(const Facts& f) {
  const bool two_sides = f.title.has("v") || f.title.has("vs") || f.c.title.find(" c. ") != std::string::npos;
  const bool persons = !f.c.author.empty() && !f.single_body();
  if (is_reporter(f) && (two_sides || f.c.author.empty() || f.c.container_title.find('.') != std::string::npos))
    return "legal_case";
  if (persons || f.published() || !f.periodical.empty()) return "";
  if (f.c.author.empty() &&
      (two_sides || f.title.starts("in re") || f.title.starts("ex parte") || f.title.starts("re")))
    return "legal_case";
  const bool bare = f.c.editor.empty() && f.c.url.empty() && f.c.doi.empty() && !f.numbered();
  if (f.c.author.empty() && bare && f.quoted && is_court(f.title)) return "legal_case";
  if (f.c.author.empty() &&
      (f.title.starts("loi") || (f.title.has("regulation") && f.title.has_any({"ec", "eu", "eec"}))))
    return "legislation";
  const bool ends = f.title.ends("act") || f.title.ends("code") || f.title.ends("law") ||
                    f.title.ends("constitution") || f.title.ends("regulations");
  if (f.c.author.empty() && ends && f.c.page.empty()) return "legislation";
  if (bare && is_act(f.title) && f.container.empty() && f.c.issued.from.day == 0 &&
      (f.c.author.empty() || f.c.issued.from.year == 0))
    return "legislation";
  if (f.c.author.empty() && f.whole.has_any({"pub l no", "c f r", "stat"})) return "legislation";
  // Without author and date: "“§ 3 Duty of care,” Harbour Act".
  if (f.c.author.empty() && bare && f.quoted && f.c.issued.from.year == 0 && !f.container.empty())
    return f.c.page.empty() ? "legislation" : "legal_case";
  return "";
}

namespace {

bool is_lookup_work(const Facts& f) {
  return f.container.has_any({"encyclopedia", "encyclopaedia", "enzyklopadie", "encyclopedie", "wikipedia",
                              "britannica", "companion to", "lexikon", "leksikon", "uppslagsverk", "knowledge base",
                              "factbook", "enciclopedia", "enciklopedija", "biography"}) ||
         f.container.ends("leksikon") || f.c.container_title.find("leksikon") != std::string::npos;
}

bool is_newspaper(const Facts& f) {
  return f.container.has_any({"times",      "herald",    "tribune",     "gazette",     "daily",         "post",
                              "chronicle",  "newspaper", "zeitung",     "telegraph",   "courier",       "mail",
                              "globe",      "examiner",  "dispatch",    "sun",         "observer",      "inquirer",
                              "press",      "news",      "diario",      "star",        "argus",         "mercury",
                              "advertiser", "standard",  "sunday",      "mirror",      "democrat",      "republican",
                              "sentinel",   "bee",       "guardian",    "independent", "intelligencer", "evening",
                              "morning",    "express",   "nachrichten", "allgemeine",  "heraldo",       "correo",
                              "jornal",     "folha",     "agency",      "constitution"}) &&
         !f.container.has("journal of");
}

std::string_view of_dated(const Facts& f) {
  if (!f.day()) return "";
  if (!f.site_periodical.empty()) return f.site_periodical;
  return "article-newspaper";
}

}  // namespace

std::string_view of_container(const Facts& f) {
  if (f.container.empty()) return "";
  if (f.site == SiteKind::kForum || f.container.has_any({"twitter", "bluesky", "mastodon", "facebook", "reddit"}))
    return "post";
  if (f.site == SiteKind::kBlog || f.container.has_any({"blog", "blogs", "weblog", "medium", "substack"}))
    return "post-weblog";
  if (!f.periodical.empty()) return f.periodical;
  const bool meeting = f.container.has_any({"proceedings", "conference", "symposium", "workshop", "congress", "proc",
                                            "meeting", "colloquium", "kongress", "conf", "advances in neural"});
  const bool serial = f.container.has_any({"journal", "annals", "letters", "transactions", "bulletin", "archives",
                                           "quarterly", "acta", "zeitschrift", "review", "revue", "revista"});
  const bool printed = f.published() && !f.numbered() && !f.day();
  if (meeting && (!serial || f.in) && !(f.numbered() && !f.in && f.c.issue.size() > 0) &&
      !(printed && f.quoted && f.container.has("congress")))
    return "paper-conference";
  if (printed && f.quoted) return "chapter";
  if (is_lookup_work(f)) return "entry-encyclopedia";
  if (f.container.has_any({"dictionary", "worterbuch", "dictionnaire", "glossary"})) return "entry-dictionary";
  if (f.in || !f.c.editor.empty()) return "chapter";
  if (is_newspaper(f) && (f.day() || !f.numbered())) return "article-newspaper";
  if (f.container.has("magazine") || (f.day() && f.container.has_any({"weekly", "week"}))) return "article-magazine";
  if (f.numbered() || serial) return "article-journal";
  if (const std::string_view dated = of_dated(f); !dated.empty()) return dated;
  if (f.published()) return f.quoted ? "chapter" : "book";
  if (!f.c.doi.empty() || !f.c.page.empty()) return "article-journal";
  return f.c.url.empty() ? "article-journal" : f.site_periodical.empty() ? "post-weblog" : f.site_periodical;
}

}  // namespace apud::type_rules
