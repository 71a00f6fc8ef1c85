// Pairs marks: what never closes, or too far away, opens nothing.
// Layer 5, pure.
#include "indexer/cite/note_words.h"

#include <utf8proc.h>

#include <algorithm>

namespace apud {
namespace {

constexpr std::uint32_t kLongestQuote = 160, kLongestBracket = 200;  // words

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<unsigned char>(word[0]) < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  utf8proc_int32_t code = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data()), static_cast<utf8proc_ssize_t>(word.size()),
                   &code);
  const utf8proc_category_t category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LO;
}

}  // namespace

void NoteWords::read(std::string_view text) {
  text_ = text;
  split_reference(text, words_);
  partner_.resize(words_.size());
  for (std::uint32_t i = 0; i < size(); ++i) partner_[i] = i;
  quoted_.assign(words_.size(), false);
  bracketed_.assign(words_.size(), false);
  pair_quotes();
  pair_brackets();
}

bool NoteWords::is(std::uint32_t i, std::string_view lower) const {
  const std::string_view own = word(i);
  if (own.size() != lower.size()) return false;
  for (std::size_t at = 0; at < own.size(); ++at) {
    const char c = own[at] >= 'A' && own[at] <= 'Z' ? static_cast<char>(own[at] | 0x20) : own[at];
    if (c != lower[at]) return false;
  }
  return true;
}

bool NoteWords::is_any(std::uint32_t i, std::initializer_list<std::string_view> lower) const {
  return std::any_of(lower.begin(), lower.end(), [&](std::string_view one) { return is(i, one); });
}

bool NoteWords::capital(std::uint32_t i) const { return letters(i) && begins_with_capital(word(i)); }

bool NoteWords::initial(std::uint32_t i) const {
  if (!capital(i) || !is_mark(i + 1, ".") || space_before(i + 1)) return false;
  const std::string_view own = word(i);
  return own.size() == 1 || (static_cast<unsigned char>(own[0]) >= 0x80 && own.size() <= 3) ||
         is_any(i, {"yu", "ch", "ph", "th", "ya"});
}

int NoteWords::year(std::uint32_t i) const {
  const std::string_view own = word(i);
  if (own.size() < 4 || own.size() > 5 || (own.size() == 5 && !(own[4] >= 'a' && own[4] <= 'z'))) return 0;
  int value = 0;
  for (std::size_t at = 0; at < 4; ++at) {
    if (!is_digit(own[at])) return 0;
    value = value * 10 + (own[at] - '0');
  }
  return value >= 1400 && value < 2100 ? value : 0;
}

void NoteWords::pair(std::uint32_t open, std::uint32_t close, std::vector<bool>& flags) {
  partner_[open] = close;
  partner_[close] = open;
  std::fill(flags.begin() + open, flags.begin() + close + 1, true);
}

// “…” and „…“ and «…»; '"' by turns; ‘…’ where no letter follows the end. The outermost pair counts.
void NoteWords::pair_quotes() {
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::string_view mark = word(i);
    std::string_view close;
    if (mark == "“") close = "”";
    if (mark == "„") close = "“";
    if (mark == "«") close = "»";
    if (mark == "\"") close = "\"";
    if (mark == "‘" && space_before(i)) close = "’";
    if (close.empty()) continue;
    const std::uint32_t end = std::min(size(), i + kLongestQuote);
    std::uint32_t depth = 0, at = i + 1;
    for (; at < end; ++at) {
      if (is_mark(at, close) && depth-- == 0) break;
      if (mark != "\"" && is_mark(at, mark)) ++depth;
    }
    if (at >= end) continue;
    pair(i, at, quoted_);
    i = at;
  }
}

void NoteWords::pair_brackets() {
  open_.clear();
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (quoted_[i]) continue;
    const std::string_view mark = word(i);
    if (mark == "(" || mark == "[") open_.push_back(i);
    if (mark != ")" && mark != "]") continue;
    const std::string_view wanted = mark == ")" ? "(" : "[";
    while (!open_.empty() && !is_mark(open_.back(), wanted)) open_.pop_back();
    if (open_.empty()) continue;
    const std::uint32_t open = open_.back();
    open_.pop_back();
    if (i - open <= kLongestBracket) pair(open, i, bracketed_);
  }
}

}  // namespace apud
