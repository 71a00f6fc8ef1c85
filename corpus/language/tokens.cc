// A run without white space is peeled from both sides, then divided inside.
// Layer 2, pure. Each byte is looked at a bounded number of times.
#include "corpus/language/tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "corpus/language/abbreviations.h"

namespace apud {
namespace {

constexpr std::size_t kLongestAddress = 2048;  // bytes of a run that may be a web address

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Whether c is one of a few bytes, by a table made at compile time.
template <std::size_t N>
class ByteSet {
 public:
  constexpr explicit ByteSet(const char (&bytes)[N]) {
    for (std::size_t i = 0; i + 1 < N; ++i) in_[static_cast<unsigned char>(bytes[i])] = true;
  }
  constexpr bool operator()(char c) const { return in_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> in_{};
};
constexpr ByteSet kMarks("()[]{}\"<>;!?|~");                        // never a part of a word
constexpr ByteSet kLastMarks(",:()[]{}\"<>;!?|~'-*%/_");            // never the end of a word
constexpr ByteSet kMayCut("()[]{}\"<>;!?|~.-=*_+/$#,:%'\xE2\xC2");  // bytes at which cut_in may say yes

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& sorted_words, std::string_view word) {
  return std::binary_search(sorted_words.begin(), sorted_words.end(), word);
}

template <std::size_t N>
constexpr std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

// Beginnings that a hyphen does not cut off.
constexpr auto kPrefixes = sorted(std::to_array<std::string_view>(
    {"anti",    "ante",   "arch",  "auto",  "bi",    "bio",   "co",    "counter", "cross",  "cyber", "de",  "e",
     "electro", "ex",     "extra", "hyper", "infra", "inter", "intra", "macro",   "meta",   "micro", "mid", "mini",
     "mis",     "mono",   "multi", "neo",   "non",   "out",   "pan",   "para",    "poly",   "post",  "pre", "pro",
     "proto",   "pseudo", "quasi", "re",    "semi",  "socio", "sub",   "super",   "tele",   "trans", "tri", "ultra",
     "un",      "uni",    "vice",  "x",     "ethno", "geo",   "hydro", "photo",   "psycho", "thermo"}));

// Words written as one that the treebanks divide: how many bytes the first part has.
struct Fused {
  std::string_view word;
  std::uint8_t first;
};
constexpr std::array<Fused, 18> kFused = {{{"cannot", 3},
                                           {"gonna", 3},
                                           {"wanna", 3},
                                           {"gotta", 3},
                                           {"dont", 2},
                                           {"didnt", 3},
                                           {"doesnt", 4},
                                           {"cant", 2},
                                           {"wont", 2},
                                           {"isnt", 2},
                                           {"wasnt", 3},
                                           {"wouldnt", 5},
                                           {"couldnt", 5},
                                           {"havent", 4},
                                           {"arent", 3},
                                           {"thats", 4},
                                           {"lemme", 3},
                                           {"gimme", 3}}};

constexpr auto kUnits = sorted(
    std::to_array<std::string_view>({"am", "pm",  "a.m", "p.m", "AM", "PM",  "a.m.", "p.m.", "km",  "kg",  "cm", "mm",
                                     "m",  "ft",  "k",   "K",   "MW", "GW",  "kW",   "GB",   "MB",  "mg",  "ml", "mph",
                                     "hp", "hrs", "bn",  "mi",  "lb", "lbs", "Hz",   "GHz",  "MHz", "mAh", "MM"}));

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Span>& words) : text_(text), words_(words) {}
  void run(std::size_t begin, std::size_t end, bool ends_sentence);

