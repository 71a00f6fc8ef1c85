// Sorting by eight bytes at a time: strings are looked at only where those are equal.
// Layer 2, pure.
#include "corpus/graph/name_order.h"

#include <algorithm>
#include <tuple>

#include "corpus/text/fold.h"

namespace apud {

std::uint64_t name_key(std::string_view name) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) key = key << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0);
  return key;
}

bool less_from_end(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 1; i <= both; ++i) {
    const auto x = static_cast<unsigned char>(a[a.size() - i]), y = static_cast<unsigned char>(b[b.size() - i]);
    if (x != y) return x < y;
  }
  return a.size() < b.size();
}

void NameOrder::add(std::string_view name, std::uint32_t node, std::uint32_t uses, bool alias) {
  const std::string folded = folded_name(name.substr(0, graph_format::kNone / 8));
  if (folded.empty()) return;
  rows_.push_back({text_.size(), static_cast<std::uint32_t>(folded.size()), node, uses, alias ? 1U : 0U});
  text_.append(folded);
}

void NameOrder::sort() {
  struct Item {
    std::uint64_t key;
    std::uint32_t row;
  };
  std::vector<Item> items(rows_.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) items[i] = {name_key(name(rows_[i])), i};
  std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    if (a.key != b.key) return a.key < b.key;
    const graph_format::NameRow &x = rows_[a.row], &y = rows_[b.row];
    return std::tuple(name(x), x.node, x.alias) < std::tuple(name(y), y.node, y.alias);
  });
  std::vector<graph_format::NameRow> sorted;
  sorted.reserve(items.size());
  keys_.reserve(items.size());
  for (const Item& item : items) {
    const graph_format::NameRow& row = rows_[item.row];
    if (!sorted.empty() && sorted.back().node == row.node && keys_.back() == item.key &&
        name(sorted.back()) == name(row)) {
      sorted.back().uses += std::min(row.uses, graph_format::kNone - sorted.back().uses);
      continue;
    }
    sorted.push_back(row);
    keys_.push_back(item.key);
  }
  rows_ = std::move(sorted);
  sort_by_end();
}

void NameOrder::sort_by_end() {
  struct Item {
    std::uint64_t key;
    std::uint32_t row;
  };
  std::vector<Item> items(rows_.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const std::string_view whole = name(rows_[i]);
    const std::string end(whole.rbegin(),
                          whole.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, whole.size())));
    items[i] = {name_key(end), i};
  }
  std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    if (a.key != b.key) return a.key < b.key;
    const std::string_view x = name(rows_[a.row]), y = name(rows_[b.row]);
    if (less_from_end(x, y)) return true;
    return !less_from_end(y, x) && a.row < b.row;
  });
  by_end_.reserve(items.size());
  for (const Item& item : items) by_end_.push_back(item.row);
}

}  // namespace apud
