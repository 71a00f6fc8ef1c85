// One pass; whatever is no markup by the standard's rules is text.
// Layer 5, pure.
#include "indexer/markup/html_tokens.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

constexpr std::uint32_t kFirstKilobyte = 1024, kLongestDeclaration = 300;

}  // namespace

SmallLetters::SmallLetters(std::string_view name) {
  if (name.size() > sizeof letters_) return;
  for (const char c : name) letters_[size_++] = parse::to_lower(c);
}

std::uint32_t HtmlTokens::find(std::string_view what, std::uint32_t from) const {
  const std::size_t found = html_.find(what, from);
  return found == std::string_view::npos ? size() : static_cast<std::uint32_t>(found);
}

bool HtmlTokens::next(HtmlToken& token) {
  token.attributes.clear();
  token.closed = false;
  if (raw_ != HtmlTag::kNone && read_raw(token)) return true;
  while (at_ < size()) {
    const std::uint32_t begin = at_;
    // Text goes on over every "<" that begins nothing.
    while (at_ < size()) {
      const void* const found = std::memchr(html_.data() + at_, '<', html_.size() - at_);
      at_ = found == nullptr ? size() : static_cast<std::uint32_t>(static_cast<const char*>(found) - html_.data());
      if (at_ + 1 >= size()) {
        at_ = size();
        break;
      }
      const char c = html_[at_ + 1];
      if (parse::is_letter(c) || c == '/' || c == '!' || c == '?') break;
      ++at_;
    }
    if (at_ > begin) {
      token.kind = HtmlToken::Kind::kText;
      token.source = {begin, at_};
      return true;
    }
    if (read_markup(token)) return true;
  }
  token.kind = HtmlToken::Kind::kEnd;
  token.source = {size(), size()};
  return false;
}

// At a "<" that begins something; false for what is passed over.
bool HtmlTokens::read_markup(HtmlToken& token) {
  const char c = html_[at_ + 1];
  if (parse::is_letter(c)) {
    token.kind = HtmlToken::Kind::kStartTag;
    return read_tag(at_ + 1, token);
  }
  if (c == '/' && at_ + 2 < size() && parse::is_letter(html_[at_ + 2])) {
    token.kind = HtmlToken::Kind::kEndTag;
    return read_tag(at_ + 2, token);
  }
  if (c == '/' && at_ + 2 >= size()) {
    token.kind = HtmlToken::Kind::kText;
    token.source = {at_, size()};
    at_ = size();
    return true;
  }
  const std::string_view rest = html_.substr(at_);
  if (rest.starts_with("<!--")) return pass_comment(), false;
  if (foreign_ && rest.starts_with("<![CDATA[")) {
    const std::uint32_t begin = at_ + 9;
    const std::uint32_t end = find("]]>", begin);
    at_ = std::min(size(), end + 3);
    token.kind = HtmlToken::Kind::kText;
    token.source = {begin, end};
    return begin < end;
  }
  const std::uint32_t end = find(">", at_ + 1);
  if (c == '!' && at_ < kFirstKilobyte)
    read_declaration(html_.substr(at_ + 2, std::min(end - at_ - 2, kLongestDeclaration)));
  at_ = std::min(size(), end + 1);
  return false;
}

void HtmlTokens::read_declaration(std::string_view inside) {
  std::string lower(inside);
  std::transform(lower.begin(), lower.end(), lower.begin(), parse::to_lower);
  if (!lower.starts_with("doctype html")) return;
  const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
  const bool loose = has("html 4.01 transitional//") || has("html 4.01 frameset//");
  quirks_ = has("dtd html 3") || has("html 4.0 ") || has("-//ietf//") || has("html 2.0") || (loose && !has("http:"));
}

void HtmlTokens::pass_comment() {
  const std::uint32_t inside = at_ + 4;
  const std::string_view rest = html_.substr(inside);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    at_ = inside + (rest[0] == '>' ? 1 : 2);
    return;
  }
  for (std::uint32_t end = find("--", inside); end < size(); end = find("--", end + 1)) {
    const std::string_view behind = html_.substr(end + 2, 2);
    if (behind.starts_with('>') || behind == "!>") {
      at_ = end + (behind[0] == '>' ? 3 : 4);
      return;
    }
  }
  at_ = size();
}

// A tag that the page ends amid is none.
bool HtmlTokens::read_tag(std::uint32_t name, HtmlToken& token) {
  std::uint32_t at = name;
  while (at < size() && !is_html_white(html_[at]) && html_[at] != '/' && html_[at] != '>') ++at;
  token.name = {name, at};
  while (true) {
    while (at < size() && (is_html_white(html_[at]) || html_[at] == '/')) ++at;
    if (at >= size()) return at_ = size(), false;
    if (html_[at] == '>') break;
    if (!read_attribute(at, token)) return at_ = size(), false;
  }
  token.closed = html_[at - 1] == '/';
  token.source = {at_, at + 1};
  token.tag = html_tag_of(SmallLetters(html_.substr(name, token.name.size())).text());
  at_ = at + 1;
  return true;
}

bool HtmlTokens::read_attribute(std::uint32_t& at, HtmlToken& token) const {
  HtmlToken::Attribute attribute;
  attribute.name.begin = at++;  // also a "=" at the start is of the name
  while (at < size() && !is_html_white(html_[at]) && html_[at] != '/' && html_[at] != '>' && html_[at] != '=') ++at;
  attribute.name.end = at;
  while (at < size() && is_html_white(html_[at])) ++at;
  if (at < size() && html_[at] == '=') {
    ++at;
    while (at < size() && is_html_white(html_[at])) ++at;
    if (at >= size()) return false;
    const char quote = html_[at];
    if (quote == '"' || quote == '\'') {
      attribute.value.begin = ++at;
      const void* const end = std::memchr(html_.data() + at, quote, html_.size() - at);
      if (end == nullptr) return false;
      attribute.value.end = at = static_cast<std::uint32_t>(static_cast<const char*>(end) - html_.data());
      ++at;
    } else {
      attribute.value.begin = at;
      while (at < size() && !is_html_white(html_[at]) && html_[at] != '>') ++at;
      attribute.value.end = at;
    }
  }
  if (token.kind == HtmlToken::Kind::kStartTag) token.attributes.push_back(attribute);
  return at < size();
}

// The text up to the end tag, where there is any.
bool HtmlTokens::read_raw(HtmlToken& token) {
  const HtmlTag tag = std::exchange(raw_, HtmlTag::kNone);
  std::uint32_t end = tag == HtmlTag::kPlaintext ? size() : find("</", at_);
  for (; end < size(); end = find("</", end + 2)) {
    std::uint32_t after = end + 2;
    while (after < size() && (parse::is_letter(html_[after]) || parse::is_digit(html_[after]))) ++after;
    const bool ends = after < size() && (is_html_white(html_[after]) || html_[after] == '/' || html_[after] == '>');
    if (ends && html_tag_of(SmallLetters(html_.substr(end + 2, after - end - 2)).text()) == tag) break;
  }
  if (end == at_) return false;
  token.kind = HtmlToken::Kind::kText;
  token.source = {at_, end};
  at_ = end;
  return true;
}

}  // namespace apud::markup
