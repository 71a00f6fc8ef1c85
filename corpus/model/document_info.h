// What an index knows of a source document besides its passages.
// Layer 1: a value.
#pragma once

#include <cstdint>
#include <string>

namespace apud {

struct DocumentInfo {
  std::string name, title, path, hash, encoding, format;
  std::string author, date;  // as in Document
  std::uint64_t bytes = 0;   // of the source file
  std::uint32_t pages = 0;
  std::uint32_t blocks = 0, sentences = 0;
  std::int64_t indexed_at = 0;  // seconds since 1970
};

}  // namespace apud
