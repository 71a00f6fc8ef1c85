// Finds the ends of sentences by rules over the bytes around each mark that may end one.
// Layer 2, pure. One pass; every look back or ahead is bounded (kReach, kBracketReach), so time is linear.
#include "corpus/language/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "corpus/language/abbreviations.h"

namespace apud {
namespace {

constexpr std::size_t kReach = 64;          // bytes looked at on either side of a full stop
constexpr std::size_t kBracketReach = 800;  // a longer bracket does not hold sentences together
constexpr std::size_t kTitleReach = 300;    // bytes of a cited title
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

enum Class : std::uint8_t { kOther, kSpace, kUpper, kLower, kDigit, kHigh };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> table{};
  for (int c : {' ', '\t', '\n', '\r', '\f', '\v'}) table[c] = kSpace;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = kUpper;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = kLower;
  for (int c = '0'; c <= '9'; ++c) table[c] = kDigit;
  for (int c = 128; c < 256; ++c) table[c] = kHigh;
  return table;
}
constexpr auto kClasses = make_classes();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

bool is_white(char c) { return class_of(c) == kSpace; }

// The bytes at which the splitter has to stop and think.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> table{};
  for (int c : {0x2E, 0x21, 0x3F, 0x28, 0x5B, 0x0A, 0xE2, 0xE3, 0xEF})  // . ! ? ( [ line end … 。 ！
    table[c] = true;
  return table;
}
constexpr auto kStops = make_stops();

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Span>& sentences) : text_(text), sentences_(sentences) {}
  void run();

 private:
  [[nodiscard]] bool at(std::size_t i, std::string_view what) const { return text_.compare(i, what.size(), what) == 0; }
  [[nodiscard]] char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  [[nodiscard]] std::size_t skip_white(std::size_t i) const {
    while (i < text_.size() && is_white(text_[i])) ++i;
    return i;
  }
  [[nodiscard]] std::size_t closers_end(std::size_t i) const;
  [[nodiscard]] std::size_t opener_size(std::size_t i) const;
  [[nodiscard]] std::size_t after_openers(std::size_t i) const {
    for (int most = 8; most > 0 && opener_size(i) > 0; --most) i += opener_size(i);
    return i;
  }
  [[nodiscard]] std::string_view word_before(std::size_t i) const;
  [[nodiscard]] std::string_view word_after(std::size_t i) const;
  [[nodiscard]] bool only_in_sentence(std::string_view word) const;
  [[nodiscard]] bool capital(std::size_t i) const;
  [[nodiscard]] bool glued_end(std::size_t stop, std::size_t next) const;
  [[nodiscard]] bool full_stop_ends(std::size_t stop, std::size_t closed, std::size_t next) const;
  [[nodiscard]] bool initial_ends(std::size_t stop, std::string_view word, std::string_view after) const;
  std::size_t marks_end(std::size_t i, int& dots, bool& spaced) const;
  std::size_t consider(std::size_t i);
  std::size_t bracket(std::size_t i);
  [[nodiscard]] std::size_t cited_title(std::size_t i) const;
  void cut(std::size_t end, std::size_t next);

  std::string_view text_;
  std::vector<Span>& sentences_;
  std::size_t begin_ = 0;     // of the sentence that is open
  std::size_t unclosed_ = 0;  // brackets before this offset are known to have no near end
};

// Closing quotation marks and brackets that belong to the sentence before.
std::size_t Splitter::closers_end(std::size_t i) const {
  for (;;) {
    const char c = byte(i);
    if (c == ')' || c == ']' || c == '"' || c == '\'' || c == '}') {
      ++i;
    } else if (at(i, "\xE2\x80\x9D") || at(i, "\xE2\x80\x99") || at(i, "\xE3\x80\x8D")) {
      i += 3;
    } else if (at(i, "\xC2\xBB")) {
      i += 2;
    } else {
      return i;
    }
  }
}

