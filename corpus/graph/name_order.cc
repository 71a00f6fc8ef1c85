// Sorting by eight bytes at a time: strings are looked at only where those are equal.
// Layer 2, pure.
#include "corpus/graph/name_order.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "corpus/text/fold.h"

namespace apud {

std::uint64_t name_key(std::string_view name) {
  std::uint64_t key = 0;
  if (name.size() >= sizeof key) {
    std::memcpy(&key, name.data(), sizeof key);
    return __builtin_bswap64(key);
  }
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

namespace {

struct Item {
  std::uint64_t key;  // eight bytes of the name, at some depth
  std::uint32_t row;
};

// Puts items in order by their bytes, then by row. `piece(row, depth)`: the name's eight bytes from there on, as a
// number; `size(row)`: its bytes; `ahead(items, i)` fetches what is soon looked at behind i.
template <typename Piece, typename Size, typename Ahead>
void sort_by_pieces(LargeVector<Item>& items, Piece piece, Size size, Ahead ahead) {
  struct Range {
    std::size_t begin, end, depth;
  };
  std::vector<Range> open = {{0, items.size(), 0}};
  while (!open.empty()) {
    const Range range = open.back();
    open.pop_back();
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(range.begin);
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(range.end);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      ahead(items, i);
      items[i].key = piece(items[i].row, range.depth);
    }
    // A name that ends here stands before one that goes on with a zero byte.
    const std::size_t next = range.depth + 8;
    const auto rest = [&](const Item& item) { return std::min(size(item.row), next); };
    std::sort(begin, end, [&](const Item& x, const Item& y) {
      if (x.key != y.key) return x.key < y.key;
      const std::size_t rest_x = rest(x), rest_y = rest(y);
      return rest_x != rest_y ? rest_x < rest_y : x.row < y.row;
    });
    for (std::size_t i = range.begin, j = i; i < range.end; i = j) {
      while (j < range.end && items[j].key == items[i].key && rest(items[j]) == rest(items[i])) ++j;
      if (j - i > 1 && size(items[i].row) >= next) open.push_back({i, j, next});
    }
  }
}

// Rows and names lie anywhere: they are fetched before they are needed.
auto fetching(const LargeVector<graph_format::NameRow>& rows, const std::string& text) {
  return [&rows, &text](const LargeVector<Item>& items, std::size_t i) {
    constexpr std::size_t kRowAhead = 24, kTextAhead = 12;
    if (i + kRowAhead < items.size()) __builtin_prefetch(&rows[items[i + kRowAhead].row]);
    if (i + kTextAhead < items.size()) __builtin_prefetch(text.data() + rows[items[i + kTextAhead].row].text);
  };
}

}  // namespace

void NameOrder::sort() {
  LargeVector<Item> items(rows_.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) items[i] = {0, i};
  sort_by_pieces(
      items, [&](std::uint32_t row, std::size_t depth) { return name_key(name(rows_[row]).substr(depth)); },
      [&](std::uint32_t row) -> std::size_t { return rows_[row].size; }, fetching(rows_, text_));
  LargeVector<graph_format::NameRow> sorted;
  sorted.reserve(items.size());
  keys_.reserve(items.size());
  const auto ahead = fetching(rows_, text_);
  for (std::size_t i = 0; i < items.size(); ++i) {  // rows were added by node, a node's own name first
    ahead(items, i);
    const graph_format::NameRow& row = rows_[items[i].row];
    const std::uint64_t key = name_key(name(row));
    if (!sorted.empty() && sorted.back().node == row.node && keys_.back() == key && name(sorted.back()) == name(row)) {
      sorted.back().uses += std::min(row.uses, graph_format::kNone - sorted.back().uses);
      continue;
    }
    sorted.push_back(row);
    keys_.push_back(key);
  }
  rows_ = std::move(sorted);
  sort_by_end();
}

void NameOrder::sort_by_end() {
  LargeVector<Item> items(rows_.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) items[i] = {0, i};
  const auto piece = [&](std::uint32_t row, std::size_t depth) {
    const std::string_view whole = name(rows_[row]);
    std::uint64_t key = 0;
    if (whole.size() >= depth + sizeof key) {
      std::memcpy(&key, whole.data() + whole.size() - depth - sizeof key, sizeof key);
      return key;
    }
    for (std::size_t i = depth + 1; i <= depth + 8; ++i)
      key = key << 8 | (i <= whole.size() ? static_cast<unsigned char>(whole[whole.size() - i]) : 0);
    return key;
  };
  sort_by_pieces(
      items, piece, [&](std::uint32_t row) -> std::size_t { return rows_[row].size; }, fetching(rows_, text_));
  by_end_.reserve(items.size());
  for (const Item& item : items) by_end_.push_back(item.row);
}

}  // namespace apud
