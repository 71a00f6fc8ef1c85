// Where evidence is looked up: an index, or a document that has just been read.
// Layer 3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/model/passage.h"

namespace apud {

class PassageLookup {
 public:
  virtual ~PassageLookup() = default;
  [[nodiscard]] virtual std::optional<Passage> passage(const std::string& document, std::uint32_t block) const = 0;
};

}  // namespace apud
