// Phrases of up to three words first, then single words; a word stands for the predicates that mean the same.
// Layer 6.
#include "query/ask/mentions.h"

#include <algorithm>

namespace apud {
namespace {

constexpr std::size_t kLongestPhrase = 3;
constexpr float kSameMeaning = 0.9F, kWeakMeaning = 0.45F;

// Without the commonest endings: enough to compare a question's word with a predicate's.
std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : {"ing", "ed", "es", "s", "e"})
    if (word.size() > ending.size() + 2 && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

bool says(const PredicateMeaning& predicate, std::string_view word) {
  return std::any_of(predicate.lemmas.begin(), predicate.lemmas.end(),
                     [&](const std::string& lemma) { return lemma == word || stem_of(lemma) == stem_of(word); });
}

float strength(const std::vector<WordMeaning>& word, const PredicateMeaning& predicate) {
  float best = 0;
  for (const WordMeaning& one : word)
    for (const WordMeaning& other : predicate.words)
      if (one.meaning == other.meaning) best = std::max(best, one.weak ? kWeakMeaning : kSameMeaning);
  return best;
}

class Finder {
 public:
  Finder(const Question& question, const Meanings& meanings, Mentions& result)
      : question_(question), meanings_(meanings), result_(result) {}

  void run() {
    for (std::size_t at = 0; at < question_.words.size();) at = std::max(at + 1, take(at));
    // "development strategy": the last noun is what is meant.
    std::vector<PredicateMention>& all = result_.all;
    for (std::size_t i = 0; i + 1 < all.size();)
      if (all[i].noun && all[i + 1].noun && all[i].last == all[i + 1].first && !said_by_one(all[i], all[i + 1]))
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      else
        ++i;
  }

 private:
  static bool said_by_one(const PredicateMention& a, const PredicateMention& b) {
    return std::any_of(a.predicates.begin(), a.predicates.end(),
                       [&](const auto& one) { return b.strength_of(one.first) > 0; });
  }

  // The end of the mention that begins at `at`; 0 if none does.
  std::size_t take(std::size_t at) {
    for (std::size_t size = std::min(kLongestPhrase, question_.words.size() - at); size > 0; --size) {
      std::string phrase = question_.words[at].lower;
      for (std::size_t i = 1; i < size; ++i) phrase += " " + question_.words[at + i].lower;
      const std::string_view shared =
          size == 1 && phrase.starts_with("co-") ? std::string_view(phrase).substr(3) : std::string_view();
      std::vector<WordMeaning> meant = meanings_.of_word(phrase);
      if (meant.empty() && !shared.empty()) meant = meanings_.of_word(shared);
      const bool small = size == 1 && question_.words[at].small;
      if ((small && phrase != "about") || (size == 1 && says_shared(phrase) && shared.empty())) continue;
      if (add(at, size, phrase, meant)) return at + size;
    }
    return 0;
  }

  bool add(std::size_t at, std::size_t size, const std::string& phrase, const std::vector<WordMeaning>& meant) {
    PredicateMention mention;
    mention.first = at;
    mention.last = at + size;
    for (std::size_t i = 0; i < result_.predicates.size(); ++i) {
      const PredicateMeaning& predicate = result_.predicates[i].meaning;
      const float sure = size == 1 && says(predicate, phrase) ? 1.0F : strength(meant, predicate);
      if (sure > 0) mention.predicates.emplace_back(i, sure);
    }
    if (mention.predicates.empty()) return false;
    mention.noun =
        std::any_of(meant.begin(), meant.end(), [](const WordMeaning& one) { return one.part != WordPart::kVerb; });
    result_.all.push_back(std::move(mention));
    return true;
  }

  const Question& question_;
  const Meanings& meanings_;
  Mentions& result_;
};

}  // namespace

std::vector<std::size_t> UsedMentions::predicates() const {
  std::vector<std::size_t> found;
  for (const PredicateMention& mention : list)
    for (const auto& [predicate, strength] : mention.predicates)
      if (std::find(found.begin(), found.end(), predicate) == found.end()) found.push_back(predicate);
  return found;
}

std::vector<std::size_t> UsedMentions::counts(std::size_t size) const {
  std::vector<std::size_t> counts(size, 0);
  for (const PredicateMention& mention : list)
    for (const auto& [predicate, strength] : mention.predicates) ++counts[predicate];
  return counts;
}

UsedMentions Mentions::outside(std::size_t first, std::size_t last) const {
  UsedMentions used;
  const auto inside = [&](std::size_t word) { return word >= first && word < last; };
  for (const PredicateMention& mention : all)
    if (mention.last <= first || mention.first >= last) used.list.push_back(mention);
  for (std::size_t i = 0; i < question_->words.size(); ++i) {
    if (inside(i)) continue;
    const QuestionWord& word = question_->words[i];
    if (says_shared(word.lower)) add_shared(used, i);
    const bool mentioned = std::any_of(used.list.begin(), used.list.end(), [&](const PredicateMention& mention) {
      return i >= mention.first && i < mention.last;
    });
    if (!mentioned && !word.small && !says_shared(word.lower) && !type_of_noun(word.lower)) ++used.unexplained;
  }
  if (used.list.empty()) used.list = implied(first, last);
  find_focus(used, first, last);
  return used;
}

// Where no word says how: "films on X" are about it, "X's films" those that X made, "who is in X" asks for its cast.
std::vector<PredicateMention> Mentions::implied(std::size_t first, std::size_t last) const {
  struct Implied {
    std::size_t word = 0;
    const char* meaning = nullptr;
  };
  Implied best;
  for (std::size_t i = 0; i < question_->words.size(); ++i) {
    if (i >= first && i < last) continue;
    const std::string& word = question_->words[i].lower;
    if (word == "on" && i + 1 == first) best = {i, "topic"};
    if (best.meaning != nullptr) continue;
    if (type_of_noun(word) == EntityType::kWork) best = {i, "direct"};
    if (word == "in" && i + 1 == first) best = {i, "act"};
  }
  if (best.meaning == nullptr) return {};
  PredicateMention mention;
  mention.first = best.word;
  mention.last = best.word + 1;
  for (std::size_t predicate = 0; predicate < predicates.size(); ++predicate)
    for (const WordMeaning& one : predicates[predicate].meaning.words)
      if (meanings_->name(one.meaning) == best.meaning) mention.predicates.emplace_back(predicate, kWeakMeaning);
  if (mention.predicates.empty()) return {};
  return {std::move(mention)};
}

// "share directors": what follows; "also wrote", "together", "co-star": what is nearest.
void Mentions::add_shared(UsedMentions& used, std::size_t word) const {
  const std::string& lower = question_->words[word].lower;
  const bool ahead = lower.starts_with("shar") || lower == "same" || lower == "another";
  const PredicateMention* nearest = nullptr;
  std::size_t least = question_->words.size() + 1;
  for (const PredicateMention& mention : used.list) {
    if (ahead && mention.first < word) continue;
    const std::size_t distance = mention.first > word ? mention.first - word : word - mention.first;
    if (distance < least) {
      least = distance;
      nearest = &mention;
    }
  }
  if (nearest == nullptr) return;
  for (const auto& [predicate, strength] : nearest->predicates) used.shared.push_back(predicate);
}

void Mentions::find_focus(UsedMentions& used, std::size_t first, std::size_t last) const {
  const std::vector<QuestionWord>& words = question_->words;
  const auto mention_at = [&](std::size_t word) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < used.list.size(); ++i)
      if (word >= used.list[i].first && word < used.list[i].last) return i;
    return std::nullopt;
  };
  const bool strong =
      std::any_of(used.list.begin(), used.list.end(), [](const PredicateMention& mention) { return mention.strong(); });
  const AskedBy by = question_->asked_by;
  if (by == AskedBy::kWhen) return;
  std::size_t at = 0;
  if (by != AskedBy::kNothing) {
    at = question_->asked_at + 1;
    if (question_->asked_last) {
      for (std::size_t i = at; i < words.size() && !used.focus; ++i) {
        used.focus = mention_at(i);
        if (!used.focus && !used.sought) used.sought = type_of_noun(words[i].lower);
      }
      if (used.focus || (used.sought && *used.sought != EntityType::kPerson)) return;
      for (std::size_t i = 0; i < used.list.size(); ++i)
        if (used.list[i].first < question_->asked_at) used.focus = i;
      return;
    }
  }
  for (std::size_t i = at; i < words.size(); ++i) {
    if (i >= first && i < last) {
      if (by == AskedBy::kNothing && used.sought) return;
      continue;
    }
    if (const auto mention = mention_at(i)) {
      if (strong && !used.list[*mention].strong()) continue;
      const bool after_topic = by == AskedBy::kNothing && i >= last;
      if (!after_topic || used.list[*mention].noun) used.focus = mention;
      return;
    }
    const std::optional<EntityType> type = type_of_noun(words[i].lower);
    if (!type || used.sought) continue;
    const auto next = i + 1 < words.size() && (i + 1 < first || i + 1 >= last) ? mention_at(i + 1) : std::nullopt;
    if (next && used.list[*next].noun) continue;  // "film genre", "film co-directors"
    if (by == AskedBy::kWho && *type != EntityType::kPerson) continue;
    if (by == AskedBy::kNothing && i >= last) continue;
    used.sought = type;
    if (*type != EntityType::kPerson) return;  // what joins it to the rest does not have to come last
  }
}

Mentions find_mentions(const Question& question, const GraphView& graph, const Meanings& meanings) {
  constexpr std::size_t kMostPredicates = 4000;
  Mentions mentions(question, meanings);
  for (const auto& [name, count] : graph.predicates(kMostPredicates))
    mentions.predicates.push_back({std::string(name), meanings.of_predicate(name)});
  Finder(question, meanings, mentions).run();
  return mentions;
}

}  // namespace apud
