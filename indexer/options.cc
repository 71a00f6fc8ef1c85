// Boost.Program_options reads them, we check them: the messages are ours.
// Program layer.
#include "indexer/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "corpus/text/error.h"

namespace apud {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

constexpr unsigned kMaxJobs = 256;
constexpr const char* kSeeHelp = "see apud-index --help";

[[noreturn]] void refuse(const std::string& what, const std::string& where, const std::string& todo = kSeeHelp) {
  throw Error(ErrorCode::kUsage, what, where, todo);
}

po::options_description described() {
  po::options_description all;
  auto add = all.add_options();
  const auto text = [] { return po::value<std::string>(); };
  const auto texts = [] { return po::value<std::vector<std::string>>(); };
  add("db", text())("jobs,j", text())("gazetteer", texts())("remove", texts())("explain", text())("format", text());
  add("parse-citations", text())("path", texts());
  add("force", "")("prune", "")("quiet,q", "")("verbose,v", "")("json", "")("help,h", "")("version,V", "");
  return all;
}

po::variables_map parsed(int argc, const char* const* argv) {
  const po::options_description all = described();
  po::positional_options_description positional;
  positional.add("path", -1);
  po::variables_map values;
  try {
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(argc, argv).options(all).positional(positional).style(style).run(), values);
  } catch (const po::unknown_option& error) {
    refuse("unknown option", error.get_option_name());
  } catch (const po::multiple_occurrences& error) {
    refuse("an option is given twice", error.get_option_name());
  } catch (const po::invalid_command_line_syntax& error) {
    refuse(error.kind() == po::invalid_command_line_syntax::extra_parameter ? "an option takes no value"
                                                                            : "an option lacks its value",
           error.get_option_name());
  } catch (const po::error& error) {
    refuse(std::string("wrong usage (") + error.what() + ")", "");
  }
  return values;
}

std::string text_of(const po::variables_map& values, const char* name) {
  return values.count(name) > 0 ? values[name].as<std::string>() : "";
}

std::vector<std::string> texts_of(const po::variables_map& values, const char* name) {
  return values.count(name) > 0 ? values[name].as<std::vector<std::string>>() : std::vector<std::string>();
}

unsigned jobs_of(const po::variables_map& values) {
  if (values.count("jobs") == 0) return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
  const std::string given = text_of(values, "jobs");
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), jobs);
  if (error != std::errc{} || end != given.data() + given.size() || jobs < 1 || jobs > kMaxJobs)
    refuse("not a number of jobs", given, "give a number from 1 to " + std::to_string(kMaxJobs));
  return jobs;
}

// --db, else $APUD_DB, else .apud here or in the nearest folder above that has one, else .apud here.
std::string index_directory(const po::variables_map& values) {
  if (values.count("db") > 0) {
    if (text_of(values, "db").empty()) refuse("an option lacks its value", "--db");
    return text_of(values, "db");
  }
  if (const char* named = std::getenv("APUD_DB"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) refuse("cannot tell the current folder (" + error.message() + ")", "", "name the index with --db");
  for (fs::path folder = here; !folder.empty(); folder = folder.parent_path()) {
    if (fs::is_directory(folder / ".apud", error)) return (folder / ".apud").string();
    if (folder == folder.root_path()) break;
  }
  return (here / ".apud").string();
}

}  // namespace

bool wants_json(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--") == 0) return false;
    if (std::strcmp(argv[i], "--json") == 0) return true;
  }
  return false;
}

Options read_options(int argc, const char* const* argv) {
  const po::variables_map values = parsed(argc, argv);
  Options options;
  options.json = values.count("json") > 0;
  if (values.count("help") > 0) options.command = Options::Command::kHelp;
  if (values.count("version") > 0) options.command = Options::Command::kVersion;
  if (options.command != Options::Command::kBuild) return options;
  options.paths = texts_of(values, "path");
  options.removals = texts_of(values, "remove");
  options.gazetteers = texts_of(values, "gazetteer");
  options.jobs = jobs_of(values);
  options.prune = values.count("prune") > 0;
  options.force = values.count("force") > 0;
  options.quiet = values.count("quiet") > 0;
  options.verbose = values.count("verbose") > 0;
  if (options.quiet && options.verbose) refuse("two options exclude each other", "--quiet and --verbose");
  const std::string format = text_of(values, "format");
  if (values.count("format") > 0 && values.count("explain") == 0)
    refuse("--format goes with --explain only", format, "give --explain FILE too");
  if (values.count("format") > 0 && format != "json" && format != "conllu")
    refuse("no such format", format, "give json or conllu");
  options.conllu = format == "conllu";
  if (values.count("explain") > 0) {
    options.command = Options::Command::kExplain;
    options.explain = text_of(values, "explain");
    if (!options.paths.empty()) refuse("--explain takes one file and indexes none", options.paths.front());
    return options;
  }
  if (values.count("parse-citations") > 0) {
    options.command = Options::Command::kParseCitations;
    options.references = text_of(values, "parse-citations");
    if (options.references.empty()) refuse("an option lacks its value", "--parse-citations");
    if (!options.paths.empty()) refuse("--parse-citations takes one file and indexes none", options.paths.front());
    return options;
  }
  if (std::find(options.paths.begin(), options.paths.end(), "") != options.paths.end())
    refuse("an empty path", "''", "check the command line");
  if (options.paths.empty() && options.removals.empty()) refuse("nothing to index", "", "give a file or a folder");
  if (options.prune && options.paths.empty()) refuse("nothing to prune", "--prune", "give the folder to look in");
  options.index = index_directory(values);
  return options;
}

}  // namespace apud
