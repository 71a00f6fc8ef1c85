// XXH3 for the graph: checksums of sections and files, buckets of ids.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace apud {

std::uint64_t graph_hash(std::string_view bytes, std::uint64_t seed = 0);

// The same over bytes that come in pieces.
class GraphHash {
 public:
  GraphHash();
  ~GraphHash();
  GraphHash(const GraphHash&) = delete;
  GraphHash& operator=(const GraphHash&) = delete;
  void add(std::string_view bytes);
  [[nodiscard]] std::uint64_t value() const;
  void restart();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud
