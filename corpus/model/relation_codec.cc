// The byte forms of relations and of what a block says. Words that stand in the block's text are kept as their places.
// Layer 1. The layout is described in docs/knowledge_format.md; a change of it changes the index version.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>

#include "corpus/model/byte_codec.h"
#include "corpus/model/relation.h"
#include "corpus/model/step_form.h"

namespace apud {
namespace {

// The predicates of the interface, one byte each. Their order is part of the format.
constexpr std::string_view kNamedPredicates[] = {
    "located_in", "headquarters", "has_strategy",   "holds_role",   "member_of",  "part_of",  "alias_of",
    "connects",   "signed",       "agreement_with", "met_with",     "visited",    "hosted",   "held_at",
    "held_on",    "launched",     "completed",      "funds",        "invests_in", "produces", "said",
    "has_value",  "authored",     "published_in",   "published_on", "cites",      "supports", "mentions"};
constexpr std::uint32_t kNamedCount = std::size(kNamedPredicates);

constexpr double kConfidenceSteps = 200;
constexpr double kLargestWhole = 9007199254740992;  // 2^53

// The first byte of a relation.
constexpr std::uint32_t kStatusBits = 3, kNegated = 4, kInferred = 8, kAccordingTo = 16, kQualifiers = 32, kMore = 64,
                        kOwnVerb = 128;
// The first byte of an argument: what it is, whether its text is not that of its words, and how many words.
enum ArgumentForm : std::uint32_t { kNothing, kEntity, kValue, kText };
constexpr std::uint32_t kFormBits = 3, kOwnText = 4, kSpansShift = 3, kManySpans = 31;
// The first byte of a value.
constexpr std::uint32_t kValueKindBits = 3, kBoundShift = 2, kBoundBits = 7, kOwnWords = 32, kRange = 64, kDates = 128;
constexpr std::uint32_t kValueKinds = 4, kBounds = 7, kQualifierKinds = 5, kMentionKinds = 3;

// Where a value's core stands: nowhere, as its span, elsewhere.
enum CoreForm : std::uint32_t { kNoCore, kWholeCore, kOwnCore, kCoreForms };
constexpr std::uint32_t kCoreBits = 3, kStepShift = 2;

std::string words_of(std::string_view text, const std::vector<Span>& spans) {
  std::string words;
  for (const Span span : spans) {
    if (!words.empty()) words += ' ';
    words += text.substr(std::min<std::size_t>(span.begin, text.size()), span.size());
  }
  return words;
}

// Whether a text can be rebuilt from its places.
bool stands_at(std::string_view text, const std::vector<Span>& spans, std::string_view words) {
  std::size_t at = 0;
  for (const Span span : spans) {
    if (span.begin > span.end || span.end > text.size()) return false;
    if (at > 0 && (at >= words.size() || words[at++] != ' ')) return false;
    if (words.substr(std::min(at, words.size()), span.size()) != text.substr(span.begin, span.size())) return false;
    at += span.size();
  }
  return !spans.empty() && at == words.size() && at > 0;
}

// ------------------------------------------------------------------------------------------ writing

class KnowledgeWriter {
 public:
  // Without `entities` an argument's entity is written as its id.
  KnowledgeWriter(std::string& out, std::string_view text, const std::vector<std::string>* entities)
      : bytes_(out), text_(text), entities_(entities) {
    if (entities != nullptr && entities->size() > kFewEntities)
      for (std::size_t i = 0; i < entities->size(); ++i) places_.emplace((*entities)[i], i);
  }

