// One table of options and one of commands; the loop below knows neither.
// Layer 4, pure. Written by hand because Boost's parser cannot suggest names and costs a quarter of an empty run.
#include "query/plan/command_line.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "corpus/text/error.h"
#include "query/plan/nearest.h"

namespace apud {
namespace {

constexpr std::uint32_t kMostHops = 100;

struct CommandName {
  const char* name;
  Command command;
};
constexpr CommandName kCommands[] = {
    {"search", Command::kSearch}, {"entity", Command::kEntity},       {"relations", Command::kRelations},
    {"path", Command::kPath},     {"show", Command::kShow},           {"export", Command::kExport},
    {"stats", Command::kStats},   {"verify", Command::kVerify},       {"ask", Command::kAsk},
    {"trace", Command::kTrace},   {"citations", Command::kCitations}, {"serve", Command::kNotBuilt},
    {"mcp", Command::kNotBuilt}};

using Line = CommandLine;
using Value = const std::string;

using Commands = std::uint32_t;  // a set of commands, a bit each
constexpr Commands only(Command command) { return 1u << static_cast<unsigned>(command); }
constexpr Commands kEvery = ~0u;
constexpr Commands kFiltered = only(Command::kRelations) | only(Command::kPath) | only(Command::kExport);

struct Option {
  const char* name;
  bool takes_value;
  Commands commands;  // that take it
  void (*set)(Line&, Value& value);
};

[[noreturn]] void bad_value(const char* option, Value& value, const std::string& expected) {
  throw Error(ErrorCode::kUsage, std::string(option) + " does not take this value", "\"" + value + "\"",
              "give " + expected);
}

std::uint32_t number_of(const char* option, Value& value) {
  std::uint32_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, fault] = std::from_chars(value.data(), end, number);
  if (fault != std::errc() || stop != end)
    bad_value(option, value, "a whole number from 0 to " + std::to_string(std::numeric_limits<std::uint32_t>::max()));
  return number;
}

void add_facets(Line& line, Value& value) {
  constexpr const char* kFacets[] = {"kind", "document", "entity", "year"};
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    const std::string facet = value.substr(begin, end - begin);
    if (std::find(std::begin(kFacets), std::end(kFacets), facet) == std::end(kFacets))
      bad_value("--facet", facet, "kind, document, entity or year");
    if (std::find(line.facets.begin(), line.facets.end(), facet) == line.facets.end()) line.facets.push_back(facet);
    begin = end + 1;
  }
}

void set_sort(Line& line, Value& value) {
  if (value == "relevance")
    line.sort = SortBy::kRelevance;
  else if (value == "document")
    line.sort = SortBy::kDocument;
  else if (value == "date")
    line.sort = SortBy::kDate;
  else
    bad_value("--sort", value, "relevance, document or date");
}

void set_group(Line& line, Value& value) {
  if (value == "passage")
    line.group = GroupBy::kPassage;
  else if (value == "document")
    line.group = GroupBy::kDocument;
  else
    bad_value("--group", value, "passage or document");
}

void set_colour(Line& line, Value& value) {
  if (value == "auto")
    line.colour = Colour::kAuto;
  else if (value == "always")
    line.colour = Colour::kAlways;
  else if (value == "never")
    line.colour = Colour::kNever;
  else
    bad_value("--color", value, "auto, always or never");
}

void set_predicate(Line& line, Value& value) {
  if (value.empty()) bad_value("--predicate", value, "a predicate, as in: --predicate located_in");
  line.predicate = value;
}

void set_status(Line& line, Value& value) {
  line.status = status_of(value);
  if (!line.status) bad_value("--status", value, "asserted, planned, recommended or possible");
}

void set_polarity(Line& line, Value& value) {
  line.polarity = polarity_of(value);
  if (!line.polarity) bad_value("--polarity", value, "affirmed or negated");
}

void set_confidence(Line& line, Value& value) {
  float number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, fault] = std::from_chars(value.data(), end, number);
  if (fault != std::errc() || stop != end || !(number >= 0 && number <= 1))
    bad_value("--min-confidence", value, "a number from 0 to 1");
  line.min_confidence = number;
}

void set_hops(Line& line, Value& value) {
  line.max_hops = number_of("--max-hops", value);
  if (line.max_hops == 0 || line.max_hops > kMostHops)
    bad_value("--max-hops", value, "a whole number from 1 to " + std::to_string(kMostHops));
}

void set_trace_format(Line& line, Value& value) {
  constexpr const char* kFormats[] = {"text", "json", "claimreview", "annotation"};
  const auto* const found = std::find(std::begin(kFormats), std::end(kFormats), value);
  if (found == std::end(kFormats)) bad_value("--format", value, "text, json, claimreview or annotation");
  line.trace_format = static_cast<TraceFormat>(found - std::begin(kFormats));
}

void set_file(Line& line, Value& value) {
  if (value.empty()) bad_value("--file", value, "a file with one claim a line, or - for standard input");
  line.file = value;
}