std::size_t Splitter::opener_size(std::size_t i) const {
  const char c = byte(i);
  if (c == '(' || c == '[' || c == '"' || c == '\'' || c == '*' || c == '_' || c == '{') return 1;
  if (at(i, "\xE2\x80\x9C") || at(i, "\xE2\x80\x98") || at(i, "\xE2\x80\xA2")) return 3;
  if (at(i, "\xC2\xAB") || at(i, "\xC2\xBF") || at(i, "\xC2\xA1")) return 2;
  return 0;
}

bool part_of_word(char c) {
  const Class k = class_of(c);
  return k == kUpper || k == kLower || k == kDigit || k == kHigh || c == '.' || c == '\'' || c == '-' || c == '/' ||
         c == '@' || c == ':' || c == '_' || c == '&' || c == ',';
}

// What stands before the mark at i, without quotation marks and brackets; at most kReach bytes of it.
std::string_view Splitter::word_before(std::size_t i) const {
  std::size_t from = i;
  const std::size_t least = std::max(begin_, i > kReach ? i - kReach : 0);
  while (from > least && part_of_word(text_[from - 1])) --from;
  std::string_view word = text_.substr(from, i - from);
  for (std::size_t j = word.size(); j >= 3; --j)  // after the last quotation mark or dash: "2017–Aug"
    if (word.compare(j - 3, 2, "\xE2\x80") == 0 && word.compare(j - 3, 3, "\xE2\x80\x99") != 0) {
      word.remove_prefix(j);
      break;
    }
  if (word.starts_with('\'')) word.remove_prefix(1);
  return word;
}

std::string_view Splitter::word_after(std::size_t i) const {
  std::size_t to = i;
  const std::size_t most = std::min(text_.size(), i + kReach);
  while (to < most &&
         (class_of(text_[to]) == kUpper || class_of(text_[to]) == kLower || class_of(text_[to]) == kHigh) &&
         !at(to, "\xE2\x80"))
    ++to;
  return text_.substr(i, to - i);
}

// Whether nothing but openers stands before the word in its sentence: a list's number.
bool Splitter::only_in_sentence(std::string_view word) const {
  return after_openers(begin_) >= static_cast<std::size_t>(word.data() - text_.data());
}

// Whether a letter at i may start a sentence: a capital, or a letter of a script without case.
bool Splitter::capital(std::size_t i) const {
  const Class k = class_of(byte(i));
  if (k == kUpper) return true;
  if (k != kHigh) return false;
  const auto first = static_cast<unsigned char>(text_[i]);
  const auto second = static_cast<unsigned char>(byte(i + 1));
  if (first == 0xC3) return second <= 0x9E;
  if (first == 0xC4 || first == 0xC5) return (second & 1) == 0;
  if (first == 0xCE) return second <= 0xA9;
  if (first == 0xD0) return second <= 0xAF;
  return first >= 0xD7 && first != 0xE2;  // Hebrew, Arabic, Han ...; not dashes and signs
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return class_of(c) == kDigit; });
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 && std::all_of(word.begin(), word.end(), [](char c) {
    return std::string_view("IVXLC").find(c) != std::string_view::npos;
  });
}

