// What numbers count, and which conjunct each of several values belongs to: from the tree of a sentence.
// Layer 3, pure.
#include <algorithm>

#include "corpus/values/scan.h"
#include "corpus/values/values.h"

namespace apud {

namespace {

bool is_noun(Tag tag) { return tag == Tag::kNn || tag == Tag::kNns || tag == Tag::kNnp || tag == Tag::kNnps; }

// The words of a span: [first, last). Words rise, so a search halves them.
struct Words {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool contains(std::uint32_t word) const { return first <= word && word < last; }
};

Words words_in(const Analysis& analysis, Span span) {
  const auto& tokens = analysis.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
}

// The word of the value that hangs on one outside of it.
std::uint32_t top_of(const Analysis& analysis, Words words) {
  for (std::uint32_t i = words.first; i < words.last; ++i)
    if (!words.contains(analysis.tokens[i].head)) return i;
  return kRoot;
}

constexpr std::uint32_t kFarthest = 12;  // words between a number and what it counts

// The noun at the end of the run of adjectives and nouns after the value, or kRoot.
std::uint32_t noun_after(const Analysis& analysis, std::uint32_t from) {
  std::uint32_t noun = kRoot;
  for (std::uint32_t i = from; i < analysis.tokens.size() && i < from + kFarthest; ++i) {
    const Tag tag = analysis.tokens[i].tag;
    if (is_noun(tag))
      noun = i;
    else if (noun != kRoot || (tag != Tag::kJj && tag != Tag::kJjr && tag != Tag::kJjs && tag != Tag::kHyph &&
                               tag != Tag::kVbn && tag != Tag::kVbg && tag != Tag::kComma && tag != Tag::kCd))
      break;
  }
  return noun;
}

// "tonnes of grain", "300 of the ships": the noun after "of".
std::uint32_t noun_of(std::string_view text, const Analysis& analysis, std::uint32_t top, std::uint32_t from) {
  const auto& tokens = analysis.tokens;
  if (from >= tokens.size() || text.substr(tokens[from].span.begin, tokens[from].span.size()) != "of") return kRoot;
  for (std::uint32_t i = from + 1; i < tokens.size() && i < from + kFarthest; ++i)
    if (tokens[i].head == top && is_noun(tokens[i].tag) &&
        (tokens[i].label == Label::kNmod || tokens[i].label == Label::kObl))
      return i;
  return kRoot;
}

// Its lemma after those of the nouns that modify it.
std::string phrase_of(const Analysis& analysis, std::uint32_t noun, std::uint32_t from) {
  std::string phrase;
  const std::uint32_t begin = std::max(from, noun > kFarthest ? noun - kFarthest : 0);
  for (std::uint32_t i = begin; i < noun; ++i) {
    const Token& token = analysis.tokens[i];
    if (!is_noun(token.tag) || token.label != Label::kCompound) continue;
    (phrase += analysis.lemma_of(i)) += ' ';
  }
  return phrase += analysis.lemma_of(noun);
}

// "ten more years": what is counted is a unit.
const values::Unit* unit_of(std::string_view lemma) {
  values::Item item;
  item.meaning = values::meanings_of(lemma);
  const values::Meaning* unit = values::meaning_in(item, values::Role::kUnit);
  return unit ? &values::units()[static_cast<std::size_t>(unit->value)] : nullptr;
}

void count(std::string_view text, const Analysis& analysis, Value& value) {
  const Words words = words_in(analysis, value.core);
  const std::uint32_t top = top_of(analysis, words);
  if (top == kRoot) return;
  std::uint32_t noun = noun_of(text, analysis, top, words.last);
  if (noun == kRoot && value.unit.empty()) {
    const Token& token = analysis.tokens[top];
    const bool modifies =
        token.label == Label::kNummod || token.label == Label::kCompound || token.label == Label::kAmod;
    if (modifies && token.head != kRoot && token.head >= words.last && token.head < words.last + kFarthest &&
        is_noun(analysis.tokens[token.head].tag))
      noun = token.head;
    else
      noun = noun_after(analysis, words.last);
  }
  if (noun == kRoot) return;
  const values::Unit* unit = value.unit.empty() ? unit_of(analysis.lemma_of(noun)) : nullptr;
  if (unit && noun < words.last + 3)
    value.unit = unit->name;
  else
    value.counted = phrase_of(analysis, noun, words.last);
}

// Whether nothing but commas and "and" stands between two values.
bool listed(std::string_view text, const Value& a, const Value& b) {
  if (b.span.begin < a.span.end || b.span.begin - a.span.end > 12) return false;
  std::string_view between = text.substr(a.span.end, b.span.begin - a.span.end);
  bool joined = false;
  while (!between.empty()) {
    if (between[0] == ' ')
      between.remove_prefix(1);
    else if (between[0] == ',')
      joined = true, between.remove_prefix(1);
    else if (between.starts_with("and "))
      joined = true, between.remove_prefix(4);
    else
      return false;
  }
  return joined;
}

// The first conjunct of each word's coordination (the word itself, where there is none).
std::vector<std::uint32_t> first_conjuncts(const Analysis& analysis) {
  std::vector<std::uint32_t> first(analysis.tokens.size());
  for (std::uint32_t i = 0; i < first.size(); ++i) {
    const Token& token = analysis.tokens[i];
    // conjuncts hang on an earlier word, so that one's first conjunct is known
    first[i] = token.label == Label::kConj && token.head < i ? first[token.head] : i;
  }
  return first;
}

// The coordination of `count` nouns before `end` that is the subject or, failing that, lies nearest.
std::vector<std::uint32_t> conjuncts_before(const Analysis& analysis, const std::vector<std::uint32_t>& first,
                                            std::uint32_t begin, std::uint32_t end, std::size_t count) {
  std::vector<std::uint32_t> sizes(first.size());
  for (std::uint32_t i = begin; i < end; ++i)
    if (analysis.tokens[i].tag != Tag::kCd) ++sizes[first[i]];
  std::uint32_t best = kRoot;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (sizes[i] != count || !is_noun(analysis.tokens[i].tag)) continue;
    const auto subject = [&](std::uint32_t word) {
      return analysis.tokens[word].label == Label::kNsubj || analysis.tokens[word].label == Label::kNsubjPass;
    };
    if (best == kRoot || subject(i) || !subject(best)) best = i;
  }
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = begin; best != kRoot && i < end; ++i)
    if (first[i] == best && analysis.tokens[i].tag != Tag::kCd) words.push_back(i);
  return words;
}

}  // namespace

