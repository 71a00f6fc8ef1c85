// Runs the network over a sentence and reads tags, tree and labels off it.
// Layer 2, pure.
#include "corpus/language/analysis.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "corpus/language/lemmas.h"
#include "corpus/language/repairs.h"
#include "corpus/language/tokens.h"

namespace apud {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::uint32_t kUnknownWord = 1;  // its row of the embedding
constexpr std::size_t kLabelPart = 2 * kArc, kLabelHeadPart = 2 * kArc + kLabelHidden;

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

std::uint8_t best_of(const float* scores, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (scores[i] > scores[best]) best = i;
  return static_cast<std::uint8_t>(best);
}

}  // namespace

struct Analyzer::Buffers {
  std::vector<Span> words, joined;
  std::vector<float> input, gates, tags, projected, scores, hidden, labels, nothing;
  std::vector<std::uint8_t> input_bytes, state1, state2, dependent_sides, hidden_bytes;
  ByteMatrix head_sides;
  std::vector<std::uint32_t> rows, heads;
  TreeScratch tree;

  void embed(const LanguageModel& m, std::string_view text, std::span<const Span> words_in, bool first);
  void encode(const LanguageModel& m, std::size_t n);
  void pack_heads(std::size_t n, std::size_t step);
  void attach(const LanguageModel& m, std::size_t n);
  void label(const LanguageModel& m, std::size_t n);
};

void Analyzer::Buffers::embed(const LanguageModel& m, std::string_view text, std::span<const Span> words_in,
                              bool first) {
  const std::size_t n = words_in.size();
  grow(input, n * kEmbedding);
  grow(input_bytes, n * kEmbedding);
  grow(rows, n * kFeatures);
  for (std::size_t i = 0; i < n; ++i) {  // the rows are asked for first and read later: they are seldom in the cache
    const auto keys = word_features(text.substr(words_in[i].begin, words_in[i].size()), first && i == 0);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      std::uint32_t row = m.features.find(keys[f]);
      if (row == 0 && f == 0) row = kUnknownWord;
      rows[i * kFeatures + f] = row;
      __builtin_prefetch(m.embedding.data() + std::size_t{row} * kEmbedding);
      __builtin_prefetch(m.embedding_scale.data() + row);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    std::array<const std::int8_t*, kFeatures> known{};
    std::array<float, kFeatures> scales{};
    std::size_t count = 0;
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const std::uint32_t row = rows[i * kFeatures + f];
      if (row == 0) continue;
      known[count] = m.embedding.data() + std::size_t{row} * kEmbedding;
      scales[count++] = m.embedding_scale[row];
    }
    sum_rows(known.data(), scales.data(), count, input.data() + i * kEmbedding);
  }
  squash_to_bytes(input.data(), n * kEmbedding, input_bytes.data());
}

void Analyzer::Buffers::encode(const LanguageModel& m, std::size_t n) {
  grow(state1, n * kState), grow(state2, n * kState);
  affine(m.in1, m.bias1, input_bytes.data(), n, gates);
  run_layer(m.loop1, gates.data(), n, state1.data());
  affine(m.tag, m.tag_bias, state1.data(), n, tags);
  affine(m.in2, m.bias2, state1.data(), n, gates);
  run_layer(m.loop2, gates.data(), n, state2.data());
  affine(m.project, m.project_bias, state2.data(), n, projected);
}

// Lays the words' head sides out as a matrix, so that all pairs are one product.
void Analyzer::Buffers::pack_heads(std::size_t n, std::size_t step) {
  head_sides.depth = kArc, head_sides.columns = step;
  head_sides.values.assign(kArc * step, 0);
  head_sides.offset.assign(step, 0);
  grow(head_sides.scale, step);
  std::fill(head_sides.scale.begin(), head_sides.scale.end(), 1.0F);
  std::array<std::int8_t, kArc> side{};
  for (std::size_t i = 0; i < n; ++i) {
    squash_to_weights(projected.data() + i * kProjected + kArc, kArc, side.data());
    std::int32_t sum = 0;
    for (std::int8_t value : side) sum += value;
    head_sides.offset[i] = -128 * sum;
    for (std::size_t k = 0; k < kArc; k += 4) std::memcpy(&head_sides.values[(k / 4 * step + i) * 4], &side[k], 4);
  }
}

