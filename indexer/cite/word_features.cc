// Features of the words of a reference: themselves, their neighbours, the marks and stretches around them.
// Layer 5, pure.
#include "indexer/cite/word_features.h"

#include <algorithm>
#include <utility>

namespace apud {
namespace {

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t h = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15ULL;
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(h >> 32);
}
template <typename... Rest>
std::uint32_t mix(std::uint32_t a, std::uint32_t b, Rest... rest) {
  return mix(mix(a, b), static_cast<std::uint32_t>(rest)...);
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(std::string_view word) {
  return word.size() >= 4 && word.size() <= 5 && (word.starts_with("1") || word.starts_with("20")) &&
         (word[1] >= '4' || word[0] == '2') && is_digit(word[1]) && is_digit(word[2]) && is_digit(word[3]) &&
         (word.size() == 4 || is_lower(word[4]));
}

enum Mark : std::uint8_t {
  kNoMark,
  kComma,
  kPeriod,
  kColon,
  kSemicolon,
  kOpen,
  kClose,
  kOpenSquare,
  kCloseSquare,
  kOpenQuote,
  kCloseQuote,
  kQuote,
  kDash,
  kSlash,
  kQuestion,
  kAmpersand,
  kOtherMark
};

std::uint8_t mark_of(std::string_view word) {
  static constexpr std::pair<std::string_view, Mark> kMarks[] = {
      {",", kComma},     {".", kPeriod},     {":", kColon},       {";", kSemicolon}, {"(", kOpen},
      {")", kClose},     {"[", kOpenSquare}, {"]", kCloseSquare}, {"“", kOpenQuote}, {"”", kCloseQuote},
      {"„", kOpenQuote}, {"«", kOpenQuote},  {"»", kCloseQuote},  {"\"", kQuote},    {"-", kDash},
      {"–", kDash},      {"—", kDash},       {"/", kSlash},       {"?", kQuestion},  {"!", kQuestion},
      {"&", kAmpersand}, {"‘", kOpenQuote},  {"’", kCloseQuote},  {"'", kQuote},     {"`", kOpenQuote}};
  for (const auto& [text, mark] : kMarks)
    if (word == text) return mark;
  return kOtherMark;
}

std::uint32_t shape_of(std::string_view word, WordKind kind, std::uint8_t mark) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 6));
  switch (kind) {
    case WordKind::kPunctuation: return 1 + mark;
    case WordKind::kAddress: return 40 + (word.starts_with("10.") ? 1 : 0);
    case WordKind::kNumber: return is_year(word) ? 50 : 51 + size;
    case WordKind::kMixed: return is_year(word) ? 60 : is_digit(word[0]) ? 61 + size : 70 + size;
    case WordKind::kWord: break;
  }
  const bool first = is_upper(word[0]) || static_cast<unsigned char>(word[0]) == 0xC3;
  std::size_t upper = 0, lower = 0;
  for (const char c : word) {
    upper += is_upper(c);
    lower += is_lower(c);
  }
  if (word.size() == 1) return is_upper(word[0]) ? 80 : 81;
  if (static_cast<unsigned char>(word[0]) >= 0xCE) return 82;  // another script
  if (lower == 0) return 83 + std::min<std::uint32_t>(size, 4);
  if (!first) return upper > 0 ? 90 : 91 + (size > 3 ? 1 : 0);
  return upper > 1 ? 95 : 96 + (size > 3 ? 1 : 0);
}

std::uint32_t capped(std::size_t value, std::uint32_t most) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(value, most));
}

// The state that a reader of the reference has at each word.
enum State : std::uint8_t { kInQuotes = 1, kInBrackets = 2, kAfterQuotes = 4, kAfterBrackets = 8 };

constexpr std::uint32_t kWordShapes = 80;  // shapes from here on are those of words

bool tells(KnownWord known) {
  return known != KnownWord::kNone && known != KnownWord::kParticle && known != KnownWord::kAnd;
}
std::uint32_t bit(KnownWord known) { return 1U << static_cast<unsigned>(known); }

}  // namespace

void FeatureReader::read_words(std::string_view text, const std::vector<ReferenceWord>& words) {
  words_.assign(words.size(), {});
  years_ = addresses_ = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    const WordKind kind = words[i].kind;
    Word& out = words_[i];
    out.mark = kind == WordKind::kPunctuation ? mark_of(word) : std::uint8_t{kNoMark};
    out.shape = shape_of(word, kind, out.mark);
    out.lower = kind == WordKind::kNumber || kind == WordKind::kAddress ? out.shape : hash_lower(word);
    if (kind == WordKind::kWord || kind == WordKind::kMixed) out.known = known_word(out.lower);
    out.year = (kind == WordKind::kNumber || kind == WordKind::kMixed) && is_year(word);
    years_ += out.year;
    addresses_ += kind == WordKind::kAddress;
  }
  std::uint32_t ahead = 0;
  for (std::size_t i = words.size(); i-- > 0;) {
    words_[i].ahead = ahead;
    if (tells(words_[i].known)) ahead |= bit(words_[i].known);
  }
}

