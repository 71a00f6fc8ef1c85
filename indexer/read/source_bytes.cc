// Plain system calls: a file is opened once, and looked at before and after it is read.
// Layer 4.
#include "indexer/read/source_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "corpus/text/error.h"
#include "corpus/text/source_text.h"
#include "corpus/text/span.h"
#include "indexer/read/file_format.h"

namespace apud {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{1} << 16;

[[noreturn]] void refuse(const std::string& what, const std::string& todo) {
  throw Error(ErrorCode::kUnreadable, what, "", todo);
}

[[noreturn]] void refuse_system(const char* what, int error) {
  refuse(std::string(what) + " (" + std::strerror(error) + ")", "check the file and its permissions");
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      // Without O_NONBLOCK the opening of a pipe would wait for its writer.
      : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
    if (descriptor_ < 0) refuse_system("cannot open the file", errno);
  }
  ~OpenFile() { close(descriptor_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] FileState state() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) refuse_system("cannot read the file", errno);
    if (!S_ISREG(status.st_mode)) refuse("neither a file nor a folder", "leave it out");
    return {.bytes = static_cast<std::uint64_t>(status.st_size),
            .modified_seconds = status.st_mtim.tv_sec,
            .modified_nanoseconds = status.st_mtim.tv_nsec};
  }

  // Reads up to `limit` bytes behind what `bytes` holds; less at the file's end only.
  void read_on(std::string& bytes, std::size_t limit) const {
    std::size_t filled = bytes.size();
    bytes.resize(filled + limit);
    const std::size_t goal = bytes.size();
    while (filled < goal) {
      const ssize_t got = read(descriptor_, bytes.data() + filled, goal - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) refuse_system("cannot read the file", errno);
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
  }

 private:
  int descriptor_;
};

FileSnapshot take_snapshot(const std::string& path) {
  const OpenFile file(path);
  FileSnapshot snapshot;
  snapshot.before = file.state();
  if (snapshot.before.bytes > kMaxSourceBytes) refuse("the file is larger than 2 GiB", "split it");
  const auto size = static_cast<std::size_t>(snapshot.before.bytes);
  snapshot.bytes.reserve(size);
  if (size > kHeadBytes) {
    file.read_on(snapshot.bytes, kHeadBytes);
    if (readable_format(snapshot.bytes, path) != FileFormat::kPdf)
      refuse_binary(SourceText::decode(snapshot.bytes).text());
  }
  file.read_on(snapshot.bytes, size - std::min(size, snapshot.bytes.size()));
  snapshot.after = file.state();
  // A file that grew and kept its time stamp (the clock's ticks are coarse) shows by its size alone.
  if (snapshot.bytes.size() != size) snapshot.after.bytes = snapshot.bytes.size();
  return snapshot;
}

}  // namespace

std::string settled_bytes(const std::function<FileSnapshot()>& take) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    FileSnapshot snapshot = take();
    if (snapshot.before == snapshot.after) return std::move(snapshot.bytes);
  }
  refuse("the file changes while it is read", "run again when nothing writes to it");
}

std::string read_source_bytes(const std::string& path) {
  std::string bytes = settled_bytes([&] { return take_snapshot(path); });
  if (bytes.empty()) refuse("the file is empty", "leave it out, or see why nothing was written to it");
  return bytes;
}

}  // namespace apud
