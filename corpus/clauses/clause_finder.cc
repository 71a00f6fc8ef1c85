// One pass over the tree from the top: a word's governor has been judged before it is.
// Layer 3, pure.
#include "corpus/clauses/clause_finder.h"

namespace apud {
namespace {

constexpr LabelSet kClauseLabels =
    label_set({Label::kRoot, Label::kConj, Label::kCcomp, Label::kXcomp, Label::kAdvcl, Label::kAdvclRelcl, Label::kAcl,
               Label::kAclRelcl, Label::kCsubj, Label::kCsubjPass, Label::kCsubjOuter, Label::kParataxis, Label::kDep,
               Label::kList, Label::kDislocated, Label::kOrphan, Label::kAppos});
constexpr LabelSet kNoClauseLabels =
    label_set({Label::kAux, Label::kAuxPass, Label::kCop, Label::kCase, Label::kMark, Label::kDet, Label::kFixed,
               Label::kFlat, Label::kCompound, Label::kGoeswith, Label::kPunct, Label::kCc, Label::kNummod,
               Label::kDiscourse, Label::kAmod, Label::kAdvmod});

bool sends_word(std::string_view verb) {
  return verb == "mail" || verb == "email" || verb == "e-mail" || verb == "write" || verb == "text" || verb == "call" ||
         verb == "phone" || verb == "cable" || verb == "contact" || verb == "address" || verb == "message";
}

}  // namespace

void ClauseFinder::read(const SentenceTree& tree) {
  tree_ = &tree;
  clauses_.clear();
  clause_of_.assign(tree.size(), kNoClause);
  for (std::uint32_t i : tree.order()) {
    if (!heads_clause(i)) continue;
    Clause clause;
    clause.head = i;
    find_governor(clause);
    clause.copula = copula_of(i);
    clause.passive = tree.child(i, label_set({Label::kAuxPass, Label::kNsubjPass, Label::kCsubjPass})) != kRoot;
    find_subject(clause);
    if (clause.copula != kRoot && tree.tagged(i, kVerbTags) && infinitive(i) && !is_aim(clause))
      clause.copula = kRoot, clause.be_to = true;
    if (clause.copula == kRoot && tree.tagged(i, kVerbTags) && infinitive(i)) {  // its "be" may be an auxiliary
      const std::uint32_t to = tree.child(i, label_set({Label::kMark}));
      clause.be_to = clause.be_to ||
                     (to > 0 && tree.head(to - 1) == i && tree.has(to - 1, kAuxiliaries) && tree.lemma(to - 1) == "be");
    }
    clause_of_[i] = static_cast<std::uint32_t>(clauses_.size());
    clauses_.push_back(clause);
    if (clause.chain != kNoClause) clauses_[clause.chain].chained = true;
  }
}

bool ClauseFinder::heads_clause(std::uint32_t i) const {
  const SentenceTree& t = *tree_;
  if (t.has(i, kNoClauseLabels)) return false;
  const bool subject = t.child(i, kSubjects) != kRoot;
  if (!t.has(i, kClauseLabels)) return subject && t.child(i, label_set({Label::kCop})) != kRoot;
  const std::uint32_t h = t.head(i);
  if (is_adjective(i)) return false;
  if (t.tagged(i, kVerbTags)) {
    if (t.has(i, label_set({Label::kAppos, Label::kList, Label::kDep, Label::kOrphan})))
      return subject || t.tagged(i, kFiniteTags);
    // "ports, shipping and trading services": joined to what is no clause, a word is no clause without a subject.
    if (t.label(i) == Label::kConj) return subject || clause_of(h) != kNoClause || t.child(i, kAuxiliaries) != kRoot;
    return true;
  }
  if (t.child(i, label_set({Label::kCop})) != kRoot) return true;
  if (t.label(i) == Label::kConj && clause_of(h) != kNoClause && clauses_[clause_of_[h]].copula != kRoot) return true;
  // a verb that the tagger took for an adjective or a noun: "will build roads and strengthen dams"
  if (t.label(i) == Label::kConj && clause_of(h) != kNoClause && t.tag(h) == Tag::kVb && h < i &&
      t.child(i, label_set({Label::kObj})) != kRoot)
    return true;
  if (subject && t.tag(i) == Tag::kJj && t.word(i).ends_with("ed")) return true;
  return subject && t.child(i, kAuxiliaries | label_set({Label::kObj, Label::kExpl})) != kRoot;
}

// "existing lines", "of attempted fraud", "developing countries": no clause, whatever the tree says; nor is "Looking ahead".
bool ClauseFinder::is_adjective(std::uint32_t i) const {
  const SentenceTree& t = *tree_;
  if (i + 1 >= t.size() || t.child(i, kSubjects | kAuxiliaries) != kRoot) return false;
  if (t.tagged(i, tag_set({Tag::kVbd, Tag::kVbn})))  // "of attempted fraud", "the planned road"
    return i > 0 && t.tagged(i + 1, kNounTags | kAdjectiveTags) &&
           (t.tagged(i - 1, tag_set({Tag::kDt, Tag::kPrpPossessive})) ||
            (t.tag(i - 1) == Tag::kIn && t.label(i - 1) == Label::kCase));
  if (t.tag(i) != Tag::kVbg) return false;
  if (t.is(i, "looking")) return t.is(i + 1, "ahead") || t.is(i + 1, "forward") || t.is(i + 1, "back");
  return t.is(i, word_class::kModifies) && t.tagged(i + 1, kNounTags | kAdjectiveTags);
}

// "The goal is to build" says what the goal is; "the minister is to build" is a plan.
bool ClauseFinder::is_aim(const Clause& clause) const {
  return clause.subject == kRoot || tree_->is(clause.subject, word_class::kAims) ||
         !tree_->tagged(clause.subject, kNounTags | tag_set({Tag::kPrp}));
}

std::uint32_t ClauseFinder::copula_of(std::uint32_t i) const {
  const std::uint32_t own = tree_->child(i, label_set({Label::kCop}));
  if (own != kRoot || tree_->tagged(i, kVerbTags) || tree_->label(i) != Label::kConj) return own;
  const std::uint32_t joined = clause_of(tree_->head(i));
  return joined == kNoClause ? kRoot : clauses_[joined].copula;
}

// The nearest clause above; a clause is joined where it is the conjunct of one.
void ClauseFinder::find_governor(Clause& clause) const {
  const SentenceTree& t = *tree_;
  std::uint32_t up = t.head(clause.head);
  if (up == kRoot) return;
  clause.joined = t.label(clause.head) == Label::kConj && clause_of_[up] != kNoClause;
  for (int steps = 0; up != kRoot && steps < 24; ++steps, up = t.head(up))
    if (clause_of_[up] != kNoClause) {
      clause.governor = clause_of_[up];
      if (clause.joined) join_to_infinitive(clause);
      if (t.label(clause.head) == Label::kCcomp) join_to_twin(clause);
      return;
    }
}

// "proposed that all should sell, buy": a bare verb cannot be joined to a finite one, but to the one that it governs.
void ClauseFinder::join_to_infinitive(Clause& clause) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t up = t.head(clause.head);
  // "proposed ... support": the tagger may take it for a present tense.
  const bool present = t.tag(clause.head) == Tag::kVbp && t.tagged(up, tag_set({Tag::kVbd, Tag::kVbz}));
  if ((t.tag(clause.head) != Tag::kVb && !present) || !t.tagged(up, kFiniteTags | tag_set({Tag::kVbn})) ||
      t.child(clause.head, kAuxiliaries | label_set({Label::kMark})) != kRoot)
    return;
  for (std::uint32_t c : t.children(up))
    if (c < clause.head && t.tag(c) == Tag::kVb && clause_of(c) != kNoClause &&
        t.has(c, label_set({Label::kCcomp, Label::kXcomp, Label::kAdvcl})))
      clause.governor = clause_of(c);
}

