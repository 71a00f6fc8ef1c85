// Block by block: notes are cut into references, entries of lists read whole, sentences searched for author and year.
// Layer 5.
#include "indexer/cite/citation_finder.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "indexer/cite/author_years.h"
#include "indexer/cite/citation_drafts.h"
#include "indexer/cite/dated_papers.h"
#include "indexer/cite/names.h"
#include "indexer/cite/note_references.h"
#include "indexer/cite/reference_lists.h"
#include "indexer/cite/reference_signs.h"

namespace apud {
namespace {

// A title or what stands for one, and something that tells it from other texts.
bool is_record(const Citation& c) {
  const bool address = !c.url.empty() || !c.doi.empty();
  if (c.title.empty() && c.container_title.empty() && !address) return false;
  if (!c.title.empty() && (c.type == "legislation" || c.type == "legal_case" || c.type == "interview")) return true;
  const int told = (c.author.empty() && c.editor.empty() ? 0 : 1) + (c.title.empty() ? 0 : 1) +
                   (c.container_title.empty() ? 0 : 1) + (c.issued.from.year == 0 ? 0 : 1) + (address ? 2 : 0) +
                   (c.publisher.empty() ? 0 : 1);
  return told >= 2;
}

CitationName name_of(const std::string& printed, const Lexicon& lexicon) {
  CitationName name;
  const std::size_t blanks = static_cast<std::size_t>(std::count(printed.begin(), printed.end(), ' '));
  const std::size_t last = printed.rfind(' ');
  const WordRole role = lexicon.role(last == std::string::npos ? printed : printed.substr(last + 1));
  const bool body = role.head == EntityType::kOrganization || blanks > 2 || printed.find(" of ") != std::string::npos;
  (body ? name.literal : name.family) = printed;
  return name;
}

}  // namespace

class CitationFinder::Search {
 public:
  Search(const Document& document, const SourceText& source, ReferenceParser& parser, const Lexicon& lexicon)
      : document_(document), source_(source), parser_(parser), lexicon_(lexicon), works_(document.name) {}

  FoundCitations run() {
    const std::vector<std::optional<std::uint32_t>> lists = reference_list_blocks(document_, source_);
    numbers_.resize(document_.blocks.size());
    for (const Block& block : document_.blocks) {
      const bool note = block.kind == BlockKind::kFootnote;
      if (note) numbers_[block.id] = block.number.empty() && block.parent ? numbers_[*block.parent] : block.number;
      if (lists[block.id] && !(note && is_note(block)))
        read_entries(block, *lists[block.id]);
      else if (note || block.kind == BlockKind::kSource)
        read_note(block);
      else if (block.kind != BlockKind::kHeading)
        read_sentences(block);
    }
    resolve_citations(drafts_, numbers_, works_);
    support();
    return finish();
  }

 private:
  [[nodiscard]] std::string_view part(const Block& block, Span span) const {
    return std::string_view(block.text).substr(span.begin, span.size());
  }

  CitationDraft& add(const Block& block, CitationStream stream, CitationForm form, Span span) {
    CitationDraft& draft = drafts_.emplace_back();
    draft.block = block.id;
    draft.stream = stream;
    draft.placed.form = form;
    draft.placed.span = span;
    draft.placed.citation.raw = part(block, span);
    draft.works_before = works_.size();
    return draft;
  }

  // True if it is a reference.
  bool add_full(const Block& block, CitationStream stream, Span span, Span lead) {
    Citation citation = parser_.parse(part(block, span));
    if (!is_record(citation)) return false;
    CitationDraft& draft = add(block, stream, CitationForm::kFull, span);
    draft.placed.lead = lead;
    draft.work = works_.add(citation, {block.id, 0});
    draft.placed.citation = std::move(citation);
    return true;
  }

  void read_note(const Block& block) {
    const CitationStream stream =
        block.kind == BlockKind::kSource ? CitationStream::kSourceLines : CitationStream::kNotes;
    words_.read(block.text);
    if (words_.size() >= kMostReferenceWords) note_cut(block);
    cut_pieces(words_, pieces_);
    find_note_references(words_, pieces_, references_);
    const std::size_t known = drafts_.size();
    for (const NoteReference& reference : references_) {
      const Span span = words_.span(reference.first, reference.end);
      const Span lead = reference.first > reference.lead ? words_.span(reference.lead, reference.first) : Span{};
      if (reference.paper) {
        add_paper(block, stream, reference, lead);
      } else if (reference.short_form) {
        add_short(block, stream, reference, lead);
      } else {
        add_full(block, stream, span, lead);
      }
    }
    years_.clear();
    year_finder_.find(block.text, years_);
    add_author_years(block, stream, known);
  }

