// The second look at references that the first one is unsure of: two recurrent layers over the same features, on the
// tagger's own kernels. docs/decisions/citations.md tells why.
// Layer 5: read once, shared by threads, never changed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/model.h"
#include "indexer/cite/labels.h"
#include "indexer/cite/word_features.h"

namespace apud {

// The kinds of features that the network sees, of each word alone. The first is the word itself.
inline constexpr std::array<std::uint8_t, 9> kSeenKinds = {0, 1, 2, 3, 4, 8, 9, 13, 17};
inline constexpr std::size_t kNetworkLabels = 32;    // room for the labels: columns come in sixteens
inline constexpr std::uint32_t kUnknownWordRow = 1;  // row 0 of the embedding is nothing
inline constexpr std::uint32_t kMostNetworkRows = 1U << 18;

struct LabelNetwork {
  FeatureTable features;
  std::vector<std::int8_t> embedding;  // rows of kEmbedding
  std::vector<float> embedding_scale;  // of a row
  ByteMatrix in1, in2, out;
  std::array<ByteMatrix, 2> loop1, loop2;
  std::vector<float> bias1, bias2, out_bias;
  std::vector<float> steps;  // [label before][label], kFieldLabels each

  // The number of rows, their keys, then all weights in a fixed order.
  void append_to(std::string& bytes) const;
  // Reads what append_to wrote; false if the bytes are not exactly that.
  bool read(std::string_view bytes);
};

// Runs the network. Not to be shared by threads.
class NetworkReader {
 public:
  // Log-potentials of the labels of each word: rows of kNetworkLabels. The same bits on every processor.
  const std::vector<float>& read(const LabelNetwork& network, const std::vector<WordFeatures>& words);

 private:
  void embed(const LabelNetwork& network, const std::vector<WordFeatures>& words);

  std::vector<std::uint32_t> rows_;
  std::vector<float> input_, gates_, out_;
  std::vector<std::uint8_t> input_bytes_, state1_, state2_;
};

}  // namespace apud
