// Lines in, items out: no more than one line is held at a time.
// Layer 6.
#include "indexer/build/parse_citations.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "corpus/citations/csl_json.h"
#include "corpus/text/error.h"
#include "indexer/cite/reference_parser.h"

namespace apud {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void parse_lines(std::istream& in, const std::string& name, const std::function<void(const std::string& item)>& use) {
  ReferenceParser parser = ReferenceParser::load();
  bool first = true;
  for (std::string line; std::getline(in, line); first = false) {
    std::string_view text = line;
    if (first && text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    if (text.ends_with('\r')) text.remove_suffix(1);
    use(csl_json(parser.parse(text)));
  }
  if (in.bad()) throw Error(ErrorCode::kUnreadable, "cannot read the references", name, "check the file and the disk");
}

}  // namespace

void parse_citations(const std::string& path, const std::function<void(const std::string& item)>& use) {
  if (path == "-") return parse_lines(std::cin, "standard input", use);
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::kUnreadable, "this is a folder", path, "give a file with one reference a line");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(ErrorCode::kUnreadable, std::string("cannot read the references (") + std::strerror(errno) + ")", path,
                "check the path");
  parse_lines(file, path, use);
}

}  // namespace apud
