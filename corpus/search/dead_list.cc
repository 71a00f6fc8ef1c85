// Sorted ranges, found by halving; stored as varints of the differences.
// Layer 2, pure.
#include "corpus/search/dead_list.h"

#include <algorithm>

#include "corpus/search/varint.h"

namespace apud {

void DeadList::add_passages(DocIdRange range) {
  if (range.last < range.first) return;
  auto at = std::lower_bound(passages_.begin(), passages_.end(), range,
                             [](const DocIdRange& a, const DocIdRange& b) { return a.first < b.first; });
  passages_.insert(at, range);
}

void DeadList::add_document(DocId document) {
  documents_.insert(std::lower_bound(documents_.begin(), documents_.end(), document), document);
}

const DocIdRange* DeadList::dead_range(DocId passage) const {
  auto at = std::upper_bound(passages_.begin(), passages_.end(), passage,
                             [](DocId id, const DocIdRange& range) { return id < range.first; });
  if (at == passages_.begin()) return nullptr;
  --at;
  return passage <= at->last ? &*at : nullptr;
}

bool DeadList::document_is_dead(DocId id) const { return std::binary_search(documents_.begin(), documents_.end(), id); }

std::uint64_t DeadList::passage_count() const {
  std::uint64_t count = 0;
  for (const DocIdRange& range : passages_) count += range.last - range.first + 1;
  return count;
}

void DeadList::append(const DeadList& later, DocId passages, DocId documents) {
  for (const DocIdRange& range : later.passages_) passages_.push_back({range.first + passages, range.last + passages});
  for (DocId id : later.documents_) documents_.push_back(id + documents);
}

std::string DeadList::encode() const {
  std::string bytes;
  append_varint(bytes, passages_.size());
  DocId previous = 0;
  for (const DocIdRange& range : passages_) {
    append_varint(bytes, range.first - previous);
    append_varint(bytes, range.last - range.first);
    previous = range.last;
  }
  append_varint(bytes, documents_.size());
  previous = 0;
  for (DocId id : documents_) {
    append_varint(bytes, id - previous);
    previous = id;
  }
  return bytes;
}

std::optional<DeadList> DeadList::decode(std::string_view bytes) {
  DeadList list;
  VarintReader reader(bytes);
  DocId previous = 0;
  for (std::uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    DocIdRange range;
    range.first = previous + reader.number32();
    range.last = range.first + reader.number32();
    if (range.last < range.first || range.first <= previous) return std::nullopt;
    list.passages_.push_back(range);
    previous = range.last;
  }
  previous = 0;
  for (std::uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    const DocId id = previous + reader.number32();
    if (id <= previous) return std::nullopt;
    list.documents_.push_back(id);
    previous = id;
  }
  if (!reader.complete()) return std::nullopt;
  return list;
}

}  // namespace apud
