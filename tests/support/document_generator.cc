// Sentences from patterns and word lists, sections from sentences.
// Test support.
#include "tests/support/document_generator.h"

#include <array>
#include <string_view>
#include <utility>

#include "tests/support/random.h"

namespace apud::testing {
namespace {

using Words = std::vector<std::string>;

const Words kNouns = {"harbour",    "company",     "government",  "commission", "expedition",    "station",
                      "instrument", "railway",     "merchant",    "engineer",   "committee",     "department",
                      "university", "settlement",  "population",  "newspaper",  "conference",    "observation",
                      "agreement",  "investment",  "warehouse",   "reservoir",  "neighbourhood", "administration",
                      "management", "competition", "temperature", "navigation"};
const Words kAdjectives = {"northern",   "important",     "considerable", "independent", "scientific",
                           "commercial", "temporary",     "permanent",    "expensive",   "remarkable",
                           "long-term",  "low-lying",     "ice-free",     "flood-prone", "deep-sea",
                           "municipal",  "international", "agricultural", "traditional", "cost-sharing"};
const Words kVerbs = {"described", "supported", "established", "considered", "improved",
                      "published", "reported",  "recommended", "maintained", "financed",
                      "completed", "measured",  "discovered",  "transported"};
const Words kPlaces = {"Bergen", "Trieste", "Hamburg", "Odessa",  "Galway",
                       "Lisbon", "Genoa",   "Riga",    "Bristol", "Aarhus"};
const Words kCountries = {"Norway",  "Portugal", "Denmark", "Poland", "Austria", "Hungary", "Ireland", "Greece",
                          "Finland", "Serbia",   "Croatia", "Sweden", "Spain",   "Latvia",  "Estonia"};
const Words kSurnames = {"Halvorsen", "Moreau", "Whitcombe", "Kowalska", "Brandt", "Okafor", "Lindqvist", "Teixeira"};
const Words kMonths = {"January", "March", "April", "June", "August", "October", "November"};
const Words kJournals = {"Journal of River History", "Polar Notes", "The Harbour Gazette", "Annals of Hydrography"};

class Generator {
 public:
  Generator(std::uint32_t seed, bool marks_at_ends) : random_(seed), marks_at_ends_(marks_at_ends) {}
  LogicalDocument run();