 private:
  [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] bool at(std::size_t i, std::size_t end, std::string_view what) const {
    return i + what.size() <= end && text_.compare(i, what.size(), what) == 0;
  }
  void add(std::size_t begin, std::size_t end) {
    if (begin < end) words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  [[nodiscard]] std::size_t mark_size(std::size_t i, std::size_t end) const;
  [[nodiscard]] std::size_t last_mark_size(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool keeps_stop(std::size_t begin, std::size_t stop, bool last) const;
  [[nodiscard]] std::size_t peel(std::size_t begin, std::size_t end, bool ends_sentence);
  [[nodiscard]] std::size_t clitic(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t cut_in(std::size_t begin, std::size_t i, std::size_t end) const;
  [[nodiscard]] bool hyphen_cuts(std::size_t begin, std::size_t hyphen, std::size_t end) const;
  [[nodiscard]] bool slash_cuts(std::size_t begin, std::size_t slash, std::size_t end) const;
  [[nodiscard]] bool is_address(std::size_t begin, std::size_t end) const;
  void inside(std::size_t begin, std::size_t end);
  void plain(std::size_t begin, std::size_t end);
  void bare(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::vector<Span>& words_;
};

// The size of a punctuation mark at i that never is a part of a word, or 0.
std::size_t Splitter::mark_size(std::size_t i, std::size_t end) const {
  const char c = text_[i];
  if (kMarks(c)) {
    std::size_t j = i + 1;
    if (c == '!' || c == '?')
      while (j < end && (text_[j] == '!' || text_[j] == '?')) ++j;
    if (c == '<' || c == '>' || c == '|' || c == '~')
      while (j < end && text_[j] == c) ++j;
    return j - i;
  }
  if ((c == '`' || c == '\'') && i + 1 < end && text_[i + 1] == c) return 2;  // Penn's quotation marks
  if (c == '-' && i + 4 < end && (text_[i + 1] == 'L' || text_[i + 1] == 'R') &&
      (text_[i + 2] == 'R' || text_[i + 2] == 'S') && text_[i + 3] == 'B' && text_[i + 4] == '-')
    return 5;  // Penn's brackets: -LRB-
  if (c == '.' && at(i, end, "...")) {
    std::size_t j = i;
    while (j < end && text_[j] == '.') ++j;
    return j - i;
  }
  if ((c == '-' || c == '=' || c == '*' || c == '_' || c == '+') && i + 1 < end && text_[i + 1] == c) {
    std::size_t j = i;
    while (j < end && text_[j] == c) ++j;
    return j - i;
  }
  if (c == '\xE2' && i + 2 < end && text_[i + 1] == '\x80') {
    const auto last = static_cast<unsigned char>(text_[i + 2]);
    // dashes, double and left quotation marks, bullets, ellipsis, daggers
    if ((last >= 0x93 && last <= 0x98) || (last >= 0x9A && last <= 0x9F) || (last >= 0xA0 && last <= 0xA7)) return 3;
  }
  if (c == '\xC2' && i + 1 < end &&
      (text_[i + 1] == '\xAB' || text_[i + 1] == '\xBB' || text_[i + 1] == '\xA3' || text_[i + 1] == '\xA7' ||
       text_[i + 1] == '\xB6'))
    return 2;
  return c == '\xE2' && at(i, end, "\xE2\x82\xAC") ? 3 : 0;
}

// The size of a mark that ends [begin, end), among those that may stand inside a word but not at its end.
std::size_t Splitter::last_mark_size(std::size_t begin, std::size_t end) const {
  const char c = text_[end - 1];
  if (kLastMarks(c)) return 1;
  if (end - begin >= 3 && text_[end - 3] == '\xE2' && text_[end - 2] == '\x80') {
    const auto last = static_cast<unsigned char>(text_[end - 1]);
    if (last >= 0x93 && last <= 0xA7) return 3;
  }
  if (end - begin >= 2 && text_[end - 2] == '\xC2' && text_[end - 1] == '\xBB') return 2;
  return 0;
}

// Whether the full stop at `stop` belongs to the word [begin, stop): "Mr.", "U.S.", "J."; `last`: the sentence ends here.
bool Splitter::keeps_stop(std::size_t begin, std::size_t stop, bool last) const {
  if (stop - begin > 12) return false;
  const std::string_view word = part(begin, stop);
  if (word.find('.') != std::string_view::npos)  // U.S., e.g., Ph.D.
    return std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || c == '.'; }) &&
           (word.size() < 2 || word[word.size() - 2] == '.' || word == "Ph.D");
  if (word.size() == 1 && is_letter(word[0])) return word[0] < 'a' && !(last && word == "I");
  if (last && (word == "etc" || word == "no" || word == "No")) return false;
  return abbreviation_kind(word) != Abbreviation::kNone && !(last && word.size() > 1 && lower(word[0]) == word[0]);
}

// Marks at the end of [begin, end) are left for later; returns where the rest ends. run() adds them.
std::size_t Splitter::peel(std::size_t begin, std::size_t end, bool ends_sentence) {
  bool last = ends_sentence;
  while (end > begin) {
    const char c = text_[end - 1];
    if (c == '.') {
      std::size_t dots = end;
      while (dots > begin && text_[dots - 1] == '.') --dots;
      if (end - dots == 1 && keeps_stop(begin, dots, last)) return end;
      if (end - dots == 2 && keeps_stop(begin, dots, false)) return end - 1;
      end = dots;
      last = false;
      continue;
    }
    const std::size_t size = last_mark_size(begin, end);
    if (size == 0 || size == end - begin) return end;
    // "students'": the mark stays until the clitics are looked for, if a letter stands before it
    end -= size;
  }
  return end;
}

// Where a clitic starts in [begin, end): "n't", "'s", "'re" ...; `end` if there is none.
std::size_t Splitter::clitic(std::size_t begin, std::size_t end) const {
  const std::size_t size = end - begin;
  auto mark = [&](std::size_t i) -> std::size_t { return text_[i] == '\'' ? 1 : at(i, end, "\xE2\x80\x99") ? 3 : 0; };
  for (std::size_t letters = 1; letters <= 2; ++letters)
    for (std::size_t quote : {std::size_t{1}, std::size_t{3}}) {
      if (size <= letters + quote) continue;
      const std::size_t i = end - letters - quote;
      if (mark(i) != quote) continue;
      const char a = lower(text_[end - letters]), b = lower(text_[end - 1]);
      if (letters == 1 && (a == 's' || a == 'm' || a == 'd')) return i;
      if (letters == 1 && a == 't' && size > quote + 2 && lower(text_[i - 1]) == 'n') return i - 1;
      if (letters == 2 && ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l'))) return i;
    }
  return end;
}

bool Splitter::is_address(std::size_t begin, std::size_t end) const {
  if (end - begin > kLongestAddress) return false;
  const std::string_view word = part(begin, end);
  if (word.find("://") != std::string_view::npos || word.starts_with("www.") || word.starts_with("doi:")) return true;
  const std::size_t sign = word.find('@');
  if (sign != std::string_view::npos && sign > 0 && word.find('.', sign) != std::string_view::npos) return true;
  const std::size_t dot = word.find('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::size_t slash = word.find('/');
  if (slash != std::string_view::npos && slash > dot + 1 && is_letter(word[dot + 1])) return true;
  // a file's or a site's name: letters, digits, hyphens and full stops, the last part in lower case
  const std::size_t tail = word.find_last_of('.');
  const std::string_view last = word.substr(tail + 1);
  return last.size() >= 2 && last.size() <= 5 && word.find_first_of("/,") == std::string_view::npos &&
         std::all_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         word.find("..") == std::string_view::npos;
}

bool Splitter::hyphen_cuts(std::size_t begin, std::size_t hyphen, std::size_t end) const {
  if (hyphen == begin || hyphen + 1 >= end) return false;
  if (is_digit(text_[hyphen - 1]) && is_digit(text_[hyphen + 1])) {
    // a telephone number or a date of three groups stays; "5-10" and "2015-2023" are ranges
    const std::size_t before = hyphen - begin;
    std::size_t next = hyphen + 1;
    while (next < end && next < hyphen + 9 && (is_digit(text_[next]) || text_[next] == '.' || text_[next] == ','))
      ++next;
    if (next < end && text_[next] == '-') return false;
    const std::size_t near = hyphen - std::min(before, std::size_t{8});
    if (part(near, hyphen).find('-') != std::string_view::npos) return false;  // its second hyphen
    return !(before == 3 && next - hyphen == 5 && next == end);
  }
  std::array<char, 8> small{};
  const std::size_t size = hyphen - begin;
  if (size <= small.size()) {
    for (std::size_t i = 0; i < size; ++i) small[i] = lower(text_[begin + i]);
    if (holds(kPrefixes, std::string_view(small.data(), size))) return false;
  }
  // codes: "SAC-D", "x3-9890", "F-16" are cut only after a letter or digit run that is a word of its own
  return true;
}

bool Splitter::slash_cuts(std::size_t begin, std::size_t slash, std::size_t end) const {
  if (slash == begin || slash + 1 >= end) return false;
  return is_letter(text_[slash - 1]) && is_letter(text_[slash + 1]) && (slash - begin > 1 || end - slash > 2);
}

// The end of the mark at i if the word [begin, end) is cut around it, else 0.
std::size_t Splitter::cut_in(std::size_t begin, std::size_t i, std::size_t end) const {
  if (const std::size_t size = mark_size(i, end)) return i + size;
  switch (text_[i]) {
    case '-': return hyphen_cuts(begin, i, end) ? i + 1 : 0;
    case '/': return slash_cuts(begin, i, end) ? i + 1 : 0;
    case '$': return i + 1;
    case '#': return i == begin && i + 1 < end && is_digit(text_[i + 1]) ? i + 1 : 0;
    case ',': return i + 1 < end && i > begin && is_digit(text_[i + 1]) && is_digit(text_[i - 1]) ? 0 : i + 1;
    case ':': return i + 1 < end && is_digit(text_[i + 1]) && i > begin && is_digit(text_[i - 1]) ? 0 : i + 1;
    case '%': return i + 1;
    case '\'': return i == begin && i + 1 < end && is_letter(text_[i + 1]) ? i + 1 : 0;
    case '\xE2':
      return i == begin && at(i, end, "\xE2\x80\x99") && !is_digit(i + 3 < end ? text_[i + 3] : '0') ? i + 3 : 0;
    case '.':  // "corridors.The": a lost space
      return i > begin + 2 && i + 2 < end && text_[i - 1] >= 'a' && text_[i - 1] <= 'z' && text_[i - 2] >= 'a' &&
                     text_[i + 1] >= 'A' && text_[i + 1] <= 'Z' && is_letter(text_[i + 2])
                 ? i + 1
                 : 0;
    default: return 0;
  }
}

// A word without marks inside.
void Splitter::plain(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  if (const std::size_t cut = clitic(begin, end); cut < end && cut > begin) {
    // "wouldn't've": the last two are cut off, the rest is a word
    const std::size_t before = clitic(begin, cut);
    if (before < cut && before > begin) {
      bare(begin, before);
      add(before, cut);
    } else {
      bare(begin, cut);
    }
    add(cut, end);
  } else {
    bare(begin, end);
  }
}

// A word without clitics.
void Splitter::bare(std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  if (is_digit(text_[begin]) && size <= 12) {
    std::size_t i = begin;
    while (i < end && (is_digit(text_[i]) || ((text_[i] == '.' || text_[i] == ',' || text_[i] == ':') && i + 1 < end &&
                                              is_digit(text_[i + 1]))))
      ++i;
    if (i < end && holds(kUnits, part(i, end))) {
      add(begin, i);
      add(i, end);
      return;
    }
  }
  if (size >= 4 && size <= 7) {
    std::array<char, 8> small{};
    for (std::size_t i = 0; i < size; ++i) small[i] = lower(text_[begin + i]);
    for (const Fused& fused : kFused)
      if (fused.word == std::string_view(small.data(), size)) {
        add(begin, begin + fused.first);
        begin += fused.first;
        break;
      }
  }
  add(begin, end);
}

void Splitter::inside(std::size_t begin, std::size_t end) {
  std::size_t word = begin;
  for (std::size_t i = begin; i < end;) {
    const std::size_t after = kMayCut(text_[i]) ? cut_in(word, i, end) : 0;
    if (after == 0) {
      ++i;
      continue;
    }
    plain(word, i);
    add(i, after);
    word = i = after;
  }
  plain(word, end);
}

// A run without white space.
void Splitter::run(std::size_t begin, std::size_t end, bool ends_sentence) {
  while (begin < end) {  // marks before
    std::size_t size = mark_size(begin, end);
    if (size == 0 && (text_[begin] == ',' || text_[begin] == ':' || text_[begin] == '`')) size = 1;
    if (size == 0 && text_[begin] == '-' && begin + 1 < end && !is_digit(text_[begin + 1])) size = 1;
    if (size == 0 && (text_[begin] == '*' || text_[begin] == '/') && end - begin > 1) size = 1;
    if (size == 0) break;
    add(begin, begin + size);
    begin += size;
  }
  if (begin >= end) return;
  std::size_t rest = peel(begin, end, ends_sentence);
  if (rest == begin) rest = end == begin + 1 ? end : begin;
  if (is_address(begin, rest)) {
    add(begin, rest);
  } else {
    inside(begin, rest);
  }
  while (rest < end) {  // marks after
    std::size_t size = mark_size(rest, end);
    if (size == 0 && text_[rest] == '\xE2' && end - rest >= 3) size = 3;
    if (size == 0 && text_[rest] == '\xC2' && end - rest >= 2) size = 2;
    if (size == 0 && text_[rest] == '.')
      while (rest + size < end && text_[rest + size] == '.') ++size;
    add(rest, rest + std::max<std::size_t>(size, 1));
    rest += std::max<std::size_t>(size, 1);
  }
}

// The end of the clitic that a joined word carries at `i` ("’s" of "Saint Petersburg’s"); `i` if there is none.
std::size_t clitic_behind(std::string_view text, std::size_t i, std::size_t end) {
  const std::size_t quote = text[i] == '\'' ? 1 : text.substr(i, 3) == "\xE2\x80\x99" ? 3 : 0;
  if (quote == 0 || i + quote >= end || (text[i + quote] != 's' && text[i + quote] != 'S')) return i;
  const std::size_t after = i + quote + 1;
  return after < end && (is_letter(text[after]) || is_digit(text[after])) ? i : after;
}

}  // namespace

void split_words(std::string_view text, Span sentence, std::span<const Span> joined, std::vector<Span>& words) {
  Splitter splitter(text, words);
  std::size_t last = sentence.end;  // where the sentence's last run ends
  while (last > sentence.begin && is_white(text[last - 1])) --last;
  std::size_t i = sentence.begin;
  std::size_t next = 0;
  while (i < sentence.end) {
    if (next < joined.size() && i >= joined[next].begin) {
      words.push_back(joined[next]);
      i = joined[next++].end;
      if (i >= sentence.end) continue;
      if (const std::size_t behind = clitic_behind(text, i, sentence.end); behind > i) {
        words.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(behind)});
        i = behind;
      }
      continue;
    }
    if (is_white(text[i])) {
      ++i;
      continue;
    }
    const std::size_t limit = next < joined.size() ? joined[next].begin : sentence.end;
    std::size_t end = i;
    while (end < limit && !is_white(text[end])) ++end;
    std::size_t closers = end;  // "U.S.”": does nothing but closing marks follow?
    splitter.run(i, end, closers >= last);
    i = end;
  }
}

}  // namespace apud
