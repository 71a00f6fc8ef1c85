// One file, from its bytes to a document with sentences.
// Layer 6.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"
#include "indexer/read/file_format.h"

namespace apud {

struct ReadDocument {
  std::string hash;  // of the file's bytes
  std::uint64_t bytes = 0;
  FileFormat format = FileFormat::kText;
  SourceText source;
  Document document;
};

// Reads, decodes, parses and splits into sentences. Nullopt, after reading alone, where the file's hash is `known_hash`.
// Throws Error(kUnreadable), without the path in it, for a file that is not indexed.
std::optional<ReadDocument> read_document(const std::string& path, const std::string& name,
                                          const std::string& known_hash);

}  // namespace apud
