// What differs is told only where the cell is known to be of the column that the claim speaks of.
// Layer 5, pure.
#include "query/trace/table_rows.h"

#include <algorithm>
#include <optional>

#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

using Keys = std::vector<std::string>;

Keys keys_of(std::string_view text) {
  Keys keys;
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) keys.push_back(sense_key(token.term));
  return keys;
}

bool has(const Keys& keys, const std::string& key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

class RowAligner {
 public:
  RowAligner(const Claim& claim, const ReadSentence& found, const Passage& row, const Passage& table,
             const Surroundings& around, const Senses& senses)
      : claim_(claim), found_(found), table_(table), around_(around), senses_(senses), cells_(cell_spans(row)) {
    if (!table.cells.empty())
      for (const std::string& head : table.cells.front()) heads_.push_back(keys_of(head));
  }

  Alignment align();

 private:
  [[nodiscard]] std::size_t cell_of(Span span) const;
  [[nodiscard]] bool in_column(std::size_t column, const Keys& keys) const;
  [[nodiscard]] std::optional<std::size_t> column_of(const Keys& keys) const;
  void tie_words();
  void tie_values();
  void name_conflicts();

  const Claim& claim_;
  const ReadSentence& found_;
  const Passage& table_;
  const Surroundings& around_;
  const Senses& senses_;
  std::vector<Span> cells_;
  std::vector<Keys> heads_;
  std::vector<bool> asked_;     // columns whose head the claim has a word of
  std::vector<bool> answered_;  // cells that a word or value of the claim is in
  Alignment result_;
};

std::size_t RowAligner::cell_of(Span span) const {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (span.begin >= cells_[i].begin && span.end <= cells_[i].end) return i;
  return cells_.size();
}

// Whether a cell of another row in this column has all of the keys.
bool RowAligner::in_column(std::size_t column, const Keys& keys) const {
  for (std::size_t r = 1; r < table_.cells.size(); ++r) {
    if (column >= table_.cells[r].size()) continue;
    const Keys cell = keys_of(table_.cells[r][column]);
    if (std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return has(cell, key); })) return true;
  }
  return false;
}

std::optional<std::size_t> RowAligner::column_of(const Keys& keys) const {
  for (std::size_t column = 0; column < heads_.size(); ++column)
    if (in_column(column, keys)) return column;
  return std::nullopt;
}

void RowAligner::tie_words() {
  const std::vector<ReadWord>& words = claim_.reading.words;
  result_.words.assign(words.size(), {});
  for (std::size_t c = 0; c < words.size(); ++c) {
    if (!words[c].content) continue;
    for (std::uint32_t s = 0; s < found_.words.size(); ++s) {
      const ReadWord& other = found_.words[s];
      const bool same_entry = words[c].entry != kNowhere && words[c].entry == other.entry;
      if (words[c].key != other.key && !same_entry) continue;
      result_.words[c] = {s, same_entry ? Tie::kEntity : Tie::kExact, 1};
      if (const std::size_t cell = cell_of(other.span); cell < cells_.size() && other.value == kNowhere)
        answered_[cell] = true;
    }
    for (std::size_t column = 0; column < heads_.size(); ++column) {
      const bool here = std::any_of(heads_[column].begin(), heads_[column].end(), [&](const std::string& key) {
        return key == words[c].key || senses_.same(key, words[c].key);
      });
      if (!here) continue;
      asked_[column] = true;
      if (result_.words[c].tie == Tie::kNone) result_.words[c] = {kNowhere, Tie::kContext, 0.9};
    }
    if (result_.words[c].tie != Tie::kNone) continue;
    if (around_.above.contains(words[c].key) || senses_.linking(words[c].key))
      result_.words[c] = {kNowhere, Tie::kContext, 0.9};
  }
}

