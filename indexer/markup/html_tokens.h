// A page of HTML as tags and stretches of text, as the standard cuts it.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "indexer/markup/html_tags.h"

namespace apud::markup {

inline bool is_html_white(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

struct HtmlToken {
  enum class Kind : std::uint8_t { kText, kStartTag, kEndTag, kEnd };
  struct Attribute {
    Span name, value;
  };
  Kind kind = Kind::kEnd;
  HtmlTag tag = HtmlTag::kUnknown;
  bool closed = false;  // "<br/>"
  Span source;
  Span name;                          // of a tag, without its "<"
  std::vector<Attribute> attributes;  // of a start tag; kept from token to token
};

class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}
  // False at the end. Comments and declarations are passed over.
  bool next(HtmlToken& token);
  // What follows, up to this element's end tag, is text: scripts, styles, <textarea>. kPlaintext: up to the end.
  void text_until(HtmlTag tag) { raw_ = tag; }
  // No declaration, or one of the last century, was seen so far: browsers then let a table stand in a paragraph.
  [[nodiscard]] bool quirks() const { return quirks_; }
  // Inside <svg> and <math> "<![CDATA[" holds text.
  void set_foreign(bool foreign) { foreign_ = foreign; }

 private:
  bool read_markup(HtmlToken& token);
  bool read_raw(HtmlToken& token);
  bool read_tag(std::uint32_t name, HtmlToken& token);
  bool read_attribute(std::uint32_t& at, HtmlToken& token) const;
  void pass_comment();
  void read_declaration(std::string_view inside);
  [[nodiscard]] std::uint32_t find(std::string_view what, std::uint32_t from) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(html_.size()); }

  std::string_view html_;
  std::uint32_t at_ = 0;
  HtmlTag raw_ = HtmlTag::kNone;
  bool foreign_ = false, quirks_ = true;
};

// The name of a tag or an attribute as html_tag_of wants it; "" for one that is longer than all that are known.
class SmallLetters {
 public:
  explicit SmallLetters(std::string_view name);
  [[nodiscard]] std::string_view text() const { return {letters_, size_}; }

 private:
  char letters_[16];
  std::size_t size_ = 0;
};

}  // namespace apud::markup
