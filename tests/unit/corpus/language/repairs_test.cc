#include "corpus/language/repairs.h"

#include <gtest/gtest.h>

#include <string>

namespace apud {
namespace {

struct Word {
  Tag tag;
  int head;  // -1: the root
  Label label;
};

std::vector<Token> tokens_of(const std::vector<Word>& words) {
  std::vector<Token> tokens;
  for (const Word& word : words) {
    Token token;
    token.tag = word.tag;
    token.head = word.head < 0 ? kRoot : static_cast<std::uint32_t>(word.head);
    token.label = word.label;
    tokens.push_back(token);
  }
  return tokens;
}

// "3:nsubj -1:root": heads and labels.
std::string shape(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens)
    out += std::to_string(token.head == kRoot ? -1 : static_cast<int>(token.head)) + ":" +
           std::string(label_name(token.label)) + " ";
  return out;
}

std::string repaired(const std::vector<Word>& words) {
  std::vector<Token> tokens = tokens_of(words);
  repair_slips(tokens);
  return shape(tokens);
}

TEST(Repairs, AVerbTakenForAnAttribute) {
  // On Monday , the crew copied maps .
  EXPECT_EQ(repaired({{Tag::kIn, 1, Label::kCase},
                      {Tag::kNnp, 6, Label::kNmod},
                      {Tag::kComma, 1, Label::kPunct},
                      {Tag::kDt, 6, Label::kDet},
                      {Tag::kNn, 6, Label::kCompound},
                      {Tag::kVbd, 6, Label::kAmod},
                      {Tag::kNns, -1, Label::kRoot},
                      {Tag::kFullStop, 6, Label::kPunct}}),
            "1:case 5:obl 1:punct 4:det 5:nsubj -1:root 5:obj 5:punct ");
}

TEST(Repairs, ATitleStaysAsItIs) {
  const std::vector<Word> title = {{Tag::kDt, 3, Label::kDet},
                                   {Tag::kNn, 3, Label::kCompound},
                                   {Tag::kVbd, 3, Label::kAmod},
                                   {Tag::kNns, -1, Label::kRoot}};
  EXPECT_EQ(repaired(title), shape(tokens_of(title)));
}

TEST(Repairs, AVerbTakenForAParticiple) {
  // Output with mills reached records .
  EXPECT_EQ(repaired({{Tag::kNn, -1, Label::kRoot},
                      {Tag::kIn, 2, Label::kCase},
                      {Tag::kNns, 0, Label::kNmod},
                      {Tag::kVbn, 2, Label::kAcl},
                      {Tag::kNns, 3, Label::kObj},
                      {Tag::kFullStop, 0, Label::kPunct}}),
            "3:nsubj 2:case 0:nmod -1:root 3:obj 3:punct ");
}

TEST(Repairs, AVerbTakenForOneMoreOfARow) {
  // Chile and Peru each sent envoys .
  EXPECT_EQ(repaired({{Tag::kNnp, -1, Label::kRoot},
                      {Tag::kCc, 2, Label::kCc},
                      {Tag::kNnp, 0, Label::kConj},
                      {Tag::kDt, 4, Label::kNsubj},
                      {Tag::kVbd, 0, Label::kConj},
                      {Tag::kNns, 4, Label::kObj},
                      {Tag::kFullStop, 0, Label::kPunct}}),
            "4:nsubj 2:cc 0:conj 4:advmod -1:root 4:obj 4:punct ");
}

TEST(Repairs, ASubjectTakenForAPartOfAName) {
  // Beyond Linz the river breaks .
  EXPECT_EQ(repaired({{Tag::kIn, 1, Label::kCase},
                      {Tag::kNnp, 4, Label::kNmod},
                      {Tag::kDt, 4, Label::kDet},
                      {Tag::kNn, 1, Label::kCompound},
                      {Tag::kVbz, -1, Label::kRoot},
                      {Tag::kFullStop, 4, Label::kPunct}}),
            "1:case 4:obl 3:det 4:nsubj -1:root 4:punct ");
}

}  // namespace
}  // namespace apud
