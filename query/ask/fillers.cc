// Names, values and phrases of nouns, each judged by its kind and by what it hangs on.
// Layer 6, pure.
#include "query/ask/fillers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/clauses/sentence_tree.h"
#include "corpus/search/tokenizer.h"
#include "query/ask/standing.h"
#include "query/trace/table_rows.h"

namespace apud {
namespace {

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }
bool inside(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

constexpr LabelSet kOwn = label_set({Label::kCompound, Label::kFlat, Label::kAmod, Label::kNummod, Label::kNmodPoss,
                                     Label::kDet, Label::kCase, Label::kFixed, Label::kAdvmod, Label::kPunct});

// The adjective of a noun that measures: "long" of "length".
std::string_view degree_of(std::string_view noun) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 11> kPairs = {Pair{"length", "long"},   Pair{"depth", "deep"},     Pair{"width", "wide"},
                                           Pair{"breadth", "broad"}, Pair{"height", "high"},    Pair{"age", "old"},
                                           Pair{"speed", "fast"},    Pair{"weight", "heavy"},   Pair{"size", "large"},
                                           Pair{"distance", "far"},  Pair{"thickness", "thick"}};
  for (const auto& [name, degree] : kPairs)
    if (name == noun) return degree;
  return "";
}

class FillerFinder {
 public:
  explicit FillerFinder(const FillerRequest& request) : r_(request), found_(request.found) {}

  std::vector<Filler> run() {
    mark_known();
    if (r_.table != nullptr) {
      cells();
      return std::move(fillers_);
    }
    const Seeks seeks = r_.sought.seeks;
    if (seeks == Seeks::kDate || seeks == Seeks::kCount || seeks == Seeks::kAmount) {
      values();
    } else {
      entities();
      if (seeks == Seeks::kPlace && r_.sought.noun.empty()) unlisted_places();
      if (seeks == Seeks::kAnything) values();
      if (seeks == Seeks::kThing || seeks == Seeks::kAnything || seeks == Seeks::kSomebody) phrases();
    }
    judge_standing(r_, known_, fillers_);
    return std::move(fillers_);
  }

 private:
  // Words of the sentence that answer words of the question.
  void mark_known() {
    known_.assign(found_.words.size(), false);
    for (std::uint32_t c = 0; c < r_.alignment.words.size(); ++c) {
      const Counterpart& tie = r_.alignment.words[c];
      if (tie.word != kNowhere && tie.tie >= Tie::kStart) known_[tie.word] = true;
    }
    // A figure of the question as it stands: "1859 ships" for "in 1859".
    for (std::uint32_t v = 0; v < found_.values.size(); ++v)
      for (const Value& asked : r_.question.reading.values)
        if (asked.kind == ValueKind::kDate && asked.text == found_.values[v].text) known_values_.push_back(v);
    for (const ValuePair& pair : r_.alignment.values)
      if (pair.found != kNowhere && (pair.match == Match::kEqual || pair.match == Match::kCompatible))
        known_values_.push_back(pair.found);
  }