  void relation(const Relation& relation) {
    const bool own_verb = !stands_at(text_, relation.verb_words, relation.verb);
    bytes_.byte(static_cast<std::uint32_t>(relation.status) | (relation.polarity == Polarity::kNegated ? kNegated : 0) |
                (relation.inferred ? kInferred : 0) | (relation.according_to ? kAccordingTo : 0) |
                (relation.qualifiers.empty() ? 0 : kQualifiers) | (relation.more.empty() ? 0 : kMore) |
                (own_verb ? kOwnVerb : 0));
    bytes_.byte(static_cast<std::uint32_t>(std::lround(stored_confidence(relation.confidence) * kConfidenceSteps)));
    predicate(relation.predicate);
    argument(relation.subject);
    bytes_.number(relation.verb_words.size());
    spans(relation.verb_words);
    if (own_verb) bytes_.string(relation.verb);
    argument(relation.object);
    if (relation.according_to) argument(*relation.according_to);
    if (!relation.qualifiers.empty()) {
      bytes_.number(relation.qualifiers.size());
      for (const Qualifier& qualifier : relation.qualifiers) {
        bytes_.byte(static_cast<std::uint32_t>(qualifier.kind));
        argument(qualifier.argument);
      }
    }
    if (!relation.more.empty()) {
      bytes_.number(relation.more.size());
      for (const std::vector<Span>& words : relation.more) {
        bytes_.number(words.size());
        spans(words);
      }
    }
  }

  void span(Span span) {
    bytes_.difference(std::int64_t{span.begin} - cursor_);
    bytes_.difference(std::int64_t{span.end} - span.begin);
    cursor_ = span.end;
  }

 private:
  void predicate(const std::string& predicate) {
    for (std::uint32_t i = 0; i < kNamedCount; ++i)
      if (predicate == kNamedPredicates[i]) return bytes_.number(i);
    bytes_.number(kNamedCount + predicate.size());
    for (const char c : predicate) bytes_.byte(static_cast<unsigned char>(c));
  }

  void spans(const std::vector<Span>& words) {
    for (const Span word : words) span(word);
  }

  void argument(const Argument& argument) {
    const ArgumentForm form = !argument.entity.empty() ? kEntity
                              : argument.value         ? kValue
                              : !argument.text.empty() ? kText
                                                       : kNothing;
    const bool own = form == kText && !stands_at(text_, argument.words, argument.text);
    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(argument.words.size(), kManySpans));
    bytes_.byte(form | (own ? kOwnText : 0) | count << kSpansShift);
    if (count == kManySpans) bytes_.number(argument.words.size());
    spans(argument.words);
    if (own) bytes_.string(argument.text);
    if (form == kEntity) entity(argument.entity);
    if (form == kValue) value(*argument.value);
  }

  void entity(const std::string& id) {
    if (entities_ == nullptr) return bytes_.string(id);
    if (places_.empty())
      bytes_.number(
          static_cast<std::uint64_t>(std::find(entities_->begin(), entities_->end(), id) - entities_->begin()));
    else
      bytes_.number(places_.at(id));
  }

  void amount(double amount) {
    const bool whole = amount >= 0 && amount < kLargestWhole && amount == std::floor(amount) && !std::signbit(amount);
    if (whole) return bytes_.number(static_cast<std::uint64_t>(amount) << 1);
    std::uint64_t bits = 0;
    std::memcpy(&bits, &amount, sizeof bits);
    bytes_.byte(1);
    for (int shift = 0; shift < 64; shift += 8) bytes_.byte(bits >> shift & 0xFF);
  }

  void date(const Date& date) {
    bytes_.difference(date.year);
    bytes_.byte(date.month);
    bytes_.byte(date.day);
  }

  void value(const Value& value) {
    const bool own = !stands_at(text_, {value.span}, value.text);
    const bool range = value.amount_to != value.amount || std::isnan(value.amount);
    const bool dates = value.from != Date{} || value.to != Date{};
    bytes_.byte(static_cast<std::uint32_t>(value.kind) | static_cast<std::uint32_t>(value.bound) << kBoundShift |
                (own ? kOwnWords : 0) | (range ? kRange : 0) | (dates ? kDates : 0));
    span(value.span);
    if (own) bytes_.string(value.text);
    const CoreForm core = value.core == Span{} ? kNoCore : value.core == value.span ? kWholeCore : kOwnCore;
    const std::uint32_t step = step_form(value.step);
    bytes_.byte(core | step << kStepShift);
    if (core == kOwnCore) span(value.core);
    if (step == kOwnStep) amount(value.step);
    amount(value.amount);
    if (range) amount(value.amount_to);
    bytes_.string(value.unit);
    bytes_.string(value.counted);
    if (!dates) return;
    date(value.from);
    date(value.to);
  }

