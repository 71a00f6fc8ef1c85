// Takes names apart: which order they stand in is decided for the whole part, then each is read.
// Layer 5, pure.
#include "indexer/cite/names.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "indexer/cite/name_pieces.h"

namespace apud {
namespace {

using namespace names_in_references;

// Words that people's names do not have.
constexpr std::array<std::string_view, 102> kBodies = {
    "ministry",      "department",     "committee",    "council",     "university", "institute",     "association",
    "society",       "organization",   "organisation", "bank",        "center",     "centre",        "college",
    "school",        "group",          "government",   "commission",  "bureau",     "foundation",    "agency",
    "office",        "administration", "board",        "corporation", "company",    "inc",           "ltd",
    "international", "national",       "united",       "consortium",  "collab",     "collaboration", "project",
    "team",          "press",          "service",      "services",    "federation", "union",         "party",
    "network",       "academy",        "authority",    "fund",        "library",    "museum",        "parliament",
    "congress",      "court",          "survey",       "laboratory",  "research",   "alliance",      "initiative",
    "program",       "programme",      "division",     "news",        "conference", "secretariat",   "investigators",
    "studios",       "pictures",       "records",      "nations",     "states",     "media",         "films",
    "entertainment", "communications", "staff",        "editors",     "anonymous",  "various",       "agence",
    "agencia",       "redacción",      "ministère",    "ministerio",  "institut",   "instituto",     "istituto",
    "université",    "universität",    "universidad",  "conseil",     "comité",     "gesellschaft",  "verein",
    "revue",         "gmbh",           "republic",     "senate",      "watch",      "taskforce",     "archives",
    "cortes",        "task",           "universidade", "ministero"};
constexpr std::array<std::string_view, 8> kBodyEnds = {"ministerium", "ministeriet",   "gesellschaft", "direktoratet",
                                                       "styrelsen",   "departementet", "verband",      "institutet"};
// Family names that are given names as well: "Amit Kumar Sharma".
constexpr std::array<std::string_view, 12> kMiddle = {"kumar", "singh",   "khan", "ali", "ahmed", "hassan",
                                                      "devi",  "chandra", "wei",  "lal", "ram",   "prasad"};
constexpr std::array<std::string_view, 6> kInside = {"of", "for", "on", "the", "to", "against"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

using Pieces = std::span<const Piece>;

bool has_initial(const Piece& piece) {
  return std::any_of(piece.words.begin(), piece.words.end(),
                     [](const std::string& w) { return is_initials(w) && w.find('.') != std::string::npos; });
}

// Whether the piece's words are those of an organisation.
bool is_body(const Piece& piece, std::string_view text, const Lexicon& lexicon) {
  for (const std::string& word : piece.words) {
    const std::string lower = without_stops(word);
    if (is_one_of(lower, kBodies) || is_one_of(lower, kInside)) return true;
    if (std::any_of(kBodyEnds.begin(), kBodyEnds.end(), [&](std::string_view end) { return lower.ends_with(end); }))
      return true;
  }
  // "Various artists", "lxml dev team": people's names end in a capital.
  if (const std::string& last = piece.words.back();
      piece.size() > 1 && last[0] >= 'a' && last[0] <= 'z' && last.size() > 2 && !is_particle(last) &&
      last.find('\'') == std::string::npos && last.find("’") == std::string::npos && is_upper(piece.words[0][0]) &&
      !is_initials(piece.words[piece.size() - 2]) && !is_particle(piece.words[piece.size() - 2]))
    return true;
  if (piece.size() > 8 || has_initial(piece)) return false;
  for (const LexiconForm& form : lexicon.lookup(text.substr(piece.span.begin, piece.span.size())))
    if (const EntityType type = lexicon.entry(form.entry).type;
        !form.common_word && (type == EntityType::kOrganization || type == EntityType::kCountry))
      return true;
  if (piece.size() < 3 || lexicon.role(piece.words.front()).given_name) return false;
  const auto head = lexicon.role(piece.words.back()).head;
  return head && *head == EntityType::kOrganization;
}

// "Mary Jones", "J. Smith", "Smith, J."
bool is_person(const Piece& piece, const Lexicon& lexicon) {
  return has_initial(piece) || (piece.size() > 1 && lexicon.role(piece.words.front()).given_name);
}

CitationName literal(std::string_view text, Span span) {
  CitationName name;
  std::string_view cut = text.substr(span.begin, span.size());
  while (!cut.empty() && std::string_view(" ,.:;").find(cut.back()) != std::string_view::npos) cut.remove_suffix(1);
  name.literal = std::string(cut);
  return name;
}

CitationName inverted(const Piece& family, const Piece& given) {
  CitationName name;
  name.family = join(family.words, 0, family.size());
  name.suffix = family.suffix;
  std::size_t end = given.size();
  while (end > 1 && is_suffix(given.words[end - 1])) name.suffix = given.words[--end];
  // Particles behind the initials belong to the family name: "Berg, J. van der".
  std::size_t particles = end;
  while (particles > 1 && is_particle(given.words[particles - 1]) && !is_initials(given.words[particles - 1]))
    --particles;
  if (particles < end) name.family = join(given.words, particles, end) + " " + name.family;
  name.given = join(given.words, 0, particles);
  return name;
}

// Whether the name ends in two family names, as Spanish ones do: "Gisela López García".
bool has_two_families(const std::vector<std::string>& words, std::size_t end, const Lexicon& lexicon) {
  if (end < 3 || is_initials(words[end - 2])) return false;
  if (is_one_of(lower_of(words[end - 2]), kMiddle)) return false;
  const WordRole role = lexicon.role(words[end - 2]);
  return role.family_name && !role.given_name && lexicon.role(words[0]).given_name;
}

CitationName direct(const Piece& piece, const Lexicon& lexicon) {
  CitationName name;
  name.suffix = piece.suffix;
  const auto& words = piece.words;
  std::size_t end = words.size();
  const bool initials = end == 2 && (words[1] == "JR" || words[1] == "SR");  // "Lindqvist JR"
  while (end > 1 && !initials && is_suffix(words[end - 1])) name.suffix = words[--end];
  std::size_t capitals = 0;
  while (capitals < end && is_capitals(words[capitals])) ++capitals;
  if (end == 1) {
    name.family = words[0];
  } else if (capitals > 0 && capitals < end && !is_capitals(words[end - 1]) && !is_initials(words[end - 1])) {
    name.family = join(words, 0, capitals);  // "FRIEDMANN Georges"
    name.given = join(words, capitals, end);
  } else if (is_initials(words[end - 1]) && !is_initials(words[0])) {  // "Evans J", "van der Berg J. A."
    std::size_t begin = end - 1;
    while (begin > 1 && is_initials(words[begin - 1])) --begin;
    name.family = join(words, 0, begin);
    name.given = join(words, begin, end);
  } else {
    std::size_t begin = has_two_families(words, end, lexicon) ? end - 2 : end - 1;
    while (begin > 0 && is_particle(words[begin - 1]) && !is_initials(words[begin - 1])) --begin;
    if (begin > 1 && words[begin - 1] == "San") --begin;
    if (begin == 0 && !is_particle(words[0])) begin = end - 1;
    name.given = join(words, 0, begin);
    name.family = join(words, begin, end);
  }
  return name;
}

// "FAO": three letters without stops.
bool is_word(const Piece& piece) {
  return piece.size() == 1 && piece.words[0].size() >= 3 && piece.words[0].find('.') == std::string::npos;
}

// "C. Green" of "Modahl, C. Green, L. Fein, D.", where commas are missing: initials, then one family name.
bool is_initials_and_family(const Piece& piece) {
  return piece.size() > 1 && !is_initials(piece.words.back()) &&
         std::all_of(piece.words.begin(), piece.words.end() - 1, [](const std::string& w) { return is_initials(w); });
}

// Parts such pieces where the initials lack a family name otherwise.
std::vector<Piece> regrouped(std::vector<Piece> pieces) {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t end = i;
    while (end < pieces.size() && is_initials_and_family(pieces[end]) && !pieces[end].and_before &&
           !pieces[end].semicolon_before)
      ++end;
    const bool open = !out.empty() && is_family(out.back()) && !is_initials(out.back().words[0]) && end > i &&
                      end < pieces.size() && all_initials(pieces[end]) && !pieces[end].and_before &&
                      (out.size() < 2 || all_initials(out[out.size() - 2]));
    if (!open) {
      out.push_back(std::move(pieces[i]));
      continue;
    }
    for (; i < end; ++i) {
      Piece given = pieces[i], family = pieces[i];
      given.words.pop_back();
      family.words.erase(family.words.begin(), family.words.end() - 1);
      out.push_back(std::move(given));
      out.push_back(std::move(family));
    }
    out.push_back(std::move(pieces[i]));
  }
  return out;
}

bool is_lone_suffix(const Piece& piece) { return piece.size() == 1 && is_suffix(piece.words[0]); }

// The names of one part without semicolons around bodies.
class Reader {
 public:
  Reader(Pieces pieces, std::string_view text, const Lexicon& lexicon)
      : pieces_(pieces), text_(text), lexicon_(lexicon), inverted_(starts_inverted()) {
    by_semicolon_ = std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.semicolon_before; });
    undotted_ = std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) {
      return all_initials(p) && !is_lone_suffix(p) && p.words[0].size() > 1 &&
             p.words[0].find('.') == std::string::npos;
    });
  }
  void read(std::vector<CitationName>& names) {
    for (std::size_t i = 0; i < pieces_.size();) i = name_at(i, names);
  }

 private:
  // "Jr.", but not in "Bell, JR, Katz, PW".
  [[nodiscard]] bool is_suffix_alone(const Piece& piece) const {
    return is_lone_suffix(piece) && !(undotted_ && (piece.words[0] == "JR" || piece.words[0] == "SR"));
  }
  // Whether the first two pieces are family name and given names.
  [[nodiscard]] bool starts_inverted() const {
    if (pieces_.size() < 2 || !is_family(pieces_[0]) || pieces_[1].semicolon_before || pieces_[1].and_before)
      return false;
    const Piece &first = pieces_[0], &second = pieces_[1];
    if (all_initials(second)) return true;
    if (ends_in_initials(first)) return false;
    if (ends_in_initials(second)) return first.size() == 1;
    if (first.size() == 1 || is_particle(first.words[0])) return true;
    if (second.size() > 1 && lexicon_.role(first.words[0]).given_name && !has_initial(second)) return false;
    return pieces_.size() == 2 || second.size() == 1 || pieces_[2].semicolon_before;
  }
  [[nodiscard]] bool takes_given(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (i + 1 >= pieces_.size() || !is_family(piece) || ends_in_initials(piece)) return false;
    const Piece& next = pieces_[i + 1];
    if (next.semicolon_before || next.and_before || is_suffix_alone(next)) return false;
    const bool inside =
        std::any_of(piece.words.begin(), piece.words.end(), [](const std::string& w) { return is_one_of(w, kInside); });
    if (all_initials(next) && piece.size() <= 2 && !inside) return true;  // "French, A. L.", "Company, C. G. L."
    if ((piece.size() > 1 || !inverted_) && is_body(piece, text_, lexicon_)) return false;
    if (all_initials(next)) return true;
    if (!inverted_ || !(i == 0 || piece.size() == 1 || by_semicolon_)) return false;
    return !ends_in_initials(next) || piece.size() == 1;
  }
  // Reads the name that begins at piece i; the number of the piece behind it.
  std::size_t name_at(std::size_t i, std::vector<CitationName>& names) const {
    const Piece& piece = pieces_[i];
    const bool more = i + 1 < pieces_.size();
    if (is_suffix_alone(piece) && !names.empty()) {
      names.back().suffix = piece.words[0];
      return i + 1;
    }
    // "Kaiser, Jr., Walter C."
    if (more && i + 2 < pieces_.size() && is_suffix_alone(pieces_[i + 1]) && piece.size() == 1 && is_family(piece) &&
        !pieces_[i + 2].and_before && !pieces_[i + 2].semicolon_before) {
      names.push_back(inverted(piece, pieces_[i + 2]));
      names.back().suffix = pieces_[i + 1].words[0];
      return i + 3;
    }
    if (takes_given(i)) {
      names.push_back(inverted(piece, pieces_[i + 1]));
      return i + 2;
    }
    const bool initials = all_initials(piece);
    if (initials && !names.empty() && names.back().given.empty() && names.back().literal.empty()) {
      names.back().given = join(piece.words, 0, piece.size());
      return i + 1;
    }
    if (initials && !more && i > 1 && piece.size() == 1 && !piece.and_before && !piece.semicolon_before &&
        all_initials(pieces_[i - 1])) {  // "Okoro, A., P.,"
      names.back().given += " " + piece.words[0];
      return i + 1;
    }
    if (initials && more && is_family(pieces_[i + 1]) && piece.size() <= 3 && !inverted_ &&
        !(pieces_[i + 1].and_before && is_word(piece))) {  // "C. , Smith", but "FAO and UNIDO"
      names.push_back(inverted(pieces_[i + 1], piece));
      return i + 2;
    }
    names.push_back(is_body(piece, text_, lexicon_) ? literal(text_, piece.span) : direct(piece, lexicon_));
    return i + 1;
  }

  Pieces pieces_;
  std::string_view text_;
  const Lexicon& lexicon_;
  bool inverted_ = false, by_semicolon_ = false, undotted_ = false;
};

