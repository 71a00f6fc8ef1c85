// Which run of a label is the field, and how it is read.
// Layer 5.
#include "indexer/cite/reference_parser.h"

#include <algorithm>
#include <array>

#include "indexer/cite/addresses.h"
#include "indexer/cite/dates.h"
#include "indexer/cite/known_words.h"
#include "indexer/cite/name_pieces.h"
#include "indexer/cite/names.h"
#include "indexer/cite/reference_likelihood.h"
#include "indexer/cite/reference_type.h"
#include "indexer/cite/volume_pages.h"

namespace apud {

struct ReferenceParser::Draft {
  std::string_view text;
  std::vector<FieldRun> runs;
  Citation out;

  [[nodiscard]] std::string_view of(const FieldRun& run) const { return text.substr(run.span.begin, run.span.size()); }
  [[nodiscard]] std::vector<const FieldRun*> all(FieldLabel label) const {
    std::vector<const FieldRun*> found;
    for (const FieldRun& run : runs)
      if (run.label == label) found.push_back(&run);
    return found;
  }
  [[nodiscard]] const FieldRun* first(FieldLabel label) const {
    const auto found = all(label);
    return found.empty() ? nullptr : found.front();
  }
  [[nodiscard]] const FieldRun* longest(FieldLabel label) const {
    const FieldRun* best = nullptr;
    for (const FieldRun* run : all(label))
      if (best == nullptr || run->span.size() > best->span.size()) best = run;
    return best;
  }
  // A quoted title before all others: prose may follow that looks like one.
  [[nodiscard]] const FieldRun* title() const {
    for (const FieldRun* run : all(FieldLabel::kTitle))
      if (text.substr(0, run->span.begin).ends_with("“")) return run;
    return longest(FieldLabel::kTitle);
  }
  void note(const char* name, const FieldRun& run) {
    for (CitationField& field : out.fields)
      if (field.name == name) {
        field.spans.push_back(run.span);
        field.confidence = std::min(field.confidence, run.confidence);
        return;
      }
    out.fields.push_back({name, {run.span}, run.confidence});
  }
  // A part of a run is another field than was thought, or all that there is of it.
  void move(const char* name, std::string& value, const FieldRun& run, std::string_view part) {
    while (!part.empty() && static_cast<unsigned char>(part.front()) <= ' ') part.remove_prefix(1);
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    const Span span{begin, begin + static_cast<std::uint32_t>(part.size())};
    value = plain(part);
    for (CitationField& field : out.fields)
      if (field.name == name) {
        field.spans = {span};
        return;
      }
    out.fields.push_back({name, {span}, run.confidence});
  }
  void set(const char* name, std::string& value, const FieldRun* run) {
    if (run == nullptr) return;
    value = plain(of(*run));
    if (!value.empty()) note(name, *run);
  }
};

namespace {

using names_in_references::without_stops;

// Whether the last word of an author part says that these are editors: "A. Smith, ed.", "(Eds.)".
bool ends_in_editor(std::string_view text, const std::vector<ReferenceWord>& words, const FieldRun& run) {
  static constexpr std::array<std::string_view, 9> kMarks = {"ed", "eds",  "editor", "editors", "hrsg",
                                                             "hg", "edds", "comp",   "comps"};
  for (std::uint32_t i = run.last; i-- > run.first;) {
    if (words[i].kind == WordKind::kPunctuation) continue;
    const std::string word = without_stops(text.substr(words[i].span.begin, words[i].span.size()));
    return i > run.first && std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
  }
  return false;
}

// "eds.", "editors" among the last words.
bool names_several_editors(std::string_view text, const std::vector<ReferenceWord>& words, const FieldRun& run) {
  const std::uint32_t end = std::min<std::uint32_t>(run.last + 2, static_cast<std::uint32_t>(words.size()));
  for (std::uint32_t i = run.last > run.first + 4 ? run.last - 4 : run.first; i < end; ++i) {
    const std::string word = without_stops(text.substr(words[i].span.begin, words[i].span.size()));
    if (word == "eds" || word == "editors" || word == "hgg" || word == "edds") return true;
  }
  return false;
}

// "2 vols." counts volumes and is none.
std::string read_volume(std::string_view text) {
  if (const std::size_t comma = text.rfind(',');
      comma != std::string_view::npos && counts_volumes(text.substr(comma + 2)))
    text = text.substr(0, comma);
  return counts_volumes(text) ? "" : read_number(text);
}

// Whether the date says when a page was seen: "accessed May 4, 2019".
bool is_visit(std::string_view text, const std::vector<ReferenceWord>& words, const FieldRun& run) {
  static constexpr std::array<std::string_view, 13> kSeen = {
      "accessed",  "retrieved", "viewed",   "visited", "consulted", "downloaded", "access",
      "abgerufen", "zugriff",   "consulté", "cited",   "checked",   "consultado"};
  const std::uint32_t from = run.first > 4 ? run.first - 4 : 0;
  for (std::uint32_t i = from; i < run.last; ++i) {
    const std::string word = without_stops(text.substr(words[i].span.begin, words[i].span.size()));
    if (std::find(kSeen.begin(), kSeen.end(), word) != kSeen.end()) return true;
  }
  return false;
}

// "See also", "Cf.", "Source:" before a reference are no part of it.
void leave_out_lead(std::string_view text, const std::vector<ReferenceWord>& words, std::vector<FieldLabel>& labels) {
  static constexpr std::array<std::string_view, 5> kLeads = {"see", "cf", "source", "sources", "compare"};
  const auto lower = [&](std::size_t i) {
    return without_stops(text.substr(words[i].span.begin, words[i].span.size()));
  };
  if (words.size() < 3 || std::find(kLeads.begin(), kLeads.end(), lower(0)) == kLeads.end()) return;
  std::size_t end = lower(1) == "also" ? 2 : 1;
  const bool source = lower(0).starts_with("source");
  if ((source && lower(1) != ":") || lower(1) == ",") return;  // "See, A. (2001)" is a person
  while (end < words.size() && words[end].kind == WordKind::kPunctuation && (lower(end) == ":" || lower(end).empty()))
    ++end;
  std::fill(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(end), FieldLabel::kOutside);
}

// A title that begins behind an opening quotation mark ends at the closing one.
void keep_quoted_titles_whole(std::string_view text, const std::vector<ReferenceWord>& words,
                              std::vector<FieldLabel>& labels) {
  const auto is = [&](std::size_t i, std::string_view mark) {
    return text.substr(words[i].span.begin, words[i].span.size()) == mark;
  };
  std::size_t open = 0;
  while (open < words.size() && !is(open, "“")) ++open;
  if (open + 1 >= words.size() || labels[open + 1] != FieldLabel::kTitle) return;
  std::size_t close = open + 1;
  for (int depth = 1; close < words.size(); ++close) {
    depth += is(close, "“") ? 1 : is(close, "”") ? -1 : 0;
    if (depth == 0) break;
  }
  if (close < words.size())
    std::fill(labels.begin() + static_cast<std::ptrdiff_t>(open), labels.begin() + static_cast<std::ptrdiff_t>(close),
              FieldLabel::kTitle);
}

// "no. 2, 22 May 2005": the number before a month's name is its day, not a volume.
void give_days_to_dates(std::string_view text, const std::vector<ReferenceWord>& words,
                        std::vector<FieldLabel>& labels) {
  const auto word = [&](std::size_t i) { return text.substr(words[i].span.begin, words[i].span.size()); };
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (labels[i] != FieldLabel::kDate || labels[i - 1] == FieldLabel::kDate || word(i - 2) != ",") continue;
    const bool day = words[i - 1].kind == WordKind::kNumber && words[i - 1].span.size() <= 2;
    if (day && known_word(hash_lower(word(i))) == KnownWord::kMonth) labels[i - 1] = FieldLabel::kDate;
  }
}

// Behind a title, "In A. Smith (Ed.), ..." and ". In: ..." begin what holds it, where the labels have no container.
void part_container(std::string_view text, const std::vector<ReferenceWord>& words, std::vector<FieldLabel>& labels) {
  const auto is = [&](std::size_t i, std::string_view word) {
    return text.substr(words[i].span.begin, words[i].span.size()) == word;
  };
  const auto from = [&](std::size_t i, FieldLabel label) { return i < labels.size() && labels[i] == label; };
  if (std::find(labels.begin(), labels.end(), FieldLabel::kContainer) != labels.end()) return;
  std::size_t begin =
      static_cast<std::size_t>(std::find(labels.begin(), labels.end(), FieldLabel::kTitle) - labels.begin());
  bool editor = false;
  for (; begin < words.size(); ++begin) {
    const bool in = begin > 0 && (is(begin, "In") || is(begin, "in"));
    editor |= in && labels[begin] == FieldLabel::kEditor;
    const bool colon = in && is(begin - 1, ".") && begin + 2 < words.size() && is(begin + 1, ":");
    if (from(begin, FieldLabel::kTitle) && (colon || (editor && labels[begin - 1] != FieldLabel::kTitle))) break;
  }
  for (; from(begin, FieldLabel::kTitle); ++begin) labels[begin] = FieldLabel::kContainer;
}

}  // namespace

