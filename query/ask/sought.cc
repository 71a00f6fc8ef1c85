// By the word that asks, the noun behind it, and the tree.
// Layer 6, pure.
#include "query/ask/sought.h"

#include <algorithm>
#include <array>

#include "corpus/clauses/sentence_tree.h"
#include "corpus/text/one_of.h"
#include "query/ask/question.h"

namespace apud {
namespace {

constexpr std::array<std::string_view, 10> kAsking = {"who",  "whom",  "whose", "what", "which",
                                                      "when", "where", "how",   "why",  "whence"};
constexpr std::array<std::string_view, 8> kDates = {"year", "date",    "month",  "day",
                                                    "time", "century", "decade", "season"};
constexpr std::array<std::string_view, 16> kPlaces = {
    "country", "countries", "city",   "cities",    "place",   "places",  "region",   "regions",
    "state",   "town",      "nation", "continent", "village", "nations", "location", "site"};
constexpr std::array<std::string_view, 26> kMeasures = {
    "amount", "value",      "volume",     "cost",  "price",  "number", "size",     "length",   "depth",
    "height", "width",      "weight",     "total", "growth", "speed",  "tonnage",  "area",     "share",
    "rate",   "percentage", "proportion", "sum",   "budget", "stock",  "increase", "kilometre"};
constexpr std::array<std::string_view, 6> kMoney = {"money", "capital", "cost", "price", "funding", "budget"};
constexpr std::array<std::string_view, 4> kShares = {"percentage", "share", "proportion", "rate"};
constexpr std::array<std::string_view, 18> kDegrees = {"long",  "large", "big",   "high",  "deep",  "wide",
                                                       "far",   "old",   "fast",  "heavy", "tall",  "thick",
                                                       "often", "great", "small", "short", "broad", "young"};
constexpr std::array<std::string_view, 14> kPersons = {"person",   "people",    "man",      "woman",    "official",
                                                       "minister", "president", "engineer", "author",   "leader",
                                                       "scholar",  "expert",    "persons",  "officials"};

constexpr TagSet kBetween =
    kNounTags | kAdjectiveTags | tag_set({Tag::kCd, Tag::kDt, Tag::kPos, Tag::kHyph, Tag::kVbn, Tag::kVbg});

bool form_of_be(std::string_view word) {
  constexpr std::array<std::string_view, 6> kBe = {"is", "are", "was", "were", "be", "been"};
  return one_of(word, kBe);
}

class Seeker {
 public:
  explicit Seeker(const ReadSentence& question) : question_(question) {}

  Sought run() {
    const std::vector<ReadWord>& words = question_.words;
    std::size_t at = 0;
    while (at < words.size() && !one_of(words[at].lower, kAsking)) ++at;
    if (at == words.size() || question_.analysis.tokens.empty()) return result_;
    at_ = static_cast<std::uint32_t>(at);
    result_.asking.push_back(at_);
    place(words[at_].token);
    const std::string& asking = words[at_].lower;
    if (asking == "who" || asking == "whom") result_.seeks = Seeks::kSomebody;
    if (lower(at_ + 1) == "used" && lower(at_ + 2) == "to") result_.asking.push_back(at_ + 1);
    if (asking == "when") result_.seeks = Seeks::kDate;
    if (asking == "where" || asking == "whence") result_.seeks = Seeks::kPlace;
    if (asking == "how") how();
    if (asking == "what" || asking == "which" || asking == "whose") what(asking == "whose");
    if (asking == "when" || asking == "where") hang_on_verb();
    return result_;
  }

 private:
  void place(std::uint32_t token) {
    result_.place = token;
    result_.governor = governor(question_, token);
  }

  // "When was the canal from A to B opened": the last verb, where the tree has something else.
  void hang_on_verb() {
    if (result_.governor != kRoot && in(kVerbTags, question_.tag(result_.governor)) &&
        question_.word_of[result_.governor] != kNowhere && question_.words[question_.word_of[result_.governor]].content)
      return;
    for (std::uint32_t w = static_cast<std::uint32_t>(question_.words.size()); w > at_ + 1; --w) {
      const ReadWord& word = question_.words[w - 1];
      if (!word.content || !in(kVerbTags, question_.tag(word.token)) || word.name != kNowhere) continue;
      result_.governor = word.token;
      return;
    }
  }

  [[nodiscard]] const std::string& lower(std::uint32_t word) const {
    static const std::string kEmpty;
    return word < question_.words.size() ? question_.words[word].lower : kEmpty;
  }

