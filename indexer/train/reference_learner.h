// Learns the labeller of references: the conditional log-likelihood of the marked labels, one reference a step.
// Layer 7: a part of apud-train.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/cite/label_model.h"
#include "indexer/train/network_learner.h"
#include "indexer/train/reference_gold.h"

namespace apud {

struct ReferenceTraining {
  int epochs = 7;
  float rate = 0.06F;                         // of AdaGrad, falling to a tenth
  std::uint32_t rarest = 2, rarest_step = 5;  // features seen less often are left out
  float smallest = 0.05F;                     // weights smaller than this are left out of the model
  float made_weight = 0.5F;                   // of a reference that was made from another one
  NetworkTraining network;                    // no passes: none is learnt
  bool quiet = false;
};

// One thread; the same references give the same bytes on every x86-64 processor.
std::shared_ptr<const LabelModel> learn_references(const std::vector<const GoldReference*>& references,
                                                   const ReferenceTraining& training);

}  // namespace apud