  ByteWriter bytes_;
  std::string_view text_;
  static constexpr std::size_t kFewEntities = 24;
  const std::vector<std::string>* entities_;
  std::unordered_map<std::string_view, std::uint64_t> places_;  // of more than a few entities
  std::int64_t cursor_ = 0;                                     // the end of the last span
};

// ------------------------------------------------------------------------------------------ reading

class KnowledgeReader {
 public:
  KnowledgeReader(ByteReader& bytes, std::string_view text, const std::vector<std::string>* entities)
      : bytes_(bytes), text_(text), entities_(entities) {}

  void relation(Relation& relation) {
    const std::uint32_t flags = bytes_.byte();
    relation.status = static_cast<Status>(flags & kStatusBits);
    relation.polarity = (flags & kNegated) != 0 ? Polarity::kNegated : Polarity::kAffirmed;
    relation.inferred = (flags & kInferred) != 0;
    const std::uint32_t steps = bytes_.byte();
    if (steps > kConfidenceSteps) bytes_.fail();
    relation.confidence = static_cast<float>(steps / kConfidenceSteps);
    predicate(relation.predicate);
    argument(relation.subject);
    spans(relation.verb_words, bytes_.count());
    relation.verb = (flags & kOwnVerb) != 0 ? std::string(bytes_.string()) : words(relation.verb_words);
    argument(relation.object);
    if ((flags & kAccordingTo) != 0) argument(relation.according_to.emplace());
    if ((flags & kQualifiers) != 0) {
      relation.qualifiers.resize(bytes_.count());
      for (Qualifier& qualifier : relation.qualifiers) {
        qualifier.kind = static_cast<QualifierKind>(below(bytes_.byte(), kQualifierKinds));
        argument(qualifier.argument);
      }
    }
    if ((flags & kMore) != 0) {
      relation.more.resize(bytes_.count());
      for (std::vector<Span>& more : relation.more) spans(more, bytes_.count());
    }
  }

  Span span() {
    Span span;
    const std::int64_t begin = cursor_ + bytes_.difference(), end = begin + bytes_.difference();
    if (begin < 0 || end < 0 || begin > kMost || end > kMost) bytes_.fail();
    if (bytes_.failed()) return span;
    span.begin = static_cast<std::uint32_t>(begin);
    span.end = static_cast<std::uint32_t>(end);
    cursor_ = end;
    return span;
  }

 private:
  static constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t below(std::uint32_t number, std::uint32_t limit) {
    if (number < limit) return number;
    bytes_.fail();
    return 0;
  }

  void predicate(std::string& predicate) {
    const std::uint64_t number = bytes_.number();
    if (number < kNamedCount) {
      predicate = kNamedPredicates[number];
      return;
    }
    for (std::uint64_t left = number - kNamedCount; left > 0 && !bytes_.failed(); --left)
      predicate += static_cast<char>(bytes_.byte());
  }

  void spans(std::vector<Span>& spans, std::uint32_t count) {
    spans.resize(bytes_.failed() ? 0 : count);
    for (Span& part : spans) part = span();
  }

  // Places that were kept instead of their words must be in the text.
  std::string words(const std::vector<Span>& spans) {
    for (const Span span : spans)
      if (span.begin > span.end || span.end > text_.size()) bytes_.fail();
    return bytes_.failed() ? std::string() : words_of(text_, spans);
  }

  void argument(Argument& argument) {
    const std::uint32_t first = bytes_.byte();
    std::uint32_t count = first >> kSpansShift;
    if (count == kManySpans) count = bytes_.count();
    spans(argument.words, count);
    const auto form = static_cast<ArgumentForm>(first & kFormBits);
    if (form == kText)
      argument.text = (first & kOwnText) != 0 ? std::string(bytes_.string()) : words(argument.words);
    else if ((first & kOwnText) != 0)
      bytes_.fail();
    if (form == kEntity) entity(argument.entity);
    if (form == kValue) value(argument.value.emplace());
  }

  void entity(std::string& id) {
    if (entities_ == nullptr) {
      id = bytes_.string();
      return;
    }
    const std::uint64_t index = bytes_.number();
    if (index >= entities_->size())
      bytes_.fail();
    else
      id = (*entities_)[index];
  }

  double amount() {
    const std::uint64_t number = bytes_.number();
    if ((number & 1) == 0) return static_cast<double>(number >> 1);
    if (number != 1) bytes_.fail();
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{bytes_.byte()} << shift;
    double amount = 0;
    std::memcpy(&amount, &bits, sizeof amount);
    return amount;
  }

