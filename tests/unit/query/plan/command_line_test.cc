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
  const CommandLine line = parse_command_line({"trace", "a claim", "--min-confidence", "1"});
  EXPECT_EQ(line.command, Command::kNotBuilt);
  EXPECT_EQ(line.command_name, "trace");
}

}  // namespace
}  // namespace apud
