// How relations look: who, what, whom in a line, and the sentence that says it below.
// Layer 7, pure; for the text answers.
#pragma once

#include <string>
#include <vector>

#include "query/answer/relation_answer.h"
#include "query/render/text_parts.h"

namespace apud {

// A piece of a line with its ink; pieces are divided by `gap` blanks.
struct InkedPiece {
  std::string text;  // printable
  Ink ink = Ink::kPlain;
  unsigned gap = 1;    // before it
  bool words = false;  // may be shortened
};
// Sets pieces into lines of at most the style's width, the further ones indented; `right` stands at the right margin of
// the last line. Ends in a line end.
std::string set_pieces(const std::vector<InkedPiece>& pieces, const std::string& right, unsigned left,
                       const TextStyle& style);

// An end of a relation as people read it: an entity's name, a value's words, the words; "…" for none. Printable.
std::string end_name(const Argument& end, const EntityTable& entities);
// "signed", "located in"
std::string predicate_words(const std::string& predicate);
// ".93"
std::string confidence_text(float confidence);
// "planned, negated, according to Ada Lindqvist, inferred"; "" for what is simply said.
std::string standing_of(const Relation& relation, const EntityTable& entities);

// The line of one relation.
std::string relation_line(const ToldRelation& told, const EntityTable& entities, unsigned left, const TextStyle& style);
// The quotation in quotation marks, cut to about `width` bytes around the relation's words, which are marked; a table's
// row as its cells.
MarkedText told_quote(const ToldRelation& told, std::size_t width);
// The quotation with the relation's words marked, its path, page, lines and reference, and its notes in a line each.
std::string told_evidence(const ToldRelation& told, unsigned left, const TextStyle& style);
// Relations in their order, those of one sentence together, the sentence below them.
std::string relation_list(const std::vector<ToldRelation>& list, const EntityTable& entities, const TextStyle& style);

}  // namespace apud
