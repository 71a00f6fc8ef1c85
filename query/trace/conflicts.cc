// A difference counts only where both stand in the same place and only one of them can be true there.
// Layer 5, pure.
#include <algorithm>
#include <array>

#include "corpus/clauses/sentence_tree.h"
#include "query/trace/alignment.h"

namespace apud {
namespace {

constexpr double kLeastPlace = 0.5;
constexpr double kNamePlace = 0.6, kWholePlace = 0.9, kGovernedPlace = 0.3;

}  // namespace

namespace {

std::string lower_at(const ReadSentence& reading, std::uint32_t token) {
  const std::uint32_t word = reading.word_of[token];
  return word == kNowhere ? "" : reading.words[word].lower;
}

// What a denying word denies: the word that it hangs on, or itself where it governs, and what hangs on that.
std::vector<bool> denied_by(const ReadSentence& reading, std::uint32_t cue, bool governs) {
  constexpr int kDepth = 3;
  constexpr LabelSet kOther = kSubjects | kRelativeLabels | label_set({Label::kAdvcl, Label::kConj, Label::kParataxis});
  const std::size_t count = reading.analysis.tokens.size();
  std::vector<bool> denied(count);
  const std::uint32_t top = governs || reading.head(cue) == kRoot ? cue : reading.head(cue);
  denied[top] = true;
  if (!governs && reading.label(cue) == Label::kDet) {
    const std::uint32_t above = reading.head(top);  // "had no effect": the effect, and that it was had
    if (above != kRoot) denied[above] = true;
    return denied;
  }
  for (int depth = 0; depth < kDepth; ++depth)
    for (std::uint32_t t = 0; t < count; ++t)
      if (const std::uint32_t head = reading.head(t); head != kRoot && denied[head] && !in(kOther, reading.label(t)))
        denied[t] = true;
  return denied;
}

}  // namespace

// One claim against one sentence.
class ConflictFinder {
 public:
  ConflictFinder(const Claim& claim, const ReadSentence& found, const Senses& senses, const Lexicon& lexicon,
                 Alignment& result)
      : claim_(claim), found_(found), senses_(senses), lexicon_(lexicon), result_(result) {}

  void values();
  void names();
  void words();
  void polarity();