  Date date() {
    Date date;
    const std::int64_t year = bytes_.difference();
    if (year < std::numeric_limits<std::int32_t>::min() || year > std::numeric_limits<std::int32_t>::max())
      bytes_.fail();
    date.year = static_cast<std::int32_t>(year);
    date.month = static_cast<std::uint8_t>(bytes_.byte());
    date.day = static_cast<std::uint8_t>(bytes_.byte());
    return date;
  }

  void value(Value& value) {
    const std::uint32_t first = bytes_.byte();
    value.kind = static_cast<ValueKind>(below(first & kValueKindBits, kValueKinds));
    value.bound = static_cast<Bound>(below(first >> kBoundShift & kBoundBits, kBounds));
    value.span = span();
    value.text = (first & kOwnWords) != 0 ? std::string(bytes_.string()) : words({value.span});
    const std::uint32_t forms = bytes_.byte(), core = below(forms & kCoreBits, kCoreForms);
    const std::uint32_t step = below(forms >> kStepShift, kMostStep + 1);
    if (core != kNoCore) value.core = core == kWholeCore ? value.span : span();
    if (step != kNoStep) value.step = step == kOwnStep ? amount() : step_of(step);
    value.amount = amount();
    value.amount_to = (first & kRange) != 0 ? amount() : value.amount;
    value.unit = bytes_.string();
    value.counted = bytes_.string();
    if ((first & kDates) == 0) return;
    value.from = date();
    value.to = date();
  }

  ByteReader& bytes_;
  std::string_view text_;
  const std::vector<std::string>* entities_;
  std::int64_t cursor_ = 0;
};

// ------------------------------------------------------------------------------------------ ids

// An id that follows from the words of a mention is kept as that mention's number plus one and its type.
void write_ids(ByteWriter& bytes, const BlockKnowledge& knowledge, std::string_view text) {
  std::vector<std::size_t> named(knowledge.entities.size(), 0);  // the first mention by name, plus one
  for (std::size_t m = knowledge.mentions.size(); m > 0; --m) {
    const Mention& mention = knowledge.mentions[m - 1];
    if (mention.kind == MentionKind::kName && mention.entity < named.size()) named[mention.entity] = m;
  }
  bytes.number(knowledge.entities.size());
  for (std::size_t i = 0; i < knowledge.entities.size(); ++i) {
    const std::string& id = knowledge.entities[i];
    const auto type = entity_type_of(std::string_view(id).substr(0, id.find(':')));
    const Span span = named[i] > 0 ? knowledge.mentions[named[i] - 1].span : Span{};
    const bool follows = type && named[i] > 0 && span.begin <= span.end && span.end <= text.size() &&
                         entity_id(*type, text.substr(span.begin, span.size())) == id;
    bytes.number(follows ? named[i] : 0);
    if (follows)
      bytes.byte(static_cast<std::uint32_t>(*type));
    else
      bytes.string(id);
  }
}

struct StoredId {
  std::uint64_t mention = 0;  // plus one; 0: `id` has it
  std::uint32_t type = 0;
  std::string id;
};

std::vector<StoredId> read_ids(ByteReader& bytes) {
  std::vector<StoredId> ids(bytes.count());
  for (StoredId& id : ids) {
    id.mention = bytes.number();
    if (id.mention > 0)
      id.type = bytes.byte();
    else
      id.id = bytes.string();
    if (id.type >= kEntityTypes) bytes.fail();
  }
  return ids;
}

void settle_ids(ByteReader& bytes, std::vector<StoredId>& ids, std::string_view text, BlockKnowledge& knowledge) {
  for (StoredId& id : ids) {
    if (id.mention == 0) {
      knowledge.entities.push_back(std::move(id.id));
      continue;
    }
    if (id.mention > knowledge.mentions.size()) return bytes.fail();
    const Span span = knowledge.mentions[id.mention - 1].span;
    if (span.begin > span.end || span.end > text.size()) return bytes.fail();
    knowledge.entities.push_back(entity_id(static_cast<EntityType>(id.type), text.substr(span.begin, span.size())));
  }
}

// Sentences rise and ordinals count on, so that the pair costs one byte.
void write_place(ByteWriter& bytes, const Relation& relation, const Relation& last) {
  const bool regular = relation.ordinal == last.ordinal + 1 && relation.sentence >= last.sentence;
  bytes.number(std::uint64_t{regular ? relation.sentence - last.sentence : relation.sentence} << 1 | (regular ? 0 : 1));
  if (!regular) bytes.number(relation.ordinal);
}

void read_place(ByteReader& bytes, Relation& relation, const Relation& last) {
  const std::uint64_t number = bytes.number();
  const bool regular = (number & 1) == 0;
  const std::uint64_t sentence = (number >> 1) + (regular ? last.sentence : 0);
  if (sentence > std::numeric_limits<std::uint32_t>::max()) bytes.fail();
  relation.sentence = static_cast<std::uint32_t>(sentence);
  relation.ordinal = regular ? last.ordinal + 1 : bytes.number32();
}

}  // namespace

