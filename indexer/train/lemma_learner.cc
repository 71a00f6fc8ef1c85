// Counts rules by ending over distinct words; ordered maps keep the result the same from run to run.
// Layer 7: a part of apud-train.
#include "indexer/train/lemma_learner.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "corpus/language/lemmas.h"
#include "indexer/train/dictionary_forms.h"

namespace apud {
namespace {

using Counts = std::map<LemmaRule, std::size_t>;
using Lexicon = std::map<std::string, LemmaRule>;  // of one tag: form -> its commonest rule

LemmaRule rule_of(const std::string& form, const std::string& lemma) {
  std::size_t same = 0;
  while (same < form.size() && same < lemma.size() && form[same] == lemma[same]) ++same;
  return {static_cast<std::uint8_t>(form.size() - same), lemma.substr(same)};
}

const LemmaRule& commonest(const Counts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::map<Tag, Lexicon> read_lexicon(const std::vector<GoldSentence>& sentences) {
  std::map<Tag, std::map<std::string, Counts>> seen;
  const LanguageModel empty = [] {
    LanguageModel model;
    model.lemma_endings.build({0, 0});
    return model;
  }();
  for (const GoldSentence& sentence : sentences)
    for (const GoldWord& word : sentence.words) {
      const auto tag = tag_of(word.xpos);
      if (!tag || *tag == Tag::kNnp || *tag == Tag::kAdd || *tag == Tag::kFw || word.form.size() > kLongestInflected)
        continue;
      std::string form;
      append_lemma(empty, word.form, *tag, form);  // without rules: the form as the rules will see it
      if (word.lemma.size() < 2 * kLongestInflected) ++seen[*tag][form][rule_of(form, word.lemma)];
    }
  std::map<Tag, Lexicon> lexicon;
  for (const auto& [tag, forms] : seen)
    for (const auto& [form, counts] : forms) lexicon[tag][form] = commonest(counts);
  return lexicon;
}

std::set<std::string> verbs_of(const std::vector<GoldSentence>& sentences) {
  std::set<std::string> verbs;
  for (const GoldSentence& sentence : sentences)
    for (const GoldWord& word : sentence.words)
      if (word.xpos.starts_with("VB")) verbs.insert(word.lemma);
  return verbs;
}

class Learner {
 public:
  explicit Learner(LanguageModel& model) : model_(model) {}
  void learn(Tag tag, const Lexicon& lexicon);
  void finish() {
    model_.lemma_endings.build(std::move(keys_));
    model_.lemma_rule = std::move(rule_);
  }

 private:
  void store(std::uint32_t key, const LemmaRule& rule) {
    if (!used_.insert(key).second) return;
    const auto found = std::find(model_.lemma_rules.begin(), model_.lemma_rules.end(), rule);
    rule_.push_back(static_cast<std::uint16_t>(found - model_.lemma_rules.begin()));
    if (found == model_.lemma_rules.end()) model_.lemma_rules.push_back(rule);
    keys_.push_back(key);
  }

  LanguageModel& model_;
  std::vector<std::uint32_t> keys_ = {0, 0};
  std::vector<std::uint16_t> rule_ = {0, 0};
  std::set<std::uint32_t> used_;
};

void Learner::learn(Tag tag, const Lexicon& lexicon) {
  std::map<std::string, LemmaRule> stored;  // endings
  auto predicted = [&](const std::string& form, std::size_t longest) {
    for (std::size_t length = std::min(form.size(), longest) + 1; length-- > 0;)
      if (const auto found = stored.find(form.substr(form.size() - length)); found != stored.end())
        return found->second;
    return LemmaRule{};
  };
  for (std::size_t length = 0; length <= kLongestEnding; ++length) {
    std::map<std::string, Counts> endings;
    for (const auto& [form, rule] : lexicon)
      if (form.size() >= length && rule.cut <= length + 2) ++endings[form.substr(form.size() - length)][rule];
    std::map<std::string, LemmaRule> fresh;
    for (const auto& [ending, counts] : endings) {
      const LemmaRule& rule = commonest(counts);
      if (counts.at(rule) >= 2 && rule != predicted(ending, length)) fresh[ending] = rule;
    }
    stored.merge(fresh);
  }
  for (const auto& [ending, rule] : stored) store(lemma_key(tag, ending, false), rule);
  for (const auto& [form, rule] : lexicon)
    if (rule != predicted(form, kLongestEnding)) store(lemma_key(tag, form, true), rule);
}

}  // namespace

void learn_lemmas(const std::vector<GoldSentence>& sentences, std::string_view dictionary, LanguageModel& model) {
  model.lemma_rules = {LemmaRule{}};
  std::map<Tag, Lexicon> lexicons = read_lexicon(sentences);
  // What the treebanks show goes before what the dictionary lets expect.
  for (const DictionaryForm& known : dictionary_forms(dictionary, verbs_of(sentences)))
    lexicons[known.tag].emplace(known.form, rule_of(known.form, known.lemma));
  Learner learner(model);
  for (const auto& [tag, lexicon] : lexicons) learner.learn(tag, lexicon);
  learner.finish();
}

}  // namespace apud
