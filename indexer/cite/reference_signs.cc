// Signs are counted outside quotation marks and brackets, where a title's own words do not disturb.
// Layer 5, pure.
#include "indexer/cite/reference_signs.h"

#include <algorithm>
#include <string_view>

#include "indexer/cite/word_set.h"

namespace apud {
namespace {

// Small words that stand in names, titles and between fields.
bool is_link(const NoteWords& words, std::uint32_t i) {
  static const WordSet kLinks(
      "of the and in for on at to a an by from with as de du des di da del la le les el von van der den "
      "und et al y zu zur p pp no nos vol vols ed eds edn trans chap ch sec table fig note n nn fol fols "
      "rev repr esp or nor st nd rd th f ff cf see also edited translated edition press release report "
      "issue part chapter accessed retrieved available online doi paper passim manuscript unpublished "
      "forthcoming volume number pages page last d l o s e g v c ca art para pt reprinted printed "
      "published revised speech interview review thesis dissertation diss working ");
  return kLinks.has(words.word(i));
}

// Small words that only sentences have.
bool is_verb(const NoteWords& words, std::uint32_t i) {
  static const WordSet kVerbs(
      "is are was were has have had does did do will would can could may might must should shall be been "
      "being it they he she we i this these those that which who whose whom there said says say means "
      "meant shows show thinks argues argue notes claims holds makes made gives gave takes took became "
      "because not however stands came went goes found finds wrote writes its their his her our if when "
      "while although though put led ");
  static const WordSet kParticiples(
      "edited translated revised published accessed retrieved reprinted printed unpublished updated dated "
      "united limited enlarged abridged annotated illustrated expanded selected collected quoted cited "
      "visited viewed consulted checked posted archived modified downloaded submitted delivered presented ");
  const std::string_view own = words.word(i);
  if (kVerbs.has(own)) return true;
  return own.size() >= 5 && own.ends_with("ed") && !kParticiples.has(own);
}

// A bracket that tells where and when: it holds a year, and no sentence.
bool tells_year(const NoteWords& words, std::uint32_t open) {
  const std::uint32_t close = words.partner(open);
  bool year = false;
  std::uint32_t verbs = 0;
  for (std::uint32_t i = open + 1; i < close; ++i) {
    year |= words.year(i) != 0;
    if (words.small(i) && is_verb(words, i)) ++verbs;
  }
  return year && verbs == 0;
}

// "Interview with", "Letter from", "Directive 2004/38", "Act of": what begins by saying what it is.
bool names_its_kind(const NoteWords& words, std::uint32_t first) {
  static const WordSet kKinds(
      "interview interviews letter email memorandum memo testimony statement speech remarks lecture minutes diary "
      "regulation directive act resolution decision decree treaty convention proclamation ordinance telegram");
  const std::uint32_t kind = words.is_any(first, {"author", "personal", "telephone", "council"}) ? first + 1 : first;
  return kKinds.has(words.word(kind)) || (words.is(first, "personal") && words.is(first + 1, "communication"));
}

// What may follow such a bracket: a mark, an address, pages, a small word that leads to them.
bool goes_on_as_reference(const NoteWords& words, std::uint32_t i, std::uint32_t end) {
  if (i >= end || words.kind(i) != WordKind::kWord) return true;
  return words.is_any(i, {"p",   "pp",   "at",    "vol", "no",    "chap",   "ch", "n",  "esp",  "and", "accessed",
                          "fol", "fols", "table", "in",  "cited", "quoted", "f",  "ff", "note", "see"});
}

// A quoted stretch with a comma or full stop at its end or a mark behind it, and nothing but names before it.
bool stands_as_title(const NoteWords& words, std::uint32_t open, std::uint32_t first, std::uint32_t end) {
  const std::uint32_t close = words.partner(open);
  if (close < open + 3) return false;
  const bool mark_inside = words.is_any(close - 1, {",", ".", "?", "!"});
  const bool mark_behind = close + 1 >= end || words.is_any(close + 1, {",", ".", "(", "[", ":"}) ||
                           words.is_any(close + 1, {"in"}) || words.capital(close + 1);
  if (!mark_inside && !mark_behind) return false;
  return open == first || words.is_any(open - 1, {",", ".", ":", ")"}) ||
         (words.capital(open - 1) || words.number(open - 1));
}

bool is_pages(const NoteWords& words, std::uint32_t i) {
  if (words.is_any(i, {"p", "pp"})) return words.is_mark(i + 1, ".") || words.number(i + 1);
  if (words.is_any(i, {"fol", "fols", "chap", "pages"})) return true;
  return words.is_mark(i, ":") && words.number(i + 1);
}

bool is_numbering(const NoteWords& words, std::uint32_t i) {
  if (words.is_any(i, {"vol", "vols", "volume", "no", "nos", "issue", "nr"})) {
    const std::uint32_t next = words.is_mark(i + 1, ".") ? i + 2 : i + 1;
    return words.number(next) || words.kind(next) == WordKind::kMixed;
  }
  return words.is_any(i, {"ed", "edn", "edition"}) && words.kind(i - (i > 0)) == WordKind::kMixed;
}

// Words that lead to a reference.
constexpr std::string_view kLeads =
    "see for example|see for instance|see e . g .|see generally|see especially|see further|see also|"
    "see again|see|but see also|but see|but compare|but|cf .|cf|compare|e . g .|for example|"
    "for instance|as quoted in|quoted in|as cited in|cited in|quoting|citing|according to|"
    "adapted from|based on|taken from|data from|source :|sources :|and|also|similarly|likewise|"
    "accord|contra|again|e . g|see , for example|among others|in particular|especially|i . e .|"
    "references :|voir aussi|voir|vgl . auch|vgl .|siehe auch|siehe|cfr .|véase|";

// The length of the longest lead that begins here, or 0.
std::uint32_t lead_length(const NoteWords& words, std::uint32_t at, std::uint32_t end) {
  std::uint32_t longest = 0;
  for (std::size_t begin = 0; begin < kLeads.size();) {
    const std::size_t stop = kLeads.find('|', begin);
    std::uint32_t length = 0;
    while (begin < stop) {
      const std::size_t behind = std::min(stop, kLeads.find(' ', begin));
      if (at + length >= end || !words.is(at + length, kLeads.substr(begin, behind - begin))) break;
      ++length;
      begin = behind + 1;
    }
    if (begin >= stop) longest = std::max(longest, length);
    begin = stop + 1;
  }
  return longest;
}

// What may stand behind a comma inside a reference.
bool goes_on_inside(const NoteWords& words, std::uint32_t i) {
  static const WordSet kInside(
      "posted uploaded folder file p pp at chap ch no nos vol vols ed eds edn trans in esp especially table fig note "
      "fol fols n nn "
      "line section sec para paras part accessed retrieved viewed last available online press rev "
      "reprinted repr printed originally translated edited revised here to f ff passim et doi art col cols "
      "dated op loc supra above below id ibid pt vii viii ii iii iv vi ix xi xii unpublished manuscript "
      "speech interview working conference news several various de van von der report testimony emphasis "
      "chapter appendix app clause schedule annex box figure l ll s ss sess quoted cited ");
  return kInside.has(words.word(i));
}

}  // namespace

bool names_nobody(const NoteWords& words, std::uint32_t i) {
  static const WordSet kNobody(
      "january february march april may june july august september october november december jan feb mar "
      "apr jun jul aug sep sept oct nov dec since in from by until before after vol table figure box "
      "chapter section article fiscal fy spring summer autumn fall winter no number version born died ca "
      "circa early late mid year resolution decision directive regulation act law treaty agreement "
      "convention protocol edition monday tuesday wednesday thursday friday saturday sunday during between "
      "around about the olympics war appendix page note part phase stage line km est founded released "
      "published it this these q ");
  return kNobody.has(words.word(i));
}

bool begins_with_names(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  std::uint32_t i = first, family = 0;
  while (words.initial(i) && i + 2 < end) i += 2;
  if (i > first) return words.capital(i) || words.is_any(i, {"van", "von", "de", "del", "der"});
  while (i < end && (words.capital(i) || words.is_any(i, {"van", "von", "de", "der", "del", "la", "le", "da", "di"}) ||
                     (words.is_mark(i, "-") && family > 0)))
    ++i, ++family;
  if (family == 0 || family > 6 || !words.is_mark(i, ",")) return false;
  return words.initial(i + 1) || (words.capital(i + 1) && words.is_any(i + 2, {",", ".", "and"}) && family <= 3);
}

ReferenceSigns signs_of(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  ReferenceSigns signs;
  signs.names_first = begins_with_names(words, first, end);
  for (std::uint32_t i = first; i < end; ++i) {
    if (words.opens_quote(i)) {
      signs.title_in_quotes |= stands_as_title(words, i, first, end);
      i = std::min(words.partner(i), end - 1);
      continue;
    }
    if (words.opens_bracket(i)) {
      const std::uint32_t close = std::min(words.partner(i), end - 1);
      if (tells_year(words, i)) {
        signs.year = true;
        signs.year_in_brackets |= goes_on_as_reference(words, close + 1, end);
      }
      for (std::uint32_t at = i; at < close; ++at) signs.address |= words.kind(at) == WordKind::kAddress;
      i = close;
      continue;
    }
    signs.address |= words.kind(i) == WordKind::kAddress;
    signs.year |= words.year(i) != 0;
    signs.pages |= is_pages(words, i);
    signs.numbered |= is_numbering(words, i);
    signs.commas += i + 1 < end && words.is_any(i, {",", ".", ":"}) ? 1 : 0;
    if (words.capital(i)) ++signs.capitals;
    if (!words.small(i) || is_link(words, i)) continue;
    ++signs.smalls;
    if (is_verb(words, i)) ++signs.verbs;
  }
  std::uint32_t last = end;
  while (last > first && words.kind(last - 1) == WordKind::kPunctuation) --last;
  signs.pages |= last > first + 1 && words.number(last - 1) && words.year(last - 1) == 0;
  return signs;
}

bool looks_like_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  if (first >= end) return false;
  const bool opens = words.capital(first) || words.opens_quote(first) || words.kind(first) == WordKind::kAddress ||
                     words.is_any(first, {"van", "von", "de", "der", "al"});
  if (!opens) return false;
  const ReferenceSigns s = signs_of(words, first, end);
  if (s.names_first && s.year && s.verbs <= 1) return end - first >= 6;
  if (s.verbs > 0) return s.names_first && s.year_in_brackets;
  if (s.year && s.commas > 0 && names_its_kind(words, first)) return s.smalls <= s.capitals + 2;
  if (s.address) return s.smalls <= s.capitals + 2;
  if (s.title_in_quotes && s.smalls <= s.capitals + 2)
    return s.year || s.pages || s.commas > 0 || !words.opens_quote(first);
  // "Given Family, Title in small letters, Paper (May 4, 2020)"
  const bool person = words.capital(first) && words.capital(first + 1) &&
                      (words.is_mark(first + 2, ",") || (words.capital(first + 2) && words.is_mark(first + 3, ",")));
  if (s.year_in_brackets && person && s.commas >= 2 && s.smalls <= s.capitals + 3) return true;
  if (s.year_in_brackets) return s.smalls <= s.capitals && (s.commas > 0 || s.smalls == 0) && s.capitals > 0;
  if (s.numbered && s.year) return s.smalls <= s.capitals;
  if (!s.year || s.commas < 2) return false;
  if (s.pages && s.commas >= 3 && s.smalls <= s.capitals) return true;
  return s.smalls * 2 <= s.capitals && (s.pages || s.smalls == 0);
}

