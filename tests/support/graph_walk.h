// Asks a graph everything that can be asked: whatever its bytes are, it has to answer or to refuse.
// Test support.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_hash.h"
#include "corpus/graph/paths.h"
#include "corpus/text/error.h"

namespace apud::testing {

// Sums up what it is given, so that every byte of it is read.
class Digest {
 public:
  void add(std::string_view text) {
    for (const char c : text) sum_ = sum_ * 31 + static_cast<unsigned char>(c);
  }
  void add(std::uint64_t number) { sum_ = sum_ * 31 + number; }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 0;
};

inline void add(Digest& digest, const RelationView& one) {
  for (const std::string_view text : {one.predicate, one.document, one.record}) digest.add(text);
  for (const std::uint64_t number : {std::uint64_t{one.subject}, std::uint64_t{one.object}, std::uint64_t{one.block}})
    digest.add(number);
}

// Runs a question; true if it was answered, false if the file was refused.
template <typename F>
bool answered(F question) {
  try {
    question();
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kDamaged && error.code() != ErrorCode::kVersion) throw;
    return false;
  }
}

inline void walk_names(const GraphView& view, Digest& digest, const std::string& name) {
  for (const auto& matches : {view.find_name(name), view.find_prefix(name), view.find_nearest(name)})
    for (const NameMatch& match : matches) {
      digest.add(match.key);
      digest.add(view.node(match.node).id);
    }
}

// Each question by itself, so that one refusal does not hide the next; at most `most` nodes and relations.
inline std::uint64_t walk_graph(const std::shared_ptr<const GraphReader>& reader, std::uint32_t most) {
  Digest digest;
  digest.add(reader->check());
  for (const std::size_t copies : {1, 2}) {
    const GraphView view(std::vector<std::shared_ptr<const GraphReader>>(copies, reader));
    const auto nodes = static_cast<NodeNumber>(std::min<std::uint64_t>(view.nodes(), most));
    for (NodeNumber node = 0; node < nodes; ++node) {
      answered([&] {
        const Entity entity = view.entity(node);
        digest.add(entity.name);
        for (const Alias& alias : entity.aliases) digest.add(alias.name), digest.add(alias.reason);
        digest.add(view.find_id(entity.id).value_or(kNoNode));
        walk_names(view, digest, entity.name);
      });
      for (const float least : {0.0F, 0.5F})
        answered([&] {
          for (const RelationView& one :
               view.relations({.node = node, .filter = {.min_confidence = least}, .limit = most}))
            add(digest, one);
        });
      for (NodeNumber other = 0; other < std::min(nodes, NodeNumber{4}); ++other)
        answered([&] {
          const PathAnswer answer = find_paths(view, {.from = node, .to = other, .limit = 3, .max_steps = 2000});
          for (const Path& path : answer.paths)
            for (const PathHop& hop : path.hops)
              for (const RelationView& one : hop.relations) add(digest, one);
        });
    }
    for (std::uint64_t number = 0; number < std::min<std::uint64_t>(view.relations(), most); ++number)
      answered([&] { add(digest, view.relation(number)); });
    for (std::uint32_t number = 0; number < std::min(reader->predicates(), most); ++number)
      answered([&] {
        const RelationFilter filter{.predicate = std::string(reader->predicate(number))};
        for (const RelationView& one : view.relations({.filter = filter, .limit = most})) add(digest, one);
      });
    for (std::uint32_t number = 0; number < std::min(reader->documents(), most); ++number)
      answered([&] { digest.add(reader->document(number)); });
    for (const char* name : {"n", "Name 3", "\xff"}) answered([&] { walk_names(view, digest, name); });
  }
  return digest.sum();
}

// Opens bytes and walks them; false if they are refused at once.
inline bool open_and_walk(std::string_view bytes, std::uint32_t most) {
  return answered([&] { walk_graph(std::make_shared<const GraphReader>(bytes, "test.graph"), most); });
}

// Makes the footer's checksum right again, so that damage gets past it.
inline void sign_footer(std::string& bytes) {
  using namespace graph_format;
  if (bytes.size() < sizeof(Footer) + sizeof kGraphMagic) return;
  char* footer = bytes.data() + bytes.size() - sizeof(Footer);
  const std::uint64_t hash = graph_hash({footer, offsetof(Footer, hash)});
  std::memcpy(footer + offsetof(Footer, hash), &hash, sizeof hash);
  std::memcpy(footer + offsetof(Footer, magic), kGraphMagic, sizeof kGraphMagic);
  std::memcpy(bytes.data(), kGraphMagic, sizeof kGraphMagic);
}

}  // namespace apud::testing
