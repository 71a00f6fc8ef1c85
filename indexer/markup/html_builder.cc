// The page as a whole, its head, its open elements. What stands in the body is html_builder_body.cc's, tables are
// html_builder_tables.cc's, formatting that is html_formatting.cc's.
// Layer 5, pure.
#include "indexer/markup/html_builder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "corpus/text/error.h"
#include "indexer/markup/character_references.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

using enum HtmlTag;

constexpr std::size_t kDeepest = 512;  // as browsers have it
constexpr std::size_t kMostMemory = 700'000'000;
constexpr std::size_t kChunkBytes = std::size_t{1} << 18;

// Attributes that somebody asks for.
bool is_kept(std::string_view name) {
  constexpr std::array<std::string_view, 16> kKept{"id",      "class",   "href",     "name",     "role",  "hidden",
                                                   "style",   "start",   "type",     "alt",      "value", "content",
                                                   "colspan", "rowspan", "property", "epub:type"};
  return std::find(kKept.begin(), kKept.end(), name) != kKept.end();
}

}  // namespace

void* HtmlMemory::take(std::size_t bytes) {
  bytes = (bytes + 15) & ~std::size_t{15};
  taken_ += bytes;
  if (taken_ > kMostMemory) throw Error(ErrorCode::kUnreadable, "the HTML page is too large", "", "split it");
  if (bytes > kChunkBytes / 4) return chunks_.emplace_back(std::make_unique_for_overwrite<char[]>(bytes)).get();
  if (bytes > left_) {
    next_ = chunks_.emplace_back(std::make_unique_for_overwrite<char[]>(kChunkBytes)).get();
    left_ = kChunkBytes;
  }
  left_ -= bytes;
  return std::exchange(next_, next_ + bytes);
}

std::string_view HtmlMemory::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(take(text.size()));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

void unlink(HtmlNode* node) {
  if (node->parent == nullptr) return;
  (node->before == nullptr ? node->parent->first : node->before->after) = node->after;
  (node->after == nullptr ? node->parent->last : node->after->before) = node->before;
  node->parent = node->before = node->after = nullptr;
}

void append(HtmlNode* parent, HtmlNode* node) {
  node->parent = parent;
  node->before = parent->last;
  (parent->last == nullptr ? parent->first : parent->last->after) = node;
  parent->last = node;
}

HtmlBuilder::HtmlBuilder(std::string_view html, HtmlMemory& memory) : html_(html), memory_(memory), tokens_(html) {
  root_ = memory_.make<HtmlNode>();
  root_->tag = kHtml;
  stack_.push_back(root_);
}

void HtmlBuilder::run() {
  while (tokens_.next(token_)) {
    if (raw_) {
      raw_ = false;
      if (token_.kind == HtmlToken::Kind::kText) {
        insert_text();
        raw_ = true;
        continue;
      }
      const bool own = token_.kind == HtmlToken::Kind::kEndTag && same_name(current());
      if (own) current()->end_tag = token_.source;
      pop();
      if (own) continue;
    }
    while (!process()) {
    }
  }
  token_.kind = HtmlToken::Kind::kEnd;
  if (head_ == nullptr) head_ = insert_implied(kHead);
  if (body_ == nullptr) open_body(false);
}

bool HtmlBuilder::process() {
  const bool foreign = is_token_foreign();
  tokens_.set_foreign(current()->foreign);
  const bool done = foreign ? in_foreign() : in_mode(mode_);
  tokens_.set_foreign(current()->foreign);
  return done;
}

bool HtmlBuilder::in_mode(Mode mode) {
  switch (mode) {
    case Mode::kBeforeHead: return before_head();
    case Mode::kInHead: return in_head();
    case Mode::kAfterHead: return after_head();
    case Mode::kInBody: return in_body();
    case Mode::kInTable: return in_table();
    case Mode::kInCaption: return in_caption();
    case Mode::kInColumnGroup: return in_column_group();
    case Mode::kInTableBody: return in_table_body();
    case Mode::kInRow: return in_row();
    case Mode::kInCell: return in_cell();
    case Mode::kInSelect: return in_select();
  }
  return true;
}

// ------------------------------------------------------------------------------------------ nodes

void HtmlBuilder::take_attributes(HtmlNode* element) {
  const HtmlAttribute** end = &element->attributes;
  while (*end != nullptr) end = const_cast<const HtmlAttribute**>(&(*end)->next);
  for (const HtmlToken::Attribute& given : token_.attributes) {
    const SmallLetters name(html_.substr(given.name.begin, given.name.size()));
    if (!is_kept(name.text()) || has_attribute(element, name.text())) continue;
    auto* const attribute = memory_.make<HtmlAttribute>();
    attribute->name = memory_.keep(name.text());
    attribute->source = given.value;
    const std::string_view value = html_.substr(given.value.begin, given.value.size());
    attribute->value =
        value.find('&') == std::string_view::npos ? value : memory_.keep(without_references(value, true));
    *end = attribute;
    end = &attribute->next;
  }
}

