// Other names that a sentence gives in passing: "the Long Bridge Fund or LBF", "X, also called Y", "X (formerly Y)".
// Layer 5, pure.
#include <algorithm>
#include <array>
#include <span>

#include "indexer/extract/entities_state.h"

namespace apud::entities {
namespace {

constexpr std::array<std::string_view, 20> kAdverbs = {"also",      "now",    "formerly",  "previously", "originally",
                                                       "later",     "better", "otherwise", "commonly",   "popularly",
                                                       "sometimes", "often",  "then",      "once",       "today",
                                                       "still",     "widely", "locally",   "officially", "informally"};
// These may stand for themselves: "(formerly Y)".
constexpr std::array<std::string_view, 9> kTimes = {"formerly", "previously", "originally", "now",   "later",
                                                    "aka",      "also",       "alias",      "a.k.a."};

bool among(std::span<const std::string_view> list, std::string_view word) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return folded_equal(w, word); });
}

class OtherNameFinder {
 public:
  explicit OtherNameFinder(Reading& reading) : r_(reading) {}
  void run(const Sentence& sentence);

 private:
  [[nodiscard]] const Word& at(std::uint32_t i) const { return r_.words[i]; }
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return i < sentence_->last ? r_.text_of(sentence_->block, at(i).span) : std::string_view();
  }
  [[nodiscard]] const Found* found(std::uint32_t offset, bool ending) const;
  [[nodiscard]] std::uint32_t trigger_end(std::uint32_t i, bool apart) const;
  void acronym_after_or(std::uint32_t i);
  bool take(std::uint32_t name_end, std::uint32_t i, std::uint32_t other);
  [[nodiscard]] bool may_be_one(std::uint32_t name, std::uint32_t other) const;
  void define(std::uint32_t name, std::uint32_t other, Span span);

  Reading& r_;
  const Sentence* sentence_ = nullptr;
};

// The name that ends (or begins) at this offset of the block.
const Found* OtherNameFinder::found(std::uint32_t offset, bool ending) const {
  const auto begin = r_.found.begin() + r_.block_found[sentence_->block];
  const auto last = r_.found.begin() + r_.block_found[sentence_->block + 1];
  const auto it =
      std::partition_point(begin, last, [&](const Found& f) { return (ending ? f.span.end : f.span.begin) < offset; });
  const bool there = it != last && (ending ? it->span.end : it->span.begin) == offset;
  return there && it->kind == MentionKind::kName ? &*it : nullptr;
}

// Behind "also known as", "formerly", "renamed" at word i; i itself where nothing of the kind stands. `apart`: a comma or
// a bracket stands before.
std::uint32_t OtherNameFinder::trigger_end(std::uint32_t i, bool apart) const {
  std::uint32_t k = i;
  const bool adverb = among(kAdverbs, word(k));
  if (adverb) ++k;
  const std::string_view verb = word(k);
  if ((folded_equal(verb, "known") || folded_equal(verb, "referred")) && k + 1 < sentence_->last) {
    if (word(k + 1) == "as") return k + 2;
    if (word(k + 1) == "to" && word(k + 2) == "as") return k + 3;
    return i;
  }
  if (verb == "renamed" || verb == "nicknamed" || verb == "dubbed") return apart || adverb ? k + 1 : i;
  if (verb == "called" || verb == "named") return apart && (adverb || word(k + 1) == "the") ? k + 1 : i;
  if (verb == "short" && word(k + 1) == "for") return apart ? k + 2 : i;
  return apart && among(kTimes, word(i)) ? i + 1 : i;
}

bool OtherNameFinder::may_be_one(std::uint32_t name, std::uint32_t other) const {
  const Name& a = r_.names[name];
  const Name& b = r_.names[other];
  if (name == other || b.defined) return false;
  if (a.lexicon != kNone && b.lexicon != kNone) return a.lexicon == b.lexicon;
  const EntityType one = r_.type_of(name), two = r_.type_of(other);
  if (one == EntityType::kRole || two == EntityType::kRole) return false;
  // What the lexicon knows is no new thing's other name unless the types agree.
  return one == two || one == EntityType::kConcept || two == EntityType::kConcept;
}

