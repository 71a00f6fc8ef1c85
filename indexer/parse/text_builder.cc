// Copies runs, and looks closer only at the bytes that may need a repair.
// Layer 4, pure.
#include "indexer/parse/text_builder.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"

namespace apud::parse {
namespace {

// Bytes that end a plain run: control characters and blanks, '(' and '<' and '*' (repairs around them), digits (marks),
// and everything above ASCII.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (int c = 0; c < 256; ++c)
    special[static_cast<std::size_t>(c)] = c <= ' ' || c >= 0x7F || (c >= '0' && c <= '9') || c == '(' || c == '<' ||
                                           c == '*' || c == '[' || c == ']' || c == '_';
  return special;
}();

struct Folding {
  std::string_view from, to;
};
// Presentation forms that fonts print for two or three letters.
constexpr std::array<Folding, 7> kLigatures{{{"\uFB00", "ff"},
                                             {"\uFB01", "fi"},
                                             {"\uFB02", "fl"},
                                             {"\uFB03", "ffi"},
                                             {"\uFB04", "ffl"},
                                             {"\uFB05", "st"},
                                             {"\uFB06", "st"}}};

constexpr std::array<std::string_view, 11> kMonths{"January", "February",  "March",   "April",    "June",    "July",
                                                   "August",  "September", "October", "November", "December"};

constexpr std::string_view kReplacement = "\uFFFD";

bool is_url_start(std::string_view word) {
  while (!word.empty() && !is_letter(word.front())) word.remove_prefix(1);
  return word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.") ||
         word.starts_with("ftp://") || word.starts_with("doi.org/") || word.find("://") != std::string_view::npos;
}

bool looks_like_url_tail(std::string_view word) {
  if (word.find('/') != std::string_view::npos) return true;
  for (const std::string_view end : {".html", ".htm", ".pdf", ".shtml", ".php", ".aspx", ".asp", ".jsp"})
    if (word.find(end) != std::string_view::npos) return true;
  return false;
}

// An address that the line's end broke: no blank belongs between the two words.
bool is_broken_url(std::string_view left, std::string_view right) {
  if (!is_url_start(left) || right.empty()) return false;
  const char last = left.back();
  const bool open_end = last == '/' || last == '.' || last == '-' || last == '_' || last == '=' || last == '?' ||
                        last == '&' || last == '%' || last == '#' || last == '~' || last == ':';
  const bool tail = is_lower(right[0]) || is_digit(right[0]) || right[0] == '_' || right[0] == '%' || right[0] == '?' ||
                    right[0] == '/' || right[0] == '&' || right[0] == '=';
  if (last == '.' || last == ':') return tail;
  if (open_end) return tail || looks_like_url_tail(right);
  return looks_like_url_tail(right) && !is_url_start(right) && last != ',' && last != ';' && last != ')' && tail;
}

}  // namespace

TextBuilder::TextBuilder(std::string_view source, const NoteSet& notes, const WordJoiner& joiner, bool markdown,
                         std::vector<Diagnostic>& diagnostics)
    : source_(source), notes_(notes), joiner_(joiner), markdown_(markdown), diagnostics_(diagnostics) {}

void TextBuilder::diagnose(const char* code, Span span, const char* message) {
  diagnostics_.push_back({code, span, message});
}

void TextBuilder::flush(std::uint32_t end) {
  if (!in_run_) return;
  in_run_ = false;
  if (end <= run_begin_) return;
  out_.map.add({static_cast<std::uint32_t>(out_.text.size()), run_begin_, end - run_begin_, jump_});
  out_.text.append(source_, run_begin_, end - run_begin_);
  jump_ = false;
}

void TextBuilder::insert(std::string_view text) { out_.text.append(text); }

void TextBuilder::insert_blank() {
  if (!out_.text.empty() && out_.text.back() != ' ') insert(" ");
}

// The mark kept at `at`, or null.
const Mark* TextBuilder::mark_at(std::uint32_t at) {
  const auto& marks = notes_.marks;
  if (next_mark_ >= marks.size() || marks[next_mark_].span.begin != at)
    next_mark_ = static_cast<std::size_t>(
        std::partition_point(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.span.begin < at; }) -
        marks.begin());
  return next_mark_ < marks.size() && marks[next_mark_].span.begin == at ? &marks[next_mark_] : nullptr;
}

// Out of the text, into the refs.
void TextBuilder::add_mark(const Mark& mark) {
  flush(mark.span.begin);
  // A mark that a line's end or a blank keeps from its word belongs to the word all the same.
  const std::size_t blank = out_.text.ends_with(' ') ? 1 : 0;
  FootnoteRef ref{.number = note_number_text(mark.number),
                  .at = static_cast<std::uint32_t>(out_.text.size() - blank),
                  .source = mark.span};
  if (notes_.note_of[next_mark_] >= 0) ref.block = static_cast<std::uint32_t>(notes_.note_of[next_mark_]);
  out_.refs.push_back(std::move(ref));
  ++next_mark_;
}

