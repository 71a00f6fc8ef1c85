// The stages in order: lines, pages, notes, flow, texts. Each is a file of its own; this one hands over.
// Layer 4, pure.
#include "indexer/parse/parser.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "indexer/parse/characters.h"
#include "indexer/parse/flow.h"
#include "indexer/parse/layout.h"
#include "indexer/parse/layout_flow.h"
#include "indexer/parse/layout_notes.h"
#include "indexer/parse/layout_places.h"
#include "indexer/parse/lines.h"
#include "indexer/parse/note_starts.h"
#include "indexer/parse/notes.h"
#include "indexer/parse/numbering.h"
#include "indexer/parse/page_labels.h"
#include "indexer/parse/pages.h"
#include "indexer/parse/run_in.h"
#include "indexer/parse/sections.h"
#include "indexer/parse/text_builder.h"
#include "indexer/parse/word_joiner.h"

namespace apud {
namespace {

using namespace parse;

// Markdown: at least one line "# Title" with a blank line around it, and few other lines that begin with '#'.
bool is_markdown(std::string_view text, const std::vector<Line>& lines) {
  std::size_t headings = 0, others = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view words = words_of(text, lines[i]);
    if (!words.starts_with('#')) continue;
    const std::size_t marks = words.find_first_not_of('#');
    const bool alone = i + 1 == lines.size() || lines[i + 1].role == LineRole::kBlank;
    const bool heading = alone && marks != std::string_view::npos && marks <= 6 && words[marks] == ' ';
    ++(heading ? headings : others);
  }
  return headings > 0 && headings >= others;
}

// Lines of nothing but HTML tags say nothing in Markdown read as text; the sign of a quotation is no word.
void prepare_markdown(std::string_view text, std::vector<Line>& lines) {
  for (Line& line : lines) {
    while (!line.words.empty() && text[line.words.begin] == '>') {
      ++line.words.begin;
      while (!line.words.empty() && text[line.words.begin] == ' ') ++line.words.begin;
      if (line.words.empty()) line.role = LineRole::kBlank;
    }
    const std::string_view words = words_of(text, line);
    if (line.role != LineRole::kBody || !words.starts_with('<') || !words.ends_with('>')) continue;
    int depth = 0;
    bool outside = false;
    for (const char c : words) {
      if (c == '<') ++depth;
      outside |= depth == 0 && c != ' ';
      if (c == '>' && depth > 0) --depth;
    }
    if (!outside) line.role = LineRole::kBlank;
  }
}

class Assembler {
 public:
  explicit Assembler(std::string_view text) : text_(text) {}

  Document run(const PdfText& pdf) {
    lines_ = split_lines(text_);
    const Layout layout(pdf, lines_);
    document_.pages = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(pdf.pages.size()));
    find_layout_furniture(layout, lines_);
    find_counted_heads(layout, lines_);
    document_.page_labels = own_page_labels(pdf);
    if (document_.page_labels.empty()) document_.page_labels = printed_page_labels(text_, lines_, document_.pages);
    find_pdf_notes(layout);
    const Body body(text_, lines_, false);
    flow_ = assemble_layout(body, layout, document_.diagnostics);
    finish();
    place_blocks(pdf, document_);
    name_lost_pages(pdf, document_);
    document_.author = pdf.author;
    document_.date = pdf.date;
    if (document_.title.empty() || document_.title_source.empty()) take_title_from_fields(pdf);
    return std::move(document_);
  }

  Document run() {
    lines_ = split_lines(text_);
    document_.pages = find_pages(text_, lines_);
    find_furniture(text_, lines_, document_.pages);
    document_.page_labels = printed_page_labels(text_, lines_, document_.pages);
    markdown_ = is_markdown(text_, lines_);
    if (markdown_) prepare_markdown(text_, lines_);
    notes_ = find_notes(text_, lines_, document_.pages, markdown_, document_.diagnostics);
    const Body body(text_, lines_, marks_cut_lines());
    flow_ = assemble(body, markdown_, document_.diagnostics);
    if (markdown_) take_title_from_first_heading();
    finish();
    return std::move(document_);
  }

 private:
  void finish() {
    const WordJoiner joiner(text_, lines_);
    TextBuilder builder(text_, notes_, joiner, markdown_, document_.diagnostics);
    build_title(builder);
    add_notes(builder);
    build_texts(builder);
    number_blocks();
  }

