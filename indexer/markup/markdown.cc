// Walks cmark's tree of blocks; the words of each are markdown_inlines', raw HTML is html_blocks'.
// Layer 5, pure.
#include "indexer/markup/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/markup/block_builder.h"
#include "indexer/markup/front_matter.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/markdown_inlines.h"
#include "indexer/markup/markdown_notes.h"
#include "indexer/parse/captions.h"

namespace apud {
namespace {

using namespace markup;

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using NodeTree = std::unique_ptr<cmark_node, NodeDeleter>;

// cmark keeps the signs of its extensions in one table for all threads while it parses.
std::mutex& cmark_mutex() {
  static std::mutex mutex;
  return mutex;
}

// cmark's time grows with the square of a table's columns: a text with a line of more bars than this has no tables.
constexpr std::size_t kMostBars = 2000;

bool has_too_many_bars(std::string_view text) {
  std::size_t bars = 0;
  for (const char c : text) {
    bars = c == '\n' || c == '\r' ? 0 : bars + (c == '|' ? 1U : 0U);
    if (bars > kMostBars) return true;
  }
  return false;
}

NodeTree parse_tree(std::string_view text, const std::string& more) {
  const std::lock_guard lock(cmark_mutex());
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* name : {"strikethrough", "autolink", has_too_many_bars(text) ? "" : "table"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser, extension);
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_parser_feed(parser, more.data(), more.size());
  NodeTree tree(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return tree;
}

class MarkdownReader {
 public:
  explicit MarkdownReader(const SourceText& source) : source_(source.text()), builder_(source_) {}

  Document run() {
    const FrontMatter front = read_front_matter(source_);
    start_ = front.end;
    find_lines();
    const std::string_view text = source_.substr(start_);
    labels_ = read_note_labels(text);
    const NodeTree tree = parse_tree(text, labels_.unused);
    cmark_iter* const events = cmark_iter_new(tree.get());
    for (cmark_event_type event = cmark_iter_next(events); event != CMARK_EVENT_DONE; event = cmark_iter_next(events)) {
      cmark_node* const node = cmark_iter_get_node(events);
      if (event == CMARK_EVENT_EXIT) {
        leave(node);
      } else if (enter(node)) {
        cmark_iter_reset(events, node, CMARK_EVENT_EXIT);
      }
    }
    cmark_iter_free(events);
    std::optional<ReadingText> title;
    if (!front.title.empty()) title.emplace(source_).copy(front.title);
    Document document = builder_.finish(title);
    document.author = source_.substr(front.author.begin, front.author.size());
    document.date = source_.substr(front.date.begin, front.date.size());
    return document;
  }

 private:
  struct Item {
    std::string marker;
    bool fresh = true;  // its first paragraph has not come
  };
  struct List {
    bool ordered = false;
    int next = 1;
  };
  struct Quote {
    bool box = false;
    bool fresh = true;
  };
  struct Note {
    explicit Note(std::string_view source) : text(source) {}
    ReadingText text;
    std::string label;
    std::uint32_t at = 0;
  };

  void find_lines() {
    lines_.push_back(start_);
    for (std::uint32_t at = start_; at < source_.size(); ++at)
      if (source_[at] == '\n' || (source_[at] == '\r' && source_.substr(at + 1, 1) != "\n")) lines_.push_back(at + 1);
    lines_.push_back(static_cast<std::uint32_t>(source_.size()));
  }

  // Offset of a line (from 1) and column (from 1) of cmark's.
  [[nodiscard]] std::uint32_t offset(int line, int column) const {
    const auto last = static_cast<int>(lines_.size()) - 1;
    const std::uint32_t begin = lines_[static_cast<std::size_t>(std::clamp(line - 1, 0, last))];
    return std::min(begin + static_cast<std::uint32_t>(std::max(column - 1, 0)), lines_.back());
  }
  [[nodiscard]] Span span_of(cmark_node* node) const {
    const std::uint32_t begin = offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    return {begin, std::max(begin, offset(cmark_node_get_end_line(node) + 1, 1))};
  }

  // True for a leaf, whose children are read here.
  bool enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT) return false;
    if (cmark_node_get_start_line(node) >= static_cast<int>(lines_.size())) return true;  // not in the source
    const Span span = span_of(node);
    if (type == CMARK_NODE_PARAGRAPH) return read_paragraph(node, span), true;
    if (type == CMARK_NODE_HEADING) return read_heading(node, span), true;
    if (type == CMARK_NODE_CODE_BLOCK) return read_code(node, span), true;
    if (type == CMARK_NODE_HTML_BLOCK) return read_html(node, span), true;
    if (type == CMARK_NODE_THEMATIC_BREAK) return builder_.rule(), true;
    if (type == CMARK_NODE_BLOCK_QUOTE) return quotes_.push_back({}), false;
    if (type == CMARK_NODE_LIST) return open_list(node), false;
    if (type == CMARK_NODE_ITEM) return open_item(span), false;
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return open_note(span), false;
    if (std::string_view(cmark_node_get_type_string(node)) == "table") return read_table(node, span), true;
    return false;
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE && !quotes_.empty()) {
      if (quotes_.back().box) builder_.close_box();
      quotes_.pop_back();
    } else if (type == CMARK_NODE_LIST && !lists_.empty()) {
      lists_.pop_back();
    } else if (type == CMARK_NODE_ITEM && !items_.empty()) {
      items_.pop_back();
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION && note_) {
      builder_.note(labels_.numbers[note_->label], note_->label, std::move(note_->text), note_->at);
      note_.reset();
    }
  }