// Quotes and brackets that are open at each word, and what the reference as a whole shows of its style.
void FeatureReader::read_states(std::string_view text, const std::vector<ReferenceWord>& words) {
  std::uint8_t state = 0;
  bool quotes = false, bracket_year = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint8_t mark = words_[i].mark;
    const bool inside = (state & kInQuotes) != 0;
    const bool closes = mark == kCloseQuote || (mark == kQuote && inside);
    const bool opens = mark == kOpenQuote || (mark == kQuote && !inside);
    if (closes && inside) state = static_cast<std::uint8_t>((state & ~kInQuotes) | kAfterQuotes);
    if (mark == kClose && (state & kInBrackets) != 0)
      state = static_cast<std::uint8_t>((state & ~kInBrackets) | kAfterBrackets);
    words_[i].state = state;
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    if (opens && word != "'" && word != "‘") {
      state |= kInQuotes;
      quotes = true;
    }
    if (mark == kOpen) state |= kInBrackets;
    bracket_year |= words_[i].year && i > 0 && words_[i - 1].mark == kOpen;
  }
  style_ = (quotes ? 1U : 0U) | (bracket_year ? 2U : 0U);
}

// A full stop behind an initial or inside a word ends no stretch.
bool FeatureReader::ends_stretch(const std::vector<ReferenceWord>& words, std::size_t i) const {
  switch (words_[i].mark) {
    case kNoMark:
    case kDash:
    case kSlash:
    case kAmpersand:
    case kOtherMark: return false;
    case kPeriod: {
      const bool initial = i > 0 && words[i - 1].kind == WordKind::kWord && words[i - 1].span.size() == 1;
      const bool inside = i + 1 < words.size() && !words[i + 1].space_before && words_[i + 1].mark == kNoMark;
      return !initial && !inside;
    }
    default: return true;
  }
}

FeatureReader::Stretch FeatureReader::stretch_of(const std::vector<ReferenceWord>& words, std::size_t begin,
                                                 std::size_t end, std::uint8_t after) const {
  Stretch out;
  std::size_t lower = 0, upper = 0, numbers = 0, initials = 0;
  out.whole = 1;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t shape = words_[i].shape;
    lower += shape >= 91 && shape <= 92;
    upper += shape >= 95;
    numbers += words[i].kind == WordKind::kNumber;
    initials += shape == kWordShapes || (shape >= 84 && shape <= 86);
    if (tells(words_[i].known)) out.told |= bit(words_[i].known);
    out.whole = mix(out.whole, words_[i].lower);
  }
  out.make = capped(lower, 3) | capped(upper, 3) << 2 | capped(numbers, 2) << 4 | capped(initials, 2) << 6 |
             capped(end - begin, 9) << 8;
  out.begin = static_cast<std::uint32_t>(begin);
  out.first = begin < end ? words_[begin].lower : 0;
  out.last = begin < end ? words_[end - 1].lower : 0;
  out.before = begin > 0 ? words_[begin - 1].mark : static_cast<std::uint32_t>(kNoMark);
  out.after = after;
  return out;
}

void FeatureReader::read_stretches(const std::vector<ReferenceWord>& words) {
  stretches_.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    words_[i].stretch = static_cast<std::uint32_t>(stretches_.size());
    if (!ends_stretch(words, i)) continue;
    stretches_.push_back(stretch_of(words, begin, i, words_[i].mark));
    begin = i + 1;
  }
  stretches_.push_back(stretch_of(words, begin, words.size(), kNoMark));
}

std::uint32_t FeatureReader::lower(std::size_t i, std::ptrdiff_t offset) const {
  const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
  return j < 0 ? 1000 : j >= std::ssize(words_) ? 1001 : words_[static_cast<std::size_t>(j)].lower;
}

std::uint32_t FeatureReader::shape(std::size_t i, std::ptrdiff_t offset) const {
  const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
  return j < 0 ? 1000 : j >= std::ssize(words_) ? 1001 : words_[static_cast<std::size_t>(j)].shape;
}

void FeatureReader::word_keys(std::string_view word, WordKind kind, bool space, std::size_t i,
                              WordFeatures& out) const {
  auto& keys = out.keys;
  const Word& here = words_[i];
  keys[0] = mix(100, here.lower);
  keys[1] = mix(101, here.shape, space ? 1 : 0);
  if (kind == WordKind::kWord || kind == WordKind::kMixed) {
    keys[2] = mix(102, hash_lower(word.substr(word.size() - std::min<std::size_t>(word.size(), 3))));
    keys[3] = mix(103, hash_lower(word.substr(0, 3)));
    keys[17] = mix(117, here.shape, hash_lower(word.substr(word.size() - std::min<std::size_t>(word.size(), 2))));
  }
  const bool is_word = here.shape >= kWordShapes;
  if (here.known != KnownWord::kNone)
    keys[4] = mix(104, static_cast<std::uint32_t>(here.known), is_word ? here.shape : 0);
  keys[5] = mix(105, here.lower, lower(i, 1));
  keys[6] = mix(106, shape(i, -1), here.shape, shape(i, 1));
  keys[16] = mix(116, lower(i, -1), here.lower, lower(i, 1));
  keys[21] = mix(121, mix(shape(i, -2), shape(i, -1)), here.shape, shape(i, 1), shape(i, 2));
}

