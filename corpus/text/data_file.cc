// Finds data files beside the program that runs.
// Layer 0.
#include "corpus/text/data_file.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "corpus/text/error.h"

namespace apud {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> data_folders() {
  std::vector<fs::path> folders;
  if (const char* named = std::getenv("APUD_DATA"); named != nullptr && *named != '\0') folders.emplace_back(named);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    for (const char* up : {"../../corpus/lexicon", "../../../corpus/lexicon", "../share/apud/lexicon"})
      folders.push_back((program / up).lexically_normal());
  }
  return folders;
}

}  // namespace

std::string find_data_file(const std::string& name) {
  for (const fs::path& folder : data_folders()) {
    std::error_code error;
    if (fs::is_regular_file(folder / name, error)) return (folder / name).string();
  }
  return "";
}

std::string read_data_file(const std::string& name) {
  const std::string path = find_data_file(name);
  if (path.empty()) {
    std::string looked;
    for (const fs::path& folder : data_folders()) looked += (looked.empty() ? "" : ", ") + folder.string();
    throw Error(ErrorCode::kUnreadable, "data file not found", name + " (looked in " + looked + ")",
                "install Apud anew or name the folder in APUD_DATA");
  }
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  std::string bytes(error ? 0 : static_cast<std::size_t>(size), '\0');
  if (error || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(ErrorCode::kUnreadable, "cannot read data file", path, "check its permissions");
  return bytes;
}

}  // namespace apud
