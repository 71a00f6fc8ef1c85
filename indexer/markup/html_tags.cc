// Names are looked up in a table made at compile time: every tag of every page asks.
// Layer 5, pure.
#include "indexer/markup/html_tags.h"

#include <array>

namespace apud::markup {
namespace {

// As HtmlTag has them, from kA on.
constexpr std::array<std::string_view, 113> kNames{
    "a",        "address",  "applet",    "area",       "article",  "aside",      "audio",  "b",        "base",
    "basefont", "bgsound",  "big",       "blockquote", "body",     "br",         "button", "canvas",   "caption",
    "center",   "code",     "col",       "colgroup",   "dd",       "details",    "dialog", "dir",      "div",
    "dl",       "dt",       "em",        "embed",      "fieldset", "figcaption", "figure", "font",     "footer",
    "form",     "frame",    "frameset",  "h1",         "h2",       "h3",         "h4",     "h5",       "h6",
    "head",     "header",   "hgroup",    "hr",         "html",     "i",          "iframe", "img",      "input",
    "keygen",   "li",       "link",      "listing",    "main",     "marquee",    "math",   "menu",     "meta",
    "nav",      "nobr",     "noembed",   "noframes",   "noscript", "object",     "ol",     "optgroup", "option",
    "p",        "param",    "plaintext", "pre",        "rb",       "rp",         "rt",     "rtc",      "ruby",
    "s",        "script",   "search",    "section",    "select",   "small",      "source", "span",     "strike",
    "strong",   "style",    "sub",       "summary",    "sup",      "svg",        "table",  "tbody",    "td",
    "template", "textarea", "tfoot",     "th",         "thead",    "title",      "tr",     "track",    "tt",
    "u",        "ul",       "video",     "wbr",        "xmp",
};
constexpr std::size_t kSlots = 512;
constexpr std::uint8_t kFirst = static_cast<std::uint8_t>(HtmlTag::kA);

constexpr std::size_t slot_of(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ hash >> 9) % kSlots;
}

constexpr std::array<std::uint8_t, kSlots> kTable = [] {
  std::array<std::uint8_t, kSlots> table{};
  for (std::size_t n = 0; n < kNames.size(); ++n) {
    std::size_t slot = slot_of(kNames[n]);
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(n + 1);
  }
  return table;
}();

}  // namespace

HtmlTag html_tag_of(std::string_view name) {
  for (std::size_t slot = slot_of(name); kTable[slot] != 0; slot = (slot + 1) % kSlots)
    if (kNames[kTable[slot] - 1U] == name) return static_cast<HtmlTag>(kTable[slot] - 1 + kFirst);
  return HtmlTag::kUnknown;
}

std::string_view html_name_of(HtmlTag tag) {
  return tag < HtmlTag::kA ? "" : kNames[static_cast<std::uint8_t>(tag) - kFirst];
}

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kHtml:
    case HtmlTag::kBody:
    case HtmlTag::kP:
    case HtmlTag::kDiv:
    case HtmlTag::kSection:
    case HtmlTag::kArticle:
    case HtmlTag::kMain:
    case HtmlTag::kAside:
    case HtmlTag::kHeader:
    case HtmlTag::kFooter:
    case HtmlTag::kNav:
    case HtmlTag::kAddress:
    case HtmlTag::kBlockquote:
    case HtmlTag::kPre:
    case HtmlTag::kUl:
    case HtmlTag::kOl:
    case HtmlTag::kLi:
    case HtmlTag::kDl:
    case HtmlTag::kDt:
    case HtmlTag::kDd:
    case HtmlTag::kFigure:
    case HtmlTag::kFigcaption:
    case HtmlTag::kTable:
    case HtmlTag::kCaption:
    case HtmlTag::kTbody:
    case HtmlTag::kThead:
    case HtmlTag::kTfoot:
    case HtmlTag::kTr:
    case HtmlTag::kTd:
    case HtmlTag::kTh:
    case HtmlTag::kHr:
    case HtmlTag::kForm:
    case HtmlTag::kFieldset:
    case HtmlTag::kDetails:
    case HtmlTag::kSummary:
    case HtmlTag::kCenter:
    case HtmlTag::kHgroup:
    case HtmlTag::kDir:
    case HtmlTag::kMenu:
    case HtmlTag::kH1:
    case HtmlTag::kH2:
    case HtmlTag::kH3:
    case HtmlTag::kH4:
    case HtmlTag::kH5:
    case HtmlTag::kH6: return true;
    default: return false;
  }
}

