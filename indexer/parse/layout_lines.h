// What may begin or go on at a line of a PDF's body. The counterpart of starts.h, with the page to look at.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/parse/body.h"
#include "indexer/parse/captions.h"
#include "indexer/parse/layout.h"
#include "indexer/parse/numbering.h"
#include "indexer/parse/starts.h"

namespace apud::parse {

struct LayoutHeading {
  std::uint32_t lines = 1;
  std::optional<Numbering> numbering{};
  std::int32_t size = 0;
  bool bold = false, upper_case = false;
};

class LayoutLines {
 public:
  LayoutLines(const Body& body, const Layout& layout);

  // Line k goes on with the paragraph of line k-1, which began at `begin`.
  [[nodiscard]] bool continues(std::uint32_t k, std::uint32_t begin) const;
  [[nodiscard]] std::optional<LayoutHeading> heading(std::uint32_t k) const;
  [[nodiscard]] std::optional<Caption> caption(std::uint32_t k) const;
  [[nodiscard]] std::optional<ItemStart> item(std::uint32_t k) const;
  [[nodiscard]] bool source_line(std::uint32_t k) const { return is_source_line(body_.words(k)); }
  // Where the bold words end with which the paragraph at line k begins, a source offset; 0 where it does not.
  [[nodiscard]] std::uint32_t run_in_end(std::uint32_t k) const;
  // More room than usual lies above line k, or another column or page begins with it.
  [[nodiscard]] bool stands_off(std::uint32_t k) const;
  // The vertical distance from the line above, in hundredths of the usual one; 1000 over a column's end.
  [[nodiscard]] std::int32_t distance(std::uint32_t k) const;
  [[nodiscard]] const PdfLine& place(std::uint32_t k) const { return layout_.line(body_.line_index(k)); }
  [[nodiscard]] bool in_body_type(std::uint32_t k) const;

 private:
  [[nodiscard]] std::string_view said(std::uint32_t k) const;
  [[nodiscard]] bool continues_below(std::uint32_t k, std::uint32_t begin) const;
  [[nodiscard]] bool continues_elsewhere(std::uint32_t k) const;
  [[nodiscard]] std::int32_t right_edge(std::uint32_t k) const;
  [[nodiscard]] bool had_room(std::uint32_t k) const;
  [[nodiscard]] bool is_display(std::uint32_t k) const;
  [[nodiscard]] bool same_style(std::uint32_t a, std::uint32_t b) const;

  const Body& body_;
  const Layout& layout_;
  std::set<std::string, std::less<>> outline_;  // letters of its entries
};

}  // namespace apud::parse
