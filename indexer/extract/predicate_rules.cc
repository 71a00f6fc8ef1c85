// The table of verbs. What each predicate's subject and object are: docs/output_schema.md.
// Layer 5, pure: general words of English only, no names.
#include "indexer/extract/predicate_rules.h"

#include <algorithm>
#include <array>

namespace apud {
namespace {

using enum ObjectPlace;

constexpr KindSet kThings = kAnyKind & ~(kDateKind | kAmountKinds | kClauseKind);
constexpr KindSet kPlaces = kAreaKinds | kInfrastructureKind;
constexpr KindSet kPapers = kAgreementKind | kWorkKind | kProgramKind | kTextKind;
constexpr KindSet kSites = kInfrastructureKind | kOrganizationKind | kPlaceKind | kTextKind | kPronounKind;
constexpr KindSet kOccasions = kEventKind | kProgramKind | kAgreementKind;
constexpr KindSet kMembers = kAreaKinds | kOrganizationKind | kPersonKind | kPronounKind | kTextKind;
constexpr KindSet kGroups = kOrganizationKind | kAgreementKind | kProgramKind;
constexpr KindSet kSpeakers = kAgentKinds | kTextKind | kWorkKind;
constexpr KindSet kFigures = kAnyKind & ~(kPersonKind | kDateKind | kClauseKind);

// Sorted by verb; of one verb the first rule that fits is taken.
constexpr auto kRules = std::to_array<PredicateRule>({
    {"accede", kActiveOblique, "", "to", "member_of", kMembers, kGroups},
    {"acknowledge", kClause, "", "", "said", kSpeakers},
    {"act", kActiveOblique, "", "as", "holds_role", kPersonKind | kPronounKind, kPersonKind | kRoleKind},
    {"add", kClause, "", "", "said", kPersonKind | kPronounKind | kOrganizationKind | kCountryKind},
    {"admit", kClause, "", "", "said", kSpeakers},
    {"admit", kPassiveOblique, "", "to", "member_of", kMembers, kGroups},
    {"affirm", kClause, "", "", "said", kSpeakers},
    {"amount", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"announce", kClause, "", "", "said", kSpeakers},
    {"appear", kActiveOblique, "", "in", "published_in", kWorkKind, kWorkKind | kOrganizationKind},
    {"appoint", kPassiveOblique, "", "as", "holds_role", kAgentKinds | kTextKind, kPersonKind | kRoleKind},
    {"argue", kClause, "", "", "said", kSpeakers},
    {"assert", kClause, "", "", "said", kSpeakers},
    {"author", kDirect, "", "", "authored", kAgentKinds | kTextKind, kThings},
    {"average", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"back", kDirect, "", "", "supports", kAgentKinds | kTextKind, kThings},
    {"bankroll", kDirect, "", "", "funds", kAgentKinds | kTextKind, kThings},
    {"base", kPassiveOblique, "", "in", "headquarters", kOrganizationKind, kPlaces},
    {"base", kPassiveOblique, "", "in", "located_in", kSites, kPlaces},
    {"base", kPassiveOblique, "", "at", "located_in", kSites, kPlaces},
    {"belong", kActiveOblique, "", "to", "member_of", kAreaKinds | kOrganizationKind | kPersonKind, kGroups},
    {"belong", kActiveOblique, "", "to", "part_of", kInfrastructureKind | kPlaceKind | kRegionKind,
     kInfrastructureKind | kAreaKinds},
    {"caution", kClause, "", "", "said", kSpeakers},
    {"cite", kDirect, "", "", "cites", kAnyKind, kThings},
    {"claim", kClause, "", "", "said", kSpeakers},
    {"co-author", kDirect, "", "", "authored", kAgentKinds | kTextKind, kThings},
    {"co-finance", kDirect, "", "", "funds", kAgentKinds | kTextKind, kThings},
    {"co-fund", kDirect, "", "", "funds", kAgentKinds | kTextKind, kThings},
    {"co-host", kDirect, "", "", "hosted", kAgentKinds | kTextKind, kThings},
    {"come", kActiveOblique, "", "to", "has_value", kTextKind | kProgramKind, kMoneyKind | kPercentKind},
    {"comment", kClause, "", "", "said", kSpeakers},
    {"complete", kDirect, "", "", "completed", kThings, kThings},
    {"conclude", kClause, "", "", "said", kSpeakers},
    {"conclude", kDirect, "", "", "signed", kAgentKinds | kTextKind, kAgreementKind},
    {"connect", kDirect, "", "", "connects", kThings, kThings},
    {"convene", kPassiveOblique, "", "in", "held_at", kOccasions, kPlaces},
    {"convene", kPassiveOblique, "", "at", "held_at", kOccasions, kPlaces},
    {"convene", kPassiveOblique, "", "on", "held_on", kOccasions, kDateKind},
    {"convene", kPassiveOblique, "", "in", "held_on", kOccasions, kDateKind},
    {"cost", kDirect, "", "", "has_value", kFigures, kMoneyKind},
    {"declare", kClause, "", "", "said", kSpeakers},
    {"decline", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"drop", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"emphasise", kClause, "", "", "said", kSpeakers},
    {"emphasize", kClause, "", "", "said", kSpeakers},
    {"endorse", kDirect, "", "", "supports", kAgentKinds | kTextKind, kThings},
    {"enter", kActiveOblique, "", "into", "signed", kAgentKinds | kTextKind, kAgreementKind},
    {"equal", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"exceed", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"explain", kClause, "", "", "said", kSpeakers},
    {"fall", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"finance", kDirect, "", "", "funds", kAgentKinds | kTextKind | kProgramKind, kThings},
    {"finish", kDirect, "", "", "completed", kThings, kInfrastructureKind | kProgramKind | kWorkKind},
    {"fund", kDirect, "", "", "funds", kAgentKinds | kTextKind | kProgramKind, kThings},
    {"grow", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"have", kNoun, "headquarters", "in", "headquarters", kOrganizationKind | kTextKind, kPlaces},
    {"have", kNoun, "meeting", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"have", kNoun, "talk", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"headquarter", kPassiveOblique, "", "in", "headquarters", kAgentKinds | kTextKind, kPlaces},
    {"headquarter", kPassiveOblique, "", "at", "headquarters", kAgentKinds | kTextKind, kPlaces},
    {"hit", kDirect, "", "", "has_value", kTextKind, kAmountKinds},
    {"hold", kNoun, "consultation", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"hold", kNoun, "discussion", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"hold", kNoun, "meeting", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"hold", kNoun, "talk", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"hold", kNoun, "talks", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"hold", kPassiveOblique, "", "in", "held_at", kOccasions, kPlaces},
    {"hold", kPassiveOblique, "", "at", "held_at", kOccasions, kPlaces},
    {"hold", kPassiveOblique, "", "on", "held_on", kOccasions, kDateKind},
    {"hold", kPassiveOblique, "", "in", "held_on", kOccasions, kDateKind},
    {"hold", kPassiveOblique, "", "from", "held_on", kOccasions, kDateKind},
    {"host", kDirect, "", "", "hosted", kAgentKinds | kTextKind | kInfrastructureKind, kThings},
    {"inaugurate", kDirect, "", "", "launched", kAgentKinds | kTextKind, kThings},
    {"increase", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"indicate", kClause, "", "", "said", kAgentKinds | kWorkKind},
    {"ink", kDirect, "", "", "signed", kAgentKinds | kTextKind, kThings},
    {"insist", kClause, "", "", "said", kSpeakers},
    {"invest", kActiveOblique, "", "in", "invests_in", kAgentKinds | kTextKind, kThings},
    {"invest", kActiveOblique, "", "into", "invests_in", kAgentKinds | kTextKind, kThings},
    {"join", kDirect, "", "", "member_of", kMembers, kOrganizationKind | kAgreementKind},
    {"kick_off", kDirect, "", "", "launched", kAgentKinds | kTextKind, kProgramKind | kEventKind | kInfrastructureKind},
    {"know", kPassiveOblique, "", "as", "alias_of", kThings, kThings, true},
    {"launch", kDirect, "", "", "launched", kThings, kThings},
    {"lie", kActiveOblique, "", "in", "located_in", kSites, kPlaces},
    {"link", kDirect, "", "", "connects", kThings, kPlaces},
    {"locate", kPassiveOblique, "", "in", "located_in", kThings, kThings},
    {"locate", kPassiveOblique, "", "at", "located_in", kThings, kThings},
    {"locate", kPassiveOblique, "", "on", "located_in", kThings, kThings},
    {"locate", kPassiveOblique, "", "near", "located_in", kThings, kThings},
    {"maintain", kClause, "", "", "said", kSpeakers},
    {"make", kNoun, "investment", "in", "invests_in", kAgentKinds | kTextKind, kThings},
    {"make", kNoun, "trip", "to", "visited", kAgentKinds | kTextKind, kPlaces | kOrganizationKind},
    {"make", kNoun, "visit", "to", "visited", kAgentKinds | kTextKind, kPlaces | kOrganizationKind},
    {"manufacture", kDirect, "", "", "produces", kThings, kThings},
    {"meet", kDirect, "", "", "met_with", kAgentKinds, kAgentKinds},
    {"meet", kActiveOblique, "", "with", "met_with", kAgentKinds | kTextKind, kAgentKinds},
    {"mention", kDirect, "", "", "mentions", kAnyKind, kThings},
    {"note", kClause, "", "", "said", kSpeakers},
    {"number", kDirect, "", "", "has_value", kFigures | kPersonKind, kQuantityKind},
    {"observe", kClause, "", "", "said", kPersonKind | kPronounKind | kWorkKind},
    {"pay", kNoun, "visit", "to", "visited", kAgentKinds | kTextKind, kPlaces | kOrganizationKind},
    {"pen", kDirect, "", "", "authored", kAgentKinds, kWorkKind | kTextKind},
    {"point_out", kClause, "", "", "said", kSpeakers},
    {"produce", kDirect, "", "", "produces", kThings, kThings},
    {"provide", kNoun, "finance", "for", "funds", kAgentKinds | kTextKind, kThings},
    {"provide", kNoun, "financing", "for", "funds", kAgentKinds | kTextKind, kThings},
    {"provide", kNoun, "funding", "for", "funds", kAgentKinds | kTextKind, kThings},
    {"publish", kPassiveOblique, "", "in", "published_on", kThings, kDateKind},
    {"publish", kPassiveOblique, "", "on", "published_on", kThings, kDateKind},
    {"publish", kPassiveOblique, "", "in", "published_in", kThings, kWorkKind | kOrganizationKind},
    {"quote", kDirect, "", "", "cites", kAnyKind, kThings},
    {"reach", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"remark", kClause, "", "", "said", kSpeakers},
    {"report", kClause, "", "", "said", kSpeakers},
    {"rise", kActiveOblique, "", "to", "has_value", kFigures, kAmountKinds},
    {"roll_out", kDirect, "", "", "launched", kThings, kThings},
    {"say", kClause, "", "", "said"},
    {"serve", kActiveOblique, "", "as", "holds_role", kPersonKind | kPronounKind, kPersonKind | kRoleKind | kTextKind},
    {"sign", kDirect, "", "", "signed", kAgentKinds | kTextKind, kThings},
    {"sit", kActiveOblique, "", "in", "located_in", kInfrastructureKind | kPlaceKind, kPlaces},
    {"situate", kPassiveOblique, "", "in", "located_in", kThings, kThings},
    {"situate", kPassiveOblique, "", "at", "located_in", kThings, kThings},
    {"situate", kPassiveOblique, "", "on", "located_in", kThings, kThings},
    {"stand", kActiveOblique, "", "at", "has_value", kTextKind, kAmountKinds},
    {"stand", kActiveOblique, "", "in", "located_in", kInfrastructureKind | kPlaceKind, kPlaces},
    {"state", kClause, "", "", "said", kSpeakers},
    {"stress", kClause, "", "", "said", kSpeakers},
    {"suggest", kClause, "", "", "said", kPersonKind | kPronounKind | kOrganizationKind},
    {"support", kDirect, "", "", "supports", kAnyKind, kThings},
    {"surpass", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"take", kNoun, "place", "in", "held_at", kThings, kPlaces},
    {"take", kNoun, "place", "at", "held_at", kThings, kPlaces},
    {"take", kNoun, "place", "on", "held_on", kThings, kDateKind},
    {"take", kNoun, "place", "in", "held_on", kThings, kDateKind},
    {"take", kNoun, "place", "from", "held_on", kThings, kDateKind},
    {"tell", kClause, "", "", "said", kSpeakers},
    {"top", kDirect, "", "", "has_value", kTextKind, kAmountKinds},
    {"total", kDirect, "", "", "has_value", kFigures, kAmountKinds},
    {"underline", kClause, "", "", "said", kSpeakers},
    {"underscore", kClause, "", "", "said", kSpeakers},
    {"visit", kDirect, "", "", "visited", kAgentKinds | kTextKind, kThings},
    {"warn", kClause, "", "", "said", kSpeakers},
    {"weigh", kDirect, "", "", "has_value", kThings, kQuantityKind},
    {"write", kClause, "", "", "said", kSpeakers},
    {"write", kDirect, "", "", "authored", kAgentKinds | kTextKind, kWorkKind},
});

constexpr bool sorted_by_verb() {
  for (std::size_t i = 1; i < kRules.size(); ++i)
    if (kRules[i].verb < kRules[i - 1].verb) return false;
  return true;
}
static_assert(sorted_by_verb());

}  // namespace

std::span<const PredicateRule> all_rules() { return kRules; }

std::span<const PredicateRule> rules_of(std::string_view verb) {
  const auto first = std::lower_bound(kRules.begin(), kRules.end(), verb,
                                      [](const PredicateRule& rule, std::string_view v) { return rule.verb < v; });
  const auto last = std::find_if(first, kRules.end(), [&](const PredicateRule& rule) { return rule.verb != verb; });
  return {first, last};
}

}  // namespace apud
