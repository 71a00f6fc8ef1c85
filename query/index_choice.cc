// Program layer.
#include "query/index_choice.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "corpus/text/error.h"

namespace apud {

std::vector<std::string> choose_index(const std::vector<std::string>& given) {
  namespace fs = std::filesystem;
  if (!given.empty()) return given;
  if (const char* named = std::getenv("APUD_DB"); named != nullptr && *named != '\0') return {named};
  std::error_code fault;
  const fs::path start = fs::current_path(fault);
  for (fs::path folder = start; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / ".apud", fault)) return {(folder / ".apud").string()};
    if (folder == folder.root_path()) break;
  }
  throw Error(ErrorCode::kNoIndex, "no index", "there is no .apud in " + start.string() + " nor above it",
              "make one with apud-index PATH, or name one with --db");
}

}  // namespace apud