  // The last noun of the phrase that begins at a word; kNowhere if none does.
  [[nodiscard]] std::uint32_t noun_from(std::uint32_t word) const {
    std::uint32_t noun = kNowhere;
    for (; word < question_.words.size(); ++word) {
      const Tag tag = question_.tag(question_.words[word].token);
      if (in(kNounTags, tag))
        noun = word;
      else if (!in(kBetween, tag) || noun != kNowhere)
        break;
    }
    return noun;
  }

  void set_noun(std::uint32_t word, bool looked_for) {
    result_.noun = question_.words[word].key;
    result_.noun_word = lower(word);
    result_.type = type_of_noun(lower(word));
    if (!looked_for) result_.asking.push_back(word);
  }

  // What the noun that is asked for makes of the question.
  void by_noun(std::uint32_t word, bool looked_for) {
    const std::string& noun = lower(word);
    result_.money = one_of(noun, kMoney) || noun == "value" || noun == "amount" || noun == "volume" ||
                    noun == "total" || noun == "sum" || noun == "stock" || noun == "investment";
    result_.share = one_of(noun, kShares);
    if (one_of(noun, kDates))
      result_.seeks = Seeks::kDate;
    else if (one_of(noun, kPlaces))
      result_.seeks = Seeks::kPlace;
    else if (one_of(noun, kMeasures))
      result_.seeks = Seeks::kAmount, result_.measure = !result_.money;
    else if (one_of(noun, kPersons))
      result_.seeks = Seeks::kSomebody;
    else
      result_.seeks = Seeks::kThing;
    const bool named =
        result_.seeks == Seeks::kThing || result_.seeks == Seeks::kAmount || result_.seeks == Seeks::kSomebody;
    set_noun(word, looked_for && named);
    if (one_of(noun, kMeasures)) result_.pale.push_back(word);
    place(question_.words[word].token);
  }

  void how() {
    const std::string& degree = lower(at_ + 1);
    if (degree != "many" && degree != "much" && !one_of(degree, kDegrees)) return;
    result_.asking.push_back(at_ + 1);
    place(question_.words[at_ + 1].token);
    if (degree == "many") {
      const std::uint32_t noun = noun_from(at_ + 2);
      result_.seeks = Seeks::kCount;
      if (noun != kNowhere) {
        set_noun(noun, true);
        place(question_.words[noun].token);
      }
      return;
    }
    result_.seeks = Seeks::kAmount;
    result_.money = degree == "much" || degree == "large" || degree == "big";
    result_.measure = degree != "much";
    result_.share = degree == "much" && at_ > 0 && lower(at_ - 1) == "by";
    if (result_.measure) {
      result_.noun = question_.words[at_ + 1].key;
      result_.noun_word = degree;
    }
    const std::uint32_t noun = degree == "much" ? noun_from(at_ + 2) : kNowhere;
    if (noun != kNowhere && !form_of_be(lower(at_ + 2))) {
      set_noun(noun, !one_of(lower(noun), kMoney));
      place(question_.words[noun].token);
    }
  }

  void what(bool whose) {
    result_.possessor = whose;
    const std::uint32_t next = noun_from(at_ + 1);
    if (next != kNowhere) {
      by_noun(next, whose || question_.words[next].name != kNowhere);
      if (whose) result_.seeks = Seeks::kSomebody;
      return;
    }
    result_.seeks = Seeks::kAnything;
    if (!form_of_be(lower(at_ + 1))) return;
    // "What is the length of the canal": the noun is what is asked for, and said, too.
    std::uint32_t noun = kNowhere;
    for (std::uint32_t word = at_ + 2; word < question_.words.size(); ++word) {
      const Tag tag = question_.tag(question_.words[word].token);
      if (in(kNounTags, tag)) noun = word;
      if (!in(kBetween, tag) && tag != Tag::kCc && lower(word) != "the" && lower(word) != "s") break;
    }
    if (noun == kNowhere) return;
    const bool named = question_.words[noun].name != kNowhere && question_.tag(question_.words[noun].token) != Tag::kNn;
    if (named) {
      result_.is_what = true;
      return;
    }
    by_noun(noun, true);
    result_.governor = question_.words[noun].token;
  }

  const ReadSentence& question_;
  Sought result_;
  std::uint32_t at_ = 0;
};

}  // namespace

const char* seeks_name(Seeks seeks) {
  constexpr std::array<const char*, 8> kNames = {"",      "somebody", "date",  "place",
                                                 "count", "amount",   "thing", "anything"};
  return kNames[static_cast<std::size_t>(seeks)];
}

Sought find_sought(const ReadSentence& question) { return Seeker(question).run(); }

}  // namespace apud
