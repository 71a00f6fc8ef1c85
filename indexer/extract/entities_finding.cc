// Reads a document's sentences and decides which chunks are names: support for capitals at beginnings, headings,
// shared heads ("the A-B and C-D railways").
// Layer 5, pure.
#include <algorithm>

#include "corpus/language/sentences.h"
#include "indexer/extract/entities_chunks.h"

namespace apud::entities {
namespace {

bool is_roman(std::string_view text) { return text.find_first_not_of("IVXLC") == std::string_view::npos; }

bool is_adjective(std::string_view text) {
  return text.ends_with("ic") || text.ends_with("ian") || text.ends_with("ive") || text.ends_with("ous") ||
         text.ends_with("can") || text.ends_with("al");
}

class NameFinder {
 public:
  explicit NameFinder(Reading& reading) : r_(reading) {}
  void prose(const Sentence& sentence);
  void heading(const Sentence& sentence);

 private:
  const Word& at(std::uint32_t i) const { return r_.words[i]; }
  Span span_of(const Chunk& chunk) const { return {at(chunk.first).span.begin, at(chunk.last - 1).span.end}; }
  bool accept(Chunk& chunk);
  bool accept_word(const Chunk& chunk);
  void trim_start(Chunk& chunk);
  void share_heads();
  void share_head(std::size_t first, std::size_t last);
  void keep(const Chunk& chunk);
  void vote_by_words(const Chunk& chunk, std::uint32_t name);
  bool after_the(const Chunk& chunk) const;
  void part_names();
  bool is_note() const {
    const BlockKind kind = r_.document->blocks[sentence_->block].kind;
    return kind == BlockKind::kFootnote || kind == BlockKind::kSource;
  }
  bool all_english(const Chunk& chunk);
  void vote_by_noun(const Chunk& chunk, std::uint32_t name);
  bool in_list_of_cell(const Chunk& chunk) const;

