// Works by author, and the rules by which a hint fits one.
// Layer 5, pure.
#include "indexer/cite/cited_works.h"

#include <algorithm>
#include <tuple>

#include "corpus/model/entity.h"
#include "corpus/text/fnv1a.h"
#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr std::size_t kMostOfAuthor = 64;  // works of one author that a hint is compared with, the last ones
constexpr std::size_t kShortTitle = 2;     // words: a main title of fewer takes its subtitle along
constexpr std::size_t kMostAliases = 8;
constexpr std::size_t kMostFamilyWords = 4, kMostTitleWords = 8;  // in an id; a hash stands for the rest

// Folded words with one blank between, before and behind; without a first article.
std::string comparable(std::string_view text) {
  std::string folded;
  append_folded_text(text, folded);
  std::string out = " ";
  for (const char c : folded) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part)
      out += c;
    else if (out.back() != ' ' && c != '\'')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  for (const std::string_view article : {" the ", " a ", " an "})
    if (out.starts_with(article) && out.size() > article.size()) out.erase(0, article.size() - 1);
  return out;
}

std::size_t words_in(std::string_view comparable_text) {
  return static_cast<std::size_t>(std::count(comparable_text.begin(), comparable_text.end(), ' ')) - 1;
}

std::string first_words(const std::string& comparable_text, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at != std::string::npos; ++i) at = comparable_text.find(' ', at + 1);
  return at == std::string::npos ? comparable_text : comparable_text.substr(0, at + 1);
}

// The title up to its subtitle.
std::string_view main_title(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {": ", "? ", " – ", " — "}) {
    const std::size_t at = title.find(mark);
    if (at != std::string_view::npos && at < end && words_in(comparable(title.substr(0, at))) >= kShortTitle) end = at;
  }
  return title.substr(0, end);
}

const std::string& family_of(const CitationName& name) { return name.family.empty() ? name.literal : name.family; }

const std::vector<CitationName>& makers(const Citation& citation) {
  return citation.author.empty() ? citation.editor : citation.author;
}

std::string first_family(const Citation& citation) {
  return makers(citation).empty() ? std::string() : family_of(makers(citation).front());
}

// An address that leads to one work: it has a path.
std::string own_address(const Citation& citation) {
  if (!citation.doi.empty()) return "doi:" + folded_name(citation.doi);
  const std::size_t host = citation.url.find("//");
  const std::size_t slash = citation.url.find('/', host == std::string::npos ? 0 : host + 2);
  if (slash == std::string::npos || slash + 1 >= citation.url.size()) return "";
  return citation.url;
}

bool titles_agree(std::string_view a, std::string_view b) {
  return a.size() <= 1 || b.size() <= 1 || a.starts_with(b) || b.starts_with(a);
}

// Whether all words of the short title stand in the title, in its order.
bool is_short_for(std::string_view short_title, std::string_view title) {
  std::size_t at = 0, words = 0;
  for (std::size_t begin = 1; begin < short_title.size();) {
    const std::size_t end = short_title.find(' ', begin);
    const std::string word = " " + std::string(short_title.substr(begin, end - begin)) + " ";
    at = title.find(word, at);
    if (at == std::string_view::npos) return false;
    at += word.size() - 1;
    begin = end + 1;
    ++words;
  }
  return words > 0;
}

// "Smith 2019" and "Smith and Lee 2019" are two works.
void keep_those_with_all_authors(const WorkHint& hint, const std::vector<CitedWork>& works,
                                 std::vector<std::uint32_t>& fitting) {
  if (hint.families.empty()) return;
  std::erase_if(fitting, [&](std::uint32_t work) {
    const std::vector<std::string>& known = works[work].families;
    return std::any_of(hint.families.begin(), hint.families.end(), [&](const std::string& family) {
      const std::string name = comparable(family);
      return std::none_of(known.begin(), known.end(), [&](const std::string& one) { return name.ends_with(one); });
    });
  });
  if (fitting.size() < 2 || hint.others) return;
  std::vector<std::uint32_t> exact = fitting;
  std::erase_if(exact, [&](std::uint32_t work) { return works[work].families.size() != hint.families.size(); });
  if (!exact.empty()) fitting = std::move(exact);
}

