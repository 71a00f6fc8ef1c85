// Signs of a clause's own words first, then what the clauses above it lend.
// Layer 3, pure.
#include "corpus/clauses/standing.h"

#include <algorithm>

namespace apud {
namespace {

using namespace word_class;

// Recommended wins over possible, that over planned, that over asserted.
int rank(Status status) {
  switch (status) {
    case Status::kAsserted: return 0;
    case Status::kPlanned: return 1;
    case Status::kPossible: return 2;
    case Status::kRecommended: return 3;
  }
  return 0;
}
Status stronger(Status a, Status b) { return rank(a) >= rank(b) ? a : b; }

Status status_of_word(const SentenceTree& t, std::uint32_t i) {
  if (t.is(i, kAdvises)) return Status::kRecommended;
  if (t.is(i, kMayBe)) return Status::kPossible;
  if (t.is(i, kPlans)) return Status::kPlanned;
  return Status::kAsserted;
}

class Judge {
 public:
  Judge(const SentenceTree& tree, ClauseFinder& finder) : t_(tree), finder_(finder) {}
  void judge(Clause& clause);

 private:
  void own_words(Clause& clause);
  [[nodiscard]] bool has_yet(std::uint32_t have) const;
  [[nodiscard]] Status status_of_verb(std::uint32_t i) const;
  void from_governor(Clause& clause);
  void from_joined(Clause& clause, const Clause& above);
  void from_content(Clause& clause, const Clause& above, bool bare);
  void from_adverbial(Clause& clause, const Clause& above, bool bare);
  void from_chain(Clause& clause);
  void from_noun(Clause& clause);
  void told(Clause& clause);
  void speaker(Clause& clause);
  void negations(Clause& clause, std::uint32_t word);
  [[nodiscard]] bool is_habit(std::uint32_t word) const;
  [[nodiscard]] bool is_subjunctive(const Clause& clause) const;
  [[nodiscard]] bool asks_how(std::uint32_t verb) const;
  [[nodiscard]] bool leaves_open(const Clause& above) const;
  [[nodiscard]] bool has_no(std::uint32_t noun) const;
  [[nodiscard]] bool is_no_doer(std::uint32_t noun) const;
  [[nodiscard]] bool is_thought(std::uint32_t noun) const;
  [[nodiscard]] bool keeps_from(const Clause& above) const;
  [[nodiscard]] bool is_unreal(std::uint32_t word) const;
  [[nodiscard]] bool has_condition(std::uint32_t word) const;

