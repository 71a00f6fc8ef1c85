// Tables, whose parts are implied where they are not written, and <select>.
// Layer 5, pure.
#include <algorithm>
#include <string_view>

#include "indexer/markup/html_builder.h"

namespace apud::markup {
namespace {

using enum HtmlTag;

bool is_row_group(HtmlTag tag) { return tag == kTbody || tag == kThead || tag == kTfoot; }
bool is_cell(HtmlTag tag) { return tag == kTd || tag == kTh; }
bool is_table_part(HtmlTag tag) {
  return tag == kCaption || tag == kCol || tag == kColgroup || is_row_group(tag) || is_cell(tag) || tag == kTr;
}
bool is_outer(HtmlTag tag) { return tag == kHtml || tag == kTemplate; }
bool is_table_context(HtmlTag tag) { return tag == kTable || is_outer(tag); }
bool is_group_context(HtmlTag tag) { return is_row_group(tag) || is_outer(tag); }
bool is_row_context(HtmlTag tag) { return tag == kTr || is_outer(tag); }

bool is_white_text(std::string_view words) { return words.find_first_not_of(" \t\r\n\f") == std::string_view::npos; }

}  // namespace

bool HtmlBuilder::foster_in_body() {
  foster_ = true;
  const bool done = in_body();
  foster_ = false;
  return done;
}

bool HtmlBuilder::in_table() {
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kText) {
    if (!is_white_text(html_.substr(token_.source.begin, token_.source.size()))) return foster_in_body();
    return insert_text(), true;
  }
  if (token_.kind == HtmlToken::Kind::kStartTag) return start_in_table();
  if (tag == kBody || tag == kHtml || is_table_part(tag)) return true;
  if (tag != kTable) return foster_in_body();
  if (!in_scope(kTable, Scope::kTable)) return true;
  pop_until(kTable);
  reset_mode();
  return true;
}

bool HtmlBuilder::start_in_table() {
  const HtmlTag tag = token_.tag;
  switch (tag) {
    case kCaption:
      pop_to(is_table_context);
      push_marker();
      insert_element();
      mode_ = Mode::kInCaption;
      return true;
    case kCol:
    case kColgroup:
      pop_to(is_table_context);
      mode_ = Mode::kInColumnGroup;
      if (tag == kColgroup) return insert_element(), true;
      insert_implied(kColgroup);
      return false;
    case kTbody:
    case kThead:
    case kTfoot:
      pop_to(is_table_context);
      insert_element();
      mode_ = Mode::kInTableBody;
      return true;
    case kTd:
    case kTh:
    case kTr:
      pop_to(is_table_context);
      insert_implied(kTbody);
      mode_ = Mode::kInTableBody;
      return false;
    case kTable:
      if (!in_scope(kTable, Scope::kTable)) return true;
      pop_until(kTable);
      reset_mode();
      return false;
    case kStyle:
    case kScript:
    case kTemplate: return start_head_element(tag);
    case kInput: {
      const HtmlNode* const input = make_element();
      if (attribute(input, "type") != "hidden") return foster_in_body();
      insert_void();
      return true;
    }
    case kForm:
      if (form_ != nullptr || is_open(kTemplate)) return true;
      form_ = insert_element();
      pop();
      return true;
    default: return foster_in_body();
  }
}

// Ends a caption, a group of rows or columns, a row: back to the mode around it.
bool HtmlBuilder::close_float(HtmlTag tag, Mode mode) {
  if (!in_scope(tag, Scope::kTable)) return false;
  pop_until(tag);
  mode_ = mode;
  return true;
}

bool HtmlBuilder::in_caption() {
  const HtmlTag tag = token_.tag;
  const bool end = token_.kind == HtmlToken::Kind::kEndTag;
  const bool ends =
      (end && (tag == kCaption || tag == kTable)) || (token_.kind == HtmlToken::Kind::kStartTag && is_table_part(tag));
  if (ends) {
    if (!in_scope(kCaption, Scope::kTable)) return true;
    generate_implied_ends();
    close_float(kCaption, Mode::kInTable);
    clear_to_marker();
    return end && tag == kCaption;
  }
  if (end && (tag == kBody || tag == kHtml || is_table_part(tag))) return true;
  return in_body();
}

bool HtmlBuilder::in_column_group() {
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kText && is_white_text(html_.substr(token_.source.begin, token_.source.size())))
    return insert_text(), true;
  if (token_.kind == HtmlToken::Kind::kStartTag && tag == kCol) return insert_void(), true;
  if (token_.kind == HtmlToken::Kind::kEndTag && tag == kCol) return true;
  if (tag == kTemplate && token_.kind == HtmlToken::Kind::kStartTag) return start_head_element(tag);
  const bool own = token_.kind == HtmlToken::Kind::kEndTag && tag == kColgroup;
  if (current()->tag != kColgroup) {
    if (own) return true;
    reset_mode();
    if (mode_ == Mode::kInColumnGroup) mode_ = Mode::kInTable;
    return false;
  }
  pop();
  mode_ = Mode::kInTable;
  return own;
}

