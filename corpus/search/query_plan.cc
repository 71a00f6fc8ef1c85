// Xapian::QueryParser does the grammar; phrases and NEAR, for which it expects positions, are then replaced.
// Layer 2.
#include "corpus/search/query_plan.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <deque>

#include "corpus/model/block.h"
#include "corpus/model/entity.h"
#include "corpus/search/fold_case.h"
#include "corpus/search/knowledge_terms.h"
#include "corpus/search/posting_sources.h"
#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"

namespace apud {
namespace {

constexpr unsigned kFlags = Xapian::QueryParser::FLAG_BOOLEAN | Xapian::QueryParser::FLAG_PHRASE |
                            Xapian::QueryParser::FLAG_LOVEHATE | Xapian::QueryParser::FLAG_WILDCARD |
                            Xapian::QueryParser::FLAG_PURE_NOT | Xapian::QueryParser::FLAG_CJK_NGRAM;
constexpr unsigned kMaxExpansion = 200;  // terms of a wildcard, the most frequent ones

// An id, or a name or alias of an entity of any type.
Xapian::Query entity_filter(const std::string& name) {
  const std::size_t colon = name.find(':');
  std::vector<std::string> terms;
  if (const auto type = entity_type_of(folded(name.substr(0, colon))); type && colon != std::string::npos)
    return Xapian::Query(capped_term(prefix::kEntity, entity_id(*type, name.substr(colon + 1))));
  for (int type = 0; type < kEntityTypes; ++type)
    terms.push_back(capped_term(prefix::kEntity, entity_id(static_cast<EntityType>(type), name)));
  terms.push_back(capped_term(prefix::kEntity, name_key(name)));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// kind:, doc: and entity:, whose values come in hexadecimal.
class FilterProcessor : public Xapian::FieldProcessor {
 public:
  explicit FilterProcessor(const Field& field) : field_(field) {}
  Xapian::Query operator()(const std::string& hex) override {
    std::string value = folded(unhex(hex));
    if (field_.term_prefix == prefix::kKind) std::replace(value.begin(), value.end(), '-', '_');
    if (field_.term_prefix == prefix::kEntity) return entity_filter(unhex(hex));
    if (value.size() > 1 && value.back() == '*') {
      value.pop_back();
      return {Xapian::Query::OP_WILDCARD, field_.term_prefix + value, kMaxExpansion,
              Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT};
    }
    return Xapian::Query(capped_term(field_.term_prefix, value));
  }

 private:
  const Field& field_;
};

// A range of years is of those that passages name themselves (a value) and of those of the works cited there (terms).
class YearRange : public Xapian::RangeProcessor {
 public:
  YearRange() : Xapian::RangeProcessor(slot::kYear, "year:"), values_(slot::kYear) {}
  Xapian::Query operator()(const std::string& begin, const std::string& end) override {
    const Xapian::Query named = values_(begin, end);
    const int from = std::max(std::atoi(begin.c_str()), kFirst);
    const int to = end.empty() ? kLast : std::min(std::atoi(end.c_str()), kLast);
    if (named.get_type() == Xapian::Query::OP_INVALID || from > to) return named;
    std::vector<std::string> terms;
    for (int year = from; year <= to; ++year) terms.push_back(prefix::kYear + std::to_string(year));
    return named | Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
  }

 private:
  static constexpr int kFirst = 1400, kLast = 2200;  // of printed works
  Xapian::NumberRangeProcessor values_;
};

// A shard that is served has relations beside its passages. Each passage has one term of its kind.
Xapian::Query every_passage() {
  std::vector<std::string> terms;
  for (int kind = 0; kind < kBlockKinds; ++kind)
    terms.push_back(std::string(prefix::kKind).append(block_kind_name(static_cast<BlockKind>(kind))));
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

bool is_prefixed(const std::string& term) { return !term.empty() && term[0] >= 'A' && term[0] <= 'Z'; }

// The field whose exact word a term is ("XStrade"), or null.
const Field* text_field_of(const std::string& term) {
  if (!is_prefixed(term)) return nullptr;
  for (const Field& field : kFields) {
    const std::string_view start = field.term_prefix;
    if (field.use == FieldUse::kText && term.starts_with(start) && term.size() > start.size() &&
        !(term[start.size()] >= 'A' && term[start.size()] <= 'Z'))
      return &field;
  }
  return nullptr;
}

// Fields are indexed by their stems alone.
std::string field_stem(const Field& field, const std::string& word) {
  const std::string stem = stem_term(word);
  return stem.empty() ? std::string(field.term_prefix).append(word)
                      : std::string(prefix::kStem) + field.term_prefix + stem;
}

// "(bank@1 NEAR 4 loan@2)" gives 4: Xapian tells a window only in words.
std::uint32_t window_of(const Xapian::Query& query, const char* name) {
  const std::string text = query.get_description();
  const std::size_t at = text.find(name);
  return at == std::string::npos
             ? 0
             : static_cast<std::uint32_t>(std::strtoul(text.c_str() + at + std::strlen(name), nullptr, 10));
}

// What a part of a query is to the whole: every match has it, some have it, or it is what matches must not have.
enum class Part : std::uint8_t { kRequired, kOptional, kExcluded };

// Words of works that are cited, whose positions the index keeps.
Xapian::Query cited_phrase(const Xapian::Query& query, const Phrase& phrase, const std::vector<std::string>& terms) {
  return {query.get_type(), terms.begin(), terms.end(), phrase.window};
}

class Rewriter {
 public:
  // `local`: posting sources may be used; `relax`: required phrases are left to the caller.
  Rewriter(QueryPlan& plan, bool local, bool relax) : plan_(plan), words_(plan.words), local_(local), relax_(relax) {}
  // The depth is bounded by the query's brackets.
  Xapian::Query rewrite(const Xapian::Query& query, Part part);

 private:
  Xapian::Query term(const Xapian::Query& query, Part part);
  Xapian::Query phrase(const Xapian::Query& query, Part part);
  QueryPlan& plan_;
  QueryWords& words_;
  bool local_, relax_;
};

Xapian::Query Rewriter::term(const Xapian::Query& query, Part part) {
  const std::string term = *query.get_terms_begin();
  if (const Field* field = text_field_of(term))
    return Xapian::Query(field_stem(*field, term.substr(std::strlen(field->term_prefix))));
  if (has_stem(term)) plan_.passages = true;
  if (part == Part::kExcluded || relax_) return query;
  if (!is_prefixed(term))
    words_.words.insert(term);
  else if (term[0] == 'Z' && term.size() > 1 && !(term[1] >= 'A' && term[1] <= 'Z'))
    words_.stems.insert(term.substr(1));
  return query;
}

Xapian::Query Rewriter::phrase(const Xapian::Query& query, Part part) {
  Phrase phrase;
  phrase.ordered = query.get_type() == Xapian::Query::OP_PHRASE;
  phrase.window = window_of(query, phrase.ordered ? " PHRASE " : " NEAR ");
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Xapian::Query leaf = query.get_subquery(i);
    if (leaf.get_type() != Xapian::Query::LEAF_TERM) continue;
    std::string word = *leaf.get_terms_begin();
    if (const Field* field = text_field_of(word)) {
      word.erase(0, std::strlen(field->term_prefix));
      phrase.field = field->term_prefix;
      terms.push_back(field_stem(*field, word));
    } else {
      terms.push_back(word);
    }
    phrase.words.push_back(word);
  }
  if (terms.empty()) return query;
  plan_.passages = true;
  const std::string_view field = phrase.field;
  if (field == prefix::kAuthor) return cited_phrase(query, phrase, terms);
  const Xapian::Query all(Xapian::Query::OP_AND, terms.begin(), terms.end());
  const bool required = relax_ && part == Part::kRequired && field != prefix::kTitle;
  if (required) plan_.required.push_back(phrase);
  if (!relax_ && part != Part::kExcluded && field.empty()) words_.phrases.push_back(phrase);
  if (!local_ || required) return all;
  const Xapian::Query cited = cited_phrase(query, phrase, terms);
  auto* source = new PhraseSource(std::move(phrase), std::move(terms));
  const Xapian::Query stored(Xapian::Query::OP_FILTER, all, Xapian::Query(source->release()));
  return field == prefix::kTitle ? stored | cited : stored;
}

Xapian::Query Rewriter::rewrite(const Xapian::Query& query, Part part) {
  const auto type = query.get_type();
  switch (type) {
    case Xapian::Query::LEAF_TERM: return term(query, part);
    case Xapian::Query::LEAF_MATCH_ALL: return local_ ? query : every_passage();
    case Xapian::Query::OP_PHRASE:
    case Xapian::Query::OP_NEAR: return phrase(query, part);
    case Xapian::Query::OP_AND:
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_XOR:
    case Xapian::Query::OP_AND_NOT:
    case Xapian::Query::OP_AND_MAYBE:
    case Xapian::Query::OP_FILTER: break;
    default: return query;
  }
  std::vector<Xapian::Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    Part sub = part;
    if (type == Xapian::Query::OP_OR || type == Xapian::Query::OP_XOR || (type == Xapian::Query::OP_AND_MAYBE && i > 0))
      sub = part == Part::kExcluded ? part : Part::kOptional;
    if (type == Xapian::Query::OP_AND_NOT && i > 0) sub = Part::kExcluded;
    parts.push_back(rewrite(query.get_subquery(i), sub));
  }
  return {static_cast<Xapian::Query::op>(type), parts.begin(), parts.end()};
}

Xapian::Query parse(const std::string& text, const Xapian::Database& db) {
  Xapian::QueryParser parser;
  parser.set_database(db);
  parser.set_stemmer(Xapian::Stem("english"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_OR);
  parser.set_stopper(&stop_words());
  parser.set_max_expansion(kMaxExpansion, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
                           Xapian::QueryParser::FLAG_WILDCARD);
  std::deque<FilterProcessor> processors;
  for (const Field& field : kFields) {
    if (field.use == FieldUse::kText) {
      parser.add_prefix(field.name, field.term_prefix);
    } else if (field.use == FieldUse::kNumber) {
      parser.add_boolean_prefix(field.name, field.term_prefix);
    } else {
      processors.emplace_back(field);
      parser.add_boolean_prefix(field.name, &processors.back());
    }
  }
  YearRange years;
  Xapian::NumberRangeProcessor pages(slot::kPage, "page:");
  parser.add_rangeprocessor(&years);
  parser.add_rangeprocessor(&pages);
  return parser.parse_query(text, kFlags);
}

// Any of the words, without the grammar.
Xapian::Query any_of(const std::string& words) {
  std::vector<std::string> terms, stopped;
  Tokenizer tokenizer(words);
  for (SearchToken token; tokenizer.next(token);) {
    const std::string word(token.term), stem = stem_term(word);
    (stop_words()(word) ? stopped : terms).push_back(stem.empty() ? word : prefix::kStem + stem);
  }
  if (terms.empty()) terms.swap(stopped);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace

QueryPlan plan_query(const QueryText& text, const Xapian::Database& db, bool local) {
  QueryPlan plan;
  plan.passages = text.filters || !text.wildcards.empty();
  Xapian::Query parsed;
  try {
    parsed = parse(text.canonical, db);
  } catch (const Xapian::QueryParserError&) {
    parsed = any_of(text.words);
  }
  plan.query = Rewriter(plan, local, false).rewrite(parsed, Part::kRequired);
  plan.relaxed = Rewriter(plan, local, true).rewrite(parsed, Part::kRequired);
  plan.words.starts = text.wildcards;
  return plan;
}

const Xapian::Stopper& stop_words() {
  static constexpr const char* kWords[] = {
      "a",     "about", "above", "after",   "again",   "against", "all",    "am",     "an",    "and",     "any",
      "are",   "as",    "at",    "be",      "because", "been",    "before", "being",  "below", "between", "both",
      "but",   "by",    "can",   "could",   "did",     "do",      "does",   "doing",  "down",  "during",  "each",
      "few",   "for",   "from",  "further", "had",     "has",     "have",   "having", "he",    "her",     "here",
      "hers",  "him",   "his",   "how",     "i",       "if",      "in",     "into",   "is",    "it",      "its",
      "me",    "more",  "most",  "my",      "no",      "nor",     "not",    "of",     "off",   "on",      "once",
      "only",  "or",    "other", "our",     "ours",    "out",     "over",   "own",    "same",  "she",     "should",
      "so",    "some",  "such",  "than",    "that",    "the",     "their",  "theirs", "them",  "then",    "there",
      "these", "they",  "this",  "those",   "through", "to",      "too",    "under",  "until", "up",      "very",
      "was",   "we",    "were",  "what",    "when",    "where",   "which",  "while",  "who",   "whom",    "why",
      "will",  "with",  "would", "you",     "your",    "yours",   "i'd",    "i'm",    "don't", "it's"};
  static const Xapian::SimpleStopper stopper(std::begin(kWords), std::end(kWords));
  return stopper;
}

}  // namespace apud
