// Answers that lie one to three hops from what a question names, each hop said by words of the question.
// Layer 6. A staged search over query graphs (Yih, Chang, He and Gao, ACL 2015), scored by rules over the meanings of words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/names/meanings.h"
#include "query/answer/passage_source.h"
#include "query/ask/links.h"
#include "query/ask/question.h"

namespace apud {

struct ChainHop {
  std::string predicate;
  bool forward = true;  // from subject to object
};

struct ChainAnswer {
  NodeNumber node = kNoNode;  // kNoNode: a value or words, see `text`
  std::string text;
  RelationView last;  // that leads to it
};

struct ChainResult {
  NameLink about;
  std::vector<ChainHop> hops;
  std::vector<ChainAnswer> answers;  // in the order of the documents, none twice
  float score = 0;                   // what the words speak for and against
  std::size_t unexplained = 0;       // words that say something and stand for nothing here
  std::size_t left_out = 0;          // answers beyond kMostChainAnswers
};

// The readings, best first, those without an answer left out. At most a few; linear in the edges that are passed, of
// which there is a limit.
// `links`: of link_names over the same graph.
std::vector<ChainResult> follow_chains(const Question& question, const std::vector<NameLink>& links,
                                       const PassageSource& index, const Meanings& meanings);
inline constexpr std::size_t kMostChainAnswers = 5000;

}  // namespace apud
