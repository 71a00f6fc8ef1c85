// Neighbours are taken from the same stream: prose beside prose, a box's text beside its own, notes among notes.
// Layer 5.
#include "query/answer/show_answer.h"

#include <algorithm>
#include <set>

#include "query/plan/nearest.h"

namespace apud {
namespace {

constexpr std::uint32_t kFarthestNeighbour = 5000;  // blocks to look at on each side

bool same_stream(const Passage& shown, const Passage& other) {
  if (shown.kind == BlockKind::kFootnote) return other.kind == BlockKind::kFootnote;
  if (other.kind == BlockKind::kFootnote || is_container(other.kind)) return false;
  if (is_container(shown.kind)) return other.parent == shown.parent && other.kind == BlockKind::kParagraph;
  if (shown.kind == BlockKind::kTableRow) return other.kind == BlockKind::kTableRow && other.parent == shown.parent;
  return other.parent == shown.parent && other.kind == BlockKind::kParagraph;
}

std::vector<std::string> numbers_of(const std::vector<PassageRef>& refs) {
  std::vector<std::string> numbers;
  for (const PassageRef& ref : refs) numbers.push_back(ref.number);
  return numbers;
}

// Sentences on one side, nearest first; `step` is +1 or -1.
std::vector<Evidence> neighbours(const PassageSource& index, const Passage& shown,
                                 std::optional<std::uint32_t> sentence, std::int64_t step, std::uint32_t count) {
  std::vector<Evidence> found;
  const auto take = [&](const Passage& passage, std::int64_t at) {
    for (; at >= 0 && at < static_cast<std::int64_t>(passage.sentences.size()) && found.size() < count; at += step)
      found.push_back(evidence_of(passage, static_cast<std::uint32_t>(at)));
  };
  if (sentence) take(shown, static_cast<std::int64_t>(*sentence) + step);
  std::int64_t block = static_cast<std::int64_t>(shown.block) + step;
  for (std::uint32_t seen = 0; seen < kFarthestNeighbour && found.size() < count && block >= 0; ++seen, block += step) {
    const std::optional<Passage> next = index.passage(shown.document, static_cast<std::uint32_t>(block));
    if (!next) break;
    if (!same_stream(shown, *next)) continue;
    take(*next, step > 0 ? 0 : static_cast<std::int64_t>(next->sentences.size()) - 1);
  }
  return found;
}

ShownPart part_of(const Passage& passage) {
  return {evidence_of(passage, std::nullopt), passage.cells, numbers_of(passage.refs)};
}

// The rows of a table's cells that stand above its first row.
std::vector<std::vector<std::string>> head_of(const PassageSource& index, const Passage& table) {
  std::vector<std::vector<std::string>> head = table.cells;
  for (std::uint32_t step = 1; step < kFarthestNeighbour; ++step) {
    const auto row = index.passage(table.document, table.block + step);
    if (!row) break;
    if (row->kind != BlockKind::kTableRow || row->parent != table.block || row->cells.empty()) continue;
    head.erase(std::find(head.begin(), head.end(), row->cells.front()), head.end());
    break;
  }
  return head;
}

void add_table(const PassageSource& index, const Passage& passage, std::uint32_t context, ShowAnswer& answer) {
  if (passage.kind == BlockKind::kTable) answer.head = head_of(index, passage);
  if (passage.kind != BlockKind::kTableRow) return;
  answer.cells = passage.cells;
  if (passage.parent)
    if (const auto table = index.passage(passage.document, *passage.parent)) answer.head = head_of(index, *table);
  const std::uint32_t reach = std::min(context, kFarthestNeighbour);
  for (std::uint32_t block = passage.block - std::min(passage.block, reach); block <= passage.block + reach; ++block) {
    const auto row = index.passage(passage.document, block);
    if (row && row->kind == BlockKind::kTableRow && row->parent == passage.parent) answer.rows.push_back(part_of(*row));
  }
}

// The sentences that a note hangs on. Of its paragraphs the first carries the number.
std::vector<Evidence> cited_from(const PassageSource& index, const Passage& note) {
  std::vector<Evidence> found;
  const std::uint32_t block = note.parent.value_or(note.block);
  const auto info = index.document(note.document);
  const std::uint32_t end = info ? info->blocks : 0;
  for (std::uint32_t at = 0; at < end; ++at) {
    const auto passage = index.passage(note.document, at);
    if (!passage) continue;
    for (const PassageRef& ref : passage->refs)
      if (ref.block == block) found.push_back(evidence_of(*passage, sentence_of(*passage, ref)));
  }
  return found;
}

// What the passage, or one of its sentences, names and says.
void add_knowledge(const PassageSource& index, SourceFinder& finder, const Passage& passage,
                   std::optional<std::uint32_t> sentence, ShowAnswer& answer) {
  BlockKnowledge knowledge = knowledge_of(passage);
  std::set<std::string> seen;
  const auto add = [&](const std::string& id) {
    if (id.empty() || !seen.insert(id).second) return;
    if (const auto entity = index.entity(id)) answer.entities.add(*entity);
  };
  const Span shown = sentence ? passage.sentences[*sentence] : Span{0, static_cast<std::uint32_t>(passage.text.size())};
  for (const Mention& mention : knowledge.mentions) {
    if (mention.span.begin < shown.begin || mention.span.begin >= shown.end) continue;
    const std::string& id = knowledge.entities.at(mention.entity);
    if (seen.contains(id)) continue;
    add(id);
    if (const Entity* entity = answer.entities.find(id)) answer.named.push_back(*entity);
  }
  for (Relation& relation : knowledge.relations) {
    if (sentence && relation.sentence != *sentence + 1) continue;
    add(relation.subject.entity);
    add(relation.object.entity);
    if (relation.according_to) add(relation.according_to->entity);
    for (const Qualifier& qualifier : relation.qualifiers) add(qualifier.argument.entity);
    answer.relations.push_back(told_relation(finder, {std::move(relation), passage}));
  }
}

std::uint32_t last_block(const PassageSource& index, const std::string& document) {
  const auto info = index.document(document);
  return info && info->blocks > 0 ? info->blocks - 1 : 0;
}

}  // namespace

std::optional<ShowAnswer> answer_show(const PassageSource& index, const ParsedRef& target, std::uint32_t context) {
  const std::optional<Passage> passage = index.passage(target.document, target.block);
  if (!passage) return std::nullopt;
  std::optional<std::uint32_t> sentence;
  if (target.sentence) {
    if (*target.sentence == 0 || *target.sentence > passage->sentences.size()) return std::nullopt;
    sentence = *target.sentence - 1;
  }
  ShowAnswer answer;
  answer.evidence = evidence_of(*passage, sentence);
  answer.block = passage->block;
  answer.block_title = passage->block_title;
  answer.marks = numbers_of(refs_of(*passage, sentence));
  add_table(index, *passage, context, answer);
  answer.before = neighbours(index, *passage, sentence, -1, context);
  std::reverse(answer.before.begin(), answer.before.end());
  answer.after = neighbours(index, *passage, sentence, +1, context);
  SourceFinder finder(index);
  answer.sources = finder.sources_of(*passage, sentence);
  add_knowledge(index, finder, *passage, sentence, answer);
  if (passage->kind == BlockKind::kFootnote) answer.cited_from = cited_from(index, *passage);
  if (is_container(passage->kind) || passage->kind == BlockKind::kFootnote) {
    for (const Passage& part : parts_of(index, *passage)) answer.parts.push_back(part_of(part));
  }
  return answer;
}

std::optional<OutlineAnswer> answer_outline(const PassageSource& index, const std::string& document) {
  std::optional<DocumentInfo> info = index.document(document);
  if (!info) return std::nullopt;
  OutlineAnswer answer;
  for (std::uint32_t block = 0; block < info->blocks; ++block) {
    const std::optional<Passage> passage = index.passage(document, block);
    if (!passage) continue;
    if (passage->kind == BlockKind::kFootnote && !passage->parent) ++answer.notes;
    if (passage->kind != BlockKind::kHeading && !is_container(passage->kind)) continue;
    const Evidence evidence = evidence_of(*passage, std::nullopt);
    const bool heading = passage->kind == BlockKind::kHeading;
    const auto depth = static_cast<std::uint8_t>(std::min<std::size_t>(passage->section.size() + 1, 255));
    // A heading's own title lacks its number.
    const std::string& title = heading || passage->block_title.empty() ? passage->text : passage->block_title;
    answer.entries.push_back({passage->kind, heading ? passage->level : depth, passage->label, title, passage->page,
                              evidence.where.lines, evidence.where.ref});
  }
  answer.document = std::move(*info);
  return answer;
}

NotFound explain_missing(const PassageSource& index, const std::string& target) {
  std::optional<ParsedRef> ref = parse_ref(target);
  const std::string document = ref ? ref->document : target.substr(0, target.rfind('#'));
  if (index.document(document)) {
    if (!ref) return {"no such passage", target, "a reference looks like " + passage_ref(document, 0, 1), document};
    const auto passage = index.passage(document, ref->block);
    if (!passage) {
      const std::string last = passage_ref(document, last_block(index, document), std::nullopt);
      return {"no such passage", target, "the last one is " + last + "; apud show " + document + " lists the headings",
              last};
    }
    const std::string block = passage_ref(document, ref->block, std::nullopt);
    const auto count = static_cast<std::uint32_t>(passage->sentences.size());
    if (count == 0) return {"no such sentence", target, "see apud show " + block, block};
    const std::string last = passage_ref(document, ref->block, count);
    return {"no such sentence", target, "the last one of this passage is " + last, last};
  }
  std::vector<std::string> names;
  for (const DocumentInfo& info : index.documents()) names.push_back(info.name);
  const auto meant = nearest(document, names);
  if (!meant) return {"no such document", document, "apud stats lists the documents of this index", ""};
  std::string suggestion = *meant;
  if (ref && index.passage(*meant, ref->block)) suggestion = passage_ref(*meant, ref->block, ref->sentence);
  return {"no such document", document, "did you mean " + suggestion + "?", suggestion};
}

}  // namespace apud
