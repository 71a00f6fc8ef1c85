// Divides sentences into words for names. Coarser than the parser's words: "U.S." and "O'Brien" are one.
// Layer 5, pure.
#include "indexer/extract/entities_words.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "corpus/language/abbreviations.h"
#include "corpus/text/fnv1a.h"

namespace apud::entities {
namespace {

enum : std::uint8_t { kWhite = 1, kSmall = 2, kBig = 4, kDigit = 8, kLead = 16 };  // kLead: of a longer character

constexpr std::array<std::uint8_t, 256> make_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (int c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = kSmall;
  for (int c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = kBig;
  for (int c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = kDigit;
  for (int c = '\t'; c <= '\r'; ++c) kinds[static_cast<std::size_t>(c)] = kWhite;
  kinds[' '] = kWhite;
  for (int c = 0x80; c <= 0xFF; ++c) kinds[static_cast<std::size_t>(c)] = kLead;
  return kinds;
}
constexpr auto kKinds = make_kinds();

std::uint8_t kind_at(std::string_view text, std::size_t i) {
  return i < text.size() ? kKinds[static_cast<unsigned char>(text[i])] : std::uint8_t{0};
}

struct Letter {
  std::uint8_t size = 1;
  bool letter = false, big = false, white = false;
};

std::size_t sequence_size(unsigned char lead) { return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1; }

bool big_code(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c >= 0x178 && c <= 0x17E) return c == 0x178 || c % 2 == 1;
  if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0;
  if (c >= 0x386 && c <= 0x3AB) return c != 0x390;
  return c >= 0x400 && c <= 0x42F;
}

// A character outside ASCII.
Letter wide_letter(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const std::size_t size = std::min(sequence_size(lead), text.size() - i);
  Letter letter{.size = static_cast<std::uint8_t>(size)};
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]) & 0x3Fu; };
  if (size == 2) {
    const char32_t code = (lead & 0x1Fu) << 6 | byte(1);
    letter.white = code == 0xA0;
    letter.letter = code >= 0xC0 && code != 0xD7 && code != 0xF7;
    letter.big = big_code(code);
  } else if (size == 3) {
    const char32_t code = (lead & 0x0Fu) << 12 | byte(1) << 6 | byte(2);
    letter.white = (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x3000 || code == 0xFEFF;
    letter.letter = !(code >= 0x2000 && code <= 0x2BFF) && !(code >= 0x3000 && code <= 0x303F) && code < 0xE000;
    letter.big = big_code(code);
  } else {
    letter.letter = size == 4;
  }
  return letter;
}

Letter letter_at(std::string_view text, std::size_t i) {
  const std::uint8_t kind = kind_at(text, i);
  if (kind == kLead) return wide_letter(text, i);
  return {.letter = (kind & (kSmall | kBig)) != 0, .big = kind == kBig, .white = kind == kWhite};
}

bool is_apostrophe(std::string_view text, std::size_t i, std::size_t& size) {
  if (i >= text.size()) return false;
  if (text[i] == '\'') return size = 1, true;
  return text.compare(i, 3, "\xE2\x80\x99") == 0 ? (size = 3, true) : false;
}

class WordReader {
 public:
  WordReader(std::string_view text, Vocabulary& vocabulary, std::vector<Word>& words)
      : text_(text), vocabulary_(vocabulary), words_(words) {}

  void run(std::size_t begin, std::size_t end) {
    end_ = end;
    bool spaced = true;
    for (std::size_t i = begin; i < end;) {
      const Letter letter = letter_at(text_, i);
      if (letter.white) {
        spaced = true;
        i += letter.size;
        continue;
      }
      if (letter.letter) {
        i = word(i, spaced);
      } else if (kind_at(text_, i) == kDigit) {
        i = number(i, spaced);
      } else {
        i = mark(i, spaced);
      }
      spaced = false;
    }
  }

 private:
  void add(std::size_t begin, std::size_t end, std::uint32_t entry, Shape shape, bool spaced) {
    end = std::min(end, end_);
    words_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, entry, shape, spaced});
  }
  std::size_t word(std::size_t begin, bool spaced);
  std::size_t number(std::size_t begin, bool spaced);
  std::size_t mark(std::size_t begin, bool spaced);
  [[nodiscard]] bool possessive(std::size_t i, std::size_t size) const;

  std::string_view text_;
  std::size_t end_ = 0;
  Vocabulary& vocabulary_;
  std::vector<Word>& words_;
};

// Whether an apostrophe at i opens a possessive "s".
bool WordReader::possessive(std::size_t i, std::size_t size) const {
  const std::size_t s = i + size;
  return s < end_ && (text_[s] == 's' || text_[s] == 'S') &&
         (s + 1 >= end_ || (!letter_at(text_, s + 1).letter && kind_at(text_, s + 1) != kDigit));
}