// "proposed that all should sell wool, buy corn": the parser may hang both on "proposed".
void ClauseFinder::join_to_twin(Clause& clause) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t h = clause.head;
  if (t.tag(h) != Tag::kVb || t.child(h, kAuxiliaries | kSubjects | label_set({Label::kMark, Label::kCop})) != kRoot)
    return;
  for (std::uint32_t c : t.children(t.head(h)))
    if (c < h && t.label(c) == Label::kCcomp && t.tag(c) == Tag::kVb && clause_of(c) != kNoClause &&
        t.child(c, kSubjects) != kRoot) {
      clause.governor = clause_of(c);
      clause.joined = true;
    }
}

void ClauseFinder::find_subject(Clause& clause) {
  const SentenceTree& t = *tree_;
  if (t.has(clause.head, kRelativeLabels)) relative(clause);
  if (own_subject(clause)) return;
  borrowed_subject(clause);
  if (clause.subject == kRoot && clause.copula == kRoot && t.tag(clause.head) == Tag::kVb &&
      (clause.governor == kNoClause || t.label(clause.head) == Label::kParataxis) &&
      t.child(clause.head, label_set({Label::kMark})) == kRoot && t.child(clause.head, kAuxiliaries) == kRoot)
    clause.imperative = true;
}

// What a relative clause hangs on, and the pronoun that stands for it.
void ClauseFinder::relative(Clause& clause) const {
  const SentenceTree& t = *tree_;
  clause.antecedent = t.head(clause.head);
  if (t.label(clause.head) == Label::kAdvclRelcl) clause.antecedent = kRoot;
  for (std::uint32_t c : t.children(clause.head)) {
    if (t.has(c, kNoClauseLabels & ~label_set({Label::kAdvmod}))) continue;
    if (t.tagged(c, kQuestionTags) || (t.is(c, "that") && t.has(c, kSubjects | label_set({Label::kObj})))) {
      clause.pronoun = c;
      return;
    }
    for (std::uint32_t d : t.children(c))
      if (t.tag(d) == Tag::kWpPossessive || (t.tag(d) == Tag::kWdt && t.has(c, kSubjects | kObliques))) {
        clause.pronoun = d;
        return;
      }
  }
}

