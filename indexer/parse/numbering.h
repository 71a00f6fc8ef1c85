// Numbers that headings, lists and captions carry, and what they tell of a heading's level.
// Layer 4, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/block.h"

namespace apud::parse {

int decimal_value(std::string_view digits);                // at most 9 digits
std::optional<int> roman_value(std::string_view numeral);  // "XIV", "xiv": well-formed ones of one case only

enum class NumberStyle : unsigned char {
  kWord,  // "CHAPTER 7", "Part II", "Appendix A"
  kUpperRoman,
  kUpperLetter,
  kArabic,
  kLowerLetter,
  kLowerRoman,
  kDecimal  // "1.2", "3.4.1"
};

struct Numbering {
  NumberStyle style = NumberStyle::kArabic;
  std::string number;      // "II", "3", "1.2", "b"; of kWord the word and the number: "CHAPTER 7"
  int value = 0;           // of its last part
  int depth = 1;           // parts of a kDecimal
  std::size_t length = 0;  // bytes up to the title
  bool dotted = false;     // a full stop (or a bracket) stands after the number
  bool spaced = false;     // a tab, two blanks or a junk character stand between number and title
  bool repaired = false;   // a junk character stood in the full stop's place
};

// The number at the start of a line that may be a heading or a list item; nullopt where there is none.
std::optional<Numbering> parse_numbering(std::string_view words);

// A heading's title is its text without the number; a marked heading's number is found here.
void split_heading_number(Block& heading);

// Levels from the order in which styles first appear under each other.
class HeadingLevels {
 public:
  // The level of a heading with this numbering, from 1; `before` is kept for the next question.
  int level_of(const Numbering& numbering);
  int level_unnumbered(bool upper_case);
  // A Markdown-like heading: its own level, and the start of numbering anew below. With a decimal number it stands
  // one below the open heading whose number begins its own ("5.1" above "5.1.2"), whatever its marks say.
  int level_marked(int marks, const std::optional<Numbering>& numbering);

 private:
  struct Open {
    NumberStyle style;
    int depth;
    int value;
    int level;
  };
  struct Marked {
    std::string number;
    int level;
  };
  std::vector<Open> open_;
  std::vector<Marked> numbered_;  // marked headings with decimal numbers, each the prefix of the next
  int marked_ = 0;
};

}  // namespace apud::parse
