// The names of parts of speech and of dependency relations.
// Layer 2, pure. The order is part of the model's format: a new name goes to the end and bumps kModelVersion.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace apud {

// Penn Treebank tags, as the English treebanks of Universal Dependencies use them.
enum class Tag : std::uint8_t {
  kQuoteClose,
  kComma,
  kLeftBracket,
  kRightBracket,
  kFullStop,
  kColon,
  kQuoteOpen,
  kDollar,
  kAdd,
  kAfx,
  kCc,
  kCd,
  kDt,
  kEx,
  kFw,
  kGw,
  kHyph,
  kIn,
  kJj,
  kJjr,
  kJjs,
  kLs,
  kMd,
  kNfp,
  kNn,
  kNnp,
  kNnps,
  kNns,
  kPdt,
  kPos,
  kPrp,
  kPrpPossessive,
  kRb,
  kRbr,
  kRbs,
  kRp,
  kSym,
  kTo,
  kUh,
  kVb,
  kVbd,
  kVbg,
  kVbn,
  kVbp,
  kVbz,
  kWdt,
  kWp,
  kWpPossessive,
  kWrb
};
inline constexpr int kTags = 49;

// Relations of Universal Dependencies, with their English subtypes.
enum class Label : std::uint8_t {
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp
};
inline constexpr int kLabels = 51;

std::string_view tag_name(Tag tag);        // "NNP"
std::string_view label_name(Label label);  // "nsubj:pass"
std::optional<Tag> tag_of(std::string_view name);
std::optional<Label> label_of(std::string_view name);

// The universal part of speech that a tag and a relation amount to: "PROPN", "AUX".
std::string_view universal_tag(Tag tag, Label label);

}  // namespace apud
