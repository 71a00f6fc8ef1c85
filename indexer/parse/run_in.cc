// A heading names or commands; a sentence with an auxiliary or a pronoun for its subject does neither.
// Layer 4, pure.
#include "indexer/parse/run_in.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"

namespace apud::parse {
namespace {

constexpr std::size_t kMostBytes = 110, kMostWords = 12;

bool forbids_heading(std::string_view word) {
  constexpr std::array<std::string_view, 47> kWords{
      "is",    "are",  "was",    "were",  "has",  "have", "had",   "will",  "would", "can", "could", "may",
      "might", "must", "should", "shall", "do",   "does", "did",   "be",    "been",  "it",  "he",    "she",
      "they",  "we",   "i",      "you",   "this", "that", "these", "those", "there", "who", "which", "however",
      "said",  "says", "see",    "also",  "id",   "its",  "his",   "her",   "their", "not", "here"};
  return std::any_of(kWords.begin(), kWords.end(), [&](auto w) { return equals_ignoring_case(w, word); });
}

}  // namespace

std::string run_in_heading(std::string_view paragraph) {
  const std::size_t stop = paragraph.substr(0, kMostBytes).find(". ");
  if (stop == std::string_view::npos || stop == 0 || !starts_upper(paragraph)) return "";
  // A lone first line is no heading of anything, and a following small letter means an abbreviation.
  if (stop + 2 >= paragraph.size() || !(starts_upper(paragraph.substr(stop + 2)) || is_digit(paragraph[stop + 2])))
    return "";
  const std::string_view heading = paragraph.substr(0, stop);
  std::size_t words = 0;
  for (std::size_t at = 0; at < heading.size(); ++words) {
    const std::size_t end = std::min(heading.find(' ', at), heading.size());
    if (forbids_heading(heading.substr(at, end - at))) return "";
    at = end + 1;
  }
  const std::string_view last = last_word(heading);
  if (words > kMostWords || words < 2 || last.size() < 3 ||
      heading.find_first_of(",;:()[]\"") != std::string_view::npos || heading.find("\u201C") != std::string_view::npos)
    return "";
  return std::string(heading);
}

}  // namespace apud::parse
