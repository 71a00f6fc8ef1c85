// Runs an EntityFinder over a few paragraphs, with the real word lists and language model.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "indexer/extract/entities.h"

namespace apud::testing {

struct EntityReading {
  EntityReading();

  void read(const std::vector<std::string>& paragraphs);  // a block each
  void read_document(Document given);                     // its sentences are set here

  [[nodiscard]] std::string text_of(const Mention& mention) const;
  // "type:name" of the entity that a form means, of whatever kind of mention; "" if it is none, "?" if several.
  [[nodiscard]] std::string meant_by(std::string_view form) const;
  [[nodiscard]] std::string reason_of(std::string_view alias) const;       // "" if it is no alias
  [[nodiscard]] std::vector<std::string> joined(std::size_t block) const;  // texts of names_in over its sentences

  Document document;
  Knowledge knowledge;
  EntityFinder finder;
  Analyzer analyzer;
};

}  // namespace apud::testing
