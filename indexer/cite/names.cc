// Takes names apart: which order they stand in is decided for the whole part, then each is read.
// Layer 5, pure.
#include "indexer/cite/names.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/cite/reference_words.h"

namespace apud {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string lower_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return lower;
}

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 27> kParticles = {"van", "von", "de",  "der", "den", "la",  "le",  "di",  "da",
                                                         "del", "du",  "des", "ten", "ter", "el",  "al",  "bin", "ibn",
                                                         "dos", "das", "do",  "dal", "della", "zu", "af", "vander", "st"};
constexpr std::array<std::string_view, 9> kSuffixes = {"jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "snr"};
constexpr std::array<std::string_view, 6> kAnds = {"and", "und", "et", "y", "en", "och"};
constexpr std::array<std::string_view, 24> kRoles = {
    "ed",     "eds",      "editor",   "editors", "edited",      "trans",  "translated", "translator", "by",     "hrsg",  "hg",     "dir",
    "comp",   "coord",    "guest",    "series",  "illustrated", "with",   "in",         "general",    "author", "others", "introd", "foreword"};
// Words that people's names do not have.
constexpr std::array<std::string_view, 62> kBodies = {
    "ministry",     "department",  "committee", "council",    "university", "institute",   "association", "society",
    "organization", "organisation", "bank",     "center",     "centre",     "college",     "school",      "group",
    "government",   "commission",  "bureau",    "foundation", "agency",     "office",      "administration", "board",
    "corporation",  "company",     "inc",       "ltd",        "international", "national", "united",      "consortium",
    "project",      "team",        "press",     "service",    "services",   "federation",  "union",       "party",
    "network",      "collaboration", "academy", "authority",  "fund",       "library",     "museum",      "parliament",
    "congress",     "court",       "survey",    "laboratory", "research",   "alliance",    "initiative",  "program",
    "programme",    "division",    "news",      "conference", "secretariat", "investigators"};

struct Piece {  // what stands between commas and "and"s
  std::vector<std::string> words;  // with their full stops and hyphens
  bool and_before = false, semicolon_before = false;
};

bool is_initials(std::string_view word) {  // "C.", "J.-P.", "JA", "J.A."
  std::size_t letters = 0;
  bool stops = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (is_upper(c))
      ++letters;
    else if (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xC5 && i + 1 < word.size())
      ++letters, ++i;
    else if (c == '.')
      stops = true;
    else if (c == '-' || word.substr(i).starts_with("‐"))
      continue;
    else if (stops && is_lower(c) && i > 0 && is_upper(word[i - 1]))
      continue;  // "Yu." in one
    else if (is_lower(c) && i == 1 && word.size() == 3 && word[2] == '.')
      continue;  // "Ch.", "Yu."
    else
      return false;
  }
  return letters > 0 && letters <= (stops ? 5U : 3U);
}

bool is_suffix(std::string_view word) {
  std::string lower = lower_of(word);
  lower.erase(std::remove(lower.begin(), lower.end(), '.'), lower.end());
  return is_one_of(lower, kSuffixes) && (lower.size() > 2 || is_upper(word[0]));
}

bool all_initials(const Piece& piece) {
  return !piece.words.empty() && std::all_of(piece.words.begin(), piece.words.end(), [](const std::string& w) {
    return is_initials(w) || is_suffix(w) || is_one_of(lower_of(w), kParticles);
  }) && is_initials(piece.words.front());
}

// One or more words none of which is an initial: "Romero", "van Ours", "Stagno d’Alcontres".
bool is_family(const Piece& piece) {
  std::size_t big = 0;
  for (const std::string& word : piece.words) {
    if (is_initials(word) && word.size() < 3) return false;
    if (word.find('.') != std::string::npos && is_initials(word)) return false;
    big += !is_one_of(lower_of(word), kParticles);
  }
  return big > 0 && big <= 3;
}

