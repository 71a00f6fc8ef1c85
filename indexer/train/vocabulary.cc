// Rows are numbered by kind of feature and hash, so that they do not depend on the order of a hash table.
// Layer 7: a part of apud-train.
#include "indexer/train/vocabulary.h"

#include <map>

#include "corpus/language/grammar.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr std::uint32_t kUnknownWord = 1;

template <typename Name>
auto known(const std::optional<Name>& name, const std::string& text) {
  if (!name)
    throw Error(ErrorCode::kUnreadable, "the treebank has a name that corpus/language/grammar.h lacks", text,
                "add it there, or leave the treebank out");
  return static_cast<std::uint8_t>(*name);
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<GoldSentence>& sentences) {
  std::vector<std::map<std::uint32_t, std::uint32_t>> counts(kFeatures);
  for (const GoldSentence& sentence : sentences)
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const auto features = word_features(sentence.words[i].form, i == 0);
      for (std::size_t f = 0; f < kFeatures; ++f) ++counts[f][features[f]];
    }
  keys_.assign(2, 0);
  for (std::size_t f = 0; f < kFeatures; ++f)
    for (const auto& [key, count] : counts[f]) {
      if (f == 0) forms_[key] = count;
      if (count < (f == 0 ? 2U : 3U) || rows_.contains(key)) continue;
      rows_[key] = static_cast<std::uint32_t>(keys_.size());
      keys_.push_back(key);
    }
}

Example Vocabulary::example(const GoldSentence& sentence) const {
  Example example;
  const auto n = static_cast<std::uint32_t>(sentence.words.size());
  for (std::uint32_t i = 0; i < n; ++i) {
    const GoldWord& word = sentence.words[i];
    const auto features = word_features(word.form, i == 0);
    std::array<std::uint32_t, kFeatures> rows{};
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const auto found = rows_.find(features[f]);
      rows[f] = found != rows_.end() ? found->second : f == 0 ? kUnknownWord : 0;
    }
    const auto seen = forms_.find(features[0]);
    const float count = seen == forms_.end() ? 0 : static_cast<float>(seen->second);
    example.rows.push_back(rows);
    example.keep_word.push_back(0.97F * (1 - 0.3F / (0.3F + count)));
    example.heads.push_back(word.head == 0 ? n : word.head - 1);
    example.tags.push_back(known(tag_of(word.xpos), word.xpos));
    example.labels.push_back(known(label_of(word.label), word.label));
  }
  return example;
}

}  // namespace apud
