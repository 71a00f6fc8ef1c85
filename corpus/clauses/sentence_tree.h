// A sentence's tree, made quick to walk: children, subtrees, classes of words.
// Layer 3, pure.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/clauses/word_class.h"
#include "corpus/language/analysis.h"

namespace apud {

// Sets of labels and of tags, one bit each.
using LabelSet = std::uint64_t;
using TagSet = std::uint64_t;
constexpr LabelSet label_set(std::initializer_list<Label> labels) {
  LabelSet set = 0;
  for (Label label : labels) set |= LabelSet{1} << static_cast<unsigned>(label);
  return set;
}
constexpr TagSet tag_set(std::initializer_list<Tag> tags) {
  TagSet set = 0;
  for (Tag tag : tags) set |= TagSet{1} << static_cast<unsigned>(tag);
  return set;
}

constexpr bool in(LabelSet set, Label label) { return (set >> static_cast<unsigned>(label) & 1) != 0; }
constexpr bool in(TagSet set, Tag tag) { return (set >> static_cast<unsigned>(tag) & 1) != 0; }

inline constexpr TagSet kVerbTags = tag_set({Tag::kVb, Tag::kVbd, Tag::kVbg, Tag::kVbn, Tag::kVbp, Tag::kVbz});
inline constexpr TagSet kFiniteTags = tag_set({Tag::kVbd, Tag::kVbp, Tag::kVbz});
inline constexpr TagSet kNounTags = tag_set({Tag::kNn, Tag::kNns, Tag::kNnp, Tag::kNnps});
inline constexpr TagSet kNameTags = tag_set({Tag::kNnp, Tag::kNnps});
inline constexpr TagSet kAdjectiveTags = tag_set({Tag::kJj, Tag::kJjr, Tag::kJjs});
inline constexpr TagSet kAdverbTags = tag_set({Tag::kRb, Tag::kRbr, Tag::kRbs});
inline constexpr TagSet kQuestionTags = tag_set({Tag::kWdt, Tag::kWp, Tag::kWpPossessive, Tag::kWrb});
inline constexpr LabelSet kSubjects = label_set(
    {Label::kNsubj, Label::kNsubjPass, Label::kCsubj, Label::kCsubjPass, Label::kNsubjOuter, Label::kCsubjOuter});
inline constexpr LabelSet kObliques = label_set({Label::kObl, Label::kOblAgent, Label::kOblUnmarked});
inline constexpr LabelSet kAuxiliaries = label_set({Label::kAux, Label::kAuxPass});
inline constexpr LabelSet kRelativeLabels = label_set({Label::kAclRelcl, Label::kAdvclRelcl});

class SentenceTree {
 public:
  void read(std::string_view text, const Analysis& analysis);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(analysis_->tokens.size()); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return analysis_->tokens[i]; }
  [[nodiscard]] Tag tag(std::uint32_t i) const { return token(i).tag; }
  [[nodiscard]] Label label(std::uint32_t i) const { return token(i).label; }
  [[nodiscard]] bool has(std::uint32_t i, LabelSet set) const { return in(set, label(i)); }
  [[nodiscard]] bool tagged(std::uint32_t i, TagSet set) const { return in(set, tag(i)); }
  [[nodiscard]] std::uint32_t head(std::uint32_t i) const { return heads_[i]; }  // kRoot if there is none
  [[nodiscard]] std::string_view lemma(std::uint32_t i) const { return analysis_->lemma_of(i); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const {
    return text_.substr(token(i).span.begin, token(i).span.size());
  }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const;  // the word, in small ASCII letters
  [[nodiscard]] WordClasses classes(std::uint32_t i) const { return classes_[i]; }
  [[nodiscard]] bool is(std::uint32_t i, WordClasses any) const { return (classes_[i] & any) != 0; }

  // Rising.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t i) const {
    return {children_.data() + first_child_[i], first_child_[i + 1] - first_child_[i]};
  }
  // The first child with one of the labels, or kRoot.
  [[nodiscard]] std::uint32_t child(std::uint32_t i, LabelSet set) const;
  // All words that hang on a root, heads before their dependants.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  // Appends the words of the subtree of `top`, rising, but for children of `top` with a label in `skip` and what
  // hangs on them, for all below with a label in `skip_deep`, and for `without`. At most kLongestPhrase words.
  void collect(std::uint32_t top, LabelSet skip, LabelSet skip_deep, std::uint32_t without,
               std::vector<std::uint32_t>& words);

 private:
  void read_children();
  void link();

  std::string_view text_;
  const Analysis* analysis_ = nullptr;
  std::vector<std::uint32_t> heads_, first_child_, children_, order_, stack_;
  std::vector<WordClasses> classes_;
};

inline constexpr std::size_t kLongestPhrase = 256;

}  // namespace apud