// "U.S", "e.g", "J.B": single letters with full stops between them.
bool is_dotted(std::string_view word) {
  if (word.size() < 3) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const Class k = class_of(word[i]);
    if (i % 2 == 0 ? (k != kUpper && k != kLower) : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

// "corridors.The six": a full stop with the space after it lost. Not "example.Com", "a.B.c", "Node.Js".
bool Splitter::glued_end(std::size_t stop, std::size_t next) const {
  const std::string_view before = word_before(stop);
  if (before.size() < 2 || before.size() >= kReach) return false;
  if (before.find_first_of(".@/:_") != std::string_view::npos) return false;
  const Class last = class_of(before.back());
  if (last != kLower && last != kDigit && last != kUpper) return false;
  const std::string_view after = word_after(next);
  if (after.empty() || class_of(after[0]) != kUpper || after.size() >= kReach) return false;
  if (after.size() > 1 && class_of(after[1]) != kLower && class_of(after[1]) != kHigh) return false;
  if (abbreviation_kind(before) != Abbreviation::kNone) return false;
  const char end = byte(next + after.size());
  if (end != '\0' && !is_white(end) && end != ',' && end != '\'' && end != '-' && class_of(end) != kHigh) return false;
  if (starts_sentences(after)) return true;
  return class_of(before[0]) == kLower && last == kLower && before.size() > 3 && after.size() > 3 && is_white(end);
}

// "Y." in "Brandt, Y. “Harbours": an initial goes on; after "Plan B." a sentence may start with "The".
bool Splitter::initial_ends(std::size_t stop, std::string_view word, std::string_view after) const {
  if (!starts_sentences(after)) return false;
  if (word == "I") return true;
  std::size_t i = stop - word.size();
  if (i <= begin_ || !is_white(text_[i - 1])) return false;
  while (i > begin_ && is_white(text_[i - 1])) --i;
  if (i > begin_ && text_[i - 1] == ',') return false;
  const std::string_view previous = word_before(i);
  if (previous.empty() || after == "A") return false;
  // After a name an initial is the name's; after "appendix", "vitamin", "and" it is a thing of its own.
  return class_of(previous[0]) == kLower || previous == "Appendix" || previous == "Annex" || previous == "Part" ||
         previous == "Plan" || previous == "Section" || previous == "Schedule" || previous == "Group" ||
         previous == "Type" || previous == "Volume";
}

bool Splitter::full_stop_ends(std::size_t stop, std::size_t closed, std::size_t next) const {
  const std::string_view word = word_before(stop);
  const std::size_t start = after_openers(next);
  const bool digit = class_of(byte(start)) == kDigit;
  if (!digit && !capital(start) && byte(start) != '$' && !at(start, "\xE2\x82\xAC") && !at(start, "\xC2\xA3"))
    return opener_size(next) == 3 && start == text_.size();
  if (closed > stop + 1 && byte(stop + 1) != ')' && byte(stop + 1) != ']') {
    if (word.size() > 1) return abbreviation_kind(word) != Abbreviation::kTitle;  // a quotation closes
  }
  const std::string_view after = word_after(start);
  if (word.empty()) return true;
  if (only_in_sentence(word) && ((is_number(word) && word.size() <= 3) || is_roman(word) || word.size() == 1))
    return false;  // a list's marker
  const bool numeral = digit || (is_roman(after) && after != "I");
  switch (abbreviation_kind(word)) {
    case Abbreviation::kTitle: return false;
    case Abbreviation::kNumbered:
      if (word.size() == 1 && word != "P") break;
      if (only_in_sentence(word) && !digit) return true;  // "No. We stay."
      return !numeral && byte(start) != '$' && (starts_sentences(after) || class_of(word[0]) == kLower);
    case Abbreviation::kOpen: return start == next && starts_sentences(after) ? true : (word == "etc" && !digit);
    case Abbreviation::kNone: break;
  }
  if (word.size() == 1 && class_of(word[0]) == kUpper) return start == next && initial_ends(stop, word, after);
  if (is_dotted(word)) return starts_sentences(after) && after != "A" && class_of(word.back()) == kUpper;
  if (word.size() == 1 && numeral && class_of(word[0]) == kLower) return false;  // "n. 4", "c. 1900"
  return true;
}

// The end of a run of marks: "?!", "...", ". . .", "…".
std::size_t Splitter::marks_end(std::size_t i, int& dots, bool& spaced) const {
  for (;;) {
    const char c = byte(i);
    if (c == '.' || c == '!' || c == '?') {
      dots += c == '.' ? 1 : 0;
      ++i;
    } else if (at(i, kEllipsis)) {
      dots += 3;
      i += 3;
    } else if (dots > 0 && c == ' ' && byte(i + 1) == '.' &&
               (byte(i + 2) == ' ' || byte(i + 2) == '.' || byte(i + 2) == '\0' || closers_end(i + 2) > i + 2)) {
      spaced = true;
      ++i;
    } else {
      return i;
    }
  }
}

// A mark at i: cuts if it ends a sentence. Returns where to go on.
std::size_t Splitter::consider(std::size_t i) {
  int dots = 0;
  bool spaced = false;
  const std::size_t end = marks_end(i, dots, spaced);
  if (end == i) return i + 1;
  const std::size_t closed = closers_end(end);
  if (closed >= text_.size()) return closed;
  const bool plain = end == i + 1 && dots == 1;
  if (!is_white(text_[closed])) {
    const bool quoted = closed > end && !(byte(end) == '\'' || byte(end) == ')' || byte(end) == ']');
    if ((plain && closed == end && glued_end(i, end)) || (quoted && plain && starts_sentences(word_after(closed)))) {
      cut(closed, closed);
    } else if (dots == 0 && closed == end && i > begin_ && class_of(text_[i - 1]) == kLower &&
               starts_sentences(word_after(closed))) {
      cut(closed, closed);
    }
    return closed;
  }
  const std::size_t next = skip_white(closed);
  if (next >= text_.size()) return next;
  bool ends = false;
  const std::size_t start = after_openers(next);
  if (plain) {
    ends = full_stop_ends(i, closed, next);
  } else if (dots >= 3) {
    const bool four = dots % 3 == 1;
    ends = capital(start) && (four || !spaced) && (four || closed > end || i == begin_ || !is_white(text_[i - 1]));
  } else {
    ends = capital(start) || class_of(byte(start)) == kDigit || byte(start) == '$';
  }
  if (ends) cut(closed, next);
  return ends ? next : closed;
}

// A bracket at i: skips it if its end is near and it does not start the sentence.
std::size_t Splitter::bracket(std::size_t i) {
  if (i == begin_ || i < unclosed_) return i + 1;
  int depth = 0;
  const std::size_t most = std::min(text_.size(), i + kBracketReach);
  std::size_t j = i;
  for (; j < most; ++j) {
    const char c = text_[j];
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && --depth == 0) return j + 1;
    if (c == '\n' && byte(j + 1) == '\n') break;
  }
  unclosed_ = j;
  return i + 1;
}

// A quotation mark that opens at i: the title of a cited work (`Hu, C., “Roads. Remarks at a Forum,”
// Gazette`) is passed over whole. It follows a comma, ends with a comma, and a name or a bracket comes next.
std::size_t Splitter::cited_title(std::size_t i) const {
  if (i < begin_ + 2 || text_[i - 1] != ' ' || text_[i - 2] != ',') return i + 3;
  const std::string_view near = text_.substr(i + 3, kTitleReach);
  const std::size_t end = near.find("\xE2\x80\x9D");
  if (end == std::string_view::npos || end == 0 || near[end - 1] != ',') return i + 3;
  const std::size_t after = i + 3 + end + 3;
  if (near.substr(0, end).find("\xE2\x80\x9C") != std::string_view::npos || !is_white(byte(after))) return i + 3;
  const std::size_t next = skip_white(after);
  return capital(next) || byte(next) == '(' || at(next, "in ") ? after : i + 3;
}

void Splitter::cut(std::size_t end, std::size_t next) {
  while (end > begin_ && is_white(text_[end - 1])) --end;
  if (end > begin_) sentences_.push_back({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)});
  begin_ = next;
}

