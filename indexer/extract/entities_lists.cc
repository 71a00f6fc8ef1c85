// The tables of closed classes.
// Layer 5, pure.
#include "indexer/extract/entities_lists.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace apud::entities {
namespace {

struct Group {
  std::uint32_t flags;
  std::string_view words;  // separated by one blank
};

constexpr std::string_view kMaleNames =
    "adam ahmed alan albert alexander alfred ali andrei andrew antonio anthony arthur benjamin boris brian bruce carl "
    "carlos charles christopher daniel david dennis dmitry donald douglas edward eric ernest eugene ferdinand fernando "
    "francis francisco frank franz frederick friedrich fritz gary george gerald gerhard giovanni giuseppe gordon "
    "gregory "
    "gustav hans harold harry heinrich helmut henry herbert hugo ibrahim igor isaac ivan jack jacob jacques james "
    "jared jason "
    "jeff jeffrey jerome joe johann john johannes jonathan jorge josef joseph juan karl keith kenneth kirill "
    "konstantin kurt "
    "lars lawrence leonard leonid lewis louis ludwig luis manuel mark martin matthew max michael miguel mikhail "
    "mohamed "
    "mohammed muhammad nelson nicholas nicolas nikolai oleg oscar otto paul pavel pedro peter philip philippe pierre "
    "ralph "
    "raymond ricardo richard robert roberto roger ronald rudolf samuel sergei sergey sigmund simon stanley stephen "
    "steven "
    "theodore thomas timothy viktor vladimir walter werner wilhelm william winston wolfgang yevgeny";
constexpr std::string_view kFemaleNames =
    "ada agnes aisha alexandra alice alison amanda amelia amy andrea angela anita anna anne annie barbara beatrice "
    "betty "
    "brenda carol carolina caroline catherine charlotte christina christine clara claudia cynthia deborah diana "
    "dorothy edith "
    "eleanor elena elisabeth elizabeth ella ellen emily emma esther eva evelyn fatima florence frances gertrude gloria "
    "grace "
    "hannah harriet heather helen helena hillary ida ingrid irene isabel isabella jane janet jennifer jessica joan "
    "julia karen "
    "kate katherine kathleen laura lisa louise lucia lucy luisa margaret maria marie marta martha mary michelle miriam "
    "monica "
    "nancy natalia nina olga olivia pamela patricia paula rachel rebecca rosa rosalind rosemary ruth sandra sarah "
    "serena "
    "sharon sofia sophia sophie stella stephanie susan svetlana sylvia teresa theresa ursula valentina vera veronica "
    "victoria "
    "virginia";
constexpr std::string_view kOpeningPlaces =
    "lake mount river cape camp loch puerto ciudad río sierra isla île golfo monte mont lago lac laguna cerro villa";
constexpr std::string_view kOpeningBodies =
    "directorate universidad universidade université universität università banco banque ministerio ministère "
    "instituto "
    "institut istituto fundación fondation fondazione partido parti école académie academia";
constexpr std::string_view kOpeningWorks =
    "fort hotel uss hms ss mv rms hmcs hmas stade estadio stadio musée museo château palais palazzo piazza plaza rue "
    "avenida calle castillo castello hôpital teatro théâtre bibliothèque biblioteca";

constexpr std::array kGroups = {
    Group{kFunction,
          "a an the this that these those such some any every each all both either neither no many much more most "
          "several few other another certain various numerous i you he she it we they me him us them my your his her "
          "its our their mine yours ours theirs who whom whose which what when where why how there here one two three "
          "four five six seven eight nine ten eleven twelve dozens hundreds thousands millions and or but nor so yet "
          "for if unless although though because since while whereas whether as than until till before after once "
          "in on at by with without from to of into onto upon over under above below between among amid during "
          "through throughout across along against about around behind beside besides beyond despite near off out "
          "toward towards via within per like unlike except regarding concerning following according given is are was "
          "were be been being am do does did done have has had having will would shall should may might can could must "
          "not never always often also too very just only even still already again ever almost nearly perhaps maybe "
          "however moreover furthermore therefore thus hence nevertheless nonetheless meanwhile otherwise instead "
          "indeed then now today yesterday tomorrow later earlier recently currently finally eventually initially "
          "originally historically traditionally generally specifically particularly especially notably importantly "
          "similarly likewise conversely additionally alternatively consequently accordingly subsequently overall "
          "together apart aside rather quite well yes please see let make making using based taking considering "
          "assuming thanks due owing compared together looking speaking collectively jointly simultaneously "
          "previously afterwards afterward thereafter ultimately clearly obviously unfortunately fortunately "
          "interestingly surprisingly nowadays whenever wherever whatever whichever whoever nobody nothing none "
          "everyone everybody everything someone somebody something anyone anybody anything half twice ago source "
          "sources"},
    Group{kCalendar,
          "january february march april may june july august september october november december jan feb mar apr jun "
          "jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
          "thurs fri sat sun spring summer autumn winter"},
    Group{kReference,
          "box table tables figure figures fig figs chapter chapters section sections appendix annex annexes note "
          "notes page pages pp paragraph paragraphs para volume volumes vol vols step exhibit exhibits equation eq "
          "footnote footnotes doc docs ibid id no nos panel column row schedule clause subsection lot part parts rule "
          "rules grant isbn "
          "issn doi"},
    Group{kSmall,
          "of for on the and de del della des di da do dos das du la le les el al van von der den ter ten bin "
          "ibn bint y e et und to in against at"},
    Group{kParticle, "de del della des di da do dos das du la le les el al van von der den ter ten bin ibn bint y und"},
    Group{kOfPersons, "van von der den ter ten bin ibn bint al"},
    Group{kMinister, "minister ministers secretary undersecretary commissioner commissioners"},
    Group{kReporting,
          "said says say saying told tells noted notes added adds argued argues claimed claims stated states wrote "
          "writes explained explains testified testifies believes believed thinks thought insisted insists warned "
          "warns suggested suggests recalled recalls remarked remarks commented replied replies indicated announced "
          "acknowledged admitted denied complained observed observes quipped joked emailed texted married died "
          "resigned retired"},
    Group{kPossessor,
          "people peoples women men children workers teachers writers artists veterans king queen saint "
          "mother father world farmers players lawyers lloyd consumers girls boys students"},
    Group{kRank,
          "vice deputy first second third acting assistant associate senior junior chief foreign prime interim "
          "general former executive managing co finance defence defense interior permanent special honorary emeritus "
          "emerita "
          "founding lead principal under state joint national federal crown grand high elect designate"},
    Group{kFormer, "former late then ex"},
    Group{kTrade,
          "oil gas energy power steel electric electricity electrical motor motors shipping water food chemical "
          "chemicals media health trade industry industrial transport transportation mining agriculture agricultural "
          "fisheries finance forestry education science technology culture tourism environment defence defense labour "
          "labor housing infrastructure telecommunications insurance investment commerce research road roads rail "
          "railway railways port ports airport coal paper sugar cotton textile textiles wool tea coffee tobacco fish "
          "grain rice timber iron copper gold silver nuclear solar wind electronics information communication "
          "communications planning development economic social cultural political legal arts security justice sports "
          "youth medicine engineering marine maritime naval safety customs immigration banking bridge bridges tunnel"},
    Group{kNaming,
          "or also now formerly previously originally later better otherwise commonly popularly sometimes often then "
          "once "
          "today still widely locally officially informally aka alias a.k.a known referred renamed nicknamed dubbed "
          "called "
          "named short"},
    Group{kPaired,
          "act area base basin belt board bridge center centre corridor corridors deal farm field house line map order "
          "park "
          "plan plans principles project release road scheme statement swap tank territory venture zone jury summary"},
    Group{kOpening, kOpeningPlaces},
    Group{kOpening, kOpeningBodies},
    Group{kOpening, kOpeningWorks},
    Group{kOpening, "operation project"},
    Group{kTrailing, "global international worldwide europe asia africa america online plus"},
    Group{kNumeral, "two three four five six seven eight nine ten twelve thirty forty hundred"},
    Group{kFighting, "alliance coalition league committee campaign front network movement union society"},
    Group{kLegalForm,
          "inc incorporated ltd limited corp corporation co company llc llp lp plc gmbh ag sa spa srl bv nv "
          "ab asa oy kg pte pty ehf oyj aps sarl bhd sdn tbk jsc ojsc pjsc"},
    Group{kUnit,
          "percent per cent million billion trillion thousand hundred km kilometers kilometres kilometer "
          "kilometre meters metres miles mile feet tons tonnes kg years year months days hours minutes people "
          "mw gw kwh acres hectares rmb usd eur gbp cny jpy chf inr rub dollars euros yuan pounds times points votes "
          "seats goals members"},
    Group{kMale, "mr king prince lord sir emperor pope duke father brother he his him himself"},
    Group{kFemale, "mrs ms miss queen princess lady dame empress duchess mother sister she her hers herself madam"},
};

constexpr std::size_t count_words() {
  std::size_t words = 0;
  for (const Group& group : kGroups) {
    ++words;
    for (char c : group.words) words += c == ' ';
  }
  return words;
}

struct Flagged {
  std::string_view word;
  std::uint32_t flags = 0;
};

constexpr std::array<Flagged, count_words()> make_flagged() {
  std::array<Flagged, count_words()> table{};
  std::size_t n = 0;
  for (const Group& group : kGroups) {
    for (std::size_t i = 0; i <= group.words.size();) {
      const std::size_t end = std::min(group.words.find(' ', i), group.words.size());
      table[n++] = {group.words.substr(i, end - i), group.flags};
      i = end + 1;
    }
  }
  std::sort(table.begin(), table.end(), [](const Flagged& a, const Flagged& b) { return a.word < b.word; });
  return table;
}
constexpr auto kFlagged = make_flagged();

struct Opening {
  std::string_view words;
  EntityType type;
};
constexpr std::array kOpenings = {Opening{kOpeningPlaces, EntityType::kPlace},
                                  Opening{kOpeningBodies, EntityType::kOrganization},
                                  Opening{kOpeningWorks, EntityType::kInfrastructure},
                                  Opening{"operation", EntityType::kEvent}, Opening{"project", EntityType::kProgram}};

struct Column {
  std::string_view word;
  EntityType type;
};
constexpr std::array kColumns = {
    Column{"country", EntityType::kCountry},
    Column{"countries", EntityType::kCountry},
    Column{"nation", EntityType::kCountry},
    Column{"economy", EntityType::kCountry},
    Column{"region", EntityType::kRegion},
    Column{"continent", EntityType::kRegion},
    Column{"province", EntityType::kRegion},
    Column{"county", EntityType::kRegion},
    Column{"city", EntityType::kPlace},
    Column{"town", EntityType::kPlace},
    Column{"place", EntityType::kPlace},
    Column{"location", EntityType::kPlace},
    Column{"venue", EntityType::kPlace},
    Column{"capital", EntityType::kPlace},
    Column{"birthplace", EntityType::kPlace},
    Column{"island", EntityType::kPlace},
    Column{"river", EntityType::kPlace},
    Column{"mountain", EntityType::kPlace},
    Column{"lake", EntityType::kPlace},
    Column{"village", EntityType::kPlace},
    Column{"organization", EntityType::kOrganization},
    Column{"organisation", EntityType::kOrganization},
    Column{"institution", EntityType::kOrganization},
    Column{"agency", EntityType::kOrganization},
    Column{"company", EntityType::kOrganization},
    Column{"firm", EntityType::kOrganization},
    Column{"bank", EntityType::kOrganization},
    Column{"body", EntityType::kOrganization},
    Column{"operator", EntityType::kOrganization},
    Column{"contractor", EntityType::kOrganization},
    Column{"owner", EntityType::kOrganization},
    Column{"party", EntityType::kOrganization},
    Column{"team", EntityType::kOrganization},
    Column{"club", EntityType::kOrganization},
    Column{"university", EntityType::kOrganization},
    Column{"ministry", EntityType::kOrganization},
    Column{"publisher", EntityType::kOrganization},
    Column{"builder", EntityType::kOrganization},
    Column{"person", EntityType::kPerson},
    Column{"author", EntityType::kPerson},
    Column{"minister", EntityType::kPerson},
    Column{"leader", EntityType::kPerson},
    Column{"winner", EntityType::kPerson},
    Column{"player", EntityType::kPerson},
    Column{"athlete", EntityType::kPerson},
    Column{"director", EntityType::kPerson},
    Column{"chairman", EntityType::kPerson},
    Column{"chair", EntityType::kPerson},
    Column{"president", EntityType::kPerson},
    Column{"architect", EntityType::kPerson},
    Column{"engineer", EntityType::kPerson},
    Column{"commander", EntityType::kPerson},
    Column{"candidate", EntityType::kPerson},
    Column{"judge", EntityType::kPerson},
    Column{"composer", EntityType::kPerson},
    Column{"bridge", EntityType::kInfrastructure},
    Column{"project", EntityType::kInfrastructure},
    Column{"railway", EntityType::kInfrastructure},
    Column{"port", EntityType::kPlace},
    Column{"airport", EntityType::kInfrastructure},
    Column{"station", EntityType::kInfrastructure},
    Column{"dam", EntityType::kInfrastructure},
    Column{"canal", EntityType::kInfrastructure},
    Column{"line", EntityType::kInfrastructure},
    Column{"strategy", EntityType::kProgram},
    Column{"programme", EntityType::kProgram},
    Column{"program", EntityType::kProgram},
    Column{"plan", EntityType::kProgram},
    Column{"initiative", EntityType::kProgram},
    Column{"policy", EntityType::kProgram},
    Column{"mission", EntityType::kProgram},
    Column{"event", EntityType::kEvent},
    Column{"forum", EntityType::kEvent},
    Column{"conference", EntityType::kEvent},
    Column{"battle", EntityType::kEvent},
    Column{"summit", EntityType::kEvent},
    Column{"tournament", EntityType::kEvent},
    Column{"match", EntityType::kEvent},
    Column{"agreement", EntityType::kAgreement},
    Column{"treaty", EntityType::kAgreement},
    Column{"convention", EntityType::kAgreement},
    Column{"act", EntityType::kWork},
    Column{"title", EntityType::kWork},
    Column{"book", EntityType::kWork},
    Column{"film", EntityType::kWork},
    Column{"work", EntityType::kWork},
    Column{"report", EntityType::kWork},
    Column{"album", EntityType::kWork},
    Column{"office", EntityType::kRole},
    Column{"position", EntityType::kRole},
    Column{"role", EntityType::kRole},
    Column{"post", EntityType::kRole},
};

// Small letters; what is longer than any word of the tables is cut.
struct SmallWord {
  std::array<char, 24> bytes{};
  std::size_t size = 0;
  explicit SmallWord(std::string_view word) {
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    for (char c : word.substr(0, bytes.size())) bytes[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
};

}  // namespace

std::uint32_t word_flags(std::string_view word) {
  const SmallWord small(word);
  // "I'll", "We've": no names.
  const std::size_t mark = word.find_first_of("'\xE2");
  if (mark != std::string_view::npos && mark > 0) {
    const std::string_view rest =
        word.substr(mark + (word[mark] == '\'' ? 1 : std::min<std::size_t>(3, word.size() - mark)));
    for (std::string_view clitic : {"ll", "ve", "re", "d", "m", "t"})
      if (rest == clitic) return kFunction;
  }
  auto at = std::lower_bound(kFlagged.begin(), kFlagged.end(), small.view(),
                             [](const Flagged& a, std::string_view b) { return a.word < b; });
  std::uint32_t flags = 0;
  for (; at != kFlagged.end() && at->word == small.view(); ++at) flags = flags | at->flags;
  return flags;
}

std::uint16_t given_name_gender(std::string_view name) {
  const SmallWord small(name);
  const auto listed = [&](std::string_view names) {
    for (std::size_t at = names.find(small.view()); at != std::string_view::npos;
         at = names.find(small.view(), at + 1)) {
      const std::size_t end = at + small.size;
      if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' ')) return true;
    }
    return false;
  };
  if (small.size < 3) return 0;
  if (listed(kMaleNames)) return kMale;
  if (listed(kFemaleNames)) return kFemale;
  return 0;
}

std::optional<EntityType> opening_type(std::string_view word) {
  const SmallWord small(word);
  for (const Opening& opening : kOpenings)
    for (std::size_t i = 0; i < opening.words.size();) {
      const std::size_t end = std::min(opening.words.find(' ', i), opening.words.size());
      if (opening.words.substr(i, end - i) == small.view()) return opening.type;
      i = end + 1;
    }
  return std::nullopt;
}

std::optional<EntityType> column_type(std::string_view word) {
  const SmallWord small(word);
  std::string_view view = small.view();
  for (const Column& column : kColumns)
    if (column.word == view) return column.type;
  if (view.size() > 2 && view.back() == 's') view.remove_suffix(1);
  const bool turned = view.ends_with("ie");  // "cities", "agencies"
  const std::string_view stem = view.substr(0, view.size() - (turned ? 2 : 0));
  for (const Column& column : kColumns) {
    if (column.word == view) return column.type;
    if (turned && column.word.size() == stem.size() + 1 && column.word.starts_with(stem) && column.word.ends_with('y'))
      return column.type;
  }
  return std::nullopt;
}

}  // namespace apud::entities
