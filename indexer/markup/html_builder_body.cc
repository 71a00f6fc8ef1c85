// What stands in the body, and inside <svg> and <math>.
// Layer 5, pure.
#include <algorithm>
#include <array>
#include <utility>

#include "indexer/markup/html_builder.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

using enum HtmlTag;

// Parts of tables outside of tables, heads and frames in the body.
bool has_no_place(HtmlTag tag) {
  switch (tag) {
    case kCaption:
    case kCol:
    case kColgroup:
    case kFrame:
    case kFrameset:
    case kHead:
    case kTbody:
    case kTd:
    case kTfoot:
    case kTh:
    case kThead:
    case kTr: return true;
    default: return false;
  }
}

}  // namespace

bool HtmlBuilder::in_body() {
  if (token_.kind == HtmlToken::Kind::kText) {
    reconstruct_formatting();
    insert_text();
    return true;
  }
  line_due_ = false;
  return token_.kind == HtmlToken::Kind::kStartTag ? start_in_body() : end_in_body();
}

bool HtmlBuilder::start_in_body() {
  const HtmlTag tag = token_.tag;
  if (start_head_element(tag)) return true;
  if (is_formatting(tag)) return start_formatting(tag);
  if (closes_paragraph(tag)) return start_block(tag);
  return start_other(tag);
}

bool HtmlBuilder::start_block(HtmlTag tag) {
  if (tag == kForm && form_ != nullptr && !is_open(kTemplate)) return true;
  if (tag == kLi || tag == kDd || tag == kDt) {
    for (std::size_t i = stack_.size(); i-- > 1;) {
      const HtmlTag open = stack_[i]->tag;
      if (tag == kLi ? open == kLi : open == kDd || open == kDt) {
        end_element(open);
        break;
      }
      if (is_special(open) && open != kAddress && open != kDiv && open != kP) break;
    }
  }
  if (tag != kTable || !tokens_.quirks()) close_paragraph();
  if (is_heading(tag) && is_heading(current()->tag)) pop();
  if (tag == kHr) return insert_void(), true;
  if (tag == kXmp) {
    reconstruct_formatting();
    return insert_raw(), true;
  }
  HtmlNode* const element = insert_element();
  if (tag == kForm && !is_open(kTemplate)) form_ = element;
  if (tag == kPre || tag == kListing) line_due_ = true;
  if (tag == kTable) mode_ = Mode::kInTable;
  if (tag == kPlaintext) tokens_.text_until(kPlaintext);
  return true;
}

bool HtmlBuilder::start_formatting(HtmlTag tag) {
  if (tag == kA) {
    for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i] != nullptr;) {
      HtmlNode* const link = formatting_[i];
      if (link->tag != kA) continue;
      adopt(kA);
      std::erase(formatting_, link);
      std::erase(stack_, link);
      break;
    }
  }
  reconstruct_formatting();
  if (tag == kNobr && in_scope(kNobr)) {
    adopt(kNobr);
    reconstruct_formatting();
  }
  push_formatting(insert_element());
  return true;
}

bool HtmlBuilder::start_other(HtmlTag tag) {
  if (has_no_place(tag)) return true;
  switch (tag) {
    case kHtml:
    case kBody:
      if (tag == kHtml || body_ != nullptr) take_attributes(tag == kHtml ? root_ : body_);
      return true;
    case kButton:
      if (in_scope(kButton)) end_element(kButton);
      reconstruct_formatting();
      insert_element();
      return true;
    case kApplet:
    case kMarquee:
    case kObject:
      reconstruct_formatting();
      insert_element();
      push_marker();
      return true;
    case kTextarea:
      insert_raw();
      line_due_ = true;
      return true;
    case kIframe:
    case kNoembed: insert_raw(); return true;
    case kSelect:
      reconstruct_formatting();
      insert_element();
      mode_ = Mode::kInSelect;
      return true;
    case kOptgroup:
    case kOption:
      if (current()->tag == kOption) pop();
      reconstruct_formatting();
      insert_element();
      return true;
    case kRb:
    case kRtc:
      if (in_scope(kRuby)) generate_implied_ends();
      insert_element();
      return true;
    case kRp:
    case kRt:
      if (in_scope(kRuby)) generate_implied_ends(kRtc);
      insert_element();
      return true;
    default: break;
  }
  if (tag != kParam && tag != kSource && tag != kTrack) reconstruct_formatting();
  if (is_void(tag)) return insert_void(), true;
  HtmlNode* const element = insert_element();
  if (tag == kSvg || tag == kMath) {
    element->foreign = true;
    if (token_.closed) pop();
  }
  return true;
}

