// Columns are read once a table; a row is then one relation a cell.
// Layer 5, pure.
#include "indexer/extract/table_relations.h"

#include <algorithm>

#include "corpus/text/one_of.h"
#include "corpus/values/values.h"

namespace apud {
namespace {

constexpr float kRight = 0.95F;    // a row with as many cells as heads
constexpr float kGuessed = 0.75F;  // cells divided by guess, or more or fewer than heads
constexpr float kCarried = 0.8F;   // a subject that stands in a row above

bool is_running_number(std::string_view cell, std::size_t row) {
  while (!cell.empty() && (cell.back() == '.' || cell.back() == ')')) cell.remove_suffix(1);
  return cell == std::to_string(row);
}

// Where the cells stand in the row's text; empty ones nowhere.
void find_cells(const Block& row, std::vector<Span>& cells) {
  cells.clear();
  std::size_t from = 0;
  if (row.cells.empty()) return;
  for (const std::string& cell : row.cells[0]) {
    const std::size_t at = cell.empty() ? std::string::npos : row.text.find(cell, from);
    if (at == std::string::npos) {
      cells.push_back({});
      continue;
    }
    cells.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + cell.size())});
    from = at + cell.size();
  }
}

// Without article, quotation marks and what stands in brackets behind.
Span core_of(std::string_view text, Span cell) {
  auto starts = [&](std::string_view s) { return text.substr(cell.begin, cell.size()).starts_with(s); };
  auto ends = [&](std::string_view s) { return text.substr(cell.begin, cell.size()).ends_with(s); };
  if (ends(")")) {
    const std::size_t open = text.substr(cell.begin, cell.size()).rfind(" (");
    if (open != std::string_view::npos && open > 0) cell.end = cell.begin + static_cast<std::uint32_t>(open);
  }
  for (const std::string_view lead : {"The ", "the ", "“", "\"", "‘", "*"})
    if (starts(lead) && lead.size() < cell.size()) cell.begin += static_cast<std::uint32_t>(lead.size());
  for (const std::string_view tail : {"*", "”", "\"", "’", ","})
    if (ends(tail) && tail.size() < cell.size()) cell.end -= static_cast<std::uint32_t>(tail.size());
  return cell;
}

bool names_area(const Argument& argument) {
  const std::string_view id = argument.entity;
  return id.starts_with("country:") || id.starts_with("region:") || id.starts_with("place:");
}

// A row that sums up the others is about no name: "Total".
bool is_summary(std::string_view cell) {
  return one_of(predicate_name(cell), {"total", "totals", "sum", "subtotal", "sub_total", "grand_total", "average",
                                       "mean", "median", "overall", "all"});
}

// A known person, or two to four words that all begin with a capital letter.
bool may_be_person(const Argument& argument) {
  if (!argument.entity.empty())
    return argument.entity.starts_with("person:") || argument.entity.starts_with("concept:");
  std::size_t words = 0;
  bool begins = true;
  for (const char c : argument.text) {
    if (begins && c >= 'a' && c <= 'z') return false;
    if (begins) ++words;
    begins = c == ' ';
  }
  return words >= 2 && words <= 4;
}

// Between names of a list nothing but this may stand.
bool is_joint(std::string_view between) {
  for (const std::string_view word :
       {" and ", " and the ", ", and ", ", ", "; ", "/", " / ", "–", " – ", "-", ", the "})
    if (between == word) return true;
  return false;
}

}  // namespace

void TableRelations::begin(const Block& table, std::size_t rows, const Knowledge& knowledge,
                           std::span<const Mention> mentions) {
  knowledge_ = &knowledge;
  properties_ = false;
  group_.reset();
  last_subject_ = {};
  title_entity_ = {};
  title_date_.reset();
  std::string name;
  split_unit(table.title, name, title_unit_);
  measure_ = measure_of(table.title);
  const std::size_t head_rows = table.cells.size() > rows ? table.cells.size() - rows : 0;
  read_heads(table, head_rows);
  choose_subject(table, head_rows);
  std::vector<Value> values;
  find_values(table.text, {0, static_cast<std::uint32_t>(table.text.size())}, values);
  for (const Value& value : values)
    if (value.kind == ValueKind::kDate) {
      if (title_date_) {  // more than one: which holds for a row is not said
        title_date_.reset();
        break;
      }
      title_date_ = value;
      title_date_->span = {};
    }
  std::size_t names = 0;
  for (const Mention& mention : mentions)
    if (mention.kind == MentionKind::kName && names++ == 0)
      title_entity_.entity = knowledge.entities[mention.entity].id;
  if (names != 1) title_entity_ = {};
  const bool pairs = heads_.size() == 2 && !title_entity_.empty() &&
                     (head_rows == 0 || one_of(predicate_name(heads_[1].name),
                                               {"value", "figure", "description", "details", "data", "amount"}));
  properties_ = pairs && heads_[0].use != ColumnUse::kNumber;
}

