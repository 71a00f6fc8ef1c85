// Works are found by their terms alone; passages are read only of the works that are shown, and, where words are asked
// for, of those whose terms have them all.
// Layer 2.
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "corpus/search/citation_match.h"
#include "corpus/search/citation_terms.h"
#include "corpus/search/schema.h"
#include "corpus/search/searcher_state.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

constexpr Xapian::doccount kMostCandidates = 100000;  // passages that are read to answer one query
constexpr int kFirstYear = 1400, kLastYear = 2200;

// A database of passages by itself: document numbers are its own.
struct Shard {
  Xapian::Database db;
  const DeadList* dead = nullptr;  // null: nobody
  std::string where;
  [[nodiscard]] bool alive(Xapian::docid id) const { return dead == nullptr || dead->dead_range(id) == nullptr; }
};

// Where a work is first cited: shard, passage, ordinal.
using Place = std::tuple<std::size_t, Xapian::docid, Xapian::termcount>;

struct Candidate {
  std::string term;
  Place first;
  double score = 0;
};

bool better(const Candidate& a, const Candidate& b) {
  return a.score != b.score ? a.score > b.score : std::tie(a.first, a.term) < std::tie(b.first, b.term);
}

class CitationSearch {
 public:
  explicit CitationSearch(const Searcher& searcher, const Searcher::State& state) : searcher_(searcher) {
    for (const Segment& segment : state.segments)
      shards_.push_back({segment.state()->passages, &segment.dead(), segment.state()->directory});
    for (std::size_t i = 0; i < state.remotes.size(); ++i)
      shards_.push_back({state.remote_passages[i], nullptr, shard_name(state.remotes[i])});
  }

  CitationResult run(const CitationRequest& request) {
    const CitationQuery query = read_citation_query(request.query);
    const bool asked = request.query.find_first_not_of(" \t\r\n") != std::string::npos;
    std::vector<Candidate> found = query.empty() ? (asked ? std::vector<Candidate>() : every_work()) : matching(query);
    std::sort(found.begin(), found.end(), better);
    CitationResult result;
    result.total = found.size();
    const std::size_t begin = std::min<std::size_t>(request.offset, found.size());
    const std::size_t end = std::min<std::size_t>(begin + request.limit, found.size());
    for (std::size_t i = begin; i < end; ++i) result.works.push_back(read(found[i]));
    return result;
  }

  UnresolvedResult unresolved(std::uint32_t offset, std::uint32_t limit) {
    UnresolvedResult result;
    const Xapian::Query notes(std::string(prefix::kKind) + block_kind_name(BlockKind::kFootnote));
    const Xapian::Query silent(Xapian::Query::OP_AND_NOT, notes, Xapian::Query(prefix::kCitation));
    const Xapian::Query all = silent | Xapian::Query(prefix::kUnresolved);
    for (const Shard& shard : shards_)
      each_match(shard, all, [&](Xapian::docid, Passage passage) {
        if (passage.citations.empty() && !says_nothing(passage)) return;
        if (result.total++ < offset || result.notes.size() >= limit) return;
        result.notes.push_back(std::make_shared<const Passage>(std::move(passage)));
      });
    return result;
  }

 private:
  template <typename F>
  void each_match(const Shard& shard, const Xapian::Query& query, F visit) const {
    guarded(shard.where, [&] {
      Xapian::Enquire enquire(shard.db);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_docid_order(Xapian::Enquire::ASCENDING);
      enquire.set_query(query);
      const Xapian::MSet found = enquire.get_mset(0, kMostCandidates);
      for (auto at = found.begin(); at != found.end(); ++at)
        if (shard.alive(*at)) visit(*at, stored(at.get_document()));
    });
  }

  static Passage stored(const Xapian::Document& document) {
    std::optional<Passage> passage = decode_passage(document.get_data());
    if (!passage) throw Xapian::DatabaseCorruptError("a passage cannot be read");
    return std::move(*passage);
  }