void TextBuilder::open(std::uint32_t at) {
  if (in_run_) return;
  in_run_ = true;
  run_begin_ = at;
}

char TextBuilder::last_byte(std::uint32_t at) const {
  if (in_run_ && at > run_begin_) return source_[at - 1];
  return out_.text.empty() ? ' ' : out_.text.back();
}

// Digits that are no mark; a month glued to its day gets its blank.
std::uint32_t TextBuilder::add_digits(std::uint32_t at, std::uint32_t end) {
  if (in_run_ && at > run_begin_ && is_letter(source_[at - 1])) {
    std::uint32_t begin = at;
    while (begin > run_begin_ && is_letter(source_[begin - 1])) --begin;
    const std::string_view word = source_.substr(begin, at - begin);
    if (std::find(kMonths.begin(), kMonths.end(), word) != kMonths.end()) {
      flush(at);
      insert_blank();
      diagnose("blank_inserted", {begin, at + 1}, "a blank was put between a month and its number");
    }
  }
  open(at);
  while (at < end && is_digit(source_[at])) ++at;
  return at;
}

// Emphasis: the sign stands at a word's edge and goes; inside a word it stays.
std::uint32_t TextBuilder::add_emphasis(std::uint32_t at, std::uint32_t end) {
  std::uint32_t after = at;
  while (after < end && source_[after] == source_[at]) ++after;
  const bool left = at == 0 || blank_length(source_, at - 1) > 0;
  const bool right = after >= source_.size() || blank_length(source_, after) > 0;
  const bool inside = !left && !right && is_word_byte(source_[at - 1]) && is_word_byte(source_[after]);
  if ((left != right || !(inside || left)) || (source_[at] == '*' && after - at > 1))
    flush(at);
  else
    open(at);
  return after;
}

// "[words](target)": the words stay; a target inside the document goes, another one stands behind them in brackets.
std::uint32_t TextBuilder::add_link(std::uint32_t at, std::uint32_t end) {
  if (source_[at] == ']') {
    if (links_.empty() || links_.back() != at) return open(at), at + 1;
    links_.pop_back();
    flush(at);
    const std::uint32_t target = at + 2;
    const std::size_t close = source_.substr(target, end - target).find(')');
    const bool inside = source_[target] == '#' || source_.substr(target, close).find("://") == std::string_view::npos;
    if (inside) return target + static_cast<std::uint32_t>(close) + 1;
    insert_blank();
    return at + 1;
  }
  int depth = 0;
  for (std::uint32_t close = at; close < std::min(end, at + 500); ++close) {
    depth += source_[close] == '[' ? 1 : source_[close] == ']' ? -1 : 0;
    if (depth > 0) continue;
    if (source_.substr(close, 2) != "](" || source_.substr(close, end - close).find(')') == std::string_view::npos)
      break;
    flush(at);
    links_.push_back(close);
    return at + 1;
  }
  open(at);
  return at + 1;
}

// Blanks folded to one, and none after an opening bracket.
std::uint32_t TextBuilder::add_blanks(std::uint32_t at, std::uint32_t end) {
  const bool plain = source_[at] == ' ';
  std::uint32_t after = at + blank_length(source_, at);
  const char last = last_byte(at);
  if (plain && last != '(' && last != ' ' && after < end && !kSpecial[static_cast<std::uint8_t>(source_[after])]) {
    open(at);
    return after;
  }
  while (after < end) {
    const bool junk = source_.substr(after).starts_with(kReplacement);
    const std::uint32_t blank = junk ? 3 : blank_length(source_, after);
    if (blank == 0) break;
    after += blank;
  }
  const std::string_view blanks = source_.substr(at, after - at);
  const bool invisible = blanks == "\u200B" || blanks == "\uFEFF" || blanks == "\u2060";
  if (invisible || last == '(' || last == ' ') {
    flush(at);
  } else if (plain) {
    open(at);
    if (after > at + 1) flush(at + 1);
  } else {
    flush(at);
    insert_blank();
  }
  return after;
}

// U+FFFD: a full stop where one is missing, nothing beside blanks, itself inside a word.
std::uint32_t TextBuilder::add_replacement(std::uint32_t at, std::uint32_t end) {
  const std::uint32_t after = at + 3;
  const char last = last_byte(at);
  const std::uint32_t blank = after < end ? blank_length(source_, after) : 1;
  const std::uint32_t next = std::min(after + blank, end);
  if (last != ' ' && blank == 0) {
    open(at);
    return after;
  }
  flush(at);
  if ((is_letter(last) || is_digit(last)) && !starts_lower(source_.substr(next, std::min(8u, end - next)))) {
    insert(".");
    diagnose("junk_to_stop", {at, after}, "an unreadable character was read as a full stop");
  }
  return after;
}

