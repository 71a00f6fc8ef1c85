// By the statements of the sentence, by subject and object of its verb, by steps of the tree, and by which of several is
// nearest to what the question says.
// Layer 6, pure.
#include "query/ask/standing.h"

#include <algorithm>
#include <array>

#include "corpus/clauses/sentence_tree.h"

namespace apud {
namespace {

constexpr double kLoose = 0.3;      // it only stands in the same sentence
constexpr std::uint32_t kFar = 12;  // steps of the tree
constexpr double kOver = 0.6;       // of the standing of what was so until a day
constexpr double kRival = 0.75;     // of the best fit: may be meant as well
constexpr double kUnvoted = 0.3;    // of the standing of one of several that no word is nearest to

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

class StandingJudge {
 public:
  StandingJudge(const FillerRequest& request, const std::vector<bool>& known)
      : r_(request), found_(request.found), known_(known) {}

  void run(std::vector<Filler>& fillers) const {
    for (Filler& filler : fillers) {
      filler.standing = standing(filler);
      if (stands_before_verb(filler)) filler.fit = std::max(filler.fit, 0.95);
    }
    share_out(fillers);
  }

 private:
  // What the question's own words that have counterparts lie from the filler, in steps of the tree; 0 to 1.
  [[nodiscard]] double nearness(std::uint32_t token) const {
    const std::vector<Token>& tokens = found_.analysis.tokens;
    std::vector<std::uint32_t> up;  // from the filler to the root
    for (std::uint32_t at = token; at != kRoot && up.size() <= tokens.size(); at = tokens[at].head) up.push_back(at);
    double sum = 0, count = 0;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w) {
      if (!known_[w]) continue;
      std::uint32_t steps = 0;
      double distance = kFar;
      for (std::uint32_t at = found_.words[w].token; at != kRoot && steps < kFar; at = tokens[at].head, ++steps) {
        const auto met = std::find(up.begin(), up.end(), at);
        if (met == up.end()) continue;
        distance = steps + static_cast<double>(met - up.begin());
        break;
      }
      sum += 1 / (1 + 0.3 * std::max(0.0, distance - 1));
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  }

  // Whether the clause that a filler stands in is about something of the question's: 1; about something else: 0.
  [[nodiscard]] double about_known(std::uint32_t token) const {
    const std::vector<Token>& tokens = found_.analysis.tokens;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w)
      if (known_[w] && found_.words[w].token != token && under(found_.words[w].token, token)) return 1;
    std::uint32_t at = token;
    for (std::size_t steps = 0; at != kRoot && steps < kFar; ++steps, at = tokens[at].head) {
      for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        if (tokens[t].head != at || !in(kSubjects, tokens[t].label)) continue;
        if (t == token || under(token, t)) return 0.6;  // it is what the clause is about
        for (std::uint32_t w = 0; w < found_.words.size(); ++w)
          if (known_[w] && (found_.words[w].token == t || under(found_.words[w].token, t))) return 1;
        const Tag tag = tokens[t].tag;
        if (tag == Tag::kPrp || tag == Tag::kWdt || tag == Tag::kWp) return 0.8;
        return 0;
      }
    }
    return 0.5;
  }

  [[nodiscard]] bool under(std::uint32_t token, std::uint32_t top) const {
    for (std::size_t steps = 0; token != kRoot && steps < kFar; ++steps, token = found_.head(token))
      if (token == top) return true;
    return false;
  }

  [[nodiscard]] bool known_part(const Argument& argument) const {
    for (const Span& span : argument.words)
      for (std::uint32_t w = 0; w < found_.words.size(); ++w)
        if (known_[w] && overlaps(found_.words[w].span, span)) return true;
    return false;
  }

  [[nodiscard]] static bool covers(const Argument& argument, Span span) {
    return std::any_of(argument.words.begin(), argument.words.end(),
                       [&](const Span& words) { return overlaps(words, span); });
  }

  // "Vietnam's Long Jiang Park", "the station in Kazakhstan".
  [[nodiscard]] bool attached(std::uint32_t token) const {
    const std::uint32_t head = found_.head(token);
    if (head == kRoot) return false;
    constexpr LabelSet kHangs = label_set({Label::kNmod, Label::kNmodPoss, Label::kAppos, Label::kCompound});
    const std::uint32_t word = found_.word_of[head];
    return in(kHangs, found_.label(token)) && word != kNowhere && known_[word];
  }

  // A statement of the sentence that has the filler at one end and the question's words at the other.
  [[nodiscard]] double stated(const Filler& filler) const {
    double best = 0;
    for (const Relation& relation : r_.knowledge.relations) {
      if (relation.polarity == Polarity::kNegated) continue;
      const bool at_object = covers(relation.object, filler.span), at_subject = covers(relation.subject, filler.span);
      if (at_object == at_subject) continue;
      if (!known_part(at_object ? relation.subject : relation.object)) continue;
      const bool placed = r_.sought.seeks == Seeks::kPlace && at_object &&
                          (relation.predicate == "located_in" || relation.predicate == "held_at" ||
                           relation.predicate == "headquarters");
      const bool office = r_.sought.seeks == Seeks::kSomebody && at_subject && relation.predicate == "holds_role";
      const bool dated = r_.sought.seeks == Seeks::kDate && relation.predicate == "held_on";
      if (placed || office || dated) best = 1;
    }
    return best;
  }