  // A note of several paragraphs is silent if all of them are, and is told by its first.
  [[nodiscard]] bool says_nothing(const Passage& passage) const {
    if (passage.parent) {
      const auto above = searcher_.passage(passage.document, *passage.parent);
      if (above && above->kind == BlockKind::kFootnote) return false;
    }
    for (std::uint32_t block = passage.block + 1;; ++block) {
      const auto next = searcher_.passage(passage.document, block);
      if (!next || next->parent != passage.block) return true;
      if (!next->citations.empty()) return false;
    }
  }

  // Every work, by the terms that name works: no passage is read.
  std::vector<Candidate> every_work() {
    std::unordered_map<std::string, Place> first;
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      const Shard& shard = shards_[i];
      guarded(shard.where, [&] {
        for (auto term = shard.db.allterms_begin(prefix::kWork); term != shard.db.allterms_end(prefix::kWork); ++term) {
          const std::string name = *term;
          if (first.contains(name)) continue;
          for (auto at = shard.db.postlist_begin(name); at != shard.db.postlist_end(name); ++at) {
            if (!shard.alive(*at)) continue;
            first.emplace(name, Place(i, *at, at.get_wdf()));
            break;
          }
        }
      });
    }
    std::vector<Candidate> works;
    works.reserve(first.size());
    for (auto& [name, place] : first) works.push_back({name, place, 0});
    return works;
  }

  // Passages whose citations can match: they have all words, each somewhere in what is cited and said there.
  static Xapian::Query candidates(const CitationQuery& query) {
    std::vector<Xapian::Query> all{Xapian::Query(prefix::kCitation)};
    for (const WantedWords& wanted : query.wanted) {
      const char* prefix = wanted.in == WantedWords::In::kAuthor  ? prefix::kAuthor
                           : wanted.in == WantedWords::In::kTitle ? prefix::kTitle
                                                                  : prefix::kCitation;
      for (const std::string& word : wanted.words) {
        const std::string stem = stem_term(word);
        all.emplace_back(stem.empty() ? prefix + word : std::string(prefix::kStem) + prefix + stem);
      }
    }
    for (const auto& [from, to] : query.years) {
      std::vector<std::string> years;
      for (int year = std::max(from, kFirstYear); year <= std::min(to, kLastYear); ++year)
        years.push_back(prefix::kYear + std::to_string(year));
      all.emplace_back(Xapian::Query::OP_OR, years.begin(), years.end());
    }
    return {Xapian::Query::OP_AND, all.begin(), all.end()};
  }

  [[nodiscard]] double weight_of(const std::string& word) const {
    const std::string stem = stem_term(word);
    const std::string term =
        stem.empty() ? prefix::kCitation + word : std::string(prefix::kStem) + prefix::kCitation + stem;
    double passages = 0, with = 0;
    for (const Shard& shard : shards_) {
      passages += shard.db.get_termfreq(prefix::kCitation);
      with += shard.db.get_termfreq(term);
    }
    return std::log(1 + (passages + 1) / (with + 0.5));
  }

  std::vector<Candidate> matching(const CitationQuery& query) {
    const CitationMatcher matcher(query, [&](const std::string& word) { return weight_of(word); });
    std::unordered_map<std::string, Candidate> best;
    for (std::size_t i = 0; i < shards_.size(); ++i)
      each_match(shards_[i], candidates(query), [&](Xapian::docid id, const Passage& passage) {
        for (const PlacedCitation& placed : passage.citations) {
          const double score = score_of(matcher, passage, placed);
          if (score <= 0) continue;
          std::string term = capped_term(prefix::kWork, work_key(passage, placed));
          const auto [found, added] = best.try_emplace(term, Candidate{term, Place(i, id, placed.ordinal), score});
          if (!added) found->second.score = std::max(found->second.score, score);
        }
      });
    std::vector<Candidate> works;
    works.reserve(best.size());
    for (auto& [term, candidate] : best) works.push_back(std::move(candidate));
    return works;
  }

  [[nodiscard]] double score_of(const CitationMatcher& matcher, const Passage& passage,
                                const PlacedCitation& placed) const {
    std::optional<Passage> fuller;
    const Citation& work = resolved_work(placed, [&](std::uint32_t block) -> const Passage* {
      if (block == passage.block) return &passage;
      fuller = searcher_.passage(passage.document, block);
      return fuller ? &*fuller : nullptr;
    });
    if (placed.work.empty() && work.empty()) return 0;
    // The terms of a passage with one citation are all of that one: its sentences need not be read again.
    if (passage.citations.size() == 1 && !matcher.has_phrase()) return matcher.score(work, placed.citation.raw, {});
    return matcher.score(work, placed.citation.raw, [&] { return claims_of(passage, placed); });
  }

  [[nodiscard]] std::vector<std::string> claims_of(const Passage& passage, const PlacedCitation& placed) const {
    std::vector<std::string> claims;
    for (const CitedFrom& from : placed.supports) {
      std::optional<Passage> other;
      if (from.block != passage.block) other = searcher_.passage(passage.document, from.block);
      const Passage* claim = from.block == passage.block ? &passage : other ? &*other : nullptr;
      if (claim == nullptr) continue;
      if (from.sentence == 0) {
        claims.push_back(claim->label + " . " + claim->block_title);
      } else if (from.sentence <= claim->sentences.size()) {
        const Span span = claim->sentences[from.sentence - 1];
        claims.push_back(claim->text.substr(span.begin, span.size()));
      }
    }
    return claims;
  }

  // A work with all of its places.
  FoundWork read(const Candidate& candidate) {
    FoundWork work;
    work.score = candidate.score;
    for (const Shard& shard : shards_)
      guarded(shard.where, [&] {
        for (auto at = shard.db.postlist_begin(candidate.term); at != shard.db.postlist_end(candidate.term); ++at) {
          if (!shard.alive(*at)) continue;
          const auto passage = std::make_shared<const Passage>(stored(shard.db.get_document(*at)));
          for (std::size_t i = 0; i < passage->citations.size(); ++i) {
            const std::string key = work_key(*passage, passage->citations[i]);
            if (capped_term(prefix::kWork, key) != candidate.term) continue;
            work.id = key;
            work.places.push_back({passage, i});
          }
        }
      });
    return work;
  }

  const Searcher& searcher_;
  std::vector<Shard> shards_;
};

