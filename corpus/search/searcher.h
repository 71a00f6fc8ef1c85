// Answers searches over open segments and remote shards as one.
// Layer 2. No <xapian.h> here: corpus/store uses it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/search/citation_query.h"
#include "corpus/search/search_request.h"
#include "corpus/search/segment.h"
#include "corpus/search/statement_query.h"

namespace apud {

struct RemoteShard {
  std::string host;
  unsigned port = 0;
};

class Searcher {
 public:
  // Connects to the remote shards; throws Error kUnreadable, naming the shard, if one does not answer.
  Searcher(std::vector<Segment> segments, const std::vector<RemoteShard>& remotes);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  [[nodiscard]] SearchResult search(const SearchRequest& request) const;
  // How many passages there are, and in how many each of these words is, in any form; words as a Tokenizer gives them.
  [[nodiscard]] WordCounts counts(const std::vector<std::string>& words) const;
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const;
  [[nodiscard]] std::optional<DocumentRecord> record(const std::string& name) const;
  // Of the local segments, and of the remote shards as far as their passages tell; by name.
  [[nodiscard]] std::vector<DocumentRecord> records() const;

  // Relations of the `most` passages that fit best: of the local segments too, or of the remote shards alone.
  [[nodiscard]] StatementResult statements(const StatementQuery& query, std::uint32_t most, bool remote_only) const;
  // The entities of the remote shards with this id, name or alias, those of several documents as one.
  [[nodiscard]] std::vector<Entity> remote_entities(const std::string& name) const;
  [[nodiscard]] bool has_remotes() const;

  // Cited works, and notes that tell none (citation_query.h).
  [[nodiscard]] CitationResult citations(const CitationRequest& request) const;
  [[nodiscard]] UnresolvedResult unresolved(std::uint32_t offset, std::uint32_t limit) const;
  // Hits that only what they cite has brought get the sentence that leans on it.
  void choose_cited_sentences(const std::string& query, std::vector<SearchHit>& hits) const;

  struct State;  // searcher_state.h, for corpus/search alone

 private:
  std::unique_ptr<State> state_;
};

}  // namespace apud
