// A passage among its neighbours with its notes in full, a table in its columns, a document as its outline.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/citation_text.h"
#include "query/render/relation_text.h"
#include "query/render/text.h"

namespace apud {
namespace {

constexpr unsigned kLeft = 4;

std::string marks_of(const std::vector<std::string>& marks) {
  std::string text;
  for (const std::string& mark : marks) text += " [" + mark + "]";
  return text;
}

// "document.txt#b57.2" -> "document.txt#b57": sentences of one block share it.
std::string block_of(const std::string& ref) {
  const std::size_t dot = ref.rfind('.'), hash = ref.rfind('#');
  return hash != std::string::npos && dot != std::string::npos && dot > hash ? ref.substr(0, dot) : ref;
}

std::string heading(const ShowAnswer& answer, const TextStyle& style) {
  const Where& where = answer.evidence.where;
  std::string out;
  if (!where.title.empty()) out += wrapped(where.title, {}, Ink::kStrong, style);
  out += wrapped(path_line(where, style.width), {}, Ink::kFaint, style);
  return out + wrapped(page_and_lines(where) + " · " + where.ref, {}, Ink::kFaint, style) + "\n";
}

// What the sentences of a context are told apart by: their block, and the heading above it or the note's name.
struct Place {
  std::string block, name;
};

Place place_of(const Where& where) {
  const std::string heading = where.section.empty() ? "" : where.section.back();
  return {block_of(where.ref), where.kind == BlockKind::kFootnote ? place_name(where) : heading};
}

// A blank line between blocks, and the name where another section or note begins.
std::string transition(const Place& from, const Place& to, const TextStyle& style) {
  if (from.block.empty() || from.block == to.block) return "";
  if (to.name.empty() || from.name == to.name) return "\n";
  return "\n" + wrapped(to.name, indent(kLeft), Ink::kFaint, style);
}

std::string neighbours(const std::vector<Evidence>& list, Place& place, const TextStyle& style) {
  std::string out;
  for (const Evidence& evidence : list) {
    Place its = place_of(evidence.where);
    out += transition(place, its, style) + wrapped(evidence.quote, indent(kLeft), Ink::kPlain, style);
    place = std::move(its);
  }
  return out;
}

Margin bar(const TextStyle& style) {
  const std::string mark = "  " + inked("▌", Ink::kStrong, style) + " ";
  return {mark, kLeft, mark};
}

// "Box 11.1  Its title" for a box, table or figure; its quotation holds the title, with or without the label.
std::string caption(const ShowAnswer& answer) {
  const std::string& label = answer.evidence.where.label;
  std::string title = answer.evidence.quote.empty() ? answer.block_title : answer.evidence.quote;
  if (!label.empty() && title.starts_with(label)) {
    const std::size_t rest = title.find_first_not_of(" .:", label.size());
    title = rest == std::string::npos ? "" : title.substr(rest);
  }
  return label + (label.empty() || title.empty() ? "" : ": ") + title;
}

std::string shown_itself(const ShowAnswer& answer, const TextStyle& style) {
  std::string text = is_container(answer.evidence.where.kind) ? caption(answer) : answer.evidence.quote;
  if (text.empty()) return "";
  return wrapped(text + marks_of(answer.marks), bar(style), Ink::kStrong, style);
}

std::string table(const ShowAnswer& answer, const TextStyle& style) {
  Grid grid;
  grid.rows = answer.head;
  grid.heads = answer.head.size();
  const bool row_shown = answer.evidence.where.kind == BlockKind::kTableRow;
  for (const ShownPart& part : row_shown ? answer.rows : answer.parts) {
    if (part.evidence.where.kind != BlockKind::kTableRow) continue;
    if (row_shown && part.evidence.where.ref == block_of(answer.evidence.where.ref))
      grid.marked = static_cast<std::int64_t>(grid.rows.size());
    for (std::vector<std::string> row : part.cells) {
      if (!row.empty()) row.back() += marks_of(part.marks);
      grid.rows.push_back(std::move(row));
    }
  }
  return grid.rows.empty() ? "" : grid_text(grid, kLeft, style);
}

std::string parts(const ShowAnswer& answer, const TextStyle& style) {
  std::string out;
  for (const ShownPart& part : answer.parts) {
    const BlockKind kind = part.evidence.where.kind;
    if (kind == BlockKind::kSource || kind == BlockKind::kTableRow) continue;  // among the sources; in the table
    out += "\n" + wrapped(part.evidence.quote + marks_of(part.marks), indent(kLeft), Ink::kPlain, style);
  }
  return out;
}

std::string sources(const std::vector<Source>& list, const TextStyle& style) {
  std::string out;
  for (const Source& source : list) {
    const std::string name = source_name(source);
    const Margin margin =
        name.empty() ? Margin{} : Margin{inked(name, Ink::kStrong, style) + "  ", columns(name) + 2, ""};
    out += "\n";
    std::size_t begin = 0;
    while (begin <= source.text.size()) {  // a note's paragraphs
      const std::size_t end = std::min(source.text.find('\n', begin), source.text.size());
      const std::string paragraph = source.text.substr(begin, end - begin);
      out += wrapped(paragraph, begin == 0 ? margin : indent(margin.head_width), Ink::kPlain, style);
      begin = end + 1;
    }
    out += citation_lines(source.citations, margin.head_width, style);
    out +=
        wrapped(page_and_lines(source.where) + " · " + source.where.ref, indent(margin.head_width), Ink::kFaint, style);
  }
  return out;
}

std::string cited_from(const std::vector<Evidence>& list, const TextStyle& style) {
  std::string out;
  for (const Evidence& evidence : list) {
    const std::string name = "cited from";
    const Margin margin{inked(name, Ink::kStrong, style) + "  ", columns(name) + 2, ""};
    out += "\n" + wrapped(evidence.quote, margin, Ink::kPlain, style);
    out += wrapped(page_and_lines(evidence.where) + " · " + evidence.where.ref, indent(margin.head_width), Ink::kFaint,
                   style);
  }
  return out;
}

// The source's own lines, where they differ from the repaired sentence by more than line ends.
std::string as_it_stands(const ShowAnswer& answer, const TextStyle& style) {
  const std::string& exact = answer.evidence.exact;
  if (exact.empty() || printable(exact) == printable(answer.evidence.quote)) return "";
  std::string out = "\n" + wrapped("as it stands in the source:", {}, Ink::kFaint, style);
  for (std::size_t begin = 0; begin < exact.size();) {
    const std::size_t end = std::min(exact.find_first_of("\r\n\f", begin), exact.size());
    const std::string line = exact.substr(begin, end - begin);
    if (printable(line).find_first_not_of(' ') != std::string::npos)
      out += wrapped(line, {"  │ ", kLeft, "  │ "}, Ink::kFaint, style);
    begin = end + 1;
  }
  return out;
}

constexpr std::size_t kRelations = 12;  // of a passage; --json has all

// What the passage says: its relations, and whom it names beside those.
std::string knowledge(const ShowAnswer& answer, const TextStyle& style) {
  std::string out;
  for (std::size_t at = 0; at < answer.relations.size() && at < kRelations; ++at) {
    if (out.empty()) out = "\n" + wrapped("it says:", {}, Ink::kFaint, style);
    out += relation_line(answer.relations[at], answer.entities, kLeft, style);
  }
  if (answer.relations.size() > kRelations)
    out += wrapped("… " + grouped(answer.relations.size() - kRelations) + " more: --json has them", indent(kLeft),
                   Ink::kFaint, style);
  std::string names;
  for (const Entity& entity : answer.named)
    names += (names.empty() ? "" : " · ") + printable(entity.name) + " (" + entity_type_name(entity.type) + ")";
  if (names.empty()) return out;
  constexpr unsigned kName = 7;
  return out + "\n" + wrapped(names, {inked("names", Ink::kStrong, style) + "  ", kName, ""}, Ink::kPlain, style);
}

constexpr unsigned kOutlineGap = 2;
constexpr unsigned kNarrowTitle = 20;  // where no more is left, page and reference get a line of their own

struct Line {
  unsigned depth;
  std::string name, page, ref;
};

Line line_of(const OutlineEntry& entry) {
  const unsigned depth = std::min(entry.level > 0 ? entry.level - 1u : 0u, 8u);
  const bool labelled = entry.label.empty() || entry.title.starts_with(entry.label);
  return {depth, printable(labelled ? entry.title : entry.label + " " + entry.title), "p. " + grouped(entry.page),
          printable(entry.ref)};
}

std::string outline_line(const Line& line, unsigned room, unsigned page_width, const TextStyle& style) {
  const unsigned left = std::min(line.depth * 2, room / 2);
  const std::vector<Span> parts = wrap(line.name, room - left, room - left);
  const std::string place = std::string(page_width - columns(line.page), ' ') + line.page +
                            std::string(kOutlineGap, ' ') + inked(line.ref, Ink::kAddress, style);
  std::string out;
  for (const Span& part : parts) {
    std::string text = std::string(left, ' ') + line.name.substr(part.begin, part.size());
    const bool last = &part == &parts.back();
    if (last && room < style.width) text = padded(std::move(text), room + kOutlineGap) + place;
    out += text + "\n";
    if (last && room == style.width)
      out += wrapped(line.page + " · " + line.ref, indent(left + 2), Ink::kAddress, style);
  }
  return out;
}

}  // namespace

std::string text_of(const ShowAnswer& answer, const TextStyle& style) {
  std::string out = heading(answer, style);
  const BlockKind kind = answer.evidence.where.kind;
  Place place;
  if (kind == BlockKind::kTableRow && !answer.rows.empty()) {
    out += table(answer, style);
  } else if (is_container(kind)) {
    out += shown_itself(answer, style);
    if (kind == BlockKind::kTable) out += "\n" + table(answer, style);
    out += parts(answer, style);
  } else {
    const Place its = place_of(answer.evidence.where);
    out += neighbours(answer.before, place, style);
    out += transition(place, its, style) + shown_itself(answer, style) + parts(answer, style);
    place = its;
    out += neighbours(answer.after, place, style);
  }
  out += cited_from(answer.cited_from, style) + sources(answer.sources, style);
  if (!is_container(kind)) out += as_it_stands(answer, style);
  return out + knowledge(answer, style);
}

std::string text_of(const OutlineAnswer& answer, std::uint32_t offset, std::uint32_t limit, const TextStyle& style) {
  const DocumentInfo& info = answer.document;
  std::string out;
  if (!info.title.empty()) out += wrapped(info.title, {}, Ink::kStrong, style);
  out += wrapped(info.name + " · " + counted(info.pages, "page", "pages") + " · " +
                     counted(answer.notes, "note", "notes") + " · " + counted(info.sentences, "sentence", "sentences"),
                 {}, Ink::kFaint, style);
  std::vector<Line> lines;
  unsigned page_width = 0, ref_width = 0;
  for (std::size_t at = offset; at < answer.entries.size() && at - offset < limit; ++at) {
    lines.push_back(line_of(answer.entries[at]));
    page_width = std::max(page_width, columns(lines.back().page));
    ref_width = std::max(ref_width, columns(lines.back().ref));
  }
  if (!lines.empty()) out += "\n";
  const unsigned right = page_width + ref_width + 2 * kOutlineGap;
  const unsigned room = style.width > right + kNarrowTitle ? style.width - right : style.width;
  for (const Line& line : lines) out += outline_line(line, room, page_width, style);
  return out;
}

}  // namespace apud
