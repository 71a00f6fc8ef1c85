// The index about itself: what is in it, and whether its quotations still stand in the source files.
// Layer 5. answer_verify is the one place that opens source documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "query/answer/passage_source.h"

namespace apud {

struct StatsAnswer {
  IndexStats stats;
  std::vector<std::string> paths;       // of the index, as they were given
  std::vector<DocumentInfo> documents;  // by name; the part that was asked for
  std::uint32_t offset = 0;
};

StatsAnswer answer_stats(const PassageSource& index, std::vector<std::string> paths, std::uint32_t offset,
                         std::uint32_t limit);

struct Mismatch {
  std::string ref;      // of the passage or sentence; the document's name if it concerns all of it
  std::string reason;   // "quote_differs", "out_of_range"
  std::string message;  // for people
};

struct ChangedDocument {
  std::string document, path;
  std::string reason;  // missing: "gone", "unreadable"; changed: "size_differs", "bytes_differ"
};

struct VerifyAnswer {
  std::uint64_t documents = 0, passages = 0, sentences = 0;  // checked against a file
  std::vector<Mismatch> mismatches;
  std::vector<ChangedDocument> missing;  // files that could not be read
  std::vector<std::string> damaged;      // a line for each file of the index that is not as it was written
  std::vector<ChangedDocument> changed;  // files that are no longer what was indexed
  [[nodiscard]] bool all_match() const {
    return mismatches.empty() && missing.empty() && changed.empty() && damaged.empty();
  }
};

// `progress` is called before each document with its number (from 1) and their count.
VerifyAnswer answer_verify(const PassageSource& index,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress);

// One document against the bytes of its file. Adds to `answer`.
void verify_document(const PassageSource& index, const DocumentInfo& info, const std::string& bytes,
                     VerifyAnswer& answer);

}  // namespace apud
