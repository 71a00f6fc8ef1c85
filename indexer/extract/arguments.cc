// Which words of a phrase restrict the name at its head is read from its direct dependents.
// Layer 5, pure.
#include "indexer/extract/arguments.h"

#include <algorithm>
#include <array>

#include "corpus/text/fnv1a.h"

namespace apud {
namespace {

struct NounKind {
  std::string_view lemma;
  KindSet kind;
};

// Common nouns that tell what a phrase is about.
constexpr auto kNounKinds = std::to_array<NounKind>({
    {"accord", kAgreementKind},
    {"agreement", kAgreementKind},
    {"airport", kInfrastructureKind},
    {"article", kWorkKind},
    {"author", kPersonKind},
    {"bank", kOrganizationKind},
    {"barrage", kInfrastructureKind},
    {"base", kInfrastructureKind},
    {"book", kWorkKind},
    {"bridge", kInfrastructureKind},
    {"building", kInfrastructureKind},
    {"campus", kInfrastructureKind},
    {"canal", kInfrastructureKind},
    {"castle", kInfrastructureKind},
    {"ceremony", kEventKind},
    {"chapter", kWorkKind},
    {"church", kInfrastructureKind},
    {"city", kPlaceKind},
    {"communique", kAgreementKind},
    {"company", kOrganizationKind},
    {"competition", kEventKind},
    {"conference", kEventKind},
    {"congress", kEventKind},
    {"contract", kAgreementKind},
    {"convention", kAgreementKind},
    {"corridor", kInfrastructureKind},
    {"council", kOrganizationKind},
    {"country", kCountryKind},
    {"dam", kInfrastructureKind},
    {"deal", kAgreementKind},
    {"declaration", kAgreementKind},
    {"delegate", kPersonKind},
    {"delegation", kPersonKind},
    {"economy", kCountryKind},
    {"enterprise", kOrganizationKind},
    {"event", kEventKind},
    {"exhibition", kEventKind},
    {"exposition", kEventKind},
    {"factory", kInfrastructureKind},
    {"farm", kInfrastructureKind},
    {"festival", kEventKind},
    {"firm", kOrganizationKind},
    {"forum", kEventKind},
    {"fta", kAgreementKind},
    {"fund", kOrganizationKind},
    {"government", kOrganizationKind},
    {"group", kOrganizationKind},
    {"harbor", kInfrastructureKind},
    {"harbour", kInfrastructureKind},
    {"highway", kInfrastructureKind},
    {"hospital", kInfrastructureKind},
    {"institute", kOrganizationKind},
    {"institution", kOrganizationKind},
    {"journalist", kPersonKind},
    {"laboratory", kInfrastructureKind},
    {"leader", kPersonKind},
    {"library", kInfrastructureKind},
    {"line", kInfrastructureKind},
    {"lock", kInfrastructureKind},
    {"mayor", kPersonKind},
    {"meeting", kEventKind},
    {"memorandum", kAgreementKind},
    {"mill", kInfrastructureKind},
    {"mine", kInfrastructureKind},
    {"minister", kPersonKind},
    {"ministry", kOrganizationKind},
    {"mou", kAgreementKind},
    {"motorway", kInfrastructureKind},
    {"museum", kInfrastructureKind},
    {"nation", kCountryKind},
    {"negotiation", kEventKind},
    {"novel", kWorkKind},
    {"official", kPersonKind},
    {"organization", kOrganizationKind},
    {"pact", kAgreementKind},
    {"paper", kWorkKind},
    {"park", kInfrastructureKind},
    {"participant", kPersonKind},
    {"pipeline", kInfrastructureKind},
    {"plan", kProgramKind | kStrategyKind},
    {"plant", kInfrastructureKind},
    {"poem", kWorkKind},
    {"pond", kInfrastructureKind},
    {"port", kInfrastructureKind},
    {"president", kPersonKind},
    {"program", kProgramKind},
    {"programme", kProgramKind},
    {"project", kProgramKind | kInfrastructureKind},
    {"protocol", kAgreementKind},
    {"province", kRegionKind},
    {"quay", kInfrastructureKind},
    {"railway", kInfrastructureKind},
    {"refinery", kInfrastructureKind},
    {"region", kRegionKind},
    {"report", kWorkKind},
    {"representative", kPersonKind},
    {"reservoir", kInfrastructureKind},
    {"road", kInfrastructureKind},
    {"roadmap", kProgramKind | kStrategyKind},
    {"route", kInfrastructureKind},
    {"school", kInfrastructureKind},
    {"section", kInfrastructureKind},
    {"seminar", kEventKind},
    {"session", kEventKind},
    {"settlement", kAgreementKind},
    {"shipyard", kInfrastructureKind},
    {"song", kWorkKind},
    {"speech", kWorkKind},
    {"stadium", kInfrastructureKind},
    {"state", kCountryKind},
    {"station", kInfrastructureKind},
    {"strategy", kProgramKind | kStrategyKind},
    {"study", kWorkKind},
    {"summit", kEventKind},
    {"symposium", kEventKind},
    {"talk", kEventKind},
    {"terminal", kInfrastructureKind},
    {"tournament", kEventKind},
    {"town", kPlaceKind},
    {"treaty", kAgreementKind},
    {"tunnel", kInfrastructureKind},
    {"university", kOrganizationKind},
    {"village", kPlaceKind},
    {"vision", kProgramKind | kStrategyKind},
    {"warehouse", kInfrastructureKind},
    {"well", kInfrastructureKind},
    {"wedding", kEventKind},
    {"workshop", kEventKind},
    {"zone", kInfrastructureKind},
});

// Where a lemma's entry is: open addressing over its hash; 0 is empty, else the index plus 1.
constexpr std::size_t kSlots = 512;
constexpr std::size_t slot_of(std::string_view lemma) {
  const std::uint32_t hash = fnv1a(lemma);
  return (hash ^ hash >> 15) % kSlots;
}
constexpr std::array<std::uint8_t, kSlots> noun_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t i = 0; i < kNounKinds.size(); ++i) {
    std::size_t at = slot_of(kNounKinds[i].lemma);
    while (slots[at] != 0) at = (at + 1) % kSlots;
    slots[at] = static_cast<std::uint8_t>(i + 1);
  }
  return slots;
}
constexpr std::array<std::uint8_t, kSlots> kNounSlots = noun_slots();
static_assert(kNounKinds.size() < 255);