void TableRelations::read_heads(const Block& table, std::size_t head_rows) {
  heads_.clear();
  std::size_t columns = 0;
  for (const auto& row : table.cells) columns = std::max(columns, row.size());
  std::vector<std::string> texts(columns);
  for (std::size_t r = 0; r < head_rows; ++r)
    for (std::size_t c = 0; c < table.cells[r].size(); ++c) {
      const std::string& cell = table.cells[r][c];
      if (cell.empty()) continue;
      if (!texts[c].empty()) texts[c] += ' ';
      texts[c] += cell;
    }
  for (const std::string& text : texts) heads_.push_back(read_column_head(text, texts[0], *lexicon_));
}

// The first column that does not count rows. A head without words over running numbers counts rows too.
void TableRelations::choose_subject(const Block& table, std::size_t head_rows) {
  subject_ = 0;
  if (heads_.size() < 2) return;
  bool running = table.cells.size() > head_rows + 1;
  for (std::size_t r = head_rows; r < table.cells.size() && running; ++r)
    running = !table.cells[r].empty() && is_running_number(table.cells[r][0], r - head_rows + 1);
  if (running) heads_[0].use = ColumnUse::kNumber;
  while (subject_ + 1 < heads_.size() && heads_[subject_].use == ColumnUse::kNumber) ++subject_;
  if (subject_ == 0) return;
  for (std::size_t c = subject_ + 1; c < heads_.size(); ++c)
    heads_[c] = read_column_head(heads_[c].text, heads_[subject_].name, *lexicon_);
}

Argument TableRelations::cell_argument(const Block& row, Span cell, const ColumnHead& head, const Knowledge& knowledge,
                                       std::span<const Mention> mentions) const {
  Argument argument;
  argument.words = {cell};
  if (head.predicate == "alias_of" || is_summary(std::string_view(row.text).substr(cell.begin, cell.size()))) {
    argument.text = row.text.substr(cell.begin, cell.size());
    return argument;
  }
  const Span core = core_of(row.text, cell);
  for (const Mention& mention : mentions)
    if (mention.kind == MentionKind::kName &&
        (mention.span == core || mention.span == cell ||
         (mention.span.begin == core.begin && mention.span.end > core.end && mention.span.end <= cell.end))) {
      argument.entity = knowledge.entities[mention.entity].id;
      return argument;
    }
  argument.value = cell_value(row.text, cell, head.unit.empty() ? title_unit_ : head.unit, asks_for_date(head));
  if (!argument.value) argument.text = row.text.substr(cell.begin, cell.size());
  return argument;
}

void TableRelations::state(const ColumnHead& head, Relation relation, Argument cell, RelationSink& sink) const {
  relation.predicate = head.predicate;
  switch (head.use) {
    case ColumnUse::kNumber: return;
    case ColumnUse::kPeriod:
      relation.predicate = measure_.empty() ? "has_value" : measure_;
      std::erase_if(relation.qualifiers, [](const Qualifier& q) { return q.kind == QualifierKind::kDate; });
      relation.qualifiers.push_back({QualifierKind::kDate, {}});
      relation.qualifiers.back().argument.value = head.period;
      relation.qualifiers.back().argument.value->span = {};
      relation.object = std::move(cell);
      break;
    case ColumnUse::kFact: relation.object = std::move(cell); break;
    case ColumnUse::kTurned:
      relation.object = std::move(relation.subject);
      relation.subject = std::move(cell);
      break;
    case ColumnUse::kOffice:
      if (!may_be_person(cell)) {
        relation.object = std::move(cell);
        break;
      }
      relation.predicate = "holds_role";
      relation.qualifiers.push_back({QualifierKind::kWith, std::move(relation.subject)});
      relation.subject = std::move(cell);
      relation.object.text = head.name;
      break;
    case ColumnUse::kDated:
      if (cell.value && cell.value->kind == ValueKind::kDate) {
        std::erase_if(relation.qualifiers, [](const Qualifier& q) { return q.kind == QualifierKind::kDate; });
        relation.qualifiers.push_back({QualifierKind::kDate, std::move(cell)});
      } else {
        relation.object = std::move(cell);
      }
      break;
  }
  if (relation.predicate.empty()) relation.predicate = measure_.empty() ? "has_value" : measure_;
  sink.add(std::move(relation));
}

