// The command line of apud-index, as given and as checked.
// Program layer.
#pragma once

#include <string>
#include <vector>

namespace apud {

struct Options {
  enum class Command { kBuild, kExplain, kParseCitations, kHelp, kVersion };
  Command command = Command::kBuild;
  std::vector<std::string> paths;
  std::vector<std::string> removals;
  std::vector<std::string> gazetteers;
  std::string explain;
  std::string references;  // of kParseCitations: a file, or "-"
  std::string index;       // settled for kBuild
  bool conllu = false;     // --explain prints CoNLL-U
  unsigned jobs = 1;
  bool prune = false, force = false, quiet = false, verbose = false, json = false;
};

// Throws Error(kUsage).
Options read_options(int argc, const char* const* argv);

// Whether an error is to be told as JSON, even where the options are wrong.
bool wants_json(int argc, const char* const* argv);

}  // namespace apud
