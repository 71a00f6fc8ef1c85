// The program starts here: parse, run, and say in one place what went wrong.
// Program layer.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "corpus/text/error.h"
#include "query/commands.h"
#include "query/help.h"
#include "query/render/json.h"
#include "query/terminal.h"

namespace {

using apud::Command;
using apud::ErrorCode;

int status(apud::ExitStatus exit) { return static_cast<int>(exit); }

int run(const std::vector<std::string>& args) {
  const apud::CommandLine line = apud::parse_command_line(args);
  if (line.version) {
    apud::write_output("apud " APUD_VERSION "\n", false);
  } else if (line.help && line.command != Command::kNotBuilt) {
    apud::write_output(apud::help_text(line.command), line.pager);
  } else if (line.command == Command::kNone) {
    throw apud::Error(ErrorCode::kUsage, "no command", "", "see apud --help");
  } else {
    return status(apud::run_command(line));
  }
  return 0;
}

int fail(ErrorCode code, const std::string& message, bool json) {
  try {
    if (json) apud::write_output(apud::json_error(apud::error_code_name(code), message), false);
  } catch (const apud::Error&) {
    json = false;  // standard output takes nothing
  }
  if (!json) apud::write_message(message);
  return status(apud::ExitStatus::kFailed);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.empty()) {
    std::fputs(apud::help_text(Command::kNone), stderr);
    return status(apud::ExitStatus::kFailed);
  }
  const auto options_end = std::find(args.begin(), args.end(), "--");
  const bool json = std::find(args.begin(), options_end, "--json") != options_end;
  try {
    return run(args);
  } catch (const apud::Error& error) {
    return fail(error.code(), error.what(), json);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kNoSpace, "out of memory: ask for less with --limit", json);
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInternal, std::string("internal error: ") + error.what() + ": please report it", json);
  }
}
