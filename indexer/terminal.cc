// The only place of the indexer that knows what a terminal is.
// Program layer.
#include "indexer/terminal.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr auto kBetweenDrawings = std::chrono::milliseconds(100);

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool speaks_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = variable(name);
    if (value.empty()) continue;
    return value.find("UTF-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

unsigned width_of_terminal() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
  return text;
}

}  // namespace

void write_result(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (std::fflush(stdout) != 0 || !written)
    throw Error(ErrorCode::kNoSpace, "cannot write the result", "standard output", "see whether the disk is full");
}

void write_message(const std::string& message) {
  const std::string line = "apud: " + printable(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Display::Display(bool bar_wanted, bool log_wanted) : log_(log_wanted), blocks_(speaks_utf8()), start_(Clock::now()) {
  bar_ = bar_wanted && !log_wanted && isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb";
  if (!log_) return;
  spdlog::set_default_logger(spdlog::stderr_logger_st("apud"));
  spdlog::set_pattern("apud: %v");
}

void Display::started(std::size_t documents, std::uint64_t bytes) {
  width_ = width_of_terminal();
  progress_.documents = documents;
  progress_.bytes = bytes;
  if (log_) spdlog::info("reading {} documents, {} bytes", documents, bytes);
  draw(true);
}

void Display::finished(const DocumentOutcome& outcome) {
  progress_.bytes_done += outcome.bytes;
  progress_.current = printable(outcome.name);
  if (log_) {
    const std::string name = printable(outcome.name);
    const char* const what = outcome_name(outcome.outcome);
    if (outcome.outcome == Outcome::kAdded || outcome.outcome == Outcome::kUpdated)
      spdlog::info("{}: {}: {} blocks, {} sentences, {} repairs", what, name, outcome.blocks, outcome.sentences,
                   outcome.repairs);
    else if (outcome.outcome != Outcome::kFailed)  // a failure is told anyway
      spdlog::info("{}: {}", what, name);
  }
  draw(false);
}

void Display::publishing() {
  if (log_) spdlog::info("publishing");
  if (bar_) show(cut_to_columns("writing the index", width_ - 1));
}

void Display::draw(bool at_once) {
  const Clock::time_point now = Clock::now();
  if (!bar_ || (!at_once && now - drawn_ < kBetweenDrawings)) return;
  drawn_ = now;
  progress_.seconds = std::chrono::duration<double>(now - start_).count();
  show(progress_line(progress_, width_ - 1, blocks_));
}

void Display::show(const std::string& line) {
  const std::string text = "\r" + line + "\x1b[K";
  std::fwrite(text.data(), 1, text.size(), stderr);
  shown_ = true;
}

void Display::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace apud
