// The network's sizes and its squashing function, shared by the trainer and the analyser.
// Layer 2, pure. docs/decisions/language_model.md tells why it looks so.
#pragma once

namespace apud {

inline constexpr int kEmbedding = 64;           // of a word: the sum of its features' rows, squashed
inline constexpr int kHidden = 64;              // of one direction of one layer
inline constexpr int kGates = 2 * 3 * kHidden;  // both directions: forget, candidate, output
inline constexpr int kState = 2 * kHidden;      // a layer's output
inline constexpr int kArc = 64;                 // width of an arc's two sides
inline constexpr int kLabelHidden = 64;
inline constexpr int kProjected = 2 * kArc + 2 * kLabelHidden;  // dependent, head, label of dependent, of head
inline constexpr int kClasses = 64;                             // room for tags and for labels

// tanh to three digits, exactly ±1 from ±3 on; only +, *, / so that every machine gives the same bits.
template <typename T>
__attribute__((always_inline)) inline T squash(T x) {
  x = x > 3.0F ? x - x + 3.0F : x;
  x = x < -3.0F ? x - x - 3.0F : x;
  const T square = x * x;
  return x * (square + 27.0F) / (square * 9.0F + 27.0F);
}
template <typename T>
__attribute__((always_inline)) inline T gate(T x) {
  return squash(x * 0.5F) * 0.5F + 0.5F;
}

}  // namespace apud
