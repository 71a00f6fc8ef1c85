// A file is written aside and takes its name when it is whole.
// Program layer.
#include "query/export_command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "corpus/text/error.h"
#include "query/answer/relation_answer.h"
#include "query/render/export.h"
#include "query/render/text_parts.h"
#include "query/terminal.h"

namespace apud {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDotEntities = 30;  // what a picture can hold

class OutputFile {
 public:
  explicit OutputFile(fs::path path) : path_(std::move(path)), aside_(path_.string() + ".part") {
    file_ = std::fopen(aside_.c_str(), "wb");
    if (file_ == nullptr) fail("cannot write");
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() {
    if (file_ != nullptr) std::fclose(file_);
    std::error_code ignored;
    if (!done_) fs::remove(aside_, ignored);
  }
  void write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail("cannot write all of it");
  }
  void finish() {
    FILE* file = file_;
    file_ = nullptr;
    if (std::fclose(file) != 0) fail("cannot write all of it");
    std::error_code fault;
    fs::rename(aside_, path_, fault);
    errno = fault.value();
    if (fault) fail("cannot write");
    done_ = true;
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    const ErrorCode code = errno == ENOSPC ? ErrorCode::kNoSpace : ErrorCode::kUnreadable;
    throw Error(code, what, path_.string(), std::strerror(errno));
  }
  fs::path path_, aside_;
  FILE* file_ = nullptr;
  bool done_ = false;
};

RelationRequest filter_of(const CommandLine& line) {
  RelationRequest filter;
  filter.predicate = line.predicate;
  filter.status = line.status;
  filter.polarity = line.polarity;
  filter.min_confidence = line.min_confidence;
  filter.limit = line.limit.value_or(0);
  return filter;
}

std::unique_ptr<GraphExporter> exporter_of(const CommandLine& line, Sink sink) {
  switch (*line.format) {
    case ExportFormat::kGraphMl: return graphml_exporter(std::move(sink));
    case ExportFormat::kNquads: return nquads_exporter(std::move(sink));
    case ExportFormat::kDot: return dot_exporter(std::move(sink), line.limit.value_or(kDotEntities));
    case ExportFormat::kCypher: return cypher_exporter(std::move(sink));
    default: return json_lines_exporter(std::move(sink));
  }
}

// Whom the name may mean, or what is nearest to it.
std::string unresolved(const ResolvedName& name) {
  const bool ambiguous = name.state == NameState::kAmbiguous;
  std::string todo;
  for (const EntityMatch& match : name.candidates)
    todo += (todo.empty() ? "" : " or ") + (ambiguous ? match.entity.id : match.entity.name);
  if (todo.empty()) return Error(ErrorCode::kQuery, "nothing of this name", name.asked, "leave it away for all").what();
  return Error(ErrorCode::kQuery, ambiguous ? "several have this name" : "nothing of this name", name.asked,
               (ambiguous ? "give " : "did you mean ") + todo + (ambiguous ? "" : "?"))
      .what();
}

ExitStatus finished(std::uint64_t relations) {
  return relations > 0 ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

ExitStatus export_csv(const PassageSource& index, const CommandLine& line, const RelationRequest& filter) {
  const fs::path folder = line.output;
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (!fs::is_directory(folder, fault))
    throw Error(ErrorCode::kUnreadable, "cannot write into this folder", line.output, "is it a file?");
  OutputFile nodes(folder / "nodes.csv"), relationships(folder / "relationships.csv");
  const auto exporter = csv_exporter([&](std::string_view text) { nodes.write(text); },
                                     [&](std::string_view text) { relationships.write(text); });
  const std::uint64_t count = export_graph(index, filter, false, *exporter);
  nodes.finish();
  relationships.finish();
  return finished(count);
}

}  // namespace

ExitStatus run_export(const PassageSource& index, const CommandLine& line) {
  RelationRequest filter = filter_of(line);
  if (!line.words.empty()) {
    const ResolvedName name = resolve_name(index, joined_words(line.words));
    if (!name.match) {
      write_message(unresolved(name));
      return ExitStatus::kNothingFound;
    }
    filter.name = name.match->entity.id;
  }
  if (line.format == ExportFormat::kCsv) return export_csv(index, line, filter);
  if (line.format == ExportFormat::kDot) filter.limit = 0;  // its limit is the picture's
  const bool sources = line.format == ExportFormat::kJsonLines;
  if (line.output.empty() || line.output == "-") {
    const auto exporter = exporter_of(line, write_piece);
    const std::uint64_t count = export_graph(index, filter, sources, *exporter);
    write_output("", false);  // flushes
    return finished(count);
  }
  OutputFile file(line.output);
  const auto exporter = exporter_of(line, [&](std::string_view text) { file.write(text); });
  const std::uint64_t count = export_graph(index, filter, sources, *exporter);
  file.finish();
  return finished(count);
}

}  // namespace apud
