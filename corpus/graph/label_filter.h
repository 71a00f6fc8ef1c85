// A filter of relations in the terms of one reader: most edges are decided by their label alone.
// Layer 2; only corpus/graph includes it.
#pragma once

#include <cstdint>

#include "corpus/graph/graph_columns.h"
#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_reader.h"

namespace apud {

class LabelFilter {
 public:
  LabelFilter(const GraphReader& reader, const RelationFilter& filter)
      : state_(&reader.state()), least_(filter.min_confidence > 0 ? filter.min_confidence : 0) {
    const auto want = [this](std::uint32_t mask, std::uint32_t bits) {
      mask_ |= mask;
      bits_ |= bits;
    };
    if (filter.status) want(3, static_cast<std::uint32_t>(*filter.status));
    if (filter.polarity) want(4, static_cast<std::uint32_t>(*filter.polarity) << 2);
    if (filter.inferred) want(8, *filter.inferred ? 8 : 0);
    if (filter.predicate.empty()) return;
    const auto number = reader.find_predicate(filter.predicate);
    impossible_ = !number;
    predicate_ = number.value_or(graph_format::kNone);
  }

  [[nodiscard]] bool impossible() const { return impossible_ || least_ > 1; }
  [[nodiscard]] std::uint32_t predicate() const { return predicate_; }  // kNone: any

  [[nodiscard]] bool passes(std::uint32_t label, std::uint32_t relation) const {
    using namespace graph_format;
    if ((label_flags(label) & mask_) != bits_ || label_confidence(label) < thousandths(least_)) return false;
    const bool wide = predicate_ != kNone && label_predicate(label) == kWidePredicate;
    if (predicate_ != kNone && !wide && label_predicate(label) != predicate_) return false;
    const bool close = least_ > 0 && label_confidence(label) == thousandths(least_);
    return (!wide && !close) || row_passes(relation);
  }
  // Looks at the relation itself.
  [[nodiscard]] bool row_passes(std::uint64_t relation) const {
    using namespace graph_format;
    const RelationRow& row = state_->at(state_->relations, relation, "an edge's relation");
    return (static_cast<std::uint32_t>(row.record >> kRecordBits) & mask_) == bits_ && row.confidence >= least_ &&
           (predicate_ == kNone || row.predicate == predicate_);
  }

 private:
  const GraphReader::State* state_;
  float least_;
  std::uint32_t mask_ = 0, bits_ = 0, predicate_ = graph_format::kNone;
  bool impossible_ = false;
};

}  // namespace apud
