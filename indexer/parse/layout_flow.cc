// Walks the body once, as flow.cc does for text, and asks the page instead of the words wherever it can.
// Layer 4, pure.
#include "indexer/parse/layout_flow.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/parse/box_end.h"
#include "indexer/parse/characters.h"
#include "indexer/parse/layout_lines.h"
#include "indexer/parse/layout_tables.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostTitleLines = 8;
constexpr std::uint32_t kMostCaptionLines = 4;

Span without_first(const Line& line, std::size_t bytes) {
  return {std::min(line.words.end, line.words.begin + static_cast<std::uint32_t>(bytes)), line.words.end};
}

class LayoutFlow {
 public:
  LayoutFlow(const Body& body, const Layout& layout, std::vector<Diagnostic>& diagnostics)
      : body_(body), layout_(layout), lines_(body, layout), starts_(body, false), diagnostics_(diagnostics) {}

  FlowResult run() {
    std::uint32_t k = read_title();
    while (k < body_.size()) k = step(k);
    return std::move(result_);
  }

 private:
  Draft& open(BlockKind kind, std::uint32_t k) {
    Draft draft;
    draft.block.kind = kind;
    draft.block.page = body_.line(k).page + 1;
    draft.block.section = section_;
    draft.order = body_.line(k).words.begin;
    result_.drafts.push_back(std::move(draft));
    return result_.drafts.back();
  }
  [[nodiscard]] std::uint32_t last_index() const { return static_cast<std::uint32_t>(result_.drafts.size() - 1); }

  // It jumps where other lines, a column's or a page's end stand before it.
  [[nodiscard]] Piece piece(std::uint32_t k, std::size_t skip = 0) const {
    const bool jump = k > 0 && (body_.line_index(k) != body_.line_index(k - 1) + 1 || body_.gap(k) == Gap::kPage);
    return {without_first(body_.line(k), skip), jump};
  }

  std::uint32_t step(std::uint32_t k) {
    if (box_ && k >= box_end_) close_box();
    if (const auto table = continued_table(k)) return read_rows(k + 1, *table);
    if (const auto caption = lines_.caption(k)) return read_float(k, *caption);
    if (lines_.source_line(k)) return read_source(k);
    if (const auto heading = lines_.heading(k); heading && !(box_ && !stands_out(*heading)))
      return read_heading(k, *heading);
    if (begins_layout_table(body_, layout_, lines_, k)) {
      open(BlockKind::kTable, k);
      open_float_ = last_index();
      result_.drafts.back().block.parent = box_;
      return read_rows(k, last_index());
    }
    return read_paragraph(k);
  }

  // Inside a box only what is larger than the body ends it.
  [[nodiscard]] bool stands_out(const LayoutHeading& heading) const {
    return heading.size * 100 >= layout_.body_size() * 107;
  }

  void close_box() {
    if (open_float_ == box_) open_float_.reset();
    box_.reset();
  }

  // --- title: the largest type of the first page that has any ----------------------------------------------------
  std::uint32_t read_title() {
    if (body_.size() == 0) return 0;
    std::int32_t largest = 0;
    std::uint32_t first = 0;
    for (std::uint32_t k = 0; k < body_.size() && body_.line(k).page <= body_.line(0).page; ++k)
      if (lines_.place(k).size > largest && body_.words(k).size() > 3) largest = lines_.place(k).size, first = k;
    if (largest * 100 < layout_.body_size() * 112 || first > kMostTitleLines) return 0;
    std::uint32_t end = first;
    while (end < body_.size() && end - first < kMostTitleLines && (end == first || lines_.distance(end) < 220) &&
           std::abs(lines_.place(end).size - largest) * 100 <= largest * 4)
      ++end;
    const auto numbering = parse_numbering(body_.words(first));
    std::uint32_t begin = first;
    std::size_t skip = 0;
    if (numbering && numbering->style == NumberStyle::kWord) {
      result_.label = numbering->number;
      skip = numbering->length;
      if (skip >= body_.words(first).size()) ++begin, skip = 0;
    } else if (first > 0) {
      const auto above = parse_numbering(body_.words(first - 1));
      if (above && above->style == NumberStyle::kWord && above->length >= body_.words(first - 1).size())
        result_.label = above->number;
    }
    // Numbered headings are no title.
    if (numbering && numbering->style != NumberStyle::kWord) return 0;
    if (begin == end) return result_.label.clear(), 0;
    for (std::uint32_t k = begin; k < end; ++k) result_.title.push_back(piece(k, k == begin ? skip : 0));
    for (std::uint32_t k = 0; k < first;)
      k = !result_.label.empty() && k + 1 == first ? first : read_paragraph(k, first);
    while (end < body_.size() && names_somebody(end)) end = read_paragraph(end, end + 1);
    return end;
  }

