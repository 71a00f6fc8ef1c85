// A question as words: what asks, what is named, what says how they are joined.
// Layer 6, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/entity.h"
#include "corpus/names/meanings.h"
#include "corpus/text/span.h"

namespace apud {

struct QuestionWord {
  Span span;          // of the question, marks at its ends left out
  Span whole;         // with them: names may end in one
  std::string lower;  // folded
  bool capital = false;
  bool small = false;  // says nothing of itself: "the", "of", "did"
};

enum class AskedBy : std::uint8_t { kNothing, kWho, kWhat, kWhen, kWhere, kHow };

struct Question {
  std::string text;
  std::vector<QuestionWord> words;
  AskedBy asked_by = AskedBy::kNothing;
  std::size_t asked_at = 0;     // word
  std::size_t asked_words = 0;  // "what" 1, "how many" 2; 0: no such word
  bool asked_last = false;      // "... were directed by who"
};

// Total; words beyond kMostWords are left out.
Question read_question(std::string_view text);
inline constexpr std::size_t kMostQuestionWords = 200;

// The type that a noun asks for: "film" work, "country" country; nullopt for other words.
std::optional<EntityType> type_of_noun(std::string_view lower);
// "same", "share", "also", "together", "another": two things are joined through a third.
bool says_shared(std::string_view lower);

}  // namespace apud