  void add_paper(const Block& block, CitationStream stream, const NoteReference& reference, Span lead) {
    std::optional<Citation> paper = read_dated_paper(words_, reference.first, reference.end);
    if (!paper) return;
    CitationDraft& draft = add(block, stream, CitationForm::kFull, words_.span(reference.first, reference.end));
    draft.placed.lead = lead;
    for (CitationField& field : paper->fields)
      for (Span& span : field.spans) span = {span.begin - draft.placed.span.begin, span.end - draft.placed.span.begin};
    paper->raw = draft.placed.citation.raw;
    draft.work = works_.add(*paper, {block.id, 0});
    draft.placed.citation = std::move(*paper);
  }

  void note_cut(const Block& block) {
    const std::uint32_t end = words_.span(words_.size() - 1).end;
    const std::vector<Span> spans = block.map.source_of(Span{end, static_cast<std::uint32_t>(block.text.size())});
    if (!spans.empty())
      diagnostics_.push_back({"note_cut", spans.front(), "a note of enormous length: its end was not searched"});
  }

  void add_short(const Block& block, CitationStream stream, const NoteReference& reference, Span lead) {
    const ShortForm& form = *reference.short_form;
    const auto words = [&](std::uint32_t first, std::uint32_t end) {
      return end > first ? std::string(part(block, words_.span(first, end))) : std::string();
    };
    WorkHint hint;
    hint.names = words(form.names_first, form.names_end);
    hint.title = words(form.title_first, form.title_end);
    hint.year = form.year;
    hint.suffix = form.suffix;
    const bool doubtful =
        form.form == CitationForm::kShortTitle && (!form.certain || form.title_end == form.title_first);
    if (reference.full && doubtful && !works_.find(hint, works_.size())) {
      add_full(block, stream, words_.span(reference.first, reference.end), lead);
      return;
    }
    CitationDraft& draft = add(block, stream, form.form, words_.span(reference.first, reference.end));
    draft.placed.lead = lead;
    draft.placed.locator = form.locator;
    draft.note = form.note;
    draft.suffix = form.suffix;
    const bool told = !form.locator.empty() || stream == CitationStream::kSourceLines;
    draft.certain = form.certain || (form.form == CitationForm::kAuthorYear && told);
    Citation& printed = draft.placed.citation;
    if (!hint.names.empty()) printed.author = read_names(hint.names, lexicon_);
    printed.title = hint.title;
    printed.page = form.locator;
    printed.issued.from.year = printed.issued.to.year = form.year;
    draft.hint = std::move(hint);
  }

  // Those of years_ that do not stand in what was found since `known`.
  void add_author_years(const Block& block, CitationStream stream, std::size_t known) {
    const std::size_t found = drafts_.size();
    for (AuthorYear& cited : years_) {
      const auto inside = [&](const CitationDraft& draft) {
        return draft.placed.span.begin < cited.span.end && cited.span.begin < draft.placed.span.end;
      };
      const auto begin = drafts_.begin() + static_cast<std::ptrdiff_t>(known);
      const auto end = drafts_.begin() + static_cast<std::ptrdiff_t>(found);
      const auto near = std::partition_point(
          begin, end, [&](const CitationDraft& draft) { return draft.placed.span.end <= cited.span.begin; });
      if (near != end && inside(*near)) continue;
      CitationDraft& draft = add(block, stream, CitationForm::kAuthorYear, cited.span);
      draft.placed.lead = cited.lead;
      draft.placed.locator = cited.locator;
      draft.suffix = cited.suffix;
      draft.certain = is_certain(cited);
      Citation& printed = draft.placed.citation;
      for (const std::string& family : cited.families) printed.author.push_back(name_of(family, lexicon_));
      printed.issued.from.year = printed.issued.to.year = cited.year;
      printed.page = cited.locator;
      draft.hint = {cited.families.empty() ? "" : cited.families.front(),
                    std::move(cited.families),
                    cited.others,
                    "",
                    cited.year,
                    cited.suffix};
    }
    if (drafts_.size() > found && found > known)
      std::sort(drafts_.begin() + static_cast<std::ptrdiff_t>(known), drafts_.end(),
                [](const CitationDraft& a, const CitationDraft& b) { return a.placed.span < b.placed.span; });
  }

  // Whether an author and year are a citation also where no list has them: names of persons or bodies, not of places,
  // treaties and wars.
  [[nodiscard]] bool is_certain(const AuthorYear& cited) const {
    if (cited.in_sentence && !cited.others && cited.families.size() < 2) return false;
    for (const std::string& family : cited.families) {
      const std::size_t last = family.rfind(' ');
      const WordRole role = lexicon_.role(last == std::string::npos ? family : family.substr(last + 1));
      if (role.head && *role.head != EntityType::kOrganization && *role.head != EntityType::kPerson) return false;
      for (const LexiconForm& form : lexicon_.lookup(family)) {
        const EntityType type = lexicon_.entry(form.entry).type;
        if (type != EntityType::kOrganization && type != EntityType::kPerson) return false;
      }
    }
    return true;
  }