// A part between semicolons: a body with commas in its name stays whole, unless persons stand beside it.
void read_part(Pieces pieces, std::string_view text, const Lexicon& lexicon, std::vector<CitationName>& names) {
  const auto body = [&](const Piece& p) { return is_body(p, text, lexicon); };
  const auto person = [&](const Piece& p) { return is_person(p, lexicon); };
  const bool any = std::any_of(pieces.begin(), pieces.end(), body);
  const bool persons =
      std::any_of(pieces.begin(), pieces.end(), person) ||
      (pieces.size() > 1 && std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return all_initials(p); }));
  // "X Collaboration and Y Collaboration" are two, "Department of X and Y" is one.
  const bool all = std::all_of(pieces.begin(), pieces.end(), [&](const Piece& p) {
    return body(p) && p.size() > 1 && is_one_of(without_stops(p.words.back()), kBodies);
  });
  const bool inside = std::any_of(pieces[0].words.begin(), pieces[0].words.end(),
                                  [](const std::string& w) { return is_one_of(w, kInside); });
  if (any && !persons && !(all && (pieces.size() > 2 || !inside))) {
    names.push_back(literal(text, {pieces.front().span.begin, pieces.back().span.end}));
    return;
  }
  Reader(pieces, text, lexicon).read(names);
}

}  // namespace

std::vector<CitationName> read_names(std::string_view text, const Lexicon& lexicon) {
  std::vector<CitationName> names;
  const std::vector<Piece> pieces = regrouped(cut_names(text));
  const bool any = std::any_of(pieces.begin(), pieces.end(), [&](const Piece& p) { return is_body(p, text, lexicon); });
  if (pieces.empty()) return names;
  if (!any) {
    Reader(pieces, text, lexicon).read(names);
    return names;
  }
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= pieces.size(); ++i)
    if (i == pieces.size() || pieces[i].semicolon_before) {
      read_part(Pieces(pieces).subspan(begin, i - begin), text, lexicon, names);
      begin = i;
    }
  return names;
}

}  // namespace apud