 private:
  std::uint32_t below(std::uint32_t limit) { return random_.below(limit); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  const std::string& any(const Words& words) { return words[below(static_cast<std::uint32_t>(words.size()))]; }
  std::string number(std::uint32_t low, std::uint32_t high) { return std::to_string(low + below(high - low + 1)); }
  std::string when() { return any(kMonths) + " " + number(1890, 1990); }
  std::string sentence();
  std::string words_of_title(int words);
  std::string note_text();
  LogicalBlock paragraph(std::uint32_t sentences, bool marks);
  LogicalBlock& push(LogicalBlock block) {
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }
  void heading(int level, const std::string& number);
  void list();
  void box(bool with_source);
  void table();
  void figure();
  void section(int depth);

  Random random_;
  bool marks_at_ends_;
  LogicalDocument document_;
  int boxes_ = 0, tables_ = 0, figures_ = 0;
};

std::string Generator::sentence() {
  const std::string noun = any(kNouns), adjective = any(kAdjectives), verb = any(kVerbs), other = any(kNouns);
  switch (below(8)) {
    case 0: return "The " + adjective + " " + noun + " of " + any(kPlaces) + " " + verb + " the " + other + ".";
    case 1:
      return "In " + when() + " a " + noun + " from " + any(kPlaces) + " " + verb + " every " + other +
             " between the river and the " + adjective + " " + any(kNouns) + ".";
    case 2:
      return any(kSurnames) + " " + verb + " that the " + noun + " had grown by " + number(2, 9) + "." + number(1, 9) +
             " percent, although the " + adjective + " " + other + " remained small.";
    case 3:
      return "About $" + number(11, 89) + "." + number(1, 9) + " million was spent on the " + adjective + " " + noun +
             " of " + any(kPlaces) + ", more than any " + other + " had asked for.";
    case 4:
      return "Without the " + other + ", no " + noun + " could have " + verb + " the " + adjective + " " + any(kNouns) +
             " for " + number(12, 60) + " years.";
    case 5:
      return "“The " + noun + " was never " + adjective + ",” wrote " + any(kSurnames) + " in " + number(1890, 1990) +
             ", “and the " + other + " knew it.”";
    case 6:
      return "Most of the " + noun + " and much of the " + adjective + " " + other + " " + verb + " " + any(kPlaces) +
             " before the winter came, because nobody had warned the " + any(kNouns) + " about it.";
    default: return "Neither " + any(kPlaces) + " nor " + any(kPlaces) + " " + verb + " a " + noun + " of this kind.";
  }
}

std::string Generator::words_of_title(int words) {
  std::string title = "The " + any(kPlaces);
  for (int i = 0; i < words; ++i) {
    std::string word = any(i + 1 == words ? kNouns : kAdjectives);
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    title += " " + word;
  }
  return title;
}

std::string Generator::note_text() {
  const std::string author = any(kSurnames);
  switch (below(5)) {
    case 0:
      return author + ", A., “" + words_of_title(2) + ",” " + any(kJournals) + " " + number(11, 48) + ", no. " +
             number(1, 4) + " (" + number(1900, 1990) + "): pp. " + number(100, 140) + "–" + number(150, 190) + ".";
    case 1:
      return "See " + author + ", B., " + words_of_title(1) + " (" + any(kPlaces) + ": Harbour Press, " +
             number(1900, 1990) + "), p. " + number(21, 300) + ".";
    case 2:
      return "Port Authority of " + any(kPlaces) + ", “" + words_of_title(1) + "” (" + when() +
             "), https://www.port-archive.example/reports/" + number(1900, 1990) + "/annual/tonnage.html.";
    case 3:
      return "This figure leaves out the " + any(kNouns) + " of " + any(kPlaces) + ", which nobody counted. " +
             "See also " + author + ", C., “" + words_of_title(2) + ",” " + any(kJournals) + " (" + when() + "): p. " +
             number(2, 9) + ".";
    default: return sentence();
  }
}

LogicalBlock Generator::paragraph(std::uint32_t sentences, bool marks) {
  LogicalBlock block;
  for (std::uint32_t i = 0; i < sentences; ++i) {
    block.text += (i > 0 ? " " : "") + sentence();
    if (!marks || !chance(14) || (i + 1 == sentences && !marks_at_ends_)) continue;
    const std::string number = std::to_string(document_.notes.size() + 1);
    block.marks.push_back({number, static_cast<std::uint32_t>(block.text.size())});
    LogicalBlock note;
    note.kind = BlockKind::kFootnote;
    note.number = number;
    note.text = note_text();
    document_.notes.push_back(std::move(note));
  }
  return block;
}

void Generator::heading(int level, const std::string& number) {
  LogicalBlock block;
  block.kind = BlockKind::kHeading;
  block.level = level;
  block.number = number;
  block.title = words_of_title(2);
  push(std::move(block));
}

void Generator::list() {
  push(paragraph(1, false)).text = "The " + any(kNouns) + " asked for three things:";
  const bool letters = chance(50);
  for (int i = 0; i < 3; ++i) {
    LogicalBlock item;
    item.list_item = true;
    item.number = letters ? std::string("(") + static_cast<char>('a' + i) + ")" : "•";
    item.text = "a " + any(kAdjectives) + " " + any(kNouns) + (i < 2 ? ";" : ".");
    push(std::move(item));
  }
}

void Generator::box(bool with_source) {
  LogicalBlock box;
  box.kind = BlockKind::kBox;
  box.label = "Box 1." + std::to_string(++boxes_);
  box.title = words_of_title(2);
  const std::size_t id = document_.blocks.size();
  push(std::move(box));
  const std::uint32_t count = 2 + below(3);
  for (std::uint32_t i = 0; i < count; ++i) push(paragraph(2 + below(3), false)).parent = id;
  if (!with_source) return;
  LogicalBlock source;
  source.kind = BlockKind::kSource;
  source.text =
      "Source: " + any(kSurnames) + ", D., “" + words_of_title(1) + ",” " + any(kJournals) + " (" + when() + ").";
  source.parent = id;
  push(std::move(source));
}

void Generator::table() {
  LogicalBlock table;
  table.kind = BlockKind::kTable;
  table.label = "Table 1." + std::to_string(++tables_);
  table.title = words_of_title(2);
  table.cells = {{"No.", "Country", "Programme"}};
  const std::size_t id = document_.blocks.size();
  push(std::move(table));
  const std::uint32_t first = below(5), rows = 4 + below(6);
  for (std::uint32_t i = 0; i < rows; ++i) {
    LogicalBlock row;
    row.kind = BlockKind::kTableRow;
    row.parent = id;
    std::string adjective = any(kAdjectives);
    adjective[0] = static_cast<char>(adjective[0] - 'a' + 'A');
    row.cells = {{std::to_string(i + 1), kCountries[first + i], adjective + " Waterways Plan " + number(1950, 1990)}};
    push(std::move(row));
  }
  LogicalBlock source;
  source.kind = BlockKind::kSource;
  source.text = "Source: compiled by the author from reports of " + any(kPlaces) + ".";
  source.parent = id;
  push(std::move(source));
}

void Generator::figure() {
  LogicalBlock figure;
  figure.kind = BlockKind::kFigure;
  figure.label = "Figure 1." + std::to_string(++figures_);
  figure.title = words_of_title(2) + ", " + number(1890, 1940) + "–" + number(1950, 1990);
  const std::size_t id = document_.blocks.size();
  push(std::move(figure));
  LogicalBlock source;
  source.kind = BlockKind::kSource;
  source.text = "Source: Port Authority of " + any(kPlaces) + ".";
  source.parent = id;
  push(std::move(source));
}

void Generator::section(int depth) {
  const std::uint32_t parts = 2 + below(3);
  bool open_box = false;
  for (std::uint32_t i = 0; i < parts && !open_box; ++i) {
    push(paragraph(2 + below(5), true));
    if (chance(25)) list(), push(paragraph(2 + below(3), true));
    if (chance(20)) figure(), push(paragraph(2 + below(3), true));
    if (chance(15)) table(), push(paragraph(2 + below(3), true));
    if (chance(25)) {
      open_box = i + 1 == parts && depth > 0 && chance(50);
      box(!open_box);
    }
  }
}

LogicalDocument Generator::run() {
  document_.title = words_of_title(3);
  push(paragraph(3, true));
  const bool roman = chance(50);
  const std::array<const char*, 4> romans = {"I", "II", "III", "IV"};
  const std::uint32_t chapters = 2 + below(2);
  for (std::uint32_t chapter = 0; chapter < chapters; ++chapter) {
    const std::string number = std::to_string(chapter + 1);
    heading(1, roman ? romans[chapter] : number);
    section(0);
    const std::uint32_t parts = below(3);
    for (std::uint32_t part = 0; part < parts; ++part) {
      heading(2, (roman ? "" : number + ".") + std::to_string(part + 1));
      section(part + 1 < parts ? 1 : 0);
    }
  }
  push(paragraph(3, true));
  return std::move(document_);
}

}  // namespace

LogicalDocument generate_document(std::uint32_t seed, bool marks_at_ends) {
  return Generator(seed, marks_at_ends).run();
}

}  // namespace apud::testing