std::uint32_t behind_lead(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  std::uint32_t at = first;
  for (int round = 0; round < 4; ++round) {
    const std::uint32_t length = lead_length(words, at, end);
    if (length == 0) break;
    std::uint32_t next = at + length;
    while (next < end && words.is_any(next, {",", ":", "."})) ++next;
    if (next >= end) break;
    // "See, A. (2001)" and "And Then There Were None" are no leads.
    if (at == first && words.is_mark(at + length, ",") && words.initial(next) && !words.is(at, "e")) break;
    if (round == 0 && words.is_any(at, {"and", "but", "see", "compare"}) && words.capital(at) && words.capital(next) &&
        words.is_any(at, {"and", "but"}))
      break;
    at = next;
  }
  return at;
}

std::uint32_t behind_prose(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t kSearched = 12;
  for (std::uint32_t i = first + 1; i < std::min(end, first + kSearched); ++i) {
    if (words.inside(i) || words.kind(i) != WordKind::kWord) return first;
    if (!words.is_any(i, {"see", "also", "compare", "others"}) && !(words.is(i, "in") && words.is(i - 1, "quoted")))
      continue;
    std::uint32_t next = i + 1;
    if (words.is(next, "also")) ++next;
    while (next < end && words.is_any(next, {",", ":"})) ++next;
    if (next < end && (words.capital(next) || words.opens_quote(next))) return next;
  }
  return first;
}