  Reading& r_;
  const Sentence* sentence_ = nullptr;
};

// A word that opens a sentence and is written small elsewhere is no part of the name, if the rest is one without it.
void NameFinder::trim_start(Chunk& chunk) {
  if (!chunk.starts || chunk.lexicon != kNone || chunk.last - chunk.first < 2) return;
  if (at(chunk.first).shape != Shape::kCapital || !is_capital(at(chunk.first + 1))) return;
  const Entry& entry = r_.know(at(chunk.first));
  if (entry.role.given_name || entry.capitals > 0) return;
  bool trim = entry.text.size() > 5 && entry.text.ends_with("ly");
  if (!trim && entry.small > 0) {
    const Span rest{at(chunk.first + 1).span.begin, at(chunk.last - 1).span.end};
    const std::string_view text = r_.text_of(sentence_->block, rest);
    trim = r_.names.find_exact(text) != kNone || (!chunk.type && !r_.lexicon->lookup(text).empty());
  }
  if (!trim) return;
  ++chunk.first;
  chunk.starts = false;
  const auto forms = r_.lexicon->lookup(r_.text_of(sentence_->block, span_of(chunk)));
  if (forms.empty()) return;
  chunk.lexicon = forms.front().entry;
  chunk.form = forms.front().kind;
  chunk.type = r_.lexicon->entry(chunk.lexicon).type;
}

bool NameFinder::after_the(const Chunk& chunk) const {
  if (chunk.first == sentence_->first) return false;
  const Word& before = at(chunk.first - 1);
  return before.shape != Shape::kMark && folded_equal(r_.text_of(sentence_->block, before.span), "the");
}

// One word: an acronym, a known name, or a capital where none is due.
bool NameFinder::accept_word(const Chunk& chunk) {
  const Word& word = at(chunk.first);
  if (word.shape == Shape::kInitial || word.shape == Shape::kNumber) return false;
  const Entry& entry = r_.know(word);
  const std::string_view text = r_.text_of(sentence_->block, word.span);
  if (chunk.personal) return !is_roman(text) && word.span.size() > 1 && (entry.flags & kFunction) == 0;
  if (chunk.lexicon != kNone) {
    if (!chunk.common) return true;
    if (chunk.starts) return entry.small == 0 && (entry.capitals > 0 || chunk.type == EntityType::kCountry);
    return entry.small <= entry.capitals * 3;
  }
  if (word.shape == Shape::kUpper && (entry.flags & kUnit) != 0) return false;
  // "NOTE", "RESTRICTED": a word for emphasis, unless the text makes an acronym of it.
  if (word.shape == Shape::kUpper && text.size() >= 4 && !entry.bracketed && r_.english.has(entry.text)) return false;
  if (word.shape == Shape::kUpper)
    return !is_roman(text) && entry.small <= entry.capitals && text.find('.') == std::string_view::npos;
  if (entry.flags != 0 || entry.role.title || entry.role.office) return false;
  if (entry.role.head && (after_the(chunk) || chunk.starts || entry.small > 0)) return false;  // "the Bank"
  if (text.back() == '.') return false;                                                        // "Mass.", "Ind."
  if (chunk.starts) {
    if (entry.small > 0) return false;
    const bool named = (entry.role.given_name || entry.role.family_name) && !entry.role.common_word;
    return entry.capitals > 0 || named || !r_.english.has(entry.text);
  }
  if (is_adjective(text) && chunk.last < sentence_->last && at(chunk.last).shape == Shape::kLower &&
      !r_.flagged(at(chunk.last), kFunction | kSmall) && r_.english.has(entry.text))
    return false;                                             // "Democratic voters"
  if (is_note() && r_.english.has(entry.text)) return false;  // a word of a title or a journal's name
  return entry.small * 3 <= entry.capitals || entry.small == 0;
}

bool NameFinder::all_english(const Chunk& chunk) {
  for (std::uint32_t i = chunk.first; i < chunk.last; ++i)
    if (at(i).shape == Shape::kUpper || (at(i).shape == Shape::kCapital && !r_.english.has(r_.know(at(i)).text)))
      return false;
  return true;
}

bool NameFinder::accept(Chunk& chunk) {
  trim_start(chunk);
  if (chunk.first >= chunk.last) return false;
  if (chunk.type == EntityType::kRole && chunk.lexicon == kNone)  // "President" alone is told by its use
    return chunk.last - chunk.first > 1 && !chunk.starts;
  if (chunk.last - chunk.first == 1) return accept_word(chunk);
  if (chunk.quoted || chunk.lexicon != kNone) return true;
  if (!chunk.type && !chunk.personal && is_note() && all_english(chunk)) return false;  // a title's words
  if (!chunk.type && !chunk.personal && at(chunk.first).shape == Shape::kUpper) {       // "E.D. Va. 2018"
    const std::string_view text = r_.text_of(sentence_->block, at(chunk.first).span);
    const bool known = !r_.lexicon->lookup(text).empty();
    if (text.find('.') != std::string_view::npos && !known && at(chunk.last - 1).shape == Shape::kNumber) return false;
  }
  if (r_.text_of(sentence_->block, span_of(chunk)).find_last_not_of("0123456789") + 6 <=
          r_.text_of(sentence_->block, span_of(chunk)).size() &&
      !chunk.type)
    return false;  // "SM-2230634"
  if (!chunk.starts || chunk.type || chunk.personal) return true;
  // Capitals at a beginning: one of the further words has to be a capital that nothing else explains.
  for (std::uint32_t i = chunk.first + 1; i < chunk.last; ++i)
    if (is_capital(at(i)) && r_.know(at(i)).flags == 0 && at(i).spaced) return true;
  const Entry& entry = r_.know(at(chunk.first));
  return entry.small == 0;
}

// Given names and family names speak for a person, weakly: "Alexander", "Xi Jinping".
void NameFinder::vote_by_words(const Chunk& chunk, std::uint32_t name) {
  if (chunk.last - chunk.first > 3 || after_the(chunk)) return;
  const Word& first = at(chunk.first);
  const Word& last = at(chunk.last - 1);
  if (first.shape != Shape::kCapital || last.shape != Shape::kCapital) return;
  const WordRole& one = r_.know(first).role;
  const WordRole& other = r_.know(last).role;
  const bool alone = chunk.last - chunk.first == 1;
  for (std::uint32_t i = chunk.first; i < chunk.last && !alone; ++i) {  // "Trump Campaign Promotion"
    const Entry& entry = r_.know(at(i));
    if (is_capital(at(i)) && !entry.role.given_name && !entry.role.family_name && r_.english.listed(entry.text)) return;
  }
  const bool family = (one.family_name && !one.common_word) || (other.family_name && !other.common_word);
  const bool two = chunk.last - chunk.first == 2;  // "Xi Jinping"
  const bool eastern = two && one.family_name && !r_.english.listed(r_.know(last).text);
  if (family || eastern || (alone && one.given_name && !one.common_word)) r_.vote(name, EntityType::kPerson, 1);
}

// "the river Verin", "her novel Salt Roads": the noun right before the name.
void NameFinder::vote_by_noun(const Chunk& chunk, std::uint32_t name) {
  std::uint32_t before = chunk.first;
  if (before > sentence_->first && at(before - 1).shape == Shape::kCapital && after_the(chunk)) --before;  // "The X"
  if (before < sentence_->first + 2) return;
  const Word& noun = at(before - 1);
  if (noun.shape != Shape::kLower || noun.span.size() < 4 || r_.flagged(noun, kFunction | kSmall)) return;
  std::uint32_t article = before - 2;  // "the Icelandic company X"
  for (int words = 0; words < 2 && article > sentence_->first && at(article).shape >= Shape::kLower &&
                      !r_.flagged(at(article), kFunction);
       ++words)
    --article;
  if (!r_.flagged(at(article), kFunction)) return;
  const auto head = r_.know(noun).role.head;
  if (head && !r_.know(noun).role.office) r_.vote(name, *head, 3);
}

void NameFinder::keep(const Chunk& chunk) {
  const Span span = span_of(chunk);
  const std::string_view text = r_.text_of(sentence_->block, span);
  const bool apart =
      chunk.personal && chunk.lexicon == kNone && chunk.last - chunk.first == 1 && !r_.lexicon->lookup(text).empty();
  const std::uint32_t id = r_.names.add(text, apart);
  Name& name = r_.names[id];
  const bool adjective = chunk.lexicon != kNone && chunk.form != FormKind::kName && chunk.form != FormKind::kAcronym;
  ++name.uses;
  name.acronym = chunk.last - chunk.first == 1 && at(chunk.first).shape == Shape::kUpper;
  if (chunk.lexicon != kNone) {
    name.lexicon = chunk.lexicon;
    name.form = chunk.form;
  } else if (chunk.quoted) {
    const bool cited = is_note();
    const bool named =
        chunk.type == EntityType::kProgram || chunk.type == EntityType::kAgreement || chunk.type == EntityType::kEvent;
    r_.vote(id, named && !cited ? *chunk.type : EntityType::kWork, 3);
  } else if (chunk.type) {
    r_.vote(id, *chunk.type, 3);
  } else if (name.text.find(" & ") != std::string_view::npos) {
    r_.vote(id, EntityType::kOrganization, 2);
  } else {
    vote_by_words(chunk, id);
    if (sentence_->column && in_list_of_cell(chunk)) r_.vote(id, *sentence_->column, 4);
  }
  name.personal |= chunk.personal && chunk.lexicon == kNone;
  name.articled |= chunk.quoted || after_the(chunk);
  if (!chunk.type && !chunk.personal && chunk.lexicon == kNone) vote_by_noun(chunk, id);
  name.gender = static_cast<std::uint16_t>(name.gender | chunk.gender);
  if (chunk.office != kNone) name.office = chunk.office;
  if (chunk.head != kNone) name.head = chunk.head;
  const bool several = chunk.last - chunk.first > 1;
  const bool role = chunk.type == EntityType::kRole;
  r_.add_found(sentence_->block, span, id, adjective ? MentionKind::kDescription : MentionKind::kName,
               !adjective && !role && (several || chunk.starts || name.acronym));
}

// "the A-B, C-D and E-F high-speed railways": each route gets the head that stands once.
void NameFinder::share_head(std::size_t first, std::size_t last) {
  const Chunk& headed = r_.chunks[last];
  std::uint32_t head = headed.last - 1;
  while (head > headed.first && (at(head).shape == Shape::kLower || at(head).shape == Shape::kMark)) --head;
  const Span tail{at(head).span.end, at(headed.last - 1).span.end};
  std::string words(r_.text_of(sentence_->block, tail));
  if (words.ends_with("ies")) {
    words.replace(words.size() - 3, 3, "y");
  } else if (words.ends_with('s')) {
    words.pop_back();
  }
  for (std::size_t c = first; c <= last; ++c) {
    const Chunk& chunk = r_.chunks[c];
    Span span = span_of(chunk);
    const Span own{span.begin, c == last ? tail.begin : span.end};
    // The whole phrase if it is known, else the route and its head alone: the name that the route has elsewhere.
    std::string name = std::string(r_.text_of(sentence_->block, own)) + words;
    auto forms = r_.lexicon->lookup(name);
    if (forms.empty()) {
      name = std::string(r_.text_of(sentence_->block, own)) + words.substr(words.rfind(' '));
      forms = r_.lexicon->lookup(name);
    }
    const std::uint32_t id = r_.names.add(r_.made.emplace_back(std::move(name)));
    ++r_.names[id].uses;
    r_.names[id].head = at(headed.last - 1).entry;
    if (!forms.empty()) r_.names[id].lexicon = forms.front().entry;
    r_.vote(id, headed.type.value_or(EntityType::kInfrastructure), 3);
    r_.add_found(sentence_->block, span, id, MentionKind::kName, true);
    r_.chunks[c].last = r_.chunks[c].first;  // done
  }
}

// Whether a cell is a list and the name one item of it: "Kestrel Bay, Owl Sound and Finch Point".
bool NameFinder::in_list_of_cell(const Chunk& chunk) const {
  const auto joint = [&](std::uint32_t i) {
    return is_mark(at(i), Mark::kComma) || is_mark(at(i), Mark::kColon) || is_mark(at(i), Mark::kSlash) ||
           is_mark(at(i), Mark::kOpen) || folded_equal(r_.text_of(sentence_->block, at(i).span), "and");
  };
  return (chunk.first == sentence_->first || joint(chunk.first - 1)) &&
         (chunk.last == sentence_->last || joint(chunk.last));
}

// "Lines A and B of the Long Pipeline": the pipeline is a name, and "Line A of the Long Pipeline" another.
void NameFinder::part_names() {
  const auto letter = [&](std::uint32_t i) {
    const std::string_view text = r_.text_of(sentence_->block, at(i).span);
    return (text.size() == 1 && at(i).shape >= Shape::kCapital) ||
           (text.size() <= 2 && at(i).shape == Shape::kNumber) || (at(i).shape == Shape::kUpper && is_roman(text));
  };
  const auto word = [&](std::uint32_t i) { return r_.text_of(sentence_->block, at(i).span); };
  for (std::uint32_t i = sentence_->first; i + 5 < sentence_->last; ++i) {
    if (at(i).shape < Shape::kLower || !letter(i + 1) || at(i).span.size() < 4 || !word(i).ends_with('s')) continue;
    std::uint32_t last = i + 2;  // behind the last letter
    while (last + 1 < sentence_->last) {
      const std::uint32_t next = is_mark(at(last), Mark::kComma) && last + 2 < sentence_->last &&
                                         (word(last + 1) == "and" || word(last + 1) == "or")
                                     ? last + 2
                                     : last + 1;
      const bool joint = is_mark(at(last), Mark::kComma) || word(last) == "and" || word(last) == "or";
      if (!joint || !letter(next)) break;
      last = next + 1;
    }
    if (last == i + 2 || last + 2 >= sentence_->last || word(last) != "of") continue;
    const std::uint32_t whole = last + (word(last + 1) == "the" ? 2 : 1);
    const auto chunk = std::find_if(r_.chunks.begin(), r_.chunks.end(),
                                    [&](const Chunk& c) { return c.first <= whole && c.last > whole; });
    if (chunk == r_.chunks.end() || !is_capital(at(whole)) || chunk->lexicon != kNone) continue;
    for (Chunk& other : r_.chunks)
      if (other.first >= i && other.first < last && &other != &*chunk) other.last = other.first;
    chunk->first = whole;
    if (!chunk->type) chunk->type = EntityType::kInfrastructure;
    std::string one(word(i).substr(0, word(i).size() - 1));
    if (one[0] >= 'a' && one[0] <= 'z') one[0] = static_cast<char>(one[0] - 'a' + 'A');
    for (std::uint32_t k = i + 1; k < last; ++k) {
      if (!letter(k)) continue;
      std::string name =
          one + " " + std::string(word(k)) + " of the " + std::string(r_.text_of(sentence_->block, span_of(*chunk)));
      const std::uint32_t id = r_.names.add(r_.made.emplace_back(std::move(name)));
      ++r_.names[id].uses;
      r_.vote(id, *chunk->type, 3);
      const Span span{k == i + 1 ? at(i).span.begin : at(k).span.begin, at(k).span.end};
      r_.add_found(sentence_->block, span, id, MentionKind::kName, k == i + 1);
    }
    i = last;
  }
}

// Finds runs of routes without a head before one whose small head is in the plural.
void NameFinder::share_heads() {
  auto& chunks = r_.chunks;
  for (std::size_t last = 1; last < chunks.size(); ++last) {
    const Chunk& headed = chunks[last];
    if (!headed.route || headed.type != EntityType::kInfrastructure || headed.last == headed.first) continue;
    const Word& tail = at(headed.last - 1);
    if (tail.shape != Shape::kLower || !r_.text_of(sentence_->block, tail.span).ends_with('s')) continue;
    std::size_t first = last;
    while (first > 0) {
      const Chunk& before = chunks[first - 1];
      if (!before.route || before.type || before.last == before.first) break;
      bool joined = before.last < chunks[first].first && chunks[first].first - before.last <= 2;
      for (std::uint32_t i = before.last; i < chunks[first].first; ++i)
        joined &= is_mark(at(i), Mark::kComma) || folded_equal(r_.text_of(sentence_->block, at(i).span), "and") ||
                  folded_equal(r_.text_of(sentence_->block, at(i).span), "or");
      if (!joined) break;
      --first;
    }
    if (first < last) share_head(first, last);
  }
}

void NameFinder::prose(const Sentence& sentence) {
  sentence_ = &sentence;
  r_.chunks.clear();
  ChunkFinder finder(r_, sentence);
  finder.run(r_.chunks);
  const std::size_t before = r_.found.size();
  part_names();
  share_heads();
  finder.divide_pairs(r_.chunks);
  for (Chunk& chunk : r_.chunks)
    if (chunk.last > chunk.first && accept(chunk)) keep(chunk);
  std::sort(r_.found.begin() + static_cast<std::ptrdiff_t>(before), r_.found.end(),
            [](const Found& a, const Found& b) { return a.span < b.span; });
}

// Whether a name that the text uses may be meant where it cites: an author need not be the text's Brown.
bool cited_name(const Name& name) {
  const bool person = name.personal || name.votes[static_cast<std::size_t>(EntityType::kPerson)] > 0;
  return !person && (name.words > 1 || name.acronym || name.lexicon != kNone);
}

// Names that the lexicon or the rest of the document knows, longest first.
void NameFinder::heading(const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 10;  // words
  sentence_ = &sentence;
  r_.chunks.clear();
  find_chunks(r_, sentence, r_.chunks);  // for what the lexicon knows
  std::size_t next = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    if (!is_capital(at(i)) && at(i).shape != Shape::kNumber) {
      ++i;
      continue;
    }
    std::uint32_t end = i;
    for (std::uint32_t last = std::min(i + kLongest, sentence.last); last > i; --last) {
      if (at(last - 1).shape == Shape::kMark || at(last - 1).shape == Shape::kLower) continue;
      if (at(last - 1).shape == Shape::kNumber && last - 1 == i) continue;
      const Span span{at(i).span.begin, at(last - 1).span.end};
      const std::uint32_t name = r_.names.find_folded(r_.text_of(sentence.block, span));
      if (name == kNone || r_.names[name].uses == 0 || (sentence.reference && !cited_name(r_.names[name]))) continue;
      const bool adjective = r_.names[name].form == FormKind::kAdjective || r_.names[name].form == FormKind::kPeople;
      ++r_.names[name].uses;
      r_.add_found(sentence.block, span, name, adjective ? MentionKind::kDescription : MentionKind::kName,
                   !adjective && last - i > 1);
      end = last;
      break;
    }
    while (next < r_.chunks.size() && r_.chunks[next].first < i) ++next;
    if (end == i && next < r_.chunks.size() && r_.chunks[next].first == i && r_.chunks[next].lexicon != kNone &&
        !r_.chunks[next].common && !(sentence.reference && r_.chunks[next].type == EntityType::kPerson)) {
      keep(r_.chunks[next]);
      end = r_.chunks[next].last;
    }
    i = std::max(end, i + 1);
  }
}

// Title Case or capitals all over: capitals say nothing there.
bool is_title_case(Reading& r, const Sentence& sentence, bool title) {
  std::uint32_t words = 0, capitals = 0, uppers = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Word& word = r.words[i];
    if (word.shape == Shape::kMark || word.shape == Shape::kNumber || word.shape == Shape::kInitial) continue;
    uppers += word.shape == Shape::kUpper;
    if (word.span.size() <= 3 && !is_capital(word)) continue;
    ++words;
    capitals += is_capital(word);
  }
  if (words >= 3 && uppers * 10 >= words * 7) return true;
  return title && words >= 2 && capitals * 10 >= words * 6;
}

