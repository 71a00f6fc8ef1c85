// Columns: each as wide as its cells, the widest narrowed until all fit; long cells are wrapped.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/text_parts.h"

namespace apud {
namespace {

constexpr unsigned kGap = 2;
constexpr unsigned kNarrowest = 6;

// Gives the width of each column.
std::vector<unsigned> column_widths(const std::vector<std::vector<std::string>>& rows, unsigned room) {
  std::size_t count = 0;
  for (const auto& row : rows) count = std::max(count, row.size());
  std::vector<unsigned> widths(count, 0);
  for (const auto& row : rows)
    for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], columns(row[at]));
  const unsigned gaps = count > 0 ? kGap * static_cast<unsigned>(count - 1) : 0;
  unsigned total = gaps;
  for (const unsigned width : widths) total += width;
  while (total > room && !widths.empty()) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    --*widest;
    --total;
  }
  return widths;
}

std::string trimmed(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string row_text(const std::vector<std::string>& row, const std::vector<unsigned>& widths,
                     const std::vector<bool>& right, const std::string& left) {
  std::vector<std::vector<Span>> lines;
  std::size_t height = 1;
  for (std::size_t at = 0; at < row.size(); ++at) {
    lines.push_back(wrap(row[at], widths[at], widths[at]));
    height = std::max(height, lines.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text = left;
    for (std::size_t at = 0; at < row.size(); ++at) {
      std::string cell;
      if (line < lines[at].size()) cell = row[at].substr(lines[at][line].begin, lines[at][line].size());
      const unsigned used = columns(cell);
      const unsigned blank = widths[at] > used ? widths[at] - used : 0;
      if (at < right.size() && right[at])
        cell.insert(0, blank, ' ');
      else
        cell.append(blank, ' ');
      text += cell + (at + 1 < row.size() ? std::string(kGap, ' ') : "");
    }
    out += trimmed(text) + "\n";
  }
  return out;
}

}  // namespace

std::string grid_text(const Grid& grid, unsigned left, const TextStyle& style) {
  std::vector<std::vector<std::string>> rows = grid.rows;
  for (auto& row : rows)
    for (std::string& cell : row) cell = printable(cell);
  const std::vector<unsigned> widths = column_widths(rows, style.width > left ? style.width - left : 1);
  unsigned total = 0;
  for (const unsigned width : widths) total += width + kGap;
  const std::string margin(left, ' ');
  // The bar takes the margin's place: "▌ " before the marked row.
  const std::string bar = std::string(left > 2 ? left - 2 : 0, ' ') + inked("▌", Ink::kStrong, style) + " ";
  std::string out;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const bool marked = static_cast<std::int64_t>(at) == grid.marked;
    std::string text = row_text(rows[at], widths, grid.right, marked ? bar : margin);
    if (at < grid.heads) {
      text.pop_back();
      text = inked(text, Ink::kStrong, style) + "\n";
    }
    out += text;
    if (at + 1 != grid.heads) continue;
    std::string rule;
    for (unsigned column = kGap; column < total; ++column) rule += "─";
    out += margin + rule + "\n";
  }
  return out;
}

}  // namespace apud
