// Walks without recursion, so that no depth of folders harms.
// Layer 6.
#include "indexer/build/source_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

namespace fs = std::filesystem;

using FileId = std::pair<dev_t, ino_t>;

FileId id_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

bool is_link(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

// A name is UTF-8, whatever bytes the file system has.
std::string clean_name(const std::string& path) {
  std::string name;
  for (std::string_view rest = path; !rest.empty();) {
    const Utf8Step step = utf8_step(rest);
    const bool control = static_cast<unsigned char>(rest[0]) < 0x20 || rest[0] == 0x7F;
    if (step.valid && !control)
      name += rest.substr(0, step.length);
    else
      append_utf8(name, 0xFFFD);
    rest.remove_prefix(step.length);
  }
  return name;
}

class Walk {
 public:
  Walk(SourceFiles& found, const std::string& index_directory) : found_(found) {
    struct stat status {};
    if (stat(index_directory.c_str(), &status) == 0) seen_folders_.insert(id_of(status));
  }

  void add(const std::string& given) {
    struct stat status {};
    if (stat(given.c_str(), &status) != 0) {
      fail_missing(given, is_link(given));
    } else if (S_ISDIR(status.st_mode)) {
      walk_folder(given);
    } else {
      std::error_code error;
      const fs::path path = fs::absolute(given, error).lexically_normal();
      const fs::path folder = fs::canonical(path.parent_path(), error);
      add_file((folder / path.filename()).string(), given, path.filename().string(), status);
    }
  }

 private:
  void walk_folder(const std::string& given) {
    std::error_code error;
    root_ = fs::canonical(given, error).string();
    shown_root_ = given == "." ? "" : given.ends_with('/') ? given : given + "/";
    found_.folders.push_back(root_);
    const std::size_t first = found_.files.size();
    // Links wait until all that is real has been seen.
    std::vector<std::string> folders{""}, linked_folders, linked_files;
    while (!folders.empty()) {
      while (!folders.empty()) {
        const std::string below = std::move(folders.back());
        folders.pop_back();
        list(below, folders, linked_folders, linked_files);
      }
      std::sort(linked_folders.begin(), linked_folders.end(), std::greater<>());
      if (!linked_folders.empty()) {
        folders.push_back(std::move(linked_folders.back()));
        linked_folders.pop_back();
      }
    }
    std::sort(linked_files.begin(), linked_files.end());
    for (const std::string& below : linked_files) add_below(below);
    std::sort(found_.files.begin() + static_cast<std::ptrdiff_t>(first), found_.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    for (std::size_t i = first; i < found_.files.size(); ++i) found_.files[i].name = clean_name(found_.files[i].name);
  }

  // One folder; `below` is its path below the root, "" or ending in "/".
  void list(const std::string& below, std::vector<std::string>& folders, std::vector<std::string>& linked_folders,
            std::vector<std::string>& linked_files) {
    const std::string path = root_ + "/" + below;
    struct stat status {};
    if (stat(path.c_str(), &status) != 0 || !seen_folders_.insert(id_of(status)).second) return;
    std::error_code error;
    fs::directory_iterator entry(path, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code ignored;
      const bool link = entry->is_symlink(ignored);
      if (entry->is_directory(ignored))
        (link ? linked_folders : folders).push_back(below + name + "/");
      else if (link)
        linked_files.push_back(below + name);
      else
        add_below(below + name);
    }
    if (error) fail(shown_root_ + below, "cannot read the folder (" + error.message() + ")", "check its permissions");
  }

  void add_below(const std::string& below) {
    struct stat status {};
    const std::string path = root_ + "/" + below;
    if (stat(path.c_str(), &status) != 0) return fail_missing(shown_root_ + below, is_link(path));
    add_file(path, shown_root_ + below, below, status);
  }

  void add_file(std::string path, const std::string& shown, std::string name, const struct stat& status) {
    if (!S_ISREG(status.st_mode)) return fail(shown, "neither a file nor a folder", "leave it out");
    const bool known = !seen_files_.insert(id_of(status)).second;
    if (known && is_link(path)) return;
    if (!seen_paths_.insert(path).second) return;
    found_.files.push_back({.path = std::move(path),
                            .shown = shown,
                            .name = std::move(name),
                            .bytes = static_cast<std::uint64_t>(status.st_size)});
  }

  void fail_missing(const std::string& shown, bool link) {
    if (link) return fail(shown, "the link leads nowhere", "mend it or remove it");
    if (errno == EACCES) return fail(shown, "cannot open it (Permission denied)", "check its permissions");
    fail(shown, "no such file or folder", "check the path");
  }

  void fail(const std::string& shown, std::string problem, std::string todo) {
    found_.failures.push_back({.path = shown, .problem = std::move(problem), .todo = std::move(todo)});
  }

  SourceFiles& found_;
  std::string root_, shown_root_;
  std::set<FileId> seen_folders_, seen_files_;
  std::set<std::string> seen_paths_;
};

bool lies_in(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) && (folder == "/" || path[folder.size()] == '/');
}

bool is_gone(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

// The next longer name of a file: one more folder of its path in front. The whole path ends the series.
std::string longer_name(const SourceFile& file, const std::string& name) {
  const std::string path = clean_name(file.path);
  if (name.size() + 1 >= path.size()) return path;
  const std::size_t end = path.size() - name.size() - 1;
  const std::size_t slash = path.rfind('/', end == 0 ? 0 : end - 1);
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace

SourceFiles find_source_files(const std::vector<std::string>& paths, const std::string& index_directory) {
  SourceFiles found;
  Walk walk(found, index_directory);
  for (const std::string& path : paths) walk.add(path);
  return found;
}

void settle_names(const std::vector<DocumentInfo>& known, const std::vector<std::string>& leaving,
                  std::vector<SourceFile>& files) {
  std::map<std::string, std::string> name_of_path;
  std::set<std::string> taken;
  const std::set<std::string> free(leaving.begin(), leaving.end());
  for (const DocumentInfo& info : known) {
    if (free.contains(info.name)) continue;
    name_of_path[info.path] = info.name;
    taken.insert(info.name);
  }
  for (SourceFile& file : files) {
    if (const auto old = name_of_path.find(file.path); old != name_of_path.end()) {
      file.name = old->second;
      continue;
    }
    std::string name = clean_name(file.name);
    while (taken.contains(name) && name.size() < clean_name(file.path).size()) name = longer_name(file, name);
    const std::string base = name;
    for (int copy = 2; taken.contains(name); ++copy) name = base + " (" + std::to_string(copy) + ")";
    taken.insert(name);
    file.name = name;
  }
}

std::vector<std::string> gone_documents(const std::vector<DocumentInfo>& known,
                                        const std::vector<std::string>& folders) {
  std::vector<std::string> gone;
  for (const DocumentInfo& info : known) {
    const bool given = std::any_of(folders.begin(), folders.end(),
                                   [&](const std::string& folder) { return lies_in(info.path, folder); });
    if (given && is_gone(info.path)) gone.push_back(info.name);
  }
  return gone;
}

}  // namespace apud
