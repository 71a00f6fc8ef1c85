// Graphs made up for tests, beside the plain lists that they were made of.
// Test support.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/graph/graph_writer.h"
#include "tests/support/random.h"

namespace apud::testing {

struct MadeRelation {
  std::string subject, object;  // ids, or ""
  std::string predicate;
  Status status = Status::kAsserted;
  Polarity polarity = Polarity::kAffirmed;
  bool inferred = false;
  float confidence = 0;
  std::string document;
  std::uint32_t block = 0;
  std::string record;
};

struct MadeDocument {
  std::string name;
  GraphLocator first;
  std::vector<Entity> entities;
  std::vector<MadeRelation> relations;
};

inline std::string made_id(std::uint32_t number) { return "place:n" + std::to_string(number); }

inline Entity made_entity(const std::string& id, const std::string& name, std::uint32_t mentions = 1) {
  Entity entity;
  entity.id = id;
  entity.name = name;
  entity.type = EntityType::kPlace;
  entity.mentions = mentions;
  return entity;
}

// Random documents over `nodes` entities; some relations have one end, or none, or the same node at both.
inline std::vector<MadeDocument> made_documents(std::uint32_t seed, std::uint32_t documents, std::uint32_t nodes,
                                                std::uint32_t relations) {
  Random random(seed);
  std::vector<MadeDocument> made;
  for (std::uint32_t d = 0; d < documents; ++d) {
    MadeDocument document{"d" + std::to_string(d) + ".txt", {d % 3, 100 * d}, {}, {}};
    for (std::uint32_t n = 0; n < nodes; ++n)
      if (random.below(3) != 0)
        document.entities.push_back(made_entity(made_id(n), "Name " + std::to_string(n), 1 + random.below(9)));
    const auto end = [&] { return nodes == 0 || random.below(8) == 0 ? std::string() : made_id(random.below(nodes)); };
    for (std::uint32_t r = 0; r < relations; ++r) {
      MadeRelation one{end(),
                       end(),
                       "p" + std::to_string(random.below(4)),
                       static_cast<Status>(random.below(4)),
                       static_cast<Polarity>(random.below(2)),
                       random.below(3) == 0,
                       static_cast<float>(random.below(1001)) / 1000,
                       document.name,
                       r,
                       ""};
      one.record = "record " + std::to_string(d) + "." + std::to_string(r) + std::string(random.below(40), '.');
      document.relations.push_back(one);
    }
    made.push_back(document);
  }
  return made;
}

inline Relation relation_of(const MadeRelation& made) {
  Relation relation;
  relation.block = made.block;
  relation.subject.entity = made.subject;
  relation.predicate = made.predicate;
  relation.object.entity = made.object;
  relation.status = made.status;
  relation.polarity = made.polarity;
  relation.inferred = made.inferred;
  relation.confidence = made.confidence;
  return relation;
}

inline GraphMark write_graph(const std::string& path, const std::vector<MadeDocument>& documents) {
  GraphWriter writer(path);
  for (const MadeDocument& document : documents) {
    writer.begin_document(document.name, document.first);
    for (const Entity& entity : document.entities) writer.add_entity(entity);
    for (const MadeRelation& relation : document.relations) writer.add_relation(relation_of(relation), relation.record);
  }
  return writer.finish();
}

// The bytes of the file that write_graph makes; the file is gone afterwards.
inline std::string graph_bytes(const std::string& path, const std::vector<MadeDocument>& documents) {
  write_graph(path, documents);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::filesystem::remove(path);
  return bytes;
}

}  // namespace apud::testing
