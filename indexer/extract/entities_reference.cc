// Who "it", "he" and "the bank" are: only where exactly one candidate fits. What is doubtful stays out.
// Layer 5, pure.
#include "indexer/extract/entities_reference.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace apud::entities {
namespace {

constexpr std::uint32_t kReach = 10;     // sentences back in which "the bank" finds its bank
constexpr std::size_t kMostHeaded = 64;  // recent groups kept
constexpr std::uint32_t kBodyReach = 4;  // sentences back in which "the company" finds its company
constexpr std::size_t kMostBodies = 16;

bool nominal(Tag tag) { return tag == Tag::kNn || tag == Tag::kNnp; }

bool singular_thing(EntityType type) { return type != EntityType::kPerson && type != EntityType::kRole; }

// Nouns that name a type rather than a head: they need the only one of that type in reach.
constexpr std::array kCountryNouns = {std::string_view("country"), std::string_view("nation")};
constexpr std::array kCompanyNouns = {std::string_view("company"), std::string_view("firm")};
constexpr std::array kBodyNouns = {std::string_view("organization"), std::string_view("organisation"),
                                   std::string_view("agency"), std::string_view("institution")};

template <std::size_t kCount>
bool one_of(const std::array<std::string_view, kCount>& nouns, std::string_view word) {
  return std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) { return folded_equal(noun, word); });
}

// Last words of companies' names.
constexpr std::array kCompanyHeads = {std::string_view("company"),
                                      std::string_view("corporation"),
                                      std::string_view("group"),
                                      std::string_view("holdings"),
                                      std::string_view("holding"),
                                      std::string_view("airlines"),
                                      std::string_view("airways"),
                                      std::string_view("motors"),
                                      std::string_view("industries"),
                                      std::string_view("services"),
                                      std::string_view("energy"),
                                      std::string_view("steel"),
                                      std::string_view("lines"),
                                      std::string_view("works"),
                                      std::string_view("partners"),
                                      std::string_view("systems"),
                                      std::string_view("brothers"),
                                      std::string_view("technologies"),
                                      std::string_view("shipping"),
                                      std::string_view("logistics"),
                                      std::string_view("instruments"),
                                      std::string_view("labs"),
                                      std::string_view("ventures"),
                                      std::string_view("enterprises"),
                                      std::string_view("power"),
                                      std::string_view("electric"),
                                      std::string_view("oil"),
                                      std::string_view("petroleum"),
                                      std::string_view("bank"),
                                      std::string_view("ltd"),
                                      std::string_view("inc"),
                                      std::string_view("plc"),
                                      std::string_view("ltd."),
                                      std::string_view("inc."),
                                      std::string_view("corp."),
                                      std::string_view("construction"),
                                      std::string_view("pharmaceuticals"),
                                      std::string_view("foods"),
                                      std::string_view("mining")};

}  // namespace

void References::begin() {
  block_ = kNone;
  sentence_ = block_sentence_ = definition_ = 0;
  before_.clear();
  now_.clear();
  headed_.clear();
  bodies_.clear();
}

void References::index(const Analysis& analysis) {
  const auto n = static_cast<std::uint32_t>(analysis.tokens.size());
  first_child_.assign(n, kNone);
  next_sibling_.assign(n, kNone);
  for (std::uint32_t i = n; i-- > 0;) {
    const std::uint32_t head = analysis.tokens[i].head;
    if (head >= n) continue;
    next_sibling_[i] = first_child_[head];
    first_child_[head] = i;
  }
}

bool References::is_thing(std::uint32_t root) const { return singular_thing(r_.type_of(root)); }

// Subject of the sentence's main clause: of the root, or of what is joined to it.
bool References::is_main_subject(std::uint32_t token, const Analysis& analysis) const {
  const Token& word = analysis.tokens[token];
  if (word.label != Label::kNsubj && word.label != Label::kNsubjPass) return false;
  return word.head < analysis.tokens.size() && analysis.tokens[word.head].label == Label::kRoot;
}

