// The table of words, built once from the lists below and from the tables of units and currencies.
// Layer 3, pure.
#include "corpus/values/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "corpus/text/fnv1a.h"
#include "corpus/values/currencies.h"
#include "corpus/values/units.h"

namespace apud::values {

namespace {

constexpr std::size_t kLongestWord = 15;
constexpr std::size_t kSlots = 4096;  // more than twice the words

struct Listed {
  Role role;
  double value;
  const char* words;  // one space between them
};

constexpr Listed kListed[] = {
    {Role::kCardinal, 0, "zero"},
    {Role::kCardinal, 1, "one"},
    {Role::kCardinal, 2, "two"},
    {Role::kCardinal, 3, "three"},
    {Role::kCardinal, 4, "four"},
    {Role::kCardinal, 5, "five"},
    {Role::kCardinal, 6, "six"},
    {Role::kCardinal, 7, "seven"},
    {Role::kCardinal, 8, "eight"},
    {Role::kCardinal, 9, "nine"},
    {Role::kCardinal, 10, "ten"},
    {Role::kCardinal, 11, "eleven"},
    {Role::kCardinal, 12, "twelve"},
    {Role::kCardinal, 13, "thirteen"},
    {Role::kCardinal, 14, "fourteen"},
    {Role::kCardinal, 15, "fifteen"},
    {Role::kCardinal, 16, "sixteen"},
    {Role::kCardinal, 17, "seventeen"},
    {Role::kCardinal, 18, "eighteen"},
    {Role::kCardinal, 19, "nineteen"},
    {Role::kTens, 20, "twenty"},
    {Role::kTens, 30, "thirty"},
    {Role::kTens, 40, "forty"},
    {Role::kTens, 50, "fifty"},
    {Role::kTens, 60, "sixty"},
    {Role::kTens, 70, "seventy"},
    {Role::kTens, 80, "eighty"},
    {Role::kTens, 90, "ninety"},
    {Role::kHundred, 100, "hundred"},
    {Role::kScale, 1e3, "thousand"},
    {Role::kScale, 1e5, "lakh lakhs"},
    {Role::kScale, 1e6, "million mn mln"},
    {Role::kScale, 1e7, "crore crores"},
    {Role::kScale, 1e9, "billion bn bln"},
    {Role::kScale, 1e12, "trillion tn trn"},
    {Role::kShortScale, 1e3, "k"},
    {Role::kShortScale, 1e6, "m mm"},
    {Role::kShortScale, 1e9, "b"},
    {Role::kShortScale, 1e12, "t"},
    {Role::kDozen, 12, "dozen"},
    {Role::kFraction, 2, "half halves"},
    {Role::kFraction, 3, "third thirds"},
    {Role::kFraction, 4, "quarter quarters fourth fourths"},
    {Role::kFraction, 5, "fifth fifths"},
    {Role::kFraction, 6, "sixth sixths"},
    {Role::kFraction, 7, "seventh sevenths"},
    {Role::kFraction, 8, "eighth eighths"},
    {Role::kFraction, 9, "ninth ninths"},
    {Role::kFraction, 10, "tenth tenths"},
    {Role::kOrdinal, 1, "first"},
    {Role::kOrdinal, 2, "second"},
    {Role::kOrdinal, 3, "third"},
    {Role::kOrdinal, 4, "fourth"},
    {Role::kOrdinal, 5, "fifth"},
    {Role::kOrdinal, 6, "sixth"},
    {Role::kOrdinal, 7, "seventh"},
    {Role::kOrdinal, 8, "eighth"},
    {Role::kOrdinal, 9, "ninth"},
    {Role::kOrdinal, 10, "tenth"},
    {Role::kOrdinal, 11, "eleventh"},
    {Role::kOrdinal, 12, "twelfth"},
    {Role::kOrdinal, 13, "thirteenth"},
    {Role::kOrdinal, 14, "fourteenth"},
    {Role::kOrdinal, 15, "fifteenth"},
    {Role::kOrdinal, 16, "sixteenth"},
    {Role::kOrdinal, 17, "seventeenth"},
    {Role::kOrdinal, 18, "eighteenth"},
    {Role::kOrdinal, 19, "nineteenth"},
    {Role::kOrdinal, 20, "twentieth"},
    {Role::kOrdinal, 30, "thirtieth"},
    {Role::kMonth, 1, "january"},
    {Role::kMonth, 2, "february"},
    {Role::kMonth, 3, "march"},
    {Role::kMonth, 4, "april"},
    {Role::kMonth, 5, "may"},
    {Role::kMonth, 6, "june"},
    {Role::kMonth, 7, "july"},
    {Role::kMonth, 8, "august"},
    {Role::kMonth, 9, "september"},
    {Role::kMonth, 10, "october"},
    {Role::kMonth, 11, "november"},
    {Role::kMonth, 12, "december"},
    {Role::kMonthShort, 1, "jan"},
    {Role::kMonthShort, 2, "feb"},
    {Role::kMonthShort, 3, "mar"},
    {Role::kMonthShort, 4, "apr"},
    {Role::kMonthShort, 6, "jun"},
    {Role::kMonthShort, 7, "jul"},
    {Role::kMonthShort, 8, "aug"},
    {Role::kMonthShort, 9, "sep sept"},
    {Role::kMonthShort, 10, "oct"},
    {Role::kMonthShort, 11, "nov"},
    {Role::kMonthShort, 12, "dec"},
    {Role::kWeekday, 0, "monday tuesday wednesday thursday friday saturday sunday"},
    {Role::kSeason, 3, "spring"},
    {Role::kSeason, 6, "summer"},
    {Role::kSeason, 9, "autumn fall"},
    {Role::kSeason, 0, "winter"},
    {Role::kPercent, 0, "percent percentage pct pc per-cent"},
    {Role::kFunction, 0,
     "a an the this that these those its their his her our my your of in on at to from by with for and or but nor as "
     "than is are was were be been being has have had do does did will would can could may might shall should must not "
     "no if when while where which who whom whose what how why so then there here it he she they we i you him them us "
     "between among through during before after since until till under over above below about into onto upon within "
     "without against per via because although though also only even just more less fewer most least respectively "
     "nearly almost around approximately roughly exactly today now currently up "
     "compared versus vs yet ago later earlier each every both either neither all some any such same other another"},
    {Role::kLabel, 0,
     "table tables figure figures fig figs section sections chapter chapters box boxes note notes footnote footnotes "
     "annex appendix article articles art clause paragraph para page pages p pp vol volume volumes version issue "
     "line lines route highway motorway flight phase stage step class level grade type part parts no nos number "
     "numbers item items equation eq eqs theorem lemma example exercise question problem rule regulation directive "
     "resolution ref refs reference references room gate platform apartment suite street avenue road act book lot "
     "file code model series serial mark tier zone sector unit module lesson schedule exhibit id isbn issn doi ver "
     "rfc iso tel fax phone zip box verse canto scene psalm row column experiment case day week supplementary"},
    {Role::kRelative, 0,
     "last past previous preceding next coming following recent this current fiscal fy q1 q2 q3 q4 h1 h2"},
    {Role::kAux, 0,
     "reached reach reaches reaching totalled totaled totalling totaling total totals hit hits numbered exceeded "
     "exceeds exceed exceeding surpassed topped to of at from by than was were is are had has have averaged average "
     "with between and or for equals equal equalled be fell rose grew only just among after includes including"},
};

struct Table {
  std::vector<std::string> texts;
  std::vector<Meaning> meanings;
  std::array<std::uint16_t, kSlots> slots{};  // index + 1 of a word's first meaning
  std::array<char, 256> lower{};
};

std::uint32_t hash_of(const char* text, std::size_t size) {
  const std::uint32_t hash = fnv1a({text, size});
  return hash ^ (hash >> 15);
}

struct Row {
  std::string text;
  Role role;
  double value;
};

void add_words(std::vector<Row>& rows, std::string_view words, Role role, double value, bool plural) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    std::string word(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty()) continue;
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    rows.push_back({word, role, value});
    if (plural && word.back() != 's') rows.push_back({word + "s", role, value});
  }
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const Listed& listed : kListed)
    add_words(rows, listed.words, listed.role, listed.value,
              listed.role == Role::kHundred || (listed.role == Role::kScale && listed.value != 1e5));
  for (std::size_t i = 0; i < units().size(); ++i) {
    add_words(rows, units()[i].words, Role::kUnit, static_cast<double>(i), true);
    add_words(rows, units()[i].symbols, Role::kSymbol, static_cast<double>(i), false);
  }
  for (std::size_t i = 0; i < currency_nouns().size(); ++i)
    add_words(rows, currency_nouns()[i].noun, Role::kNoun, static_cast<double>(i), true);
  for (std::size_t i = 0; i < currency_signs().size(); ++i)
    add_words(rows, currency_signs()[i].sign, Role::kSign, static_cast<double>(i), false);
  add_words(rows, currency_codes(), Role::kCode, 0, false);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.text != b.text ? a.text < b.text : a.role < b.role; });
  const auto same = [](const Row& a, const Row& b) {
    return a.text == b.text && a.role == b.role && a.value == b.value;
  };
  rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
  return rows;
}

