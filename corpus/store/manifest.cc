// Lines of words, ended by the checksum of all that stands before it.
// Layer 3.
#include "corpus/store/manifest.h"

#include <charconv>
#include <sstream>

#include "corpus/search/schema.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr char kStubStart[] = "# apud index, version ";
constexpr int kMostAttempts = 50;

bool read_number(std::istringstream& line, std::uint64_t& number, int base = 10) {
  std::string word;
  if (!(line >> word)) return false;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number, base);
  return failure == std::errc() && end == word.data() + word.size();
}

bool read_mark(std::istringstream& line, FileMark& mark) {
  return read_number(line, mark.size) && read_number(line, mark.hash, 16);
}

std::string mark_words(const FileMark& mark) { return std::to_string(mark.size) + " " + hex_hash(mark.hash); }

bool is_name(const std::string& word) {
  return !word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

bool read_segment(std::istringstream& line, SegmentEntry& entry) {
  if (!(line >> entry.name) || !is_name(entry.name)) return false;
  for (std::uint64_t* number : {&entry.passages, &entry.documents, &entry.live_passages, &entry.live_documents,
                                &entry.sentences, &entry.source_bytes, &entry.relations})
    if (!read_number(line, *number)) return false;
  for (std::uint64_t& count : entry.kinds)
    if (!read_number(line, count)) return false;
  for (FileMark* mark : {&entry.passages_file, &entry.documents_file, &entry.entities_file})
    if (!read_mark(line, *mark)) return false;
  if (!(line >> entry.dead_name)) return true;
  return is_name(entry.dead_name) && read_mark(line, entry.dead_file);
}

bool read_graph(std::istringstream& line, GraphEntry& graph) {
  return line >> graph.name && is_name(graph.name) && read_number(line, graph.entities) &&
         read_number(line, graph.relations) && read_mark(line, graph.file);
}

[[noreturn]] void throw_damaged(const std::string& what, const std::string& path) {
  throw Error(ErrorCode::kDamaged, what, path, "run apud-index --force into a new directory");
}

}  // namespace

std::string manifest_name(std::uint64_t generation) { return "manifest-" + std::to_string(generation); }

std::string graph_name(std::uint64_t generation) { return "graph-" + std::to_string(generation); }

std::string segment_directory(const std::string& index, const std::string& segment) {
  return index + "/segments/" + segment;
}

std::string format_manifest(const Manifest& manifest) {
  std::ostringstream text;
  text << "apud manifest " << kIndexVersion << "\ngeneration " << manifest.generation << "\nnext "
       << manifest.next_segment << "\n";
  for (const SegmentEntry& entry : manifest.segments) {
    text << "segment " << entry.name;
    for (std::uint64_t number : {entry.passages, entry.documents, entry.live_passages, entry.live_documents,
                                 entry.sentences, entry.source_bytes, entry.relations})
      text << ' ' << number;
    for (std::uint64_t count : entry.kinds) text << ' ' << count;
    for (const FileMark& mark : {entry.passages_file, entry.documents_file, entry.entities_file})
      text << ' ' << mark_words(mark);
    if (!entry.dead_name.empty()) text << ' ' << entry.dead_name << ' ' << mark_words(entry.dead_file);
    text << '\n';
  }
  if (!manifest.graph.name.empty())
    text << "graph " << manifest.graph.name << ' ' << manifest.graph.entities << ' ' << manifest.graph.relations << ' '
         << mark_words(manifest.graph.file) << '\n';
  const std::string body = text.str();
  return body + "end " + hex_hash(mark_bytes(body).hash) + "\n";
}

std::optional<Manifest> parse_manifest(const std::string& text) {
  const std::size_t end = text.rfind("end ");
  if (end == std::string::npos || text.substr(end) != "end " + hex_hash(mark_bytes(text.substr(0, end)).hash) + "\n")
    return std::nullopt;
  Manifest manifest;
  std::istringstream lines(text.substr(0, end));
  std::string line;
  for (int number = 0; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    bool good = false;
    if (number == 0)
      good = line == "apud manifest " + std::to_string(kIndexVersion);
    else if (first == "generation")
      good = read_number(words, manifest.generation);
    else if (first == "next")
      good = read_number(words, manifest.next_segment);
    else if (first == "segment")
      good = read_segment(words, manifest.segments.emplace_back());
    else if (first == "graph")
      good = read_graph(words, manifest.graph);
    if (!good || words.bad()) return std::nullopt;
  }
  return manifest;
}

std::string format_stub(const Manifest& manifest) {
  std::string text = kStubStart + std::to_string(kIndexVersion) + ", generation " +
                     std::to_string(manifest.generation) + ", " + manifest_name(manifest.generation) + "\n";
  for (const SegmentEntry& entry : manifest.segments)
    for (const char* file : {"passages", "entities"}) text += "auto segments/" + entry.name + "/" + file + "\n";
  return text;
}

std::optional<StubHead> parse_stub_head(const std::string& stub) {
  if (!stub.starts_with(kStubStart)) return std::nullopt;
  StubHead head;
  const char* at = stub.data() + sizeof(kStubStart) - 1;
  const char* const end = stub.data() + stub.size();
  auto read = std::from_chars(at, end, head.version);
  if (read.ec != std::errc()) return std::nullopt;
  constexpr std::string_view kBetween = ", generation ";
  if (head.version != kIndexVersion) return head;
  if (!std::string_view(read.ptr, end).starts_with(kBetween)) return std::nullopt;
  read = std::from_chars(read.ptr + kBetween.size(), end, head.generation);
  if (read.ec != std::errc()) return std::nullopt;
  return head;
}

std::optional<Manifest> load_manifest(const std::string& index) {
  const std::string stub_path = index + "/" + kStubName;
  std::string missing;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const std::optional<std::string> stub = read_small_file(stub_path);
    if (!stub) return std::nullopt;
    const std::optional<StubHead> head = parse_stub_head(*stub);
    if (!head) throw_damaged("this file does not start as an index of Apud does", stub_path);
    if (head->version != kIndexVersion)
      throw Error(ErrorCode::kVersion,
                  "this index was made by version " + std::to_string(head->version) +
                      " of the format, and this program reads version " + std::to_string(kIndexVersion),
                  index, "run apud-index --force --db NEW-DIRECTORY on the documents");
    const std::string path = index + "/" + manifest_name(head->generation);
    const std::optional<std::string> text = read_small_file(path);
    if (!text && path != missing) {  // a writer has just put a newer generation in its place
      missing = path;
      continue;
    }
    if (!text) throw_damaged("a file of the index is missing", path);
    std::optional<Manifest> manifest = parse_manifest(*text);
    if (!manifest || manifest->generation != head->generation) throw_damaged("a file of the index is damaged", path);
    if (format_stub(*manifest) != *stub) throw_damaged("a file of the index is damaged", stub_path);
    return manifest;
  }
  throw_damaged("the index changes faster than it can be opened", index);
}

}  // namespace apud
