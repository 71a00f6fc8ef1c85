// What may begin at a body line: a heading, a list item, a caption, a source line; and whether a line goes on.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/parse/body.h"
#include "indexer/parse/captions.h"
#include "indexer/parse/numbering.h"

namespace apud::parse {

struct HeadingStart {
  std::uint32_t lines = 1;       // body lines of the heading (an underline beneath it included)
  std::uint32_t text_lines = 1;  // of these, lines of text
  std::size_t skip = 0;          // bytes of the first line before the text ("## ")
  std::size_t drop = 0;          // bytes of the last line after the text (" ##")
  int marks = 0;                 // Markdown-like: the number of signs, or 1 and 2 for underlines
  std::optional<Numbering> numbering{};
  bool upper_case = false;
};

struct ItemStart {
  std::string marker;    // "•", "1", "a"
  std::size_t skip = 0;  // bytes before the text
  bool bullet = false;
};

class Starts {
 public:
  Starts(const Body& body, bool markdown) : body_(body), markdown_(markdown) {}

  [[nodiscard]] std::optional<HeadingStart> heading(std::uint32_t k) const;
  [[nodiscard]] std::optional<ItemStart> item(std::uint32_t k) const;
  [[nodiscard]] std::optional<Caption> caption(std::uint32_t k) const;
  [[nodiscard]] bool source_line(std::uint32_t k) const;
  // Something other than a paragraph begins at k.
  [[nodiscard]] bool structural(std::uint32_t k) const;
  // The paragraph that line k-1 belongs to goes on with line k.
  [[nodiscard]] bool continues(std::uint32_t k) const;
  // Bytes of Markdown emphasis before a line's first word.
  [[nodiscard]] std::size_t emphasis(std::uint32_t k) const;

 private:
  [[nodiscard]] bool settled(std::uint32_t k) const;  // what stands before k is finished
  [[nodiscard]] std::uint32_t chunk_end(std::uint32_t k, std::uint32_t most) const;
  [[nodiscard]] std::optional<HeadingStart> marked_heading(std::uint32_t k) const;
  [[nodiscard]] std::optional<HeadingStart> numbered_heading(std::uint32_t k) const;
  [[nodiscard]] std::optional<HeadingStart> plain_heading(std::uint32_t k) const;
  [[nodiscard]] bool begins_list(std::uint32_t k, const Numbering& numbering, std::uint32_t end) const;
  [[nodiscard]] bool continues_without_gap(std::uint32_t k) const;
  [[nodiscard]] bool continues_over_blank(std::uint32_t k) const;
  [[nodiscard]] bool continues_over_page(std::uint32_t k) const;

  const Body& body_;
  bool markdown_;
};

// A line of a table of contents: dot leaders before a page number.
bool has_leaders(std::string_view words);

}  // namespace apud::parse
