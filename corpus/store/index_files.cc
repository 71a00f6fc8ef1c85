// System calls, and what their failures mean to a user.
// Layer 3.
#include "corpus/store/index_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#define XXH_INLINE_ALL  // no library to load at the start of a program
#include <xxhash.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "corpus/text/error.h"

namespace apud {
namespace {

class File {
 public:
  File(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int fd() const { return fd_; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }

 private:
  int fd_;
};

[[noreturn]] void throw_unreadable(const std::string& path, int cause) {
  throw Error(ErrorCode::kUnreadable, std::string("cannot read a file of the index: ") + std::strerror(cause), path,
              "check its permissions");
}

[[noreturn]] void throw_unwritable(const std::string& path, int cause) {
  if (cause == ENOSPC || cause == EFBIG || cause == EDQUOT)
    throw Error(ErrorCode::kNoSpace, "no space left to write the index", path,
                "the last state stands; make room and run apud-index again");
  throw Error(ErrorCode::kUnreadable, std::string("cannot write the index: ") + std::strerror(cause), path,
              "check the permissions of the directory");
}

// Calls `take` with the pieces of a file.
template <typename F>
void read_pieces(int fd, const std::string& path, F take) {
  constexpr std::size_t kPieceBytes = std::size_t{1} << 18;
  const auto buffer = std::make_unique_for_overwrite<char[]>(kPieceBytes);  // a small file touches one page of it
  while (true) {
    const ssize_t got = ::read(fd, buffer.get(), kPieceBytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_unreadable(path, errno);
    if (got == 0) return;
    take(buffer.get(), static_cast<std::size_t>(got));
  }
}

}  // namespace

FileMark mark_file(const std::string& path) {
  const File file(path, O_RDONLY);
  if (file.fd() < 0) throw_unreadable(path, errno);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(state.get());
  FileMark mark;
  read_pieces(file.fd(), path, [&](const char* bytes, std::size_t size) {
    XXH3_64bits_update(state.get(), bytes, size);
    mark.size += size;
  });
  mark.hash = XXH3_64bits_digest(state.get());
  return mark;
}

FileMark mark_bytes(const std::string& bytes) { return {bytes.size(), XXH3_64bits(bytes.data(), bytes.size())}; }

std::string hex_hash(std::uint64_t hash) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash >> shift & 15u];
  return text;
}

std::optional<std::string> read_small_file(const std::string& path) {
  const File file(path, O_RDONLY);
  if (file.fd() < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (file.fd() < 0) throw_unreadable(path, errno);
  std::string text;
  read_pieces(file.fd(), path, [&](const char* bytes, std::size_t size) { text.append(bytes, size); });
  return text;
}

void sync_directory(const std::string& path) {
  const File directory(path, O_RDONLY | O_DIRECTORY);
  if (directory.fd() < 0 || ::fsync(directory.fd()) != 0) throw_unwritable(path, errno);
}

void make_directory(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (failure) throw_unwritable(path, failure.value());
}

void write_file_whole(const std::string& path, const std::string& bytes) {
  const std::string aside = path + ".new";
  {
    const File file(aside, O_WRONLY | O_CREAT | O_TRUNC);
    if (file.fd() < 0) throw_unwritable(aside, errno);
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t put = ::write(file.fd(), bytes.data() + done, bytes.size() - done);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) throw_unwritable(aside, errno);
      done += static_cast<std::size_t>(put);
    }
    if (::fsync(file.fd()) != 0) throw_unwritable(aside, errno);
  }
  if (::rename(aside.c_str(), path.c_str()) != 0) throw_unwritable(path, errno);
  sync_directory(std::filesystem::path(path).parent_path().string());
}

WriterLock::WriterLock(const std::string& directory) {
  const std::string path = directory + "/lock";
  File file(path, O_RDWR | O_CREAT);
  if (file.fd() < 0) throw_unwritable(path, errno);
  if (::flock(file.fd(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw_unwritable(path, errno);
    std::array<char, 32> owner{};
    const ssize_t got = ::pread(file.fd(), owner.data(), owner.size() - 1, 0);
    std::string process(owner.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    process = process.substr(0, process.find('\n'));
    throw Error(ErrorCode::kLocked,
                "another apud-index is writing this index" + (process.empty() ? "" : " (process " + process + ")"),
                directory, "wait until it has finished");
  }
  const std::string process = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file.fd(), 0) != 0 || ::pwrite(file.fd(), process.data(), process.size(), 0) < 0)
    throw_unwritable(path, errno);
  fd_ = file.release();
}

WriterLock::~WriterLock() { ::close(fd_); }

}  // namespace apud