ReferenceParser::ReferenceParser(std::shared_ptr<const LabelModel> model, std::shared_ptr<const Lexicon> lexicon,
                                 std::shared_ptr<const Periodicals> periodicals)
    : labeller_(std::move(model)), lexicon_(std::move(lexicon)), periodicals_(std::move(periodicals)) {}

ReferenceParser ReferenceParser::load() { return {load_label_model(), Lexicon::load(), load_periodicals()}; }

void ReferenceParser::read_people(Draft& draft) const {
  const auto add = [&](const char* name, std::vector<CitationName>& people, const FieldRun& run) {
    for (CitationName& person : read_names(draft.of(run), *lexicon_)) people.push_back(std::move(person));
    draft.note(name, run);
  };
  for (const FieldRun& run : draft.runs) {
    if (run.label == FieldLabel::kAuthor) {
      const FieldRun* next = &run + 1 < draft.runs.data() + draft.runs.size() ? &run + 1 : nullptr;
      // "Farmer, P., M. Connors, and J. Simmons, eds."
      const bool joined = next != nullptr && next->label == FieldLabel::kEditor && !next->in && run.first < 3 &&
                          next->first <= run.last + 2 && names_several_editors(draft.text, words_, *next);
      if (joined || ends_in_editor(draft.text, words_, run))
        add("editor", draft.out.editor, run);
      else
        add("author", draft.out.author, run);
    } else if (run.label == FieldLabel::kEditor) {
      add("editor", draft.out.editor, run);
    } else if (run.label == FieldLabel::kTranslator) {
      add("translator", draft.out.translator, run);
    }
  }
}