bool HtmlBuilder::end_in_body() {
  const HtmlTag tag = token_.tag;
  if (is_formatting(tag)) return adopt(tag), true;
  if (is_heading(tag)) {
    const bool any =
        std::any_of(stack_.begin(), stack_.end(), [](const HtmlNode* node) { return is_heading(node->tag); });
    for (HtmlTag heading : {kH1, kH2, kH3, kH4, kH5, kH6}) {
      if (!any || !in_scope(heading)) continue;
      generate_implied_ends();
      while (stack_.size() > 1 && !is_heading(current()->tag)) pop();
      current()->end_tag = token_.source;
      pop();
      return true;
    }
    return true;
  }
  switch (tag) {
    case kBody:
    case kHtml: return true;
    case kP:
      if (!in_scope(kP, Scope::kButton)) insert_implied(kP);
      end_element(kP);
      return true;
    case kLi:
      if (in_scope(kLi, Scope::kListItem)) end_element(kLi);
      return true;
    case kDd:
    case kDt:
      if (in_scope(tag)) end_element(tag);
      return true;
    case kForm: {
      HtmlNode* const form = std::exchange(form_, nullptr);
      if (form == nullptr || !in_scope(kForm)) return true;
      generate_implied_ends();
      std::erase(stack_, form);
      return true;
    }
    case kApplet:
    case kMarquee:
    case kObject:
    case kTemplate:
      if (!is_open(tag)) return true;
      if (tag != kTemplate && !in_scope(tag)) return true;
      end_element(tag);
      clear_to_marker();
      if (tag == kTemplate) reset_mode();
      return true;
    case kBr:
      reconstruct_formatting();
      token_.tag = kBr;
      insert_void();
      return true;
    default: break;
  }
  const bool block =
      (closes_paragraph(tag) && tag != kTable && tag != kXmp && tag != kPlaintext && tag != kHr) || tag == kButton;
  if (!block) return end_any_other(), true;
  if (in_scope(tag)) end_element(tag);
  return true;
}

// ------------------------------------------------------------------------------------------ <svg> and <math>

// An element of <svg> or <math> that holds HTML.
bool HtmlBuilder::is_integration_point(const HtmlNode* node) const {
  if (!node->foreign) return false;
  const std::string_view name = html_.substr(node->source.begin + 1, 14);
  for (const std::string_view each :
       {"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"}) {
    if (name.size() < each.size() || !parse::equals_ignoring_case(name.substr(0, each.size()), each)) continue;
    const char behind = name.size() > each.size() ? name[each.size()] : '>';
    if (each.size() == name.size() || is_html_white(behind) || behind == '>' || behind == '/') return true;
  }
  return false;
}

bool HtmlBuilder::is_token_foreign() const {
  if (!current()->foreign) return false;
  return token_.kind == HtmlToken::Kind::kEndTag || !is_integration_point(current());
}

bool HtmlBuilder::in_foreign() {
  if (token_.kind == HtmlToken::Kind::kText) return insert_text(), true;
  const HtmlTag tag = token_.tag;
  if (token_.kind == HtmlToken::Kind::kStartTag) {
    const bool breaks_out = tag == kBlockquote || tag == kBody || tag == kBr || tag == kCenter || tag == kDd ||
                            tag == kDiv || tag == kDl || tag == kDt || tag == kEmbed || is_heading(tag) ||
                            tag == kHead || tag == kHr || tag == kImg || tag == kLi || tag == kListing ||
                            tag == kMenu || tag == kMeta || tag == kOl || tag == kP || tag == kPre || tag == kRuby ||
                            tag == kSpan || tag == kSub || tag == kSup || tag == kTable || tag == kUl ||
                            (is_formatting(tag) && tag != kA && tag != kFont);
    if (breaks_out) {
      while (current()->foreign && !is_integration_point(current())) pop();
      return false;
    }
    insert_element()->foreign = true;
    if (token_.closed) pop();
    return true;
  }
  for (std::size_t i = stack_.size(); i-- > 1;) {
    if (!stack_[i]->foreign) return in_mode(mode_);
    if (!same_name(stack_[i])) continue;
    stack_[i]->end_tag = token_.source;
    while (stack_.size() > i) pop();
    return true;
  }
  return true;
}

}  // namespace apud::markup