bool is_skipped(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kScript:
    case HtmlTag::kStyle:
    case HtmlTag::kTemplate:
    case HtmlTag::kNoscript:
    case HtmlTag::kHead:
    case HtmlTag::kSvg:
    case HtmlTag::kMath:
    case HtmlTag::kButton:
    case HtmlTag::kSelect:
    case HtmlTag::kTextarea:
    case HtmlTag::kInput:
    case HtmlTag::kIframe:
    case HtmlTag::kObject:
    case HtmlTag::kAudio:
    case HtmlTag::kVideo:
    case HtmlTag::kCanvas:
    case HtmlTag::kNoframes:
    case HtmlTag::kNoembed:
    case HtmlTag::kApplet:
    case HtmlTag::kRp:
    case HtmlTag::kRt: return true;
    default: return false;
  }
}

bool is_void(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kArea:
    case HtmlTag::kBase:
    case HtmlTag::kBasefont:
    case HtmlTag::kBgsound:
    case HtmlTag::kBr:
    case HtmlTag::kCol:
    case HtmlTag::kEmbed:
    case HtmlTag::kFrame:
    case HtmlTag::kHr:
    case HtmlTag::kImg:
    case HtmlTag::kInput:
    case HtmlTag::kKeygen:
    case HtmlTag::kLink:
    case HtmlTag::kMeta:
    case HtmlTag::kParam:
    case HtmlTag::kSource:
    case HtmlTag::kTrack:
    case HtmlTag::kWbr: return true;
    default: return false;
  }
}

bool is_formatting(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kA:
    case HtmlTag::kB:
    case HtmlTag::kBig:
    case HtmlTag::kCode:
    case HtmlTag::kEm:
    case HtmlTag::kFont:
    case HtmlTag::kI:
    case HtmlTag::kNobr:
    case HtmlTag::kS:
    case HtmlTag::kSmall:
    case HtmlTag::kStrike:
    case HtmlTag::kStrong:
    case HtmlTag::kTt:
    case HtmlTag::kU: return true;
    default: return false;
  }
}