void OtherNameFinder::define(std::uint32_t name, std::uint32_t other, Span span) {
  Name& alias = r_.names[other];
  alias.defined = true;
  alias.reason = Reason::kAlsoCalled;
  alias.reason_block = sentence_->block;
  alias.reason_span = span;
  if (alias.lexicon != kNone && r_.names[name].lexicon == kNone && alias.form != FormKind::kName) alias.lexicon = kNone;
  r_.names.join(name, other);
}

// "the Long Bridge Fund or LBF"
void OtherNameFinder::acronym_after_or(std::uint32_t i) {
  std::uint32_t k = i + 1;
  if (word(k) == "the" || word(k) == "simply") ++k;
  if (k >= sentence_->last || at(k).shape != Shape::kUpper) return;
  std::uint32_t before = i - 1;
  if (is_mark(at(before), Mark::kComma) && before > sentence_->first) --before;
  const Found* full = found(at(before).span.end, true);
  if (full == nullptr) return;
  const std::string_view name = r_.names[full->name].text;
  if (!abbreviates(word(k), name) && !abbreviates_loosely(word(k), name)) return;
  const std::uint32_t other = r_.names.add(word(k));
  r_.names[other].acronym = true;
  if (other != full->name && !r_.names[other].defined) define(full->name, other, at(k).span);
}

bool OtherNameFinder::take(std::uint32_t name_end, std::uint32_t i, std::uint32_t other) {
  const Found* name = found(at(name_end).span.end, true);
  if (name == nullptr) return false;
  while (other < sentence_->last && (word(other) == "the" || word(other) == "simply" || word(other) == "as" ||
                                     is_mark(at(other), Mark::kQuoteOpen) || is_mark(at(other), Mark::kQuote)))
    ++other;
  if (other >= sentence_->last) return false;
  const Found* second = found(at(other).span.begin, false);
  if (second == nullptr || !may_be_one(name->name, second->name)) return false;
  // The name goes on to the end of its phrase: "formerly Falcon Air's pilot" is another thing.
  const auto text = r_.document->blocks[sentence_->block].text;
  const std::string_view rest = std::string_view(text).substr(second->span.end, 4);
  if (rest.starts_with("'s") || rest.starts_with("\xE2\x80\x99s") || rest.starts_with(" and")) return false;
  // "Long Bridge Fund, short for LBF" lays down the short one whichever stands first.
  const bool turned = word(i) == "short" || (r_.names[name->name].acronym && !r_.names[second->name].acronym);
  if (turned && !r_.names[name->name].defined) {
    define(second->name, name->name, name->span);
  } else {
    define(name->name, second->name, second->span);
  }
  return true;
}

void OtherNameFinder::run(const Sentence& sentence) {
  sentence_ = &sentence;
  for (std::uint32_t i = sentence.first + 1; i + 1 < sentence.last; ++i) {
    if (at(i).shape != Shape::kLower || !r_.flagged(at(i), kNaming)) continue;
    if (word(i) == "or") {
      acronym_after_or(i);
      continue;
    }
    const bool bracket = is_mark(at(i - 1), Mark::kComma) || is_mark(at(i - 1), Mark::kOpen);
    const std::uint32_t end = trigger_end(i, bracket);
    if (end == i || (bracket && i < sentence.first + 2)) continue;
    if (take(bracket ? i - 2 : i - 1, i, end)) i = end;
  }
}

}  // namespace

void find_other_names(Reading& r) {
  OtherNameFinder finder(r);
  for (const Sentence& sentence : r.sentences)
    if (!sentence.heading) finder.run(sentence);
}

}  // namespace apud::entities