void References::add_mentioned(std::uint32_t token, std::uint32_t root, std::uint32_t at, const Analysis& analysis) {
  const Label label = analysis.tokens[token].label;
  now_.push_back(
      {token, root, at, label == Label::kNsubj || label == Label::kNsubjPass, is_main_subject(token, analysis)});
}

void References::remember(std::uint32_t root) {
  if (r_.type_of(root) == EntityType::kOrganization) {
    std::erase_if(bodies_, [&](const Body& b) { return b.root == root; });
    if (bodies_.size() >= kMostBodies) bodies_.erase(bodies_.begin());
    bodies_.push_back({root, sentence_, place_});
  }
  if (r_.names[root].head == kNone) return;
  const auto it = std::find_if(headed_.begin(), headed_.end(), [&](const Headed& h) { return h.root == root; });
  if (it != headed_.end()) headed_.erase(it);
  if (headed_.size() >= kMostHeaded) headed_.erase(headed_.begin());
  headed_.push_back({root, r_.names[root].head, sentence_, place_});
}

// The sentence's names and the words of the tree that carry them.
void References::names_of(const Block& block, Span sentence, const Analysis& analysis) {
  const auto last = r_.found.begin() + r_.block_found[block.id + 1];
  auto it = std::partition_point(r_.found.begin() + r_.block_found[block.id], last,
                                 [&](const Found& f) { return f.span.begin < sentence.begin; });
  std::uint32_t t = 0;
  const auto& tokens = analysis.tokens;
  for (; it != last && it->span.end <= sentence.end; ++it) {
    while (t < tokens.size() && tokens[t].span.end <= it->span.begin) ++t;
    std::uint32_t head = kNone;
    for (std::uint32_t k = t; k < tokens.size() && tokens[k].span.begin < it->span.end; ++k) {
      const std::uint32_t up = tokens[k].head;
      if (up >= tokens.size() || tokens[up].span.begin < it->span.begin || tokens[up].span.begin >= it->span.end)
        head = k;
    }
    if (head == kNone || it->kind != MentionKind::kName) continue;
    add_mentioned(head, r_.names.root(it->name), it->span.begin, analysis);
  }
}

// "X, a port in Y", "X is a city": the noun's type counts for X.
void References::types(const Analysis& analysis, std::string_view text) {
  const auto& tokens = analysis.tokens;
  for (const Mentioned& m : now_) {
    if (r_.names[m.root].lexicon != kNone || r_.names[m.root].personal) continue;
    std::uint32_t noun = kNone;
    for (std::uint32_t c = first_child_[m.token]; c != kNone; c = next_sibling_[c])
      if (tokens[c].label == Label::kAppos && tokens[c].tag == Tag::kNn && c > m.token) noun = c;
    if (m.subject && tokens[m.token].label == Label::kNsubj) {
      const std::uint32_t up = tokens[m.token].head;
      bool copula = false, article = false, plain = true;
      for (std::uint32_t c = first_child_[up]; c != kNone; c = next_sibling_[c]) {
        copula |= tokens[c].label == Label::kCop;
        article |= tokens[c].label == Label::kDet;
        plain &= tokens[c].label != Label::kCase;
      }
      if (copula && article && plain && tokens[up].tag == Tag::kNn) noun = up;
    }
    if (noun == kNone) continue;
    const auto entry = r_.vocabulary.find(text.substr(tokens[noun].span.begin, tokens[noun].span.size()));
    if (!entry) continue;
    Entry& known = r_.vocabulary[*entry];
    if (!known.asked) r_.ask(known);
    if (known.role.office) r_.vote(m.root, EntityType::kPerson, 2);
    if (known.role.head) r_.vote(m.root, *known.role.head, 2);
  }
}