bool ends_in_initials(const Piece& piece) {  // "Evans J", "van der Berg JA"
  if (piece.words.size() < 2) return false;
  const std::string& last = piece.words.back();
  return is_initials(last) && last.find('.') == std::string::npos && !is_initials(piece.words.front()) &&
         !(piece.words.size() > 3);
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

// Cuts the text into pieces. Roles, brackets and "et al." go.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<ReferenceWord> words;
  split_reference(text, words);
  std::vector<Piece> pieces(1);
  const auto next = [&](bool is_and, bool semicolon) {
    if (!pieces.back().words.empty()) pieces.emplace_back();
    pieces.back().and_before |= is_and;
    pieces.back().semicolon_before |= semicolon;
  };
  bool glue = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    auto& out = pieces.back().words;
    if (words[i].kind == WordKind::kPunctuation) {
      if (word == "," || word == "/") {
        next(false, false);
      } else if (word == ";" || word == "•" || word == "·") {
        next(false, true);
      } else if (word == "&") {
        next(true, false);
      } else if (word == "." && !out.empty() && out.back().size() <= 24) {
        out.back() += '.';
        glue = i + 1 < words.size() && !words[i + 1].space_before && words[i + 1].kind == WordKind::kWord &&
               words[i + 1].span.size() <= 2 && is_initials(out.back());
        if (glue) glue = false, out.emplace_back();  // "J.A." is two
      } else if ((word == "-" || word == "‐" || word == "‑" || word == "–") && !out.empty() && !words[i].space_before &&
                 i + 1 < words.size() && !words[i + 1].space_before) {
        out.back() += '-';
        glue = true;
      } else if (word == "'" || word == "’" || word == "`" || word == "´") {
        glue = !out.empty() && !words[i].space_before && i + 1 < words.size() && !words[i + 1].space_before;
        if (glue) out.back() += "’";
      }
      continue;
    }
    const std::string lower = lower_of(word);
    if (is_one_of(lower, kAnds) && !glue && words[i].space_before) {
      // "et al."
      if (i + 1 < words.size() && lower_of(text.substr(words[i + 1].span.begin, words[i + 1].span.size())) == "al") {
        ++i;
        next(false, false);
        continue;
      }
      if (word == "y" || word == "and" || word == "und" || word == "et" || word == "en" || word == "och" || word == "AND" || word == "And") {
        next(true, false);
        continue;
      }
    }
    if (words[i].kind == WordKind::kNumber || words[i].kind == WordKind::kAddress) continue;
    if (glue || (!out.empty() && out.back().empty()))
      out.back() += word;
    else
      out.emplace_back(word);
    glue = false;
  }
  for (Piece& piece : pieces) {
    std::erase_if(piece.words, [](const std::string& w) { return w.empty(); });
    // Roles stand at either end.
    const auto is_role = [](const std::string& w) {
      std::string lower = lower_of(w);
      lower.erase(std::remove(lower.begin(), lower.end(), '.'), lower.end());
      return is_one_of(lower, kRoles);
    };
    while (!piece.words.empty() && is_role(piece.words.back())) piece.words.pop_back();
    while (!piece.words.empty() && is_role(piece.words.front()) && piece.words.front() != "Ed.") piece.words.erase(piece.words.begin());
  }
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
    if (pieces[i].words.empty()) pieces[i + 1].and_before |= pieces[i].and_before;
  std::erase_if(pieces, [](const Piece& piece) { return piece.words.empty(); });
  return pieces;
}

bool is_body(std::string_view text, const std::vector<Piece>& pieces) {
  std::size_t lower = 0, initials = 0, bodies = 0;
  for (const Piece& piece : pieces)
    for (const std::string& word : piece.words) {
      const std::string low = lower_of(word);
      initials += is_initials(word) && word.find('.') != std::string::npos;
      bodies += is_one_of(low, kBodies);
      lower += low == "of" || low == "for" || low == "on" || low == "the";
    }
  (void)text;
  return bodies + lower > 0 && initials <= (bodies > 0 ? 1U : 0U);
}

CitationName inverted(const Piece& family, const Piece* given) {
  CitationName name;
  name.family = join(family.words, 0, family.words.size());
  if (given == nullptr) return name;
  std::size_t end = given->words.size();
  while (end > 1 && is_suffix(given->words[end - 1])) {
    name.suffix = given->words[end - 1];
    --end;
  }
  // Particles behind the initials belong to the family name: "Berg, J. van der".
  std::size_t particles = end;
  while (particles > 1 && is_one_of(given->words[particles - 1], kParticles)) --particles;
  if (particles < end) name.family = join(given->words, particles, end) + " " + name.family;
  name.given = join(given->words, 0, particles);
  return name;
}

