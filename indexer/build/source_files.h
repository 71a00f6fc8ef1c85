// From the paths of a command line to the files to be indexed, each with its name in the index.
// Layer 6. Looks at folders and files' states, opens no file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/model/document_info.h"

namespace apud {

// A file that was not indexed, and why: "the file is empty", "leave it out ...".
struct Failure {
  std::string path;  // as a person would name it: the given path and what follows below it
  std::string problem;
  std::string todo;
  [[nodiscard]] std::string reason() const { return todo.empty() ? problem : problem + ": " + todo; }
  [[nodiscard]] std::string message() const {  // "WHAT: WHERE: TODO"
    return problem + ": " + path + (todo.empty() ? "" : ": " + todo);
  }
};

struct SourceFile {
  std::string path;   // absolute; links in the given path resolved, below it as found
  std::string shown;  // for people, as Failure::path
  std::string name;   // of the document
  std::uint64_t bytes = 0;
};

struct SourceFiles {
  std::vector<SourceFile> files;  // in the order of the given paths, below a folder by bytes of the path
  std::vector<Failure> failures;
  std::vector<std::string> folders;  // the given folders, absolute
};

// Walks folders; hidden entries and the index itself are passed over. A link to a folder is followed after all real
// folders, each folder once, so a loop of links ends; a link to a file that was found anyway is passed over.
// Names are the path below the given folder, or the file's name.
SourceFiles find_source_files(const std::vector<std::string>& paths, const std::string& index_directory);

// Settles names that two files would share: a path that the index knows keeps its name, any other takes parent
// folders on until its name is free. `leaving` are names that this run removes from the index.
void settle_names(const std::vector<DocumentInfo>& known, const std::vector<std::string>& leaving,
                  std::vector<SourceFile>& files);

// Names of documents of the index whose files lay in the given folders and are gone.
std::vector<std::string> gone_documents(const std::vector<DocumentInfo>& known,
                                        const std::vector<std::string>& folders);

}  // namespace apud