HtmlNode* HtmlBuilder::make_element() {
  auto* const element = memory_.make<HtmlNode>();
  element->tag = token_.tag;
  element->source = token_.source;
  if (!token_.attributes.empty()) take_attributes(element);
  return element;
}

// Where a node goes: into the target, or before a table that cannot hold it.
void HtmlBuilder::put(HtmlNode* node, HtmlNode* target) {
  const HtmlTag tag = target->tag;
  const bool of_table = tag == kTable || tag == kTbody || tag == kThead || tag == kTfoot || tag == kTr;
  if (!foster_ || !of_table) return append(target, node);
  std::size_t at = stack_.size();
  while (at > 0 && stack_[at - 1]->tag != kTable) --at;
  if (at == 0) return append(root_, node);
  HtmlNode* const table = stack_[at - 1];
  if (table->parent == nullptr) return append(at > 1 ? stack_[at - 2] : root_, node);
  node->parent = table->parent;
  node->after = table;
  node->before = table->before;
  (table->before == nullptr ? table->parent->first : table->before->after) = node;
  table->before = node;
}

HtmlNode* HtmlBuilder::insert(HtmlNode* element) {
  if (stack_.size() >= kDeepest) {
    pop();
    reset_mode();
  }
  put(element, current());
  stack_.push_back(element);
  return element;
}

HtmlNode* HtmlBuilder::insert_implied(HtmlTag tag) {
  auto* const element = memory_.make<HtmlNode>();
  element->tag = tag;
  element->source = {token_.source.begin, token_.source.begin};
  return insert(element);
}

void HtmlBuilder::insert_void() { put(make_element(), current()); }

// An element whose content is text whatever it looks like.
void HtmlBuilder::insert_raw() {
  insert_element();
  tokens_.text_until(token_.tag);
  raw_ = true;
}

void HtmlBuilder::insert_text() {
  Span words = token_.source;
  if (std::exchange(line_due_, false)) {
    if (html_.substr(words.begin, 2) == "\r\n")
      words.begin += 2;
    else if (html_[words.begin] == '\n' || html_[words.begin] == '\r')
      ++words.begin;
    if (words.empty()) return;
  }
  auto* const text = memory_.make<HtmlNode>();
  text->source = words;
  text->white = std::all_of(html_.begin() + words.begin, html_.begin() + words.end, is_html_white);
  put(text, current());
}

// ------------------------------------------------------------------------------------------ the stack

bool HtmlBuilder::same_name(const HtmlNode* element) const {
  if (element->tag != token_.tag) return false;
  if (element->tag != kUnknown) return true;
  const std::string_view own = html_.substr(std::min<std::size_t>(element->source.begin + 1, html_.size()));
  const std::string_view name = html_.substr(token_.name.begin, token_.name.size());
  return own.size() >= name.size() && parse::equals_ignoring_case(own.substr(0, name.size()), name) &&
         (own.size() == name.size() || is_html_white(own[name.size()]) || own[name.size()] == '/' ||
          own[name.size()] == '>');
}

bool HtmlBuilder::is_boundary(const HtmlNode* node, Scope scope) const {
  const HtmlTag tag = node->tag;
  if (tag == kHtml || tag == kTable || tag == kTemplate) return true;
  if (scope == Scope::kTable) return false;
  if (tag == kApplet || tag == kCaption || tag == kTd || tag == kTh || tag == kMarquee || tag == kObject) return true;
  if (node->foreign) return is_integration_point(node);
  if (scope == Scope::kButton) return tag == kButton;
  return scope == Scope::kListItem && (tag == kOl || tag == kUl);
}

bool HtmlBuilder::in_scope(HtmlTag tag, Scope scope) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    if (stack_[i]->tag == tag && !stack_[i]->foreign) return true;
    if (is_boundary(stack_[i], scope)) return false;
  }
  return false;
}

bool HtmlBuilder::is_open(HtmlTag tag) const {
  return std::any_of(stack_.begin(), stack_.end(), [&](const HtmlNode* node) { return node->tag == tag; });
}

void HtmlBuilder::pop() {
  if (stack_.size() > 1) stack_.pop_back();
}

void HtmlBuilder::pop_until(HtmlTag tag) {
  while (stack_.size() > 1 && (current()->tag != tag || current()->foreign)) pop();
  if (token_.kind == HtmlToken::Kind::kEndTag && token_.tag == tag) current()->end_tag = token_.source;
  pop();
}

void HtmlBuilder::pop_to(bool (*is_context)(HtmlTag)) {
  while (stack_.size() > 1 && !is_context(current()->tag)) pop();
}

void HtmlBuilder::generate_implied_ends(HtmlTag except) {
  while (ends_by_itself(current()->tag) && current()->tag != except) pop();
}

void HtmlBuilder::close_paragraph() {
  if (!in_scope(kP, Scope::kButton)) return;
  generate_implied_ends(kP);
  pop_until(kP);
}

