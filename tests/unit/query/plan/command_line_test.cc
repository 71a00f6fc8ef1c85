#include "query/plan/command_line.h"

#include <gtest/gtest.h>

#include "corpus/text/error.h"

namespace apud {
namespace {

std::string message_of(const std::vector<std::string>& args) {
  try {
    parse_command_line(args);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUsage);
    return error.what();
  }
  return "no error";
}

TEST(CommandLine, TakesOptionsBeforeAndBehindTheCommand) {
  const CommandLine line =
      parse_command_line({"--db", "a", "search", "rail", "--limit=3", "freight", "--db=b", "--json"});
  EXPECT_EQ(line.command, Command::kSearch);
  EXPECT_EQ(joined_words(line.words), "rail freight");
  EXPECT_EQ(line.databases, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(line.limit, 3u);
  EXPECT_TRUE(line.json);
}

TEST(CommandLine, ReadsWhatASearchCanBeToldTo) {
  const CommandLine line = parse_command_line({"search", "x", "--facet", "kind", "--facet", "year,kind", "--sort",
                                               "date", "--group", "document", "--offset", "20"});
  EXPECT_EQ(line.facets, (std::vector<std::string>{"kind", "year"}));
  EXPECT_EQ(line.sort, SortBy::kDate);
  EXPECT_EQ(line.group, GroupBy::kDocument);
  EXPECT_EQ(line.offset, 20u);
  EXPECT_EQ(line.limit, std::nullopt);
}

TEST(CommandLine, LeavesTheQueryLanguageToTheQuery) {
  EXPECT_EQ(joined_words(parse_command_line({"search", "rail", "-freight", "+port"}).words), "rail -freight +port");
  EXPECT_EQ(joined_words(parse_command_line({"search", "--", "--json"}).words), "--json");
  EXPECT_EQ(joined_words(parse_command_line({"search", ""}).words), "");
  EXPECT_EQ(joined_words(parse_command_line({"search", "-"}).words), "-");
}

TEST(CommandLine, SaysWhichCommandWasMeant) {
  EXPECT_EQ(message_of({"serach", "x"}), "unknown command: serach: did you mean search? see apud --help");
  EXPECT_EQ(message_of({"frobnicate"}), "unknown command: frobnicate: see apud --help");
}

TEST(CommandLine, SaysWhichOptionWasMeant) {
  EXPECT_EQ(message_of({"search", "x", "--facets"}),
            "unknown option: --facets: did you mean --facet? see apud search --help");
  EXPECT_EQ(message_of({"search", "x", "-json"}), "unknown option: -json: did you mean --json? see apud search --help");
  EXPECT_EQ(message_of({"stats", "--facet", "kind"}), "not an option of stats: --facet: see apud stats --help");
  EXPECT_EQ(message_of({"--facet", "kind", "search"}), "this option comes after its command: --facet: see apud --help");
  EXPECT_EQ(message_of({"show", "-x"}), "unknown option: -x: see apud show --help");
}

TEST(CommandLine, RefusesValuesThatAnOptionDoesNotTake) {
  EXPECT_EQ(message_of({"search", "x", "--limit", "ten"}),
            "--limit does not take this value: \"ten\": give a whole number from 0 to 4294967295");
  EXPECT_EQ(message_of({"search", "x", "--limit", "-1"}),
            "--limit does not take this value: \"-1\": give a whole number from 0 to 4294967295");
  EXPECT_EQ(message_of({"search", "x", "--offset=99999999999"}),
            "--offset does not take this value: \"99999999999\": give a whole number from 0 to 4294967295");
  EXPECT_EQ(message_of({"search", "x", "--facet", "colour"}),
            "--facet does not take this value: \"colour\": give kind, document, entity or year");
  EXPECT_EQ(message_of({"search", "x", "--sort", ""}),
            "--sort does not take this value: \"\": give relevance, document or date");
  EXPECT_EQ(message_of({"search", "x", "--json=yes"}), "--json takes no value: \"yes\": see apud search --help");
  EXPECT_EQ(message_of({"search", "x", "--limit"}), "a value is missing: --limit: see apud search --help");
  EXPECT_EQ(message_of({"stats", "--db", ""}),
            "--db does not take this value: \"\": give the folder that apud-index wrote");
}

TEST(CommandLine, AsksForTheWordsThatACommandNeeds) {
  EXPECT_EQ(message_of({"search"}),
            "nothing to search for: search: give words or a query, as in: apud search rail freight");
  EXPECT_EQ(message_of({"show"}),
            "nothing to show: show: give one reference or document, as in: apud show report.txt#b12.1");
  EXPECT_EQ(message_of({"show", "a", "b"}),
            "more than one thing to show: show: give one reference or document, as in: apud show report.txt#b12.1");
  EXPECT_EQ(message_of({"verify", "all"}), "verify takes no words: \"all\": see apud verify --help");
}

TEST(CommandLine, HelpNeedsNoWords) {
  EXPECT_TRUE(parse_command_line({"search", "--help"}).help);
  EXPECT_TRUE(parse_command_line({"search", "-h"}).help);
  EXPECT_TRUE(parse_command_line({"-V"}).version);
}

TEST(CommandLine, KnowsTheCommandsThatAreNotBuilt) {
  const CommandLine line = parse_command_line({"mcp", "anything", "--min-confidence", "1"});
  EXPECT_EQ(line.command, Command::kNotBuilt);
  EXPECT_EQ(line.command_name, "mcp");
}

TEST(CommandLine, ReadsWhatRelationsCanBeToldTo) {
  const CommandLine line =
      parse_command_line({"relations", "Silk", "Road", "--subject", "China", "--predicate", "signed", "--object=Serbia",
                          "--status", "planned", "--polarity", "negated", "--min-confidence", ".8", "--limit", "0"});
  EXPECT_EQ(line.command, Command::kRelations);
  EXPECT_EQ(joined_words(line.words), "Silk Road");
  EXPECT_EQ(line.subject, "China");
  EXPECT_EQ(line.predicate, "signed");
  EXPECT_EQ(line.object, "Serbia");
  EXPECT_EQ(line.status, Status::kPlanned);
  EXPECT_EQ(line.polarity, Polarity::kNegated);
  EXPECT_FLOAT_EQ(line.min_confidence, 0.8F);
  EXPECT_EQ(line.limit, 0u);
  EXPECT_TRUE(parse_command_line({"relations"}).words.empty());
}

TEST(CommandLine, ReadsPathsAndExports) {
  const CommandLine path = parse_command_line({"path", "A", "the B", "--max-hops", "3", "--predicate", "signed"});
  EXPECT_EQ(path.max_hops, 3u);
  EXPECT_EQ(path.words.size(), 2u);
  const CommandLine file = parse_command_line({"export", "--format", "csv", "--output", "folder"});
  EXPECT_EQ(file.format, ExportFormat::kCsv);
  EXPECT_EQ(file.output, "folder");
  EXPECT_EQ(parse_command_line({"export", "--format", "jsonl"}).format, ExportFormat::kJsonLines);
  EXPECT_EQ(parse_command_line({"export", "--format", "cypher"}).format, ExportFormat::kCypher);
}

TEST(CommandLine, SaysWhichValuesTheGraphCommandsTake) {
  EXPECT_EQ(message_of({"relations", "x", "--status", "sure"}),
            "--status does not take this value: \"sure\": give asserted, planned, recommended or possible");
  EXPECT_EQ(message_of({"relations", "x", "--polarity", ""}),
            "--polarity does not take this value: \"\": give affirmed or negated");
  for (const char* number : {"1.5", "-0.1", "nan", "90%", "", "inf"})
    EXPECT_EQ(message_of({"relations", "x", "--min-confidence", number}),
              "--min-confidence does not take this value: \"" + std::string(number) + "\": give a number from 0 to 1");
  EXPECT_EQ(message_of({"path", "a", "b", "--max-hops", "0"}),
            "--max-hops does not take this value: \"0\": give a whole number from 1 to 100");
  EXPECT_EQ(message_of({"path", "a"}), "two names are needed: path: as in: apud path Serbia 'Silk Road Fund'");
  EXPECT_EQ(message_of({"path", "a", " "}), "two names are needed: path: as in: apud path Serbia 'Silk Road Fund'");
  EXPECT_EQ(message_of({"path", "a", "b", "c"}), "more than two names: path: as in: apud path Serbia 'Silk Road Fund'");
  EXPECT_EQ(message_of({"entity"}), "no name: entity: give one, as in: apud entity Serbia");
  EXPECT_EQ(message_of({"entity", ""}), "no name: entity: give one, as in: apud entity Serbia");
  EXPECT_EQ(message_of({"relations", ""}), "an empty name: relations: give a name, or none for all of them");
  EXPECT_EQ(message_of({"export"}), "no format: export: give --format jsonl, graphml, nquads, csv, dot or cypher");
  EXPECT_EQ(message_of({"export", "--format", "xml"}),
            "--format does not take this value: \"xml\": give jsonl, graphml, nquads, csv, dot or cypher");
  EXPECT_EQ(message_of({"export", "--format", "csv"}),
            "csv makes two files, nodes.csv and relationships.csv: export: give a folder for them with --output");
  EXPECT_EQ(message_of({"export", "--format", "dot", "--json"}),
            "the format says how it is written: export: leave --json away");
  EXPECT_EQ(joined_words(parse_command_line({"export", "--format", "dot", "Silk", "Road"}).words), "Silk Road");
  EXPECT_EQ(message_of({"entity", "x", "--predicate", "y"}),
            "not an option of entity: --predicate: see apud entity --help");
}

}  // namespace
}  // namespace apud