 private:
  [[nodiscard]] bool answered(std::uint32_t found_word) const {
    return std::any_of(result_.words.begin(), result_.words.end(),
                       [&](const Counterpart& tie) { return tie.word == found_word && tie.tie != Tie::kNone; });
  }
  [[nodiscard]] std::uint32_t answer_to(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t preposition(const ReadSentence& reading, std::uint32_t token) const;
  [[nodiscard]] bool name_place(std::uint32_t claimed, std::uint32_t found, bool known, double& strength) const;
  [[nodiscard]] bool types_differ(const ReadName& claimed, const ReadName& found) const;
  [[nodiscard]] bool complement(const ReadSentence& reading, std::uint32_t token) const;
  [[nodiscard]] bool linked(std::uint32_t claimed, std::uint32_t found) const;
  [[nodiscard]] int denials(const ReadSentence& reading, const std::vector<bool>& counted, bool whole, Span& cue) const;
  [[nodiscard]] std::uint32_t head_token(const ReadSentence& reading, const ReadName& name) const;

  const Claim& claim_;
  const ReadSentence& found_;
  const Senses& senses_;
  const Lexicon& lexicon_;
  Alignment& result_;
};

std::uint32_t ConflictFinder::answer_to(std::uint32_t token) const {
  const std::uint32_t word = token == kRoot ? kNowhere : claim_.reading.word_of[token];
  if (word == kNowhere || result_.words[word].word == kNowhere) return kRoot;
  return found_.words[result_.words[word].word].token;
}

// The word that opens the phrase of a name: a token, or kRoot.
std::uint32_t ConflictFinder::preposition(const ReadSentence& reading, std::uint32_t token) const {
  for (std::uint32_t t = 0; t < reading.analysis.tokens.size(); ++t)
    if (reading.head(t) == token && reading.label(t) == Label::kCase) return t;
  return kRoot;
}

// The token of a name that hangs on a word outside of it.
std::uint32_t ConflictFinder::head_token(const ReadSentence& reading, const ReadName& name) const {
  for (std::uint32_t w = name.first; w <= name.last; ++w) {
    const std::uint32_t token = reading.words[w].token, head = reading.head(token);
    if (head == kRoot) return token;
    const Span span = reading.analysis.tokens[head].span;
    if (span.begin < name.span.begin || span.end > name.span.end) return token;
  }
  return reading.words[name.last].token;
}

// A subject's "is a ...": the noun or adjective that a copula, an apposition or a clause's head makes of it.
bool ConflictFinder::complement(const ReadSentence& reading, std::uint32_t token) const {
  if (reading.label(token) == Label::kAppos) return true;
  for (std::uint32_t t = 0; t < reading.analysis.tokens.size(); ++t)
    if (reading.head(t) == token && reading.label(t) == Label::kCop) return true;
  const std::uint32_t head = reading.head(token);
  if (head == kRoot) return reading.label(token) == Label::kRoot;
  return reading.label(token) == Label::kConj && complement(reading, head) && head < token;
}

void ConflictFinder::values() {
  for (std::uint32_t v = 0; v < result_.values.size(); ++v) {
    const ValuePair& pair = result_.values[v];
    if (pair.match != Match::kDifferent || pair.place < kLeastPlace) continue;
    const Value& claimed = claim_.reading.values[v];
    if (pair.elsewhere && !pair.governed) continue;
    const bool count = claimed.kind == ValueKind::kQuantity && claimed.unit.empty();
    if (count && !pair.governed) continue;  // "sixteen locks" and "190"
    result_.conflicts.push_back(
        {ConflictKind::kValue, claim_.reading.values[v].span, found_.values[pair.found].span, pair.place});
  }
}

// Two known names of unlike sort ("Scotland" and "Paisley") may both be right.
bool ConflictFinder::types_differ(const ReadName& claimed, const ReadName& found) const {
  if (claimed.entry == kNowhere && found.entry == kNowhere) return false;
  if (claimed.entry == kNowhere || found.entry == kNowhere) {
    const EntityType known = lexicon_.entry(claimed.entry == kNowhere ? found.entry : claimed.entry).type;
    return known == EntityType::kCountry || known == EntityType::kRegion;
  }
  return lexicon_.entry(claimed.entry).type != lexicon_.entry(found.entry).type;
}

bool ConflictFinder::name_place(std::uint32_t claimed, std::uint32_t found, bool known, double& strength) const {
  const ReadSentence& said = claim_.reading;
  const Label a = said.label(claimed), b = found_.label(found);
  const std::uint32_t above = said.head(claimed), below = found_.head(found);
  strength = same_place(claim_, claimed, found_, found, result_);
  const bool governed = above != kRoot && below != kRoot && answer_to(above) == below;
  // "written and directed by": the two verbs stand beside each other.
  const std::uint32_t answer = above == kRoot ? kRoot : answer_to(above);
  const bool beside =
      answer != kRoot && below != kRoot && (found_.head(answer) == below || found_.head(below) == answer);
  const std::uint32_t p = preposition(said, claimed), q = preposition(found_, found);
  if (p != kRoot && q != kRoot) {
    static constexpr std::array<std::string_view, 6> kPlaces = {"in", "at", "from", "near", "on", "to"};
    const std::string x = lower_at(said, p), y = lower_at(found_, q);
    const auto place = [](const std::string& word) {
      return std::find(kPlaces.begin(), kPlaces.end(), word) != kPlaces.end();
    };
    if (place(x) && place(y) && x != "to" && y != "to") return strength >= (governed ? kGovernedPlace : kNamePlace);
    if (x == y && (x == "by" || x == "of" || x == "for"))
      return strength >= (governed || beside ? kLeastPlace : kWholePlace);
    return false;
  }
  if (p != kRoot || q != kRoot) return false;
  // "a French film" and "an American film"
  constexpr LabelSet kModifiers = label_set({Label::kAmod, Label::kCompound, Label::kNmodPoss});
  if (in(kModifiers, a) && in(kModifiers, b)) return known && (governed || strength >= kNamePlace);
  if (complement(said, claimed) && (complement(found_, found) || in(kModifiers, b))) return strength >= kLeastPlace;
  return false;
}

void ConflictFinder::names() {
  for (const ReadName& name : claim_.reading.names) {
    bool tied = false;
    for (std::uint32_t w = name.first; w <= name.last; ++w) tied = tied || result_.words[w].tie != Tie::kNone;
    if (tied) continue;
    const std::uint32_t claimed = head_token(claim_.reading, name);
    if (std::find(claim_.subject_words.begin(), claim_.subject_words.end(), claimed) != claim_.subject_words.end())
      continue;
    Conflict best;
    for (const ReadName& other : found_.names) {
      bool free = true;
      for (std::uint32_t w = other.first; w <= other.last; ++w) free = free && !answered(w);
      double strength = 0;
      const bool known = name.entry != kNowhere && other.entry != kNowhere;
      if (!free || types_differ(name, other)) continue;
      if (!name_place(claimed, head_token(found_, other), known, strength)) continue;
      if (strength > best.strength) best = {ConflictKind::kName, name.span, other.span, strength};
    }
    if (best.strength > 0) result_.conflicts.push_back(best);
  }
}

// Whether a neighbour in the tree of the one answers a neighbour of the other.
bool ConflictFinder::linked(std::uint32_t claimed, std::uint32_t found) const {
  const ReadSentence& said = claim_.reading;
  const auto near = [](const ReadSentence& reading, std::uint32_t a, std::uint32_t b) {
    if (a == b) return false;
    const std::uint32_t up_a = reading.head(a), up_b = reading.head(b);
    return up_a == b || up_b == a || (up_a != kRoot && up_a == up_b) || (up_a != kRoot && reading.head(up_a) == b) ||
           (up_b != kRoot && reading.head(up_b) == a);
  };
  for (std::uint32_t w = 0; w < said.words.size(); ++w) {
    const Counterpart& tie = result_.words[w];
    if (tie.word == kNowhere || !said.words[w].content || said.words[w].light) continue;
    if (near(said, claimed, said.words[w].token) && near(found_, found, found_.words[tie.word].token)) return true;
  }
  return complement(said, claimed) && complement(found_, found);
}

// Opposites, and words of which only one can be true.
void ConflictFinder::words() {
  const ReadSentence& said = claim_.reading;
  for (std::uint32_t c = 0; c < said.words.size(); ++c) {
    const ReadWord& word = said.words[c];
    if (!word.content || result_.words[c].tie == Tie::kExact || result_.words[c].tie == Tie::kEntity) continue;
    if (result_.words[c].tie == Tie::kSame) continue;
    for (std::uint32_t s = 0; s < found_.words.size(); ++s) {
      const ReadWord& other = found_.words[s];
      const bool exclusive = senses_.exclusive(word.key, other.key);
      const bool names = word.name != kNowhere || other.value != kNowhere || other.name != kNowhere;
      const bool opposite = !names && senses_.opposite(word.key, other.key);
      if ((!opposite && !exclusive) || answered(s) || !linked(word.token, other.token)) continue;
      const double strength = same_place(claim_, word.token, found_, other.token, result_);
      if (strength < kLeastPlace) continue;
      result_.words[c] = {};
      result_.conflicts.push_back(
          {opposite ? ConflictKind::kOpposite : ConflictKind::kKind, word.span, other.span, strength});
      break;
    }
  }
}

// How many words deny what is counted. `whole`: whatever they deny.
int ConflictFinder::denials(const ReadSentence& reading, const std::vector<bool>& counted, bool whole,
                            Span& cue) const {
  int number = 0;
  for (std::uint32_t t = 0; t < reading.analysis.tokens.size(); ++t) {
    const std::uint32_t word = reading.word_of[t];
    const std::string_view as_written = reading.at(reading.analysis.tokens[t].span);
    const bool contracted = as_written == "n't" || as_written == "n’t";
    if (!contracted && (word == kNowhere || !senses_.denying(reading.words[word].key))) continue;
    const bool governs =
        in(kVerbTags, reading.tag(t)) || in(kAdjectiveTags, reading.tag(t)) || in(kNounTags, reading.tag(t));
    // "The lack of rain led to ..." denies nothing of what it led to.
    const bool subject =
        whole && std::find(claim_.subject_words.begin(), claim_.subject_words.end(), t) != claim_.subject_words.end();
    bool counts = whole && !subject;
    if (!whole) {
      const std::vector<bool> denied = denied_by(reading, t, governs);
      for (std::size_t i = 0; i < denied.size(); ++i) counts = counts || (denied[i] && counted[i]);
    }
    if (!counts) continue;
    ++number;
    cue = reading.analysis.tokens[t].span;
  }
  return number;
}

// What is denied here and said there. A denying word that both have answers itself.
void ConflictFinder::polarity() {
  // What the claim says of its subject: the main word and what hangs on it.
  const std::uint32_t main = claim_.predicate;
  std::vector<bool> counted(found_.analysis.tokens.size());
  for (std::uint32_t c = 0; c < result_.words.size(); ++c) {
    const ReadWord& word = claim_.reading.words[c];
    const bool said = word.token == main ||
                      (claim_.reading.head(word.token) == main && !in(kSubjects, claim_.reading.label(word.token)));
    if (said && result_.words[c].word != kNowhere && word.content && !word.light)
      counted[found_.words[result_.words[c].word].token] = true;
  }
  for (const Conflict& conflict : result_.conflicts)
    for (const ReadWord& word : found_.words)
      if (conflict.kind == ConflictKind::kOpposite && word.span.begin == conflict.found.begin)
        counted[word.token] = true;
  Span here{}, there{};
  const int claimed = denials(claim_.reading, {}, true, here);
  const int told = denials(found_, counted, false, there);
  if ((claimed + told) % 2 == 0) return;
  const auto opposite = std::find_if(result_.conflicts.begin(), result_.conflicts.end(),
                                     [](const Conflict& conflict) { return conflict.kind == ConflictKind::kOpposite; });
  if (opposite != result_.conflicts.end()) {
    // "did not fall" and "rose" say the same.
    for (std::uint32_t c = 0; c < result_.words.size(); ++c)
      if (claim_.reading.words[c].span.begin == opposite->claimed.begin)
        for (std::uint32_t s = 0; s < found_.words.size(); ++s)
          if (found_.words[s].span.begin == opposite->found.begin) result_.words[c] = {s, Tie::kSame, 0.8};
    result_.conflicts.erase(opposite);
    return;
  }
  result_.conflicts.push_back({ConflictKind::kPolarity, here, there, 1});
}

void find_conflicts(const Claim& claim, const ReadSentence& found, const Senses& senses, const Lexicon& lexicon,
                    Alignment& result) {
  ConflictFinder finder(claim, found, senses, lexicon, result);
  finder.values();
  finder.names();
  finder.words();
  finder.polarity();
}

}  // namespace apud
