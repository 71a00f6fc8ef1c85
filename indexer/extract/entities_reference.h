// Descriptions ("the bank") and pronouns ("it"), and what a sentence's tree says about the type of a name.
// Layer 5, pure; private to indexer/extract/entities*.
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/language/analysis.h"
#include "indexer/extract/entities_state.h"

namespace apud::entities {

class References {
 public:
  explicit References(Reading& reading) : r_(reading) {}
  void begin();  // a new document has been scanned
  void read(const Block& block, Span sentence, const Analysis& analysis);

 private:
  struct Mentioned {              // a name, a description or a pronoun of a sentence
    std::uint32_t token = kNone;  // its head word
    std::uint32_t root = kNone;
    std::uint32_t at = 0;  // where it begins
    bool subject = false;
    bool main = false;  // subject of the sentence's main clause
  };
  struct Place {  // a section, and the box or table in it
    std::uint32_t section = kNone;
    std::uint32_t parent = kNone;
    friend bool operator==(const Place&, const Place&) = default;
  };
  struct Headed {  // a group whose name has a head word, in the order last seen
    std::uint32_t root = kNone;
    std::uint32_t head = kNone;
    std::uint32_t sentence = 0;
    Place place;
  };
  struct Body {  // an organisation, in the order last seen
    std::uint32_t root = kNone;
    std::uint32_t sentence = 0;
    Place place;
  };

  void index(const Analysis& analysis);
  void names_of(const Block& block, Span sentence, const Analysis& analysis);
  void add_mentioned(std::uint32_t token, std::uint32_t root, std::uint32_t at, const Analysis& analysis);
  void types(const Analysis& analysis, std::string_view text);
  void description(const Block& block, std::uint32_t token, const Analysis& analysis);
  std::uint32_t described(const Block& block, std::string_view word, std::uint32_t at, bool capital);
  std::uint32_t only_of(EntityType type, std::uint32_t at) const;
  std::uint32_t body_for(bool company, std::uint32_t at) const;
  bool is_company(std::uint32_t root) const;
  bool is_public_body(std::uint32_t root) const;
  void pronoun(const Block& block, std::uint32_t token, const Analysis& analysis);
  std::uint32_t person_for(std::uint16_t gender, std::uint32_t token, const Analysis& analysis) const;
  std::uint32_t thing_for(bool possessive, std::uint32_t token, const Analysis& analysis) const;
  bool is_main_subject(std::uint32_t token, const Analysis& analysis) const;
  bool is_thing(std::uint32_t root) const;
  void remember(std::uint32_t root);

  Reading& r_;
  std::uint32_t block_ = kNone;
  std::uint32_t sentence_ = 0;        // counted over the document
  std::uint32_t block_sentence_ = 0;  // the first of the block
  std::uint32_t definition_ = 0;
  std::vector<Mentioned> before_, now_;
  std::vector<Headed> headed_;  // recent groups, one entry each
  std::vector<Body> bodies_;    // the same of organisations
  Place place_;
  std::uint16_t unknown_before_ = 0, unknown_ = 0;  // genders of pronouns that mean somebody not found
  std::vector<std::uint32_t> first_child_, next_sibling_;
};

}  // namespace apud::entities