// Whether this is the name of a place and of nothing else.
bool ReferenceParser::is_place(const std::string& name) const {
  const auto forms = lexicon_->lookup(name);
  return !forms.empty() && std::all_of(forms.begin(), forms.end(), [&](const LexiconForm& form) {
    const EntityType type = lexicon_->entry(form.entry).type;
    return type == EntityType::kPlace || type == EntityType::kCountry || type == EntityType::kRegion;
  });
}

// "Hamburg and Leipzig"
bool ReferenceParser::are_places(const std::string& names) const {
  for (const std::string_view mark : {" and ", " und ", " et ", " & ", "/"})
    if (const std::size_t at = names.find(mark); at != std::string::npos)
      return is_place(names.substr(0, at)) && is_place(names.substr(at + mark.size()));
  return is_place(names);
}

bool ReferenceParser::is_land(const std::string& name) const {
  const auto forms = lexicon_->lookup(name);
  return std::any_of(forms.begin(), forms.end(), [&](const LexiconForm& form) {
    const EntityType type = lexicon_->entry(form.entry).type;
    return type == EntityType::kCountry || type == EntityType::kRegion;
  });
}

// "(Cologne, 2009)" and "Hamilton: London", where the place was taken for the publisher; "Heritage, Boston".
void ReferenceParser::mend_places(Draft& draft) const {
  Citation& out = draft.out;
  const std::string first = out.publisher_place.substr(0, out.publisher_place.find(','));
  const std::string last = out.publisher_place.substr(out.publisher_place.rfind(' ') + 1);
  const std::string state = out.publisher_place.substr(std::min(first.size() + 2, out.publisher_place.size()));
  if (!out.publisher.empty() && are_places(out.publisher) && !is_place(out.publisher_place) && !is_place(first) &&
      !is_place(last) && !is_place(state)) {
    std::swap(out.publisher, out.publisher_place);
    for (CitationField& field : out.fields)
      if (field.name == "publisher" || field.name == "publisher-place")
        field.name = field.name == "publisher" ? "publisher-place" : "publisher";
    return;
  }
  const std::size_t comma = out.publisher_place.find(", ");
  if (!out.publisher.empty() || comma == std::string::npos) return;
  const std::string head = out.publisher_place.substr(0, comma), tail = out.publisher_place.substr(comma + 2);
  const FieldRun* place = draft.longest(FieldLabel::kPlace);
  if (place == nullptr || is_place(head) || !is_place(tail.substr(0, tail.find(','))) ||
      (tail.find(',') == std::string::npos && is_land(tail)))
    return;
  const std::string_view text = draft.of(*place);
  const std::size_t cut = text.find(',');
  draft.move("publisher", out.publisher, *place, text.substr(0, cut));
  draft.move("publisher-place", out.publisher_place, *place, text.substr(cut + 1));
}

