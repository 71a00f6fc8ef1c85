// Cuts the names of a reference into pieces, and tells what their words are.
// Layer 5, pure.
#include "indexer/cite/name_pieces.h"

#include <algorithm>

#include "indexer/cite/reference_words.h"

namespace apud::names_in_references {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

template <std::size_t kCount>
bool is_one_of(std::string_view word, const std::array<std::string_view, kCount>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 29> kParticles = {
    "van", "von", "de",  "der", "den", "la", "le",  "di",    "da", "del", "du",     "des", "ten", "ter", "el",
    "al",  "bin", "ibn", "dos", "das", "do", "dal", "della", "zu", "af",  "vander", "st",  "zur", "vom"};
constexpr std::array<std::string_view, 10> kSuffixes = {"jr",  "sr",  "ii", "iii", "iv",
                                                        "esq", "phd", "md", "snr", "filho"};
constexpr std::array<std::string_view, 11> kAnds = {"and", "und", "et", "y",   "en",  "och",
                                                    "og",  "e",   "a",  "dan", "with"};
constexpr std::array<std::string_view, 30> kRoles = {
    "ed",          "eds",  "editor",  "editors", "edited", "trans",      "translated", "translator",
    "by",          "hrsg", "hg",      "dir",     "comp",   "coord",      "guest",      "series",
    "illustrated", "in",   "general", "etal",    "others", "introd",     "foreword",   "edds",
    "coords",      "dirs", "comps",   "hgg",     "orgs",   "translators"};

// "ED" in capitals are initials: "Saad ED".
bool is_role(const std::string& word) { return word != "ED" && is_one_of(without_stops(word), kRoles); }

// Reads words one by one into pieces.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text), pieces_(1) { split_reference(text, words_); }

  std::vector<Piece> cut() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      if (words_[at_].kind == WordKind::kPunctuation)
        mark(word(at_));
      else
        add(word(at_));
    }
    for (Piece& piece : pieces_) trim(piece);
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i)
      if (pieces_[i].words.empty()) pieces_[i + 1].and_before |= pieces_[i].and_before;
    std::erase_if(pieces_, [](const Piece& piece) { return piece.words.empty(); });
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(words_[i].span.begin, words_[i].span.size());
  }
  [[nodiscard]] bool touches_next() const { return at_ + 1 < words_.size() && !words_[at_ + 1].space_before; }
  [[nodiscard]] bool next_is_word() const { return at_ + 1 < words_.size() && words_[at_ + 1].kind == WordKind::kWord; }
  // Whether an "and" stands behind the dash: "Børne- og".
  [[nodiscard]] bool hangs() const {
    return next_is_word() && is_one_of(lower_of(word(at_ + 1)), kAnds) && !out_of_words(at_ + 2);
  }
  [[nodiscard]] bool out_of_words(std::size_t i) const {
    return i >= words_.size() || words_[i].kind != WordKind::kWord;
  }
  void next(bool is_and, bool semicolon) {
    glue_ = false;
    if (!pieces_.back().words.empty()) pieces_.emplace_back();
    pieces_.back().and_before |= is_and;
    pieces_.back().semicolon_before |= semicolon;
  }
  void mark(std::string_view mark) {
    auto& out = pieces_.back().words;
    const bool dash = mark == "-" || mark == "‐" || mark == "‑" || mark == "–" || mark == "—";
    if (mark == "[" || mark == "(") {
      skip_bracket();
    } else if (mark == "," || mark == "/" || mark == "|") {
      next(false, false);
    } else if (mark == ";" || mark == "•" || mark == "·") {
      next(false, true);
    } else if (mark == "&") {
      next(true, false);
    } else if (mark == ".") {
      stop();
    } else if (dash && !out.empty() && !words_[at_].space_before && touches_next()) {
      out.back() += '-';
      pieces_.back().span.end = words_[at_].span.end;
      glue_ = true;
    } else if (dash && !out.empty() && !words_[at_].space_before && hangs()) {
      out.back() += '-';
      pieces_.back().span.end = words_[at_].span.end;
    } else if (dash && !out.empty()) {
      next(false, true);
    } else if (mark == "'" || mark == "’" || mark == "`" || mark == "´") {
      glue_ = !out.empty() && !words_[at_].space_before && touches_next();
      if (glue_) out.back() += "’";
    }
  }
  // What stands in brackets is a note, unless it is the initials that a name lacks: "Gaillard (H.)".
  void skip_bracket() {
    std::size_t close = at_ + 1;
    bool initials = true, any = false, others = false;
    for (; close < words_.size() && close < at_ + 12 && word(close) != ")" && word(close) != "]"; ++close) {
      initials &= words_[close].kind != WordKind::kWord || is_initials(word(close));
      any |= words_[close].kind == WordKind::kWord;
      others |= word(close) == "al" && word(close - 1) == "et";
    }
    const auto& out = pieces_.back().words;
    const bool lacks =
        !out.empty() && std::none_of(out.begin(), out.end(), [](const std::string& w) { return is_initials(w); });
    const bool closed = close < words_.size() && close < at_ + 12;
    if (closed && others) return next(false, true);  // "Harbour Collab. (B. Okoro et al.)"
    if (closed && !out.empty() && any && !(initials && lacks)) at_ = close;
  }
  // Behind an initial it belongs to it; behind a word and before another it parts names: "ASSAL, Jean. LACROIX, Anne".
  void stop() {
    auto& out = pieces_.back().words;
    if (out.empty()) return;
    // "Ferguson, JN. Aldag, JM."
    const bool given = pieces_.size() > 1 && out.size() == 1 && is_initials(out[0]) &&
                       out[0].find('.') == std::string::npos && out[0].size() > 1 &&
                       is_family(pieces_[pieces_.size() - 2]);
    const bool word =
        out.back().size() > 2 && !is_initials(out.back()) && !is_suffix(out.back()) && !is_role(out.back());
    const bool longer = given || word;
    if (longer && next_is_word() && words_[at_ + 1].space_before && words_[at_ + 1].span.size() > 2 && out.size() < 5) {
      next(false, true);
      return;
    }
    out.back() += '.';
    pieces_.back().span.end = words_[at_].span.end;
  }
  void add(std::string_view word) {
    const ReferenceWord& here = words_[at_];
    auto& out = pieces_.back().words;
    const std::string lower = lower_of(word);
    const bool small = is_lower(word[0]);
    const bool apart = here.space_before || out.empty() || (lower == "and" && out.back().ends_with('.'));
    if (!glue_ && apart && is_one_of(lower, kAnds)) {
      const std::string after = next_is_word() ? lower_of(this->word(at_ + 1)) : "";
      if (lower == "et" && (after == "al" || after == "coll")) {
        ++at_;
        next(false, false);
        return;
      }
      // "Ministère de l’Économie et des Finances", "Børne- og Undervisningsministeriet"
      const bool inside = (lower == "et" && is_one_of(after, kParticles) && !out.empty() && out.size() > 2) ||
                          (!out.empty() && out.back().ends_with('-'));
      if (!inside && (small || word == "AND" || word == "And")) return next(true, false);
    }
    if (here.kind == WordKind::kNumber || here.kind == WordKind::kAddress) {
      // "1000 Harbours Consortium": a body's name may begin with it.
      if (out.empty() && here.span.size() > 2 && next_is_word() && !touches_next()) pieces_.back().span = here.span;
      return;
    }
    if (glue_ && !out.empty())
      out.back() += word;
    else
      out.emplace_back(word);
    Span& span = pieces_.back().span;
    if (span.end == 0) span.begin = here.span.begin;
    span.end = here.span.end;
    glue_ = false;
  }
  // Roles stand at either end.
  static void trim(Piece& piece) {
    while (!piece.words.empty() && is_role(piece.words.back())) piece.words.pop_back();
    const auto first = std::find_if(piece.words.begin(), piece.words.end(),
                                    [](const std::string& w) { return !is_role(w) || w == "Ed."; });
    piece.words.erase(piece.words.begin(), first);
    if (piece.size() == 2 && is_suffix(piece.words[1]) && is_lower(piece.words[1][1]) && piece.words[1].size() < 4 &&
        !is_initials(piece.words[0])) {  // "Wimsatt Jr."
      piece.suffix = piece.words.back();
      piece.words.pop_back();
    }
  }

  std::string_view text_;
  std::vector<ReferenceWord> words_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  bool glue_ = false;
};

}  // namespace

