// The steps of a search: ranking, grouping, facets, suggestion. Reasons for the ranking: docs/decisions/ranking.md.
// Layer 2.
#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <unordered_map>

#include "corpus/search/schema.h"
#include "corpus/search/searcher_state.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/tokenizer.h"
#include "corpus/search/vocabulary.h"

namespace apud {
namespace {

// The total is exact up to this number of hits.
constexpr unsigned kExactTotal = 200;
constexpr Xapian::doccount kFirstCandidates = 100, kMostCandidates = 20000;
constexpr std::size_t kMinCorrected = 4;
constexpr unsigned kMaxEdits = 2;
constexpr unsigned kMaxFacetValues = 50;
constexpr Xapian::doccount kCountedHits = 2000, kCountedRemoteHits = 200;  // for the entities that they name

Highlighter highlighter_for(const QueryPlan& plan, const Xapian::Database& db) {
  const double total = std::max(1u, db.get_doccount());
  return Highlighter(plan.words, [&db, total](const std::string& term) {
    return std::log(1.0 + total / (1.0 + db.get_termfreq(term)));
  });
}

SearchHit hit_of(Passage passage, double score, const Highlighter& highlighter) {
  SearchHit hit;
  Marks marks = highlighter.mark(passage);
  hit.score = score;
  hit.sentence = marks.sentence;
  hit.matches = std::move(marks.matches);
  hit.passage = std::move(passage);
  return hit;
}

Passage stored_passage(const Xapian::Document& document, const std::string& where) {
  std::optional<Passage> passage = decode_passage(document.get_data());
  if (!passage) throw Xapian::DatabaseCorruptError("a passage cannot be read in " + where);
  return std::move(*passage);
}

// The positive words of a query, any of them.
Xapian::Query any_word(const QueryPlan& plan) {
  std::vector<std::string> terms;
  for (const std::string& stem : plan.words.stems) terms.push_back(std::string(prefix::kStem).append(stem));
  terms.insert(terms.end(), plan.words.words.begin(), plan.words.words.end());
  for (const Phrase& phrase : plan.words.phrases) terms.insert(terms.end(), phrase.words.begin(), phrase.words.end());
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// The passage of a document that fits best, else its first.
std::optional<Passage> best_passage(const Segment& segment, const DocumentPlace& place, const Xapian::Query& words,
                                    const std::string& name) {
  if (place.passages.last < place.passages.first) return std::nullopt;
  if (place.passages.first == place.passages.last || words.empty()) return segment.passage(place.passages.first);
  Xapian::Enquire enquire(segment.state()->passages);
  rank_passages(enquire, SortBy::kRelevance);
  enquire.set_query({Xapian::Query::OP_FILTER, words, Xapian::Query(capped_term(prefix::kId, name))});
  const Xapian::MSet found = enquire.get_mset(0, 1);
  for (auto at = found.begin(); at != found.end(); ++at)
    if (*at >= place.passages.first && *at <= place.passages.last) return segment.passage(*at);
  return segment.passage(place.passages.first);
}

std::string facet_value(unsigned slot, const std::string& value) {
  if (slot == slot::kKind) {
    const int kind = value.empty() ? -1 : value[0] - 'a';
    return kind >= 0 && kind < kBlockKinds ? block_kind_name(static_cast<BlockKind>(kind)) : "";
  }
  if (slot == slot::kYear) return value.empty() ? "" : std::to_string(std::lround(Xapian::sortable_unserialise(value)));
  return value;
}

}  // namespace

Xapian::Query alive(const Xapian::Query& query, const std::shared_ptr<const DeadByDatabase>& dead) {
  if (dead->empty()) return query;
  auto* source = new DeadSource(dead);
  return {Xapian::Query::OP_AND_NOT, query, Xapian::Query(source->release())};
}

namespace {

void set_order(Xapian::Enquire& enquire, SortBy sort) {
  if (sort == SortBy::kDocument) enquire.set_sort_by_value(slot::kDocument, false);
  if (sort == SortBy::kDate) enquire.set_sort_by_value_then_relevance(slot::kYear, true);
}

// The candidates of a query with required phrases, in order, and which of them have the phrases: only as many are read
// as the answer needs. The rest of the total is estimated from their share.
void verify_hits(const Searcher::State& state, Xapian::Enquire& enquire, const SearchRequest& request,
                 const QueryPlan& plan, SearchResult& result) {
  const Highlighter highlighter = highlighter_for(plan, state.passages);
  const std::uint64_t wanted = std::uint64_t{request.offset} + request.limit;
  std::uint64_t read = 0, good = 0, total = 0;
  Xapian::doccount batch = std::max(request.limit * 2, kFirstCandidates);
  while (true) {
    const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(read), batch);
    if (read == 0) total = found.get_matches_estimated();
    for (auto at = found.begin(); at != found.end() && good < wanted; ++at) {
      ++read;
      Passage passage = stored_passage(at.get_document(), state.where);
      const auto has = [&](const Phrase& phrase) { return has_phrase(phrase, passage); };
      if (!std::all_of(plan.required.begin(), plan.required.end(), has)) continue;
      if (++good > request.offset) result.hits.push_back(hit_of(std::move(passage), at.get_weight(), highlighter));
    }
    if (found.size() < batch) total = good < wanted ? read : total;
    if (good >= wanted || found.size() < batch) break;
    batch = std::min(batch * 4, kMostCandidates);
  }
  result.estimated_total = read == 0 ? 0 : std::max(good, std::max(total, read) * good / read);
}

}  // namespace

void rank_documents(Xapian::Enquire& enquire, SortBy sort) {
  enquire.set_weighting_scheme(Xapian::BM25Weight(kCountSaturation, 0, 1, kLengthWeight, 0.5));
  set_order(enquire, sort);
}

// The length of a passage is in its counts already.
void rank_passages(Xapian::Enquire& enquire, SortBy sort) {
  enquire.set_weighting_scheme(Xapian::BM25Weight(kCountSaturation * kCountScale, 0, 1, 0, 0.5));
  set_order(enquire, sort);
}

void search_passages(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                     SearchResult& result) {
  Xapian::Enquire enquire(state.passages);
  rank_passages(enquire, request.sort);
  const bool collapse = request.group == GroupBy::kDocument;
  if (collapse) enquire.set_collapse_key(slot::kDocument);
  if (!plan.required.empty() && (!collapse || !state.remotes.empty())) {
    enquire.set_query(alive(plan.relaxed, state.dead_passages));
    verify_hits(state, enquire, request, plan, result);
    return;
  }
  enquire.set_query(alive(plan.query, state.dead_passages));
  const Xapian::MSet found =
      enquire.get_mset(request.offset, request.limit, request.offset + std::max(request.limit, kExactTotal));
  result.estimated_total = found.get_matches_estimated();
  const Highlighter highlighter = highlighter_for(plan, state.passages);
  for (auto at = found.begin(); at != found.end(); ++at)
    result.hits.push_back(hit_of(stored_passage(at.get_document(), state.where), at.get_weight(), highlighter));
}

void search_documents(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                      SearchResult& result) {
  const Xapian::Database documents = state.documents();
  Xapian::Enquire enquire(documents);
  rank_documents(enquire, request.sort);
  enquire.set_query(alive(plan.query, state.dead_documents()));
  const Xapian::MSet found =
      enquire.get_mset(request.offset, request.limit, request.offset + std::max(request.limit, kExactTotal));
  result.estimated_total = found.get_matches_estimated();
  const Highlighter highlighter = highlighter_for(plan, state.passages);
  const Xapian::Query words = any_word(plan);
  const auto shards = static_cast<Xapian::docid>(state.segments.size());
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Segment& segment = state.segments[(*at - 1) % shards];
    const std::optional<DocumentRecord> record = segment.record((*at - 1) / shards + 1);
    const std::optional<DocumentPlace> place = segment.find(record->info.name);
    if (!place) continue;
    std::optional<Passage> passage = best_passage(segment, *place, words, record->info.name);
    if (!passage) {  // a title and nothing else
      passage.emplace();
      passage->document = record->info.name;
      passage->title = record->info.title;
    }
    result.hits.push_back(hit_of(std::move(*passage), at.get_weight(), highlighter));
  }
}