float stored_confidence(float confidence) {
  const double sure = confidence > 0 ? std::min(1.0, static_cast<double>(confidence)) : 0;  // NaN: 0
  return static_cast<float>(std::round(sure * kConfidenceSteps) / kConfidenceSteps);
}

std::string encode_relation(const Relation& relation, std::string_view text) {
  std::string out;
  ByteWriter bytes(out);
  for (const std::uint32_t number : {relation.block, relation.sentence, relation.ordinal}) bytes.number(number);
  KnowledgeWriter(out, text, nullptr).relation(relation);
  return out;
}

std::optional<Relation> decode_relation(std::string_view encoded, std::string_view text) {
  ByteReader bytes(encoded);
  Relation relation;
  for (std::uint32_t* number : {&relation.block, &relation.sentence, &relation.ordinal}) *number = bytes.number32();
  KnowledgeReader(bytes, text, nullptr).relation(relation);
  if (bytes.failed() || !bytes.at_end()) return std::nullopt;
  return relation;
}

std::string encode_block_knowledge(const BlockKnowledge& knowledge, std::string_view text) {
  std::string out;
  ByteWriter bytes(out);
  KnowledgeWriter writer(out, text, &knowledge.entities);
  write_ids(bytes, knowledge, text);
  bytes.number(knowledge.mentions.size());
  for (const Mention& mention : knowledge.mentions) {
    bytes.number(std::uint64_t{mention.entity} * kMentionKinds + static_cast<std::uint64_t>(mention.kind));
    writer.span(mention.span);
  }
  bytes.number(knowledge.relations.size());
  Relation last;
  for (const Relation& relation : knowledge.relations) {
    write_place(bytes, relation, last);
    writer.relation(relation);
    last.sentence = relation.sentence;
    last.ordinal = relation.ordinal;
  }
  return out;
}

std::optional<BlockKnowledge> decode_block_knowledge(std::string_view encoded, std::string_view text,
                                                     std::uint32_t block) {
  ByteReader bytes(encoded);
  BlockKnowledge knowledge;
  std::vector<StoredId> ids = read_ids(bytes);
  KnowledgeReader reader(bytes, text, &knowledge.entities);
  knowledge.mentions.resize(bytes.count());
  for (Mention& mention : knowledge.mentions) {
    const std::uint64_t number = bytes.number();
    mention.entity = static_cast<std::uint32_t>(number / kMentionKinds);
    mention.kind = static_cast<MentionKind>(number % kMentionKinds);
    mention.block = block;
    mention.span = reader.span();
    if (number / kMentionKinds >= ids.size()) bytes.fail();
  }
  settle_ids(bytes, ids, text, knowledge);
  const std::uint32_t count = bytes.count();
  knowledge.relations.reserve(std::min(count, 64U));  // of what the bytes say, not all is believed
  Relation last;
  for (std::uint32_t i = 0; i < count && !bytes.failed(); ++i) {
    Relation& relation = knowledge.relations.emplace_back();
    relation.block = block;
    read_place(bytes, relation, last);
    reader.relation(relation);
    last.sentence = relation.sentence;
    last.ordinal = relation.ordinal;
  }
  if (bytes.failed() || !bytes.at_end()) return std::nullopt;
  return knowledge;
}

}  // namespace apud