  InlineText inlines(cmark_node* node, Span span) const {
    return InlineReader(source_, static_cast<int>(quotes_.size()), labels_).read(node, span);
  }

  void read_heading(cmark_node* node, Span span) {
    while (span.begin < span.end && source_[span.begin] == '#') ++span.begin;
    while (span.begin < span.end && source_[span.begin] == ' ') ++span.begin;
    InlineText words = inlines(node, span);
    if (note_) return add_to_note(std::move(words.text));
    builder_.heading(cmark_node_get_heading_level(node), std::move(words.text), span.begin);
  }

  void read_paragraph(cmark_node* node, Span span) {
    InlineText words = inlines(node, span);
    if (note_) return add_to_note(std::move(words.text));
    if (words.has_picture && words.text.empty()) return builder_.figure(std::move(words.picture), span.begin);
    if (!items_.empty() && items_.back().fresh) {
      items_.back().fresh = false;
      return builder_.item(items_.back().marker, std::move(words.text), span.begin);
    }
    if (!quotes_.empty() && std::exchange(quotes_.back().fresh, false) && open_quoted_box(node, words.text, span))
      return builder_.heading(6, std::move(words.text), span.begin);
    builder_.paragraph(std::move(words.text), span.begin);
  }

  // A quotation that begins with a title is a box.
  bool open_quoted_box(cmark_node* node, const ReadingText& first, Span span) {
    const auto caption = parse::parse_caption(first.text());
    const bool labelled = caption && caption->kind == BlockKind::kBox && (caption->certain || first.all_strong());
    const bool titled = first.all_strong() && first.text().size() < 120 && cmark_node_next(node) != nullptr;
    if (builder_.in_box() || (!labelled && !titled)) return false;
    builder_.open_box(span.begin);
    quotes_.back().box = true;
    return true;
  }

  void add_to_note(ReadingText text) {
    if (text.empty()) return;
    if (!note_->text.empty()) note_->text.new_paragraph();
    note_->text.append_copy(text);
  }

