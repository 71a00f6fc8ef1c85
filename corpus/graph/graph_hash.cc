// The one place of the graph that includes <xxhash.h>.
// Layer 2, pure.
#include "corpus/graph/graph_hash.h"

#define XXH_INLINE_ALL  // no library to load at the start of a program
#include <xxhash.h>

namespace apud {

std::uint64_t graph_hash(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

struct GraphHash::State {
  XXH3_state_t hash;
};

GraphHash::GraphHash() : state_(std::make_unique<State>()) { restart(); }
GraphHash::~GraphHash() = default;
void GraphHash::add(std::string_view bytes) { XXH3_64bits_update(&state_->hash, bytes.data(), bytes.size()); }
std::uint64_t GraphHash::value() const { return XXH3_64bits_digest(&state_->hash); }
void GraphHash::restart() { XXH3_64bits_reset(&state_->hash); }

}  // namespace apud