// The group that "the WORD" means, or kNone.
std::uint32_t References::described(const Block& block, std::string_view word, std::uint32_t at, bool capital) {
  for (std::size_t d = r_.definitions.size(); d-- > 0;) {
    const Definition& definition = r_.definitions[d];
    if (definition.block > block.id || (definition.block == block.id && definition.at > at)) continue;
    if (folded_equal(definition.text, word)) return r_.names.root(definition.name);
    if (r_.definitions.size() - d > 32) break;
  }
  const auto entry = r_.vocabulary.find(word);
  if (!entry) return kNone;
  Entry& known = r_.vocabulary[*entry];
  if (!known.asked) r_.ask(known);
  if (one_of(kCompanyNouns, word)) return body_for(true, at);
  if (one_of(kBodyNouns, word)) return body_for(false, at);
  if (one_of(kCountryNouns, word) && !capital) return only_of(EntityType::kCountry, at);
  std::uint32_t only = kNone;
  for (const Headed& h : headed_) {
    if (h.head != *entry || (!capital && (h.sentence + kReach < sentence_ || !(h.place == place_)))) continue;
    if (only != kNone) return kNone;  // two banks: which?
    only = h.root;
  }
  return only;
}

// The only entity of a type in the sentence before and in this one before `at`.
std::uint32_t References::only_of(EntityType type, std::uint32_t at) const {
  std::uint32_t only = kNone;
  for (const auto* list : {&before_, &now_}) {
    for (const Mentioned& m : *list) {
      if ((m.at >= at && list == &now_) || r_.type_of(m.root) != type) continue;
      if (only != kNone && only != m.root) return kNone;
      only = m.root;
    }
  }
  return only;
}

// Whether "the company" may mean it: nothing says that it is a public body.
bool References::is_company(std::uint32_t root) const {
  const Name& name = r_.names[root];
  if (name.lexicon != kNone) return r_.lexicon->entry(name.lexicon).source.ends_with("companies.tsv");
  const std::size_t blank = name.text.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? name.text : name.text.substr(blank + 1);
  if (one_of(kCompanyHeads, last) || (word_flags(last) & kLegalForm) != 0) return true;
  return name.head == kNone || one_of(kCompanyHeads, r_.vocabulary[name.head].text);
}

bool References::is_public_body(std::uint32_t root) const {
  const Name& name = r_.names[root];
  if (name.lexicon != kNone) return !r_.lexicon->entry(name.lexicon).source.ends_with("companies.tsv");
  return name.head != kNone && !is_company(root);
}

// The company or the body that stands nearest before, in the same section: none where two stand equally near, or where
// a name of which nothing is known may be meant.
std::uint32_t References::body_for(bool company, std::uint32_t at) const {
  std::uint32_t only = kNone;
  const auto take = [&](std::uint32_t root) {  // false: two fit
    const Name& name = r_.names[root];
    const bool doubtful = name.lexicon == kNone && r_.type_of(root) == EntityType::kConcept && !name.personal &&
                          name.head == kNone && name.words <= 4;
    const bool fits =
        r_.type_of(root) == EntityType::kOrganization && (company ? is_company(root) : is_public_body(root));
    if (!fits && !doubtful) return true;
    if (only != kNone && only != root) return false;
    only = root;
    return true;
  };
  for (const Mentioned& m : now_)
    if (m.at < at && !take(m.root)) return kNone;
  for (const Mentioned& m : before_)
    if (!take(m.root)) return kNone;
  if (only == kNone) {
    std::uint32_t nearest = 0;
    for (auto it = bodies_.rbegin(); it != bodies_.rend(); ++it) {
      if (it->sentence + kBodyReach < sentence_ || !(it->place == place_)) break;
      if (company ? !is_company(it->root) : !is_public_body(it->root)) continue;
      if (only != kNone) return it->sentence == nearest ? kNone : only;
      only = it->root;
      nearest = it->sentence;
    }
  }
  return only != kNone && r_.type_of(only) == EntityType::kOrganization ? only : kNone;
}