std::size_t WordReader::word(std::size_t begin, bool spaced) {
  std::size_t big = 0, small = 0, i = begin, stops = 0;
  const bool first_big = letter_at(text_, begin).big;
  while (i < end_) {
    const Letter letter = letter_at(text_, i);
    std::size_t size = 0;
    if (letter.letter) {
      ++(letter.big ? big : small);
      i += letter.size;
    } else if (kind_at(text_, i) == kDigit) {
      ++i;
    } else if (is_apostrophe(text_, i, size) && i + size < end_ && letter_at(text_, i + size).letter &&
               !possessive(i, size)) {
      i += size;
    } else if (text_[i] == '.' && i + 1 < end_ && letter_at(text_, i + 1).letter && big + small == stops + 1) {
      ++stops;  // "U.S", "e.g"
      ++i;
    } else {
      break;
    }
  }
  const std::string_view bare = text_.substr(begin, i - begin);
  const bool one_letter = big + small == 1;
  if (i < end_ && text_[i] == '.' &&
      (stops > 0 || (one_letter && first_big) || abbreviation_kind(bare) != Abbreviation::kNone)) {
    // The stop of a sentence's last word stays outside unless the word cannot do without.
    if (i + 1 < end_ || stops > 0) ++i;
  }
  Shape shape = Shape::kLower;
  if (first_big) {
    shape = one_letter ? Shape::kInitial : Shape::kCapital;
    const bool plural = small == 1 && bare.size() > 2 && bare.back() == 's';
    if (big >= 2 && (small == 0 || plural)) shape = Shape::kUpper;
  }
  add(begin, i, vocabulary_.add(bare), shape, spaced);
  return i;
}

std::size_t WordReader::number(std::size_t begin, bool spaced) {
  std::size_t i = begin;
  while (i < end_) {
    const std::uint8_t kind = kind_at(text_, i);
    const bool goes_on = (kind & (kDigit | kSmall | kBig)) != 0 ||
                         ((text_[i] == '.' || text_[i] == ',') && kind_at(text_, i + 1) == kDigit && i + 1 < end_);
    if (!goes_on) break;
    ++i;
  }
  add(begin, i, 0, Shape::kNumber, spaced);
  return i;
}

struct WideMark {
  std::string_view bytes;
  Mark mark;
};
constexpr std::array<WideMark, 8> kWideMarks = {{{"\xE2\x80\x9C", Mark::kQuoteOpen},
                                                 {"\xE2\x80\x9D", Mark::kQuoteClose},
                                                 {"\xE2\x80\x98", Mark::kQuoteOpen},
                                                 {"\xE2\x80\x99", Mark::kApostrophe},
                                                 {"\xE2\x80\x93", Mark::kHyphen},
                                                 {"\xE2\x80\x90", Mark::kHyphen},
                                                 {"\xE2\x80\x91", Mark::kHyphen},
                                                 {"\xE2\x80\x94", Mark::kDash}}};

Mark plain_mark(char c) {
  switch (c) {
    case ',': return Mark::kComma;
    case '.':
    case '!':
    case '?': return Mark::kStop;
    case ':':
    case ';': return Mark::kColon;
    case '(':
    case '[': return Mark::kOpen;
    case ')':
    case ']': return Mark::kClose;
    case '"': return Mark::kQuote;
    case '\'': return Mark::kApostrophe;
    case '-': return Mark::kHyphen;
    case '&': return Mark::kAmpersand;
    case '/': return Mark::kSlash;
    default: return Mark::kOther;
  }
}

std::size_t WordReader::mark(std::size_t begin, bool spaced) {
  std::size_t size = 0;
  if (is_apostrophe(text_, begin, size) && !spaced && possessive(begin, size)) {
    add(begin, begin + size + 1, static_cast<std::uint32_t>(Mark::kPossessive), Shape::kMark, spaced);
    return begin + size + 1;
  }
  Mark mark = plain_mark(text_[begin]);
  size = 1;
  if (kind_at(text_, begin) == kLead) {
    size = letter_at(text_, begin).size;
    for (const WideMark& wide : kWideMarks)
      if (text_.compare(begin, 3, wide.bytes) == 0) mark = wide.mark;
  }
  add(begin, begin + size, static_cast<std::uint32_t>(mark), Shape::kMark, spaced);
  return std::min(begin + size, end_);
}

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

std::uint32_t folded_hash(std::string_view text) {
  const std::uint32_t hash = fnv1a(text, small_letter);
  return hash ^ hash >> 15;
}

bool folded_equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (std::memcmp(a.data(), b.data(), a.size()) == 0) return true;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (small_letter(a[i]) != small_letter(b[i])) return false;
  return true;
}

void Vocabulary::clear() {
  entries_.clear();
  slots_.assign(1024, {});
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t e = 0; e < entries_.size(); ++e) {
    std::size_t at = entries_[e].hash & mask;
    while (slots_[at].entry != 0) at = (at + 1) & mask;
    slots_[at] = {entries_[e].hash, e + 1};
  }
}

std::uint32_t Vocabulary::add(std::string_view word) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = folded_hash(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].entry != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && folded_equal(entries_[slots_[at].entry - 1].text, word)) return slots_[at].entry - 1;
  entries_.push_back({.text = word, .hash = hash, .role = {}});
  slots_[at] = {hash, static_cast<std::uint32_t>(entries_.size())};
  return slots_[at].entry - 1;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view word) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t hash = folded_hash(word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].entry != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && folded_equal(entries_[slots_[at].entry - 1].text, word)) return slots_[at].entry - 1;
  return std::nullopt;
}

void read_words(std::string_view text, Span sentence, Vocabulary& vocabulary, std::vector<Word>& words) {
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(sentence.end, text.size()));
  if (sentence.begin < end) WordReader(text, vocabulary, words).run(sentence.begin, end);
}

std::size_t capital_letter(std::string_view text, std::size_t i) {
  if (i >= text.size()) return 0;
  const Letter letter = letter_at(text, i);
  return letter.big ? letter.size : 0;
}

}  // namespace apud::entities