bool is_special(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kAddress:
    case HtmlTag::kApplet:
    case HtmlTag::kArea:
    case HtmlTag::kArticle:
    case HtmlTag::kAside:
    case HtmlTag::kBase:
    case HtmlTag::kBasefont:
    case HtmlTag::kBgsound:
    case HtmlTag::kBlockquote:
    case HtmlTag::kBody:
    case HtmlTag::kBr:
    case HtmlTag::kButton:
    case HtmlTag::kCaption:
    case HtmlTag::kCenter:
    case HtmlTag::kCol:
    case HtmlTag::kColgroup:
    case HtmlTag::kDd:
    case HtmlTag::kDetails:
    case HtmlTag::kDir:
    case HtmlTag::kDiv:
    case HtmlTag::kDl:
    case HtmlTag::kDt:
    case HtmlTag::kEmbed:
    case HtmlTag::kFieldset:
    case HtmlTag::kFigcaption:
    case HtmlTag::kFigure:
    case HtmlTag::kFooter:
    case HtmlTag::kForm:
    case HtmlTag::kFrame:
    case HtmlTag::kFrameset:
    case HtmlTag::kH1:
    case HtmlTag::kH2:
    case HtmlTag::kH3:
    case HtmlTag::kH4:
    case HtmlTag::kH5:
    case HtmlTag::kH6:
    case HtmlTag::kHead:
    case HtmlTag::kHeader:
    case HtmlTag::kHgroup:
    case HtmlTag::kHr:
    case HtmlTag::kHtml:
    case HtmlTag::kIframe:
    case HtmlTag::kImg:
    case HtmlTag::kInput:
    case HtmlTag::kKeygen:
    case HtmlTag::kLi:
    case HtmlTag::kLink:
    case HtmlTag::kListing:
    case HtmlTag::kMain:
    case HtmlTag::kMarquee:
    case HtmlTag::kMenu:
    case HtmlTag::kMeta:
    case HtmlTag::kNav:
    case HtmlTag::kNoembed:
    case HtmlTag::kNoframes:
    case HtmlTag::kNoscript:
    case HtmlTag::kObject:
    case HtmlTag::kOl:
    case HtmlTag::kP:
    case HtmlTag::kParam:
    case HtmlTag::kPlaintext:
    case HtmlTag::kPre:
    case HtmlTag::kScript:
    case HtmlTag::kSearch:
    case HtmlTag::kSection:
    case HtmlTag::kSelect:
    case HtmlTag::kSource:
    case HtmlTag::kStyle:
    case HtmlTag::kSummary:
    case HtmlTag::kTable:
    case HtmlTag::kTbody:
    case HtmlTag::kTd:
    case HtmlTag::kTemplate:
    case HtmlTag::kTextarea:
    case HtmlTag::kTfoot:
    case HtmlTag::kTh:
    case HtmlTag::kThead:
    case HtmlTag::kTitle:
    case HtmlTag::kTr:
    case HtmlTag::kTrack:
    case HtmlTag::kUl:
    case HtmlTag::kWbr:
    case HtmlTag::kXmp: return true;
    default: return false;
  }
}

bool closes_paragraph(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kAddress:
    case HtmlTag::kArticle:
    case HtmlTag::kAside:
    case HtmlTag::kBlockquote:
    case HtmlTag::kCenter:
    case HtmlTag::kDd:
    case HtmlTag::kDetails:
    case HtmlTag::kDialog:
    case HtmlTag::kDir:
    case HtmlTag::kDiv:
    case HtmlTag::kDl:
    case HtmlTag::kDt:
    case HtmlTag::kFieldset:
    case HtmlTag::kFigcaption:
    case HtmlTag::kFigure:
    case HtmlTag::kFooter:
    case HtmlTag::kForm:
    case HtmlTag::kH1:
    case HtmlTag::kH2:
    case HtmlTag::kH3:
    case HtmlTag::kH4:
    case HtmlTag::kH5:
    case HtmlTag::kH6:
    case HtmlTag::kHeader:
    case HtmlTag::kHgroup:
    case HtmlTag::kHr:
    case HtmlTag::kLi:
    case HtmlTag::kListing:
    case HtmlTag::kMain:
    case HtmlTag::kMenu:
    case HtmlTag::kNav:
    case HtmlTag::kOl:
    case HtmlTag::kP:
    case HtmlTag::kPlaintext:
    case HtmlTag::kPre:
    case HtmlTag::kSearch:
    case HtmlTag::kSection:
    case HtmlTag::kSummary:
    case HtmlTag::kTable:
    case HtmlTag::kUl:
    case HtmlTag::kXmp: return true;
    default: return false;
  }
}

bool ends_by_itself(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kDd:
    case HtmlTag::kDt:
    case HtmlTag::kLi:
    case HtmlTag::kOptgroup:
    case HtmlTag::kOption:
    case HtmlTag::kP:
    case HtmlTag::kRb:
    case HtmlTag::kRp:
    case HtmlTag::kRt:
    case HtmlTag::kRtc: return true;
    default: return false;
  }
}

}  // namespace apud::markup
