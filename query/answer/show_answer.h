// A passage in its context, or the outline of a document.
// Layer 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/answer/relation_answer.h"

namespace apud {

struct ShownPart {  // a block inside the box, table or figure that is shown
  Evidence evidence;
  std::vector<std::vector<std::string>> cells;
  std::vector<std::string> marks;  // numbers of its notes
};

struct ShowAnswer {
  Evidence evidence;
  std::uint32_t block = 0;
  std::string block_title;                      // of a box, table, figure or heading
  std::vector<std::string> marks;               // numbers of the notes that hang on it
  std::vector<std::vector<std::string>> head;   // a table's head, for a table and for its rows
  std::vector<std::vector<std::string>> cells;  // a row's own
  std::vector<ShownPart> rows;                  // of a row: it and its neighbours, in the table's order
  std::vector<Evidence> before, after;          // neighbouring sentences, in reading order
  std::vector<Source> sources;
  std::vector<Evidence> cited_from;  // of a note: the sentences that it hangs on
  std::vector<ShownPart> parts;      // of a box, table or figure
  std::vector<Entity> named;         // in it, in the order in which they are
  std::vector<ToldRelation> relations;
  EntityTable entities;  // those of `relations`
};

struct OutlineEntry {
  BlockKind kind = BlockKind::kHeading;
  std::uint8_t level = 0;  // of a heading, from 1; of others the depth of their section + 1
  std::string label;       // "Box 11.3"
  std::string title;
  std::uint32_t page = 1;
  Span lines;
  std::string ref;
};

struct OutlineAnswer {
  DocumentInfo document;
  std::vector<OutlineEntry> entries;  // headings, boxes, tables and figures in reading order
  std::uint64_t notes = 0;
};

// `target` is a reference ("report.txt#b12", "report.txt#b12.1"): nullopt if the index has no such passage.
std::optional<ShowAnswer> answer_show(const PassageSource& index, const ParsedRef& target, std::uint32_t context);
std::optional<OutlineAnswer> answer_outline(const PassageSource& index, const std::string& document);

// What to tell somebody whose reference or document is not in the index: what is wrong, and what to do.
struct NotFound {
  std::string what, where, todo;
  std::string suggestion;  // a reference or document that exists, or ""
};
NotFound explain_missing(const PassageSource& index, const std::string& target);

}  // namespace apud
