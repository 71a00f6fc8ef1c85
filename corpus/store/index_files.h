// The files of an index directory: written so that they are whole or not there, and the lock of the one writer.
// Layer 3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace apud {

// What tells that a file is as it was written.
struct FileMark {
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  // XXH3 of its bytes
  friend bool operator==(const FileMark&, const FileMark&) = default;
};

// Reads all of a file; throws Error kUnreadable.
FileMark mark_file(const std::string& path);
FileMark mark_bytes(const std::string& bytes);
std::string hex_hash(std::uint64_t hash);  // sixteen digits

// nullopt if it is not there; throws Error kUnreadable.
std::optional<std::string> read_small_file(const std::string& path);
// The file has the old content or the new one, also after a power cut. Throws Error kNoSpace or kUnreadable.
void write_file_whole(const std::string& path, const std::string& bytes);
void sync_directory(const std::string& path);
void make_directory(const std::string& path);

// Held while it lives. The system lets it go when the process ends, however it ends.
class WriterLock {
 public:
  // Throws Error kLocked at once if another process has it, naming the directory and that process.
  explicit WriterLock(const std::string& directory);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace apud
