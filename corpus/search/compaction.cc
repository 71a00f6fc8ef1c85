// Compaction, and the syncing of what it wrote.
// Layer 2.
#include "corpus/search/compaction.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "corpus/search/segment_writer.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

// More would need more open files than a process usually may have (each database has up to five).
constexpr std::size_t kMostSources = 96;

void sync_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = fd >= 0 && ::fsync(fd) == 0;
  const int cause = errno;
  if (fd >= 0) ::close(fd);
  if (!done)
    throw Error(ErrorCode::kNoSpace, std::string("cannot write a file of the index: ") + std::strerror(cause), path,
                "the last state stands; make room and run apud-index again");
}

std::uint64_t size_of(const std::string& database) {
  if (std::filesystem::is_regular_file(database)) return std::filesystem::file_size(database);
  std::uint64_t size = 0;
  for (const auto& file : std::filesystem::directory_iterator(database)) size += file.file_size();
  return size;
}

void compact_some(const std::vector<std::string>& sources, const std::string& path) {
  std::uint64_t size = 0;
  for (const std::string& source : sources) size += size_of(source);
  require_space(std::filesystem::path(path).parent_path().string(), size);
  Xapian::Database all;
  for (const std::string& source : sources) all.add_database(Xapian::Database(source));
  all.compact(path, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
}

}  // namespace

void require_space(const std::string& directory, std::uint64_t bytes) {
  constexpr std::uint64_t kSpare = 256 << 10;  // tables and manifests
  struct statvfs disk {};
  if (::statvfs(directory.c_str(), &disk) != 0 || disk.f_bavail * disk.f_frsize >= bytes + kSpare) return;
  throw Error(ErrorCode::kNoSpace, "no space left to write the index", directory,
              "the last state stands; make room and run apud-index again");
}

void compact(std::vector<std::string> sources, const std::string& path) {
  std::vector<std::string> intermediate;
  while (sources.size() > kMostSources) {
    std::vector<std::string> fewer;
    for (std::size_t begin = 0; begin < sources.size(); begin += kMostSources) {
      const std::size_t end = std::min(sources.size(), begin + kMostSources);
      fewer.push_back(path + "-part-" + std::to_string(intermediate.size()));
      compact_some(
          {sources.begin() + static_cast<std::ptrdiff_t>(begin), sources.begin() + static_cast<std::ptrdiff_t>(end)},
          fewer.back());
      intermediate.push_back(fewer.back());
    }
    sources = fewer;
  }
  compact_some(sources, path);
  sync_file(path);
  for (const std::string& part : intermediate) std::filesystem::remove(part);
}

void concatenate_segments(const std::vector<std::string>& sources, const std::string& directory) {
  guarded(directory, [&] {
    std::filesystem::create_directories(directory);
    for (const char* file : Segment::kFiles) {
      std::vector<std::string> files;
      for (const std::string& source : sources) files.push_back(source + "/" + file);
      compact(files, directory + "/" + file);
    }
  });
}

}  // namespace apud
