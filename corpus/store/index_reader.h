// One moment of one or several indexes, to be asked.
// Layer 3: joins the manifest, the segments and (later) the graph. No <xapian.h> above corpus/search.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/model/passage.h"

namespace apud {

enum class SortBy : std::uint8_t { kRelevance, kDocument, kDate };
enum class GroupBy : std::uint8_t { kPassage, kDocument };

struct SearchRequest {
  std::string query;  // Xapian's query language; whatever cannot be parsed is searched as words
  SortBy sort = SortBy::kRelevance;
  GroupBy group = GroupBy::kPassage;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::vector<std::string> facets;  // any of "kind", "document", "entity", "year"
};

struct SearchHit {
  double score = 0;
  Passage passage;             // with group document: its best passage
  std::uint32_t sentence = 0;  // index into passage.sentences of the best one
  std::vector<Span> matches;   // of passage.text: words that the query asked for (phrases as one span)
};

struct SearchResult {
  std::vector<SearchHit> hits;
  std::uint64_t estimated_total = 0;
  std::map<std::string, std::vector<std::pair<std::string, std::uint64_t>>> facets;  // most frequent first
  std::string suggestion;                                                            // a corrected query, or ""
  std::string interpreted;  // the query as understood, for --explain and messages
};

struct DocumentInfo {
  std::string name, title, path, hash, encoding, format;
  std::uint64_t bytes = 0;  // of the source file
  std::uint32_t pages = 0;
  std::uint32_t blocks = 0, sentences = 0;
  std::int64_t indexed_at = 0;  // seconds since 1970
};

struct IndexStats {
  std::uint64_t documents = 0, sentences = 0, source_bytes = 0, index_bytes = 0, generation = 0;
  std::uint32_t version = 0;
  std::map<std::string, std::uint64_t> blocks;  // by block_kind_name
};

class IndexReader {
 public:
  // Opens directories of apud-index, or Xapian stub files that list such directories and remote shards, as one.
  // Throws Error: kNoIndex (with how to make one), kVersion, kDamaged.
  static IndexReader open(const std::vector<std::string>& paths);
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) noexcept;
  ~IndexReader();

  [[nodiscard]] SearchResult search(const SearchRequest& request) const;  // throws Error(kQuery)
  [[nodiscard]] std::optional<Passage> passage(const std::string& document, std::uint32_t block) const;
  [[nodiscard]] std::optional<DocumentInfo> document(const std::string& name) const;
  [[nodiscard]] std::vector<DocumentInfo> documents() const;  // by name
  // All passages of a document in reading order, a few at a time: calls `visit` until it returns false.
  template <typename F>
  void each_passage(const DocumentInfo& info, F visit) const {
    for (std::uint32_t block = 0; block < info.blocks; ++block)
      if (auto found = passage(info.name, block); found && !visit(*found)) return;
  }
  [[nodiscard]] IndexStats stats() const;

 private:
  struct State;
  explicit IndexReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace apud
