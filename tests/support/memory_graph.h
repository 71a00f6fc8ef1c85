// A small town's harbour as entities and relations in memory: one statement of each standing.
// Test support.
#pragma once

#include "tests/support/memory_index.h"

namespace apud {

// Blocks: 0 a paragraph of four sentences with a note (block 1), 2 a table's row. Relations: built (asserted, with date
// and amount), plan to sell (planned, negated), lies in (inferred), opened (without an object), said by somebody.
inline MemoryIndex harbour_graph() {
  MemoryIndex index;
  index
      .add(BlockKind::kParagraph,
           "In 1907 Westerholm built the Old Pier for 2 million kronor. Westerholm does not plan to sell the Old Pier. "
           "The Harbour Board said that the Old Pier could feed Ruritania. The line opened.")
      .section = {"1. Piers"};
  index.mark("kronor.", "1", 1);
  const std::string town = index.name(EntityType::kPlace, "Westerholm", 12).id;
  index.known.back().aliases = {{"the Holm", "defined in brackets", 0, {}, 3},
                                {"Westerholmers", "word list", {}, {}, 1}};
  const std::string pier = index.name(EntityType::kInfrastructure, "Old Pier", 7).id;
  const std::string board = index.name(EntityType::kOrganization, "Harbour Board", 2).id;
  const std::string country = index.name(EntityType::kCountry, "Ruritania", 2).id;
  Value year;
  year.kind = ValueKind::kDate;
  year.text = "In 1907";
  year.from = year.to = {1907, 0, 0};
  Value price;
  price.kind = ValueKind::kMoney;
  price.text = "2 million kronor";
  price.amount = price.amount_to = 2e6;
  price.unit = "SEK";
  Relation& built = index.tell(1, town, "build", pier, 0.93F);
  built.qualifiers.push_back({QualifierKind::kDate, {"", year, "", {{0, 7}}}});
  built.qualifiers.push_back({QualifierKind::kAmount, {"", price, "", {{42, 58}}}});
  Relation& sells = index.tell(2, town, "sell", pier, 0.8F);
  sells.status = Status::kPlanned;
  sells.polarity = Polarity::kNegated;
  index.tell(1, pier, "located_in", country, 0.55F).inferred = true;
  Relation& feeds = index.tell(3, pier, "feed", country, 0.7F);
  feeds.status = Status::kPossible;
  feeds.according_to = Argument{board, std::nullopt, "", {}};
  index.tell(4, "The line", "open", "", 0.61F);
  index.add(BlockKind::kFootnote, "Minutes of the harbour board, 1906.").number = "1";
  return index;
}

}  // namespace apud
