// A gap that all lines leave free parts columns. A line without a word in the first column goes on with the row above,
// unless rows are told apart by their distance.
// Layer 4, pure.
#include "indexer/parse/layout_tables.h"

#include <algorithm>

#include "indexer/parse/characters.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostLines = 4000;

struct Chunk {  // words of a line that stand close together
  std::int32_t x0 = 0, x1 = 0;
  Span words{};
};

std::vector<Chunk> chunks_of(const Layout& layout, std::uint32_t l) {
  std::vector<Chunk> chunks;
  const PdfLine& line = layout.line(l);
  for (std::uint32_t w = 0; w < line.words; ++w) {
    const PdfWord& word = layout.word(l, w);
    if (!chunks.empty() && word.x0 - chunks.back().x1 < line.size * 8 / 10) {
      chunks.back().x1 = std::max(chunks.back().x1, word.x1);
      chunks.back().words.end = word.text.end;
    } else {
      chunks.push_back({word.x0, word.x1, word.text});
    }
  }
  return chunks;
}

class TableReader {
 public:
  TableReader(const Body& body, const Layout& layout, const LayoutLines& lines)
      : body_(body), layout_(layout), lines_(lines) {}

  TableLines read(std::uint32_t begin) {
    TableLines table;
    std::uint32_t end = begin;
    while (end < body_.size() && end - begin < kMostLines && belongs(begin, end)) ++end;
    while (end > begin && chunks(end - 1).size() < 2 && is_prose(end - 1)) --end;
    table.end = end;
    if (end == begin) return table;
    find_columns(begin, end);
    for (std::uint32_t k = begin; k < end; ++k) add_line(k, begin, table);
    table.has_head = table.rows.size() > 1;
    return table;
  }

 private:
  [[nodiscard]] std::vector<Chunk> chunks(std::uint32_t k) const { return chunks_of(layout_, body_.line_index(k)); }

  // A line that fills its column, or begins one that does.
  [[nodiscard]] bool is_prose(std::uint32_t k) const {
    const ColumnEdges edges = layout_.edges(body_.line_index(k));
    const PdfLine& place = lines_.place(k);
    return chunks(k).size() == 1 && (place.x1 - place.x0) * 10 > (edges.right - edges.left) * 7 &&
           place.x0 < edges.left + place.size * 2;
  }

  [[nodiscard]] bool belongs(std::uint32_t begin, std::uint32_t k) const {
    if (lines_.source_line(k) || lines_.caption(k)) return false;
    if (k > begin && lines_.heading(k) && chunks(k).size() == 1 && lines_.stands_off(k)) return false;
    if (is_prose(k) && (k == begin || lines_.stands_off(k) || lines_.in_body_type(k) != lines_.in_body_type(begin)))
      return false;
    // Behind a wide gap only what has cells again.
    return k == begin || lines_.distance(k) < 300 || chunks(k).size() > 1;
  }

  void find_columns(std::uint32_t begin, std::uint32_t end) {
    std::vector<Chunk> all;
    std::size_t many = 0;
    for (std::uint32_t k = begin; k < end; ++k) many = std::max(many, chunks(k).size());
    for (std::uint32_t k = begin; k < end; ++k) {
      const std::vector<Chunk> found = chunks(k);
      // A line of one long chunk (a title inside the table) parts nothing.
      const bool spans = found.size() == 1 && many > 1 &&
                         (found[0].x1 - found[0].x0) * 2 > lines_.place(begin).x1 - lines_.place(begin).x0;
      if (!spans) all.insert(all.end(), found.begin(), found.end());
    }
    std::sort(all.begin(), all.end(), [](const Chunk& a, const Chunk& b) { return a.x0 < b.x0; });
    columns_.clear();
    for (const Chunk& chunk : all) {
      if (!columns_.empty() && chunk.x0 < columns_.back().x1)
        columns_.back().x1 = std::max(columns_.back().x1, chunk.x1);
      else
        columns_.push_back(chunk);
    }
    join_columns(begin, end);
  }