constexpr std::size_t kMostConjuncts = 24;

// Sorted. Adjectives that make a part, or another thing, of what a name means.
constexpr auto kRestricting = std::to_array<std::string_view>(
    {"ancient",      "central",      "coastal",  "colonial", "downtown", "eastern", "half",         "inner",
     "mainland",     "many",         "medieval", "modern",   "most",     "much",    "northeastern", "northern",
     "northwestern", "part",         "post-war", "pre-war",  "rural",    "several", "some",         "southeastern",
     "southern",     "southwestern", "upper",    "urban",    "various",  "western"});

bool names_area(EntityType type) {
  return type == EntityType::kCountry || type == EntityType::kRegion || type == EntityType::kPlace;
}

// "of": "the China of today" is not China; "the Institute of ..." is itself.
bool restricts_of(EntityType type) {
  return names_area(type) || type == EntityType::kConcept || type == EntityType::kPerson;
}

bool restricts(const NamedSentence& sentence, std::uint32_t child, const Entity& entity) {
  const Token& token = sentence.token(child);
  switch (token.label) {
    case Label::kAmod:
    case Label::kDet:
    case Label::kAdvmod: return std::binary_search(kRestricting.begin(), kRestricting.end(), sentence.lemma(child));
    case Label::kNummod: return sentence.value(child) == nullptr;
    case Label::kNmod: {
      const std::uint32_t preposition = sentence.preposition_of(child);
      if (preposition == kNone) return false;
      const std::string_view lemma = sentence.lemma(preposition);
      return lemma == "of" ? restricts_of(entity.type) : lemma == "between" || lemma == "without";
    }
    case Label::kCompound:
      // "China trade" has its head elsewhere; "Phase II Karakoram Highway" is not the highway.
      return names_area(entity.type) && sentence.token(child).tag != Tag::kNnp;
    default: return false;
  }
}

bool in_phrase(const Phrase& phrase, std::uint32_t word) {
  return std::binary_search(phrase.words.begin(), phrase.words.end(), word);
}

// "Mongolia" in "the China-Mongolia-Russia cable": part of a longer word, whatever the tree makes of it.
bool is_joined_by_hyphen(const NamedSentence& sentence, Span span) {
  const std::string_view text = sentence.block().text;
  if (span.begin > 0 && text[span.begin - 1] == '-') return true;
  return span.end < text.size() && text[span.end] == '-';
}

// The entity that the phrase names, or nullptr.
const Entity* named(const NamedSentence& sentence, const Phrase& phrase) {
  const Mention* mention = sentence.mention(phrase.head);
  if (mention == nullptr) return nullptr;
  if (is_joined_by_hyphen(sentence, mention->span)) return nullptr;
  const Entity& entity = sentence.knowledge().entities[mention->entity];
  const std::uint32_t head = sentence.mention_head(phrase.head);
  for (std::uint32_t c = sentence.first_child(head); c != kNone; c = sentence.next_child(c)) {
    if (!in_phrase(phrase, c) || sentence.mention(c) == mention) continue;
    if (restricts(sentence, c, entity)) return nullptr;
  }
  return &entity;
}

