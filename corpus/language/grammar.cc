// Names in the order of the enumerations.
// Layer 2, pure.
#include "corpus/language/grammar.h"

#include <algorithm>
#include <array>

namespace apud {
namespace {

constexpr std::array<std::string_view, kTags> kTagNames = {
    "''",   ",",   "-LRB-", "-RRB-", ".",   ":",    "``",  "$",   "ADD", "AFX", "CC",  "CD", "DT",
    "EX",   "FW",  "GW",    "HYPH",  "IN",  "JJ",   "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP",
    "NNPS", "NNS", "PDT",   "POS",   "PRP", "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",
    "VB",   "VBD", "VBG",   "VBN",   "VBP", "VBZ",  "WDT", "WP",  "WP$", "WRB"};

constexpr std::array<std::string_view, kLabels> kLabelNames = {
    "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
    "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
    "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",   "discourse",
    "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",         "mark",
    "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
    "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
    "root",       "vocative",  "xcomp"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view tag_name(Tag tag) { return kTagNames[static_cast<std::size_t>(tag)]; }
std::string_view label_name(Label label) { return kLabelNames[static_cast<std::size_t>(label)]; }
std::optional<Tag> tag_of(std::string_view name) { return find<Tag>(kTagNames, name); }
std::optional<Label> label_of(std::string_view name) { return find<Label>(kLabelNames, name); }

std::string_view universal_tag(Tag tag, Label label) {
  switch (tag) {
    case Tag::kNn:
    case Tag::kNns: return "NOUN";
    case Tag::kNnp:
    case Tag::kNnps: return label == Label::kAmod ? "ADJ" : "PROPN";
    case Tag::kAdd:
    case Tag::kFw:
    case Tag::kGw:
    case Tag::kLs: return "X";
    case Tag::kVb:
    case Tag::kVbd:
    case Tag::kVbg:
    case Tag::kVbn:
    case Tag::kVbp:
    case Tag::kVbz:
      if (label == Label::kAux || label == Label::kAuxPass || label == Label::kCop) return "AUX";
      return tag == Tag::kVbn && label == Label::kAmod ? "ADJ" : "VERB";
    case Tag::kMd: return "AUX";
    case Tag::kJj:
    case Tag::kJjr:
    case Tag::kJjs:
    case Tag::kAfx: return "ADJ";
    case Tag::kRb:
    case Tag::kRbr:
    case Tag::kRbs:
    case Tag::kWrb: return label == Label::kMark ? "SCONJ" : "ADV";
    case Tag::kRp: return "ADP";
    case Tag::kIn: return label == Label::kMark ? "SCONJ" : "ADP";
    case Tag::kTo: return label == Label::kCase ? "ADP" : "PART";
    case Tag::kPos: return "PART";
    case Tag::kDt:
    case Tag::kPdt:
    case Tag::kWdt: return label == Label::kDet || label == Label::kDetPredet ? "DET" : "PRON";
    case Tag::kEx:
    case Tag::kPrp:
    case Tag::kPrpPossessive:
    case Tag::kWp:
    case Tag::kWpPossessive: return "PRON";
    case Tag::kCc: return "CCONJ";
    case Tag::kCd: return "NUM";
    case Tag::kUh: return "INTJ";
    case Tag::kSym:
    case Tag::kDollar: return "SYM";
    default: return "PUNCT";
  }
}

}  // namespace apud
