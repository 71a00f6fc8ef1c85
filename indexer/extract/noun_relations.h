// What no verb says: offices beside persons, places of things, owners, parts, names made of names.
// Layer 5, pure. All of these relations are marked as inferred.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>

#include "indexer/extract/arguments.h"
#include "indexer/extract/phrase_maker.h"
#include "indexer/extract/relation_sink.h"

namespace apud {

// How often relations of each kind are right, by hand count: docs/decisions/relations.md.
namespace noun_confidence {
inline constexpr float kOffice = 0.93F;
inline constexpr float kPlace = 0.88F;
inline constexpr float kUnnamedPlace = 0.7F;
inline constexpr float kOwner = 0.8F;
inline constexpr float kPart = 0.8F;
inline constexpr float kRoute = 0.85F;
inline constexpr float kAgreement = 0.85F;
inline constexpr float kAlias = 0.95F;
inline constexpr float kDeed = 0.75F;  // "the completion of"
}  // namespace noun_confidence

class NounRelations {
 public:
  explicit NounRelations(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  // Forgets which names have been taken apart: once a document.
  void begin_document();
  // Adds what the names of a sentence say by where they stand. May add entities to `knowledge` for places that occur
  // only inside names. Linear in the sentence.
  void add(const NamedSentence& sentence, Knowledge& knowledge, RelationSink& sink);

 private:
  void place(std::uint32_t noun);      // "the port in Greece"
  void owner(std::uint32_t noun);      // "Greece's port"
  void part(std::uint32_t noun);       // "a section of the line"
  void between(std::uint32_t noun);    // "the treaty between A and B", "the railway between A and B"
  void deed(std::uint32_t noun);       // "the completion of the bridge"
  void offices(std::uint32_t person);  // "A, president of B", "president A"
  bool offices_behind(std::uint32_t person);
  [[nodiscard]] std::uint32_t office_end(std::uint32_t first, std::uint32_t& office) const;
  [[nodiscard]] bool begins_office(std::uint32_t word) const;
  [[nodiscard]] bool names_person(std::uint32_t word) const;
  [[nodiscard]] bool is_office(std::uint32_t word) const;
  void apposed_office(std::uint32_t person, std::uint32_t office);
  void title_before(std::uint32_t person, std::uint32_t first, std::uint32_t last);
  void office_of(std::uint32_t person, const Phrase& role, std::uint32_t head);
  void area_after(std::uint32_t place);                      // "Graz, Austria"
  void route(const Mention& mention, Knowledge& knowledge);  // "the Linz-Budweis railway"
  std::string place_entity(std::string_view name, Knowledge& knowledge);

  Relation make(const Phrase& subject, std::string_view predicate, const Phrase& object, float confidence) const;
  [[nodiscard]] bool is_area(std::uint32_t word) const;
  [[nodiscard]] bool has_own_place(std::uint32_t noun) const;
  [[nodiscard]] bool is_unknown_name(std::uint32_t word) const;
  [[nodiscard]] KindSet kinds(std::uint32_t word);
  Phrase noun_phrase(std::uint32_t word);

  std::shared_ptr<const Lexicon> lexicon_;
  const NamedSentence* sentence_ = nullptr;
  RelationSink* sink_ = nullptr;
  PhraseMaker phrases_;
  NameSplitter splitter_;
  std::unordered_set<std::string> routes_;  // ids of the entities whose names have been taken apart
  std::unordered_set<std::string> known_;   // ids of all entities, once one is asked for
};

}  // namespace apud
