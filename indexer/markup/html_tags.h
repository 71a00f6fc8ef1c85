// The elements of HTML that reading knows by name, and what kinds of elements they are.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud::markup {

// In the order of their names; kNone is what no element has, kUnknown any other name.
enum class HtmlTag : std::uint8_t {
  kNone,
  kUnknown,
  kA,
  kAddress,
  kApplet,
  kArea,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBase,
  kBasefont,
  kBgsound,
  kBig,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCaption,
  kCenter,
  kCode,
  kCol,
  kColgroup,
  kDd,
  kDetails,
  kDialog,
  kDir,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kFrame,
  kFrameset,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHgroup,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kKeygen,
  kLi,
  kLink,
  kListing,
  kMain,
  kMarquee,
  kMath,
  kMenu,
  kMeta,
  kNav,
  kNobr,
  kNoembed,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOptgroup,
  kOption,
  kP,
  kParam,
  kPlaintext,
  kPre,
  kRb,
  kRp,
  kRt,
  kRtc,
  kRuby,
  kS,
  kScript,
  kSearch,
  kSection,
  kSelect,
  kSmall,
  kSource,
  kSpan,
  kStrike,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTitle,
  kTr,
  kTrack,
  kTt,
  kU,
  kUl,
  kVideo,
  kWbr,
  kXmp
};

// `name` in small letters.
HtmlTag html_tag_of(std::string_view name);
std::string_view html_name_of(HtmlTag tag);  // of a known one

bool is_block(HtmlTag tag);    // begins a paragraph of its own
bool is_skipped(HtmlTag tag);  // holds no text of the page: scripts, styles, controls
inline bool is_heading(HtmlTag tag) { return tag >= HtmlTag::kH1 && tag <= HtmlTag::kH6; }

// What the rules of the standard for building a page's tree tell apart.
bool is_void(HtmlTag tag);        // has no end tag and no content
bool is_formatting(HtmlTag tag);  // goes on in the next block where it was not closed
bool is_special(HtmlTag tag);     // no end tag of an unknown element closes it
bool closes_paragraph(HtmlTag tag);
bool ends_by_itself(HtmlTag tag);  // where what is around it ends: li, p, rt ...

}  // namespace apud::markup