  // Below the title: authors, their houses, a date, in the middle of the line.
  [[nodiscard]] bool names_somebody(std::uint32_t k) const {
    const std::uint32_t l = body_.line_index(k);
    const ColumnEdges edges = layout_.edges(l);
    const std::int32_t em = lines_.place(k).size;
    const std::int32_t before = lines_.place(k).x0 - edges.left, behind = edges.right - lines_.place(k).x1;
    return body_.line(k).page == body_.line(0).page && before > 2 * em && std::abs(before - behind) < 3 * em &&
           !layout_.bold(l) && !parse_numbering(body_.words(k)) && !lines_.caption(k);
  }

  // --- headings ------------------------------------------------------------------------------------------------
  std::uint32_t read_heading(std::uint32_t k, const LayoutHeading& heading) {
    close_box();
    open_float_.reset();
    const int level = level_of(heading);
    while (!section_.empty() && result_.drafts[section_.back()].block.level >= level) section_.pop_back();
    Draft& draft = open(BlockKind::kHeading, k);
    draft.block.level = static_cast<std::uint8_t>(level);
    if (heading.numbering) draft.block.number = heading.numbering->number;
    std::uint32_t end = k + heading.lines;
    // "Chapter 2" on a line of its own: the next one is its title.
    if (heading.numbering && heading.numbering->style == NumberStyle::kWord && heading.lines == 1 &&
        heading.numbering->length >= body_.words(k).size() && end < body_.size() && lines_.distance(end) < 1000) {
      const auto title = lines_.heading(end);
      if (title && !title->numbering) end += title->lines;
    }
    for (std::uint32_t i = k; i < end; ++i) draft.pieces.push_back(piece(i));
    section_.push_back(last_index());
    styles_.resize(static_cast<std::size_t>(level));
    styles_.back() = {heading.size, heading.bold};
    return end;
  }

  // Numbers tell the level; without one it is that of the same type, or one below what is larger.
  int level_of(const LayoutHeading& heading) {
    if (heading.numbering) return levels_.level_of(*heading.numbering);
    for (std::size_t s = 0; s < styles_.size(); ++s) {
      const bool larger = styles_[s].size * 100 > heading.size * 103;
      const bool same = !larger && styles_[s].size * 103 >= heading.size * 100;
      if (larger || (same && styles_[s].bold && !heading.bold)) continue;
      return static_cast<int>(s) + 1;
    }
    return std::min<int>(static_cast<int>(styles_.size()) + 1, 9);
  }

  // --- floats --------------------------------------------------------------------------------------------------
  std::uint32_t read_float(std::uint32_t k, const Caption& caption) {
    const bool inside = box_ && caption.kind != BlockKind::kBox;
    if (!inside) close_box();
    Draft& draft = open(caption.kind, k);
    const std::uint32_t index = last_index();
    draft.block.label = caption.label;
    if (inside) draft.block.parent = box_;
    const std::uint32_t end = read_caption(k, caption, draft);
    open_float_ = index;
    if (caption.kind == BlockKind::kBox) {
      box_ = index;
      box_end_ = find_end(end, caption.label);
    } else if (caption.kind == BlockKind::kTable) {
      return read_rows(end, index);
    }
    return end;
  }

  std::uint32_t read_caption(std::uint32_t k, const Caption& caption, Draft& draft) {
    std::uint32_t end = k + 1;
    std::size_t skip = caption.length;
    const bool alone = skip >= body_.words(k).size();
    if (alone) {
      if (end >= body_.size() || lines_.distance(end) > 200) return end;
      k = end++;
      skip = 0;
    }
    draft.title_pieces.push_back(piece(k, skip));
    const std::uint32_t first = body_.line_index(k);
    while (end < body_.size() && end - k < kMostCaptionLines && lines_.distance(end) < 128 &&
           !lines_.source_line(end) && layout_.same_size(first, body_.line_index(end)) &&
           layout_.bold(first) == layout_.bold(body_.line_index(end)) && goes_on(k, end, caption.kind))
      draft.title_pieces.push_back(piece(end++));
    return end;
  }

