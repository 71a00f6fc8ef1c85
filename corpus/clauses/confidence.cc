// The logistic function over the weights of the signs.
// Layer 3, pure.
#include "corpus/clauses/confidence.h"

#include <cmath>

namespace apud {

float confidence_of(const Sign* signs, std::size_t count) {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += kConfidenceWeights[signs[i]];
  return 1.0F / (1.0F + std::exp(-sum));
}

}  // namespace apud
