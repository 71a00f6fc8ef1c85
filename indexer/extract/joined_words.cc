// One merge of two rising lists.
// Layer 5, pure.
#include "indexer/extract/joined_words.h"

namespace apud {

void join_words(Span sentence, std::span<const Value> values, std::span<const JoinedName> names,
                std::vector<JoinedName>& words) {
  auto name = names.begin();
  for (const Value& value : values) {
    if (value.kind == ValueKind::kQuantity || value.kind == ValueKind::kPercent)
      continue;  // a number and its noun stay words: the parser knows them
    const Span core = value.core.empty() ? value.span : value.core;
    while (name != names.end() && name->span.end <= core.begin) words.push_back(*name++);
    if (name != names.end() && name->span.begin < core.end) continue;
    if (core.begin < sentence.begin || core.end > sentence.end) continue;
    const bool date = value.kind == ValueKind::kDate;
    words.push_back({core, date ? std::nullopt : std::optional(Tag::kCd)});
  }
  words.insert(words.end(), name, names.end());
}

}  // namespace apud
