// Closed classes of English words that decide where names begin, go on and end. Open classes are in corpus/lexicon.
// Layer 5, pure: fixed tables of our own.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/model/entity.h"

namespace apud::entities {

enum WordFlag : std::uint32_t {
  kFunction = 1,        // with a capital it opens a sentence and no name: "The", "However", "Three"
  kCalendar = 2,        // months and weekdays
  kReference = 4,       // "Table 3", "Chapter 2": no names
  kSmall = 8,           // inside names: "of", "for", "and", "de", "al"
  kReporting = 16,      // "said", "noted": a person or an organisation speaks
  kPossessor = 32,      // "People's", "Women's": the possessive is inside the name
  kRank = 64,           // before an office: "Vice", "Deputy", "First", "Foreign"
  kLegalForm = 128,     // "Inc.", "Ltd.", "GmbH"
  kUnit = 256,          // after a number it makes a sum: "percent", "million", "km"
  kMale = 512,          // "Mr.", "King", "he"
  kFemale = 1024,       // "Mrs.", "Queen", "she"
  kParticle = 2048,     // between the parts of a person's or a place's name: "de", "van", "al", "bin"
  kOfPersons = 8192,    // particles that places seldom have: "van", "bin"
  kMinister = 16384,    // offices with a portfolio
  kTrade = 32768,       // before "and" and a second one a modifier: "Oil and Gas Pipelines"
  kNaming = 131072,     // another name may follow: "known", "formerly", "or"
  kPaired = 262144,     // heads whose type the word before may change: "Silk Road", "Wind Farm"
  kOpening = 524288,    // heads that stand first: "Lake Verin", "Universidad de Verin"
  kNumeral = 1048576,   // "Six Nations"
  kTrailing = 2097152,  // behind a name's head: "Harbour Fund Global"
  kFighting = 65536,    // organisations that are against something: "League against Noise"
  kFormer = 4096,       // before names, never a part: "Former", "Late"
};

// The flags of a word, whatever its case; 0 for most.
std::uint32_t word_flags(std::string_view word);

// kMale or kFemale of the commonest given names that are of one sex, 0 of others.
std::uint16_t given_name_gender(std::string_view name);

// The type of a name that a word flagged kOpening begins: "Lake Verin" place, "Operation Verin" event.
std::optional<EntityType> opening_type(std::string_view word);

// What the cells below a column head of this word are: "Country", "City", "Author".
std::optional<EntityType> column_type(std::string_view word);

}  // namespace apud::entities
