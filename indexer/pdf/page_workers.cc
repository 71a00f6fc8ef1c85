// What a child says is a row of frames: a length in four bytes, a kind, a payload. The parent checks them as it would
// check a file that nobody trusts.
// Program layer: part of apud-pdf.
#include "indexer/pdf/page_workers.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/model/byte_codec.h"
#include "corpus/pdf/pdf_codec.h"

namespace apud::pdf {
namespace {

enum class Frame : std::uint8_t { kOpened, kPage, kDamagedPage, kOutOfTime, kFacts, kDone };
constexpr std::uint32_t kLargestFrame = std::uint32_t{1} << 28;
constexpr int kMostPages = 100'000;

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double processor_seconds(int who) {
  rusage used{};
  getrusage(static_cast<__rusage_who>(who), &used);
  return seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
}

void limit(int resource, rlim_t soft) {
  rlimit bounds{};
  getrlimit(static_cast<__rlimit_resource>(resource), &bounds);
  bounds.rlim_cur = std::min(soft, bounds.rlim_max);
  setrlimit(static_cast<__rlimit_resource>(resource), &bounds);
}

// ------------------------------------------------------------------------------------------ the bytes of a page

void write_page(ByteWriter& out, const Page& page) {
  out.difference(page.facts.width);
  out.difference(page.facts.height);
  out.string(page.facts.label);
  out.number(page.words.size());
  PdfWord before;
  for (const PageWord& word : page.words) {
    const PdfWord& place = word.place;
    out.string(word.text);
    out.difference(place.x0 - std::int64_t{before.x1});
    out.difference(place.y0 - std::int64_t{before.y0});
    out.difference(place.x1 - std::int64_t{place.x0});
    out.difference(place.y1 - std::int64_t{place.y0});
    out.difference(place.size - std::int64_t{before.size});
    out.byte((place.bold ? 1U : 0U) | (place.italic ? 2U : 0U) | (word.blank_behind ? 4U : 0U));
    before = place;
  }
}

Page read_page(ByteReader& in) {
  const auto next = [&](std::int64_t from) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(from + in.small_difference(), -kFarthest, kFarthest));
  };
  Page page;
  page.facts.width = next(0);
  page.facts.height = next(0);
  page.facts.label = in.string();
  page.words.resize(in.count());
  PdfWord before;
  for (PageWord& word : page.words) {
    PdfWord& place = word.place;
    word.text = in.string();
    place.x0 = next(before.x1);
    place.y0 = next(before.y0);
    place.x1 = next(place.x0);
    place.y1 = next(place.y0);
    place.size = std::max(1, next(before.size));
    const std::uint32_t flags = in.byte();
    place.bold = (flags & 1U) != 0;
    place.italic = (flags & 2U) != 0;
    word.blank_behind = (flags & 4U) != 0;
    before = place;
  }
  return page;
}

// ------------------------------------------------------------------------------------------ the child

class Worker {
 public:
  Worker(PageSource& source, const WorkerLimits& limits, int first, double seconds, int output)
      : source_(source), limits_(limits), first_(first), seconds_(seconds), output_(output) {}

