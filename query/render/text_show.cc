// A passage among its neighbours with its notes in full, a table in its columns, a document as its outline.
// Layer 6, pure.
#include <algorithm>

#include "query/render/characters.h"
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

std::string neighbours(const std::vector<Evidence>& list, std::string& block, const TextStyle& style) {
  std::string out;
  for (const Evidence& evidence : list) {
    const std::string its = block_of(evidence.where.ref);
    if (!block.empty() && its != block) out += "\n";
    block = its;
    out += wrapped(evidence.quote, indent(kLeft), Ink::kPlain, style);
  }
  return out;
}

Margin bar(const TextStyle& style) {
  const std::string mark = "  " + inked("▌", Ink::kStrong, style) + " ";
  return {mark, kLeft, mark};
}

std::string shown_itself(const ShowAnswer& answer, const TextStyle& style) {
  const Where& where = answer.evidence.where;
  std::string title = answer.block_title;
  if (where.kind == BlockKind::kHeading || answer.evidence.quote.find(title) != std::string::npos) title.clear();
  if (is_container(where.kind) && !where.label.empty() && !answer.evidence.quote.starts_with(where.label))
    title = where.label + (title.empty() ? "" : "  " + title);
  std::string out;
  if (!title.empty()) out += wrapped(title, bar(style), Ink::kStrong, style);
  if (!answer.evidence.quote.empty())
    out += wrapped(answer.evidence.quote + marks_of(answer.marks), bar(style), Ink::kStrong, style);
  return out;
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
    const std::string head = inked(name, Ink::kStrong, style) + "  ";
    const Margin margin{head, columns(name) + 2, ""};
    out += "\n";
    std::size_t begin = 0;
    while (begin <= source.text.size()) {  // a note's paragraphs
      const std::size_t end = std::min(source.text.find('\n', begin), source.text.size());
      const std::string paragraph = source.text.substr(begin, end - begin);
      out += wrapped(paragraph, begin == 0 ? margin : indent(margin.head_width), Ink::kPlain, style);
      begin = end + 1;
    }
    out +=
        wrapped(page_and_lines(source.where) + " · " + source.where.ref, indent(margin.head_width), Ink::kFaint, style);
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

}  // namespace

std::string text_of(const ShowAnswer& answer, const TextStyle& style) {
  std::string out = heading(answer, style);
  const BlockKind kind = answer.evidence.where.kind;
  std::string block;
  if (kind == BlockKind::kTableRow && !answer.rows.empty()) {
    out += table(answer, style);
  } else if (is_container(kind)) {
    out += shown_itself(answer, style);
    if (kind == BlockKind::kTable) out += "\n" + table(answer, style);
    out += parts(answer, style);
  } else {
    const std::string its = block_of(answer.evidence.where.ref);
    out += neighbours(answer.before, block, style);
    if (!block.empty() && block != its) out += "\n";
    out += shown_itself(answer, style) + parts(answer, style);
    block = its;
    out += neighbours(answer.after, block, style);
  }
  out += sources(answer.sources, style);
  if (!is_container(kind)) out += as_it_stands(answer, style);
  return out;
}

std::string text_of(const OutlineAnswer& answer, std::uint32_t offset, std::uint32_t limit, const TextStyle& style) {
  const DocumentInfo& info = answer.document;
  std::string out;
  if (!info.title.empty()) out += wrapped(info.title, {}, Ink::kStrong, style);
  out += wrapped(info.name + " · " + counted(info.pages, "page", "pages") + " · " +
                     counted(answer.notes, "note", "notes") + " · " + counted(info.sentences, "sentence", "sentences"),
                 {}, Ink::kFaint, style);
  Grid grid;
  grid.right = {false, true, false};
  for (std::size_t at = offset; at < answer.entries.size() && at - offset < limit; ++at) {
    const OutlineEntry& entry = answer.entries[at];
    const unsigned depth = std::min(entry.level > 0 ? entry.level - 1u : 0u, 8u);
    std::string name = entry.label;
    if (!entry.title.starts_with(entry.label) || name.empty())
      name += (name.empty() ? "" : "  ") + entry.title;
    else
      name = entry.title;
    grid.rows.push_back({std::string(depth * 2, ' ') + name, "p. " + grouped(entry.page), entry.ref});
  }
  if (grid.rows.empty()) return out;
  return out + "\n" + grid_text(grid, 0, style);
}

}  // namespace apud