std::uint32_t end_of_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  bool certain = false;  // a year or page has passed
  for (std::uint32_t i = first; i < end; ++i) {
    if (words.inside(i)) {
      if (words.partner(i) <= i) continue;
      certain |= words.opens_bracket(i) && tells_year(words, i);
      i = std::min(words.partner(i), end - 1);
      certain |= words.quoted(i);
      continue;
    }
    certain |= words.number(i) || words.kind(i) == WordKind::kAddress;
    if (i == first) continue;
    if (words.is_any(i, {"quoted", "cited"}) && words.is(i + 1, "in")) return i;
    if (!words.is_mark(i - 1, ",") && !words.is_mark(i - 1, ")") && !words.number(i - 1)) continue;
    if (words.is(i, "see") || words.is(i, "cf")) return i;
    if (!certain || !words.small(i)) continue;
    if (words.is(i, "and") && (words.capital(i + 1) || words.opens_quote(i + 1))) {
      if (looks_like_reference(words, i + 1, end) && looks_like_reference(words, first, i)) return i;
      continue;
    }
    if (!words.is(i, "and") && !goes_on_inside(words, i) && words.kind(i - 1) != WordKind::kNumber) return i;
  }
  return end;
}

bool continues_reference(const NoteWords& words, std::uint32_t first, std::uint32_t end) {
  if (words.kind(first) == WordKind::kAddress) return true;
  if (words.is_any(first,
                   {"accessed",   "retrieved", "available", "viewed",  "pp",    "p",           "vol",  "no",
                    "translated", "edited",    "reprinted", "doi",     "isbn",  "cited",       "last", "published",
                    "url",        "online",    "ser",       "revised", "paper", "unpublished", "phd",  "doi"}))
    return true;
  if (words.is(first, "in") && words.capital(first + 1)) {
    const ReferenceSigns s = signs_of(words, first + 1, end);
    return s.verbs == 0 && (s.year || s.pages || s.commas >= 2);
  }
  const ReferenceSigns s = signs_of(words, first, end);
  if (s.verbs > 0 || s.names_first || s.title_in_quotes) return false;
  const bool place = words.capital(first) && (words.is_mark(first + 1, ":") || words.is_mark(first + 2, ":"));
  return (place && s.smalls <= s.capitals) || ((s.numbered || s.pages || s.year) && s.smalls <= 1 && s.capitals > 0);
}

}  // namespace apud
