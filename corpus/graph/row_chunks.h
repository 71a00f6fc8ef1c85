// Rows that come one after the other, in pieces that stay where they are: growing moves nothing.
// Layer 2, pure.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "corpus/graph/large_table.h"

namespace apud {

template <typename T>
class RowChunks {
 public:
  void push_back(const T& row) {
    if (size_ % kRows == 0) {
      chunks_.emplace_back();
      chunks_.back().reserve(size_ == 0 ? 0 : kRows);  // the first grows: most graphs are small
    }
    chunks_.back().push_back(row);
    ++size_;
  }
  void pop_back() {
    chunks_.back().pop_back();
    --size_;
    if (size_ % kRows == 0) chunks_.pop_back();
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  T& operator[](std::size_t number) { return chunks_[number / kRows][number % kRows]; }

  // Calls visit(rows) for each piece, in order.
  template <typename F>
  void each(F visit) {
    for (LargeVector<T>& chunk : chunks_) visit(std::span<T>(chunk));
  }
  template <typename F>
  void each(F visit) const {
    for (const LargeVector<T>& chunk : chunks_) visit(std::span<const T>(chunk));
  }

 private:
  static constexpr std::size_t kRows = std::size_t{1} << 17;
  std::vector<LargeVector<T>> chunks_;
  std::size_t size_ = 0;
};

}  // namespace apud
