// The names of a graph that is written, folded and put in order: forwards and read backwards.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/large_table.h"

namespace apud {

class NameOrder {
 public:
  // Names that fold to nothing are left out.
  void add(std::string_view name, std::uint32_t node, std::uint32_t uses, bool alias);
  // Puts all in order; the same name of the same node once, with its uses summed.
  void sort();

  [[nodiscard]] const LargeVector<graph_format::NameRow>& rows() const { return rows_; }
  [[nodiscard]] const LargeVector<std::uint64_t>& keys() const { return keys_; }
  [[nodiscard]] const LargeVector<std::uint32_t>& by_end() const { return by_end_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::string_view name(const graph_format::NameRow& row) const {
    return std::string_view(text_).substr(row.text, row.size);
  }
  void sort_by_end();

  std::string text_;
  LargeVector<graph_format::NameRow> rows_;
  LargeVector<std::uint64_t> keys_;
  LargeVector<std::uint32_t> by_end_;
};

// The first eight bytes as one number that compares as they do.
std::uint64_t name_key(std::string_view name);
// Compares a and b from their last bytes on.
bool less_from_end(std::string_view a, std::string_view b);

}  // namespace apud