// A phrase is a value where its head belongs to one: "RMB 19.47 trillion", "nearly $2 trillion", "10 km".
const Value* valued(const NamedSentence& sentence, const Phrase& phrase) { return sentence.value(phrase.head); }

KindSet kind_of_value(ValueKind kind) { return KindSet{1} << (12U + static_cast<unsigned>(kind)); }

bool empty_word(const NamedSentence& sentence, std::uint32_t i) {
  const Tag tag = sentence.token(i).tag;
  return tag == Tag::kComma || tag == Tag::kColon || tag == Tag::kFullStop || tag == Tag::kCc || tag == Tag::kHyph;
}

}  // namespace

KindSet noun_kind(std::string_view lemma) {
  for (std::size_t at = slot_of(lemma); kNounSlots[at] != 0; at = (at + 1) % kSlots)
    if (kNounKinds[kNounSlots[at] - 1].lemma == lemma) return kNounKinds[kNounSlots[at] - 1].kind;
  return 0;
}

void append_spans(const NamedSentence& sentence, Words words, std::vector<Span>& spans) {
  std::uint32_t before = kNone;
  for (const std::uint32_t word : words) {
    const Span span = sentence.token(word).span;
    if (before != kNone && word == before + 1)
      spans.back().end = span.end;
    else
      spans.push_back(span);
    before = word;
  }
}

std::string text_of(const NamedSentence& sentence, std::span<const Span> spans) {
  std::string text;
  for (const Span span : spans) {
    if (!text.empty()) text += ' ';
    text += sentence.words(span);
  }
  return text;
}

KindSet kind_of(const NamedSentence& sentence, const Lexicon& lexicon, const Phrase& phrase) {
  if (phrase.head >= sentence.size()) return 0;
  KindSet strategy = 0;
  const std::string_view lemma = sentence.noun(phrase.head);
  if ((noun_kind(lemma) & kStrategyKind) != 0) strategy = kStrategyKind;
  if (const Entity* entity = named(sentence, phrase)) {
    const std::string_view name = entity->name;
    for (const std::string_view word : {"Strategy", "Plan", "Vision", "Agenda", "Roadmap", "Blueprint"})
      if (name.find(word) != std::string_view::npos) strategy = kStrategyKind;
    // What is of no known type may be what its last word says, or anything.
    const KindSet hint =
        entity->type == EntityType::kConcept ? noun_kind(lemma) | kTextKind : noun_kind(lemma) & kAgreementKind;
    return kind_bit(entity->type) | strategy | hint;
  }
  if (const Value* value = valued(sentence, phrase)) return kind_of_value(value->kind);
  const Tag tag = sentence.token(phrase.head).tag;
  if (tag == Tag::kPrp || tag == Tag::kWp || tag == Tag::kDt) return kPronounKind;
  if (const KindSet hint = noun_kind(lemma)) return hint;
  const WordRole role = lexicon.role(sentence.word(phrase.head));
  if (role.office) return kPersonKind | kRoleKind;
  if (role.head) return kind_bit(*role.head);
  return kTextKind;
}

namespace {

// The words without the clauses that hang on the head behind it ("eight steps aimed at ..."): they are told on their own.
std::string core_text(const NamedSentence& sentence, const Phrase& phrase, const std::vector<Span>& spans) {
  std::uint32_t end = kNone;
  for (std::uint32_t c = sentence.first_child(phrase.head); c != kNone && end == kNone; c = sentence.next_child(c)) {
    const Label label = sentence.token(c).label;
    if (c < phrase.head || (label != Label::kAcl && label != Label::kAclRelcl)) continue;
    end = c;
    for (std::uint32_t word = c; word > phrase.head && sentence.below(word, c); --word) end = word;
  }
  if (end == kNone) return text_of(sentence, spans);
  Words words = phrase.words;
  while (!words.empty() && words.back() >= end) words = words.first(words.size() - 1);
  const Phrase core = without_marks(sentence, {.head = phrase.head, .words = words});
  std::vector<Span> kept;
  append_spans(sentence, core.words, kept);
  return text_of(sentence, kept);
}

}  // namespace