// The letter behind the year: "2019a".
char suffix_of(const Citation& citation) {
  for (const CitationField& field : citation.fields) {
    if (field.name != "issued" || field.spans.empty()) continue;
    const Span span = field.spans.front();
    const std::string_view raw = citation.raw;
    for (std::size_t at = span.begin; at + 4 < std::min<std::size_t>(raw.size(), span.end + 2); ++at) {
      const bool year = raw[at] >= '1' && raw[at] <= '2' && raw[at + 3] >= '0' && raw[at + 3] <= '9';
      if (year && raw[at + 4] >= 'a' && raw[at + 4] <= 'z') return raw[at + 4];
    }
  }
  return 0;
}

}  // namespace

std::string author_year_name(const Citation& citation) {
  std::string name = first_family(citation);
  if (makers(citation).size() == 2) name += " and " + family_of(makers(citation)[1]);
  if (makers(citation).size() > 2) name += " et al.";
  if (citation.issued.from.year > 0) name += (name.empty() ? "" : " ") + std::to_string(citation.issued.from.year);
  return name;
}

std::string work_id(const Citation& citation) {
  const std::string family = comparable(first_family(citation));
  std::string title = comparable(main_title(citation.title));
  const std::string container = comparable(citation.container_title);
  if (words_in(title) <= kShortTitle && family.size() <= 1) title += container;
  if (title.size() <= 1 || citation.title.empty()) title = container;
  std::string name = first_words(family, kMostFamilyWords) + first_words(title, kMostTitleWords);
  const bool cut = name.size() < family.size() + title.size();
  if (name.find_first_not_of(' ') == std::string::npos) name = citation.url.empty() ? citation.doi : citation.url;
  if (citation.issued.from.year > 0) name += " " + std::to_string(citation.issued.from.year);
  return entity_id(EntityType::kWork, name) + (cut ? "_" + hex_digits(fnv1a(family + title)) : "");
}

std::uint32_t CitedWorks::add_with_id(std::string id, const Citation& citation, CitationPlace place) {
  auto [found, added] = by_id_.emplace(id, size());
  if (!added && !titles_agree(works_[found->second].title, comparable(citation.title))) {  // another subtitle
    id = entity_id(EntityType::kWork,
                   first_family(citation) + " " + citation.title + " " + std::to_string(citation.issued.from.year));
    std::tie(found, added) = by_id_.emplace(id, size());
  }
  if (!added) return found->second;
  CitedWork work;
  work.id = std::move(id);
  work.name = citation.title.empty() ? author_year_name(citation) : citation.title;
  if (work.name.empty()) work.name = citation.container_title;
  if (work.name.empty()) work.name = citation.url;
  work.full = place;
  work.fields = citation.fields.size();
  for (const std::vector<CitationName>* people : {&citation.author, &citation.editor})
    for (std::size_t i = 0; i < std::min<std::size_t>(people->size(), 16); ++i) {
      std::string family = comparable(family_of((*people)[i]));
      if (family.size() <= 1) continue;
      std::vector<std::uint32_t>& known = by_family_[family];
      if (known.empty() || known.back() != size()) known.push_back(size());
      work.families.push_back(std::move(family));
    }
  work.title = comparable(citation.title.empty() ? citation.container_title : citation.title);
  work.year = citation.issued.from.year;
  work.suffix = suffix_of(citation);
  works_.push_back(std::move(work));
  return size() - 1;
}

