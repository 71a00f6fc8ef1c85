// Every byte of the source is one node's: a word, a delimiter, an address, a line's end. Where that should fail, the
// words are searched for ahead, and stand without a way back if they are not found.
// Layer 5, pure.
#include "indexer/markup/markdown_inlines.h"

#include <algorithm>

#include "indexer/markup/character_references.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view literal_of(cmark_node* node) {
  const char* const literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

struct Destination {
  Span address;
  std::uint32_t end = 0;  // behind the bracket
  bool plain = false;     // nothing but the address stands between the brackets
};

// "(address "title")" at `at`.
std::optional<Destination> read_destination(std::string_view source, std::uint32_t at, std::uint32_t end) {
  if (at >= end || source[at] != '(') return std::nullopt;
  Destination found;
  const std::uint32_t open = at++;
  while (at < end && is_white(source[at])) ++at;
  const bool angle = at < end && source[at] == '<';
  found.address.begin = angle ? at + 1 : at;
  int depth = 0;
  for (at = found.address.begin; at < end; ++at) {
    const char c = source[at];
    if (c == '\\' && at + 1 < end) {
      ++at;
    } else if (angle ? c == '>' : is_white(c) || (c == ')' && depth == 0)) {
      break;
    } else {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }
  found.address.end = std::min(at, end);
  if (angle) ++at;
  char quote = '\0';
  for (; at < end; ++at) {
    const char c = source[at];
    if (c == '\\') {
      ++at;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == ')') {
      found.end = at + 1;
      found.plain = !angle && found.address.begin == open + 1 && found.address.end == at;
      return found;
    } else if (c == '"' || c == '\'' || c == '(') {
      quote = c == '(' ? ')' : c;
    } else if (!is_white(c)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// "[^7]" where no note 7 is: a mark all the same.
bool is_lost_mark(std::string_view literal) {
  return literal.size() > 3 && literal.size() < 24 && literal.starts_with("[^") && literal.ends_with("]") &&
         literal.find(' ') == std::string_view::npos;
}

}  // namespace

InlineText InlineReader::read(cmark_node* leaf, Span span) {
  out_.emplace(source_);
  cursor_ = span.begin;
  end_ = span.end;
  strong_ = pictures_ = 0;
  links_.clear();
  cmark_iter* const events = cmark_iter_new(leaf);
  for (cmark_event_type event = cmark_iter_next(events); event != CMARK_EVENT_DONE; event = cmark_iter_next(events)) {
    cmark_node* const node = cmark_iter_get_node(events);
    if (node == leaf) continue;
    if (event == CMARK_EVENT_ENTER)
      enter(node);
    else
      leave(node);
  }
  cmark_iter_free(events);
  InlineText out = std::move(*out_);
  out_.reset();
  return out;
}

void InlineReader::copy(Span span) {
  if (span.empty()) return;
  (pictures_ > 0 ? out_->picture : out_->text).copy(span);
}

void InlineReader::enter(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT) {
    const std::string_view literal = literal_of(node);
    return is_lost_mark(literal) ? add_note_mark() : add_literal(literal);
  }
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return skip_line_end();
  if (type == CMARK_NODE_CODE) return add_code(literal_of(node));
  if (type == CMARK_NODE_HTML_INLINE) return add_html(literal_of(node));
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return add_note_mark();
  if (type == CMARK_NODE_LINK) {
    const char sign = at(cursor_) == '[' || at(cursor_) == '<' ? at(cursor_) : '\0';
    links_.push_back(sign);
    if (sign != '\0') ++cursor_;
  } else if (type == CMARK_NODE_IMAGE) {
    out_->has_picture = true;
    ++pictures_;
    if (at(cursor_) == '!') cursor_ += 2;
  } else if (type == CMARK_NODE_STRONG) {
    out_->text.set_strong(++strong_ > 0);
    skip_delimiters(2);
  } else {
    skip_delimiters(type == CMARK_NODE_EMPH ? 1 : 2);
  }
}

void InlineReader::leave(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_LINK) return leave_link(node);
  if (type == CMARK_NODE_IMAGE) {
    --pictures_;
    links_.push_back('[');
    ++pictures_;  // its address is none of the words
    leave_link(node);
    --pictures_;
  } else if (type == CMARK_NODE_STRONG) {
    skip_delimiters(2);
    out_->text.set_strong(--strong_ > 0);
  } else if (cmark_node_first_child(node) != nullptr || type == CMARK_NODE_EMPH) {
    skip_delimiters(type == CMARK_NODE_EMPH ? 1 : 2);
  }
}

void InlineReader::skip_delimiters(std::uint32_t most) {
  const char sign = at(cursor_);
  if (sign != '*' && sign != '_' && sign != '~') return;
  while (most > 0 && at(cursor_) == sign) ++cursor_, --most;
}

void InlineReader::skip_line_end() {
  out_->text.blank();
  while (cursor_ < end_ && source_[cursor_] != '\n' && source_[cursor_] != '\r') ++cursor_;
  if (at(cursor_) == '\r') ++cursor_;
  if (at(cursor_) == '\n') ++cursor_;
  for (int quotes = quotes_; cursor_ < end_; ++cursor_) {
    const char c = source_[cursor_];
    if (c == '>' && quotes > 0)
      --quotes;
    else if (c != ' ' && c != '\t')
      break;
  }
}

// An escape or a character reference at the cursor that stands for the start of `rest`: how much of it, or 0.
std::size_t InlineReader::add_escape(std::string_view rest) {
  if (at(cursor_) == '\\' && is_punctuation(at(cursor_ + 1)) && at(cursor_ + 1) == rest[0]) {
    copy({cursor_ + 1, cursor_ + 2});
    cursor_ += 2;
    return 1;
  }
  if (at(cursor_) != '&') return 0;
  const CharacterReference reference = read_character_reference(source_.substr(cursor_, end_ - cursor_));
  if (reference.length == 0 || !rest.starts_with(reference.text)) return 0;
  (pictures_ > 0 ? out_->picture : out_->text).replace({cursor_, cursor_ + reference.length}, reference.text);
  cursor_ += reference.length;
  return reference.text.size();
}

// The words are not at the cursor: they are further on, or have no place.
void InlineReader::resync(std::string_view rest) {
  const std::size_t found = source_.substr(0, end_).find(rest.substr(0, 24), cursor_);
  if (found != std::string_view::npos) cursor_ = static_cast<std::uint32_t>(found);
}

void InlineReader::add_literal(std::string_view literal) {
  while (!literal.empty()) {
    const bool special = at(cursor_) == '\\' || at(cursor_) == '&';
    if (special)
      if (const std::size_t escaped = add_escape(literal); escaped > 0) {
        literal.remove_prefix(escaped);
        continue;
      }
    const std::uint32_t begin = cursor_;
    std::size_t same = 0;
    while (same < literal.size() && at(cursor_) == literal[same] &&
           (same == 0 || (literal[same] != '\\' && literal[same] != '&')))
      ++same, ++cursor_;
    copy({begin, cursor_});
    literal.remove_prefix(same);
    if (literal.empty() || same > 0) continue;
    resync(literal);
    if (cursor_ > begin) continue;
    (pictures_ > 0 ? out_->picture : out_->text).replace({cursor_, cursor_}, literal);
    return;
  }
}

// Between its backquotes the source's own words, line ends folded.
void InlineReader::add_code(std::string_view literal) {
  if (at(cursor_) != '`') resync("`");
  std::uint32_t ticks = 0;
  while (at(cursor_) == '`') ++cursor_, ++ticks;
  const std::string fence(ticks, '`');
  std::size_t close = source_.substr(0, end_).find(fence, cursor_);
  while (ticks > 0 && close != std::string_view::npos && at(static_cast<std::uint32_t>(close) + ticks) == '`') {
    while (close < end_ && source_[close] == '`') ++close;
    close = source_.substr(0, end_).find(fence, close);
  }
  if (ticks == 0 || close == std::string_view::npos) return add_literal(literal);
  const auto end = static_cast<std::uint32_t>(close);
  while (cursor_ < end) {
    const std::uint32_t line_end =
        std::min(end, static_cast<std::uint32_t>(std::min<std::size_t>(source_.find_first_of("\r\n", cursor_), end_)));
    copy({cursor_, line_end});
    cursor_ = line_end;
    if (cursor_ < end) skip_line_end();
  }
  cursor_ = end + ticks;
}

// A tag is passed over; a line break is a blank.
void InlineReader::add_html(std::string_view literal) {
  if (literal.starts_with("<br") || literal.starts_with("<BR")) out_->text.blank();
  if (at(cursor_) != '<') resync(literal);
  for (const char c : literal) {
    if (c == '\n') {
      skip_line_end();
    } else if (at(cursor_) == c) {
      ++cursor_;
    }
  }
}

void InlineReader::add_note_mark() {
  if (source_.substr(cursor_, 2) != "[^") resync("[^");
  const std::size_t close = source_.substr(0, end_).find(']', cursor_);
  const std::uint32_t after = close == std::string_view::npos ? cursor_ : static_cast<std::uint32_t>(close) + 1;
  if (after > cursor_ + 3) {
    const std::string label = note_label(source_.substr(cursor_ + 2, after - cursor_ - 3));
    const auto number = labels_.numbers.find(label);
    out_->text.mark(number == labels_.numbers.end() ? label : number->second, label, {cursor_, after});
  }
  cursor_ = after;
}

// "](address)", "][label]" or "]"; an address that leads out of the document stays behind its words in brackets.
void InlineReader::leave_link(cmark_node* node) {
  const char sign = links_.empty() ? '\0' : links_.back();
  if (!links_.empty()) links_.pop_back();
  if (sign == '\0') return;
  if (sign == '<') {
    if (at(cursor_) == '>') ++cursor_;
    return;
  }
  if (at(cursor_) != ']') resync("]");
  if (at(cursor_) == ']') ++cursor_;
  const char* const url = cmark_node_get_url(node);
  const std::string_view address = url == nullptr ? "" : url;
  const bool leads_out = pictures_ == 0 && address.find("://") != std::string_view::npos;
  if (const auto inside = read_destination(source_, cursor_, end_)) {
    if (leads_out) out_->text.blank();
    if (leads_out && inside->plain) copy({cursor_, inside->end});
    if (leads_out && !inside->plain) out_->text.replace({cursor_, inside->end}, "(" + std::string(address) + ")");
    cursor_ = inside->end;
    return;
  }
  const std::uint32_t begin = cursor_;
  if (at(cursor_) == '[') {
    while (cursor_ < end_ && source_[cursor_] != ']') cursor_ += source_[cursor_] == '\\' ? 2 : 1;
    cursor_ = std::min(cursor_ + 1, end_);
  }
  if (!leads_out) return;
  out_->text.blank();
  out_->text.replace({begin, cursor_}, "(" + std::string(address) + ")");
}

}  // namespace apud::markup