// "the bank", "this forum", "The President": a noun with nothing but its article.
void References::description(const Block& block, std::uint32_t token, const Analysis& analysis) {
  const auto& tokens = analysis.tokens;
  const std::string_view text = block.text;
  const std::string_view article = text.substr(tokens[token].span.begin, tokens[token].span.size());
  if (!folded_equal(article, "the") && !folded_equal(article, "this") && !folded_equal(article, "that")) return;
  const std::uint32_t noun = token + 1;
  if (noun >= tokens.size() || !nominal(tokens[noun].tag) || tokens[token].head != noun) return;
  if (tokens[noun].label == Label::kCompound || tokens[noun].label == Label::kAppos) return;
  for (std::uint32_t c = first_child_[noun]; c != kNone; c = next_sibling_[c]) {
    const Label label = tokens[c].label;
    if (label == Label::kNmod || label == Label::kAmod || label == Label::kCompound || label == Label::kAcl ||
        label == Label::kAclRelcl || label == Label::kAppos || label == Label::kFlat || label == Label::kNummod)
      return;
  }
  const Span span = tokens[noun].span;
  const std::string_view word = text.substr(span.begin, span.size());
  const bool capital = capital_letter(text, span.begin) > 0;
  std::uint32_t root = described(block, word, span.begin, capital);
  if (root == kNone && capital) {  // "The President" after "President X"
    const auto entry = r_.vocabulary.find(word);
    for (const auto* list : {&before_, &now_})
      for (const Mentioned& m : *list) {
        if (!entry || r_.names[m.root].office != *entry || (list == &now_ && m.at >= span.begin)) continue;
        if (root != kNone && root != m.root) return;
        root = m.root;
      }
  }
  if (root == kNone) return;
  const bool taken = std::any_of(now_.begin(), now_.end(), [&](const Mentioned& m) { return m.token == noun; });
  if (taken) return;
  r_.late.push_back({block.id, span, root, MentionKind::kDescription, false});
  add_mentioned(noun, root, span.begin, analysis);
  remember(root);
}

// The one person in reach, or the subject of the sentence before for a subject.
std::uint32_t References::person_for(std::uint16_t gender, std::uint32_t token, const Analysis& analysis) const {
  std::uint32_t only = kNone, in_sentence = kNone, subject = kNone;
  bool several = false;
  const std::uint32_t at = analysis.tokens[token].span.begin;
  const auto fits = [&](std::uint32_t root) {
    const Name& name = r_.names[root];
    return r_.type_of(root) == EntityType::kPerson &&
           (name.gender == 0 || name.gender == (kMale | kFemale) || (name.gender & gender) != 0);
  };
  const auto doubtful = [&](std::uint32_t root) {  // a name of which nothing is known may be a person's
    const Name& name = r_.names[root];
    return name.lexicon == kNone && name.head == kNone && !name.acronym && name.words <= 3 &&
           r_.type_of(root) == EntityType::kConcept;
  };
  for (const Mentioned& m : now_) {
    several |= m.at < at && doubtful(m.root);
    if (m.at >= at || !fits(m.root)) continue;
    several |= only != kNone && only != m.root;
    only = in_sentence = m.root;
  }
  for (const Mentioned& m : before_) {
    several |= doubtful(m.root) && in_sentence == kNone;
    if (!fits(m.root)) continue;
    several |= only != kNone && only != m.root;
    only = m.root;
    if (m.main) subject = m.root;
  }
  if (!several) return only;
  const bool opens = analysis.tokens[token].label == Label::kNsubj && is_main_subject(token, analysis);
  return opens && in_sentence == kNone ? subject : kNone;
}

