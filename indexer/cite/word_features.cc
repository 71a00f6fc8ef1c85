// Features of the words of a reference: themselves, their neighbours, the marks and stretches around them.
// Layer 5, pure.
#include "indexer/cite/word_features.h"

#include <algorithm>
#include <string>
#include <utility>

namespace apud {
namespace {

constexpr std::uint32_t kOffset = 2166136261U, kPrime = 16777619U;

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

constexpr std::uint32_t hash_lower(std::string_view text) {
  std::uint32_t h = kOffset;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    h = (h ^ static_cast<unsigned char>(lower)) * kPrime;
  }
  return h;
}

// What a word is known for; 0 where it is not.
enum Known : std::uint8_t {
  kNone, kMonth, kEditor, kVolume, kIssue, kPages, kPress, kSerial, kMeeting, kThesis, kSeen, kAnd, kEtAl, kIn, kEdition,
  kTranslator, kReport, kParticle, kCompany, kState, kDegree
};

constexpr std::pair<std::string_view, Known> kKnownWords[] = {
    {"january", kMonth}, {"february", kMonth}, {"march", kMonth}, {"april", kMonth}, {"may", kMonth}, {"june", kMonth},
    {"july", kMonth}, {"august", kMonth}, {"september", kMonth}, {"october", kMonth}, {"november", kMonth},
    {"december", kMonth}, {"jan", kMonth}, {"feb", kMonth}, {"mar", kMonth}, {"apr", kMonth}, {"jun", kMonth},
    {"jul", kMonth}, {"aug", kMonth}, {"sep", kMonth}, {"sept", kMonth}, {"oct", kMonth}, {"nov", kMonth}, {"dec", kMonth},
    {"spring", kMonth}, {"summer", kMonth}, {"autumn", kMonth}, {"fall", kMonth}, {"winter", kMonth},
    {"janvier", kMonth}, {"février", kMonth}, {"mars", kMonth}, {"avril", kMonth}, {"mai", kMonth}, {"juin", kMonth},
    {"juillet", kMonth}, {"août", kMonth}, {"septembre", kMonth}, {"octobre", kMonth}, {"novembre", kMonth},
    {"décembre", kMonth}, {"januar", kMonth}, {"februar", kMonth}, {"märz", kMonth}, {"juni", kMonth}, {"juli", kMonth},
    {"oktober", kMonth}, {"dezember", kMonth}, {"enero", kMonth}, {"febrero", kMonth}, {"marzo", kMonth},
    {"abril", kMonth}, {"mayo", kMonth}, {"junio", kMonth}, {"julio", kMonth}, {"agosto", kMonth},
    {"septiembre", kMonth}, {"octubre", kMonth}, {"noviembre", kMonth}, {"diciembre", kMonth},
    {"ed", kEditor}, {"eds", kEditor}, {"editor", kEditor}, {"editors", kEditor}, {"edited", kEditor}, {"hrsg", kEditor},
    {"hg", kEditor}, {"dir", kEditor}, {"coord", kEditor}, {"comp", kEditor},
    {"vol", kVolume}, {"vols", kVolume}, {"volume", kVolume}, {"volumes", kVolume}, {"bd", kVolume}, {"band", kVolume},
    {"tome", kVolume}, {"t", kVolume}, {"v", kVolume},
    {"no", kIssue}, {"nos", kIssue}, {"issue", kIssue}, {"number", kIssue}, {"nr", kIssue}, {"n", kIssue}, {"num", kIssue},
    {"heft", kIssue}, {"iss", kIssue}, {"núm", kIssue},
    {"pp", kPages}, {"p", kPages}, {"pages", kPages}, {"page", kPages}, {"pgs", kPages}, {"pg", kPages}, {"s", kPages},
    {"pag", kPages}, {"seiten", kPages},
    {"press", kPress}, {"publishers", kPress}, {"publisher", kPress}, {"publishing", kPress}, {"publications", kPress},
    {"verlag", kPress}, {"books", kPress}, {"éditions", kPress}, {"editions", kPress}, {"editorial", kPress},
    {"presses", kPress}, {"wiley", kPress}, {"elsevier", kPress}, {"springer", kPress}, {"routledge", kPress},
    {"sage", kPress}, {"blackwell", kPress}, {"mcgraw", kPress}, {"penguin", kPress}, {"macmillan", kPress},
    {"palgrave", kPress}, {"harper", kPress}, {"harpercollins", kPress}, {"norton", kPress}, {"pearson", kPress},
    {"birkhäuser", kPress}, {"kluwer", kPress}, {"cup", kPress}, {"oup", kPress}, {"mit", kPress}, {"academic", kPress},
    {"house", kPress}, {"edizioni", kPress}, {"ediciones", kPress}, {"editora", kPress}, {"imprint", kPress},
    {"journal", kSerial}, {"review", kSerial}, {"magazine", kSerial}, {"annals", kSerial}, {"bulletin", kSerial},
    {"transactions", kSerial}, {"letters", kSerial}, {"archives", kSerial}, {"quarterly", kSerial}, {"gazette", kSerial},
    {"times", kSerial}, {"daily", kSerial}, {"news", kSerial}, {"herald", kSerial}, {"tribune", kSerial}, {"post", kSerial},
    {"j", kSerial}, {"zeitschrift", kSerial}, {"revue", kSerial}, {"revista", kSerial}, {"rev", kSerial}, {"acta", kSerial},
    {"advances", kSerial}, {"studies", kSerial}, {"nature", kSerial}, {"science", kSerial}, {"lancet", kSerial},
    {"weekly", kSerial}, {"agency", kSerial}, {"guardian", kSerial}, {"observer", kSerial},
    {"proceedings", kMeeting}, {"proc", kMeeting}, {"conference", kMeeting}, {"conf", kMeeting}, {"symposium", kMeeting},
    {"symp", kMeeting}, {"workshop", kMeeting}, {"congress", kMeeting}, {"meeting", kMeeting}, {"annual", kMeeting},
    {"international", kMeeting}, {"lecture", kMeeting}, {"notes", kMeeting}, {"presented", kMeeting},
    {"thesis", kThesis}, {"dissertation", kThesis}, {"phd", kThesis}, {"diss", kThesis}, {"master", kThesis},
    {"doctoral", kThesis}, {"msc", kThesis}, {"habilitation", kThesis}, {"thèse", kThesis}, {"unpublished", kThesis},
    {"retrieved", kSeen}, {"accessed", kSeen}, {"available", kSeen}, {"online", kSeen}, {"viewed", kSeen},
    {"downloaded", kSeen}, {"from", kSeen}, {"consulted", kSeen}, {"visited", kSeen}, {"url", kSeen}, {"doi", kSeen},
    {"isbn", kSeen}, {"issn", kSeen}, {"arxiv", kSeen}, {"pmid", kSeen}, {"pmcid", kSeen}, {"hep", kSeen}, {"astro", kSeen},
    {"and", kAnd}, {"und", kAnd}, {"et", kAnd}, {"y", kAnd}, {"e", kAnd}, {"with", kAnd},
    {"al", kEtAl}, {"others", kEtAl}, {"in", kIn}, {"edn", kEdition}, {"edition", kEdition}, {"revised", kEdition},
    {"2nd", kEdition}, {"3rd", kEdition}, {"4th", kEdition}, {"5th", kEdition}, {"1st", kEdition}, {"aufl", kEdition},
    {"trans", kTranslator}, {"translated", kTranslator}, {"translator", kTranslator}, {"transl", kTranslator},
    {"tr", kTranslator}, {"technical", kReport}, {"tech", kReport}, {"report", kReport}, {"rep", kReport},
    {"working", kReport}, {"paper", kReport}, {"discussion", kReport}, {"memo", kReport},
    {"de", kParticle}, {"van", kParticle}, {"von", kParticle}, {"der", kParticle}, {"den", kParticle}, {"la", kParticle},
    {"le", kParticle}, {"di", kParticle}, {"da", kParticle}, {"del", kParticle}, {"du", kParticle}, {"jr", kParticle},
    {"inc", kCompany}, {"ltd", kCompany}, {"co", kCompany}, {"corp", kCompany}, {"corporation", kCompany},
    {"company", kCompany}, {"gmbh", kCompany}, {"ministry", kCompany}, {"department", kCompany}, {"institute", kCompany},
    {"university", kCompany}, {"univ", kCompany}, {"committee", kCompany}, {"council", kCompany}, {"office", kCompany},
    {"association", kCompany}, {"society", kCompany}, {"organization", kCompany}, {"bank", kCompany}, {"center", kCompany},
    {"centre", kCompany}, {"college", kCompany}, {"school", kCompany}, {"group", kCompany}, {"government", kCompany},
    {"commission", kCompany}, {"bureau", kCompany}, {"foundation", kCompany}, {"ieee", kCompany}, {"acm", kCompany},
    {"ny", kState}, {"ma", kState}, {"ca", kState}, {"il", kState}, {"pa", kState}, {"nj", kState}, {"dc", kState},
    {"ct", kState}, {"md", kState}, {"va", kState}, {"tx", kState}, {"mi", kState}, {"wa", kState}, {"oh", kState},
    {"nc", kState}, {"fl", kState}, {"ga", kState}, {"mn", kState}, {"wi", kState}, {"az", kState}, {"uk", kState},
    {"usa", kState}, {"england", kState}, {"london", kState}, {"york", kState}, {"cambridge", kState}, {"oxford", kState},
    {"paris", kState}, {"berlin", kState}, {"boston", kState}, {"chicago", kState}, {"amsterdam", kState},
    {"washington", kState}, {"philadelphia", kState}, {"princeton", kState}, {"francisco", kState}, {"angeles", kState},
    {"new", kState}, {"germany", kState}, {"france", kState}, {"netherlands", kState}, {"canada", kState},
    {"australia", kState}, {"japan", kState}, {"italy", kState}, {"spain", kState}, {"china", kState}, {"india", kState},
    {"toronto", kState}, {"sydney", kState}, {"melbourne", kState}, {"leiden", kState}, {"münchen", kState},
    {"munich", kState}, {"wien", kState}, {"vienna", kState}, {"zurich", kState}, {"basel", kState}, {"madrid", kState},
    {"barcelona", kState}, {"rome", kState}, {"roma", kState}, {"milan", kState}, {"milano", kState}, {"tokyo", kState},
    {"beijing", kState}, {"moscow", kState}, {"stanford", kState}, {"berkeley", kState}, {"baltimore", kState},
    {"hillsdale", kState}, {"thousand", kState}, {"oaks", kState}, {"heidelberg", kState}, {"dordrecht", kState},
    {"geneva", kState}, {"brussels", kState}, {"stockholm", kState}, {"copenhagen", kState}, {"edinburgh", kState},
    {"dublin", kState}, {"lisbon", kState}, {"frankfurt", kState}, {"stuttgart", kState}, {"leipzig", kState},
};

class KnownWords {
 public:
  KnownWords() {
    for (const auto& [word, known] : kKnownWords) put(hash_lower(word), known);
  }
  [[nodiscard]] std::uint8_t find(std::uint32_t hash) const {
    for (std::uint32_t at = hash & kMask; slots_[at].first != 0; at = (at + 1) & kMask)
      if (slots_[at].first == hash) return slots_[at].second;
    return kNone;
  }