// "“Night ferries,” harbour studies.": behind a quoted title, outside of brackets, with nothing else that holds it.
bool ReferenceParser::is_whole_work(const Draft& draft, const FieldRun* genre) {
  if (genre == nullptr || !draft.out.container_title.empty() || !draft.out.publisher.empty()) return false;
  if (genre->last - genre->first < 2 || genre->span.begin < 5) return false;
  std::string_view before = draft.text.substr(0, genre->span.begin);
  while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
  return before.ends_with("”") && draft.text.substr(0, genre->span.begin).rfind('(') == std::string_view::npos;
}

void ReferenceParser::read_texts(Draft& draft) const {
  Citation& out = draft.out;
  draft.set("title", out.title, draft.title());
  draft.set("container-title", out.container_title, draft.longest(FieldLabel::kContainer));
  draft.set("collection-title", out.collection_title, draft.longest(FieldLabel::kSeries));
  draft.set("publisher", out.publisher, draft.longest(FieldLabel::kPublisher));
  draft.set("publisher-place", out.publisher_place, draft.longest(FieldLabel::kPlace));
  mend_places(draft);
  draft.set("genre", out.genre, draft.longest(FieldLabel::kGenre));
  if (const FieldRun* genre = draft.longest(FieldLabel::kGenre); is_whole_work(draft, genre)) {
    draft.move("container-title", out.container_title, *genre, draft.of(*genre));
    out.genre.clear();
    std::erase_if(out.fields, [](const CitationField& field) { return field.name == "genre"; });
  }
  draft.set("note", out.note, draft.longest(FieldLabel::kNote));
}

void ReferenceParser::read_numbers(Draft& draft) const {
  const auto set = [&](const char* name, std::string& value, FieldLabel label, std::string (*read)(std::string_view)) {
    for (const FieldRun* run : draft.all(label)) {
      value = read(draft.of(*run));
      if (value.empty()) continue;
      draft.note(name, *run);
      return;
    }
  };
  set("volume", draft.out.volume, FieldLabel::kVolume, read_volume);
  set("issue", draft.out.issue, FieldLabel::kIssue, read_number);
  set("page", draft.out.page, FieldLabel::kPages, read_pages);
  part_issue(draft);
  part_volume(draft);
  set("edition", draft.out.edition, FieldLabel::kEdition, read_edition);
}

// "39:20: 4899" and "8, 4 (Dec. 1995), 343-356", where the issue was taken for pages.
void ReferenceParser::part_issue(Draft& draft) const {
  Citation& out = draft.out;
  const auto pages = draft.all(FieldLabel::kPages);
  if (out.volume.empty() || !out.issue.empty() || pages.empty()) return;
  const FieldRun* volume = draft.first(FieldLabel::kVolume);
  if (volume == nullptr || pages[0]->first < volume->last || pages[0]->first > volume->last + 2) return;
  if (const IssueAndPages parts = split_issue(draft.of(*pages[0])); !parts.issue.empty()) {
    draft.move("issue", out.issue, *pages[0], parts.issue);
    draft.move("page", out.page, *pages[0], parts.pages);
    out.page = read_pages(parts.pages);
  } else if (pages.size() > 1 && out.page.size() <= 3 && out.page.find('-') == std::string::npos) {
    const std::string next = read_pages(draft.of(*pages[1]));
    if (next.find('-') == std::string::npos) return;
    draft.move("issue", out.issue, *pages[0], draft.of(*pages[0]));
    draft.move("page", out.page, *pages[1], draft.of(*pages[1]));
    out.page = next;
  }
}

// "Harbour Studies XVII, no. 3", where the volume was taken for a part of the name.
void ReferenceParser::part_volume(Draft& draft) const {
  Citation& out = draft.out;
  if (!out.volume.empty() || (out.issue.empty() && out.page.empty()) || out.issued.from.year == 0) return;
  const FieldRun* container = draft.longest(FieldLabel::kContainer);
  if (container == nullptr) return;
  const NameAndVolume parts = split_volume(draft.of(*container), !out.issue.empty());
  if (parts.volume.empty()) return;
  draft.move("container-title", out.container_title, *container, parts.name);
  draft.move("volume", out.volume, *container, parts.volume);
}

