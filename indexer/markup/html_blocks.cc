// One walk over the elements. Words gather in the paragraph that is open; the edge of every block ends it.
// Layer 5, pure.
#include "indexer/markup/html_blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "indexer/markup/html_text.h"
#include "indexer/parse/captions.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

bool is_box_word(std::string_view word) {
  constexpr std::array<std::string_view, 7> kWords{"box",     "boxout",  "callout", "textbox",
                                                   "pullout", "infobox", "panel"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

int to_int(std::string_view digits, int otherwise) {
  int value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return std::clamp(value, -100'000, 100'000);
}

bool is_strong(HtmlTag tag) { return tag == HtmlTag::kB || tag == HtmlTag::kStrong || tag == HtmlTag::kEm; }

// What many pages put behind a heading, as a link to itself.
bool is_anchor_sign(std::string_view words) {
  return words == "#" || words == "\u00B6" || words == "\u00A7" || words == "\U0001F517";
}

// "1. ", "[1] ", "1 " at the start of a note whose number is known.
std::uint32_t number_length(std::string_view text, std::string_view number) {
  std::size_t at = 0;
  const auto pass = [&](std::string_view signs) {
    while (at < text.size() && signs.find(text[at]) != std::string_view::npos) ++at;
  };
  pass("[( ");
  if (!text.substr(at).starts_with(number)) return 0;
  at += number.size();
  const std::size_t end = at;
  pass("]).: ");
  return at > end || at == text.size() ? static_cast<std::uint32_t>(at) : 0;
}

}  // namespace

HtmlBlocks::HtmlBlocks(std::string_view source, std::uint32_t base, const HtmlTree& tree, const HtmlNotes& notes,
                       const std::vector<bool>& left_out, BlockBuilder& builder)
    : source_(source), base_(base), tree_(tree), notes_(notes), left_out_(left_out), builder_(builder), text_(source) {}

void HtmlBlocks::read(const HtmlNode* root) {
  for (const HtmlNode* at = root; at != nullptr;) {
    const bool into = enter(at);
    at = next_node(at, root, into, [this](const HtmlNode* node) { leave(node); });
  }
  flush();
}

std::uint32_t HtmlBlocks::offset_of(const HtmlNode* node) const { return base_ + node->source.begin; }

std::uint32_t HtmlBlocks::begin_of(const ReadingText& text) const {
  return text.map().runs().empty() ? 0 : text.map().runs().front().source;
}

bool HtmlBlocks::is_left_out(const HtmlNode* node) const {
  const HtmlTag tag = node->tag;
  return is_skipped(tag) || left_out_[node->number] || is_hidden(node) || notes_.leads_back(node);
}

// True where the children are to be walked.
bool HtmlBlocks::enter(const HtmlNode* node) {
  if (is_text(node)) return add_text(node), false;
  if (!is_element(node)) return false;
  if (is_left_out(node)) return false;
  if (const HtmlMark* mark = notes_.mark(node)) {
    text_.mark(mark->number, mark->key,
               {base_ + node->source.begin, base_ + std::max(node->source.end, node->end_tag.end)});
    return false;
  }
  const HtmlTag tag = node->tag;
  if (heading_ != nullptr && tag == HtmlTag::kA && is_anchor_sign(words_below(tree_, node, 4))) return false;
  if (!note_ && notes_.note(node) != nullptr) {
    flush();
    open_note(node);
  }
  if (is_block(tag)) return enter_block(node, tag);
  enter_inline(node, tag);
  return true;
}

bool HtmlBlocks::enter_block(const HtmlNode* node, HtmlTag tag) {
  flush();
  if (note_) return true;  // its paragraphs, whatever they are made of
  if (is_heading(tag)) heading_ = node;
  if (tag == HtmlTag::kHr) builder_.rule();
  if (tag == HtmlTag::kPre) pre_ = node;
  if (tag == HtmlTag::kUl || tag == HtmlTag::kOl)
    lists_.push_back({node, tag == HtmlTag::kOl, to_int(attribute(node, "start"), 1)});
  if (tag == HtmlTag::kLi) open_item(node);
  if (tag == HtmlTag::kTable && !lays_out(node)) return read_table(node), false;
  if (tag == HtmlTag::kFigure) return read_figure(node), false;
  if (is_box(node, tag)) {
    builder_.open_box(offset_of(node));
    boxes_.push_back(node);
  }
  return true;
}

void HtmlBlocks::enter_inline(const HtmlNode* node, HtmlTag tag) {
  if (tag == HtmlTag::kBr) {
    if (pre_ == nullptr && std::exchange(after_break_, true)) flush();
    text_.blank();
  } else if (tag == HtmlTag::kImg) {
    picture_ = attribute(node, "alt");
  } else if (is_strong(tag)) {
    text_.set_strong(++strong_ > 0);
  }
}

void HtmlBlocks::leave(const HtmlNode* node) {
  if (!is_element(node) || is_left_out(node)) return;
  const HtmlTag tag = node->tag;
  if (is_strong(tag) && notes_.mark(node) == nullptr) text_.set_strong((strong_ = std::max(0, strong_ - 1)) > 0);
  if (tag == HtmlTag::kA) return close_link(node);
  if (tag == HtmlTag::kSub || tag == HtmlTag::kSup || !is_block(tag)) return;
  flush();
  if (node == note_node_) close_note();
  if (node == heading_) heading_ = nullptr;
  if (node == pre_) pre_ = nullptr;
  if (!lists_.empty() && lists_.back().node == node) lists_.pop_back();
  if (!items_.empty() && items_.back().node == node) items_.pop_back();
  if (!boxes_.empty() && boxes_.back() == node) {
    builder_.close_box();
    boxes_.pop_back();
  }
}

void HtmlBlocks::add_text(const HtmlNode* node) {
  const Span span{node->source.begin + base_, node->source.end + base_};
  if (node->white && pre_ == nullptr) {
    if (!text_.empty()) text_.copy(span);
    return;
  }
  after_break_ = false;
  add_html_text(source_, span, pre_ != nullptr, text_);
}

void HtmlBlocks::flush() {
  after_break_ = false;
  ReadingText text = std::exchange(text_, ReadingText(source_));
  text_.set_strong(strong_ > 0);
  const std::string picture = std::exchange(picture_, "");
  if (text.empty() && text.marks().empty()) return;
  if (note_) {
    if (!note_->empty()) note_->new_paragraph();
    note_->append_copy(text);
    return;
  }
  const std::uint32_t at = begin_of(text);
  if (heading_ != nullptr) {
    builder_.heading(1 + static_cast<int>(heading_->tag) - static_cast<int>(HtmlTag::kH1), std::move(text), at);
  } else if (pre_ != nullptr) {
    builder_.code(std::move(text), at);
  } else if (!items_.empty() && items_.back().fresh) {
    items_.back().fresh = false;
    builder_.item(items_.back().marker, std::move(text), at);
  } else {
    builder_.paragraph(std::move(text), at);
  }
}

void HtmlBlocks::open_item(const HtmlNode* node) {
  std::string marker = "\u2022";
  if (!lists_.empty() && lists_.back().ordered) {
    List& list = lists_.back();
    list.next = to_int(attribute(node, "value"), list.next);
    const std::string_view type = attribute(list.node, "type");
    const bool letters = (type == "a" || type == "A") && list.next >= 1 && list.next <= 26;
    marker = letters ? std::string(1, static_cast<char>(type[0] + list.next - 1)) : std::to_string(list.next);
    ++list.next;
  }
  items_.push_back({node, std::move(marker)});
}

void HtmlBlocks::open_note(const HtmlNode* node) {
  note_.emplace(source_);
  note_node_ = node;
  note_at_ = offset_of(node);
}

void HtmlBlocks::close_note() {
  const HtmlMark& mark = *notes_.note(note_node_);
  note_->drop_front(number_length(note_->text(), mark.number));
  builder_.note(mark.number, mark.key, std::move(*note_), note_at_);
  note_.reset();
  note_node_ = nullptr;
}

// In notes and lines that name sources the address of a link belongs to the words.
void HtmlBlocks::close_link(const HtmlNode* node) {
  if (notes_.mark(node) != nullptr) return;
  const HtmlAttribute* const href = find_attribute(node, "href");
  if (href == nullptr || text_.empty()) return;
  const std::string_view address = href->value;
  const bool leads_out = address.starts_with("http://") || address.starts_with("https://");
  if (!leads_out || (!note_ && !parse::is_source_line(text_.text()))) return;
  const std::string_view bare = address.substr(address.find("://") + 3);
  if (text_.text().ends_with(bare) ||
      text_.text().ends_with(bare.substr(0, bare.size() - (bare.ends_with('/') ? 1 : 0))))
    return;
  const Span span{base_ + href->source.begin, base_ + href->source.end};
  text_.blank();
  text_.replace({span.begin, span.begin}, "(" + std::string(address) + ")");
}

bool HtmlBlocks::is_box(const HtmlNode* node, HtmlTag tag) const {
  if (tag == HtmlTag::kAside) return true;
  if (tag != HtmlTag::kDiv && tag != HtmlTag::kSection && tag != HtmlTag::kBlockquote) return false;
  if (builder_.in_box()) return false;
  const auto caption = parse::parse_caption(words_below(tree_, node, 120));
  if (caption && caption->kind == BlockKind::kBox) {
    // The innermost element that begins so is the box, unless it is the title's own.
    for (const HtmlNode* at = next_node(node, node); at != nullptr; at = next_node(at, node)) {
      const HtmlTag inner = at->tag;
      if (!is_element(at) || !is_block(inner)) continue;
      const bool frame = inner == HtmlTag::kDiv || inner == HtmlTag::kSection || inner == HtmlTag::kBlockquote;
      return !frame || words_below(tree_, at, 400).size() < words_below(tree_, node, 400).size();
    }
    return false;
  }
  return tag == HtmlTag::kDiv && has_class_word(node, is_box_word);
}

ReadingText HtmlBlocks::words_of(const HtmlNode* node) {
  ReadingText words(source_);
  for (ReadingText& paragraph : paragraphs_of(node)) {
    words.blank();
    words.append_copy(paragraph);
  }
  return words;
}

void read_html_blocks(std::string_view source, Span piece, BlockBuilder& builder) {
  const HtmlTree tree(source.substr(piece.begin, piece.size()));
  if (tree.body() == nullptr) return;
  const HtmlNotes notes(tree.size());
  const std::vector<bool> nothing(tree.size());
  HtmlBlocks(source, piece.begin, tree, notes, nothing, builder).read(tree.body());
}

}  // namespace apud::markup