void set_citation_format(Line& line, Value& value) {
  constexpr const char* kFormats[] = {"text", "json", "csl-json", "bibtex", "ris"};
  const auto* const found = std::find(std::begin(kFormats), std::end(kFormats), value);
  if (found == std::end(kFormats)) bad_value("--format", value, "text, json, csl-json, bibtex or ris");
  line.citation_format = static_cast<CitationFormat>(found - std::begin(kFormats));
}

void set_format(Line& line, Value& value) {
  constexpr const char* kFormats[] = {"jsonl", "graphml", "nquads", "csv", "dot", "cypher"};
  const auto* const found = std::find(std::begin(kFormats), std::end(kFormats), value);
  if (found == std::end(kFormats)) bad_value("--format", value, "jsonl, graphml, nquads, csv, dot or cypher");
  line.format = static_cast<ExportFormat>(found - std::begin(kFormats));
}

void set_output(Line& line, Value& value) {
  if (value.empty()) bad_value("--output", value, "a file, of csv a folder");
  line.output = value;
}

void add_database(Line& line, Value& value) {
  if (value.empty()) bad_value("--db", value, "the folder that apud-index wrote");
  line.databases.push_back(value);
}

constexpr Option kOptions[] = {
    {"--db", true, kEvery, add_database},
    {"--json", false, kEvery, [](Line& line, Value&) { line.json = true; }},
    {"--limit", true, kEvery, [](Line& line, Value& value) { line.limit = number_of("--limit", value); }},
    {"--offset", true, kEvery, [](Line& line, Value& value) { line.offset = number_of("--offset", value); }},
    {"--color", true, kEvery, set_colour},
    {"--no-pager", false, kEvery, [](Line& line, Value&) { line.pager = false; }},
    {"--help", false, kEvery, [](Line& line, Value&) { line.help = true; }},
    {"--version", false, kEvery, [](Line& line, Value&) { line.version = true; }},
    {"--facet", true, only(Command::kSearch), add_facets},
    {"--sort", true, only(Command::kSearch), set_sort},
    {"--group", true, only(Command::kSearch), set_group},
    {"--context", true, only(Command::kShow),
     [](Line& line, Value& value) { line.context = number_of("--context", value); }},
    {"--subject", true, only(Command::kRelations), [](Line& line, Value& value) { line.subject = value; }},
    {"--object", true, only(Command::kRelations), [](Line& line, Value& value) { line.object = value; }},
    {"--predicate", true, kFiltered, set_predicate},
    {"--status", true, kFiltered, set_status},
    {"--polarity", true, kFiltered, set_polarity},
    {"--min-confidence", true, kFiltered, set_confidence},
    {"--max-hops", true, only(Command::kPath), set_hops},
    {"--format", true, only(Command::kExport), set_format},
    {"--format", true, only(Command::kCitations), set_citation_format},
    {"--unresolved", false, only(Command::kCitations), [](Line& line, Value&) { line.unresolved = true; }},
    {"--format", true, only(Command::kTrace), set_trace_format},
    {"--file", true, only(Command::kTrace), set_file},
    {"--output", true, only(Command::kExport), set_output},
    {"--explain", false, only(Command::kAsk) | only(Command::kTrace), [](Line& line, Value&) { line.explain = true; }},
    {"--exact", false, only(Command::kShow), [](Line& line, Value&) { line.exact = true; }},
};

std::string help_hint(const Line& line) {
  const bool general = line.command == Command::kNone || line.command == Command::kNotBuilt;
  return general ? "see apud --help" : "see apud " + line.command_name + " --help";
}

[[noreturn]] void unknown(const Line& line, const char* what, const std::string& name,
                          const std::vector<std::string>& known) {
  const auto meant = nearest(name, known);
  throw Error(ErrorCode::kUsage, what, name, (meant ? "did you mean " + *meant + "? " : "") + help_hint(line));
}

const Option& option_named(const Line& line, const std::string& name) {
  std::vector<std::string> names;
  for (const Option& option : kOptions) {
    const bool fits = (option.commands & only(line.command)) != 0;
    if (name == option.name && fits) return option;
    if (fits) names.emplace_back(option.name);
  }
  for (const Option& option : kOptions) {
    if (name == option.name && line.command == Command::kNone)
      throw Error(ErrorCode::kUsage, "this option comes after its command", name, help_hint(line));
    if (name == option.name)
      throw Error(ErrorCode::kUsage, "not an option of " + line.command_name, name, help_hint(line));
  }
  unknown(line, "unknown option", name, names);
}

void set_command(Line& line, const std::string& name) {
  std::vector<std::string> names;
  for (const CommandName& command : kCommands) {
    if (name == command.name) {
      line.command = command.command;
      line.command_name = name;
      return;
    }
    if (command.command != Command::kNotBuilt) names.emplace_back(command.name);
  }
  unknown(line, "unknown command", name, names);
}