Argument argument_of(const NamedSentence& sentence, const Phrase& phrase) {
  Argument argument;
  if (phrase.words.empty() || phrase.head >= sentence.size()) return argument;
  append_spans(sentence, phrase.words, argument.words);
  if (const Entity* entity = named(sentence, phrase))
    argument.entity = entity->id;
  else if (const Value* value = valued(sentence, phrase))
    argument.value = *value;
  else
    argument.text = core_text(sentence, phrase, argument.words);
  return argument;
}

namespace {

// A quotation mark at an edge whose fellow is not in the phrase.
bool lone_quote(const NamedSentence& sentence, Words words, std::uint32_t at) {
  const Tag tag = sentence.token(at).tag;
  if (tag != Tag::kQuoteOpen && tag != Tag::kQuoteClose) return false;
  return std::count_if(words.begin(), words.end(),
                       [&](std::uint32_t word) {
                         return sentence.token(word).tag == Tag::kQuoteOpen ||
                                sentence.token(word).tag == Tag::kQuoteClose;
                       }) %
             2 ==
         1;
}

}  // namespace

Phrase without_marks(const NamedSentence& sentence, Phrase phrase) {
  Words& words = phrase.words;
  while (words.size() > 1 && words.back() != phrase.head && lone_quote(sentence, words, words.back()))
    words = words.first(words.size() - 1);
  while (words.size() > 1 && words.front() != phrase.head && lone_quote(sentence, words, words.front()))
    words = words.subspan(1);
  while (!words.empty() && words.back() != phrase.head && empty_word(sentence, words.back()))
    words = words.first(words.size() - 1);
  while (!words.empty() && words.front() != phrase.head && empty_word(sentence, words.front()))
    words = words.subspan(1);
  return phrase;
}

Phrase without_preposition(const NamedSentence& sentence, Phrase phrase) {
  phrase = without_marks(sentence, phrase);
  std::uint32_t opened = kNone;
  while (phrase.words.size() > 1 && phrase.words.front() < phrase.head) {
    const Token& token = sentence.token(phrase.words.front());
    const bool opens = token.label == Label::kCase && (token.head == phrase.head || opened != kNone);
    if (!opens && (token.label != Label::kFixed || token.head != opened)) break;
    if (opens) opened = phrase.words.front();
    phrase.words = phrase.words.subspan(1);
  }
  return phrase;
}

// Which conjunct has this head; 0, the first, where none has. The others rise by head.
std::size_t NameSplitter::part_with_head(std::uint32_t head) const {
  const auto at = std::lower_bound(parts_.begin() + 1, parts_.end(), head,
                                   [](const Phrase& part, std::uint32_t h) { return part.head < h; });
  return at != parts_.end() && at->head == head ? static_cast<std::size_t>(at - parts_.begin()) : 0;
}

std::span<const Phrase> NameSplitter::split(const NamedSentence& sentence, const Phrase& phrase, bool any) {
  parts_.assign(1, phrase);
  if (phrase.head >= sentence.size()) return parts_;
  const std::uint32_t first = sentence.mention_head(phrase.head);
  bool named = any || sentence.mention(first) != nullptr;
  for (std::uint32_t c = sentence.first_child(first); c != kNone; c = sentence.next_child(c))
    if (sentence.token(c).label == Label::kConj && in_phrase(phrase, c) && parts_.size() < kMostConjuncts) {
      parts_.push_back({.head = c, .words = {}});
      named = named || sentence.mention(c) != nullptr;
    }
  if (!named) parts_.resize(1);
  if (parts_.size() == 1) return parts_;
  // Every word belongs to the conjunct nearest above it.
  owner_.clear();
  for (const std::uint32_t word : phrase.words) {
    std::size_t owner = 0;
    for (std::uint32_t at = word; at < sentence.size() && at != first && owner == 0; at = sentence.token(at).head)
      if (sentence.token(at).head == first) owner = part_with_head(at);
    owner_.push_back(static_cast<std::uint32_t>(owner));
  }
  words_.clear();
  words_.reserve(phrase.words.size());  // spans into it are taken below
  for (std::uint32_t p = 0; p < parts_.size(); ++p) {
    const std::size_t begin = words_.size();
    for (std::size_t i = 0; i < owner_.size(); ++i)
      if (owner_[i] == p) words_.push_back(phrase.words[i]);
    parts_[p].words = Words(words_).subspan(begin);
    parts_[p] = without_marks(sentence, parts_[p]);
  }
  // "and other countries" names nobody.
  std::erase_if(parts_, [&](const Phrase& part) {
    return part.words.empty() || sentence.lemma(part.words.front()) == "other" || sentence.lemma(part.head) == "other";
  });
  if (parts_.empty()) parts_.assign(1, phrase);
  return parts_;
}

}  // namespace apud
