// Walks the body once and opens a draft wherever something begins. Boxes are looked ahead for their ends; paragraphs
// that a box, a table or a figure interrupts go on after it.
// Layer 4, pure.
#include "indexer/parse/flow.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "indexer/parse/box_end.h"
#include "indexer/parse/characters.h"
#include "indexer/parse/tables.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostCaptionLines = 4;
constexpr std::uint32_t kMostTitleLines = 6;

Span without_first(const Line& line, std::size_t bytes) {
  return {std::min(line.words.end, line.words.begin + static_cast<std::uint32_t>(bytes)), line.words.end};
}

class Flow {
 public:
  Flow(const Body& body, bool markdown, std::vector<Diagnostic>& diagnostics)
      : body_(body), starts_(body, markdown), markdown_(markdown), diagnostics_(diagnostics) {}

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

  // A piece for body line k; it jumps where lines that belong to something else stand between it and the line before.
  [[nodiscard]] Piece piece(std::uint32_t k, std::size_t skip = 0) const {
    return {without_first(body_.line(k), skip), k > 0 && body_.gap(k) == Gap::kPage};
  }

  std::uint32_t step(std::uint32_t k) {
    if (in_box() && k >= box_end_) close_box();
    if (const auto caption = starts_.caption(k)) return read_float(k, *caption);
    if (starts_.source_line(k)) return read_source(k);
    if (markdown_ && is_bar_row(body_.words(k))) return read_bar_table(k);
    if (const auto heading = starts_.heading(k)) return read_heading(k, *heading);
    return read_paragraph(k);
  }

  [[nodiscard]] bool in_box() const { return box_.has_value(); }
  void close_box() {
    if (open_float_ == box_) open_float_.reset();
    box_.reset();
  }

  // --- title ---------------------------------------------------------------------------------------------------
  std::uint32_t read_title() {
    if (body_.size() == 0) return 0;
    std::uint32_t k = 0;
    const auto numbering = parse_numbering(body_.words(0));
    if (numbering && numbering->style == NumberStyle::kWord && !markdown_) {
      result_.label = numbering->number;
      const std::size_t skip = numbering->length;
      if (skip < body_.words(0).size()) {
        result_.title.push_back(piece(0, skip));
        if (body_.gap(1) != Gap::kNone) return 1;
      }
      k = 1;
    } else if (numbering || starts_.caption(0) || starts_.source_line(0) || starts_.item(0)) {
      return 0;
    }
    if (markdown_) return 0;
    const std::uint32_t end = title_end(k);
    for (std::uint32_t i = k; i < end; ++i) result_.title.push_back(piece(i));
    return end == k && k == 1 && result_.title.empty() ? 0 : end;
  }

  // The lines from k that may be a title: a chunk of a few lines that are no prose.
  [[nodiscard]] std::uint32_t title_end(std::uint32_t k) const {
    std::uint32_t end = k;
    while (end < body_.size() && end - k <= kMostTitleLines && (end == k || body_.gap(end) == Gap::kNone)) ++end;
    if (!body_.has_blanks() && end > k) {
      end = k;
      while (end < body_.size() && end - k < kMostTitleLines && (end == k || body_.gap(end) == Gap::kNone) &&
             body_.line(end).width * 10 < body_.width() * 8 && is_title_case(body_.words(end)) &&
             !ends_sentence(body_.words(end)) && body_.words(end).find(',') == std::string_view::npos)
        ++end;
      return end;
    }
    if (end == k || end - k > kMostTitleLines || end >= body_.size()) return k;
    std::size_t bytes = 0;
    for (std::uint32_t i = k; i < end; ++i) bytes += body_.words(i).size();
    const std::string_view last = body_.words(end - 1);
    if (bytes > 400 || (ends_sentence(last) && !last.ends_with("?")) || last.ends_with(",")) return k;
    if (starts_lower(body_.words(end)) && !starts_lower(body_.words(k))) return k;
    if (body_.unwrapped() && bytes > 200) return k;
    return end;
  }

  // --- headings ------------------------------------------------------------------------------------------------
  std::uint32_t read_heading(std::uint32_t k, const HeadingStart& start) {
    close_box();
    open_float_.reset();
    const int level = start.marks > 0   ? levels_.level_marked(start.marks, start.numbering)
                      : start.numbering ? levels_.level_of(*start.numbering)
                                        : levels_.level_unnumbered(start.upper_case);
    while (!section_.empty() && result_.drafts[section_.back()].block.level >= level) section_.pop_back();
    Draft& draft = open(BlockKind::kHeading, k);
    draft.block.level = static_cast<std::uint8_t>(level);
    if (start.numbering && start.marks == 0) {
      draft.block.number = start.numbering->number;
      if (start.numbering->repaired)
        diagnostics_.push_back({"heading_number_repaired", body_.line(k).words,
                                "an unreadable character after the heading's number was read as a full stop"});
    }
    for (std::uint32_t i = k; i < k + start.text_lines; ++i) draft.pieces.push_back(piece(i, i == k ? start.skip : 0));
    draft.pieces.back().words.end -= static_cast<std::uint32_t>(start.drop);
    section_.push_back(last_index());
    return k + start.lines;
  }