bool names_option(const std::string& name) {
  return std::any_of(std::begin(kOptions), std::end(kOptions),
                     [&](const Option& option) { return name == option.name; });
}

// In a search "-word" asks for passages without the word; "-json" is a slip for --json.
bool is_word(const Line& line, const std::string& arg) {
  if (arg.size() < 2 || arg[0] != '-') return true;
  if (arg[1] == '-' || arg == "-h" || arg == "-V") return false;
  return line.command == Command::kSearch && !names_option("-" + arg);
}

[[noreturn]] void bad_words(const Line& line, const std::string& what, const std::string& todo) {
  throw Error(ErrorCode::kUsage, what, line.command_name, todo);
}

void check_export(const Line& line) {
  if (!line.format) bad_words(line, "no format", "give --format jsonl, graphml, nquads, csv, dot or cypher");
  if (line.format == ExportFormat::kCsv && line.output.empty())
    bad_words(line, "csv makes two files, nodes.csv and relationships.csv", "give a folder for them with --output");
  if (line.json) bad_words(line, "the format says how it is written", "leave --json away");
}

void check_citations(const Line& line) {
  const CitationFormat format = line.citation_format;
  if (line.json && format != CitationFormat::kText && format != CitationFormat::kJson)
    bad_words(line, "two formats", "leave --json or --format away");
  if (!line.unresolved) return;
  if (!line.words.empty()) bad_words(line, "--unresolved takes no words", "leave them or --unresolved away");
  if (format != CitationFormat::kText && format != CitationFormat::kJson)
    bad_words(line, "notes without a work have no such format", "give --format text or json");
}

// Words that are nothing but blanks name nothing.
bool blank(const std::string& word) { return word.find_first_not_of(" \t\r\n") == std::string::npos; }

void check_words(const Line& line) {
  if (line.help || line.version) return;
  const std::size_t count = line.words.size();
  const bool named = std::none_of(line.words.begin(), line.words.end(), blank);
  switch (line.command) {
    case Command::kSearch:
      if (count == 0)
        bad_words(line, "nothing to search for", "give words or a query, as in: apud search rail freight");
      break;
    case Command::kShow:
      if (count != 1)
        bad_words(line, count == 0 ? "nothing to show" : "more than one thing to show",
                  "give one reference or document, as in: apud show report.txt#b12.1");
      break;
    case Command::kEntity:
      if (count == 0 || !named) bad_words(line, "no name", "give one, as in: apud entity Serbia");
      break;
    case Command::kAsk:
      if (count == 0) bad_words(line, "no question", "give one, as in: apud ask 'Who wrote the report?'");
      break;
    case Command::kTrace:
      if (line.file.empty() ? count == 0 || !named : count > 0)
        bad_words(line, line.file.empty() ? "no claim" : "a claim beside --file",
                  "give a claim, as in: apud trace 'Serbia joined in 2024', or --file with one a line");
      break;
    case Command::kExport:
    case Command::kRelations:
      if (!named) bad_words(line, "an empty name", "give a name, or none for all of them");
      break;
    case Command::kCitations: check_citations(line); break;
    case Command::kPath:
      if (count != 2 || !named)
        bad_words(line, count < 2 || !named ? "two names are needed" : "more than two names",
                  "as in: apud path Serbia 'Silk Road Fund'");
      break;
    default:
      if (line.command != Command::kNone && line.command != Command::kNotBuilt && count > 0)
        throw Error(ErrorCode::kUsage, line.command_name + " takes no words", "\"" + line.words.front() + "\"",
                    help_hint(line));
  }
  if (line.command == Command::kExport) check_export(line);
}

// Takes the option at args[at]; gives the position of the last argument that it used.
std::size_t take_option(Line& line, const std::vector<std::string>& args, std::size_t at) {
  std::string name = args[at] == "-h" ? "--help" : args[at] == "-V" ? "--version" : args[at];
  std::optional<std::string> value;
  if (const auto equals = name.find('='); equals != std::string::npos) {
    value = name.substr(equals + 1);
    name.resize(equals);
  }
  const Option& option = option_named(line, name);
  if (!option.takes_value && value)
    throw Error(ErrorCode::kUsage, name + " takes no value", "\"" + *value + "\"", help_hint(line));
  if (option.takes_value && !value) {
    if (++at == args.size()) throw Error(ErrorCode::kUsage, "a value is missing", name, help_hint(line));
    value = args[at];
  }
  option.set(line, value.value_or(""));
  return at;
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& args) {
  CommandLine line;
  bool only_words = false;
  for (std::size_t at = 0; at < args.size() && line.command != Command::kNotBuilt; ++at) {
    const std::string& arg = args[at];
    if (!only_words && arg == "--")
      only_words = true;
    else if (!only_words && !is_word(line, arg))
      at = take_option(line, args, at);
    else if (line.command == Command::kNone)
      set_command(line, arg);
    else
      line.words.push_back(arg);
  }
  check_words(line);
  return line;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace apud