  // At the feet of pages, or under headings at the ends of chapters, whichever are more.
  void find_pdf_notes(const Layout& layout) {
    std::vector<Line> before = lines_;
    std::vector<Diagnostic> of_feet, of_ends;
    notes_ = find_layout_notes(layout, lines_, of_feet);
    const auto heads_notes = [&](const Line& line) {
      return line.role == LineRole::kBody && is_notes_heading(words_of(text_, line));
    };
    if (std::any_of(before.begin(), before.end(), heads_notes)) {
      const std::vector<Mark> raised = raised_marks(layout, before);
      NoteSet at_ends = find_notes(text_, before, document_.pages, false, of_ends, raised);
      if (at_ends.notes.size() > notes_.notes.size()) {
        notes_ = std::move(at_ends);
        lines_ = std::move(before);
        of_feet = std::move(of_ends);
      }
    }
    std::move(of_feet.begin(), of_feet.end(), std::back_inserter(document_.diagnostics));
  }

  // What the file says its title is, unless that is a name that a program gave it.
  void take_title_from_fields(const PdfText& pdf) {
    const bool words = pdf.title.find(' ') != std::string::npos && pdf.title.size() < 300;
    if (words && !pdf.title.starts_with("Microsoft ") && flow_.title.empty()) document_.title = pdf.title;
  }

  // Markdown: the one heading of the first level, at the top, is the title.
  void take_title_from_first_heading() {
    auto& drafts = flow_.drafts;
    const auto first_level = [](const Draft& draft) {
      return draft.block.kind == BlockKind::kHeading && draft.block.level == 1;
    };
    if (drafts.empty() || !first_level(drafts[0]) || std::count_if(drafts.begin(), drafts.end(), first_level) != 1)
      return;
    flow_.title = std::move(drafts[0].pieces);
    drafts[0].pieces.clear();  // an empty draft becomes no block, and stands in no section
  }

  void build_title(TextBuilder& builder) {
    document_.label = flow_.label;
    if (flow_.title.empty()) return;
    BuiltText built = builder.build(flow_.title);
    document_.title = std::move(built.text);
    document_.title_source = {flow_.title.front().words.begin, flow_.title.back().words.end};
  }

  // Nearly all marks stand at a line's end, where chance would put one in ten.
  [[nodiscard]] bool marks_cut_lines() const {
    const auto at_end = std::count_if(notes_.marks.begin(), notes_.marks.end(),
                                      [&](const Mark& mark) { return mark.span.end == lines_[mark.line].words.end; });
    return at_end >= 5 && at_end * 10 >= static_cast<std::ptrdiff_t>(notes_.marks.size()) * 8;
  }

  // Drafts of notes stand after the body's until all are put in order.
  void add_notes(TextBuilder& builder) {
    first_note_ = static_cast<std::uint32_t>(flow_.drafts.size());
    for (Note& note : notes_.notes) {
      Draft draft;
      draft.block.kind = BlockKind::kFootnote;
      draft.block.number = note_number_text(note.number);
      draft.block.page = note.page + 1;
      draft.block.warnings = std::move(note.warnings);
      draft.order = !note.paragraphs[0].empty() && note.paragraphs[0][0].line > 0
                        ? lines_[note.paragraphs[0][0].line].words.begin
                        : note.number_span.begin;
      for (std::size_t p = 0; p < note.paragraphs.size(); ++p) {
        std::vector<Piece> pieces;
        for (const NotePiece& piece : note.paragraphs[p]) pieces.push_back({piece.words, piece.jump});
        append(draft.block, builder.build(pieces), p > 0 ? "\n" : "");
      }
      flow_.drafts.push_back(std::move(draft));
    }
  }

  static void append(Block& block, BuiltText built, std::string_view between) {
    if (!block.text.empty() && !built.text.empty()) block.text += between;
    const auto shift = static_cast<std::uint32_t>(block.text.size());
    for (Run run : built.map.runs()) {
      run.text += shift;
      block.map.add(run);
    }
    for (FootnoteRef& ref : built.refs) {
      ref.at += shift;
      block.refs.push_back(std::move(ref));
    }
    block.text += built.text;
  }

  std::string text_of_spans(TextBuilder& builder, const std::vector<Span>& spans) const {
    std::vector<Piece> pieces;
    for (const Span span : spans) pieces.push_back({span, false});
    return builder.build(pieces).text;
  }