  [[noreturn]] void work() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
#ifndef APUD_WIDE_MEMORY
    limit(RLIMIT_AS, limits_.memory);
#endif
    allow(limits_.seconds_to_open);
    try {
      const PdfStatus status = source_.open();
      if (status != PdfStatus::kRead) _exit(static_cast<int>(status));
      read_pages(std::min(source_.pages(), kMostPages));
    } catch (...) {
      _exit(static_cast<int>(PdfStatus::kDamaged));
    }
    _exit(0);
  }

 private:
  // From now on, so much of the processor.
  static void allow(int seconds) {
    limit(RLIMIT_CPU, static_cast<rlim_t>(processor_seconds(RUSAGE_SELF)) + static_cast<rlim_t>(seconds) + 1);
  }

  void send(Frame kind, const std::string& payload) const {
    const auto length = static_cast<std::uint32_t>(payload.size() + 1);
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    bytes += static_cast<char>(kind);
    bytes += payload;
    for (std::string_view left = bytes; !left.empty();) {
      const ssize_t written = write(output_, left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) _exit(static_cast<int>(PdfStatus::kDamaged));
      left.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void read_pages(int pages) {
    std::string payload;
    ByteWriter(payload).number(static_cast<std::uint64_t>(pages));
    send(Frame::kOpened, payload);
    for (int number = first_; number < pages; ++number) {
      if (processor_seconds(RUSAGE_SELF) > seconds_ + pages / limits_.pages_a_second)
        return send(Frame::kOutOfTime, "");
      allow(limits_.seconds_a_page);
      const std::optional<Page> page = source_.page(number);
      payload.clear();
      ByteWriter out(payload);
      if (page) write_page(out, *page);
      send(page ? Frame::kPage : Frame::kDamagedPage, payload);
    }
    allow(limits_.seconds_a_page);
    PdfText facts;
    source_.read_facts(facts);
    send(Frame::kFacts, encode_pdf_text(facts));
    send(Frame::kDone, "");
  }

  PageSource& source_;
  const WorkerLimits& limits_;
  int first_;
  double seconds_;  // that are left, besides those for the pages
  int output_;
};

// ------------------------------------------------------------------------------------------ the parent

bool read_fully(int input, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(input, bytes, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

PdfStatus death_of(int status) {
  if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGXCPU ? PdfStatus::kTooSlow : PdfStatus::kCrashed;
  switch (const auto said = static_cast<PdfStatus>(WEXITSTATUS(status)); said) {
    case PdfStatus::kLocked:
    case PdfStatus::kDamaged:
    case PdfStatus::kTooLarge:
    case PdfStatus::kNoPages: return said;
    default: return PdfStatus::kCrashed;
  }
}

class Parent {
 public:
  Parent(PageSource& source, const WorkerLimits& limits, std::vector<Page>& pages, PdfText& facts)
      : source_(source), limits_(limits), pages_(pages), facts_(facts) {}

  PdfStatus run() {
    for (int crashes = 0; !done_;) {
      const PdfStatus death = run_worker();
      if (done_) break;
      if (!opened_) return death;
      if (next_ >= pages_.size()) break;  // only the facts are missing
      lose(death);
      if (++crashes > limits_.crashes || processor_seconds(RUSAGE_CHILDREN) > budget()) lose_rest(death);
    }
    const bool none = facts_.lost.size() == pages_.size() && !pages_.empty();
    return none ? facts_.lost.front().why : PdfStatus::kRead;
  }

 private:
  [[nodiscard]] double budget() const {
    return limits_.seconds_to_open + static_cast<double>(pages_.size()) / limits_.pages_a_second;
  }

  // How the child ended.
  PdfStatus run_worker() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return PdfStatus::kCrashed;
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      const double left = limits_.seconds_to_open - processor_seconds(RUSAGE_CHILDREN);
      Worker(source_, limits_, static_cast<int>(next_), left, ends[1]).work();
    }
    close(ends[1]);
    bool sound = child > 0;
    while (sound && !done_) sound = read_frame(ends[0]);
    close(ends[0]);
    if (child < 0) return PdfStatus::kCrashed;
    if (!done_) kill(child, SIGPIPE);  // one that says nonsense; one that is dead already does not mind
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return death_of(status);
  }

  bool read_frame(int input) {
    std::uint32_t length = 0;
    if (!read_fully(input, reinterpret_cast<char*>(&length), sizeof length)) return false;
    if (length == 0 || length > kLargestFrame) return false;
    std::string payload(length, '\0');
    if (!read_fully(input, payload.data(), payload.size())) return false;
    ByteReader in(std::string_view(payload).substr(1));
    switch (static_cast<Frame>(payload[0])) {
      case Frame::kOpened: return take_opened(in);
      case Frame::kPage: return take_page(in);
      case Frame::kDamagedPage: return opened_ && next_ < pages_.size() && (lose(PdfStatus::kDamaged), true);
      case Frame::kOutOfTime: return opened_ && (lose_rest(PdfStatus::kTooSlow), done_ = true);
      case Frame::kFacts: return take_facts(std::string_view(payload).substr(1));
      case Frame::kDone: return done_ = true;
    }
    return false;
  }

  bool take_opened(ByteReader& in) {
    const std::uint32_t count = in.number32();
    if (in.failed() || count > kMostPages || (opened_ && count != pages_.size())) return false;
    pages_.resize(count);
    return opened_ = true;
  }

  bool take_page(ByteReader& in) {
    if (!opened_ || next_ >= pages_.size()) return false;
    Page page = read_page(in);
    if (in.failed() || !in.at_end()) return false;
    for (const PageWord& word : page.words) text_ += word.text.size() + 1;
    if (text_ > limits_.text) return lose_rest(PdfStatus::kTooLarge), done_ = true;
    pages_[next_++] = std::move(page);
    return true;
  }

  bool take_facts(std::string_view bytes) {
    std::optional<PdfText> facts = decode_pdf_text(bytes);
    if (!facts) return false;
    facts->lost = std::move(facts_.lost);
    facts_ = std::move(*facts);
    return true;
  }

  void lose(PdfStatus why) { facts_.lost.push_back({static_cast<std::uint32_t>(next_++), why}); }
  void lose_rest(PdfStatus why) {
    while (next_ < pages_.size()) lose(why);
    done_ = true;
  }

  PageSource& source_;
  const WorkerLimits& limits_;
  std::vector<Page>& pages_;
  PdfText& facts_;
  std::size_t next_ = 0, text_ = 0;
  bool opened_ = false, done_ = false;
};

}  // namespace

PdfStatus read_by_workers(PageSource& source, const WorkerLimits& limits, std::vector<Page>& pages, PdfText& facts) {
  return Parent(source, limits, pages, facts).run();
}

}  // namespace apud::pdf