// A cell that lists names gives one relation for each.
void TableRelations::add_cell(const Block& row, std::size_t column, Relation base, std::span<const Mention> mentions,
                              RelationSink& sink) {
  const ColumnHead& head = heads_[column];
  const Span cell = cells_[column];
  base.verb = head.text;
  std::vector<const Mention*> names;
  std::uint32_t covered = cell.begin;
  bool list = true;
  for (const Mention& mention : mentions) {
    if (mention.span.begin < cell.begin || mention.span.end > cell.end || mention.kind != MentionKind::kName) continue;
    if (mention.span.begin < covered) continue;
    const std::string_view between = std::string_view(row.text).substr(covered, mention.span.begin - covered);
    list = list && (names.empty() ? between.empty() : is_joint(between));
    names.push_back(&mention);
    covered = mention.span.end;
  }
  if (!list || names.size() < 2 || covered != cell.end)
    return state(head, std::move(base), cell_argument(row, cell, head, *knowledge_, mentions), sink);
  for (const Mention* name : names) {
    Argument argument;
    argument.entity = knowledge_->entities[name->entity].id;
    argument.words = {name->span};
    state(head, base, std::move(argument), sink);
  }
}

void TableRelations::add_row(const Block& row, const Knowledge& knowledge, std::span<const Mention> mentions,
                             RelationSink& sink) {
  knowledge_ = &knowledge;
  find_cells(row, cells_);
  if (row.cells.empty() || cells_.size() < 2 || heads_.size() < 2) return;
  const std::vector<std::string>& texts = row.cells[0];
  const std::size_t filled = static_cast<std::size_t>(
      std::count_if(texts.begin(), texts.end(), [](const std::string& cell) { return !cell.empty(); }));
  if (subject_ >= cells_.size()) return;
  Relation base;
  base.confidence = row.warnings.empty() && cells_.size() == heads_.size() ? kRight : kGuessed;
  if (is_blank_cell(texts[subject_])) {
    if (!texts[subject_].empty() || last_subject_.empty() || filled == 0) return;
    base.subject = last_subject_;
    base.subject.words.clear();
    base.confidence *= kCarried;
  } else {
    base.subject = cell_argument(row, cells_[subject_], heads_[subject_], knowledge, mentions);
    if (base.subject.value) {  // "1998" as a row's name is a name
      base.subject.value.reset();
      base.subject.text = texts[subject_];
    }
    if (filled == 1 && cells_.size() > 2) {
      group_.reset();
      if (names_area(base.subject)) group_ = base.subject;
      if (group_) group_->words.clear();
      return;
    }
    last_subject_ = base.subject;
  }
  if (title_date_) {
    base.qualifiers.push_back({QualifierKind::kDate, {}});
    base.qualifiers.back().argument.value = title_date_;
  }
  if (group_) base.qualifiers.push_back({QualifierKind::kPlace, *group_});
  if (properties_) {
    ColumnHead property = read_column_head(texts[subject_], title_entity_.entity, *lexicon_);
    if (property.use == ColumnUse::kNumber || property.use == ColumnUse::kPeriod || is_blank_cell(texts[1])) return;
    base.subject = title_entity_;
    base.verb = property.text;
    return state(property, std::move(base), cell_argument(row, cells_[1], property, knowledge, mentions), sink);
  }
  for (std::size_t column = 0; column < std::min(cells_.size(), heads_.size()); ++column)
    if (column != subject_ && !is_blank_cell(texts[column]) && !cells_[column].empty())
      add_cell(row, column, base, mentions, sink);
}

}  // namespace apud