namespace {

// Counts on the best hits alone: what a passage names is read from its record.
void count_entities(const Searcher::State& state, Xapian::Enquire& enquire,
                    std::vector<std::pair<std::string, std::uint64_t>>& values) {
  const Xapian::MSet found = enquire.get_mset(0, state.remotes.empty() ? kCountedHits : kCountedRemoteHits);
  std::unordered_map<std::string, std::uint64_t> counts;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Passage passage = stored_passage(at.get_document(), state.where);
    const auto named = decode_block_knowledge(passage.knowledge, passage.text, passage.block);
    if (!named) continue;
    for (const std::string& id : named->entities) ++counts[id];
  }
  values.assign(counts.begin(), counts.end());
  std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (values.size() > kMaxFacetValues) values.resize(kMaxFacetValues);
}

}  // namespace

void count_facets(const Searcher::State& state, const SearchRequest& request, const QueryPlan& plan,
                  SearchResult& result) {
  constexpr std::pair<const char*, unsigned> kFacets[] = {
      {"kind", slot::kKind}, {"document", slot::kDocument}, {"year", slot::kYear}};
  Xapian::Enquire enquire(state.passages);
  enquire.set_query(alive(plan.query, state.dead_passages));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::deque<Xapian::ValueCountMatchSpy> spies;  // stay where they are: the search points at them
  std::vector<std::pair<const char*, unsigned>> asked;
  for (const auto& facet : kFacets)
    if (std::find(request.facets.begin(), request.facets.end(), facet.first) != request.facets.end()) {
      asked.push_back(facet);
      enquire.add_matchspy(&spies.emplace_back(facet.second));
    }
  if (result.facets.contains("entity")) {
    Xapian::Enquire best(state.passages);
    rank_passages(best, SortBy::kRelevance);
    best.set_query(alive(plan.query, state.dead_passages));
    count_entities(state, best, result.facets["entity"]);
  }
  if (spies.empty()) return;
  enquire.get_mset(0, 0, state.passages.get_doccount());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto& values = result.facets[asked[i].first];
    for (auto at = spies[i].top_values_begin(kMaxFacetValues); at != spies[i].top_values_end(kMaxFacetValues); ++at)
      if (std::string value = facet_value(asked[i].second, *at); !value.empty())
        values.emplace_back(std::move(value), at.get_termfreq());
  }
}

std::string suggestion_for(const Searcher::State& state, const std::string& query, const QueryText& text) {
  std::vector<std::pair<std::string, std::string>> corrected;
  for (const std::string& word : text.plain) {
    if (word.size() < kMinCorrected ||
        !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    if (state.passages.term_exists(word) ||
        state.passages.term_exists(std::string(prefix::kStem).append(stem_term(word))))
      continue;
    for (const Segment& segment : state.segments) {
      std::string better = segment.state()->passages.get_spelling_suggestion(word, kMaxEdits);
      if (better.empty() || better == word) continue;
      corrected.emplace_back(word, std::move(better));
      break;
    }
  }
  if (corrected.empty()) return "";
  std::string result;
  std::size_t copied = 0;
  Tokenizer tokenizer(query);
  for (SearchToken token; tokenizer.next(token);)
    for (const auto& [word, better] : corrected)
      if (token.term == word) {
        result += query.substr(copied, token.span.begin - copied) + better;
        copied = token.span.end;
        break;
      }
  return result + query.substr(copied);
}

}  // namespace apud