void Analyzer::Buffers::attach(const LanguageModel& m, std::size_t n) {
  const std::size_t step = (n + kLanes) / kLanes * kLanes;
  grow(dependent_sides, n * kArc);
  grow(heads, n);
  for (std::size_t i = 0; i < n; ++i)
    squash_to_bytes(projected.data() + i * kProjected, kArc, dependent_sides.data() + i * kArc);
  pack_heads(n, step);
  grow(nothing, step);
  affine(head_sides, nothing, dependent_sides.data(), n, scores);
  for (std::size_t i = 0; i < n; ++i) {
    float root = 0;
    for (std::size_t k = 0; k < kArc; ++k)
      root += static_cast<float>(dependent_sides[i * kArc + k] - 128) * m.root_arc[k];
    scores[i * step + n] = root * kWeightLimit;
  }
  decode_tree(scores.data(), static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(step), heads.data(), tree);
}

void Analyzer::Buffers::label(const LanguageModel& m, std::size_t n) {
  grow(hidden, n * kLabelHidden);
  grow(hidden_bytes, n * kLabelHidden);
  for (std::size_t i = 0; i < n; ++i) {
    const float* own = projected.data() + i * kProjected + kLabelPart;
    const float* other =
        heads[i] == n ? m.root_label.data() : projected.data() + heads[i] * std::size_t{kProjected} + kLabelHeadPart;
    for (std::size_t k = 0; k < kLabelHidden; ++k) hidden[i * kLabelHidden + k] = own[k] + other[k];
  }
  squash_to_bytes(hidden.data(), n * kLabelHidden, hidden_bytes.data());
  affine(m.label, m.label_bias, hidden_bytes.data(), n, labels);
}

Analyzer::Analyzer(std::shared_ptr<const LanguageModel> model)
    : model_(std::move(model)), buffers_(std::make_unique<Buffers>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, Span sentence, std::span<const JoinedName> names, Analysis& result) {
  Buffers& b = *buffers_;
  b.joined.clear();
  for (const JoinedName& name : names) b.joined.push_back(name.span);
  b.words.clear();
  split_words(text, sentence, b.joined, b.words);
  parse(text, b.words, names, result);
}

namespace {

// Where a part of at most kLongestParse words ends: after the last semicolon, comma or other mark, if one is in its
// second half.
std::size_t part_end(std::string_view text, std::span<const Span> words, std::size_t begin) {
  if (words.size() - begin <= kLongestParse) return words.size();
  const std::size_t most = begin + kLongestParse;
  for (const std::string_view marks : {";:", ","})
    for (std::size_t i = most; i > begin + kLongestParse / 2; --i)
      if (words[i - 1].size() == 1 && marks.find(text[words[i - 1].begin]) != std::string_view::npos) return i;
  return most;
}

}  // namespace

void Analyzer::parse(std::string_view text, std::span<const Span> words, std::span<const JoinedName> names,
                     Analysis& result) {
  Buffers& b = *buffers_;
  result.tokens.clear();
  result.lemmas.clear();
  std::uint32_t first_root = kRoot;
  std::size_t name = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = part_end(text, words, begin), n = end - begin;
    b.embed(*model_, text, words.subspan(begin, n), begin == 0);
    b.encode(*model_, n);
    b.attach(*model_, n);
    b.label(*model_, n);
    for (std::size_t i = 0; i < n; ++i) {
      Token token;
      token.span = words[begin + i];
      token.tag = static_cast<Tag>(best_of(b.tags.data() + i * kClasses, kTags));
      while (name < names.size() && names[name].span.begin < token.span.begin) ++name;
      if (name < names.size() && names[name].span == token.span && names[name].tag) token.tag = *names[name].tag;
      if (b.heads[i] == n) {
        token.head = first_root;
        token.label = first_root == kRoot ? Label::kRoot : Label::kParataxis;
      } else {
        token.head = static_cast<std::uint32_t>(begin + b.heads[i]);
        token.label = static_cast<Label>(best_of(b.labels.data() + i * kClasses, kLabels));
        if (token.label == Label::kRoot) token.label = Label::kDep;
      }
      result.tokens.push_back(token);
    }
    if (first_root == kRoot)
      for (std::uint32_t i = 0; i < n; ++i)
        if (result.tokens[i].head == kRoot) first_root = i;
    begin = end;
  }
  repair_slips(result.tokens);
  for (Token& token : result.tokens) {
    token.lemma = static_cast<std::uint32_t>(result.lemmas.size());
    append_lemma(*model_, text.substr(token.span.begin, token.span.size()), token.tag, result.lemmas);
  }
}

}  // namespace apud