  const SentenceTree& t_;
  ClauseFinder& finder_;
};

// "not only", "not just" deny nothing.
bool denies(const SentenceTree& t, std::uint32_t i) {
  if (!t.is(i, kNegates)) return false;
  if (i + 1 >= t.size()) return true;
  return !(t.is(i + 1, "only") || t.is(i + 1, "just") || t.is(i + 1, "merely") || t.is(i + 1, "least"));
}

void Judge::negations(Clause& clause, std::uint32_t word) {
  for (std::uint32_t c : t_.children(word)) {
    if (t_.is(c, "nor")) {
      clause.negated = clause.negated || c < word;  // after the verb, it belongs to the next one
      continue;
    }
    if (t_.has(c, label_set({Label::kAdvmod, Label::kAux, Label::kDep, Label::kDet, Label::kCcPreconj, Label::kCc})) &&
        denies(t_, c)) {
      clause.negated = !clause.negated;
      continue;
    }
    if (t_.has(c, label_set({Label::kAdvmod})) && t_.is(c, "longer") && c > 0 && t_.is(c - 1, "no")) {
      clause.negated = !clause.negated;
      continue;
    }
    const bool way = t_.has(c, kObliques) && t_.is(c, kNoWay);  // "under no circumstances"
    if (!way && !t_.has(c, kSubjects | label_set({Label::kObj}))) continue;
    bool none = t_.is(c, kNobody);
    for (std::uint32_t d : t_.children(c))
      none = none || (t_.has(d, label_set({Label::kDet, Label::kCcPreconj, Label::kAdvmod, Label::kCc})) && d < c &&
                      (t_.is(d, "no") || t_.is(d, "neither")));
    if (none) clause.negated = !clause.negated;
  }
}

bool Judge::has_condition(std::uint32_t word) const {
  for (std::uint32_t c : t_.children(word))
    if (t_.has(c, label_set({Label::kMark, Label::kAdvmod})) && t_.is(c, kCondition)) return true;
  return false;
}

// "He would often visit the lake."
bool Judge::is_habit(std::uint32_t word) const {
  for (std::uint32_t c : t_.children(word))
    if (t_.label(c) == Label::kAdvmod && t_.is(c, kHabit)) return true;
  return false;
}

// "It would have failed."
bool Judge::is_unreal(std::uint32_t word) const {
  if (t_.tag(word) != Tag::kVbn && t_.child(word, label_set({Label::kCop})) == kRoot) return false;
  for (std::uint32_t c : t_.children(word))
    if (t_.label(c) == Label::kAux && t_.is(c, "have")) return true;
  return false;
}

void Judge::own_words(Clause& clause) {
  for (std::uint32_t c : t_.children(clause.head)) {
    if (t_.has(c, kAuxiliaries)) {
      if (t_.is(c, "would"))
        clause.status = stronger(clause.status, is_habit(clause.head)    ? Status::kAsserted
                                                : is_unreal(clause.head) ? Status::kPossible
                                                                         : Status::kPlanned);
      else if (t_.tag(c) == Tag::kMd || t_.is(c, kAdvises | kMayBe | kPlans))
        clause.status = stronger(clause.status, status_of_word(t_, c));
    }
    if (t_.label(c) == Label::kAdvmod && t_.is(c, kMayBe)) clause.status = stronger(clause.status, Status::kPossible);
    if (t_.label(c) == Label::kAdvcl && has_condition(c) && !t_.is(c, "whether"))
      clause.status = stronger(clause.status, Status::kPossible);
  }
  if (has_condition(clause.head)) clause.status = stronger(clause.status, Status::kPossible);
  if (clause.be_to) clause.status = stronger(clause.status, Status::kPlanned);
  if (clause.imperative) clause.status = Status::kRecommended;
  negations(clause, clause.head);
}

bool Judge::has_yet(std::uint32_t have) const {
  return t_.lemma(have) == "have" && have + 2 < t_.size() && t_.is(have + 1, "yet") && t_.tag(have + 2) == Tag::kTo;
}

// "has to build" and "is going to build" too; who had to build did.
Status Judge::status_of_verb(std::uint32_t i) const {
  if (t_.is(i, "has") || t_.is(i, "have")) return Status::kRecommended;
  const std::uint32_t copula = t_.child(i, label_set({Label::kCop}));
  if (t_.is(i, "able") && copula != kRoot && t_.tag(copula) == Tag::kVbd) return Status::kAsserted;  // who was able did
  if (t_.is(i, "suggested")) return Status::kRecommended;
  if (t_.is(i, "meant") && t_.child(i, label_set({Label::kAuxPass})) != kRoot) return Status::kPlanned;
  if (t_.is(i, "going") && t_.child(i, kAuxiliaries) != kRoot) return Status::kPlanned;
  return status_of_word(t_, i);
}

// The verbs before this one: "plans to build", "failed to build", "is likely to build".
void Judge::from_chain(Clause& clause) {
  const Clause& above = finder_.clauses()[clause.chain];
  clause.status = stronger(clause.status, above.status);
  // "the parts required to mend it"
  clause.silent =
      clause.silent || (above.from == SubjectFrom::kNoun && t_.label(above.head) == Label::kAcl &&
                        (t_.is(above.head, "required") || t_.is(above.head, "needed") || t_.is(above.head, "used")));
  if (has_yet(above.head)) {  // "has yet to build"
    clause.negated = !clause.negated;
    return;
  }
  clause.status = stronger(clause.status, status_of_verb(above.head));
  if (above.negated) clause.negated = !clause.negated;
  if (t_.is(above.head, kUndoes)) clause.negated = !clause.negated;
}

// "the authority to search", "the need to inform": neither searches nor informs
bool Judge::is_no_doer(std::uint32_t noun) const {
  static constexpr std::string_view kNoDoers[] = {"authority",  "power",    "right",    "ability",   "effort",
                                                  "efforts",    "attempts", "need",     "desire",    "occasion",
                                                  "time",       "freedom",  "means",    "reason",    "wish",
                                                  "temptation", "request",  "requests", "invitation"};
  return std::any_of(std::begin(kNoDoers), std::end(kNoDoers), [&](std::string_view w) { return t_.is(noun, w); });
}

// "the impression that it had ended"
bool Judge::is_thought(std::uint32_t noun) const {
  static constexpr std::string_view kThoughts[] = {"impression", "rumor", "rumour", "suspicion",  "belief",
                                                   "idea",       "fear",  "theory", "allegation", "assumption"};
  return std::any_of(std::begin(kThoughts), std::end(kThoughts), [&](std::string_view w) { return t_.is(noun, w); });
}

void Judge::from_noun(Clause& clause) {
  const std::uint32_t noun = t_.head(clause.head);
  if (noun != kRoot && has_no(noun)) clause.silent = true;  // "no letter showing"
  if (noun != kRoot && t_.tag(clause.head) == Tag::kVbg) {  // "a law on building dams": no law builds
    const std::uint32_t mark = t_.child(clause.head, label_set({Label::kMark}));
    clause.silent = clause.silent || (mark != kRoot && mark < clause.head);
  }
  // "little chance of something new being found"
  if (noun != kRoot && t_.label(noun) == Label::kNmod && t_.head(noun) != kRoot && t_.is(t_.head(noun), kMayBe))
    clause.status = stronger(clause.status, Status::kPossible);
  if (noun == kRoot || t_.tag(clause.head) != Tag::kVb) return;
  Status status = status_of_word(t_, noun);
  if (status == Status::kAsserted) status = Status::kPlanned;
  clause.status = stronger(clause.status, status);
  const std::uint32_t before = t_.child(noun, label_set({Label::kCase}));
  if (is_no_doer(noun) || (before != kRoot && (t_.is(before, "after") || t_.is(before, "before"))))
    clause.silent = true;
  if (t_.is(noun, kUndoes)) clause.negated = !clause.negated;
}

// "if" and "should" reach over "and": "will build a port and open a line", "did not sign or ratify".
void Judge::from_joined(Clause& clause, const Clause& above) {
  const std::uint32_t h = clause.head;
  const bool own = t_.child(h, kAuxiliaries | kSubjects | label_set({Label::kCop})) != kRoot;
  // "will sign and ratify": the tagger may take the second for a present tense.
  const bool present = t_.tag(h) == Tag::kVbp && t_.tag(above.head) == Tag::kVb;
  if (own || (t_.tagged(h, kFiniteTags) && !present)) return;
  // "bought land to build a mill and sell it"; "progress was made in trade and lifting wages": a list of nouns
  clause.silent = above.silent || (t_.tag(h) == Tag::kVbg && above.passive && t_.tag(above.head) == Tag::kVbn);
  clause.status = stronger(clause.status, above.status);
  const std::uint32_t joint = t_.child(h, label_set({Label::kCc}));
  const bool against = joint != kRoot && (t_.is(joint, "but") || t_.is(joint, "rather"));
  if (above.negated && !clause.negated && t_.tag(h) == Tag::kVb && !against && t_.tag(above.head) == Tag::kVb &&
      clause.chain == kNoClause)
    clause.negated = true;
}

// "that he leave": no present tense of his.
bool Judge::is_subjunctive(const Clause& clause) const {
  if (t_.tag(clause.head) != Tag::kVbp || clause.from != SubjectFrom::kOwn) return false;
  const std::uint32_t who = clause.subject;
  return t_.child(who, label_set({Label::kConj})) == kRoot &&
         (t_.tagged(who, tag_set({Tag::kNn, Tag::kNnp})) || t_.is(who, "he") || t_.is(who, "she") || t_.is(who, "it"));
}

bool Judge::has_no(std::uint32_t noun) const {
  for (std::uint32_t c : t_.children(noun))
    if (t_.label(c) == Label::kDet && t_.is(c, kNobody)) return true;
  return false;
}

// "does not show that it was", "no letter showing that it was": nobody says that it was or was not.
bool Judge::leaves_open(const Clause& above) const {
  const std::uint32_t h = above.head;
  if (above.from == SubjectFrom::kNoun && above.subject != kRoot && has_no(above.subject)) return true;
  return above.negated && t_.is(h, kReports) && !t_.is(h, "think") && !t_.is(h, "believe") && !t_.is(h, "expect");
}

// "does not want the town to build"
bool Judge::keeps_from(const Clause& above) const {
  const std::string_view verb = t_.lemma(above.head);
  return above.negated && (verb == "want" || verb == "allow" || verb == "permit" || verb == "let");
}

// What a verb says of its complement clause: "recommends that", "is likely that", "asked the firm to".
void Judge::from_content(Clause& clause, const Clause& above, bool bare) {
  const std::uint32_t h = clause.head;
  bare = bare || is_subjunctive(clause);
  const std::uint32_t be = t_.child(h, label_set({Label::kAuxPass, Label::kCop}));
  const bool subjunctive =
      (bare || (be != kRoot && t_.tag(be) == Tag::kVb && t_.child(h, label_set({Label::kAux})) == kRoot)) &&
      !t_.has(h, label_set({Label::kXcomp}));
  if (t_.is(above.head, kAdvises) && (subjunctive || t_.label(h) != Label::kCcomp))
    clause.status = stronger(clause.status, Status::kRecommended);
  if (subjunctive && (t_.is(above.head, "suggested") || t_.is(above.head, "suggests") || t_.is(above.head, "suggest")))
    clause.status = stronger(clause.status, Status::kRecommended);
  // "it is likely that", "it is expected that"; not "was told that"
  const bool impersonal = above.copula != kRoot || (above.passive && !t_.is(above.head, "told"));
  // "asked men hired by the firm": no order
  const bool describes = clause.from == SubjectFrom::kObject && t_.tag(h) == Tag::kVbn && t_.is(above.head, kDirects) &&
                         t_.child(h, label_set({Label::kMark})) == kRoot;
  if (clause.chain == kNoClause && !describes && (clause.from == SubjectFrom::kObject || impersonal))
    clause.status = stronger(clause.status, stronger(status_of_word(t_, above.head), above.status));
  if (clause.chain == kNoClause && impersonal && above.negated &&
      status_of_word(t_, above.head) != Status::kAsserted)  // "it is not necessary to"
    clause.negated = !clause.negated;
  if (t_.is(above.head, kDenies)) clause.negated = !clause.negated;
  if (t_.label(h) == Label::kCcomp) {
    if (has_condition(above.head)) clause.status = stronger(clause.status, Status::kPossible);  // "if he thinks it is"
    clause.silent = clause.silent || leaves_open(above);
    const std::string_view verb = t_.lemma(above.head);
    const std::uint32_t that = t_.child(h, label_set({Label::kMark}));
    if (verb == "ask" || verb == "wonder" || verb == "inquire")
      clause.status =
          stronger(clause.status, that != kRoot && t_.is(that, "that") ? Status::kRecommended : Status::kPossible);
  }
  if (clause.from == SubjectFrom::kObject && keeps_from(above)) clause.negated = !clause.negated;
  if (clause.from == SubjectFrom::kObject && t_.is(above.head, kUndoes)) clause.negated = !clause.negated;
}

void Judge::from_adverbial(Clause& clause, const Clause& above, bool bare) {
  const std::uint32_t mark = t_.child(clause.head, label_set({Label::kMark}));
  const bool gerund = t_.tag(clause.head) == Tag::kVbg;
  if (clause.from == SubjectFrom::kObject) {
    if (t_.tag(clause.head) != Tag::kVbn || mark != kRoot)  // not "asked men hired by the firm"
      clause.status = stronger(clause.status, stronger(status_of_word(t_, above.head), above.status));
    if (keeps_from(above)) clause.negated = !clause.negated;
    return;
  }
  // "consists of checking": nobody checks; "by improving roads, wealth will be spread": not the wealth
  clause.silent = mark != kRoot && ((mark > above.head && t_.is(above.head, kDescribes)) ||
                                    (gerund && above.passive && !t_.is(mark, "to") && !t_.is(mark, "from") &&
                                     clause.from == SubjectFrom::kAdverbial));
  // "warned against selling"; "fined the firm for selling": not who fined it
  if (mark != kRoot && gerund &&
      (t_.is(mark, "against") || (t_.is(mark, "for") && t_.child(above.head, label_set({Label::kObj})) != kRoot)))
    clause.silent = true;
  if (clause.head < above.head && mark == kRoot && t_.is(clause.head, kAside)) clause.silent = true;
  if (mark != kRoot && t_.is(mark, "as") && t_.tag(clause.head) == Tag::kVbn) clause.silent = true;  // "as shown above"
  // "will build a port, opening the region", "should save while growing": as sure as what it comes with
  const bool beside = mark == kRoot || t_.is(mark, "while") || t_.is(mark, "by") || t_.is(mark, "through");
  // "can be heard making remarks" makes them
  const bool sensed = above.passive && (t_.is(above.head, "heard") || t_.is(above.head, "seen"));
  if (gerund && beside && !sensed && !above.silent && clause.from == SubjectFrom::kAdverbial) {
    clause.status = stronger(clause.status, above.status);
    if (above.chained && clause.head < above.head)  // "focusing on trade, it needs to build"
      clause.status = stronger(clause.status, status_of_verb(above.head));
  }
  if (mark == kRoot) return;
  if (bare && t_.tag(mark) == Tag::kTo) {
    // What was built to connect two towns is not said to connect them, nor to be meant to.
    const bool planned =
        mark > 0 && t_.is(mark - 1, kPlans | kAdvises | kMayBe | kUndoes);  // "announced plans to close"
    clause.silent = clause.silent || (above.status == Status::kAsserted && clause.chain == kNoClause && !planned);
    clause.status = stronger(clause.status, stronger(Status::kPlanned, above.status));
  }
  if (t_.is(mark, "without") || t_.is(mark, "from")) clause.negated = !clause.negated;  // "refrain from building"
  if ((t_.is(mark, "at") || t_.is(mark, "to") || t_.is(mark, "on") || t_.is(mark, "for")) && mark > above.head)
    clause.status = stronger(clause.status, stronger(status_of_word(t_, above.head), above.status));
}

void Judge::from_governor(Clause& clause) {
  const Clause& above = finder_.clauses()[clause.governor];
  const std::uint32_t h = clause.head;
  const bool bare = t_.tag(h) == Tag::kVb && t_.child(h, kAuxiliaries) == kRoot;
  if (t_.label(h) != Label::kParataxis && !above.silent) clause.speaker = above.speaker;
  // "should sell wool, buy corn, and build": the parser may take the second for a remark or an adverb
  const bool row = t_.has(h, label_set({Label::kParataxis, Label::kAdvcl})) && bare &&
                   clause.from == SubjectFrom::kAdverbial && t_.child(h, label_set({Label::kMark})) == kRoot;
  if (clause.joined || row) return from_joined(clause, above);
  switch (t_.label(h)) {
    case Label::kCcomp:
    case Label::kCsubj:
    case Label::kXcomp:
      if (clause.from == SubjectFrom::kAdverbial) return from_adverbial(clause, above, bare);
      return from_content(clause, above, bare);
    case Label::kAdvcl: return from_adverbial(clause, above, bare);
    default: return;
  }
}

// "told reporters that": the parser may hang what was told on those who were.
void Judge::told(Clause& clause) {
  const std::uint32_t h = clause.head, noun = t_.head(h);
  const std::uint32_t mark = t_.child(h, label_set({Label::kMark}));
  if (noun == kRoot || t_.label(h) != Label::kAcl || mark == kRoot || !t_.is(mark, "that") ||
      clause.governor == kNoClause)
    return;
  const Clause& above = finder_.clauses()[clause.governor];
  if (t_.head(noun) == above.head && t_.has(noun, label_set({Label::kObj, Label::kIobj})) &&
      t_.is(above.head, kReports))
    clause.speaker = above.subject;
}

// Who says so: the subject of the verb that reports this clause, or "according to".
void Judge::speaker(Clause& clause) {
  const std::uint32_t h = clause.head;
  if (clause.governor != kNoClause && t_.has(h, label_set({Label::kCcomp, Label::kParataxis}))) {
    const Clause& above = finder_.clauses()[clause.governor];
    if (above.head == t_.head(h) && t_.is(above.head, kReports | kDenies) && t_.label(h) == Label::kCcomp) {
      const std::uint32_t who = above.passive ? t_.child(above.head, label_set({Label::kOblAgent})) : above.subject;
      const bool somebody = who != kRoot && !t_.tagged(who, kQuestionTags) && finder_.clause_of(who) == kNoClause &&
                            !t_.word(who).ends_with("self") && !t_.word(who).ends_with("selves");
      if (somebody) clause.speaker = who;
    }
  }
  told(clause);
  for (std::uint32_t c : t_.children(h)) {
    if (t_.has(c, kObliques)) {
      const std::uint32_t by = t_.child(c, label_set({Label::kCase}));
      if (by != kRoot && t_.is(by, "according")) clause.speaker = c;
    }
    if (t_.label(c) == Label::kParataxis && t_.is(c, kReports)) {
      const std::uint32_t who = t_.child(c, kSubjects);
      if (who != kRoot && t_.child(c, label_set({Label::kObj, Label::kCcomp})) == kRoot) clause.speaker = who;
    }
  }
}

// "knows how to build": nobody builds.
bool Judge::asks_how(std::uint32_t verb) const {
  for (std::uint32_t c : t_.children(verb))
    if (t_.label(c) == Label::kMark && t_.is(c, "to") && c > 0 && t_.tagged(c - 1, kQuestionTags)) return true;
  return false;
}

void Judge::judge(Clause& clause) {
  own_words(clause);
  // "makes it possible for farmers to sell"
  const std::uint32_t up = t_.head(clause.head);
  if (up != kRoot && t_.tag(clause.head) == Tag::kVb && (t_.is(up, "possible") || t_.is(up, "feasible")))
    clause.status = stronger(clause.status, Status::kPossible);
  if (clause.governor != kNoClause) from_governor(clause);
  if (clause.chain != kNoClause) from_chain(clause);
  if (clause.from == SubjectFrom::kNoun) from_noun(clause);
  const std::uint32_t that = t_.child(clause.head, label_set({Label::kMark}));
  if (t_.label(clause.head) == Label::kAcl && that != kRoot && t_.is(that, "that") && is_thought(up))
    clause.status = stronger(clause.status, Status::kPossible);
  clause.silent = clause.silent || asks_how(clause.head);
  if (clause.copula != kRoot && clause.head + 1 < t_.size() && t_.head(clause.head + 1) == clause.head &&
      t_.label(clause.head + 1) == Label::kCase)
    clause.silent = true;  // "the inscription is Trajan's"
  speaker(clause);
}

// Where a question begins, which ends the sentence; the end of the sentence if none does. What is asked is not said to
// be so; but what stands before a quoted question is.
std::uint32_t question_begin(const SentenceTree& t) {
  constexpr TagSet kQuotes = tag_set({Tag::kQuoteClose, Tag::kQuoteOpen});
  std::uint32_t end = t.size();
  while (end > 0 && t.tagged(end - 1, kQuotes | tag_set({Tag::kRightBracket}))) --end;
  if (end == 0 || !t.word(end - 1).ends_with('?')) return t.size();
  if (end == t.size() || !t.tagged(end, kQuotes)) return 0;
  while (end > 0 && !t.tagged(end - 1, kQuotes)) --end;
  return end;
}

}  // namespace

void judge_clauses(const SentenceTree& tree, ClauseFinder& finder) {
  Judge judge(tree, finder);
  const std::uint32_t question = question_begin(tree);
  for (Clause& clause : finder.clauses()) {
    judge.judge(clause);
    const bool asked = clause.head >= question && clause.speaker == kRoot && !tree.has(clause.head, kRelativeLabels);
    if (asked && clause.status == Status::kAsserted) clause.status = Status::kPossible;
  }
}

}  // namespace apud