  void read_sentences(const Block& block) {
    years_.clear();
    year_finder_.find(block.text, years_);
    if (!years_.empty()) add_author_years(block, CitationStream::kText, drafts_.size());
  }

  // Whether a numbered block behind a list's head is a note all the same: it refers back, or holds several references.
  bool is_note(const Block& block) {
    words_.read(block.text);
    cut_pieces(words_, pieces_);
    find_note_references(words_, pieces_, references_);
    return references_.size() > 1 ||
           (references_.size() == 1 && references_.front().short_form && !references_.front().full);
  }

  // "7" of a numbered entry, whatever it is printed with; 0 if it has none.
  static std::uint32_t number_of(const Block& block) {
    std::string_view digits = block.number.empty() ? std::string_view(block.text) : std::string_view(block.number);
    if (digits.starts_with("[")) digits.remove_prefix(1);
    std::uint32_t number = 0;
    std::size_t at = 0;
    for (; at < digits.size() && at < 4 && digits[at] >= '0' && digits[at] <= '9'; ++at)
      number = number * 10 + static_cast<std::uint32_t>(digits[at] - '0');
    return block.number.empty() && (at >= digits.size() || digits[at] != ']') ? 0 : number;
  }

  void read_entries(const Block& block, std::uint32_t from) {
    const std::vector<std::uint32_t> starts = entry_starts(block, from, source_);
    if (const std::uint32_t number = number_of(block); number > 0) entries_.emplace(number, block.id);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      Span span{starts[i], i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(block.text.size())};
      while (!span.empty() && block.text[span.end - 1] == ' ') --span.end;
      const std::string_view text = part(block, span);
      if (text.size() > 3 && text[0] == '[' && text.find(']') < 6)
        span.begin += static_cast<std::uint32_t>(text.find_first_not_of(' ', text.find(']') + 1) % text.size());
      Citation citation = parser_.parse(part(block, span));
      const bool same = text.starts_with("—") || text.starts_with("–") || text.starts_with("---") ||
                        text.starts_with("___");  // the author of the entry before
      if (same && citation.author.empty()) citation.author = author_before_;
      author_before_ = citation.author;
      if (!is_record(citation)) continue;
      const bool note = block.kind == BlockKind::kFootnote;
      CitationDraft& draft =
          add(block, note ? CitationStream::kNotes : CitationStream::kLists, CitationForm::kFull, span);
      draft.work = works_.add(citation, {block.id, 0});
      draft.placed.citation = std::move(citation);
    }
  }

