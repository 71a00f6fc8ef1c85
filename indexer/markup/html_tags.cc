// Names are looked up in a table made at compile time: every tag of every page asks.
// Layer 5, pure.
#include "indexer/markup/html_tags.h"

#include <array>
#include <initializer_list>

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

constexpr std::array<std::uint8_t, kSlots> kByHash = [] {
  std::array<std::uint8_t, kSlots> table{};
  for (std::size_t n = 0; n < kNames.size(); ++n) {
    std::size_t slot = slot_of(kNames[n]);
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(n + 1);
  }
  return table;
}();

using enum HtmlTag;
using TagSet = std::array<bool, 256>;

constexpr TagSet set_of(std::initializer_list<HtmlTag> tags) {
  TagSet set{};
  for (const HtmlTag tag : tags) set[static_cast<std::uint8_t>(tag)] = true;
  return set;
}

constexpr TagSet kIsBlock = set_of(
    {kHtml,       kBody,  kP,     kDiv, kSection, kArticle, kMain, kAside, kHeader,   kFooter,     kNav,     kAddress,
     kBlockquote, kPre,   kUl,    kOl,  kLi,      kDl,      kDt,   kDd,    kFigure,   kFigcaption, kTable,   kCaption,
     kTbody,      kThead, kTfoot, kTr,  kTd,      kTh,      kHr,   kForm,  kFieldset, kDetails,    kSummary, kCenter,
     kHgroup,     kDir,   kMenu,  kH1,  kH2,      kH3,      kH4,   kH5,    kH6});
constexpr TagSet kIsSkipped =
    set_of({kScript, kStyle,  kTemplate, kNoscript, kHead,   kSvg,      kMath,    kButton, kSelect, kTextarea, kInput,
            kIframe, kObject, kAudio,    kVideo,    kCanvas, kNoframes, kNoembed, kApplet, kRp,     kRt});
constexpr TagSet kIsVoid = set_of({kArea, kBase, kBasefont, kBgsound, kBr, kCol, kEmbed, kFrame, kHr, kImg, kInput,
                                   kKeygen, kLink, kMeta, kParam, kSource, kTrack, kWbr});
constexpr TagSet kIsFormatting =
    set_of({kA, kB, kBig, kCode, kEm, kFont, kI, kNobr, kS, kSmall, kStrike, kStrong, kTt, kU});
constexpr TagSet kIsSpecial = set_of(
    {kAddress,   kApplet, kArea,     kArticle,  kAside,      kBase,     kBasefont, kBgsound, kBlockquote, kBody,
     kBr,        kButton, kCaption,  kCenter,   kCol,        kColgroup, kDd,       kDetails, kDir,        kDiv,
     kDl,        kDt,     kEmbed,    kFieldset, kFigcaption, kFigure,   kFooter,   kForm,    kFrame,      kFrameset,
     kH1,        kH2,     kH3,       kH4,       kH5,         kH6,       kHead,     kHeader,  kHgroup,     kHr,
     kHtml,      kIframe, kImg,      kInput,    kKeygen,     kLi,       kLink,     kListing, kMain,       kMarquee,
     kMenu,      kMeta,   kNav,      kNoembed,  kNoframes,   kNoscript, kObject,   kOl,      kP,          kParam,
     kPlaintext, kPre,    kScript,   kSearch,   kSection,    kSelect,   kSource,   kStyle,   kSummary,    kTable,
     kTbody,     kTd,     kTemplate, kTextarea, kTfoot,      kTh,       kThead,    kTitle,   kTr,         kTrack,
     kUl,        kWbr,    kXmp});
constexpr TagSet kClosesParagraph =
    set_of({kAddress,   kArticle,  kAside,      kBlockquote, kCenter,  kDd,      kDetails, kDialog, kDir, kDiv, kDl,
            kDt,        kFieldset, kFigcaption, kFigure,     kFooter,  kForm,    kH1,      kH2,     kH3,  kH4,  kH5,
            kH6,        kHeader,   kHgroup,     kHr,         kLi,      kListing, kMain,    kMenu,   kNav, kOl,  kP,
            kPlaintext, kPre,      kSearch,     kSection,    kSummary, kTable,   kUl,      kXmp});
constexpr TagSet kEndsByItself = set_of({kDd, kDt, kLi, kOptgroup, kOption, kP, kRb, kRp, kRt, kRtc});

}  // namespace

HtmlTag html_tag_of(std::string_view name) {
  for (std::size_t slot = slot_of(name); kByHash[slot] != 0; slot = (slot + 1) % kSlots)
    if (kNames[kByHash[slot] - 1U] == name) return static_cast<HtmlTag>(kByHash[slot] - 1 + kFirst);
  return HtmlTag::kUnknown;
}

std::string_view html_name_of(HtmlTag tag) {
  return tag < HtmlTag::kA ? "" : kNames[static_cast<std::uint8_t>(tag) - kFirst];
}

bool is_block(HtmlTag tag) { return kIsBlock[static_cast<std::uint8_t>(tag)]; }
bool is_skipped(HtmlTag tag) { return kIsSkipped[static_cast<std::uint8_t>(tag)]; }
bool is_void(HtmlTag tag) { return kIsVoid[static_cast<std::uint8_t>(tag)]; }
bool is_formatting(HtmlTag tag) { return kIsFormatting[static_cast<std::uint8_t>(tag)]; }
bool is_special(HtmlTag tag) { return kIsSpecial[static_cast<std::uint8_t>(tag)]; }
bool closes_paragraph(HtmlTag tag) { return kClosesParagraph[static_cast<std::uint8_t>(tag)]; }
bool ends_by_itself(HtmlTag tag) { return kEndsByItself[static_cast<std::uint8_t>(tag)]; }

}  // namespace apud::markup
