// Notes and source lines are found by walking the neighbouring blocks: a look-up each, no search.
// Layer 5.
#include "query/answer/evidence.h"

#include <algorithm>
#include <set>

namespace apud {
namespace {

constexpr std::uint32_t kLongestContainer = 20000;  // blocks; a box without end must not read a whole index
constexpr std::uint32_t kNotesBetween = 200;        // a page's notes may stand in the middle of a box; endnotes do not

Where where_of(const Passage& passage, const Quote& quote, std::optional<std::uint32_t> sentence) {
  Where where;
  where.document = passage.document;
  where.title = passage.title;
  where.section = passage.section;
  where.place = passage.place;
  where.kind = passage.kind;
  where.label = passage.label;
  where.number = passage.number;
  where.page = passage.page;
  where.lines = quote.lines;
  where.bytes = quote.bytes;
  where.ref = passage_ref(passage.document, passage.block,
                          sentence ? std::optional<std::uint32_t>(*sentence + 1) : std::nullopt);
  return where;
}

void append_paragraph(Source& note, const Evidence& paragraph) {
  note.text += "\n" + paragraph.quote;
  Where& where = note.where;
  where.bytes.insert(where.bytes.end(), paragraph.where.bytes.begin(), paragraph.where.bytes.end());
  where.lines.begin = std::min(where.lines.begin, paragraph.where.lines.begin);
  where.lines.end = std::max(where.lines.end, paragraph.where.lines.end);
}

}  // namespace

bool is_container(BlockKind kind) {
  return kind == BlockKind::kBox || kind == BlockKind::kTable || kind == BlockKind::kFigure;
}

Evidence evidence_of(const Passage& passage, std::optional<std::uint32_t> sentence) {
  if (sentence && *sentence >= passage.sentences.size()) sentence.reset();
  const Span whole{0, static_cast<std::uint32_t>(passage.text.size())};
  Quote quote = quote_of(passage, sentence ? passage.sentences[*sentence] : whole);
  Where where = where_of(passage, quote, sentence);
  return {std::move(quote.text), std::move(quote.exact), std::move(where)};
}

std::vector<PassageRef> refs_of(const Passage& passage, std::optional<std::uint32_t> sentence) {
  if (!sentence || *sentence >= passage.sentences.size()) return passage.refs;
  std::vector<PassageRef> refs;
  for (const PassageRef& ref : passage.refs) {
    std::size_t owner = 0;
    while (owner + 1 < passage.sentences.size() && passage.sentences[owner + 1].begin < ref.at) ++owner;
    if (owner == *sentence) refs.push_back(ref);
  }
  return refs;
}

std::vector<Passage> parts_of(const PassageSource& index, const Passage& container) {
  std::vector<Passage> parts;
  std::set<std::uint32_t> inside = {container.block};
  std::uint32_t skipped = 0;
  for (std::uint32_t step = 1; step < kLongestContainer; ++step) {
    std::optional<Passage> next = index.passage(container.document, container.block + step);
    if (!next) break;
    const bool belongs = next->parent && inside.contains(*next->parent);
    const bool page_note = next->kind == BlockKind::kFootnote && is_container(container.kind);
    if (!belongs && page_note && ++skipped <= kNotesBetween) continue;
    if (!belongs) break;
    skipped = 0;
    inside.insert(next->block);
    parts.push_back(std::move(*next));
  }
  return parts;
}

std::optional<Source> SourceFinder::note(const std::string& document, const PassageRef& ref) {
  if (!ref.block) return std::nullopt;
  const std::optional<Passage> passage = index_.passage(document, *ref.block);
  if (!passage) return std::nullopt;
  Evidence first = evidence_of(*passage, std::nullopt);
  Source note{Via::kFootnote, ref.number, std::move(first.quote), std::move(first.where)};
  for (const Passage& part : parts_of(index_, *passage)) append_paragraph(note, evidence_of(part, std::nullopt));
  return note;
}

const std::vector<Source>& SourceFinder::source_lines(const Passage& container) {
  auto [entry, fresh] = lines_of_.try_emplace({container.document, container.block});
  if (!fresh) return entry->second;
  for (const Passage& part : parts_of(index_, container)) {
    if (part.kind != BlockKind::kSource || part.parent != container.block) continue;
    Evidence line = evidence_of(part, std::nullopt);
    const Via via = container.kind == BlockKind::kTable ? Via::kTableSource : Via::kSourceLine;
    entry->second.push_back({via, "", std::move(line.quote), std::move(line.where)});
  }
  return entry->second;
}

std::vector<Source> SourceFinder::sources_of(const Passage& passage, std::optional<std::uint32_t> sentence) {
  std::vector<Source> sources;
  for (const PassageRef& ref : refs_of(passage, sentence))
    if (std::optional<Source> found = note(passage.document, ref)) sources.push_back(std::move(*found));
  if (passage.kind == BlockKind::kSource) return sources;  // it is the source line
  std::optional<Passage> container = passage;
  while (container) {
    if (is_container(container->kind)) {
      const std::vector<Source>& lines = source_lines(*container);
      sources.insert(sources.end(), lines.begin(), lines.end());
    }
    // A parent stands before its parts, so that this ends.
    const bool upward = container->parent && *container->parent < container->block;
    container = upward ? index_.passage(container->document, *container->parent) : std::nullopt;
  }
  return sources;
}

}  // namespace apud