  void build_texts(TextBuilder& builder) {
    for (std::uint32_t d = 0; d < first_note_; ++d) {
      Draft& draft = flow_.drafts[d];
      Block& block = draft.block;
      const bool captioned = !draft.title_pieces.empty();
      append(block, builder.build(captioned ? draft.title_pieces : draft.pieces), "");
      if (captioned) block.title = block.text;
      if (block.kind == BlockKind::kHeading) split_heading_number(block);
      if (!draft.cell_spans.empty()) {
        block.cells.emplace_back();
        for (const auto& cell : draft.cell_spans) block.cells.back().push_back(text_of_spans(builder, cell));
      }
      if (block.kind == BlockKind::kTableRow && block.parent) {
        if (!block.cells.empty()) flow_.drafts[*block.parent].block.cells.push_back(block.cells[0]);
      }
      if (block.kind == BlockKind::kTable) block.number.clear();
      if (block.kind == BlockKind::kParagraph && !block.list_item)
        block.title = draft.title_end > 0 ? text_up_to(block, draft.title_end) : run_in_heading(block.text);
    }
  }

  // A block's text as far as its source stands before `source`.
  static std::string text_up_to(const Block& block, std::uint32_t source) {
    std::uint32_t end = 0;
    for (const Run& run : block.map.runs())
      if (run.source < source) end = run.text + std::min(run.length, source - run.source);
    return block.text.substr(0, end);
  }

  // Puts the drafts in the source's order and gives them their ids.
  void number_blocks() {
    auto& drafts = flow_.drafts;
    std::vector<std::uint32_t> order;
    for (std::uint32_t d = 0; d < drafts.size(); ++d) {
      const Block& block = drafts[d].block;
      const bool empty =
          block.text.empty() && block.kind != BlockKind::kFootnote && block.label.empty() && block.cells.empty();
      if (!empty) order.push_back(d);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return drafts[a].order < drafts[b].order; });
    std::vector<std::uint32_t> id(drafts.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < order.size(); ++i) id[order[i]] = i;
    document_.blocks.reserve(order.size());
    for (const std::uint32_t d : order) {
      Block block = std::move(drafts[d].block);
      block.id = id[d];
      if (block.parent)
        block.parent = id[*block.parent] == UINT32_MAX ? std::nullopt : std::optional(id[*block.parent]);
      std::vector<std::uint32_t> section;
      for (const std::uint32_t heading : block.section)
        if (id[heading] != UINT32_MAX) section.push_back(id[heading]);
      block.section = std::move(section);
      find_page_starts(block);
      for (FootnoteRef& ref : block.refs)
        if (ref.block) ref.block = id[first_note_ + *ref.block];
      document_.blocks.push_back(std::move(block));
    }
    give_notes_sections(document_);
    if (document_.title.empty()) take_title_from_heading();
  }

  // A text goes on to another page only where a run jumps.
  void find_page_starts(Block& block) const {
    std::uint32_t page = block.page;
    for (const Run& run : block.map.runs()) {
      if (!run.jump) continue;
      const auto after = std::upper_bound(lines_.begin(), lines_.end(), run.source,
                                          [](std::uint32_t at, const Line& line) { return at < line.begin; });
      if (after == lines_.begin() || std::prev(after)->page + 1 == page) continue;
      page = std::prev(after)->page + 1;
      block.page_starts.push_back({run.text, page});
    }
  }

  void take_title_from_heading() {
    const auto heading = std::find_if(document_.blocks.begin(), document_.blocks.end(),
                                      [](const Block& block) { return block.kind == BlockKind::kHeading; });
    if (heading == document_.blocks.end()) return;
    document_.title = heading->text;
    const auto ranges = heading->map.source_of(Span{0, static_cast<std::uint32_t>(heading->text.size())});
    if (!ranges.empty()) document_.title_source = {ranges.front().begin, ranges.back().end};
  }

  std::string_view text_;
  Document document_;
  std::vector<Line> lines_;
  NoteSet notes_;
  FlowResult flow_;
  std::uint32_t first_note_ = 0;
  bool markdown_ = false;
};

}  // namespace

Document parse_document(const SourceText& source) { return Assembler(source.text()).run(); }
Document parse_pdf(const SourceText& source, const PdfText& pdf) { return Assembler(source.text()).run(pdf); }

}  // namespace apud
