// Each repair looks at the root and its children only.
// Layer 2, pure.
#include "corpus/language/repairs.h"

namespace apud {
namespace {

using Tokens = std::vector<Token>;

bool is_noun(Tag tag) { return tag == Tag::kNn || tag == Tag::kNns || tag == Tag::kNnp || tag == Tag::kNnps; }
bool is_finite(Tag tag) { return tag == Tag::kVbd || tag == Tag::kVbz || tag == Tag::kVbp || tag == Tag::kMd; }
bool is_past(Tag tag) { return tag == Tag::kVbd || tag == Tag::kVbn; }

std::uint32_t root_of(const Tokens& tokens) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head == kRoot) return i;
  return kRoot;
}

std::uint32_t child_of(const Tokens& tokens, std::uint32_t head, Label label) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head == head && tokens[i].label == label) return i;
  return kRoot;
}

// A noun at the top, no verb beside it, and a full stop: more than a title.
bool lacks_verb(const Tokens& tokens, std::uint32_t root) {
  if (!is_noun(tokens[root].tag) || tokens.back().tag != Tag::kFullStop) return false;
  for (const Token& token : tokens) {
    if (token.head == root && (token.label == Label::kNsubj || token.label == Label::kCop ||
                               token.label == Label::kNsubjPass || token.label == Label::kAux))
      return false;
    if (is_finite(token.tag) && (token.label == Label::kParataxis || token.label == Label::kCcomp)) return false;
  }
  return true;
}

void hang(Token& token, std::uint32_t head, Label label) {
  token.head = head;
  token.label = label;
}

void make_root(Tokens& tokens, std::uint32_t verb) {
  hang(tokens[verb], kRoot, Label::kRoot);
  if (tokens[verb].tag == Tag::kVbn) tokens[verb].tag = Tag::kVbd;
}

// What stood before the verb, or ends the sentence, under the old root `noun` and is no part of a noun phrase.
void lift(Tokens& tokens, std::uint32_t noun, std::uint32_t verb, std::uint32_t subject_begin) {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.head != noun || i == verb) continue;
    if (token.label == Label::kPunct && (i < subject_begin || i + 1 == tokens.size())) token.head = verb;
    if (i >= subject_begin) continue;
    if (token.label == Label::kNmod || token.label == Label::kObl) hang(token, verb, Label::kObl);
    if (token.label == Label::kAcl || token.label == Label::kAdvcl) hang(token, verb, Label::kAdvcl);
    if (token.label == Label::kAdvmod) token.head = verb;
  }
}

// "The crew copied maps": "copied" for an attribute of "maps", "crew" for a part of its name.
bool verb_as_attribute(Tokens& tokens, std::uint32_t root) {
  for (std::uint32_t verb = 1; verb < root; ++verb) {
    if (tokens[verb].head != root || tokens[verb].label != Label::kAmod || !is_past(tokens[verb].tag)) continue;
    const std::uint32_t subject = verb - 1;
    if (tokens[subject].head != root || !is_noun(tokens[subject].tag)) continue;
    std::uint32_t begin = subject;  // of the subject's own words
    while (begin > 0 && tokens[begin - 1].head == root &&
           (tokens[begin - 1].label == Label::kCompound || tokens[begin - 1].label == Label::kAmod ||
            tokens[begin - 1].label == Label::kDet || tokens[begin - 1].label == Label::kNummod))
      --begin;
    const bool named = tokens[subject].tag == Tag::kNnp || tokens[subject].tag == Tag::kNnps;
    if (!named && tokens[begin].label != Label::kDet) return false;
    lift(tokens, root, verb, begin);
    for (std::uint32_t i = begin; i < subject; ++i) tokens[i].head = subject;
    make_root(tokens, verb);
    hang(tokens[subject], verb, Label::kNsubj);
    hang(tokens[root], verb, Label::kObj);
    return true;
  }
  return false;
}

// "The output of the mills reached 4 tons": a participle behind a noun has no object of its own.
bool verb_as_participle(Tokens& tokens, std::uint32_t root) {
  for (std::uint32_t verb = root + 1; verb < tokens.size(); ++verb) {
    if (tokens[verb].label != Label::kAcl || !is_past(tokens[verb].tag)) continue;
    const std::uint32_t object = child_of(tokens, verb, Label::kObj);
    if (object == kRoot || object < verb || child_of(tokens, verb, Label::kAuxPass) != kRoot) continue;
    std::uint32_t begin = 0;
    if (tokens[0].label == Label::kCase)
      for (std::uint32_t i = 0; i < root && begin == 0; ++i)
        if (tokens[i].tag == Tag::kComma) begin = i + 1;  // behind "In 1880,"
    for (std::uint32_t i = 0; i < begin; ++i)
      if (tokens[i].head != kRoot && tokens[i].head >= begin)
        hang(tokens[i], verb, tokens[i].label == Label::kPunct ? Label::kPunct : Label::kObl);
    make_root(tokens, verb);
    hang(tokens[root], verb, Label::kNsubj);
    for (std::uint32_t i = verb + 1; i < tokens.size(); ++i)
      if (tokens[i].head < verb) tokens[i].head = verb;
    return true;
  }
  return false;
}

// "Chile, Peru and Bolivia each sent a delegate": the verb for one more of the row.
bool verb_as_conjunct(Tokens& tokens, std::uint32_t root) {
  for (std::uint32_t verb = root + 1; verb < tokens.size(); ++verb) {
    if (tokens[verb].head != root || tokens[verb].label != Label::kConj || !is_finite(tokens[verb].tag)) continue;
    if (tokens[verb - 1].tag == Tag::kCc) continue;  // "import and export volumes"
    const std::uint32_t each = child_of(tokens, verb, Label::kNsubj);
    if (each != kRoot && (tokens[each].tag != Tag::kDt || each + 1 != verb)) return false;
    if (each != kRoot) tokens[each].label = Label::kAdvmod;
    make_root(tokens, verb);
    hang(tokens[root], verb, Label::kNsubj);
    for (std::uint32_t i = verb + 1; i < tokens.size(); ++i)
      if (tokens[i].head == root)
        hang(tokens[i], verb, tokens[i].label == Label::kConj ? Label::kDep : tokens[i].label);
    return true;
  }
  return false;
}

// "Beyond Linz and Krems the river breaks through": the subject for a part of the name before it.
void subject_as_name(Tokens& tokens, std::uint32_t verb) {
  if (verb < 3 || !is_finite(tokens[verb].tag) || tokens[verb].tag == Tag::kMd) return;
  Token &noun = tokens[verb - 1], &article = tokens[verb - 2];
  if (!is_noun(noun.tag) || article.head != verb || article.label != Label::kDet || noun.label != Label::kCompound)
    return;
  if (child_of(tokens, verb, Label::kNsubj) != kRoot) return;
  article.head = verb - 1;
  hang(noun, verb, Label::kNsubj);
}

}  // namespace

void repair_slips(Tokens& tokens) {
  if (tokens.size() < 4) return;
  const std::uint32_t root = root_of(tokens);
  if (root == kRoot) return;
  if (is_finite(tokens[root].tag)) {
    subject_as_name(tokens, root);
    for (Token& token : tokens)
      if (token.head == root && token.label == Label::kNmod) token.label = Label::kObl;
    return;
  }
  if (!lacks_verb(tokens, root)) return;
  if (verb_as_attribute(tokens, root) || verb_as_conjunct(tokens, root)) return;
  verb_as_participle(tokens, root);
}

}  // namespace apud