void count_words(Reading& r, const Sentence& sentence) {
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Word& word = r.words[i];
    if (word.shape == Shape::kMark || word.shape == Shape::kNumber) continue;
    Entry& entry = r.vocabulary[word.entry];
    entry.bracketed |= word.shape == Shape::kUpper && i > sentence.first && is_mark(r.words[i - 1], Mark::kOpen);
    if (word.shape == Shape::kLower) {
      ++entry.small;
    } else if (i > sentence.first && !sentence.heading) {
      const Word& before = r.words[i - 1];
      const bool due =
          before.shape == Shape::kMark && (is_mark(before, Mark::kColon) || is_mark(before, Mark::kStop) ||
                                           is_mark(before, Mark::kQuoteOpen) || is_mark(before, Mark::kQuote));
      const bool numbered = before.shape == Shape::kNumber && i - 1 == sentence.first;
      if (!due && !numbered) ++entry.capitals;
    }
  }
}

}  // namespace

void read_sentences(Reading& r) {
  std::vector<Span> divided;
  for (const Block& block : r.document->blocks) {
    const std::vector<Span>* sentences = &block.sentences;
    if (sentences->empty() && !block.text.empty()) {
      divided.clear();
      split_sentences(block.text, divided);
      sentences = &divided;
    }
    const bool title = block.kind == BlockKind::kHeading || block.kind == BlockKind::kTable ||
                       block.kind == BlockKind::kFigure || block.kind == BlockKind::kBox;
    for (Span span : *sentences) {
      Sentence sentence{.block = block.id, .first = static_cast<std::uint32_t>(r.words.size())};
      read_words(block.text, span, r.vocabulary, r.words);
      sentence.last = static_cast<std::uint32_t>(r.words.size());
      if (sentence.first == sentence.last) continue;
      sentence.heading = block.kind != BlockKind::kTableRow && is_title_case(r, sentence, title);
      count_words(r, sentence);
      r.sentences.push_back(sentence);
    }
  }
}

