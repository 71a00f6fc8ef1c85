// From the words of a command line to a checked plan: what to do, on which index, how much of it.
// Layer 4, pure: reads no environment and opens nothing, so that every message can be tested literally.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/model/relation.h"
#include "corpus/search/search_request.h"

namespace apud {

enum class Command : std::uint8_t {
  kNone,
  kSearch,
  kEntity,
  kRelations,
  kPath,
  kShow,
  kCitations,
  kExport,
  kStats,
  kTrace,
  kVerify,
  kAsk,
  kNotBuilt
};
enum class ExportFormat : std::uint8_t { kJsonLines, kGraphMl, kNquads, kCsv, kDot, kCypher };
enum class TraceFormat : std::uint8_t { kText, kJson, kClaimReview, kAnnotation };
enum class CitationFormat : std::uint8_t { kText, kJson, kCslJson, kBibtex, kRis };
enum class Colour : std::uint8_t { kAuto, kAlways, kNever };

struct CommandLine {
  Command command = Command::kNone;
  std::string command_name;        // as given: also of those that are not built
  std::vector<std::string> words;  // what is neither command nor option
  std::vector<std::string> databases;
  bool json = false;
  bool help = false;
  bool version = false;
  bool explain = false;  // ask: how the answers were found; trace: what was compared
  bool exact = false;    // show: the source's bytes and nothing else
  bool pager = true;
  Colour colour = Colour::kAuto;
  // Not given: kDefaultLimit, or everything where a list is one thing. Of relations and paths 0 means all.
  std::optional<std::uint32_t> limit;
  std::uint32_t offset = 0;
  std::uint32_t context = 2;  // sentences on each side
  std::vector<std::string> facets;
  SortBy sort = SortBy::kRelevance;
  GroupBy group = GroupBy::kPassage;
  std::string subject, predicate, object;  // relations; path and export: predicate alone
  std::optional<Status> status;
  std::optional<Polarity> polarity;
  float min_confidence = 0;
  std::uint32_t max_hops = 6;
  std::optional<ExportFormat> format;
  TraceFormat trace_format = TraceFormat::kText;
  std::string file;  // trace: claims, one a line; "-" for standard input
  CitationFormat citation_format = CitationFormat::kText;
  bool unresolved = false;  // citations: notes that tell no work
  std::string output;       // export: a file, of csv a folder; "" for standard output
};

inline constexpr std::uint32_t kDefaultLimit = 10;

// `args` without the program's name. Throws Error(kUsage), whose message names the nearest command or option.
CommandLine parse_command_line(const std::vector<std::string>& args);

// The query of a search: its words joined by single spaces.
std::string joined_words(const std::vector<std::string>& words);

}  // namespace apud