// Of two subjects the one beside the verb, where they are pieces of one name ("the Baltic (northern) cable line was
// laid") or of two clauses ("A dug it, and B finished it"); not "A, president of B, said".
std::uint32_t ClauseFinder::nearest_subject(std::uint32_t verb, std::uint32_t first) const {
  const SentenceTree& t = *tree_;
  std::uint32_t last = first;
  for (std::uint32_t c : t.children(verb))
    if (c > first + 1 && c < verb && t.label(c) == t.label(first) && t.tagged(c, kNounTags) &&
        t.child(c, label_set({Label::kCase})) == kRoot)
      last = c;
  if (last == first) return first;
  bool comma = false, joined = false;
  for (std::uint32_t i = first + 1; i < last; ++i) {
    comma = comma || t.tag(i) == Tag::kComma;
    joined = joined || (t.label(i) == Label::kCc && t.head(i) == verb);
  }
  return !comma || joined ? last : first;
}

bool ClauseFinder::own_subject(Clause& clause) const {
  const SentenceTree& t = *tree_;
  for (std::uint32_t c : t.children(clause.head)) {
    if (!t.has(c, kSubjects)) continue;
    if (c == clause.pronoun) {
      clause.subject = clause.antecedent;
      clause.from = SubjectFrom::kRelative;
      return clause.subject != kRoot;
    }
    c = nearest_subject(clause.head, c);
    clause.subject = c;
    const std::uint32_t there = t.child(clause.head, label_set({Label::kExpl}));
    clause.from = there != kRoot && t.is(there, "there") ? SubjectFrom::kExistential : SubjectFrom::kOwn;
    return true;
  }
  return stray_subject(clause);
}