CitationName direct(const Piece& piece) {
  CitationName name;
  std::size_t end = piece.words.size();
  while (end > 1 && is_suffix(piece.words[end - 1])) {
    name.suffix = piece.words[end - 1];
    --end;
  }
  if (end == 1) {
    name.family = piece.words[0];
    return name;
  }
  if (is_initials(piece.words[end - 1]) && !is_initials(piece.words[0])) {  // "Evans J", "van der Berg J. A."
    std::size_t begin = end - 1;
    while (begin > 1 && is_initials(piece.words[begin - 1])) --begin;
    name.family = join(piece.words, 0, begin);
    name.given = join(piece.words, begin, end);
    return name;
  }
  std::size_t begin = end - 1;
  while (begin > 0 && is_one_of(lower_of(piece.words[begin - 1]), kParticles) && !is_initials(piece.words[begin - 1])) --begin;
  if (begin == 0 && end > 1 && !is_one_of(piece.words[0], kParticles)) begin = end - 1;
  name.given = join(piece.words, 0, begin);
  name.family = join(piece.words, begin, end);
  return name;
}

// Whether the first two pieces are family name and given names.
bool starts_inverted(const std::vector<Piece>& pieces) {
  if (pieces.size() < 2 || !is_family(pieces[0]) || pieces[1].semicolon_before) return false;
  if (pieces[1].and_before) return false;
  if (all_initials(pieces[1])) return true;
  if (ends_in_initials(pieces[0]) || ends_in_initials(pieces[1])) return pieces[0].words.size() == 1 && !ends_in_initials(pieces[0]);
  // "Preissler, Melissa A.": a family name alone is rarely an author in a list.
  return pieces[0].words.size() == 1 || is_one_of(lower_of(pieces[0].words[0]), kParticles) || pieces.size() == 2;
}

}  // namespace

std::vector<CitationName> read_names(std::string_view text) {
  std::vector<CitationName> names;
  const std::vector<Piece> pieces = pieces_of(text);
  if (pieces.empty()) return names;
  if (is_body(text, pieces)) {
    CitationName name;
    std::string_view cut = text;
    while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',' || cut.back() == '.' || cut.back() == ':' || cut.back() == ';')) cut.remove_suffix(1);
    name.literal = std::string(cut);
    return {name};
  }
  const bool by_semicolon = std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.semicolon_before; });
  const bool first_inverted = starts_inverted(pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const Piece* next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
    if (piece.words.size() == 1 && is_suffix(piece.words[0]) && !names.empty()) {
      names.back().suffix = piece.words[0];
      continue;
    }
    // "Kaiser, Jr., Walter C."
    if (next != nullptr && next->words.size() == 1 && is_suffix(next->words[0]) && is_family(piece) && piece.words.size() == 1 &&
        i + 2 < pieces.size() && !pieces[i + 2].and_before && !pieces[i + 2].semicolon_before) {
      CitationName name = inverted(piece, &pieces[i + 2]);
      name.suffix = next->words[0];
      names.push_back(std::move(name));
      i += 2;
      continue;
    }
    const bool pair = next != nullptr && !next->semicolon_before && !next->and_before &&
                      !(next->words.size() == 1 && is_suffix(next->words[0]));
    bool takes = false;
    if (pair && is_family(piece) && !ends_in_initials(piece)) {
      if (all_initials(*next))
        takes = true;
      else if (first_inverted && (i == 0 || piece.words.size() == 1 || by_semicolon))
        takes = !ends_in_initials(*next) || piece.words.size() == 1;
    }
    if (takes) {
      names.push_back(inverted(piece, next));
      ++i;
    } else if (all_initials(piece) && !names.empty() && names.back().given.empty() && names.back().literal.empty()) {
      names.back().given = join(piece.words, 0, piece.words.size());
    } else if (all_initials(piece) && next != nullptr && is_family(*next) && piece.words.size() <= 3 && !first_inverted) {
      CitationName name = inverted(*next, &piece);  // "C. , Smith"
      names.push_back(name);
      ++i;
    } else if (!(all_initials(piece) && piece.words.size() > 1 && piece.words.back().find('.') == std::string::npos && false)) {
      names.push_back(direct(piece));
    }
  }
  return names;
}

}  // namespace apud