  // --- floats --------------------------------------------------------------------------------------------------
  std::uint32_t read_float(std::uint32_t k, const Caption& caption) {
    const bool inside = in_box() && caption.kind != BlockKind::kBox;
    if (!inside) close_box();
    Draft& draft = open(caption.kind, k);
    const std::uint32_t index = last_index();
    draft.block.label = caption.label;
    if (inside) draft.block.parent = box_;
    std::uint32_t end = read_caption(k, caption, draft);
    open_float_ = index;
    if (caption.kind == BlockKind::kBox) {
      const BoxEnd found = find_box_end(body_, starts_, end, was_interrupted(), usual_width());
      box_ = index;
      box_end_ = found.end;
      if (found.guessed)
        diagnostics_.push_back({"box_end_guessed", body_.line(found.end > k ? found.end - 1 : k).words,
                                caption.label + " has no sign at its end: it was taken to end here"});
    } else if (caption.kind == BlockKind::kTable) {
      end = read_table_rows(end, index);
    }
    return end;
  }

  // Measured when the first box asks.
  const UsualWidth& usual_width() {
    if (!usual_width_) usual_width_ = usual_full_width(body_);
    return *usual_width_;
  }

  // The caption's title; returns the line after it.
  std::uint32_t read_caption(std::uint32_t k, const Caption& caption, Draft& draft) {
    std::uint32_t end = k + 1;
    std::size_t skip = caption.length;
    if (skip >= body_.words(k).size()) {  // the label alone on its line: the title is the next one
      if (end >= body_.size() || ends_sentence(body_.words(end)) || starts_.source_line(end) || starts_.item(end) ||
          body_.words(end).size() > 160)
        return end;
      k = end++;
      skip = 0;
    }
    draft.title_pieces.push_back(piece(k, skip));
    while (end < body_.size() && end - k < kMostCaptionLines && caption_goes_on(k, end, caption.kind)) {
      draft.title_pieces.push_back(piece(end));
      ++end;
    }
    return end;
  }

  [[nodiscard]] bool caption_goes_on(std::uint32_t k, std::uint32_t end, BlockKind kind) const {
    if (body_.gap(end) != Gap::kNone || starts_.source_line(end) || is_bar_row(body_.words(end))) return false;
    const std::string_view before = body_.words(end - 1), words = body_.words(end);
    if (starts_lower(words) || before.ends_with("-")) return true;
    if (ends_sentence(before)) return false;
    const bool full = body_.line(end - 1).width * 100 >= body_.width() * 78;
    if (kind == BlockKind::kTable)
      return full && !parse_numbering(words) && end == k + 1 && body_.gap(end + 1) != Gap::kNone;
    if (!body_.has_blanks()) return full && body_.is_short(end);
    // The rest of the chunk, if it is as short as captions are.
    std::uint32_t last = end;
    while (last + 1 < body_.size() && body_.gap(last + 1) == Gap::kNone && last - k < kMostCaptionLines) ++last;
    return last - k < kMostCaptionLines && full;
  }

  // The paragraph above the float is unfinished.
  [[nodiscard]] bool was_interrupted() const { return last_prose_ && is_unfinished(*last_prose_); }

  [[nodiscard]] bool is_unfinished(std::uint32_t index) const {
    const auto& pieces = result_.drafts[index].pieces;
    if (pieces.empty()) return false;
    const Span last = pieces.back().words;
    return !ends_sentence(body_.text().substr(last.begin, last.size()));
  }