std::vector<Piece> cut_names(std::string_view text) { return Cutter(text).cut(); }

std::string lower_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return lower;
}

std::string without_stops(std::string_view word) {
  std::string lower = lower_of(word);
  std::erase(lower, '.');
  return lower;
}

bool is_initials(std::string_view word) {
  std::size_t letters = 0;
  bool stops = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const auto byte = static_cast<unsigned char>(c);
    if (is_upper(c)) {
      ++letters;
    } else if ((byte == 0xC3 || byte == 0xC4 || byte == 0xC5 || byte == 0xD0) && i + 1 < word.size()) {
      ++letters;
      ++i;
    } else if (c == '.') {
      stops = true;
    } else if (c == '-' || (stops && is_lower(c) && is_upper(word[i - 1]))) {
      continue;
    } else if (is_lower(c) && i == 1 && word.size() == 3 && word[2] == '.') {
      continue;  // "Ch.", "Yu."
    } else {
      return false;
    }
  }
  return letters > 0 && letters <= (stops ? 5U : 3U);
}

bool is_suffix(std::string_view word) {
  const std::string lower = without_stops(word);
  return is_one_of(lower, kSuffixes) && (lower.size() > 2 || is_upper(word[0]));
}

bool is_particle(std::string_view word) { return word != "Bin" && is_one_of(lower_of(word), kParticles); }

bool is_capitals(std::string_view word) {
  return word.size() > 2 && std::none_of(word.begin(), word.end(), [](char c) { return is_lower(c) || c == '.'; }) &&
         is_upper(word[0]) && !is_suffix(word);
}

bool all_initials(const Piece& piece) {
  return !piece.words.empty() && is_initials(piece.words.front()) &&
         std::all_of(piece.words.begin(), piece.words.end(),
                     [](const std::string& w) { return is_initials(w) || is_suffix(w) || is_particle(w); });
}

bool ends_in_initials(const Piece& piece) {
  if (piece.size() < 2 || piece.size() > 4) return false;
  const std::string& last = piece.words.back();
  return is_initials(last) && last.find('.') == std::string::npos && !is_initials(piece.words.front());
}

bool is_family(const Piece& piece) {
  std::size_t big = 0;
  for (const std::string& word : piece.words) {
    const bool particle = is_particle(word) && &word != &piece.words.back();  // "DE BERNIERES"
    if (!particle && is_initials(word) && (word.size() < 3 || word.find('.') != std::string::npos)) return false;
    big += !is_particle(word);
  }
  return big > 0 && big <= 3;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

}  // namespace apud::names_in_references