  // "[2, 4–6]" in the text, where a list of references is numbered: the sentences that lean on each entry.
  void read_numbers(const Block& block, std::vector<std::vector<CitedFrom>>& places) const {
    constexpr std::size_t kLongest = 40;
    constexpr std::uint32_t kMostInRange = 30;
    const std::string_view text = block.text;
    for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
      std::uint32_t number = 0, from = 0;
      std::vector<std::uint32_t> numbers;
      bool closed = false;
      for (std::size_t at = open + 1; at < std::min(text.size(), open + kLongest) && !closed; ++at) {
        const char c = text[at];
        const bool dash = c == '-' || text.substr(at).starts_with("–");
        if (c >= '0' && c <= '9' && number < 10000) {
          number = number * 10 + static_cast<std::uint32_t>(c - '0');
        } else if (number > 0 && (dash || c == ',' || c == ';' || c == ']')) {
          const std::uint32_t first = from > 0 && number > from && number - from < kMostInRange ? from + 1 : number;
          for (std::uint32_t n = first; n <= number; ++n) numbers.push_back(n);
          from = dash ? number : 0;
          number = 0;
          closed = c == ']';
          if (dash && c != '-') at += 2;
        } else if (c != ' ') {
          break;
        }
      }
      for (const std::uint32_t n : numbers) {
        const auto entry = closed ? entries_.find(n) : entries_.end();
        if (entry == entries_.end()) continue;
        const CitedFrom here{block.id, sentence_at(block, static_cast<std::uint32_t>(open))};
        std::vector<CitedFrom>& known = places[entry->second];
        if (std::find(known.begin(), known.end(), here) == known.end()) known.push_back(here);
      }
    }
  }

  // The sentences at the marks of each note, by the note's block.
  [[nodiscard]] std::vector<std::vector<CitedFrom>> marks() const {
    std::vector<std::vector<CitedFrom>> places(document_.blocks.size());
    for (const Block& block : document_.blocks) {
      std::uint32_t owner = 0;
      for (const FootnoteRef& ref : block.refs) {
        while (owner + 1 < block.sentences.size() && block.sentences[owner + 1].begin < ref.at) ++owner;
        if (!ref.block || *ref.block >= places.size()) continue;
        std::vector<CitedFrom>& known = places[*ref.block];
        const CitedFrom from{block.id, block.sentences.empty() ? 0 : owner + 1};
        if (known.empty() || known.back() != from) known.push_back(from);
      }
      if (!entries_.empty() && block.kind == BlockKind::kParagraph) read_numbers(block, places);
    }
    return places;
  }

  void support() {
    const std::vector<std::vector<CitedFrom>> places = marks();
    for (CitationDraft& draft : drafts_) {
      const Block& block = document_.blocks[draft.block];
      std::vector<CitedFrom>& supports = draft.placed.supports;
      if (block.kind == BlockKind::kFootnote || draft.stream == CitationStream::kLists) {
        supports = places[block.id];
        if (supports.empty() && block.parent && *block.parent < places.size()) supports = places[*block.parent];
      } else if (block.kind == BlockKind::kSource) {
        if (block.parent) supports.push_back({*block.parent, 0});
      } else if (draft.stream == CitationStream::kText) {
        supports.push_back({block.id, sentence_at(block, draft.placed.span.begin)});
      }
    }
  }

  [[nodiscard]] static std::uint32_t sentence_at(const Block& block, std::uint32_t at) {
    const auto behind = std::partition_point(block.sentences.begin(), block.sentences.end(),
                                             [&](Span sentence) { return sentence.begin <= at; });
    return static_cast<std::uint32_t>(behind - block.sentences.begin());
  }

  FoundCitations finish() {
    FoundCitations found;
    found.diagnostics = std::move(diagnostics_);
    found.blocks.resize(document_.blocks.size());
    found.citations = drafts_.size();
    for (CitationDraft& draft : drafts_) {
      const Block& block = document_.blocks[draft.block];
      if (draft.work && draft.placed.form != CitationForm::kFull) {
        const bool named = draft.placed.form == CitationForm::kShortTitle && !draft.placed.citation.title.empty();
        works_.add_alias(*draft.work, named ? draft.placed.citation.title
                                      : draft.placed.form == CitationForm::kAuthorYear
                                          ? author_year_name(draft.placed.citation)
                                          : "");
        if (draft.placed.form != CitationForm::kAuthorYear || draft.placed.full)
          ++works_.works()[*draft.work].citations;
      }
      if (!draft.work) note_unresolved(block, draft, found.diagnostics);
      found.blocks[draft.block].push_back(std::move(draft.placed));
    }
    found.works = std::move(works_.works());
    return found;
  }

  void note_unresolved(const Block& block, const CitationDraft& draft, std::vector<Diagnostic>& diagnostics) const {
    constexpr std::size_t kShown = 80;
    std::string raw = draft.placed.citation.raw.substr(0, kShown);
    while (!raw.empty() && draft.placed.citation.raw.size() > kShown && (static_cast<unsigned char>(raw.back()) & 0x80))
      raw.pop_back();
    const std::vector<Span> spans = block.map.source_of(draft.placed.span);
    diagnostics.push_back(
        {"citation_unresolved", spans.empty() ? Span{} : spans.front(), "no work is known that this means: " + raw});
  }

  const Document& document_;
  const SourceText& source_;
  ReferenceParser& parser_;
  const Lexicon& lexicon_;
  CitedWorks works_;
  std::vector<CitationDraft> drafts_;
  std::vector<std::string> numbers_;
  std::vector<CitationName> author_before_;
  std::vector<Diagnostic> diagnostics_;
  std::unordered_map<std::uint32_t, std::uint32_t> entries_;  // of a numbered list: number to block
  NoteWords words_;
  std::vector<NotePiece> pieces_;
  std::vector<NoteReference> references_;
  AuthorYearFinder year_finder_;
  std::vector<AuthorYear> years_;
};

CitationFinder::CitationFinder(std::shared_ptr<const LabelModel> model, std::shared_ptr<const Lexicon> lexicon,
                               std::shared_ptr<const Periodicals> periodicals)
    : parser_(std::move(model), lexicon, std::move(periodicals)), lexicon_(lexicon) {}
CitationFinder::~CitationFinder() = default;
CitationFinder::CitationFinder(CitationFinder&&) noexcept = default;

FoundCitations CitationFinder::find(const Document& document, const SourceText& source) {
  return Search(document, source, parser_, *lexicon_).run();
}

}  // namespace apud