void Splitter::run() {
  begin_ = skip_white(0);
  std::size_t i = begin_;
  while (i < text_.size()) {
    const char c = text_[i];
    if (!kStops[static_cast<unsigned char>(c)]) {
      ++i;
    } else if (c == '(' || c == '[') {
      i = bracket(i);
    } else if (c == '\n') {
      const std::size_t next = skip_white(i);
      if (std::count(text_.begin() + static_cast<std::ptrdiff_t>(i), text_.begin() + static_cast<std::ptrdiff_t>(next),
                     '\n') > 1)
        cut(i, next);
      i = next;
    } else if (at(i, "\xE3\x80\x82") || at(i, "\xEF\xBC\x81") || at(i, "\xEF\xBC\x9F")) {
      const std::size_t closed = closers_end(i + 3);
      i = skip_white(closed);
      cut(closed, i);
    } else if (at(i, "\xE2\x80\x9C")) {
      i = cited_title(i);
    } else if (class_of(c) == kHigh && !at(i, kEllipsis)) {
      ++i;
    } else {
      i = consider(i);
    }
  }
  cut(text_.size(), text_.size());
}

}  // namespace

void split_sentences(std::string_view text, std::vector<Span>& sentences) { Splitter(text, sentences).run(); }

}  // namespace apud