Table build() {
  Table table;
  for (std::size_t c = 0; c < table.lower.size(); ++c)
    table.lower[c] = c < 128 ? static_cast<char>(std::tolower(static_cast<int>(c))) : static_cast<char>(c);
  const std::vector<Row> rows = all_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool first = i == 0 || rows[i - 1].text != rows[i].text;
    const bool last = i + 1 == rows.size() || rows[i + 1].text != rows[i].text;
    if (first) {
      table.texts.push_back(rows[i].text);
      std::uint32_t slot = hash_of(rows[i].text.data(), rows[i].text.size()) % kSlots;
      while (table.slots[slot] != 0) slot = (slot + 1) % kSlots;
      table.slots[slot] = static_cast<std::uint16_t>(i + 1);
    }
    table.meanings.push_back({rows[i].role, last, static_cast<std::uint16_t>(table.texts.size() - 1), rows[i].value});
  }
  return table;
}

}  // namespace

const Meaning* meanings_of(std::string_view word) {
  static const Table table = build();
  if (word.empty() || word.size() > kLongestWord) return nullptr;
  std::array<char, kLongestWord> lower;
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = table.lower[static_cast<unsigned char>(word[i])];
  const std::string_view folded(lower.data(), word.size());
  for (std::uint32_t slot = hash_of(folded.data(), folded.size()) % kSlots; table.slots[slot] != 0;
       slot = (slot + 1) % kSlots) {
    const Meaning& meaning = table.meanings[table.slots[slot] - 1U];
    if (table.texts[meaning.text] == folded) return &meaning;
  }
  return nullptr;
}

}  // namespace apud::values
