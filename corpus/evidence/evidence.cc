// Notes and source lines are found by walking the neighbouring blocks: a look-up each, no search.
// Layer 3.
#include "corpus/evidence/evidence.h"

#include <algorithm>
#include <set>

#include "corpus/evidence/citations.h"

namespace apud {
namespace {

constexpr std::uint32_t kLongestContainer = 20000;  // blocks; a box without end must not read a whole index
constexpr std::uint32_t kNearBlocks = 16;           // behind a container's title, which are read one by one
constexpr std::uint32_t kNotesBetween = 200;        // a page's notes may stand in the middle of a box; endnotes do not

Where where_of(const Passage& passage, const Quote& quote, std::optional<std::uint32_t> sentence) {
  const Span text = sentence && *sentence < passage.sentences.size()
                        ? passage.sentences[*sentence]
                        : Span{0, static_cast<std::uint32_t>(passage.text.size())};
  Where where;
  where.document = passage.document;
  where.title = passage.title;
  where.section = passage.section;
  where.place = passage.place;
  where.kind = passage.kind;
  where.label = passage.label;
  where.number = passage.number;
  where.page = page_at(passage, text.begin);
  where.page_label = page_label_at(passage, text.begin);
  where.boxes = boxes_of(passage, text);
  where.element = passage.element;
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
  where.boxes.insert(where.boxes.end(), paragraph.where.boxes.begin(), paragraph.where.boxes.end());
  where.lines.begin = std::min(where.lines.begin, paragraph.where.lines.begin);
  where.lines.end = std::max(where.lines.end, paragraph.where.lines.end);
}

// Whether a block stands inside a container, at any depth. A parent stands before its parts, so that this ends.
bool stands_in(const PassageLookup& index, const Passage& passage, const Passage& container) {
  std::optional<std::uint32_t> parent = passage.parent;
  for (std::uint32_t before = passage.block; parent && *parent < before;) {
    if (*parent == container.block) return true;
    before = *parent;
    const std::optional<Passage> above = index.passage(container.document, *parent);
    parent = above ? above->parent : std::nullopt;
  }
  return false;
}

// Whether the first block from `block` on that is no page's note stands in the container.
bool reaches(const PassageLookup& index, const Passage& container, std::uint32_t block) {
  for (const std::uint32_t end = block + kNotesBetween; block < end; ++block) {
    const std::optional<Passage> passage = index.passage(container.document, block);
    if (!passage) return false;
    if (stands_in(index, *passage, container)) return true;
    if (passage->kind != BlockKind::kFootnote) return false;
  }
  return false;
}

// The last block of a container that holds `inside`, found in steps that double and then halve.
std::uint32_t last_part(const PassageLookup& index, const Passage& container, std::uint32_t inside) {
  std::uint32_t step = 1;
  while (step < kLongestContainer && reaches(index, container, inside + step)) {
    inside += step;
    step *= 2;
  }
  for (std::uint32_t outside = inside + step; outside - inside > 1;) {
    const std::uint32_t middle = inside + (outside - inside) / 2;
    if (reaches(index, container, middle))
      inside = middle;
    else
      outside = middle;
  }
  return inside;
}

// The direct parts of a container that name its sources. They stand at its end, or under its title: so the rows of a
// long table are not read for them.
std::vector<Passage> source_parts(const PassageLookup& index, const Passage& container) {
  std::vector<Passage> found;
  const auto take = [&](Passage& part) {
    if (part.kind == BlockKind::kSource && part.parent == container.block) found.push_back(std::move(part));
  };
  const std::uint32_t near = container.block + kNearBlocks;
  for (std::uint32_t block = container.block + 1; block <= near; ++block) {
    std::optional<Passage> part = index.passage(container.document, block);
    if (!part) return found;
    const bool inside = stands_in(index, *part, container);
    if (!inside && part->kind != BlockKind::kFootnote) return found;
    if (inside) take(*part);
  }
  const std::uint32_t last = last_part(index, container, near);
  for (std::uint32_t block = std::max(near + 1, last - kNearBlocks / 2); block <= last; ++block)
    if (std::optional<Passage> part = index.passage(container.document, block)) take(*part);
  return found;
}

}  // namespace

const char* via_name(Via via) {
  switch (via) {
    case Via::kFootnote: return "footnote";
    case Via::kSourceLine: return "source line";
    case Via::kTableSource: return "table source";
    case Via::kInline: return "inline";
    case Via::kReferenceList: return "reference list";
  }
  return "footnote";
}

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

std::vector<Span> cells_in(const Passage& row, const std::string& text) {
  std::vector<Span> spans;
  if (row.kind != BlockKind::kTableRow || row.cells.size() != 1) return spans;
  std::size_t at = 0;
  for (const std::string& cell : row.cells.front()) {
    const std::size_t begin = text.find(cell, at);
    if (begin == std::string::npos) return {};
    at = begin + cell.size();
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
  return spans;
}

std::optional<std::uint32_t> sentence_of(const Passage& passage, const PassageRef& ref) {
  if (passage.sentences.empty()) return std::nullopt;
  std::uint32_t owner = 0;
  while (owner + 1 < passage.sentences.size() && passage.sentences[owner + 1].begin < ref.at) ++owner;
  return owner;
}

std::vector<PassageRef> refs_of(const Passage& passage, std::optional<std::uint32_t> sentence) {
  if (!sentence || *sentence >= passage.sentences.size()) return passage.refs;
  std::vector<PassageRef> refs;
  for (const PassageRef& ref : passage.refs)
    if (sentence_of(passage, ref) == sentence) refs.push_back(ref);
  return refs;
}

std::vector<Passage> parts_of(const PassageLookup& index, const Passage& container) {
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
  Source note{Via::kFootnote, ref.number, std::move(first.quote), std::move(first.where), {}};
  add_citations(*passage, note);
  for (const Passage& part : parts_of(index_, *passage)) {
    append_paragraph(note, evidence_of(part, std::nullopt));
    add_citations(part, note);
  }
  return note;
}

void SourceFinder::add_citations(const Passage& passage, Source& source) const {
  for (const PlacedCitation& placed : passage.citations)
    source.citations.push_back(citation_record(index_, passage, placed));
}

// What is cited in the sentence's own words, as one source a citation.
void SourceFinder::add_inline(const Passage& passage, std::optional<std::uint32_t> sentence,
                              std::vector<Source>& sources) const {
  if (passage.kind == BlockKind::kFootnote || passage.kind == BlockKind::kSource) return;
  for (const PlacedCitation& placed : passage.citations) {
    const auto leans = [&](CitedFrom from) {
      return from.block == passage.block && (!sentence || from.sentence == *sentence + 1);
    };
    const auto from = std::find_if(placed.supports.begin(), placed.supports.end(), leans);
    if (from == placed.supports.end()) continue;
    const auto own = from->sentence == 0 ? std::nullopt : std::optional<std::uint32_t>(from->sentence - 1);
    Source source{Via::kInline, "", placed.citation.raw, evidence_of(passage, own).where, {}};
    source.citations.push_back(citation_record(index_, passage, placed));
    sources.push_back(std::move(source));
  }
}

const std::vector<Source>& SourceFinder::source_lines(const Passage& container) {
  auto [entry, fresh] = lines_of_.try_emplace({container.document, container.block});
  if (!fresh) return entry->second;
  for (const Passage& part : source_parts(index_, container)) {
    Evidence line = evidence_of(part, std::nullopt);
    const Via via = container.kind == BlockKind::kTable ? Via::kTableSource : Via::kSourceLine;
    entry->second.push_back({via, "", std::move(line.quote), std::move(line.where), {}});
    add_citations(part, entry->second.back());
  }
  return entry->second;
}

const std::optional<Passage>& SourceFinder::parent_of(const Passage& passage) {
  static const std::optional<Passage> kNone;
  // A parent stands before its parts, so that going up ends.
  if (!passage.parent || *passage.parent >= passage.block) return kNone;
  auto [entry, fresh] = parents_.try_emplace({passage.document, *passage.parent});
  if (fresh) entry->second = index_.passage(passage.document, *passage.parent);
  return entry->second;
}

std::vector<Source> SourceFinder::sources_of(const Passage& passage, std::optional<std::uint32_t> sentence) {
  std::vector<Source> sources;
  for (const PassageRef& ref : refs_of(passage, sentence))
    if (std::optional<Source> found = note(passage.document, ref)) sources.push_back(std::move(*found));
  add_inline(passage, sentence, sources);
  if (passage.kind == BlockKind::kSource) return sources;  // it is the source line
  for (const Passage* around = &passage; around != nullptr;) {
    if (is_container(around->kind)) {
      const std::vector<Source>& lines = source_lines(*around);
      sources.insert(sources.end(), lines.begin(), lines.end());
    }
    const std::optional<Passage>& parent = parent_of(*around);
    around = parent ? &*parent : nullptr;
  }
  return sources;
}

}  // namespace apud
