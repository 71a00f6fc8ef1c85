// Embedding, two layers, labels.
// Layer 5.
#include "indexer/cite/label_network.h"

#include <cstring>

namespace apud {
namespace {

template <typename T>
void put(std::string& bytes, const std::vector<T>& values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// Takes values off the front; once there were too few, nothing is taken any more.
class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes) {}
  template <typename T>
  void take(std::vector<T>& values, std::size_t count) {
    if (failed_ || bytes_.size() < count * sizeof(T)) {
      failed_ = true;
      return;
    }
    values.resize(count);
    std::memcpy(values.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
  }
  void take(ByteMatrix& matrix, std::size_t depth, std::size_t columns) {
    matrix.depth = depth;
    matrix.columns = columns;
    take(matrix.values, depth * columns);
    take(matrix.scale, columns);
    if (!failed_) matrix.prepare();
  }
  [[nodiscard]] bool ended() const { return !failed_ && bytes_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

void put(std::string& bytes, const ByteMatrix& matrix) {
  put(bytes, matrix.values);
  put(bytes, matrix.scale);
}

template <typename T>
void grow(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
}

// out = bias + bytes * matrix for n rows.
void affine(const ByteMatrix& matrix, const std::vector<float>& bias, const std::uint8_t* bytes, std::size_t n,
            std::vector<float>& out) {
  grow(out, n * matrix.columns);
  multiply(matrix, {bytes, n, bias.data(), 0, out.data(), matrix.columns});
}

// Weights beyond ±kWeightLimit would overflow in some kernels.
bool keeps_limit(const ByteMatrix& matrix) {
  for (const std::int8_t value : matrix.values)
    if (value > kWeightLimit || value < -kWeightLimit) return false;
  return true;
}

}  // namespace

void LabelNetwork::append_to(std::string& bytes) const {
  put(bytes, std::vector<std::uint32_t>{static_cast<std::uint32_t>(features.keys().size())});
  put(bytes, features.keys());
  put(bytes, embedding);
  put(bytes, embedding_scale);
  for (const ByteMatrix* matrix : {&in1, &loop1[0], &loop1[1], &in2, &loop2[0], &loop2[1], &out}) put(bytes, *matrix);
  for (const std::vector<float>* values : {&bias1, &bias2, &out_bias, &steps}) put(bytes, *values);
}

bool LabelNetwork::read(std::string_view bytes) {
  constexpr std::size_t kSide = 3 * kHidden;
  Source source(bytes);
  std::vector<std::uint32_t> count, keys;
  source.take(count, 1);
  if (source.failed() || count[0] < 2 || count[0] > kMostNetworkRows) return false;
  const std::size_t rows = count[0];
  source.take(keys, rows);
  source.take(embedding, rows * kEmbedding);
  source.take(embedding_scale, rows);
  source.take(in1, kEmbedding, kGates);
  for (ByteMatrix& loop : loop1) source.take(loop, kHidden, kSide);
  source.take(in2, kState, kGates);
  for (ByteMatrix& loop : loop2) source.take(loop, kHidden, kSide);
  source.take(out, kState, kNetworkLabels);
  source.take(bias1, kGates);
  source.take(bias2, kGates);
  source.take(out_bias, kNetworkLabels);
  source.take(steps, kFieldLabels * kFieldLabels);
  if (!source.ended()) return false;
  for (const ByteMatrix* matrix : {&in1, &loop1[0], &loop1[1], &in2, &loop2[0], &loop2[1], &out})
    if (!keeps_limit(*matrix)) return false;
  features.build(std::move(keys));
  return true;
}

void NetworkReader::embed(const LabelNetwork& network, const std::vector<WordFeatures>& words) {
  constexpr std::size_t kSeen = kSeenKinds.size();
  grow(rows_, words.size() * kSeen);
  grow(input_, words.size() * kEmbedding);
  grow(input_bytes_, words.size() * kEmbedding);
  for (std::size_t i = 0; i < words.size(); ++i)  // asked for first, read later: rows are seldom in near memory
    for (std::size_t f = 0; f < kSeen; ++f) {
      const std::uint32_t key = words[i].keys[kSeenKinds[f]];
      std::uint32_t row = key != 0 ? network.features.find(key) : 0;
      if (row == 0 && f == 0) row = kUnknownWordRow;
      rows_[i * kSeen + f] = row;
      __builtin_prefetch(&network.embedding[std::size_t{row} * kEmbedding]);
    }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::array<const std::int8_t*, kSeen> known{};
    std::array<float, kSeen> scales{};
    std::size_t count = 0;
    for (std::size_t f = 0; f < kSeen; ++f) {
      const std::uint32_t row = rows_[i * kSeen + f];
      if (row == 0) continue;
      known[count] = &network.embedding[std::size_t{row} * kEmbedding];
      scales[count++] = network.embedding_scale[row];
    }
    sum_rows(known.data(), scales.data(), count, &input_[i * kEmbedding]);
  }
  squash_to_bytes(input_.data(), words.size() * kEmbedding, input_bytes_.data());
}

const std::vector<float>& NetworkReader::read(const LabelNetwork& network, const std::vector<WordFeatures>& words) {
  const std::size_t n = words.size();
  embed(network, words);
  grow(state1_, n * kState);
  grow(state2_, n * kState);
  affine(network.in1, network.bias1, input_bytes_.data(), n, gates_);
  run_layer(network.loop1, gates_.data(), n, state1_.data());
  affine(network.in2, network.bias2, state1_.data(), n, gates_);
  run_layer(network.loop2, gates_.data(), n, state2_.data());
  affine(network.out, network.out_bias, state2_.data(), n, out_);
  return out_;
}

}  // namespace apud