void RowAligner::tie_values() {
  for (std::uint32_t v = 0; v < claim_.reading.values.size(); ++v) {
    ValuePair best;
    Value claimed = claim_.reading.values[v];
    claimed.counted.clear();
    for (std::uint32_t f = 0; f < found_.values.size(); ++f) {
      Value other = found_.values[f];
      other.counted.clear();
      const std::size_t cell = cell_of(other.span);
      if (cell >= cells_.size()) continue;
      // The head may hold the unit: "Length (km)", "Kilometre".
      const bool head = cell < asked_.size() && asked_[cell];
      if (head && claimed.kind == ValueKind::kQuantity && other.kind == ValueKind::kQuantity && other.unit.empty())
        other.unit = claimed.unit;
      const Match match = compare(claimed, other);
      const bool agrees = match == Match::kEqual || match == Match::kCompatible;
      // A number alone counts only under the head that the claim has a word of.
      const bool alone = other.span == cells_[cell];
      if (alone && !head) continue;
      if (!agrees && !(match == Match::kDifferent && head)) continue;
      if (best.found != kNowhere && !agrees) continue;
      best.found = f;
      best.match = match;
      best.place = head ? 1.0 : 0.5;
      if (agrees) answered_[cell] = true;
      if (agrees && head) break;
    }
    result_.values.push_back(best);
  }
}

// A name, or a value that is part of one ("Vision 2030"), that another row has in the column of this row's cell.
void RowAligner::name_conflicts() {
  const ReadSentence& said = claim_.reading;
  for (std::uint32_t c = 0; c < said.words.size(); ++c) {
    if (!said.words[c].content || said.words[c].light || result_.words[c].tie != Tie::kNone) continue;
    std::uint32_t first = c, last = c;
    if (said.words[c].name != kNowhere) {
      first = said.names[said.words[c].name].first;
      last = said.names[said.words[c].name].last;
    }
    Keys keys;
    for (std::uint32_t w = first; w <= last; ++w) keys.push_back(said.words[w].key);
    const std::optional<std::size_t> column = column_of(keys);
    if (!column || *column >= cells_.size() || answered_[*column]) continue;
    result_.conflicts.push_back(
        {ConflictKind::kName, {said.words[first].span.begin, said.words[last].span.end}, cells_[*column], 0.9});
    for (std::uint32_t w = first; w <= last; ++w) result_.words[w] = {};
    c = last;
  }
}

Alignment RowAligner::align() {
  asked_.assign(std::max(heads_.size(), cells_.size()), false);
  answered_.assign(cells_.size(), false);
  tie_words();
  tie_values();
  name_conflicts();
  for (std::uint32_t v = 0; v < result_.values.size(); ++v)
    if (result_.values[v].match == Match::kDifferent)
      result_.conflicts.push_back({ConflictKind::kValue, claim_.reading.values[v].span,
                                   found_.values[result_.values[v].found].span, result_.values[v].place});
  // The key: a cell with letters all of whose words the claim has.
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    std::size_t words = 0, tied = 0;
    for (std::uint32_t s = 0; s < found_.words.size(); ++s) {
      if (cell_of(found_.words[s].span) != cell || found_.words[s].value != kNowhere) continue;
      ++words;
      tied +=
          std::any_of(result_.words.begin(), result_.words.end(), [s](const Counterpart& tie) { return tie.word == s; })
              ? 1
              : 0;
    }
    result_.subject = result_.subject || (words > 0 && words == tied);
  }
  result_.predicate = true;
  return result_;
}

}  // namespace

std::vector<Span> cell_spans(const Passage& row) {
  std::vector<Span> spans;
  if (row.cells.size() != 1) return spans;
  std::size_t at = 0;
  for (const std::string& cell : row.cells.front()) {
    const std::size_t begin = row.text.find(cell, at);
    if (begin == std::string::npos) return {};
    at = begin + cell.size();
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
  return spans;
}

Alignment align_row(const Claim& claim, const ReadSentence& found, const Passage& row, const Passage& table,
                    const Surroundings& around, const Senses& senses) {
  return RowAligner(claim, found, row, table, around, senses).align();
}

}  // namespace apud
