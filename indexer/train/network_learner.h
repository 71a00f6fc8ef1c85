// Learns the network that looks at doubtful references again.
// Layer 7: a part of apud-train.
#pragma once

#include <memory>
#include <vector>

#include "indexer/cite/label_network.h"
#include "indexer/train/reference_gold.h"

namespace apud {

struct NetworkTraining {
  int epochs = 16;
  std::uint64_t seed = 1;
  std::size_t batch_words = 600;
  std::size_t made = 8000;   // made references shown in an epoch; others in the next
  std::uint32_t rarest = 4;  // features seen less often are left out
  bool quiet = false;
};

// One thread; the same references give the same network on every x86-64 processor.
std::shared_ptr<const LabelNetwork> learn_network(const std::vector<const GoldReference*>& references,
                                                  const NetworkTraining& training);

}  // namespace apud
