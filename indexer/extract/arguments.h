// What a phrase stands for: an entity, a value or its words.
// Layer 5, pure.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/names/lexicon.h"
#include "indexer/extract/named_sentence.h"

namespace apud {

// What an argument may be, as a set. Entity types have the bits of their order; a phrase that is no name has the bit
// that its noun hints at ("leaders": a person).
using KindSet = std::uint32_t;
constexpr KindSet kind_bit(EntityType type) { return KindSet{1} << static_cast<unsigned>(type); }

inline constexpr KindSet kCountryKind = kind_bit(EntityType::kCountry);
inline constexpr KindSet kRegionKind = kind_bit(EntityType::kRegion);
inline constexpr KindSet kPlaceKind = kind_bit(EntityType::kPlace);
inline constexpr KindSet kOrganizationKind = kind_bit(EntityType::kOrganization);
inline constexpr KindSet kPersonKind = kind_bit(EntityType::kPerson);
inline constexpr KindSet kInfrastructureKind = kind_bit(EntityType::kInfrastructure);
inline constexpr KindSet kProgramKind = kind_bit(EntityType::kProgram);
inline constexpr KindSet kEventKind = kind_bit(EntityType::kEvent);
inline constexpr KindSet kAgreementKind = kind_bit(EntityType::kAgreement);
inline constexpr KindSet kWorkKind = kind_bit(EntityType::kWork);
inline constexpr KindSet kRoleKind = kind_bit(EntityType::kRole);
inline constexpr KindSet kConceptKind = kind_bit(EntityType::kConcept);
inline constexpr KindSet kMoneyKind = KindSet{1} << 12;
inline constexpr KindSet kPercentKind = KindSet{1} << 13;
inline constexpr KindSet kQuantityKind = KindSet{1} << 14;
inline constexpr KindSet kDateKind = KindSet{1} << 15;
inline constexpr KindSet kTextKind = KindSet{1} << 16;      // a phrase that nothing is known of
inline constexpr KindSet kClauseKind = KindSet{1} << 17;    // a statement: "that trade grows"
inline constexpr KindSet kPronounKind = KindSet{1} << 18;   // not resolved
inline constexpr KindSet kStrategyKind = KindSet{1} << 19;  // besides its own: "strategy", "plan", "vision"

inline constexpr KindSet kAreaKinds = kCountryKind | kRegionKind | kPlaceKind;
inline constexpr KindSet kAmountKinds = kMoneyKind | kPercentKind | kQuantityKind;
inline constexpr KindSet kAgentKinds = kAreaKinds | kOrganizationKind | kPersonKind | kRoleKind | kPronounKind;
inline constexpr KindSet kAnyKind = ~KindSet{0};

// What a common noun's lemma hints at; 0 if nothing.
KindSet noun_kind(std::string_view lemma);

using Words = std::span<const std::uint32_t>;

// Appends the stretches that the words make; neighbours are one stretch.
void append_spans(const NamedSentence& sentence, Words words, std::vector<Span>& spans);
// The words as one text, one space between stretches.
std::string text_of(const NamedSentence& sentence, std::span<const Span> spans);

// What the phrase may count as.
KindSet kind_of(const NamedSentence& sentence, const Lexicon& lexicon, const Phrase& phrase);

// An entity where the phrase is its name with nothing that restricts it, a value where its head is one, else text.
// Prepositions at the front have been taken off by the caller.
Argument argument_of(const NamedSentence& sentence, const Phrase& phrase);

// The phrase without the marks and the "and" at its edges, or without the prepositions at its front as well.
Phrase without_marks(const NamedSentence& sentence, Phrase phrase);
Phrase without_preposition(const NamedSentence& sentence, Phrase phrase);

// The conjuncts of a phrase of which one is a name: "Italy, Greece and other countries" are two, each with its own words.
class NameSplitter {
 public:
  // The phrase itself if there is only one conjunct, or none is a name and not `any`. Good until the next call.
  std::span<const Phrase> split(const NamedSentence& sentence, const Phrase& phrase, bool any = false);

 private:
  [[nodiscard]] std::size_t part_with_head(std::uint32_t head) const;

  std::vector<Phrase> parts_;
  std::vector<std::uint32_t> owner_, words_;
};

}  // namespace apud
