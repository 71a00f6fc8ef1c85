// The table of abbreviations and of words that start sentences; searched by bisection.
// Layer 2, pure.
#include "corpus/language/abbreviations.h"

#include <algorithm>
#include <array>
#include <functional>

namespace apud {
namespace {

template <std::size_t N>
constexpr std::array<std::string_view, N> sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

constexpr auto kTitles = sorted(std::to_array<std::string_view>(
    {"Mr",    "Mrs",   "Ms",    "Dr",   "Drs",   "Prof", "Profs", "Gen",    "Sen",    "Sens",  "Rep",   "Reps",  "Gov",
     "Govs",  "Lt",    "Col",   "Maj",  "Capt",  "Cpt",  "Cmdr",  "Sgt",    "Adm",    "Brig",  "Hon",   "Rev",   "Fr",
     "Supt",  "Pres",  "Amb",   "Atty", "Insp",  "Mme",  "Mlle",  "Mssrs",  "Messrs", "Sec'y", "v",     "vs",    "cf",
     "Cf",    "e.g",   "E.g",   "i.e",  "I.e",   "viz",  "ca",    "approx", "esp",    "incl",  "Ph",    "Lieut", "Gens",
     "ed.by", "trans", "a.k.a", "aka",  "f.k.a", "resp", "repr",  "Dep",    "Asst",   "Assoc", "Sr.Col"}));

constexpr auto kNumbered = sorted(std::to_array<std::string_view>(
    {"no",   "No",   "nos",  "Nos",  "vol",   "Vol",   "vols", "Vols", "p",   "pp",    "P",    "Pp",   "PP",
     "pg",   "pgs",  "para", "Para", "paras", "Paras", "par",  "Par",  "pt",  "Pt",    "pts",  "art",  "Art",
     "arts", "Arts", "sec",  "Sec",  "secs",  "Secs",  "sect", "Sect", "fig", "Fig",   "figs", "Figs", "ch",
     "Ch",   "chs",  "chap", "Chap", "chaps", "eq",    "Eq",   "eqs",  "Eqs", "tab",   "Tab",  "app",  "App",
     "Doc",  "Docs", "doc",  "col",  "cols",  "l",     "ll",   "n",    "nn",  "fn",    "Ex",   "ex",   "Tit",
     "tit",  "cl",   "Cl",   "bk",   "Bk",    "ver",   "Ver",  "Iss",  "iss", "nr",    "Nr",   "Stat", "Pub",
     "Res",  "Tel",  "tel",  "Ext",  "ext",   "Rt",    "Hwy",  "lib",  "Lib", "c",     "b",    "d",    "r",
     "fol",  "fols", "ff",   "sc",   "Apt",   "apt",   "Rm",   "Ste",  "Exh", "Annex", "Prop", "Thm",  "Def"}));

constexpr auto kOpen = sorted(std::to_array<std::string_view>(
    {"Jan",    "Feb",   "Mar",    "Apr",   "Jun",   "Jul",   "Aug",   "Sep",   "Sept",  "Oct",   "Nov",   "Dec",
     "Mon",    "Tue",   "Tues",   "Wed",   "Thu",   "Thur",  "Thurs", "Fri",   "Inc",   "Corp",  "Ltd",   "Co",
     "Cos",    "LLC",   "Bros",   "Jr",    "Sr",    "Esq",   "St",    "Ste",   "Mt",    "Mts",   "Ft",    "Ave",
     "Blvd",   "Rd",    "Bldg",   "Dept",  "Univ",  "Inst",  "Assn",  "Ass'n", "Dep't", "Gov't", "Int'l", "Nat'l",
     "Comm'n", "Comm",  "Cong",   "Fed",   "Crim",  "Civ",   "Proc",  "Ann",   "Cir",   "Ct",    "Dist",  "Supp",
     "Evid",   "Exec",  "Ord",    "Reg",   "Regs",  "Admin", "Cal",   "Calif", "Mass",  "Penn",  "Pa",    "Va",
     "Ga",     "Fla",   "Ill",    "Ind",   "Minn",  "Mich",  "Tenn",  "Tex",   "Wis",   "Conn",  "Colo",  "Ariz",
     "Ark",    "Ala",   "Okla",   "Ore",   "Wash",  "Neb",   "Nev",   "Kan",   "Ky",    "La",    "Md",    "Miss",
     "Mo",     "Del",   "eds",    "ed",    "Ed",    "Eds",   "rev",   "et al", "al",    "etc",   "a.m",   "p.m",
     "A.M",    "P.M",   "Ph.D",   "M.D",   "B.A",   "M.A",   "D.C",   "U.S",   "U.K",   "U.N",   "E.U",   "U.S.A",
     "U.S.C",  "C.F.R", "Ibid",   "ibid",  "Id",    "id",    "op",    "cit",   "loc",   "Op",    "est",   "min",
     "max",    "avg",   "dept",   "Rec",   "Hist",  "Econ",  "Pol",   "Sci",   "Soc",   "Int",   "Intl",  "Natl",
     "Assoc",  "Acad",  "Philos", "Phys",  "Chem",  "Biol",  "Med",   "Eng",   "Tech",  "Mfg",   "Elec",  "Inv",
     "B.C",    "A.D",   "b.c",    "a.d",   "s.v",   "q.v",   "Jas",   "Chas",  "Wm",    "Geo",   "Thos",  "Robt",
     "Alex",   "Vt",    "Bull",   "Quart", "Rep't", "Mem",   "Tr",    "Def't", "Opp'n", "Hr'g",  "Sess",  "Aff",
     "Decl",   "Cdr",   "mos",    "yrs",   "hrs",   "lbs",   "oz",    "ft",    "sq",    "km",    "cm",    "mm",
     "kg",     "Md",    "Messrs"}));

constexpr auto kStarters = sorted(std::to_array<std::string_view>(
    {"The",          "A",         "An",           "In",       "On",          "At",        "It",           "He",
     "She",          "They",      "We",           "This",     "That",        "These",     "Those",        "There",
     "Here",         "And",       "But",          "However",  "If",          "When",      "While",        "As",
     "For",          "After",     "Before",       "Since",    "According",   "By",        "From",         "With",
     "To",           "Its",       "His",          "Her",      "Their",       "Our",       "My",           "I",
     "You",          "Your",      "Both",         "Such",     "Although",    "Though",    "Because",      "During",
     "Under",        "Over",      "Through",      "Moreover", "Furthermore", "Meanwhile", "Finally",      "Also",
     "Another",      "Each",      "Some",         "Many",     "Most",        "Several",   "Thus",         "Therefore",
     "So",           "Then",      "Now",          "What",     "Who",         "Why",       "How",          "Where",
     "Which",        "Whether",   "Not",          "Nor",      "Or",          "Yet",       "Still",        "Once",
     "Until",        "Unless",    "Despite",      "Given",    "Instead",     "Indeed",    "Nevertheless", "Nonetheless",
     "Additionally", "Similarly", "Consequently", "Hence",    "Later",       "Today",     "All",          "Any",
     "No",           "Other",     "Others",       "Even",     "Only",        "Just",      "Perhaps",      "Is",
     "Are",          "Was",       "Were",         "Do",       "Does",        "Did",       "Can",          "Could",
     "Will",         "Would",     "Should",       "Have",     "Has",         "Had",       "Let",          "See",
     "Please",       "Thank",     "Thanks",       "About",    "Among",       "Between",   "Within",       "Without",
     "Against",      "Across",    "Along",        "Around",   "Into"}));

}  // namespace

Abbreviation abbreviation_kind(std::string_view word) {
  if (holds(kTitles, word)) return Abbreviation::kTitle;
  if (holds(kNumbered, word)) return Abbreviation::kNumbered;
  if (holds(kOpen, word)) return Abbreviation::kOpen;
  return Abbreviation::kNone;
}

bool starts_sentences(std::string_view word) { return holds(kStarters, word); }

}  // namespace apud
