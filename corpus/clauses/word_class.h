// What single English words do to a statement: report it, plan it, advise it, deny it.
// Layer 3, pure: a table of words.
#pragma once

#include <cstdint>
#include <string_view>

namespace apud {

using WordClasses = std::uint32_t;  // a set
namespace word_class {
inline constexpr WordClasses kReports = 1;           // say, note, according: what follows is somebody's word
inline constexpr WordClasses kPlans = 1U << 1;       // plan, intend, will: what follows is meant to happen
inline constexpr WordClasses kAdvises = 1U << 2;     // recommend, need, should, important: what follows ought to happen
inline constexpr WordClasses kMayBe = 1U << 3;       // may, likely, seem, hope: what follows is possible
inline constexpr WordClasses kUndoes = 1U << 4;      // fail, refuse, unable: what follows does not happen
inline constexpr WordClasses kDenies = 1U << 5;      // deny, doubt: what is reported is said not to be so
inline constexpr WordClasses kNegates = 1U << 6;     // not, never, hardly
inline constexpr WordClasses kGoesOn = 1U << 7;      // begin, continue: the next verb is the one that counts
inline constexpr WordClasses kTime = 1U << 8;        // year, month, Monday
inline constexpr WordClasses kLight = 1U << 9;       // make, take: with its noun it stands for a verb
inline constexpr WordClasses kCondition = 1U << 10;  // if, unless, whether
inline constexpr WordClasses kNobody = 1U << 11;     // nobody, nothing, none, no
inline constexpr WordClasses kHabit = 1U << 12;      // often, always: with "would", what used to happen
inline constexpr WordClasses kFloats = 1U << 13;     // also, still: an adverb of the whole clause, wherever it stands
inline constexpr WordClasses kDirects = 1U << 14;    // ask, order, allow: its object is to do what follows
inline constexpr WordClasses kPromises = 1U << 15;   // promise: its subject is, object or not
inline constexpr WordClasses kAims = 1U << 16;       // goal, task: what it is to do says what it is
inline constexpr WordClasses kMoves = 1U << 17;      // come, go, stop: "comes and sees" shares no object
inline constexpr WordClasses kPart = 1U << 18;       // part, number: "of" says what it is a part of
inline constexpr WordClasses kNoWay = 1U << 19;      // "in no way", "under no circumstances"
inline constexpr WordClasses kModifies = 1U << 20;   // "existing lines": right before a noun no clause
inline constexpr WordClasses kDescribes = 1U
                                          << 21;  // cover, comprise: as a participle it is said of what stands before
inline constexpr WordClasses kAside = 1U << 23;   // "Taking wool as an example,", "Following the talks,"
inline constexpr WordClasses kTakesDeed = 1U << 24;    // find, need: besides kDirects, its object is to do what follows
inline constexpr WordClasses kNeedsObject = 1U << 22;  // have, make: without an object a slip of the parser
}  // namespace word_class

// Of a lemma in small letters; 0 for nearly all words.
WordClasses classes_of_lemma(std::string_view lemma);

}  // namespace apud