void FeatureReader::place_keys(std::size_t i, const Behind& behind, WordFeatures& out) const {
  auto& keys = out.keys;
  const Word& here = words_[i];
  const std::uint32_t sort = std::min(here.shape, kWordShapes);
  const auto eighth = static_cast<std::uint32_t>(i * 8 / words_.size());
  const std::uint32_t before = stretches_[here.stretch].before;
  keys[9] = mix(109, here.state, here.shape);
  keys[11] = mix(111, capped(i, 12), std::min(here.stretch, 12U), here.shape);
  keys[12] = mix(112, capped(behind.years, 2), capped(years_ - behind.years, 2), here.shape, here.state & 3U);
  keys[13] = mix(113, style_ | (here.state & 12U), eighth, before, sort);
  keys[18] = mix(118, capped(behind.quoted, 2), capped(behind.years, 2), capped(addresses_, 1), here.state & 7U, sort);
  keys[25] = mix(125, here.ahead, here.state & 7U, sort);
}

void FeatureReader::stretch_keys(std::size_t i, const Behind& behind, WordFeatures& out) const {
  static constexpr Stretch kEdge{};
  auto& keys = out.keys;
  const std::uint32_t number = words_[i].stretch;
  const std::uint32_t shape = words_[i].shape;
  const std::uint32_t sort = std::min(shape, kWordShapes);
  const Stretch& here = stretches_[number];
  const Stretch& before = number > 0 ? stretches_[number - 1] : kEdge;
  const Stretch& after = number + 1 < stretches_.size() ? stretches_[number + 1] : kEdge;
  const std::uint32_t distance = capped(i - here.begin, 6);
  keys[7] = mix(107, here.before, here.after, distance, here.make >> 8);
  keys[8] = mix(108, here.before, distance, shape, words_[i].state & 3U);
  keys[10] = mix(110, here.first, here.before, std::min(distance, 3U));
  keys[14] = mix(114, here.make, here.before, here.after);
  keys[15] = mix(115, after.first, sort, here.after);
  keys[19] = mix(119, before.make & 0xFFU, here.make, after.make & 0xFFU, here.before, here.after);
  keys[20] = mix(120, here.last, here.after, after.before == here.after ? 1 : 0);
  keys[22] = mix(122, behind.told, here.told, capped(behind.since_in, 1), here.before);
  keys[23] = mix(123, before.told, here.told, after.told, here.make & 0xFU);
  if (here.make >> 8 > 1) keys[24] = mix(124, here.whole, sort);
}

void FeatureReader::step_keys(std::size_t i, WordFeatures& out) const {
  const Word& here = words_[i];
  const std::uint32_t before = i > 0 ? words_[i - 1].mark : 30U;
  out.steps[0] = 1;
  out.steps[1] = mix(2, before, i > 1 ? std::uint32_t{words_[i - 2].mark} : 30U, here.mark);
  out.steps[2] = mix(3, before, here.shape);
  out.steps[3] = mix(4, here.state, i > 0 ? std::uint32_t{words_[i - 1].state} : 16U, here.mark);
}

// What lies behind the word after this one.
void FeatureReader::pass(std::size_t i, Behind& behind) const {
  const Word& here = words_[i];
  if (here.known >= KnownWord::kEditor && here.known <= KnownWord::kIn && here.known != KnownWord::kAnd)
    behind.told |= bit(here.known);
  if (behind.since_in < 99) ++behind.since_in;
  behind.years += here.year;
  behind.quoted += here.mark == kCloseQuote || (here.mark == kQuote && (here.state & kInQuotes) == 0);
}

void FeatureReader::read(std::string_view text, const std::vector<ReferenceWord>& words,
                         std::vector<WordFeatures>& features) {
  features.assign(words.size(), {});
  if (words.empty()) return;
  read_words(text, words);
  read_states(text, words);
  read_stretches(words);
  Behind behind;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A capital "In", as before the work that holds a chapter; 91 and 92 are words in small letters.
    const std::uint32_t shape = words_[i].shape;
    if (words_[i].known == KnownWord::kIn && shape != 91 && shape != 92) behind.since_in = 0;
    const std::string_view word = text.substr(words[i].span.begin, words[i].span.size());
    word_keys(word, words[i].kind, words[i].space_before, i, features[i]);
    place_keys(i, behind, features[i]);
    stretch_keys(i, behind, features[i]);
    step_keys(i, features[i]);
    pass(i, behind);
  }
}

}  // namespace apud