std::uint32_t CitedWorks::add(const Citation& citation, CitationPlace place) {
  const std::string address = own_address(citation);
  std::optional<std::uint32_t> known;
  if (const auto same = by_address_.find(address); !address.empty() && same != by_address_.end())
    if (address.starts_with("doi:") || titles_agree(works_[same->second].title, comparable(citation.title)))
      known = same->second;
  const std::uint32_t index = known ? *known : add_with_id(work_id(citation), citation, place);
  if (!address.empty()) by_address_.emplace(address, index);
  CitedWork& work = works_[index];
  ++work.citations;
  if (citation.fields.size() > work.fields) {
    work.fields = citation.fields.size();
    work.full = place;
  }
  return index;
}

std::uint32_t CitedWorks::add_author_year(const Citation& citation, char suffix, CitationPlace place) {
  std::string name = author_year_name(citation);
  if (suffix != 0) name += suffix;
  const std::uint32_t known = size();
  const std::uint32_t index = add_with_id(entity_id(EntityType::kWork, name + " in " + document_), citation, place);
  if (index == known) works_[index].name = name, works_[index].suffix = suffix;
  ++works_[index].citations;
  return index;
}

bool CitedWorks::fits(const CitedWork& work, const WorkHint& hint, const std::string& title) const {
  if (hint.year != 0 && work.year != hint.year) return false;
  if (hint.suffix != 0 && work.suffix != 0 && work.suffix != hint.suffix) return false;
  return title.size() <= 1 || is_short_for(title, work.title);
}

std::vector<std::uint32_t> CitedWorks::candidates(const WorkHint& hint) const {
  const std::string title = comparable(hint.title), names = comparable(hint.names);
  std::vector<std::uint32_t> fitting;
  const auto take = [&](const std::string& family) {
    const auto known = by_family_.find(family);
    if (known == by_family_.end()) return;
    const std::vector<std::uint32_t>& works = known->second;
    const std::size_t from = works.size() > kMostOfAuthor ? works.size() - kMostOfAuthor : 0;
    for (std::size_t i = from; i < works.size(); ++i)
      if (fits(works_[works[i]], hint, title)) fitting.push_back(works[i]);
  };
  if (!hint.families.empty()) {
    const std::string family = comparable(hint.families.front());
    take(family);  // or its last word, where a body's name was taken for a person's
    if (fitting.empty() && family.size() > 2) take(family.substr(family.rfind(' ', family.size() - 2)));
  } else if (names.size() > 1) {
    take(names);
    for (std::size_t begin = 1; fitting.empty() && begin < names.size();) {  // "Jens Riis", "Riis and Holm"
      const std::size_t end = names.find(' ', begin);
      take(" " + names.substr(begin, end - begin) + " ");
      begin = end + 1;
    }
  } else if (title.size() > 1) {
    for (auto i = static_cast<std::uint32_t>(size() > kMostOfAuthor ? size() - kMostOfAuthor : 0); i < size(); ++i)
      if (fits(works_[i], hint, title)) fitting.push_back(i);
  }
  std::sort(fitting.begin(), fitting.end());
  fitting.erase(std::unique(fitting.begin(), fitting.end()), fitting.end());
  return fitting;
}

std::optional<std::uint32_t> CitedWorks::find(const WorkHint& hint, std::uint32_t before) const {
  std::vector<std::uint32_t> fitting = candidates(hint);
  keep_those_with_all_authors(hint, works_, fitting);
  // What was cited before counts first; a list of references stands behind.
  const auto end = std::lower_bound(fitting.begin(), fitting.end(), before);
  if (end != fitting.begin()) fitting.erase(end, fitting.end());
  if (fitting.empty()) return std::nullopt;
  if (fitting.size() == 1) return fitting.front();
  const bool told = !hint.title.empty() && hint.year == 0 && end != fitting.begin();
  return told ? std::optional<std::uint32_t>(fitting.back()) : std::nullopt;  // the one cited last
}

void CitedWorks::add_alias(std::uint32_t work, std::string alias) {
  CitedWork& known = works_[work];
  if (alias.empty() || alias == known.name || known.aliases.size() >= kMostAliases) return;
  if (std::find(known.aliases.begin(), known.aliases.end(), alias) == known.aliases.end())
    known.aliases.push_back(std::move(alias));
}

}  // namespace apud
