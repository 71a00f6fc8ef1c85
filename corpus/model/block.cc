// The names of block kinds.
// Layer 1.
#include "corpus/model/block.h"

#include <array>

namespace apud {
namespace {

constexpr std::array<const char*, kBlockKinds> kNames = {"heading",   "paragraph", "box",      "table",
                                                         "table_row", "figure",    "footnote", "source"};

}  // namespace

const char* block_kind_name(BlockKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<BlockKind> block_kind_of(const std::string& name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (name == kNames[i]) return static_cast<BlockKind>(i);
  return std::nullopt;
}

}  // namespace apud
