// Words, parts of speech, trees and lemmas of a sentence.
// Layer 2, pure; one model is shared by any number of threads, each with its own Analyzer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/grammar.h"
#include "corpus/language/model.h"
#include "corpus/language/tree.h"
#include "corpus/text/span.h"

namespace apud {

inline constexpr std::uint32_t kRoot = UINT32_MAX;

struct Token {
  Span span;                   // of the text
  std::uint32_t head = kRoot;  // index of the word that it depends on; kRoot for the one that depends on none
  Tag tag = Tag::kNn;
  Label label = Label::kDep;  // Label::kRoot where head is kRoot
  std::uint32_t lemma = 0;    // offset in Analysis::lemmas; ask Analysis::lemma_of
};

struct Analysis {
  std::vector<Token> tokens;
  std::string lemmas;
  [[nodiscard]] std::string_view lemma_of(std::size_t i) const {
    const std::size_t end = i + 1 < tokens.size() ? tokens[i + 1].lemma : lemmas.size();
    return std::string_view(lemmas).substr(tokens[i].lemma, end - tokens[i].lemma);
  }
};

// A stretch that is one word before the parser sees it: a known name, a date, a sum, a hyphenated route. Its last
// part stands for it ("Railway" for "Linz-Budweis Railway").
struct JoinedName {
  Span span;
  std::optional<Tag> tag;  // what it is, where known: Tag::kNnp, Tag::kCd
};

class Analyzer {
 public:
  explicit Analyzer(std::shared_ptr<const LanguageModel> model);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Fills `result` (its old content is dropped, its memory kept) with the sentence's words and tree. `names` rise and
  // do not overlap. Linear in the sentence: parts of more than kLongestParse words are parsed on their own, and their
  // roots hang on the first one's as parataxis. No allocation once the buffers have grown.
  void analyze(std::string_view text, Span sentence, std::span<const JoinedName> names, Analysis& result);
  // The same for words that are already known.
  void parse(std::string_view text, std::span<const Span> words, std::span<const JoinedName> names, Analysis& result);

 private:
  struct Buffers;
  std::shared_ptr<const LanguageModel> model_;
  std::unique_ptr<Buffers> buffers_;
};

inline constexpr std::uint32_t kLongestParse = 192;

}  // namespace apud
