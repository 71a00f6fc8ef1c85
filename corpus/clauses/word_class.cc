// The table, found by hashing. Words are the everyday ones of reports and news, listed by hand by what they do.
// Layer 3, pure.
#include "corpus/clauses/word_class.h"

#include <array>
#include <utility>

#include "corpus/text/fnv1a.h"

namespace apud {
namespace {

using namespace word_class;

struct WordList {
  WordClasses classes;
  std::string_view words;  // one space between them
};

constexpr std::array kLists = {
    WordList{kReports,
             "say tell note add argue claim report state announce declare explain believe think suggest indicate point "
             "mention emphasize emphasise stress observe remark assert maintain contend insist conclude estimate warn "
             "write admit acknowledge reveal confirm predict forecast comment reply respond concede allege assume "
             "feel find show demonstrate hold according reiterate underline underscore highlight affirm testify "
             "recall recommend advise urge demand promise expect hope fear agree inform remind assure caution complain "
             "disclose stipulate propose imply opine posit hypothesize speculate"},
    WordList{kPlans,
             "will 'll wo plan intend aim schedule propose pledge promise vow agree decide aspire prepare seek "
             "intention goal aim expect project slate set due commit commitment decision undertake resolve determine "
             "want wish hope strive effort attempt proposal ready poised poise destine earmark invite"},
    WordList{kAdvises,
             "should shall must ought need recommend advise urge require essential necessary important crucial vital "
             "imperative advisable desirable oblige necessity recommendation requirement call demand obligation duty "
             "encourage better supposed suppose mandatory ask order tell request instruct direct command push press "
             "propose"},
    WordList{
        kMayBe,
        "may might could can ca likely possible feasible possibly perhaps maybe probably potential able unlikely seem "
        "appear ability opportunity chance possibility potentially capable allow enable permit probable tend "
        "willing willingness eager capacity conceivable authorize authorise entitle"},
    WordList{kUndoes,
             "fail refuse decline neglect unable failure refusal cease avoid unwilling inability unlikely forbid"},
    WordList{kDenies, "deny doubt dispute reject disbelieve refute rebut"},
    WordList{kNegates, "not n't never hardly scarcely barely neither nor"},
    WordList{kGoesOn, "begin start continue go come proceed keep"},
    WordList{kTime,
             "year month week day hour minute second decade century morning evening afternoon night monday tuesday "
             "wednesday thursday friday saturday sunday january february march april may june july august september "
             "october november december spring summer autumn fall winter today yesterday tomorrow quarter season "
             "time period jan feb mar apr jun jul aug sept oct nov dec"},
    WordList{kLight, "make take give have hold play pay bear form set put do bring reach sign"},
    WordList{kCondition, "if unless whether lest"},
    WordList{kNobody, "no nobody nothing none"},
    WordList{kFloats,
             "also still often always never now already then usually generally currently not only once again ever "
             "sometimes frequently typically mainly mostly largely probably perhaps possibly actually really finally "
             "originally initially formerly previously recently later soon today thus therefore however just"},
    WordList{kDirects,
             "ask order urge tell require request advise instruct direct command push press force cause compel lead "
             "persuade convince invite encourage allow enable permit help recommend call oblige authorize authorise "
             "commission expect want task entitle inspire motivate teach appoint hire forbid suggest"},
    WordList{kPromises, "promise vow pledge threaten agree offer"},
    WordList{
        kAims,
        "goal aim purpose plan idea objective task job ambition mission way step role priority challenge intention "
        "strategy hope dream key solution point function problem policy duty option reason answer trick"},
    WordList{kMoves,
             "come go rise fall sit stand live grow arrive stop die work eat meet travel return try wait stay remain "
             "walk run appear look think lie turn sleep"},
    WordList{kPart,
             "part number group series lot one some many most majority half third quarter member piece pair "
             "set type kind form total sum percent share dozen hundred thousand million billion loan amount"},
    WordList{kModifies,
             "exist remain develop emerge participate neighbor neighbour surround underlie prevail ongoing outstand"},
    WordList{
        kDescribes,
        "cover encompass comprise contain involve include span total concern consist range arise stem relate pertain "
        "belong originate"},
    WordList{kNeedsObject,
             "have make give put bring include involve comprise constitute contain provide enable cause let want use "
             "assign base link relate represent aim offer achieve require"},
    WordList{kAside, "take consider regard judge accord depend base compare include follow concern give start"},
    WordList{
        kTakesDeed,
        "elect choose select prepare train prove find consider believe need like prefer get wish see hear make let "
        "have know design intend mean trust leave keep set"},
    WordList{kNoWay, "way circumstance account mean means time case event condition"},
    WordList{kHabit, "often always usually sometimes frequently regularly every each occasionally typically"}};

struct Slot {
  std::string_view word;
  WordClasses classes = 0;
};
constexpr std::size_t kSlots = 2048;

constexpr std::size_t hash_of(std::string_view word) {
  const std::uint32_t h = fnv1a(word);
  return (h ^ h >> 15) % kSlots;
}

constexpr std::array<Slot, kSlots> make_table() {
  std::array<Slot, kSlots> table{};
  for (const WordList& list : kLists) {
    std::string_view rest = list.words;
    while (!rest.empty()) {
      const std::size_t end = rest.find(' ');
      const std::string_view word = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      std::size_t at = hash_of(word);
      while (!table[at].word.empty() && table[at].word != word) at = (at + 1) % kSlots;
      table[at].word = word;
      table[at].classes |= list.classes;
    }
  }
  return table;
}
constexpr std::array<Slot, kSlots> kTable = make_table();

}  // namespace

WordClasses classes_of_lemma(std::string_view lemma) {
  if (lemma.size() > 15) return 0;
  for (std::size_t at = hash_of(lemma); !kTable[at].word.empty(); at = (at + 1) % kSlots)
    if (kTable[at].word == lemma) return kTable[at].classes;
  return 0;
}

}  // namespace apud