void ReferenceParser::read_dates(Draft& draft) const {
  const FieldRun *issued = nullptr, *unread = nullptr;
  for (const FieldRun* run : draft.all(FieldLabel::kDate)) {
    CitationDate date = read_date(draft.of(*run));
    if (date.from.year != 0 && !date.raw.empty()) date = read_date(draft.of(*run), day_order(draft.text));
    if (date.from.year == 0) {
      if (unread == nullptr) unread = run;
    } else if (is_visit(draft.text, words_, *run)) {
      if (draft.out.accessed.from.year == 0) draft.note("accessed", *run), draft.out.accessed = std::move(date);
    } else if (issued == nullptr) {
      issued = run;
      draft.out.issued = std::move(date);
      draft.note("issued", *run);
    }
  }
  if (issued != nullptr || unread == nullptr) return;
  draft.out.issued.raw = plain(draft.of(*unread));
  draft.note("issued", *unread);
}

// Addresses that the labels have, then any that they missed.
void ReferenceParser::read_addresses(Draft& draft) const {
  Citation& out = draft.out;
  const auto take = [&](std::string_view text, const FieldRun& run, bool labelled_doi) {
    const std::string doi = read_doi(text);
    const std::string url = read_url(text);
    const bool resolver = url.find("doi.org/") != std::string::npos;
    if (!doi.empty() && (labelled_doi || resolver || url.empty() || !url.starts_with("http"))) {
      if (out.doi.empty()) draft.note("DOI", run), out.doi = doi;
    } else if (out.url.empty() && !url.empty() && !labelled_doi) {
      out.url = url;
      draft.note("URL", run);
    }
  };
  for (const FieldRun& run : draft.runs)
    if (run.label == FieldLabel::kDoi || run.label == FieldLabel::kUrl)
      take(draft.of(run), run, run.label == FieldLabel::kDoi);
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (words_[i].kind != WordKind::kAddress || labels_[i] == FieldLabel::kUrl || labels_[i] == FieldLabel::kDoi)
      continue;
    const FieldRun run{FieldLabel::kUrl, i, i + 1, words_[i].span, confidence_[i], false};
    take(draft.text.substr(run.span.begin, run.span.size()), run, false);
  }
  for (const FieldRun* run : draft.all(FieldLabel::kIdentifier)) {
    if (!out.isbn.empty()) break;
    out.isbn = read_isbn(draft.of(*run));
    if (!out.isbn.empty()) draft.note("ISBN", *run);
  }
}

// What is hardly a reference has unsure fields; prose has none but its addresses.
void ReferenceParser::doubt(Citation& out) const {
  const double likelihood = reference_likelihood(out, words_);
  if (likelihood >= 0.5) return;
  if (likelihood < kProseLikelihood) {
    Citation bare;
    bare.raw = std::move(out.raw);
    bare.url = std::move(out.url);
    bare.doi = std::move(out.doi);
    bare.isbn = std::move(out.isbn);
    for (CitationField& field : out.fields)
      if (field.name == "URL" || field.name == "DOI" || field.name == "ISBN") bare.fields.push_back(std::move(field));
    out = std::move(bare);
    return;
  }
  for (CitationField& field : out.fields) field.confidence *= static_cast<float>(2 * likelihood);
}

Citation ReferenceParser::parse(std::string_view text) {
  if (text.size() > kMaxSourceBytes) text = text.substr(0, kMaxSourceBytes);
  split_reference(text, words_);
  labeller_.label(text, words_, labels_, confidence_);
  leave_out_lead(text, words_, labels_);
  keep_quoted_titles_whole(text, words_, labels_);
  part_container(text, words_, labels_);
  give_days_to_dates(text, words_, labels_);
  Draft draft{text, field_runs(text, words_, labels_, confidence_), {}};
  draft.out.raw = std::string(text);
  read_people(draft);
  read_texts(draft);
  read_dates(draft);
  read_numbers(draft);
  read_addresses(draft);
  draft.out.type = reference_type(draft.out, draft.runs, *periodicals_);
  doubt(draft.out);
  return std::move(draft.out);
}

}  // namespace apud