  // Whether a stretch says anything that the question does not.
  [[nodiscard]] bool says_more(Span span) const {
    bool more = false;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w) {
      const ReadWord& word = found_.words[w];
      if (!inside(word.span, span)) continue;
      if (word.value != kNowhere)
        more |= std::find(known_values_.begin(), known_values_.end(), word.value) == known_values_.end();
      else if (word.content && !known_[w])
        more = true;
    }
    return more;
  }
  // Whether most of what it says is the question's own.
  [[nodiscard]] bool mostly_known(Span span) const {
    int known = 0, fresh = 0;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w)
      if (inside(found_.words[w].span, span) && found_.words[w].content && found_.words[w].value == kNowhere)
        ++(known_[w] ? known : fresh);
    return known > fresh;
  }

  [[nodiscard]] std::uint32_t head_of(Span span) const {
    const std::vector<Token>& tokens = found_.analysis.tokens;
    std::uint32_t last = kRoot;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      if (!overlaps(tokens[t].span, span)) continue;
      last = t;
      const std::uint32_t head = tokens[t].head;
      if (tokens[t].label != Label::kPunct && tokens[t].label != Label::kCase &&
          (head == kRoot || !overlaps(tokens[head].span, span)))
        return t;
    }
    return last;
  }

  [[nodiscard]] bool same_word(const std::string& key, const std::string& sought) const {
    return key == sought || r_.senses.same(key, sought) || r_.senses.kind_of(key, sought);
  }

  void add(Span span, std::string entity, double fit) {
    if (fit <= 0) return;
    fillers_.push_back({span, std::move(entity), head_of(span), fit, 0});
  }

  // ---- names
  [[nodiscard]] bool name_has_noun(Span span) const {
    return std::any_of(found_.words.begin(), found_.words.end(), [&](const ReadWord& word) {
      return inside(word.span, span) && same_word(word.key, r_.sought.noun);
    });
  }

  [[nodiscard]] double fit_of(std::string_view id, Span span) const {
    const std::string_view type = id.substr(0, id.find(':'));
    const Sought& sought = r_.sought;
    switch (sought.seeks) {
      case Seeks::kSomebody:
        if (type == "person") return 1;
        if (sought.possessor && (type == "country" || type == "organization")) return 1;
        if (sought.noun.empty() && type == "organization") return 0.85;
        if (sought.noun.empty() && type == "country") return 0.75;
        return 0;
      case Seeks::kPlace:
        if (sought.noun_word.starts_with("countr") || sought.noun_word.starts_with("nation") ||
            sought.noun_word == "state")
          return type == "country" ? 1 : type == "region" || type == "organization" ? 0.4 : 0;
        if (sought.noun_word == "city" || sought.noun_word == "town") return type == "place" ? 1 : 0;
        if (type == "place") return 1;
        if (type == "country" || type == "region") return 0.95;
        return type == "infrastructure" ? 0.5 : 0;
      case Seeks::kThing:
        if (sought.type && type == entity_type_name(*sought.type)) return 1;
        if (name_has_noun(span)) return 1;
        return sought.type ? 0.2 : 0.45;
      default: return 0.8;
    }
  }

  void entities() {
    for (const Mention& mention : r_.knowledge.mentions) {
      if (!inside(mention.span, found_.sentence) || mention.entity >= r_.knowledge.entities.size()) continue;
      if (mention.kind == MentionKind::kName && (!says_more(mention.span) || mostly_known(mention.span))) continue;
      if (mention.kind != MentionKind::kName && known_entity(mention.span)) continue;
      const std::string& id = r_.knowledge.entities[mention.entity];
      const std::uint32_t head = head_of(mention.span);
      const bool adjective =
          head != kRoot && in(kAdjectiveTags, found_.tag(head)) && found_.label(head) == Label::kAmod;
      if (adjective && r_.sought.seeks == Seeks::kSomebody) continue;  // "German engineers"
      double fit = std::max(fit_of(id, mention.span), beside_noun(head));
      // "a British delegate" says where nobody is.
      if (adjective && r_.sought.seeks == Seeks::kPlace && r_.sought.noun.empty()) fit *= 0.4;
      add(mention.span, id, fit);
    }
  }

  // "built in Paisley": a name that the lists do not have, behind a word for a place.
  void unlisted_places() {
    constexpr std::array<std::string_view, 6> kAt = {"in", "at", "near", "from", "to", "off"};
    const std::vector<Token>& tokens = found_.analysis.tokens;
    for (std::uint32_t t = 1; t < tokens.size(); ++t) {
      if (tokens[t].tag != Tag::kNnp || tokens[t - 1].tag != Tag::kIn) continue;
      if (std::find(kAt.begin(), kAt.end(), found_.at(tokens[t - 1].span)) == kAt.end()) continue;
      std::uint32_t last = t;
      while (last + 1 < tokens.size() && tokens[last + 1].tag == Tag::kNnp) ++last;
      const Span span{tokens[t].span.begin, tokens[last].span.end};
      const bool named = std::any_of(fillers_.begin(), fillers_.end(),
                                     [&](const Filler& filler) { return overlaps(filler.span, span); });
      if (!named && says_more(span) && !mostly_known(span)) add(span, "", 0.85);
    }
  }

  [[nodiscard]] bool known_entity(Span span) const {
    for (std::uint32_t w = 0; w < found_.words.size(); ++w)
      if (overlaps(found_.words[w].span, span) && known_[w]) return true;
    return false;
  }

  // "its first ship, the Franz I": a name beside the noun that is asked for.
  [[nodiscard]] double beside_noun(std::uint32_t token) const {
    if (token == kRoot || r_.sought.seeks != Seeks::kThing || r_.sought.noun.empty()) return 0;
    const auto is_noun = [&](std::uint32_t t) {
      return t != kRoot && found_.word_of[t] != kNowhere &&
             same_word(found_.words[found_.word_of[t]].key, r_.sought.noun);
    };
    if (found_.label(token) == Label::kAppos && is_noun(found_.head(token))) return 1;
    for (std::uint32_t t = 0; t < found_.analysis.tokens.size(); ++t)
      if (found_.head(t) == token &&
          (found_.label(t) == Label::kAppos || found_.label(t) == Label::kCompound ||
           found_.label(t) == Label::kNmodDesc) &&
          is_noun(t))
        return 1;
    return 0;
  }

  // ---- values
  [[nodiscard]] double fit_of(const Value& value, std::uint32_t index) const {
    const Sought& sought = r_.sought;
    if (sought.seeks == Seeks::kAnything) return value.unit.empty() && value.kind != ValueKind::kDate ? 0.5 : 0.75;
    if (sought.seeks == Seeks::kDate) return value.kind == ValueKind::kDate && value.from.year != 0 ? 1 : 0;
    if (value.kind == ValueKind::kDate) return 0;
    if (sought.seeks == Seeks::kCount) {
      if (value.kind != ValueKind::kQuantity) return 0;
      return counts(value, index) ? 1 : 0;
    }
    if (sought.share) return value.kind == ValueKind::kPercent ? 1 : value.kind == ValueKind::kMoney ? 0.4 : 0.3;
    if (sought.measure && !sought.money) {
      const bool pace = value.text.find(" a ") != std::string::npos || value.text.find("per ") != std::string::npos ||
                        value.text.find("knot") != std::string::npos;
      if (sought.noun_word == "fast") return pace ? 1 : 0.3;
      if (value.kind == ValueKind::kQuantity) return (value.unit.empty() ? 0.5 : 0.7) + (degree_near(value) ? 0.3 : 0);
      return value.kind == ValueKind::kPercent ? 0.3 : 0;
    }
    if (value.kind == ValueKind::kMoney) return 1;
    return value.kind == ValueKind::kQuantity ? (value.unit.empty() ? 0.45 : 0.7) : 0.5;
  }

  // "2,850 kilometres long", "a depth of two metres" for "how long", "how deep".
  [[nodiscard]] bool degree_near(const Value& value) const {
    if (r_.sought.noun.empty()) return true;
    constexpr std::uint32_t kBytes = 30;
    if (!value.unit.empty() && r_.sought.noun_word.starts_with(value.unit.substr(0, 3))) return true;  // "tonnage"
    return std::any_of(found_.words.begin(), found_.words.end(), [&](const ReadWord& word) {
      const bool near = word.span.begin < value.span.end + kBytes && word.span.end + kBytes > value.span.begin;
      return near && (same_word(word.key, r_.sought.noun) || degree_of(word.lower) == r_.sought.noun_word);
    });
  }

  // What the value counts is what the question counts: the noun that it stands before or hangs on.
  [[nodiscard]] bool counts(const Value& value, std::uint32_t index) const {
    if (r_.sought.noun.empty()) return true;
    const std::uint32_t token = index < found_.value_token.size() ? found_.value_token[index] : kRoot;
    std::size_t passed = 0;
    bool noun_between = false;
    if (token != kRoot && passed_on(token)) return true;
    for (const ReadWord& word : found_.words) {
      const bool same = word.value == kNowhere && same_word(word.key, r_.sought.noun);
      if (same && token != kRoot && (found_.head(token) == word.token || found_.head(word.token) == token)) return true;
      if (word.span.begin < value.span.end) continue;
      if (same && passed <= 5 && !noun_between) return true;
      ++passed;
      const Tag tag = found_.tag(word.token);
      // "109 enterprises, adding 16,000 jobs": a noun that ends its phrase, or a verb, divides.
      const std::string_view after = found_.text.substr(word.span.end, 1);
      noun_between |= in(kVerbTags, tag) || (in(kNounTags, tag) && (after == "," || after == ";" || after == "."));
    }
    return false;
  }

  // "Of forty candidates nineteen passed": a bare figure that does what the question asks of the noun.
  [[nodiscard]] bool passed_on(std::uint32_t token) const {
    const std::uint32_t asked = r_.sought.governor;
    const std::uint32_t word = asked == kRoot ? kNowhere : r_.question.reading.word_of[asked];
    if (word == kNowhere || word >= r_.alignment.words.size() || r_.alignment.words[word].word == kNowhere)
      return false;
    const std::uint32_t verb = found_.words[r_.alignment.words[word].word].token;
    const bool noun = std::any_of(found_.words.begin(), found_.words.end(),
                                  [&](const ReadWord& one) { return same_word(one.key, r_.sought.noun); });
    return noun && in(kVerbTags, found_.tag(verb)) &&
           (token + 1 == verb || (found_.head(token) == verb && in(kSubjects, found_.label(token))));
  }

  void values() {
    for (std::uint32_t v = 0; v < found_.values.size(); ++v) {
      if (std::find(known_values_.begin(), known_values_.end(), v) != known_values_.end()) continue;
      const double fit = fit_of(found_.values[v], v);
      if (fit <= 0) continue;
      fillers_.push_back(
          {found_.values[v].span, "", v < found_.value_token.size() ? found_.value_token[v] : kRoot, fit, 0});
    }
  }

  // ---- phrases
  [[nodiscard]] Span phrase_of(std::uint32_t token) const {
    const std::vector<Token>& tokens = found_.analysis.tokens;
    std::uint32_t first = token, last = token;
    for (bool grown = true; grown;) {
      grown = false;
      for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        const std::uint32_t head = tokens[t].head;
        if ((t >= first && t <= last) || head == kRoot || head < first || head > last) continue;
        const bool own = in(kOwn, tokens[t].label) && t < first && tokens[t].label != Label::kCase &&
                         tokens[t].label != Label::kPunct;
        const bool behind =
            t > last && t <= last + 12 &&
            (tokens[t].label == Label::kNmod || tokens[t].label == Label::kCase || tokens[t].label == Label::kFlat ||
             tokens[t].label == Label::kCompound || tokens[t].label == Label::kDet || tokens[t].label == Label::kAmod);
        if (!own && !behind) continue;
        first = std::min(first, t);
        last = std::max(last, t);
        grown = true;
      }
    }
    return {tokens[first].span.begin, tokens[last].span.end};
  }

  void phrases() {
    const std::vector<Token>& tokens = found_.analysis.tokens;
    constexpr LabelSet kPlaces =
        kSubjects | kObliques |
        label_set({Label::kObj, Label::kNmod, Label::kConj, Label::kRoot, Label::kAppos, Label::kXcomp, Label::kAcl});
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      if (!in(kNounTags, tokens[t].tag) || !in(kPlaces, tokens[t].label)) continue;
      const Span span = phrase_of(t);
      const bool named = std::any_of(fillers_.begin(), fillers_.end(), [&](const Filler& filler) {
        return filler.token == t || inside(span, filler.span);
      });
      if (named || !says_more(span) || mostly_known(span)) continue;
      const std::uint32_t word = found_.word_of[t];
      double fit = r_.sought.seeks == Seeks::kAnything ? 0.85 : r_.sought.seeks == Seeks::kThing ? 0.35 : 0.3;
      if (word != kNowhere && !r_.sought.noun.empty() && same_word(found_.words[word].key, r_.sought.noun)) fit = 0.95;
      const std::vector<ReadWord>& asked = r_.question.reading.words;
      const bool who_is = asked.size() > 1 && (asked[1].lower == "is" || asked[1].lower == "was");
      if (r_.sought.seeks == Seeks::kSomebody && word != kNowhere && !who_is && somebody(found_.words[word])) fit = 0.8;
      if (r_.sought.seeks == Seeks::kSomebody && tokens[t].tag == Tag::kNnp && tokens[t].label != Label::kNmod)
        fit = std::max(fit, 0.7);  // a name of which the text does not tell whose it is
      add(span, "", fit);
    }
  }

  // "engineers", "prisoners", "the commission": nouns for such as act.
  [[nodiscard]] bool somebody(const ReadWord& word) const {
    constexpr std::array<std::string_view, 8> kEndings = {"eers", "eer", "ers", "ors", "ists", "ist", "ants", "or"};
    if (r_.senses.kind_of(word.key, "person")) return true;
    return word.lower.size() > 5 && std::any_of(kEndings.begin(), kEndings.end(),
                                                [&](std::string_view ending) { return word.lower.ends_with(ending); });
  }

  // ---- rows
  void cells() {
    const std::vector<Span> spans = cell_spans(r_.passage);
    if (r_.table->cells.empty()) return;
    const std::vector<std::string>& heads = r_.table->cells.front();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (spans[i].empty() || i >= heads.size() || !says_more(spans[i])) continue;
      Filler filler{spans[i], entity_in(spans[i]), kRoot, cell_fit(heads[i], spans[i]), 1};
      if (filler.fit > 0) fillers_.push_back(std::move(filler));
    }
  }

  [[nodiscard]] std::string entity_in(Span cell) const {
    for (const Mention& mention : r_.knowledge.mentions)
      if (mention.span == cell && mention.entity < r_.knowledge.entities.size())
        return r_.knowledge.entities[mention.entity];
    return "";
  }

  [[nodiscard]] double cell_fit(const std::string& head, Span cell) const {
    Tokenizer words(head);
    for (SearchToken word; words.next(word);)
      if (!word.pair && !r_.sought.noun.empty() && same_word(sense_key(word.term), r_.sought.noun)) return 1;
    const std::string id = entity_in(cell);
    if (!id.empty() && r_.sought.seeks != Seeks::kAnything && r_.sought.seeks != Seeks::kThing) return fit_of(id, cell);
    return 0;
  }

  const FillerRequest& r_;
  const ReadSentence& found_;
  std::vector<bool> known_;
  std::vector<std::uint32_t> known_values_;
  std::vector<Filler> fillers_;
};

}  // namespace

std::vector<Filler> find_fillers(const FillerRequest& request) { return FillerFinder(request).run(); }

}  // namespace apud
