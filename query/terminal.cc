// Plain POSIX calls; nothing here runs before the answer is known, except one ioctl.
// Program layer.
#include "query/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpus/text/error.h"
#include "query/render/characters.h"

namespace apud {
namespace {

constexpr unsigned kWidthWithoutTerminal = 100;
constexpr unsigned kWidthUnknown = 80;
constexpr unsigned kNarrowest = 20;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

winsize screen() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) size = {};
  return size;
}

bool colour_wanted(Colour colour, bool terminal) {
  if (colour != Colour::kAuto) return colour == Colour::kAlways;
  return terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb" && !variable("TERM").empty();
}

std::string pager() {
  if (std::getenv("APUD_PAGER") != nullptr) return std::string(variable("APUD_PAGER"));
  if (std::getenv("PAGER") != nullptr) return std::string(variable("PAGER"));
  return "less";
}

// Whether the pager took the text.
bool write_to_pager(const std::string& text) {
  const std::string command = pager();
  if (command.empty() || command == "cat") return false;
  setenv("LESS", "FRX", 0);  // colours pass; what fits stays on the screen
  setenv("LESSCHARSET", "utf-8", 0);
  std::signal(SIGPIPE, SIG_IGN);  // somebody who has read enough leaves the pager
  FILE* pipe = popen(command.c_str(), "w");
  if (pipe == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pipe);
  constexpr int kCommandNotFound = 127;
  const int status = pclose(pipe);
  return !WIFEXITED(status) || WEXITSTATUS(status) != kCommandNotFound;
}

}  // namespace

TextStyle style_of_output(Colour colour) {
  TextStyle style;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  style.width = kWidthWithoutTerminal;
  if (terminal) style.width = screen().ws_col > 0 ? std::max<unsigned>(screen().ws_col, kNarrowest) : kWidthUnknown;
  style.colour = colour_wanted(colour, terminal);
  return style;
}

void write_output(const std::string& text, bool may_page) {
  if (may_page && isatty(STDOUT_FILENO) != 0 && variable("TERM") != "dumb") {
    const auto lines = std::count(text.begin(), text.end(), '\n');
    const unsigned rows = screen().ws_row;
    if (rows > 0 && lines >= static_cast<std::ptrdiff_t>(rows) && write_to_pager(text)) return;
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (std::fflush(stdout) != 0 || !written)
    throw Error(ErrorCode::kNoSpace, "cannot write the answer", "standard output", "is the disk full?");
}

void write_piece(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    throw Error(ErrorCode::kNoSpace, "cannot write the answer", "standard output", "is the disk full?");
}

void write_message(const std::string& message) {
  const std::string line = "apud: " + printable(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void write_progress(const std::string& text) {
  if (isatty(STDERR_FILENO) == 0) return;
  const std::string line = "\r" + text + "\x1b[K";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace apud