 private:
  static constexpr std::uint32_t kMask = 2047;
  void put(std::uint32_t hash, std::uint8_t known) {
    std::uint32_t at = hash & kMask;
    while (slots_[at].first != 0 && slots_[at].first != hash) at = (at + 1) & kMask;
    slots_[at] = {hash, known};
  }
  std::array<std::pair<std::uint32_t, std::uint8_t>, kMask + 1> slots_{};
};

const KnownWords& known_words() {
  static const KnownWords words;
  return words;
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
  kNoMark, kComma, kPeriod, kColon, kSemicolon, kOpen, kClose, kOpenSquare, kCloseSquare, kOpenQuote, kCloseQuote, kQuote,
  kDash, kSlash, kQuestion, kAmpersand, kOtherMark
};

std::uint8_t mark_of(std::string_view word) {
  static constexpr std::pair<std::string_view, Mark> kMarks[] = {
      {",", kComma}, {".", kPeriod}, {":", kColon}, {";", kSemicolon}, {"(", kOpen}, {")", kClose}, {"[", kOpenSquare},
      {"]", kCloseSquare}, {"“", kOpenQuote}, {"”", kCloseQuote}, {"„", kOpenQuote}, {"«", kOpenQuote},
      {"»", kCloseQuote}, {"\"", kQuote}, {"-", kDash}, {"–", kDash}, {"—", kDash}, {"/", kSlash}, {"?", kQuestion},
      {"!", kQuestion}, {"&", kAmpersand}, {"‘", kOpenQuote}, {"’", kCloseQuote}, {"'", kQuote}, {"`", kOpenQuote}};
  for (const auto& [text, mark] : kMarks)
    if (word == text) return mark;
  return kOtherMark;
}

std::uint32_t shape_of(std::string_view word, WordKind kind, std::uint8_t mark) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 6));
  switch (kind) {
    case WordKind::kPunctuation:
      return 1 + mark;
    case WordKind::kAddress:
      return 40 + (word.starts_with("10.") ? 1 : 0);
    case WordKind::kNumber:
      return is_year(word) ? 50 : 51 + size;
    case WordKind::kMixed:
      return is_year(word) ? 60 : is_digit(word[0]) ? 61 + size : 70 + size;
    case WordKind::kWord:
      break;
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

}  // namespace

