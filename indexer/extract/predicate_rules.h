// Which verbs mean which named predicate: a table to read, and its look-up.
// Layer 5, pure.
#pragma once

#include <span>
#include <string_view>

#include "indexer/extract/arguments.h"

namespace apud {

// Where the object of the named predicate stands.
enum class ObjectPlace : std::uint8_t {
  kDirect,          // "A signed B", "B was signed by A", "B was signed"
  kActiveOblique,   // "A met with B"
  kPassiveOblique,  // "A was held in B"
  kClause,          // "A said that B"
  kNoun,            // "A paid a visit to B": direct object `noun`, then the preposition
};

struct PredicateRule {
  std::string_view verb;  // lemma, with its particle: "point_out"
  ObjectPlace place = ObjectPlace::kDirect;
  std::string_view noun;         // kNoun: lemma of the direct object's head; of kActiveOblique: ""
  std::string_view preposition;  // of the object; "" for a direct one
  std::string_view predicate;
  KindSet subject = kAnyKind;
  KindSet object = kAnyKind;
  bool turned = false;  // the predicate's subject is what stands as object: "A is called B": B alias_of A
};

// The rules of a verb, in the order in which they are tried.
std::span<const PredicateRule> rules_of(std::string_view verb);
// All rules, sorted by verb.
std::span<const PredicateRule> all_rules();

}  // namespace apud
