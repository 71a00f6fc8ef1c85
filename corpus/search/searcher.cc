// Opening, look-ups and the order of a search's steps.
// Layer 2.
#include "corpus/search/searcher.h"

#include <algorithm>

#include "corpus/search/schema.h"
#include "corpus/search/searcher_state.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/vocabulary.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

constexpr unsigned kConnectMs = 3000, kAnswerMs = 10000;

}  // namespace

std::string shard_name(const RemoteShard& shard) { return shard.host + ":" + std::to_string(shard.port); }

std::optional<Passage> remote_passage(const Xapian::Database& db, const std::string& document, std::uint32_t block) {
  const std::string term = capped_term(prefix::kId, document);
  std::vector<Xapian::docid> ids(db.postlist_begin(term), db.postlist_end(term));
  // A passage a block is the rule; where blocks were left out, the passage stands further in front.
  for (std::size_t at = std::min<std::size_t>(std::size_t{block} + 1, ids.size()); at > 0; --at) {
    std::optional<Passage> found = decode_passage(db.get_document(ids[at - 1]).get_data());
    if (!found || found->document != document) continue;
    if (found->block == block) return found;
    if (found->block < block) break;
  }
  return std::nullopt;
}

Searcher::Searcher(std::vector<Segment> segments, const std::vector<RemoteShard>& remotes)
    : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.segments = std::move(segments);
  state.remotes = remotes;
  auto dead = std::make_shared<DeadByDatabase>();
  for (const Segment& segment : state.segments) {
    state.passages.add_database(segment.state()->passages);
    if (!segment.dead().passages().empty()) (*dead)[segment.state()->passages.get_uuid()] = segment.dead().passages();
    if (state.where.empty()) state.where = segment.state()->directory;
  }
  for (const RemoteShard& shard : remotes) {
    guarded(shard_name(shard), [&] {
      state.remote_passages.push_back(Xapian::Remote::open(shard.host, shard.port, kAnswerMs, kConnectMs));
      state.passages.add_database(state.remote_passages.back());
    });
    if (state.where.empty()) state.where = shard_name(shard);
  }
  state.dead_passages = dead;
}

Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Xapian::Database Searcher::State::documents() const {
  Xapian::Database all;
  for (const Segment& segment : segments) all.add_database(segment.state()->documents());
  return all;
}

std::shared_ptr<const DeadByDatabase> Searcher::State::dead_documents() const {
  auto dead = std::make_shared<DeadByDatabase>();
  for (const Segment& segment : segments)
    for (DocId id : segment.dead().documents()) (*dead)[segment.state()->documents().get_uuid()].push_back({id, id});
  return dead;
}

SearchResult Searcher::search(const SearchRequest& request) const {
  const QueryText text = read_query(request.query);
  SearchResult result;
  for (const std::string& facet : request.facets) result.facets[facet];
  if (text.canonical.empty() || (state_->segments.empty() && state_->remotes.empty())) return result;
  guarded(state_->where, [&] {
    const QueryPlan plan = plan_query(text, state_->passages, state_->remotes.empty());
    result.interpreted = plan.query.get_description();
    const bool whole = request.group == GroupBy::kDocument && request.sort != SortBy::kDate && !plan.passages &&
                       state_->remotes.empty();
    if (whole)
      search_documents(*state_, request, plan, result);
    else
      search_passages(*state_, request, plan, result);
    if (!request.facets.empty()) count_facets(*state_, request, plan, result);
    choose_cited_sentences(request.query, result.hits);
    result.suggestion = suggestion_for(*state_, request.query, text);
  });
  return result;
}

WordCounts Searcher::counts(const std::vector<std::string>& words) const {
  WordCounts counts;
  counts.with.resize(words.size());
  if (state_->segments.empty() && state_->remotes.empty()) return counts;
  guarded(state_->where, [&] {
    counts.passages = state_->passages.get_doccount();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string stem = stem_term(words[i]);
      counts.with[i] =
          state_->passages.get_termfreq(capped_term(stem.empty() ? "" : prefix::kStem, stem.empty() ? words[i] : stem));
    }
  });
  return counts;
}

std::optional<Passage> Searcher::passage(const std::string& document, std::uint32_t block) const {
  for (const Segment& segment : state_->segments)
    if (std::optional<Passage> found = segment.passage(document, block)) return found;
  for (std::size_t i = 0; i < state_->remotes.size(); ++i) {
    std::optional<Passage> found = guarded(shard_name(state_->remotes[i]),
                                           [&] { return remote_passage(state_->remote_passages[i], document, block); });
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<DocumentRecord> Searcher::record(const std::string& name) const {
  for (const Segment& segment : state_->segments)
    if (const std::optional<DocumentPlace> place = segment.find(name)) return segment.record(place->document);
  for (std::size_t i = 0; i < state_->remotes.size(); ++i) {
    const std::string term = capped_term(prefix::kId, name);
    const unsigned count =
        guarded(shard_name(state_->remotes[i]), [&] { return state_->remote_passages[i].get_termfreq(term); });
    if (count == 0) continue;
    DocumentRecord record;
    record.info.name = name;
    record.passages = record.info.blocks = count;
    if (std::optional<Passage> first = passage(name, 0)) record.info.title = first->title;
    return record;
  }
  return std::nullopt;
}

std::vector<DocumentRecord> Searcher::records() const {
  std::vector<DocumentRecord> records;
  for (const Segment& segment : state_->segments)
    segment.each_document([&](const DocumentPlace&, const DocumentRecord& record) { records.push_back(record); });
  for (std::size_t i = 0; i < state_->remotes.size(); ++i)
    guarded(shard_name(state_->remotes[i]), [&] {
      const std::string start = prefix::kId;
      const Xapian::Database& db = state_->remote_passages[i];
      for (auto at = db.allterms_begin(start); at != db.allterms_end(start); ++at)
        if (std::optional<DocumentRecord> found = record((*at).substr(start.size()))) records.push_back(*found);
    });
  std::stable_sort(records.begin(), records.end(),
                   [](const DocumentRecord& a, const DocumentRecord& b) { return a.info.name < b.info.name; });
  return records;
}

}  // namespace apud