void HtmlBuilder::end_element(HtmlTag tag) {
  generate_implied_ends(tag);
  pop_until(tag);
}

void HtmlBuilder::end_any_other() {
  for (std::size_t i = stack_.size(); i-- > 1;) {
    HtmlNode* const node = stack_[i];
    if (same_name(node) && !node->foreign) {
      generate_implied_ends(node->tag);
      node->end_tag = token_.source;
      while (stack_.size() > i) pop();
      return;
    }
    if (is_special(node->tag)) return;
  }
}

void HtmlBuilder::reset_mode() {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    switch (stack_[i]->tag) {
      case kSelect: mode_ = Mode::kInSelect; return;
      case kTd:
      case kTh: mode_ = Mode::kInCell; return;
      case kTr: mode_ = Mode::kInRow; return;
      case kTbody:
      case kThead:
      case kTfoot: mode_ = Mode::kInTableBody; return;
      case kCaption: mode_ = Mode::kInCaption; return;
      case kColgroup: mode_ = Mode::kInColumnGroup; return;
      case kTable: mode_ = Mode::kInTable; return;
      case kHead: mode_ = Mode::kInHead; return;
      case kTemplate:
      case kBody: mode_ = Mode::kInBody; return;
      default: break;
    }
  }
  mode_ = body_ != nullptr ? Mode::kInBody : head_ != nullptr ? Mode::kAfterHead : Mode::kBeforeHead;
}

// ------------------------------------------------------------------------------------------ the head

bool HtmlBuilder::before_head() {
  const bool start = token_.kind == HtmlToken::Kind::kStartTag;
  if (token_.kind == HtmlToken::Kind::kText &&
      std::all_of(html_.begin() + token_.source.begin, html_.begin() + token_.source.end, is_html_white))
    return true;
  if (start && token_.tag == kHtml) return take_attributes(root_), true;
  if (token_.kind == HtmlToken::Kind::kEndTag && token_.tag != kHead && token_.tag != kBody && token_.tag != kHtml &&
      token_.tag != kBr)
    return true;
  if (start && token_.tag == kHead) {
    head_ = insert_element();
  } else {
    head_ = insert_implied(kHead);
  }
  mode_ = Mode::kInHead;
  return start && token_.tag == kHead;
}

// True for what stands in a head, wherever it is met.
bool HtmlBuilder::start_head_element(HtmlTag tag) {
  switch (tag) {
    case kBase:
    case kBasefont:
    case kBgsound:
    case kLink:
    case kMeta: insert_void(); return true;
    case kTitle:
    case kNoframes:
    case kStyle:
    case kScript: insert_raw(); return true;
    case kTemplate:
      insert_element();
      push_marker();
      mode_ = Mode::kInBody;
      return true;
    default: return false;
  }
}

bool HtmlBuilder::in_head() {
  if (token_.kind == HtmlToken::Kind::kText) {
    if (std::all_of(html_.begin() + token_.source.begin, html_.begin() + token_.source.end, is_html_white))
      return insert_text(), true;
  } else if (token_.kind == HtmlToken::Kind::kStartTag) {
    if (token_.tag == kHtml) return take_attributes(root_), true;
    if (token_.tag == kHead) return true;
    if (token_.tag == kNoscript && current()->tag != kNoscript) return insert_element(), true;
    if (start_head_element(token_.tag)) return true;
  } else {
    if (token_.tag == kNoscript && current()->tag == kNoscript) return pop(), true;
    if (token_.tag == kHead) {
      while (current()->tag != kHead && stack_.size() > 1) pop();
      pop();
      mode_ = Mode::kAfterHead;
      return true;
    }
    if (token_.tag != kBody && token_.tag != kHtml && token_.tag != kBr) return true;
  }
  while (current()->tag != kHead && stack_.size() > 1) pop();
  pop();
  mode_ = Mode::kAfterHead;
  return false;
}

void HtmlBuilder::open_body(bool stated) {
  while (stack_.size() > 1) pop();
  body_ = stated ? insert_element() : insert_implied(kBody);
  mode_ = Mode::kInBody;
}

bool HtmlBuilder::after_head() {
  if (token_.kind == HtmlToken::Kind::kText &&
      std::all_of(html_.begin() + token_.source.begin, html_.begin() + token_.source.end, is_html_white))
    return true;
  if (token_.kind == HtmlToken::Kind::kStartTag) {
    if (token_.tag == kHtml) return take_attributes(root_), true;
    if (token_.tag == kBody) return open_body(true), true;
    if (token_.tag == kHead || token_.tag == kFrameset) return true;
    stack_.push_back(head_);
    const bool taken = start_head_element(token_.tag);
    stack_.erase(std::find(stack_.begin(), stack_.end(), head_));
    if (taken) return true;
  } else if (token_.kind == HtmlToken::Kind::kEndTag && token_.tag != kBody && token_.tag != kHtml &&
             token_.tag != kBr) {
    return true;
  }
  open_body(false);
  return false;
}

}  // namespace apud::markup
