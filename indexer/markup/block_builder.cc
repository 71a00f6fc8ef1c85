// Captions and source lines are told from paragraphs here, by the same words as in plain text.
// Layer 5, pure.
#include "indexer/markup/block_builder.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/parse/captions.h"
#include "indexer/parse/characters.h"
#include "indexer/parse/run_in.h"

namespace apud::markup {
namespace {

constexpr std::size_t kLongestCaption = 400;

// A mark may come before the blank that the text lost at its end, never behind the text.
void bound_marks(std::vector<MarkRef>& marks, std::size_t size) {
  for (MarkRef& mark : marks) mark.ref.at = std::min(mark.ref.at, static_cast<std::uint32_t>(size));
}

}  // namespace

void BlockBuilder::diagnose(const char* code, Span source, std::string message) {
  diagnostics_.push_back({code, source, std::move(message)});
}

BlockBuilder::Draft& BlockBuilder::add(BlockKind kind, ReadingText text, std::uint32_t at) {
  Draft draft;
  draft.block.kind = kind;
  draft.block.text = text.text();
  draft.block.map = text.map();
  draft.block.section = section_;
  if (!boxes_.empty()) draft.block.parent = boxes_.back().index;
  draft.marks = std::move(text.marks());
  bound_marks(draft.marks, draft.block.text.size());
  draft.at = at;
  drafts_.push_back(std::move(draft));
  return drafts_.back();
}

void BlockBuilder::heading(int marks, ReadingText text, std::uint32_t at) {
  if (text.empty()) return;
  if (!boxes_.empty() && boxes_.back().stated) {
    // A heading inside a box is its title, or a paragraph of it: it opens no section.
    Draft& box = drafts_[boxes_.back().index];
    if (boxes_.back().index + 1 == drafts_.size() && box.block.text.empty()) {
      const auto caption = parse::parse_caption(text.text());
      return label_float(box, caption ? caption->label : "", std::move(text));
    }
    add(BlockKind::kParagraph, std::move(text), at);
    drafts_.back().block.title = drafts_.back().block.text;
    return;
  }
  if (take_caption(text, at)) return;
  close_guessed_box();
  open_float_.reset();
  const auto numbering = parse::parse_numbering(text.text());
  const int level = levels_.level_marked(marks, numbering);
  while (!section_.empty() && drafts_[section_.back()].block.level >= level) section_.pop_back();
  Draft& draft = add(BlockKind::kHeading, std::move(text), at);
  draft.block.level = static_cast<std::uint8_t>(level);
  draft.marks_level = marks;
  parse::split_heading_number(draft.block);
  section_.push_back(static_cast<std::uint32_t>(drafts_.size() - 1));
}

void BlockBuilder::paragraph(ReadingText text, std::uint32_t at) {
  if (text.empty()) return;
  if (parse::is_source_line(text.text())) return source_line(std::move(text), at);
  if (take_caption(text, at)) return;
  Draft& draft = add(BlockKind::kParagraph, std::move(text), at);
  draft.block.title = parse::run_in_heading(draft.block.text);
}

void BlockBuilder::item(std::string marker, ReadingText text, std::uint32_t at) {
  if (text.empty()) return;
  Draft& draft = add(BlockKind::kParagraph, std::move(text), at);
  draft.block.list_item = true;
  draft.block.number = std::move(marker);
}

void BlockBuilder::code(ReadingText text, std::uint32_t at) {
  if (!text.empty()) add(BlockKind::kParagraph, std::move(text), at);
}

// A label that nothing but a title can follow, or one that is set off as a whole, or a picture or table just before it.
bool BlockBuilder::take_caption(ReadingText& text, std::uint32_t at) {
  if (text.text().size() > kLongestCaption) return false;
  const auto caption = parse::parse_caption(text.text());
  if (!caption) return false;
  const bool behind = captions_last_float(caption->kind);
  if (!caption->certain && !text.all_strong() && !behind) return false;
  if (behind) {
    label_float(drafts_[*open_float_], caption->label, std::move(text));
    return true;
  }
  start_float(caption->kind, caption->label, std::move(text), at);
  return true;
}

bool BlockBuilder::captions_last_float(BlockKind kind) const {
  if (!open_float_ || !float_has_content_ || kind == BlockKind::kBox) return false;
  const Draft& last = drafts_[*open_float_];
  const bool fits = last.block.kind == kind || last.block.kind == BlockKind::kFigure;
  const bool alone = drafts_.size() == *open_float_ + 1 || drafts_.back().block.parent == *open_float_;
  return fits && alone && last.block.label.empty();
}

// The text becomes the float's, without its label.
void BlockBuilder::label_float(Draft& draft, std::string label, ReadingText text) {
  if (!label.empty()) {
    const auto caption = parse::parse_caption(text.text());
    text.drop_front(static_cast<std::uint32_t>(caption ? caption->length : 0));
    draft.block.label = std::move(label);
  }
  draft.block.text = text.text();
  draft.block.title = text.text();
  draft.block.map = text.map();
  draft.marks = std::move(text.marks());
  bound_marks(draft.marks, draft.block.text.size());
}

void BlockBuilder::start_float(BlockKind kind, std::string label, ReadingText title, std::uint32_t at) {
  const bool stated_box = !boxes_.empty() && boxes_.back().stated;
  if (kind == BlockKind::kBox) {
    if (stated_box && boxes_.back().index + 1 == drafts_.size() && drafts_.back().block.text.empty())
      return label_float(drafts_.back(), std::move(label), std::move(title));
    close_guessed_box();
  }
  add(kind, ReadingText(source_), at);
  label_float(drafts_.back(), std::move(label), std::move(title));
  const auto index = static_cast<std::uint32_t>(drafts_.size() - 1);
  if (kind == BlockKind::kBox) {
    boxes_.push_back({index, false});
    open_float_.reset();
  } else {
    open_float_ = index;
    float_has_content_ = false;
  }
}

void BlockBuilder::source_line(ReadingText text, std::uint32_t at) {
  Draft& draft = add(BlockKind::kSource, std::move(text), at);
  if (open_float_) {
    draft.block.parent = open_float_;
    open_float_.reset();
  } else {
    close_stated_end();
  }
}

// A source line ends a box that has no other end.
void BlockBuilder::close_stated_end() {
  if (!boxes_.empty() && !boxes_.back().stated) boxes_.pop_back();
}

void BlockBuilder::close_guessed_box() {
  if (boxes_.empty() || boxes_.back().stated) return;
  const Block& box = drafts_[boxes_.back().index].block;
  const std::uint32_t begin = drafts_[boxes_.back().index].at;
  diagnose("box_end_guessed", {begin, begin}, box.label + " has no sign at its end: it was taken to end here");
  boxes_.pop_back();
}

void BlockBuilder::open_box(std::uint32_t at) {
  add(BlockKind::kBox, ReadingText(source_), at);
  boxes_.push_back({static_cast<std::uint32_t>(drafts_.size() - 1), true});
  open_float_.reset();
}

void BlockBuilder::close_box() {
  while (!boxes_.empty() && !boxes_.back().stated) boxes_.pop_back();
  if (boxes_.empty()) return;
  // A box that says nothing is none.
  if (boxes_.back().index + 1 == drafts_.size() && drafts_.back().block.text.empty()) drafts_.pop_back();
  boxes_.pop_back();
  open_float_.reset();
}

void BlockBuilder::rule() {
  close_stated_end();
  open_float_.reset();
}

void BlockBuilder::figure(ReadingText caption, std::uint32_t at) {
  const bool waits = open_float_ && !float_has_content_ && *open_float_ + 1 == drafts_.size() &&
                     drafts_[*open_float_].block.kind == BlockKind::kFigure;
  float_has_content_ = true;
  if (waits) return;
  const auto label = parse::parse_caption(caption.text());
  add(BlockKind::kFigure, ReadingText(source_), at);
  label_float(drafts_.back(), label && label->kind == BlockKind::kFigure ? label->label : "", std::move(caption));
  open_float_ = static_cast<std::uint32_t>(drafts_.size() - 1);
}

void BlockBuilder::note(std::string number, std::string key, ReadingText text, std::uint32_t at) {
  Draft& draft = add(BlockKind::kFootnote, std::move(text), at);
  draft.block.number = std::move(number);
  draft.block.parent.reset();
  draft.block.section.clear();
  notes_.emplace(std::move(key), static_cast<std::uint32_t>(drafts_.size() - 1));
}

// The paragraph just before a table, where its words are a caption's.
bool BlockBuilder::takes_paragraph_as_caption() {
  if (drafts_.empty() || drafts_.back().block.kind != BlockKind::kParagraph || drafts_.back().block.list_item)
    return false;
  Draft& last = drafts_.back();
  const auto caption = parse::parse_caption(last.block.text);
  if (!caption || caption->kind != BlockKind::kTable || last.block.text.size() > kLongestCaption) return false;
  last.block.kind = BlockKind::kTable;
  last.block.label = caption->label;
  const auto skip = static_cast<std::uint32_t>(caption->length);
  TextMap map;
  for (const Run& run : last.block.map.runs()) {
    const std::uint32_t cut = run.text < skip ? std::min(run.length, skip - run.text) : 0;
    if (run.text + run.length > skip)
      map.add({run.text + cut - skip, run.source + cut, run.length - cut, run.jump && cut == 0});
  }
  last.block.map = std::move(map);
  last.block.text.erase(0, skip);
  last.block.title = last.block.text;
  for (MarkRef& mark : last.marks) mark.ref.at -= std::min(mark.ref.at, skip);
  return true;
}

}  // namespace apud::markup