  void open_list(cmark_node* node) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    lists_.push_back({ordered, ordered ? cmark_node_get_list_start(node) : 0});
  }

  void open_item(Span span) {
    std::string marker(source_.substr(span.begin, 1));
    if (!lists_.empty() && lists_.back().ordered) marker = std::to_string(lists_.back().next++);
    items_.push_back({std::move(marker)});
  }

  void open_note(Span span) {
    note_.emplace(source_);
    note_->at = span.begin;
    // cmark counts the column from behind the label.
    const std::size_t close = source_.substr(0, span.begin).rfind("]:");
    const std::size_t open = source_.substr(0, span.begin).rfind("[^");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    note_->label = note_label(source_.substr(open + 2, close - open - 2));
    note_->at = static_cast<std::uint32_t>(open);
  }

  // The lines between the fences, or those that are indented, as they stand.
  void read_code(cmark_node* node, Span span) {
    const std::string_view literal = cmark_node_get_literal(node);
    if (literal.empty()) return;
    const std::string_view first = literal.substr(0, literal.find('\n'));
    std::size_t begin = source_.substr(0, span.end).find(first, span.begin);
    if (cmark_node_get_fence_info(node) != nullptr && source_.substr(span.begin, 3).find_first_not_of("`~") > 2)
      begin = source_.substr(0, span.end).find(first, source_.find_first_of("\r\n", span.begin));
    if (begin == std::string_view::npos) return;
    ReadingText text(source_);
    const std::string_view whole = literal.substr(0, literal.find_last_not_of("\r\n") + 1);
    if (source_.substr(begin, whole.size()) == whole) {
      text.copy_as_is({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size())});
    } else {
      text.copy({static_cast<std::uint32_t>(begin), span.end});
    }
    if (note_) return add_to_note(std::move(text));
    builder_.code(std::move(text), span.begin);
  }

  // A table of raw HTML may have blank lines inside, which end cmark's block: its parts are read as one.
  void read_html(cmark_node* node, Span span) {
    if (span.begin < html_end_) return;
    const auto has = [&](const char* tag) {
      return source_.substr(span.begin, span.size()).find(tag) != std::string_view::npos;
    };
    if (has("<table") && !has("</table"))
      for (cmark_node* next = cmark_node_next(node);
           next != nullptr && cmark_node_get_type(next) == CMARK_NODE_HTML_BLOCK && !has("</table");
           next = cmark_node_next(next))
        span.end = span_of(next).end;
    html_end_ = span.end;
    read_html_blocks(source_, span, builder_);
  }

  void read_table(cmark_node* node, Span span) {
    MarkedTable table;
    table.at = span.begin;
    for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
      const bool head = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
      table.rows.push_back(read_row(row, head));
    }
    if (note_) return;
    builder_.table(std::move(table));
  }

  MarkedRow read_row(cmark_node* node, bool head) {
    MarkedRow row;
    const Span line = span_of(node);
    row.at = line.begin;
    std::uint32_t at = line.begin;
    if (at < line.end && source_[at] == '|') ++at;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
      std::uint32_t end = at;
      while (end < line.end && source_[end] != '|' && source_[end] != '\n') end += source_[end] == '\\' ? 2 : 1;
      end = std::min(end, line.end);
      Span cell{at, end};
      while (!cell.empty() && (source_[cell.begin] == ' ' || source_[cell.begin] == '\t')) ++cell.begin;
      MarkedCell marked;
      marked.head = head;
      marked.paragraphs.push_back(inlines(child, cell).text);
      row.cells.push_back(std::move(marked));
      at = std::min(end + 1, line.end);
    }
    return row;
  }

  std::string_view source_;
  BlockBuilder builder_;
  NoteLabels labels_;
  std::uint32_t start_ = 0, html_end_ = 0;
  std::vector<std::uint32_t> lines_;  // offsets at which lines start; the source's end closes them
  std::vector<List> lists_;
  std::vector<Item> items_;
  std::vector<Quote> quotes_;
  std::optional<Note> note_;
};

}  // namespace

Document parse_markdown(const SourceText& source) { return MarkdownReader(source).run(); }

}  // namespace apud