// A finite verb's subject under a wrong label: the nearest bare noun before it.
bool ClauseFinder::stray_subject(Clause& clause) const {
  constexpr LabelSet kStray = label_set({Label::kVocative, Label::kObl, Label::kOblUnmarked, Label::kObj, Label::kIobj,
                                         Label::kDislocated, Label::kDep, Label::kNmod, Label::kNmodUnmarked});
  const SentenceTree& t = *tree_;
  if (clause.joined || !t.tagged(clause.head, kFiniteTags) || t.has(clause.head, kRelativeLabels) ||
      t.child(clause.head, label_set({Label::kExpl, Label::kMark})) != kRoot)
    return false;
  for (std::uint32_t c : t.children(clause.head)) {
    if (c > clause.head) break;
    const bool noun = t.tagged(c, kNounTags | tag_set({Tag::kPrp, Tag::kDt, Tag::kCd})) && t.has(c, kStray);
    const std::uint32_t joined = t.child(c, label_set({Label::kConj}));
    const bool name = t.label(c) == Label::kAdvmod && joined != kRoot && t.tagged(joined, kNounTags);
    if ((!noun && !name) || t.is(c, word_class::kTime) || t.child(c, label_set({Label::kCase})) != kRoot) continue;
    clause.subject = c;
  }
  if (clause.subject == kRoot) clause.subject = taken_subject(clause.head);
  if (clause.subject != kRoot) clause.from = SubjectFrom::kOwn;
  return clause.subject != kRoot;
}

// "The forum, held in May, brings": the parser may hang the forum on "held".
std::uint32_t ClauseFinder::taken_subject(std::uint32_t head) const {
  const SentenceTree& t = *tree_;
  for (std::uint32_t c : t.children(head)) {
    if (c > head) break;
    if (t.label(c) != Label::kAdvcl || t.child(c, label_set({Label::kMark})) != kRoot) continue;
    const std::uint32_t subject = t.child(c, label_set({Label::kNsubj, Label::kNsubjPass}));
    if (subject != kRoot && subject < c && !t.tagged(subject, kQuestionTags)) return subject;
  }
  return kRoot;
}

bool ClauseFinder::infinitive(std::uint32_t head) const {
  const std::uint32_t mark = tree_->child(head, label_set({Label::kMark}));
  return mark != kRoot && (tree_->tag(mark) == Tag::kTo || (tree_->is(mark, "to") && tree_->tag(head) == Tag::kVb));
}

// "needs to align": the parser may take it for a purpose.
bool ClauseFinder::is_led_to(std::uint32_t head, std::uint32_t up) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t mark = t.child(head, label_set({Label::kMark}));
  return mark == up + 1 && t.tag(mark) == Tag::kTo &&
         t.is(up, word_class::kPlans | word_class::kAdvises | word_class::kMayBe | word_class::kUndoes);
}

// "signed treaties with ten states, covering trade": the treaties cover it.
bool ClauseFinder::describes_object(Clause& clause) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t h = clause.head;
  const std::string_view verb = t.head(h) == kRoot ? "" : t.lemma(t.head(h));
  const bool watched = verb == "recall" || verb == "remember" || verb == "hear" || verb == "see" || verb == "watch";
  if (t.tag(h) != Tag::kVbg || !(watched || t.is(h, word_class::kDescribes)) || t.head(h) > h) return false;
  const std::uint32_t object = t.child(t.head(h), label_set({Label::kObj}));
  if (watched && object + 1 != h) return false;  // "recalled Ann saying"
  if (object == kRoot || object > h || t.child(h, label_set({Label::kMark})) != kRoot) return false;
  clause.subject = object;
  clause.from = SubjectFrom::kNoun;
  return true;
}

// Of a complement clause without a subject: the governing verb's object, else its subject.
void ClauseFinder::governed_subject(Clause& clause) {
  const SentenceTree& t = *tree_;
  const std::uint32_t h = clause.head, up = t.head(h);
  const Clause& governor = clauses_[clause.governor];
  std::uint32_t object = t.child(up, label_set({Label::kObj, Label::kIobj}));
  if (object == kRoot && t.is(up, word_class::kDirects))
    object = t.child(up, label_set({Label::kObl}));  // "calls on A to"
  const bool purpose = t.tag(h) == Tag::kVb && infinitive(h) &&
                       !t.is(up, word_class::kDirects | word_class::kTakesDeed) &&
                       !t.is(up, word_class::kPlans | word_class::kReports | word_class::kMayBe);
  // "called the firm saying that": who called says
  const bool told = t.tag(h) == Tag::kVbg && t.is(h, word_class::kReports) && sends_word(t.lemma(up));
  if (object != kRoot && object < h && object > up && (purpose || told)) {  // "uses treaties to promote trade"
    clause.subject = governor.subject;
    clause.from = SubjectFrom::kAdverbial;
    return;
  }
  if (object != kRoot && object < h && object > up && !t.is(up, word_class::kPromises)) {
    clause.subject = object;
    clause.from = SubjectFrom::kObject;
    if (t.tag(h) == Tag::kVbn) clause.passive = true;
    return;
  }
  const bool chains = t.label(h) == Label::kXcomp || governor.passive || is_led_to(h, up);
  if (!chains && t.label(h) == Label::kAdvcl) return;
  clause.subject = governor.subject;
  clause.from = SubjectFrom::kRaised;
  if (chains) clause.chain = clause.governor;
}