// "its": the subject of its clause; "it": as a main subject, that of the sentence before.
std::uint32_t References::thing_for(bool possessive, std::uint32_t token, const Analysis& analysis) const {
  const auto& tokens = analysis.tokens;
  if (possessive) {
    std::uint32_t up = tokens[token].head;
    for (int steps = 0; steps < 6 && up < tokens.size(); ++steps, up = tokens[up].head) {
      for (std::uint32_t c = first_child_[up]; c != kNone; c = next_sibling_[c]) {
        if ((tokens[c].label != Label::kNsubj && tokens[c].label != Label::kNsubjPass) || c >= token) continue;
        for (const Mentioned& m : now_)
          if (m.token == c && is_thing(m.root)) return m.root;
        return kNone;
      }
      if (tokens[up].label == Label::kRoot) break;
    }
    return kNone;
  }
  if (!is_main_subject(token, analysis)) return kNone;
  for (const Mentioned& m : now_)
    if (m.at < tokens[token].span.begin) return kNone;
  const std::uint32_t verb = tokens[token].head;
  for (std::uint32_t c = first_child_[verb]; c != kNone; c = next_sibling_[c]) {
    const Label label = tokens[c].label;
    if (label == Label::kCsubj || label == Label::kExpl) return kNone;
    // "It is clear that", "It is possible to": nothing is meant.
    const bool clause = label == Label::kCcomp || label == Label::kXcomp || label == Label::kAdvcl;
    const bool adjective = tokens[verb].tag == Tag::kJj || tokens[verb].tag == Tag::kVbn;
    if (clause && adjective) return kNone;
    if (label == Label::kCop && !nominal(tokens[verb].tag) && !adjective) return kNone;
  }
  std::uint32_t only = kNone;
  for (const Mentioned& m : before_)
    if (m.main) only = only == kNone || only == m.root ? m.root : kNone;
  return only != kNone && is_thing(only) ? only : kNone;
}

void References::pronoun(const Block& block, std::uint32_t token, const Analysis& analysis) {
  const Span span = analysis.tokens[token].span;
  if (span.size() > 7) return;
  const std::string_view word = std::string_view(block.text).substr(span.begin, span.size());
  const std::uint16_t gender = static_cast<std::uint16_t>(word_flags(word) & (kMale | kFemale));
  std::uint32_t root = kNone;
  if (gender != 0) {
    root = person_for(gender, token, analysis);
    // "Juan offered her a post. She refused.": she is who "her" was, not Juan.
    const bool other = root != kNone && ((unknown_before_ | unknown_) & gender) != 0 && r_.names[root].gender != gender;
    if (other) root = kNone;
    if (root == kNone) unknown_ = static_cast<std::uint16_t>(unknown_ | gender);
  } else if (folded_equal(word, "it") && analysis.tokens[token].label != Label::kExpl) {
    root = thing_for(false, token, analysis);
  } else if (folded_equal(word, "its")) {
    root = thing_for(true, token, analysis);
  }
  if (root == kNone) return;
  r_.late.push_back({block.id, span, root, MentionKind::kPronoun, false});
  add_mentioned(token, root, span.begin, analysis);
}

void References::read(const Block& block, Span sentence, const Analysis& analysis) {
  if (r_.document == nullptr || block.id + 1 >= r_.block_found.size()) return;
  ++sentence_;
  if (block.id != block_) {
    block_ = block.id;
    place_ = {block.section.empty() ? kNone : block.section.back(), block.parent.value_or(kNone)};
    before_.clear();
    now_.clear();
    unknown_ = 0;
  }
  before_.swap(now_);
  now_.clear();
  unknown_before_ = unknown_;
  unknown_ = 0;
  index(analysis);
  names_of(block, sentence, analysis);
  types(analysis, block.text);
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    const Tag tag = analysis.tokens[t].tag;
    if (tag == Tag::kPrp || tag == Tag::kPrpPossessive) {
      pronoun(block, t, analysis);
    } else if (tag == Tag::kDt) {
      description(block, t, analysis);
    }
  }
  for (const Mentioned& m : now_) remember(m.root);
}

}  // namespace apud::entities
