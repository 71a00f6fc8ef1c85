// Which passages and documents of a segment are no longer there: segments never change, so removal is a list beside.
// Layer 2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apud {

using DocId = std::uint32_t;  // Xapian's number of a document within one segment, from 1

struct DocIdRange {
  DocId first = 0, last = 0;  // inclusive
  friend bool operator==(const DocIdRange&, const DocIdRange&) = default;
};

class DeadList {
 public:
  void add_passages(DocIdRange range);  // must not overlap an earlier one; empty (last < first) is passed over
  void add_document(DocId document);
  [[nodiscard]] bool empty() const { return passages_.empty() && documents_.empty(); }
  [[nodiscard]] bool passage_is_dead(DocId id) const { return dead_range(id) != nullptr; }
  [[nodiscard]] const DocIdRange* dead_range(DocId passage) const;  // the range that it lies in, or null
  [[nodiscard]] bool document_is_dead(DocId id) const;
  [[nodiscard]] const std::vector<DocIdRange>& passages() const { return passages_; }
  [[nodiscard]] const std::vector<DocId>& documents() const { return documents_; }
  [[nodiscard]] std::uint64_t passage_count() const;
  // Adds the list of a segment that was appended behind `passages` and `documents` others.
  void append(const DeadList& later, DocId passages, DocId documents);

  [[nodiscard]] std::string encode() const;
  static std::optional<DeadList> decode(std::string_view bytes);  // nullopt on other bytes

 private:
  std::vector<DocIdRange> passages_;  // rising
  std::vector<DocId> documents_;      // rising
};

}  // namespace apud