  // Type tells a bold caption's end; else its last line is short, or a table's head with its gaps begins.
  [[nodiscard]] bool goes_on(std::uint32_t k, std::uint32_t end, BlockKind kind) const {
    const std::uint32_t l = body_.line_index(end);
    if (layout_.bold(l) && !layout_.body_is_bold()) return true;
    if (layout_.italic(l) && layout_.italic(body_.line_index(end - 1))) return true;
    if (kind == BlockKind::kTable && body_.words(end).find("  ") != std::string_view::npos) return false;
    const ColumnEdges edges = layout_.edges(body_.line_index(end - 1));
    const bool full = (edges.right - lines_.place(end - 1).x1) * 10 < (edges.right - edges.left) * 2;
    return starts_lower(body_.words(end)) ||
           (full && !lines_.stands_off(end) && k + 1 >= end && !ends_sentence(body_.words(end - 1)));
  }

  // A box ends where its type, or its edges, fall back to those of the body.
  std::uint32_t find_end(std::uint32_t begin, const std::string& label) {
    if (begin >= body_.size()) return begin;
    const ColumnEdges edges = layout_.edges(body_.line_index(begin));
    const bool own_type = !lines_.in_body_type(begin);
    const std::int32_t em = lines_.place(begin).size;
    const bool set_in = lines_.place(begin).x0 > edges.left + em / 2;
    std::uint32_t k = begin;
    for (; k < body_.size(); ++k) {
      const auto caption = lines_.caption(k);
      if (caption && caption->kind == BlockKind::kBox) break;
      if (lines_.source_line(k)) {
        while (k + 1 < body_.size() && lines_.continues(k + 1, k)) ++k;
        return k + 1;
      }
      if (own_type ? lines_.in_body_type(k) && lines_.place(k).words > 1 && k > begin
                   : set_in && lines_.place(k).x0 <= layout_.edges(body_.line_index(k)).left + em / 4)
        break;
      if (const auto heading = lines_.heading(k); heading && k > begin && stands_out(*heading)) break;
      if (!own_type && !set_in) {
        const BoxEnd found = find_box_end(body_, starts_, begin, false, usual_full_width(body_));
        if (found.guessed) diagnose_guess(found.end, label);
        return found.end;
      }
    }
    return k;
  }

  void diagnose_guess(std::uint32_t end, const std::string& label) {
    diagnostics_.push_back({"box_end_guessed", body_.line(end > 0 ? end - 1 : 0).words,
                            label + " has no sign at its end: it was taken to end here"});
  }

  // The row says what the table's head says: it stands there again for another page.
  [[nodiscard]] bool repeats_head(const TableRow& row, std::uint32_t table) const {
    const auto words = [&](const std::vector<Span>& cell) {
      std::string text;
      for (const Span span : cell) text.append(body_.text().substr(span.begin, span.size())).append(1, ' ');
      return text;
    };
    const auto& head = result_.drafts[table].cell_spans;
    return row.page + 1 > result_.drafts[table].block.page && !head.empty() &&
           std::equal(head.begin(), head.end(), row.cells.begin(), row.cells.end(),
                      [&](const auto& a, const auto& b) { return words(a) == words(b); });
  }

  // "Table 2 (continued)" goes on with the rows of the table that ended with the page.
  [[nodiscard]] std::optional<std::uint32_t> continued_table(std::uint32_t k) const {
    if (result_.drafts.empty()) return std::nullopt;
    const Block& last = result_.drafts.back().block;
    if (last.kind != BlockKind::kTableRow || !last.parent || body_.line(k).page < last.page) return std::nullopt;
    const std::string& label = result_.drafts[*last.parent].block.label;
    const std::string_view words = body_.words(k);
    const bool same = !label.empty() && words.size() < 200 && words.starts_with(label);
    return same && words.find("ontinued", label.size()) != std::string_view::npos ? last.parent : std::nullopt;
  }