  [[nodiscard]] double standing(const Filler& filler) const {
    if (filler.token == kRoot || found_.analysis.tokens.empty()) return kLoose;
    const double said = stated(filler);
    if (said > 0) return over(filler) ? said * kOver : said;
    if (r_.sought.seeks == Seeks::kCount && filler.token + 1 == tied_governor()) return 1;  // "nineteen passed"
    if (where_told(filler) || stands_before_verb(filler)) return 1;
    if (r_.sought.seeks == Seeks::kPlace && attached(filler.token)) return 0.95;
    const double near = 0.45 * nearness(filler.token) + 0.4 * about_known(filler.token);
    const std::uint32_t verb = tied_governor();
    if (verb == kRoot) return near;
    if (const std::optional<double> role = role_at(verb, filler))
      return *role < 0.5 ? *role : std::max(*role * 0.5 + near * 0.5, near);
    std::uint32_t up = filler.token;
    for (int steps = 0; steps < 2 && up != kRoot; ++steps) {
      up = governor(found_, up);
      if (up == verb) return std::max(0.3 + 0.7 * near, near);
    }
    return near;
  }

  // "was at Galatz until 1954" for a question what is.
  [[nodiscard]] bool over(const Filler& filler) const {
    if (!asks_now()) return false;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w) {
      if (found_.words[w].lower != "until") continue;
      const Span at = found_.words[w].span;
      return at.begin >= filler.span.end && at.begin - filler.span.end < 40;
    }
    return false;
  }

  [[nodiscard]] bool asks_now() const {
    return std::any_of(r_.question.reading.words.begin(), r_.question.reading.words.end(), [](const auto& word) {
      return word.lower == "is" || word.lower == "are" || word.lower == "has" || word.lower == "does";
    });
  }

  // "Galatz, where the commission had its seat": a clause on the place or day itself, with words of the question in it.
  [[nodiscard]] bool where_told(const Filler& filler) const {
    if (r_.sought.seeks != Seeks::kPlace && r_.sought.seeks != Seeks::kDate) return false;
    const std::string_view asking = r_.sought.seeks == Seeks::kPlace ? "where" : "when";
    std::uint32_t w = 0;
    while (w < found_.words.size() && found_.words[w].span.begin < filler.span.end) ++w;
    if (w == found_.words.size() || found_.words[w].lower != asking) return false;
    constexpr std::uint32_t kClause = 8;  // words
    std::size_t said = 0;
    for (std::uint32_t at = w + 1; at < found_.words.size() && at <= w + kClause; ++at) {
      const std::string& lower = found_.words[at].lower;
      if (asks_now() && (lower == "had" || lower == "was" || lower == "were")) return false;
      said += known_[at] ? 1 : 0;
    }
    return said > 1;
  }

  // "Charlemagne dug at it": a name right before the verb that the question asks the doer of.
  [[nodiscard]] bool stands_before_verb(const Filler& filler) const {
    if (r_.sought.seeks != Seeks::kSomebody || r_.sought.place == kRoot) return false;
    const std::uint32_t asked = r_.sought.place + 1;  // "who dug"
    const ReadSentence& question = r_.question.reading;
    if (asked >= question.word_of.size() || question.word_of[asked] == kNowhere) return false;
    const Counterpart& tie = r_.alignment.words[question.word_of[asked]];
    if (tie.word == kNowhere || tie.tie < Tie::kSame) return false;
    const std::uint32_t verb = found_.words[tie.word].token;
    if (verb == 0 || !in(kVerbTags, found_.tag(verb)) || found_.tag(verb - 1) != Tag::kNnp) return false;
    if (verb > 1 && found_.tag(verb - 2) == Tag::kIn) return false;  // "Ludwig of Bavaria finished"
    return overlaps(filler.span, found_.analysis.tokens[verb - 1].span);
  }

  // ---- several in one sentence
  // How many words lie between; a comma, "and" or a semicolon divides more than a word does.
  [[nodiscard]] double apart(Span a, Span b) const {
    if (overlaps(a, b)) return 0;
    const Span between{std::min(a.end, b.end), std::max(a.begin, b.begin)};
    double steps = 0;
    for (const Token& token : found_.analysis.tokens) {
      if (token.span.begin < between.begin || token.span.end > between.end) continue;
      const std::string_view text = found_.at(token.span);
      steps += text == ";" ? 8 : token.tag == Tag::kCc || text == "," ? 3 : 1;
    }
    return steps + 1;
  }

  [[nodiscard]] bool about_all(std::uint32_t token) const {
    std::size_t steps = 0;
    while (token != kRoot && steps++ < kFar && !in(kSubjects, found_.label(token))) token = found_.head(token);
    return token != kRoot && in(kSubjects, found_.label(token)) && found_.head(token) != kRoot &&
           found_.head(found_.head(token)) == kRoot;
  }

  // Each known word speaks for the filler that is nearest to it: a name or a superlative more than others.
  void share_out(std::vector<Filler>& fillers) const {
    double best = 0;
    for (const Filler& filler : fillers) best = std::max(best, filler.fit);
    std::vector<double> votes(fillers.size(), 0);
    double all = 0;
    std::size_t rivals = 0;
    for (const Filler& filler : fillers) rivals += filler.fit >= best * kRival ? 1 : 0;
    const Seeks seeks = r_.sought.seeks;
    const bool chooses = seeks == Seeks::kDate || seeks == Seeks::kCount || seeks == Seeks::kAmount;
    if (rivals < 2 || !chooses) return;
    for (std::uint32_t w = 0; w < found_.words.size(); ++w) {
      if (!known_[w]) continue;
      const ReadWord& word = found_.words[w];
      const Tag tag = found_.tag(word.token);
      double weight = tag == Tag::kJjs || tag == Tag::kRbs ? 2 : word.light ? 0.3 : 1;
      // A name that the whole sentence is about speaks for all alike.
      if (word.name != kNowhere || word.entry != kNowhere) weight = about_all(word.token) ? 0.5 : 4;
      double least = 1e9;
      for (const Filler& filler : fillers)
        if (filler.fit >= best * kRival) least = std::min(least, apart(filler.span, word.span));
      for (std::size_t f = 0; f < fillers.size(); ++f)
        if (fillers[f].fit >= best * kRival && apart(fillers[f].span, word.span) <= least) votes[f] += weight;
      all += weight;
    }
    if (all <= 0) return;
    for (std::size_t f = 0; f < fillers.size(); ++f) fillers[f].standing *= kUnvoted + (1 - kUnvoted) * votes[f] / all;
  }

  // The word of the sentence that answers the one which what is sought hangs on; kRoot if there is none.
  [[nodiscard]] std::uint32_t tied_governor() const {
    const std::uint32_t asked = r_.sought.governor;
    if (asked == kRoot || r_.question.reading.word_of[asked] == kNowhere) return kRoot;
    const std::uint32_t word = r_.question.reading.word_of[asked];
    if (word >= r_.alignment.words.size() || r_.alignment.words[word].word == kNowhere) return kRoot;
    return found_.words[r_.alignment.words[word].word].token;
  }

  // Subject for subject, object for object, where the question's verb has its counterpart.
  [[nodiscard]] std::optional<double> role_at(std::uint32_t verb, const Filler& filler) const {
    const ReadSentence& question = r_.question.reading;
    const std::uint32_t place = r_.sought.place;
    const Seeks seeks = r_.sought.seeks;
    if (place == kRoot || !in(kVerbTags, found_.tag(verb)) || seeks == Seeks::kCount || seeks == Seeks::kAmount ||
        seeks == Seeks::kDate || seeks == Seeks::kPlace)
      return std::nullopt;
    const Label asked = question.label(place);
    bool wants_object = asked == Label::kObj || asked == Label::kNsubjPass;
    bool wants_subject = asked == Label::kNsubj;
    const std::vector<Token>& tokens = question.analysis.tokens;
    for (std::uint32_t t = 0; wants_subject && t < tokens.size(); ++t)  // "What did the bank cover"
      if (t != place && tokens[t].head == tokens[place].head && in(kSubjects, tokens[t].label)) {
        wants_subject = false;
        wants_object = true;
      }
    if (!wants_subject && !wants_object) return std::nullopt;
    const auto has = [&](const std::vector<std::uint32_t>& words) {
      return std::find(words.begin(), words.end(), filler.token) != words.end();
    };
    bool wrong = false;
    for (const ReadClause& clause : found_.clauses) {
      if (clause.verb != verb || clause.inferred) continue;
      bool subject = clause.subject == filler.token || has(clause.subject_words);
      bool object = clause.object == filler.token || has(clause.object_words);
      if (clause.passive) {  // what stands as its subject is what it is done to
        object = subject;
        subject = found_.label(filler.token) == Label::kOblAgent ||
                  (!object && found_.head(filler.token) != kRoot &&
                   found_.label(found_.head(filler.token)) == Label::kOblAgent);
        if (wants_object && object) return 0.9;
        if (wants_subject && subject) return 1.0;
      }
      if (wants_subject && subject) return clause.subject == filler.token ? 1.0 : 0.8;
      if (wants_object && object) return clause.object == filler.token ? 1.0 : 0.8;
      wrong |= (wants_subject && object) || (wants_object && subject);
    }
    return wrong ? std::optional(0.15) : std::nullopt;
  }

  const FillerRequest& r_;
  const ReadSentence& found_;
  const std::vector<bool>& known_;
};

}  // namespace

void judge_standing(const FillerRequest& request, const std::vector<bool>& known, std::vector<Filler>& fillers) {
  if (!fillers.empty()) StandingJudge(request, known).run(fillers);
}

}  // namespace apud
