// apud-index: options, then one of its few jobs, then an exit status. Errors end here.
// Program layer.
#include <filesystem>
#include <new>
#include <string>
#include <utility>

#include "corpus/text/error.h"
#include "indexer/build/build_index.h"
#include "indexer/build/explain_language.h"
#include "indexer/build/extraction.h"
#include "indexer/build/json_output.h"
#include "indexer/build/parse_citations.h"
#include "indexer/build/progress_text.h"
#include "indexer/help.h"
#include "indexer/options.h"
#include "indexer/terminal.h"

namespace apud {
namespace {

constexpr int kAllDone = 0, kSomeFailed = 1, kNothingDone = 2;

int build(const Options& options) {
  const BuildRequest request{.index = options.index,
                             .paths = options.paths,
                             .removals = options.removals,
                             .prune = options.prune,
                             .force = options.force,
                             .gazetteers = options.gazetteers,
                             .jobs = options.jobs};
  Display display(!options.quiet, options.verbose);
  const BuildSummary summary = build_index(request, display);
  display.clear();
  const bool failed_wholly =
      !options.paths.empty() && !summary.failures.empty() && summary.changed() + summary.unchanged == 0;
  for (const std::vector<Failure>* messages : {&summary.failures, &summary.losses})
    for (const Failure& message : *messages) write_message(message.message());
  if (options.json)
    write_result(summary_json(summary, failed_wholly) + "\n");
  else if (!options.quiet && !failed_wholly)
    write_result(summary_text(summary, options.index));
  if (failed_wholly) return kNothingDone;
  return summary.failures.empty() ? kAllDone : kSomeFailed;
}

ReadDocument read_to_explain(const std::string& path) {
  try {
    return std::move(*read_document(path, std::filesystem::path(path).filename().string(), ""));
  } catch (const Error& error) {
    // Reading does not name the file; everything else that throws does.
    if (error.code() != ErrorCode::kUnreadable) throw;
    throw Error(error.code(), error.problem(), path, error.todo());
  }
}

int explain(const Options& options) {
  const ReadDocument read = read_to_explain(options.explain);
  if (options.conllu) {
    write_result(explain_conllu(read.document));
    return kAllDone;
  }
  const Extracted extracted = Extraction(options.gazetteers).extract(read);
  if (options.verbose) {
    LanguageExplainer language;
    write_result(explain_json(read, extracted, language) + "\n");
  } else {
    write_result(explain_json(read, extracted) + "\n");
  }
  return kAllDone;
}

int parse_references(const Options& options) {
  parse_citations(options.references, [](const std::string& item) { write_result(item + "\n"); });
  return kAllDone;
}

int run(int argc, const char* const* argv) {
  const Options options = read_options(argc, argv);
  switch (options.command) {
    case Options::Command::kHelp: write_result(kHelpText); return kAllDone;
    case Options::Command::kVersion: write_result("apud-index " APUD_VERSION "\n"); return kAllDone;
    case Options::Command::kExplain: return explain(options);
    case Options::Command::kParseCitations: return parse_references(options);
    case Options::Command::kBuild: break;
  }
  return build(options);
}

int fail(bool json, const char* code, const std::string& message) {
  write_message(message);
  try {
    if (json) write_result(error_json(code, message) + "\n");
  } catch (const Error&) {
    // Standard output is gone; standard error has it.
  }
  return kNothingDone;
}

}  // namespace
}  // namespace apud

int main(int argc, char** argv) {
  const bool json = apud::wants_json(argc, argv);
  try {
    return apud::run(argc, argv);
  } catch (const apud::Error& error) {
    return apud::fail(json, apud::error_code_name(error.code()), error.what());
  } catch (const std::bad_alloc&) {
    return apud::fail(json, "no_memory", "not enough memory: give fewer or smaller files");
  } catch (const std::exception& error) {
    return apud::fail(json, "internal", std::string("internal error (") + error.what() + "): please report it");
  }
}
