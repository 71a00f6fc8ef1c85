// One analysed sentence with what is known of its words: children, names and values.
// Layer 5, pure. A view: block, reading and knowledge must outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"
#include "corpus/model/block.h"
#include "corpus/model/relation.h"
#include "corpus/values/values.h"

namespace apud {

// What is kept of a sentence between reading it and knowing the document's names.
struct SentenceReading {
  std::uint32_t block = 0;   // Block::id
  std::uint32_t number = 0;  // from 1; 0: the block as a whole
  Span span;                 // of the block's text
  Analysis analysis;
  std::vector<Value> values;  // rising
};

inline constexpr std::uint32_t kNone = UINT32_MAX;

class NamedSentence {
 public:
  // `mentions` are those of the block, rising. Keeps its buffers from sentence to sentence. Linear in the sentence
  // and its mentions.
  void set(const Block& block, const SentenceReading& reading, const Knowledge& knowledge,
           std::span<const Mention> mentions);

  [[nodiscard]] const Block& block() const { return *block_; }
  [[nodiscard]] const SentenceReading& reading() const { return *reading_; }
  [[nodiscard]] const Knowledge& knowledge() const { return *knowledge_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(reading_->analysis.tokens.size()); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_->analysis.tokens[i]; }
  [[nodiscard]] std::string_view lemma(std::uint32_t i) const { return reading_->analysis.lemma_of(i); }
  [[nodiscard]] std::string_view words(Span span) const {
    return std::string_view(block_->text).substr(span.begin, span.size());
  }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return words(token(i).span); }

  // What kind of thing the word is: its lemma, of a joined name its last word in lower case. Good until the next call.
  [[nodiscard]] std::string_view noun(std::uint32_t i) const;

  // Children in reading order: for (c = first_child(i); c != kNone; c = next_child(c)).
  [[nodiscard]] std::uint32_t first_child(std::uint32_t i) const { return first_[i]; }
  [[nodiscard]] std::uint32_t next_child(std::uint32_t i) const { return next_[i]; }
  // The first child with this label, or kNone.
  [[nodiscard]] std::uint32_t child(std::uint32_t i, Label label) const;
  // The preposition that opens the phrase of `i` ("in" for "in Austria"), or kNone.
  [[nodiscard]] std::uint32_t preposition_of(std::uint32_t i) const { return child(i, Label::kCase); }
  // Whether `i` is `ancestor` or below it.
  [[nodiscard]] bool below(std::uint32_t i, std::uint32_t ancestor) const;
  // The words of the subtree of `i`, rising.
  void subtree(std::uint32_t i, std::vector<std::uint32_t>& words) const;

  // The longest mention that the word is (part) of, or nullptr.
  [[nodiscard]] const Mention* mention(std::uint32_t i) const {
    return mention_[i] == kNone ? nullptr : &mentions_[mention_[i]];
  }
  [[nodiscard]] const Entity* entity(std::uint32_t i) const {
    const Mention* m = mention(i);
    return m == nullptr ? nullptr : &knowledge_->entities[m->entity];
  }
  // The word that stands for the mention that `i` is part of: the one whose head lies outside.
  [[nodiscard]] std::uint32_t mention_head(std::uint32_t i) const;
  // The value that the word is (part) of, or nullptr.
  [[nodiscard]] const Value* value(std::uint32_t i) const {
    return value_[i] == kNone ? nullptr : &reading_->values[value_[i]];
  }

 private:
  void set_children();
  void set_mentions();
  void set_values();

  const Block* block_ = nullptr;
  const SentenceReading* reading_ = nullptr;
  const Knowledge* knowledge_ = nullptr;
  std::span<const Mention> mentions_;
  std::vector<std::uint32_t> first_, next_, last_;
  std::vector<std::uint32_t> mention_, value_;
  mutable std::string noun_;
};

}  // namespace apud