// "mailed Ann saying that": Ann says nothing.
bool ClauseFinder::tells_as(std::uint32_t head, std::uint32_t governor) const {
  const SentenceTree& t = *tree_;
  const std::uint32_t noun = t.head(head);
  return t.tag(head) == Tag::kVbg && t.is(head, word_class::kReports) && t.head(noun) == governor &&
         sends_word(t.lemma(governor)) && t.has(noun, label_set({Label::kObj, Label::kIobj})) &&
         t.tagged(noun, tag_set({Tag::kNnp, Tag::kPrp}));
}

void ClauseFinder::borrowed_subject(Clause& clause) {
  const SentenceTree& t = *tree_;
  const std::uint32_t h = clause.head, up = t.head(h);
  if (up == kRoot) return;
  const Clause* governor = clause.governor == kNoClause ? nullptr : &clauses_[clause.governor];
  const bool direct = governor != nullptr && governor->head == up;
  switch (clause.joined ? Label::kConj : t.label(h)) {
    case Label::kConj:
      if (!clause.joined) return;
      clause.subject = governor->subject;
      clause.from = governor->from == SubjectFrom::kOwn ? SubjectFrom::kShared : governor->from;
      clause.antecedent = governor->antecedent;
      if (governor->chain != kNoClause && (t.tag(h) == Tag::kVb || t.child(h, label_set({Label::kMark})) != kRoot))
        clause.chain = governor->chain;
      if (governor->chained && t.tag(h) == Tag::kVb && t.child(h, kAuxiliaries) == kRoot)
        clause.chain = clause.governor;
      if (clause.copula == kRoot && t.tag(h) == Tag::kVbn && governor->passive && t.child(h, kAuxiliaries) == kRoot)
        clause.passive = true;
      clause.imperative = governor->imperative && t.tag(h) == Tag::kVb;
      return;
    case Label::kXcomp:
    case Label::kCcomp:
      if (direct) governed_subject(clause);
      return;
    case Label::kAdvcl:
    case Label::kParataxis:
      if (governor == nullptr || (t.tagged(h, kFiniteTags) && t.label(h) == Label::kParataxis)) return;
      if (direct && t.tag(h) == Tag::kVb && infinitive(h) && up < h &&
          (t.is(up, word_class::kDirects) || (t.label(h) == Label::kAdvcl && is_led_to(h, up)))) {
        governed_subject(clause);  // "ordered the firm to pay": the parser wavers between complement and purpose
        return;
      }
      if (t.label(h) == Label::kAdvcl && describes_object(clause)) return;
      clause.subject = governor->subject;
      clause.from = SubjectFrom::kAdverbial;
      if (t.tag(h) == Tag::kVbn && t.child(h, kAuxiliaries) == kRoot) clause.passive = true;
      return;
    case Label::kAcl:
    case Label::kAclRelcl:
      if (governor != nullptr &&
          (t.is(h, "using") ||
           tells_as(h, governor->head))) {  // "made numbers of great length using a die": who made them did
        clause.subject = governor->subject;
        clause.from = SubjectFrom::kAdverbial;
        return;
      }
      clause.subject = up;
      clause.from = SubjectFrom::kNoun;
      if (t.tag(h) == Tag::kVbn && t.child(h, kAuxiliaries) == kRoot) clause.passive = true;
      return;
    default: return;
  }
}

}  // namespace apud
