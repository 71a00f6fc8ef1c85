// The file goes in through memory that both share, the words come back through a pipe.
// Layer 2. Turned down: fork without exec (other threads of the indexer may hold locks), and reading in this process.
#include "corpus/pdf/pdf_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <string>

#include "corpus/pdf/pdf_codec.h"
#include "corpus/text/error.h"

extern char** environ;

namespace apud {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // that come back
constexpr std::chrono::seconds kLongestSilence{600};      // the process bounds its own processor time long before

[[noreturn]] void refuse(const char* problem, const char* todo) {
  throw Error(ErrorCode::kUnreadable, problem, "", todo);
}

[[noreturn]] void refuse_system(const char* what) {
  throw Error(ErrorCode::kUnreadable, std::string(what) + " (" + std::strerror(errno) + ")", "", "run again");
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void reset(int number = -1) {
    if (number_ >= 0) close(number_);
    number_ = number;
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

// Beside the running program, else where it is installed.
std::string reader_path() {
  std::array<char, 4096> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size());
  if (length > 0) {
    std::string path(self.data(), static_cast<std::size_t>(length));
    path.resize(path.rfind('/') + 1);
    for (const char* const place : {"apud-pdf", "../libexec/apud/apud-pdf", "../bin/apud-pdf"})
      if (access((path + place).c_str(), X_OK) == 0) return path + place;
  }
  return APUD_PDF_READER;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) refuse_system("cannot hand the file to the PDF reader");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// The running process; killed if it is left before it has ended.
class Reader {
 public:
  Reader(int input, int output) {
    const std::string path = reader_path();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    std::array<char*, 2> arguments{const_cast<char*>(path.c_str()), nullptr};
    const int failed = posix_spawn(&process_, path.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
      throw Error(ErrorCode::kUnreadable, "cannot start the PDF reader " + path, "", "install apud as a whole");
  }
  ~Reader() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    end();
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  int end() {
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

 private:
  pid_t process_ = 0;
};

std::string read_all(int file) {
  std::string bytes;
  std::array<char, 1 << 16> part{};
  while (true) {
    pollfd ready{file, POLLIN, 0};
    const int events = poll(&ready, 1, static_cast<int>(std::chrono::milliseconds(kLongestSilence).count()));
    if (events < 0 && errno == EINTR) continue;
    if (events <= 0) refuse("reading the PDF takes too long", "leave it out, or print it to a new PDF");
    const ssize_t got = read(file, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(got));
    if (bytes.size() > kMostBytes) refuse("the PDF has more text than can be read", "split it");
  }
}

void refuse_status(int status) {
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
    refuse("reading the PDF takes too long", "leave it out, or print it to a new PDF");
  if (WIFSIGNALED(status)) refuse("the PDF reader crashed over the file", "leave it out, or print it to a new PDF");
  switch (static_cast<PdfStatus>(WEXITSTATUS(status))) {
    case PdfStatus::kRead: return;
    case PdfStatus::kLocked:
      refuse("the PDF is encrypted", "remove its password first, with qpdf --decrypt for example");
    case PdfStatus::kDamaged: refuse("the PDF is damaged", "repair it first, with qpdf or mutool clean for example");
    case PdfStatus::kTooLarge: refuse("the PDF needs more than 1 GB of memory", "split it");
    case PdfStatus::kNoPages: refuse("the PDF has no pages", "leave it out, or see what wrote it");
    case PdfStatus::kTooSlow: refuse("reading the PDF takes too long", "leave it out, or print it to a new PDF");
    case PdfStatus::kCrashed: refuse("the PDF reader crashed over the file", "leave it out, or print it to a new PDF");
  }
  refuse("the PDF reader failed over the file", "leave it out, or print it to a new PDF");
}

}  // namespace

PdfText read_pdf(std::string_view bytes) {
  const Descriptor file(memfd_create("apud-pdf", MFD_CLOEXEC));
  if (file.get() < 0) refuse_system("cannot hand the file to the PDF reader");
  write_all(file.get(), bytes);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) refuse_system("cannot start the PDF reader");
  const Descriptor output(ends[0]);
  Descriptor input(ends[1]);
  Reader reader(file.get(), input.get());
  input.reset();
  const std::string answer = read_all(output.get());
  refuse_status(reader.end());
  std::optional<PdfText> pdf = decode_pdf_text(answer);
  if (!pdf) refuse("the PDF reader failed over the file", "leave it out, or print it to a new PDF");
  return std::move(*pdf);
}

}  // namespace apud
