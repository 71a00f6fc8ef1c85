// Reads a document's file whole, and makes sure that nobody wrote to it meanwhile.
// Layer 4.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace apud {

// What tells one state of a file from the next.
struct FileState {
  std::uint64_t bytes = 0;
  std::int64_t modified_seconds = 0;
  std::int64_t modified_nanoseconds = 0;
  friend auto operator<=>(const FileState&, const FileState&) = default;
};

struct FileSnapshot {
  std::string bytes;
  FileState before, after;
};

// The bytes of the first snapshot during which the file did not change; takes a second one where the first is torn.
// Throws Error(kUnreadable) if that is torn too.
std::string settled_bytes(const std::function<FileSnapshot()>& take_snapshot);

// The whole bytes of a regular file. Throws Error(kUnreadable), without the path in it: missing, unreadable, empty,
// changing, larger than kMaxSourceBytes, or (seen from its start, before the rest is read) of a format that is not read.
std::string read_source_bytes(const std::string& path);

}  // namespace apud