  std::uint32_t read_rows(std::uint32_t begin, std::uint32_t table) {
    const TableLines rows = read_layout_table(body_, layout_, lines_, begin);
    // Of a table that goes on the rows so far count.
    const auto so_far = static_cast<std::size_t>(std::count_if(
        result_.drafts.begin() + table, result_.drafts.end(),
        [&](const Draft& draft) { return draft.block.kind == BlockKind::kTableRow && draft.block.parent == table; }));
    std::size_t number = so_far;
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      const TableRow& row = rows.rows[r];
      if (repeats_head(row, table)) continue;
      if (r == 0 && rows.has_head && so_far == 0) {
        result_.drafts[table].cell_spans = row.cells;
        result_.drafts[table].block.number = "head";
        continue;
      }
      Draft draft;
      draft.block.kind = BlockKind::kTableRow;
      draft.block.page = row.page + 1;
      draft.block.section = section_;
      draft.block.parent = table;
      draft.block.number = std::to_string(++number);
      draft.order = row.lines[0].begin;
      // Cell by cell: the lines of a row may hold pieces of all its cells.
      std::uint32_t before = 0;
      for (const auto& cell : row.cells)
        for (const Span span : cell) {
          draft.pieces.push_back({span, span.begin < before});
          before = span.end;
        }
      draft.cell_spans = row.cells;
      result_.drafts.push_back(std::move(draft));
    }
    return std::max(rows.end, begin);
  }

  std::uint32_t read_source(std::uint32_t k) {
    Draft& draft = open(BlockKind::kSource, k);
    const auto parent = open_float_ ? open_float_ : box_;
    draft.block.parent = parent;
    std::uint32_t end = k + 1;
    draft.pieces.push_back(piece(k));
    while (end < body_.size() && (!box_ || end < box_end_) && lines_.continues(end, k))
      draft.pieces.push_back(piece(end++));
    if (parent && parent == box_) close_box();
    open_float_ = box_;
    return end;
  }

  // --- paragraphs ----------------------------------------------------------------------------------------------
  std::uint32_t read_paragraph(std::uint32_t k, std::uint32_t limit = UINT32_MAX) {
    const auto item = lines_.item(k);
    std::uint32_t end = k + 1;
    while (end < std::min(body_.size(), limit) && (!box_ || end < box_end_) && lines_.continues(end, k) &&
           !lines_.heading(end))
      ++end;
    if (!item && resumes(k)) {
      Draft& draft = result_.drafts[*last_prose_];
      const std::size_t first = draft.pieces.size();
      for (std::uint32_t i = k; i < end; ++i) draft.pieces.push_back(piece(i));
      draft.pieces[first].jump = true;
      diagnostics_.push_back(
          {"paragraph_resumed", body_.line(k).words, "a paragraph goes on after what interrupted it"});
      return end;
    }
    Draft& draft = open(BlockKind::kParagraph, k);
    for (std::uint32_t i = k; i < end; ++i) draft.pieces.push_back(piece(i));
    draft.title_end = lines_.run_in_end(k);
    if (item) {
      draft.block.list_item = true;
      draft.block.number = item->marker;
      draft.pieces[0] = piece(k, item->skip);
    }
    if (box_) {
      draft.block.parent = box_;
    } else {
      last_prose_ = last_index();
      open_float_.reset();
    }
    return end;
  }

  // Outside of boxes: the paragraph before a float was cut there, and goes on here with a small letter.
  [[nodiscard]] bool resumes(std::uint32_t k) const {
    if (box_ || !last_prose_ || *last_prose_ == last_index() || !lines_.in_body_type(k)) return false;
    const auto& pieces = result_.drafts[*last_prose_].pieces;
    if (pieces.empty() || ends_sentence(body_.text().substr(pieces.back().words.begin, pieces.back().words.size())))
      return false;
    const BlockKind between = result_.drafts[*last_prose_ + 1].block.kind;
    const bool floats = between == BlockKind::kBox || between == BlockKind::kTable || between == BlockKind::kFigure;
    return floats && starts_lower(body_.words(k));
  }

  struct Style {
    std::int32_t size = 0;
    bool bold = false;
  };

  const Body& body_;
  const Layout& layout_;
  LayoutLines lines_;
  Starts starts_;
  std::vector<Diagnostic>& diagnostics_;
  FlowResult result_;
  HeadingLevels levels_;
  std::vector<Style> styles_;  // of the open headings, by level
  std::vector<std::uint32_t> section_;
  std::optional<std::uint32_t> box_, open_float_, last_prose_;
  std::uint32_t box_end_ = 0;
};

}  // namespace

FlowResult assemble_layout(const Body& body, const Layout& layout, std::vector<Diagnostic>& diagnostics) {
  return LayoutFlow(body, layout, diagnostics).run();
}

}  // namespace apud::parse