void find_names(Reading& r) {
  mark_references(r);
  NameFinder finder(r);
  std::vector<Sentence> cells;
  for (std::size_t s = 0; s < r.sentences.size(); ++s) {
    const Sentence& sentence = r.sentences[s];
    if (sentence.heading) continue;
    if (r.document->blocks[sentence.block].kind != BlockKind::kTableRow) {
      finder.prose(sentence);
      continue;
    }
    while (s + 1 < r.sentences.size() && r.sentences[s + 1].block == sentence.block) ++s;
    cells.clear();
    find_row_names(r, sentence.block, sentence.first, r.sentences[s].last, cells);
    for (const Sentence& cell : cells) finder.prose(cell);
  }
  for (const Sentence& sentence : r.sentences)
    if (sentence.heading) finder.heading(sentence);
  sort_found(r);
}

void sort_found(Reading& r) {
  std::sort(r.found.begin(), r.found.end(), [](const Found& a, const Found& b) {
    return a.block != b.block ? a.block < b.block : a.span != b.span ? a.span < b.span : a.kind < b.kind;
  });
  r.block_found.assign(r.document->blocks.size() + 1, static_cast<std::uint32_t>(r.found.size()));
  for (std::size_t f = r.found.size(); f-- > 0;) r.block_found[r.found[f].block] = static_cast<std::uint32_t>(f);
  std::uint32_t next = static_cast<std::uint32_t>(r.found.size());
  for (std::size_t b = r.document->blocks.size(); b-- > 0;) {
    const bool own = r.block_found[b] < r.found.size() && r.found[r.block_found[b]].block == b;
    if (!own) r.block_found[b] = next;
    next = r.block_found[b];
  }
}

}  // namespace apud::entities
