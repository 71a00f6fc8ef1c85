// What a document says, as lines that tests compare and people read.
#pragma once

#include <string>

#include "corpus/model/document.h"
#include "corpus/model/relation.h"

namespace apud::test {

// "Laos | connects | China [planned] {date=2024-07} says B ~", "~" for an inferred one; "not" before the predicate of a negated one.
std::string relation_line(const Knowledge& knowledge, const Document& document, const Relation& relation);
// All of them, a line each.
std::string dump_relations(const Knowledge& knowledge, const Document& document);
// A document of one paragraph for each text, with its sentences.
Document document_of(const std::vector<std::string>& paragraphs);
// A document with a table; the first row is its head.
Document table_of(const std::string& title, const std::vector<std::vector<std::string>>& rows);

// Every span inside its block's text, rising and not empty; names and values where they say; numbers as they should be.
// The first fault found, or "".
std::string fault_of(const Knowledge& knowledge, const Document& document);

}  // namespace apud::test
