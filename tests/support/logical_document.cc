// The canonical dump: both sides are first brought to the same plain records, then printed by one function.
// Test support.
#include "tests/support/logical_document.h"

#include <algorithm>
#include <string_view>

namespace apud::testing {
namespace {

struct Record {
  BlockKind kind;
  std::string number, label, words, parent;
  std::vector<std::string> section;
  std::vector<std::vector<std::string>> cells;
  bool list_item = false;
};

template <typename Marks>
std::string with_marks(const std::string& text, const Marks& marks) {
  std::string out;
  std::size_t from = 0;
  for (const auto& mark : marks) {
    const std::size_t at = std::min<std::size_t>(std::max<std::size_t>(mark.at, from), text.size());
    out += text.substr(from, at - from) + "^" + mark.number + "^";
    from = at;
  }
  return out + text.substr(from);
}

bool has_title(BlockKind kind) {
  return kind == BlockKind::kHeading || kind == BlockKind::kBox || kind == BlockKind::kTable ||
         kind == BlockKind::kFigure;
}

const char* name_of(BlockKind kind) {
  static constexpr const char* kNames[] = {"heading", "paragraph", "box",      "table",
                                           "row",     "figure",    "footnote", "source"};
  return kNames[static_cast<std::size_t>(kind)];
}

// "1. " and "II " in front of a heading's words are its number, however much of it the block repeats.
std::string without_number(std::string title, const std::string& number) {
  if (number.empty() || !title.starts_with(number)) return title;
  std::size_t at = number.size();
  while (at < title.size() && (title[at] == '.' || title[at] == ' ')) ++at;
  return at > number.size() ? title.substr(at) : title;
}

std::string print(const Record& record) {
  std::string line = name_of(record.kind);
  if (record.list_item) line += " item";
  if (!record.label.empty()) line += " [" + record.label + "]";
  if (!record.number.empty()) line += " #" + record.number;
  if (!record.parent.empty()) line += " in " + record.parent;
  line += " <";
  for (const std::string& heading : record.section) line += heading + "/";
  line += "> " + record.words;
  for (const auto& row : record.cells) {
    line += " {";
    for (const std::string& cell : row) line += cell + "|";
    line += "}";
  }
  return line + "\n";
}

std::string print(std::vector<Record> blocks, std::vector<Record> notes) {
  std::stable_sort(notes.begin(), notes.end(), [](const Record& a, const Record& b) {
    return a.number.size() != b.number.size() ? a.number.size() < b.number.size() : a.number < b.number;
  });
  std::string out;
  for (const Record& record : blocks) out += print(record);
  for (const Record& record : notes) out += print(record);
  return out;
}

}  // namespace

std::string dump(const LogicalDocument& document) {
  std::vector<Record> blocks, notes;
  std::vector<std::string> section;
  for (const LogicalBlock& block : document.blocks) {
    Record record{block.kind, block.number, block.label, {}, {}, section, block.cells, block.list_item};
    record.words = has_title(block.kind) ? block.title : with_marks(block.text, block.marks);
    if (block.kind == BlockKind::kTableRow) record.words.clear();
    if (block.kind == BlockKind::kTableRow || block.list_item) record.number.clear();
    if (block.parent) record.parent = document.blocks[*block.parent].label;
    if (block.kind == BlockKind::kHeading) {
      section.resize(std::min<std::size_t>(section.size(), static_cast<std::size_t>(block.level - 1)));
      record.section = section;
      section.push_back(block.title);
    }
    blocks.push_back(std::move(record));
  }
  for (const LogicalBlock& note : document.notes)
    notes.push_back({note.kind, note.number, {}, note.text, {}, {}, {}, false});
  return "title " + document.title + "\n" + print(std::move(blocks), std::move(notes));
}

std::string dump(const Document& document) {
  std::vector<Record> blocks, notes;
  for (const Block& block : document.blocks) {
    const std::string title = without_number(block.title.empty() ? block.text : block.title, block.number);
    if (block.kind == BlockKind::kHeading && title == "Notes") continue;
    Record record{block.kind, block.number, block.label, {}, {}, {}, block.cells, block.list_item};
    record.words = has_title(block.kind) ? title : with_marks(block.text, block.refs);
    if (block.kind == BlockKind::kTableRow) record.words.clear();
    if (block.kind == BlockKind::kTableRow || block.list_item) record.number.clear();
    // A table may show all its rows; they are compared as rows.
    if (block.kind == BlockKind::kTable && record.cells.size() > 1) record.cells.resize(1);
    if (block.kind == BlockKind::kFootnote) {
      notes.push_back({block.kind, block.number, {}, block.text, {}, {}, {}, false});
      continue;
    }
    if (block.parent) record.parent = document.blocks[*block.parent].label;
    for (std::uint32_t id : block.section) {
      const Block& heading = document.blocks[id];
      record.section.push_back(without_number(heading.title.empty() ? heading.text : heading.title, heading.number));
    }
    blocks.push_back(std::move(record));
  }
  return "title " + document.title + "\n" + print(std::move(blocks), std::move(notes));
}

std::string first_difference(const std::string& expected, const std::string& found) {
  std::string_view a = expected, b = found;
  while (!a.empty() || !b.empty()) {
    const std::string_view left = a.substr(0, a.find('\n')), right = b.substr(0, b.find('\n'));
    if (left != right) return "expected: " + std::string(left) + "\n   found: " + std::string(right) + "\n";
    a.remove_prefix(std::min(a.size(), left.size() + 1));
    b.remove_prefix(std::min(b.size(), right.size() + 1));
  }
  return "";
}

}  // namespace apud::testing