// Markdown read as text: the end of an inline HTML tag that begins at `at`, or `at`.
std::uint32_t TextBuilder::skip_tag(std::uint32_t at, std::uint32_t end) const {
  if (at + 1 >= end || !(is_letter(source_[at + 1]) || source_[at + 1] == '/' || source_[at + 1] == '!')) return at;
  const std::size_t close = source_.substr(at, std::min(end - at, 2000u)).find('>');
  return close == std::string_view::npos ? at : at + static_cast<std::uint32_t>(close) + 1;
}

// The special byte at `at`: repairs it or lets it be copied. Returns the offset after it.
std::uint32_t TextBuilder::add_special(std::uint32_t at, std::uint32_t end) {
  const char c = source_[at];
  const auto byte = static_cast<std::uint8_t>(c);
  if (is_digit(c) || c == '[' || c == '*' || byte == 0xC2 || byte == 0xE2) {
    if (const Mark* mark = mark_at(at)) {
      add_mark(*mark);
      return mark->span.end;
    }
  }
  if (is_digit(c)) return add_digits(at, end);
  if (markdown_ && c == '<') {
    const std::uint32_t after = skip_tag(at, end);
    if (after > at) flush(at);
    if (after > at) return after;
  }
  if (markdown_ && (c == '[' || c == ']')) return add_link(at, end);
  if (markdown_ && (c == '*' || c == '_')) return add_emphasis(at, end);
  if (blank_length(source_, at) > 0) return add_blanks(at, end);
  const std::string_view rest = source_.substr(at, end - at);
  if (rest.starts_with(kReplacement)) return add_replacement(at, end);
  if (rest.starts_with("\u00AD")) {
    flush(at);
    return at + 2;
  }
  if (byte == 0xEF) {
    for (const auto& [from, to] : kLigatures)
      if (rest.starts_with(from)) {
        flush(at);
        insert(to);
        return at + 3;
      }
  }
  open(at);
  return at + std::min(code_point_at(source_, at).length, end - at);
}

void TextBuilder::add_piece(const Piece& piece) {
  std::uint32_t at = piece.words.begin;
  while (at < piece.words.end) {
    if (!kSpecial[static_cast<std::uint8_t>(source_[at])]) {
      open(at);
      do ++at;
      while (at < piece.words.end && !kSpecial[static_cast<std::uint8_t>(source_[at])]);
      continue;
    }
    at = add_special(at, piece.words.end);
  }
  flush(piece.words.end);
}

// What stands between two lines: a blank, nothing, or a hyphen that goes. The text so far ends with the left line.
void TextBuilder::add_gap(std::string_view left, std::string_view right, bool jump) {
  std::string& text = out_.text;
  jump_ = jump_ || jump;
  if (text.empty()) return;
  const std::string_view left_word = last_word(left), right_word = first_word(right);
  if (is_broken_url(left_word, right_word)) return;
  const bool soft = text.size() >= 2 && left.ends_with("\u00AD");
  if (soft) return;
  if (left.size() > 1 && text.back() == '-' && left.back() == '-' &&
      (is_word_byte(left[left.size() - 2]) || is_digit(left[left.size() - 2])) && !right.empty() &&
      (is_word_byte(right[0]) || is_digit(right[0])) && !is_url_start(left_word)) {
    if (joiner_.keeps_hyphen(left_word, right_word)) return;
    text.pop_back();
    out_.map.trim(static_cast<std::uint32_t>(text.size()));
    return;
  }
  const bool dash = (left.ends_with("\u2014") && !left.ends_with(" \u2014")) ||
                    (right.starts_with("\u2014") && !right.starts_with("\u2014 "));
  const bool range = left.size() > 3 && left.ends_with("\u2013") && is_digit(left[left.size() - 4]) && !right.empty() &&
                     is_digit(right[0]);
  if (dash || range) return;
  // Before a jump the blank at the line's end is copied, so that the source's own words stay apart there.
  const std::size_t end = static_cast<std::size_t>(left.data() - source_.data()) + left.size();
  if (jump && text.back() != ' ' && end < source_.size() && source_[end] == ' ') {
    out_.map.add({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(end), 1, false});
    insert(" ");
    return;
  }
  insert_blank();
}

BuiltText TextBuilder::build(const std::vector<Piece>& pieces) {
  out_ = {};
  jump_ = in_run_ = false;
  links_.clear();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0)
      add_gap(source_.substr(pieces[i - 1].words.begin, pieces[i - 1].words.size()),
              source_.substr(pieces[i].words.begin, pieces[i].words.size()), pieces[i].jump);
    add_piece(pieces[i]);
  }
  while (!out_.text.empty() && out_.text.back() == ' ') {
    out_.text.pop_back();
    out_.map.trim(static_cast<std::uint32_t>(out_.text.size()));
  }
  for (FootnoteRef& ref : out_.refs) ref.at = std::min(ref.at, static_cast<std::uint32_t>(out_.text.size()));
  jump_ = false;
  return std::move(out_);
}

}  // namespace apud::parse
