// Every row of a table states something of its first cell: the column heads say what.
// Layer 5, pure.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/model/document.h"
#include "indexer/extract/column_heads.h"
#include "indexer/extract/relation_sink.h"

namespace apud {

class TableRelations {
 public:
  explicit TableRelations(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  // Reads heads and title; `rows` is how many row blocks follow, `mentions` are those of the title's block.
  void begin(const Block& table, std::size_t rows, const Knowledge& knowledge, std::span<const Mention> mentions);
  // Rows in reading order. Linear in the row.
  void add_row(const Block& row, const Knowledge& knowledge, std::span<const Mention> mentions, RelationSink& sink);

 private:
  void read_heads(const Block& table, std::size_t head_rows);
  void choose_subject(const Block& table, std::size_t head_rows);
  [[nodiscard]] Argument cell_argument(const Block& row, Span cell, const ColumnHead& head, const Knowledge& knowledge,
                                       std::span<const Mention> mentions) const;
  void add_cell(const Block& row, std::size_t column, Relation base, std::span<const Mention> mentions,
                RelationSink& sink);
  void state(const ColumnHead& head, Relation relation, Argument cell, RelationSink& sink) const;

  std::shared_ptr<const Lexicon> lexicon_;
  const Knowledge* knowledge_ = nullptr;
  std::vector<ColumnHead> heads_;
  std::vector<Span> cells_;  // of the row at hand
  std::size_t subject_ = 0;  // column
  bool properties_ = false;  // each row is one property of what the title names
  Argument title_entity_;
  std::string measure_, title_unit_;
  std::optional<Value> title_date_;
  Argument last_subject_;          // for cells that stand for several rows
  std::optional<Argument> group_;  // a row of its own that heads those below: "Europe"
};

}  // namespace apud