// The state that a reader of the reference has at each word.
enum State : std::uint8_t { kInQuotes = 1, kInBrackets = 2, kAfterQuotes = 4, kAfterBrackets = 8 };

void FeatureReader::read(std::string_view text, const std::vector<ReferenceWord>& words,
                         std::vector<WordFeatures>& features) {
  const std::size_t n = words.size();
  features.assign(n, {});
  lower_.resize(n);
  shape_.resize(n);
  stretch_of_.resize(n);
  state_.resize(n);
  mark_.resize(n);
  year_.resize(n);
  known_.resize(n);
  stretches_.clear();
  if (n == 0) return;
  const KnownWords& known = known_words();
  const auto word_at = [&](std::size_t i) { return text.substr(words[i].span.begin, words[i].span.size()); };

  // Each word by itself, and the state of quotes and brackets.
  std::uint8_t state = 0;
  std::size_t addresses = 0, years = 0;
  bool quotes = false, bracket_year = false;
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view word = word_at(i);
    const WordKind kind = words[i].kind;
    mark_[i] = kind == WordKind::kPunctuation ? mark_of(word) : kNoMark;
    shape_[i] = shape_of(word, kind, mark_[i]);
    lower_[i] = kind == WordKind::kNumber || kind == WordKind::kAddress ? shape_[i] : hash_lower(word);
    known_[i] = kind == WordKind::kWord || kind == WordKind::kMixed ? known.find(lower_[i]) : kNone;
    year_[i] = (kind == WordKind::kNumber || kind == WordKind::kMixed) && is_year(word);
    const bool closes_quote = mark_[i] == kCloseQuote || (mark_[i] == kQuote && (state & kInQuotes) != 0);
    const bool opens_quote = mark_[i] == kOpenQuote || (mark_[i] == kQuote && (state & kInQuotes) == 0);
    if (closes_quote && (state & kInQuotes) != 0) state = static_cast<std::uint8_t>((state & ~kInQuotes) | kAfterQuotes);
    if (mark_[i] == kClose && (state & kInBrackets) != 0)
      state = static_cast<std::uint8_t>((state & ~kInBrackets) | kAfterBrackets);
    state_[i] = state;
    if (opens_quote && word != "'" && word != "‘") {
      state |= kInQuotes;
      quotes = true;
    }
    if (mark_[i] == kOpen) state |= kInBrackets;
    bracket_year |= year_[i] && i > 0 && mark_[i - 1] == kOpen;
    years += year_[i];
    addresses += kind == WordKind::kAddress;
  }

  // Stretches: words between marks. A full stop behind an initial or inside a word ends none.
  struct Open {
    std::size_t begin = 0;
    bool started = false;
  } open;
  const auto ends_stretch = [&](std::size_t i) {
    switch (mark_[i]) {
      case kNoMark:
      case kDash:
      case kSlash:
      case kAmpersand:
      case kOtherMark:
        return false;
      case kPeriod: {
        const bool initial = i > 0 && words[i - 1].kind == WordKind::kWord && words[i - 1].span.size() == 1;
        const bool inside = i + 1 < n && !words[i + 1].space_before && mark_[i + 1] == kNoMark;
        return !initial && !inside;
      }
      default:
        return true;
    }
  };
  const auto close = [&](std::size_t begin, std::size_t end, std::uint8_t after) {  // words [begin, end)
    std::uint32_t make = 0;
    std::size_t lower_words = 0, upper_words = 0, numbers = 0, initials = 0;
    std::uint32_t told = 0;
    for (std::size_t i = begin; i < end; ++i) {
      lower_words += shape_[i] >= 91 && shape_[i] <= 92;
      upper_words += shape_[i] >= 95;
      numbers += words[i].kind == WordKind::kNumber;
      initials += shape_[i] == 80 || (shape_[i] >= 84 && shape_[i] <= 86);
      if (known_[i] != kNone && known_[i] != kParticle && known_[i] != kAnd) told |= 1U << known_[i];
    }
    make = capped(lower_words, 3) | capped(upper_words, 3) << 2 | capped(numbers, 2) << 4 | capped(initials, 2) << 6 |
           capped(end - begin, 9) << 8;
    const std::uint32_t first = begin < end ? lower_[begin] : 0, last = begin < end ? lower_[end - 1] : 0;
    const std::uint32_t before = begin > 0 ? mark_[begin - 1] : kNoMark;
    stretches_.push_back({first, last, make, before, after, told});
  };
  for (std::size_t i = 0; i < n; ++i) {
    stretch_of_[i] = static_cast<std::uint32_t>(stretches_.size());
    if (!ends_stretch(i)) continue;
    close(open.begin, i, mark_[i]);
    open.begin = i + 1;
  }
  close(open.begin, n, kNoMark);

  std::size_t years_before = 0, quoted = 0, stretch_begin = 0, since_in = 99;
  std::uint32_t behind = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t stretch = stretch_of_[i];
    if (i > 0 && stretch_of_[i - 1] != stretch) stretch_begin = i;
    const auto& here = stretches_[stretch];
    static constexpr std::array<std::uint32_t, 6> kEdge{};
    const auto& before = stretch > 0 ? stretches_[stretch - 1] : kEdge;
    const auto& after = stretch + 1 < stretches_.size() ? stretches_[stretch + 1] : kEdge;
    const auto at = [&](const std::vector<std::uint32_t>& values, std::ptrdiff_t offset) -> std::uint32_t {
      const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
      return j < 0 ? 1000 : j >= static_cast<std::ptrdiff_t>(n) ? 1001 : values[static_cast<std::size_t>(j)];
    };
    const std::string_view word = word_at(i);
    const std::uint32_t shape = shape_[i];
    const std::uint32_t state_here = state_[i];
    const std::uint32_t distance = capped(i - stretch_begin, 6);
    const std::uint32_t decile = static_cast<std::uint32_t>(i * 8 / n);
    if (known_[i] == kIn && shape != 92 && shape != 91) since_in = 0;
    auto& keys = features[i].keys;
    const std::uint32_t space = words[i].space_before ? 1 : 0;
    keys[0] = lower_[i];
    keys[1] = mix(shape, space);
    if (words[i].kind == WordKind::kWord || words[i].kind == WordKind::kMixed) {
      keys[2] = hash_lower(word.substr(word.size() - std::min<std::size_t>(word.size(), 3)));
      keys[3] = hash_lower(word.substr(0, 3));
      keys[17] = mix(shape, hash_lower(word.substr(word.size() - std::min<std::size_t>(word.size(), 2))));
    }
    if (known_[i] != kNone) keys[4] = mix(known_[i], shape >= 80 ? shape : 0);
    keys[5] = mix(lower_[i], at(lower_, 1));
    keys[6] = mix(at(shape_, -1), shape, at(shape_, 1));
    keys[7] = mix(here[3], here[4], distance, here[2] >> 8);
    keys[8] = mix(here[3], distance, shape, state_here & 3U);
    keys[9] = mix(state_here, shape);
    keys[10] = mix(here[0], here[3], capped(distance, 3));
    keys[11] = mix(capped(i, 12), stretch > 12 ? 12 : stretch, shape);
    keys[12] = mix(capped(years_before, 2), capped(years - years_before, 2), shape, state_here & 3U);
    keys[13] = mix((quotes ? 1U : 0U) | (bracket_year ? 2U : 0U) | (state_here & 12U), decile, here[3], shape >= 80 ? 80 : shape);
    keys[14] = mix(here[2], here[3], here[4]);
    keys[15] = mix(after[0], shape >= 80 ? 80 : shape, here[4]);
    keys[16] = mix(at(lower_, -1), lower_[i], at(lower_, 1));
    keys[18] = mix(capped(quoted, 2), capped(years_before, 2), capped(addresses, 1), state_here & 7U, shape >= 80 ? 80 : shape);
    keys[19] = mix(before[2] & 0xFFU, here[2], after[2] & 0xFFU, here[3], here[4]);
    keys[20] = mix(here[1], here[4], after[3] == here[4] ? 1 : 0);
    keys[21] = mix(at(shape_, -2), at(shape_, -1), shape, at(shape_, 1), at(shape_, 2));
    keys[22] = mix(behind, here[5], capped(since_in, 1), here[3]);
    keys[23] = mix(before[5], here[5], after[5], here[2] & 0xFU);
    for (auto& key : keys) key += key == 0 ? 1U : 0U;
    if (words[i].kind == WordKind::kPunctuation) keys[2] = keys[3] = keys[17] = 0;
    if (words[i].kind == WordKind::kNumber || words[i].kind == WordKind::kAddress) keys[2] = keys[3] = keys[17] = 0;
    if (known_[i] == kNone) keys[4] = 0;
    auto& steps = features[i].steps;
    const std::uint32_t mark_before = i > 0 ? mark_[i - 1] : 30;
    steps[0] = 1;
    steps[1] = mix(2, mark_before, i > 1 ? mark_[i - 2] : 30, mark_[i]);
    steps[2] = mix(3, mark_before, shape);
    steps[3] = mix(4, state_here, i > 0 ? state_[i - 1] : 16, mark_[i]);
    if (known_[i] >= kEditor && known_[i] <= kIn && known_[i] != kAnd) behind |= 1U << known_[i];
    if (known_[i] == kMonth) behind &= ~0U;
    if (since_in < 99) ++since_in;
    years_before += year_[i];
    quoted += mark_[i] == kCloseQuote || (mark_[i] == kQuote && (state_here & kInQuotes) == 0);
  }
}

}  // namespace apud
