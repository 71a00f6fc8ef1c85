// Layer 5.
#include "query/trace/surroundings.h"

#include <algorithm>

#include "corpus/model/relation.h"
#include "corpus/search/tokenizer.h"
#include "query/trace/senses.h"

namespace apud {
namespace {

constexpr std::uint32_t kBefore = 3;    // sentences
constexpr std::uint32_t kFarthest = 4;  // blocks up to the paragraph before
constexpr std::uint32_t kShort = 2;     // blocks of a document that may well begin with "It"

void add_keys(std::string_view text, std::unordered_set<std::string>& keys) {
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    std::string word(token.term);
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    keys.insert(sense_key(word));
  }
}

void add_dates(std::string_view text, std::vector<Value>& dates) {
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  for (Value& value : values)
    if (value.kind == ValueKind::kDate) dates.push_back(std::move(value));
}

}  // namespace

const std::optional<Passage>& SurroundingsFinder::parent(const Passage& passage) {
  static const std::optional<Passage> kNone;
  if (!passage.parent || *passage.parent >= passage.block) return kNone;
  auto [entry, fresh] = parents_.try_emplace({passage.document, *passage.parent});
  if (fresh) entry->second = index_.passage(passage.document, *passage.parent);
  return entry->second;
}

const SurroundingsFinder::Above& SurroundingsFinder::above(const Passage& passage) {
  auto [entry, fresh] = above_.try_emplace({passage.document, passage.block});
  if (!fresh) return entry->second;
  std::string text = passage.title + "\n" + passage.block_title;
  for (const std::string& heading : passage.section) text += "\n" + heading;
  if (const std::optional<Passage>& box = parent(passage)) {
    text += "\n" + box->block_title;
    if (box->kind == BlockKind::kTable && !box->cells.empty())
      for (const std::string& head : box->cells.front()) text += "\n" + head;
  }
  add_keys(text, entry->second.keys);
  add_dates(text, entry->second.dates);
  if (const auto knowledge = decode_block_knowledge(passage.knowledge, passage.text, passage.block))
    for (const Mention& mention : knowledge->mentions)
      if (mention.entity < knowledge->entities.size())
        entry->second.mentions.emplace_back(mention.span, knowledge->entities[mention.entity]);
  return entry->second;
}

// The last sentences of the paragraph before, notes of the page left out.
const SurroundingsFinder::Before& SurroundingsFinder::end_before(const Passage& passage) {
  auto [entry, fresh] = before_.try_emplace({passage.document, passage.block});
  if (!fresh) return entry->second;
  for (std::uint32_t step = 1; step <= std::min(passage.block, kFarthest); ++step) {
    const std::optional<Passage> above = index_.passage(passage.document, passage.block - step);
    if (!above || above->kind == BlockKind::kHeading) break;
    if (above->kind != BlockKind::kParagraph || above->parent != passage.parent) continue;
    const std::size_t count = above->sentences.size();
    for (std::size_t s = count - std::min<std::size_t>(count, kBefore); s < count; ++s) {
      const Span span = above->sentences[s];
      const std::string_view text = std::string_view(above->text).substr(span.begin, span.size());
      add_keys(text, entry->second.keys);
      add_dates(text, entry->second.dates);
    }
    break;
  }
  return entry->second;
}

const Surroundings& SurroundingsFinder::of(const Passage& passage, std::uint32_t sentence) {
  const Above& shared = above(passage);
  result_ = Surroundings();
  result_.above = shared.keys;
  result_.dates = shared.dates;
  result_.mentions = shared.mentions;
  result_.first = passage.block == 0 && passage.title.empty() && passage.section.empty() &&
                  (sentence == 0 || sentence == kNowhere) && !index_.passage(passage.document, kShort);
  if (sentence == kNowhere) return result_;
  if (sentence < kBefore && !result_.first && passage.kind == BlockKind::kParagraph) {
    const Before& last = end_before(passage);
    result_.before = last.keys;
    result_.dates.insert(result_.dates.end(), last.dates.begin(), last.dates.end());
  }
  for (std::uint32_t s = sentence - std::min(sentence, kBefore); s < sentence; ++s) {
    const Span span = passage.sentences[s];
    const std::string_view text = std::string_view(passage.text).substr(span.begin, span.size());
    add_keys(text, result_.before);
    add_dates(text, result_.dates);
  }
  return result_;
}

}  // namespace apud