// What a search asks of cited works: its author:, title: and year: alone.
CitationQuery cited_part(const std::string& query) {
  CitationQuery part = read_citation_query(query);
  std::erase_if(part.wanted, [](const WantedWords& wanted) { return wanted.in == WantedWords::In::kAnywhere; });
  return part;
}

}  // namespace

void Searcher::choose_cited_sentences(const std::string& query, std::vector<SearchHit>& hits) const {
  CitationQuery part = cited_part(query);
  if (part.empty()) return;
  const CitationMatcher matcher(std::move(part), [](const std::string&) { return 1.0; });
  const auto choose = [&](SearchHit& hit, const Passage& citing) {
    for (const PlacedCitation& placed : citing.citations) {
      std::optional<Passage> fuller;
      const Citation& work = resolved_work(placed, [&](std::uint32_t block) -> const Passage* {
        if (block == citing.block) return &citing;
        fuller = passage(citing.document, block);
        return fuller ? &*fuller : nullptr;
      });
      if (matcher.score(work, placed.citation.raw, [] { return std::vector<std::string>(); }) <= 0) continue;
      for (const CitedFrom& from : placed.supports)
        if (from.block == hit.passage.block && from.sentence > 0 && from.sentence <= hit.passage.sentences.size()) {
          hit.sentence = from.sentence - 1;
          return true;
        }
    }
    return false;
  };
  for (SearchHit& hit : hits) {
    if (!hit.matches.empty() || choose(hit, hit.passage)) continue;
    for (const PassageRef& ref : hit.passage.refs) {
      const auto note = ref.block ? passage(hit.passage.document, *ref.block) : std::nullopt;
      if (note && choose(hit, *note)) break;
    }
  }
}

CitationResult Searcher::citations(const CitationRequest& request) const {
  return CitationSearch(*this, *state_).run(request);
}

UnresolvedResult Searcher::unresolved(std::uint32_t offset, std::uint32_t limit) const {
  return CitationSearch(*this, *state_).unresolved(offset, limit);
}

}  // namespace apud