  // A gap amid the words of a cell parts no columns: nothing in the head stands behind it.
  void join_columns(std::uint32_t begin, std::uint32_t end) {
    std::vector<Chunk> head = chunks(begin);
    for (std::uint32_t k = begin + 1; k < end && lines_.distance(k) < 125 && chunks(k).size() < columns_.size(); ++k)
      for (const Chunk& chunk : chunks(k)) head.push_back(chunk);
    for (std::size_t c = columns_.size(); c-- > 1;) {
      const bool headed = std::any_of(head.begin(), head.end(), [&](const Chunk& chunk) {
        return chunk.x0 < columns_[c].x1 && chunk.x1 > columns_[c].x0;
      });
      if (headed || columns_[c].x0 - columns_[c - 1].x1 > lines_.place(begin).size * 2) continue;
      columns_[c - 1].x1 = columns_[c].x1;
      columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }

  [[nodiscard]] std::size_t column_of(const Chunk& chunk) const {
    std::size_t best = 0;
    std::int32_t most = INT32_MIN;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::int32_t overlap = std::min(chunk.x1, columns_[c].x1) - std::max(chunk.x0, columns_[c].x0);
      if (overlap > most) most = overlap, best = c;
    }
    return best;
  }

  void add_line(std::uint32_t k, std::uint32_t begin, TableLines& table) {
    std::vector<std::vector<Span>> cells(columns_.size());
    for (const Chunk& chunk : chunks(k)) cells[column_of(chunk)].push_back(chunk.words);
    const bool goes_on = k > begin && !table.rows.empty() && lines_.distance(k) < 125 &&
                         (cells[0].empty() || (columns_.size() > 1 && is_rest(cells)));
    if (!goes_on) {
      TableRow row;
      row.page = body_.line(k).page;
      row.cells.resize(columns_.size());
      table.rows.push_back(std::move(row));
    }
    TableRow& row = table.rows.back();
    row.lines.push_back(body_.line(k).words);
    for (std::size_t c = 0; c < cells.size(); ++c)
      row.cells[c].insert(row.cells[c].end(), cells[c].begin(), cells[c].end());
  }

  // Only the first cell has words, and they go on with a small letter.
  [[nodiscard]] bool is_rest(const std::vector<std::vector<Span>>& cells) const {
    for (std::size_t c = 1; c < cells.size(); ++c)
      if (!cells[c].empty()) return false;
    return !cells[0].empty() && starts_lower(body_.text().substr(cells[0][0].begin, cells[0][0].size()));
  }

  const Body& body_;
  const Layout& layout_;
  const LayoutLines& lines_;
  std::vector<Chunk> columns_;
};

}  // namespace

TableLines read_layout_table(const Body& body, const Layout& layout, const LayoutLines& lines, std::uint32_t begin) {
  return TableReader(body, layout, lines).read(begin);
}

bool begins_layout_table(const Body& body, const Layout& layout, const LayoutLines& lines, std::uint32_t k) {
  if (k + 2 >= body.size()) return false;
  const std::vector<Chunk> first = chunks_of(layout, body.line_index(k));
  if (first.size() < 2 || lines.item(k) || has_leaders(body.words(k))) return false;
  const ColumnEdges edges = layout.edges(body.line_index(k));
  const auto is_long = [&](const Chunk& chunk) { return (chunk.x1 - chunk.x0) * 10 > (edges.right - edges.left) * 6; };
  if (std::any_of(first.begin(), first.end(), is_long)) return false;
  // The second chunk of each begins or ends where the first line's does.
  for (std::uint32_t next = k + 1; next < k + 3; ++next) {
    if (lines.distance(next) > 300) return false;
    const std::vector<Chunk> chunks = chunks_of(layout, body.line_index(next));
    if (chunks.size() != first.size()) return false;
    const std::int32_t tolerance = lines.place(k).size;
    for (std::size_t c = 1; c < chunks.size(); ++c)
      if (std::abs(chunks[c].x0 - first[c].x0) > tolerance && std::abs(chunks[c].x1 - first[c].x1) > tolerance)
        return false;
  }
  return true;
}

}  // namespace apud::parse