bool HtmlBuilder::in_table_body() {
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kStartTag) {
    if (tag == kTr || is_cell(tag)) {
      pop_to(is_group_context);
      mode_ = Mode::kInRow;
      if (tag == kTr) return insert_element(), true;
      insert_implied(kTr);
      return false;
    }
  } else if (token_.kind == HtmlToken::Kind::kEndTag) {
    if (is_row_group(tag)) {
      if (!in_scope(tag, Scope::kTable)) return true;
      pop_to(is_group_context);
      current()->end_tag = token_.source;
      pop();
      mode_ = Mode::kInTable;
      return true;
    }
    if (tag == kBody || tag == kHtml || tag == kCaption || tag == kCol || tag == kColgroup || is_cell(tag) ||
        tag == kTr)
      return true;
  }
  const bool ends = (token_.kind == HtmlToken::Kind::kStartTag && is_table_part(tag)) ||
                    (token_.kind == HtmlToken::Kind::kEndTag && tag == kTable);
  if (!ends) return in_table();
  if (!in_scope(kTbody, Scope::kTable) && !in_scope(kThead, Scope::kTable) && !in_scope(kTfoot, Scope::kTable))
    return true;
  pop_to(is_group_context);
  pop();
  mode_ = Mode::kInTable;
  return false;
}

bool HtmlBuilder::in_row() {
  const HtmlTag tag = token_.tag;
  const bool start = token_.kind == HtmlToken::Kind::kStartTag, end = token_.kind == HtmlToken::Kind::kEndTag;
  if (start && is_cell(tag)) {
    pop_to(is_row_context);
    insert_element();
    mode_ = Mode::kInCell;
    push_marker();
    return true;
  }
  if (end && (tag == kBody || tag == kHtml || tag == kCaption || tag == kCol || tag == kColgroup || is_cell(tag)))
    return true;
  const bool own = end && tag == kTr;
  const bool ends = own || (start && is_table_part(tag)) || (end && (tag == kTable || is_row_group(tag)));
  if (!ends) return in_table();
  if (end && is_row_group(tag) && !in_scope(tag, Scope::kTable)) return true;
  if (!in_scope(kTr, Scope::kTable)) return true;
  pop_to(is_row_context);
  if (own) current()->end_tag = token_.source;
  pop();
  mode_ = Mode::kInTableBody;
  return own;
}

void HtmlBuilder::close_cell() {
  generate_implied_ends();
  while (stack_.size() > 1 && !is_cell(current()->tag)) pop();
  pop();
  clear_to_marker();
  mode_ = Mode::kInRow;
}

bool HtmlBuilder::in_cell() {
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kEndTag) {
    if (is_cell(tag)) {
      if (!in_scope(tag, Scope::kTable)) return true;
      generate_implied_ends();
      pop_until(tag);
      clear_to_marker();
      mode_ = Mode::kInRow;
      return true;
    }
    if (tag == kBody || tag == kHtml || tag == kCaption || tag == kCol || tag == kColgroup) return true;
    if (tag == kTable || is_row_group(tag) || tag == kTr) {
      if (!in_scope(tag, Scope::kTable)) return true;
      close_cell();
      return false;
    }
  } else if (token_.kind == HtmlToken::Kind::kStartTag && is_table_part(tag)) {
    if (!in_scope(kTd, Scope::kTable) && !in_scope(kTh, Scope::kTable)) return true;
    close_cell();
    return false;
  }
  return in_body();
}

bool HtmlBuilder::in_select() {
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kText) return insert_text(), true;
  const bool table_part = tag == kTable || tag == kCaption || is_row_group(tag) || tag == kTr || is_cell(tag);
  const auto leave = [&] {
    pop_until(kSelect);
    reset_mode();
  };
  if (token_.kind == HtmlToken::Kind::kEndTag) {
    if (tag == kOptgroup && current()->tag == kOption && stack_.size() > 2 &&
        stack_[stack_.size() - 2]->tag == kOptgroup)
      pop();
    if ((tag == kOption || tag == kOptgroup) && current()->tag == tag) pop();
    if (tag == kSelect) leave();
    if (!table_part || !in_scope(tag, Scope::kTable)) return true;
    leave();
    return false;
  }
  switch (tag) {
    case kOption:
    case kOptgroup:
      if (current()->tag == kOption) pop();
      if (tag == kOptgroup && current()->tag == kOptgroup) pop();
      insert_element();
      return true;
    case kSelect: leave(); return true;
    case kInput:
    case kKeygen:
    case kTextarea: leave(); return false;
    case kScript:
    case kTemplate: return start_head_element(tag);
    default: break;
  }
  if (!table_part || !is_open(kTable)) return true;
  leave();
  return false;
}

}  // namespace apud::markup
