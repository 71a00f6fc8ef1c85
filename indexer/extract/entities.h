// Who and what a document speaks of: names found, typed and resolved.
// Layer 5, pure. Works in two steps, so that names are one word each before the parser sees them.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/model/document.h"
#include "corpus/model/relation.h"
#include "corpus/names/lexicon.h"

namespace apud {

// One document's names. Use: scan(); for every sentence names_in() -> Analyzer -> read(); then resolve().
class EntityFinder {
 public:
  explicit EntityFinder(std::shared_ptr<const Lexicon> lexicon);
  ~EntityFinder();
  EntityFinder(EntityFinder&&) noexcept;
  EntityFinder& operator=(EntityFinder&&) noexcept;

  // Reads all blocks for what the document says about its names: acronyms in brackets, "hereinafter", persons with their
  // offices, names with head words, quoted programmes, table cells, headings. Forgets the document before;
  // this one has to live until resolve().
  void scan(const Document& document);
  // The names of a sentence, rising, not overlapping, to be joined before parsing.
  void names_in(const Block& block, Span sentence, std::vector<JoinedName>& names) const;
  // Takes the sentence's tree: descriptions ("the bank"), pronouns, apposed offices. Sentences come in reading order.
  void read(const Block& block, Span sentence, const Analysis& analysis);
  // Joins mentions to entities; afterwards knowledge.entities and knowledge.mentions are filled. Mentions cover whole
  // noun phrases of names without article and possessive ("the AIIB's" -> "AIIB"). An adjective or a people
  // ("Serbian", "the Serbs") is a mention of the kind kDescription; titles stay outside ("President" of "President X").
  void resolve(Knowledge& knowledge);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
