// Rows of tables: a cell is a name of its own, typed by its column's head.
// Layer 5, pure.
#include <algorithm>
#include <initializer_list>
#include <span>

#include "indexer/extract/entities_chunks.h"

namespace apud::entities {
namespace {

constexpr std::uint32_t kLongestCell = 16;  // words of a cell that is one name
constexpr unsigned kCellVotes = 12;         // a column's head says more than a few uses in prose

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// What one alternative of a head promises by its head noun: "Host country", "Name of the strategy", "Project name",
// "Country visited"; nothing for "Project cost" and "Number of countries".
std::optional<EntityType> type_of_head(std::string_view phrase) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
    if (end > i) words.push_back(phrase.substr(i, end - i));
    i = end + 1;
  }
  const auto is = [](std::string_view word, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return folded_equal(w, word); });
  };
  const auto small = std::find_if(words.begin(), words.end(), [&](std::string_view w) {
    return is(w, {"of", "in", "for", "with", "by", "where", "from", "at", "to", "on"});
  });
  if (small != words.end() && small != words.begin()) {
    const bool naming = small - words.begin() == 1 && folded_equal(*small, "of") && is(words[0], {"name", "names"});
    if (naming) {
      words.erase(words.begin(), small + 1);
    } else {
      words.erase(small, words.end());
    }
  }
  if (words.size() > 1 && is(words.back(), {"name", "names", "title"})) words.pop_back();
  if (words.empty()) return std::nullopt;
  const auto type = column_type(words.back());
  const bool participle = words.back().ends_with("ed") || words.back().ends_with("ing");
  return type || words.size() < 2 || !participle ? type : column_type(words[words.size() - 2]);
}

// The types that a column's head promises, in its order: "Country or organization".
std::vector<EntityType> types_of_column(std::string_view head) {
  std::vector<EntityType> types;
  for (std::size_t i = 0; i < head.size();) {
    std::size_t end = std::min(head.find_first_of("/,()&\n", i), head.size());
    std::size_t next = end + 1;
    for (const std::string_view joint : {" or ", " and "})
      if (const std::size_t at = head.find(joint, i); at < end) end = at, next = at + joint.size();
    if (const auto type = type_of_head(head.substr(i, end - i))) types.push_back(*type);
    i = next;
  }
  return types;
}

// The form that is of a type promised; else the first, unless it is doubtful by itself. nullptr: none.
const LexiconForm* form_for(const Lexicon& lexicon, std::span<const LexiconForm> forms,
                            const std::vector<EntityType>& types) {
  for (const EntityType type : types)
    for (const LexiconForm& form : forms)
      if (lexicon.entry(form.entry).type == type) return &form;
  return forms.empty() || forms.front().common_word ? nullptr : &forms.front();
}

class RowReader {
 public:
  RowReader(Reading& reading, std::uint32_t first, std::uint32_t last) : r_(reading), first_(first), last_(last) {}

  // The words of a stretch of the row's text.
  Sentence part(std::uint32_t block, Span span) const {
    Sentence part{.block = block, .first = first_, .last = first_};
    while (part.first < last_ && r_.words[part.first].span.begin < span.begin) ++part.first;
    part.last = part.first;
    while (part.last < last_ && r_.words[part.last].span.end <= span.end) ++part.last;
    return part;
  }

  // Whether the cell as a whole is a name; it is kept then.
  bool take(Sentence cell, const std::vector<EntityType>& types) {
    if (types.empty() || cell.first == cell.last) return false;
    const std::string_view text = r_.document->blocks[cell.block].text;
    const auto word = [&](std::uint32_t i) { return text.substr(r_.words[i].span.begin, r_.words[i].span.size()); };
    if (cell.last - cell.first > 1 && folded_equal(word(cell.first), "the")) ++cell.first;
    if (is_mark(r_.words[cell.last - 1], Mark::kClose)) {  // "(2023-2027)"
      std::uint32_t open = cell.last - 1;
      while (open > cell.first && !is_mark(r_.words[open], Mark::kOpen)) --open;
      if (open > cell.first) cell.last = open;
    }
    if (cell.last - cell.first > kLongestCell) return false;
    const Word& opening = r_.words[cell.first];
    if (!is_capital(opening) && opening.shape != Shape::kNumber) return false;
    std::uint32_t capitals = 0, small = 0;
    bool list = false;
    for (std::uint32_t i = cell.first; i < cell.last; ++i) {
      capitals += is_capital(r_.words[i]);
      small += r_.words[i].shape == Shape::kLower && !r_.flagged(r_.words[i], kFunction | kSmall);
      list |= is_mark(r_.words[i], Mark::kComma) || is_mark(r_.words[i], Mark::kColon) || word(i) == "and" ||
              is_mark(r_.words[i], Mark::kSlash);
    }
    if (capitals == 0 || capitals < 2 * small) return false;
    const Span span{r_.words[cell.first].span.begin, r_.words[cell.last - 1].span.end};
    const std::string_view name = r_.text_of(cell.block, span);
    const auto forms = r_.lexicon->lookup(name);
    const bool things = types.front() > EntityType::kPerson;
    if (forms.empty() && list && !things) return false;
    const std::uint32_t id = r_.names.add(name);
    ++r_.names[id].uses;
    r_.names[id].acronym = cell.last - cell.first == 1 && opening.shape == Shape::kUpper;
    const LexiconForm* form = form_for(*r_.lexicon, forms, types);
    if (form != nullptr && (!things || r_.lexicon->entry(form->entry).type == types.front())) {
      r_.names[id].lexicon = form->entry;
      r_.names[id].form = form->kind;
    } else {
      EntityType type = types.front();
      ChunkFinder finder(r_, cell);
      const auto head = finder.type_by_head(cell.first, cell.last);
      const bool site = type == EntityType::kPlace && head == EntityType::kInfrastructure;
      if (head && (site || std::find(types.begin(), types.end(), *head) != types.end())) type = *head;
      r_.vote(id, type, kCellVotes);
      r_.names[id].personal |= type == EntityType::kPerson && cell.last - cell.first > 1;
    }
    r_.add_found(cell.block, span, id, MentionKind::kName, cell.last - cell.first > 1);
    return true;
  }

 private:
  Reading& r_;
  std::uint32_t first_, last_;
};

}  // namespace

void find_row_names(Reading& r, std::uint32_t block, std::uint32_t first, std::uint32_t last,
                    std::vector<Sentence>& left) {
  const Block& row = r.document->blocks[block];
  RowReader reader(r, first, last);
  const std::vector<std::string>* head = nullptr;
  if (row.parent && *row.parent < r.document->blocks.size()) {
    const Block& table = r.document->blocks[*row.parent];
    if (!table.cells.empty()) head = &table.cells.front();
  }
  std::size_t at = 0;
  if (!row.cells.empty()) {
    const std::vector<std::string>& cells = row.cells.front();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string_view cell = trimmed(cells[c]);
      const std::size_t begin = cell.empty() ? std::string::npos : row.text.find(cell, at);
      if (begin == std::string::npos) continue;
      at = begin + cell.size();
      const Sentence part = reader.part(block, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
      const auto types = head != nullptr && c < head->size() ? types_of_column((*head)[c]) : std::vector<EntityType>{};
      if (reader.take(part, types) || part.first == part.last) continue;
      left.push_back(part);
      if (!types.empty()) left.back().column = types.front();
    }
  }
  if (at == 0) left.push_back({.block = block, .first = first, .last = last});
}

}  // namespace apud::entities