void find_counted(std::string_view text, const Analysis& analysis, std::span<Value> values) {
  for (Value& value : values)
    if (value.kind == ValueKind::kQuantity && value.counted.empty()) count(text, analysis, value);
}

std::vector<Share> respectively(std::string_view text, const Analysis& analysis, std::span<const Value> values) {
  std::vector<Share> shares;
  std::vector<std::uint32_t> first;
  std::uint32_t begin = 0;  // words before it belong to an earlier "respectively"
  for (std::uint32_t at = 0; at < analysis.tokens.size(); ++at) {
    const Span word = analysis.tokens[at].span;
    if (word.size() != 12 || text.substr(word.begin, 12) != "respectively") continue;
    const auto after =
        std::partition_point(values.begin(), values.end(), [&](const Value& v) { return v.span.end <= word.begin; });
    std::size_t last = static_cast<std::size_t>(after - values.begin());
    if (last == 0) continue;
    std::size_t from = last - 1;
    while (from > 0 && listed(text, values[from - 1], values[from])) --from;
    const std::size_t count = last - from;
    const std::uint32_t end = words_in(analysis, values[from].span).first;
    if (count < 2 || end <= begin) continue;
    if (first.empty()) first = first_conjuncts(analysis);
    const std::vector<std::uint32_t> words = conjuncts_before(analysis, first, begin, end, count);
    for (std::size_t i = 0; i < words.size(); ++i) shares.push_back({words[i], static_cast<std::uint32_t>(from + i)});
    begin = at + 1;
  }
  return shares;
}

}  // namespace apud
