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
  LabelFilter(const GraphReader& reader, const RelationFilter& filter) : state_(&reader.state()) {
    using namespace graph_format;
    least_ = thousandths(filter.min_confidence);
    if (confidence_of(least_) < filter.min_confidence) ++least_;
    impossible_ = least_ > kMostThousandths;
    const auto want = [this](std::uint32_t mask, std::uint32_t bits) {
      mask_ |= mask;
      bits_ |= bits;
    };
    if (filter.status) want(3, static_cast<std::uint32_t>(*filter.status));
    if (filter.polarity) want(4, static_cast<std::uint32_t>(*filter.polarity) << 2);
    if (filter.inferred) want(8, *filter.inferred ? 8 : 0);
    if (filter.predicate.empty()) return;
    const auto number = reader.find_predicate(filter.predicate);
    impossible_ = impossible_ || !number;
    predicate_ = number.value_or(kNone);
  }

  [[nodiscard]] bool impossible() const { return impossible_; }
  [[nodiscard]] std::uint32_t predicate() const { return predicate_; }  // kNone: any

  [[nodiscard]] bool passes(std::uint32_t label, std::uint32_t relation) const {
    using namespace graph_format;
    if (!marks_pass(label)) return false;
    if (predicate_ == kNone) return true;
    return predicate_in(label) == kWidePredicate ? row_passes(relation) : predicate_in(label) == predicate_;
  }
  // Looks at the relation itself.
  [[nodiscard]] bool row_passes(std::uint64_t relation) const {
    using namespace graph_format;
    const RelationRow& row = state_->at(state_->relations, relation, "an edge's relation");
    return marks_pass(marks_of(row)) && (predicate_ == kNone || row.predicate == predicate_);
  }

 private:
  [[nodiscard]] bool marks_pass(std::uint32_t label) const {
    return (graph_format::flags_in(label) & mask_) == bits_ && graph_format::confidence_in(label) >= least_;
  }

  const GraphReader::State* state_;
  std::uint32_t least_ = 0;  // in thousandths
  std::uint32_t mask_ = 0, bits_ = 0, predicate_ = graph_format::kNone;
  bool impossible_ = false;
};

}  // namespace apud