  std::uint32_t read_table_rows(std::uint32_t begin, std::uint32_t table) {
    const TableLines rows = read_table(body_, starts_, begin);
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
      const TableRow& row = rows.rows[r];
      std::vector<std::vector<Span>> cells = row.cells;
      if (r == 0 && rows.has_head) {
        result_.drafts[table].cell_spans = std::move(cells);
        result_.drafts[table].block.number = "head";
        continue;
      }
      Draft draft;
      draft.block.kind = BlockKind::kTableRow;
      draft.block.page = row.page + 1;
      draft.block.section = section_;
      draft.block.parent = table;
      draft.block.number = std::to_string(r + (rows.has_head ? 0 : 1));
      draft.order = row.lines[0].begin;
      // Between bars the cells are the words; otherwise the lines are.
      if (rows.bars)
        for (const auto& cell : cells)
          for (const Span span : cell) draft.pieces.push_back({span, false});
      else
        for (const Span line : row.lines) draft.pieces.push_back({line, false});
      draft.cell_spans = std::move(cells);
      if (row.guessed) {
        draft.block.warnings.emplace_back("its cells were divided by guess");
        diagnostics_.push_back({"cells_guessed", row.lines[0], "the cells of a table row were divided by guess"});
      }
      result_.drafts.push_back(std::move(draft));
    }
    return rows.end;
  }

  std::uint32_t read_bar_table(std::uint32_t k) {
    const bool captioned =
        open_float_ && result_.drafts[*open_float_].block.kind == BlockKind::kTable && *open_float_ == last_index();
    if (!captioned) {
      open(BlockKind::kTable, k);
      open_float_ = last_index();
    }
    return read_table_rows(k, *open_float_);
  }

  std::uint32_t read_source(std::uint32_t k) {
    Draft& draft = open(BlockKind::kSource, k);
    const auto parent = open_float_ ? open_float_ : box_;
    draft.block.parent = parent;
    std::uint32_t end = k + 1;
    draft.pieces.push_back(piece(k));
    while (end < body_.size() && source_goes_on(end)) draft.pieces.push_back(piece(end++));
    if (parent && parent == box_) close_box();
    open_float_ = box_;
    return end;
  }

  // Source lines are long and end like citations do: a blank line, a page's end or something new ends them.
  [[nodiscard]] bool source_goes_on(std::uint32_t k) const {
    if (body_.gap(k) == Gap::kNone) {
      if (starts_.source_line(k) || starts_.caption(k)) return false;
      const std::string_view before = body_.words(k - 1);
      if (body_.has_blanks() && !body_.unwrapped()) return !(starts_.heading(k) && ends_sentence(before));
      return starts_.continues(k);
    }
    return starts_.continues(k) && starts_lower(body_.words(k));
  }

  // --- paragraphs ----------------------------------------------------------------------------------------------
  std::uint32_t read_paragraph(std::uint32_t k) {
    const auto item = starts_.item(k);
    std::uint32_t end = k + 1;
    while (end < body_.size() && (!in_box() || end < box_end_) && starts_.continues(end)) ++end;
    if (!item && resumes(k)) {
      Draft& draft = result_.drafts[*last_prose_];
      for (std::uint32_t i = k; i < end; ++i) draft.pieces.push_back(piece(i));
      draft.pieces[draft.pieces.size() - (end - k)].jump = true;
      diagnostics_.push_back(
          {"paragraph_resumed", body_.line(k).words, "a paragraph goes on after what interrupted it"});
      open_float_.reset();
      return end;
    }
    Draft& draft = open(BlockKind::kParagraph, k);
    for (std::uint32_t i = k; i < end; ++i) {
      if (i > k && body_.gap(i) == Gap::kBlank)
        diagnostics_.push_back(
            {"false_blank_line", body_.line(i).words, "a blank line inside a sentence was passed over"});
      draft.pieces.push_back(piece(i));
    }
    if (item) {
      draft.block.list_item = true;
      draft.block.number = item->marker;
      draft.pieces[0] = piece(k, item->skip);
    }
    if (in_box()) {
      draft.block.parent = box_;
    } else {
      last_prose_ = last_index();
      open_float_.reset();
    }
    return end;
  }

  // Outside of boxes: the paragraph before a float was cut there, and goes on here with a small letter.
  [[nodiscard]] bool resumes(std::uint32_t k) const {
    if (in_box() || !last_prose_ || *last_prose_ == last_index() || !was_interrupted()) return false;
    const Block& between = result_.drafts[*last_prose_ + 1].block;
    const bool floats =
        between.kind == BlockKind::kBox || between.kind == BlockKind::kTable || between.kind == BlockKind::kFigure;
    return floats && starts_lower(body_.words(k));
  }

  const Body& body_;
  Starts starts_;
  bool markdown_;
  std::vector<Diagnostic>& diagnostics_;
  FlowResult result_;
  HeadingLevels levels_;
  std::vector<std::uint32_t> section_;
  std::optional<std::uint32_t> box_, open_float_, last_prose_;
  std::uint32_t box_end_ = 0;
  std::optional<UsualWidth> usual_width_;
};

}  // namespace

FlowResult assemble(const Body& body, bool markdown, std::vector<Diagnostic>& diagnostics) {
  return Flow(body, markdown, diagnostics).run();
}

}  // namespace apud::parse
