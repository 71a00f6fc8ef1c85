// Layer 1, pure.
#include "corpus/model/knowledge_json.h"

#include <algorithm>

namespace apud {

std::string known_date(const Date& date) {
  if (date.year != 0) return date_text(date);
  return date.month == 0 ? "" : "-" + date_text(date).substr(4);
}

std::string date_span_text(const Value& value) {
  const std::string from = known_date(value.from), to = known_date(value.to);
  if (from == to) return from;
  return (from.empty() ? ".." : from) + "/" + (to.empty() ? ".." : to);
}

std::string words_at(std::string_view text, const std::vector<Span>& spans) {
  std::string words;
  for (const Span& span : spans) {
    const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
    const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
    if (begin == end) continue;
    if (!words.empty()) words += ' ';
    words += text.substr(begin, end - begin);
  }
  return words;
}

bool told_in_passive(const Relation& relation) {
  if (relation.subject.words.empty() || relation.verb_words.empty() || relation.object.words.empty()) return false;
  const std::uint32_t verb = relation.verb_words.front().begin;
  return !relation.inferred && relation.predicate != "said" && relation.object.words.front().begin < verb &&
         relation.subject.words.front().begin > verb;
}

std::string name_in_id(std::string_view id) {
  const std::size_t colon = id.find(':');
  std::string name(colon == std::string_view::npos ? id : id.substr(colon + 1));
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

EntityType type_in_id(std::string_view id) {
  return entity_type_of(id.substr(0, std::min(id.find(':'), id.size()))).value_or(EntityType::kConcept);
}

}  // namespace apud
