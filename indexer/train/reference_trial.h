// Trains the labeller on marked references, or tries it: learns from some, writes what it finds in the others.
// Layer 7: a part of apud-train.
#pragma once

#include <string>

#include "indexer/train/reference_learner.h"

namespace apud {

inline constexpr int kReferenceFolds = 5;

struct ReferenceSources {
  std::string folder;  // *.jsonl; those that are named csl_* are measured on and never learnt from
  std::string forms;   // references made from those of `folder` by scripts/reference_forms; "" for none
  std::string
      models;  // folder in which a trial keeps the model of each fold, and takes those that are there; "" for none
};

// The encoded model of all that may be learnt from.
std::string train_references(const ReferenceSources& sources, const ReferenceTraining& training);

// For each fold (or one alone: `only` from 0, -1 for all): learns from the other folds, but for what shares half of its
// runs of four words with a reference of this one, and parses this fold. Writes NAME.gold.jsonl and NAME.pred.jsonl into
// `output`, as ../shared/tools/score_citations.py reads them. With one fold alone all csl_* references are parsed.
void try_references(const ReferenceSources& sources, const ReferenceTraining& training, int only,
                    const std::string& output);

}  // namespace apud
