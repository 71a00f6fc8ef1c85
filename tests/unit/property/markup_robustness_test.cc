// Markdown and HTML: mutated samples and hostile inputs give documents that keep every promise of
// tests/support/document_invariants.h, or are refused.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <vector>

#include "corpus/text/error.h"
#include "indexer/markup/html.h"
#include "indexer/markup/markdown.h"
#include "tests/support/document_invariants.h"
#include "tests/support/random.h"

namespace apud::testing {
namespace {

constexpr std::uint32_t kMutants = 1500;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

using Parse = Document (*)(const SourceText&);

std::string broken(Parse parse, std::string bytes) {
  const SourceText source = SourceText::decode(std::move(bytes));
  try {
    return broken_promise(source, parse(source));
  } catch (const Error& error) {
    return error.code() == ErrorCode::kUnreadable ? "" : error.what();
  }
}

std::string mutated(std::string text, const std::vector<std::string>& tokens, std::uint32_t seed) {
  Random random(seed);
  for (std::uint32_t change = 0, changes = 1 + random.below(6); change < changes; ++change) {
    const std::size_t at = text.empty() ? 0 : random.below(static_cast<std::uint32_t>(text.size()));
    const std::size_t from = text.empty() ? 0 : random.below(static_cast<std::uint32_t>(text.size()));
    switch (random.below(6)) {
      case 0: text.erase(at, random.below(60)); break;
      case 1: text.insert(at, text.substr(from, random.below(200))); break;
      case 2:
        if (!text.empty()) text[at] = static_cast<char>(random.below(256));
        break;
      case 3: text.resize(at); break;
      default: text.insert(at, tokens[random.below(static_cast<std::uint32_t>(tokens.size()))]);
    }
  }
  return text;
}

const std::vector<std::string> kHtmlTokens = {"<table>",
                                              "</table>",
                                              "<tr>",
                                              "<td rowspan=3 colspan=2>",
                                              "<th>",
                                              "</td>",
                                              "<p>",
                                              "</p>",
                                              "<div>",
                                              "</div>",
                                              "<aside>",
                                              "<sup>1</sup>",
                                              "<a href='#n1'>1</a>",
                                              "<li id=n1>",
                                              "<b>",
                                              "</b>",
                                              "<h2>",
                                              "<pre>",
                                              "&amp",
                                              "&#0;",
                                              "&#xD800;",
                                              "&nbsp;",
                                              "<!--",
                                              "-->",
                                              "<figure>",
                                              "<br>",
                                              "<img alt='a&amp;b'>",
                                              "<textarea>",
                                              "<svg>",
                                              "<template>",
                                              "\r\n",
                                              "\xff",
                                              std::string(1, '\0'),
                                              "<![CDATA[",
                                              "<caption>",
                                              "Box 1: ",
                                              "Source: "};
const std::vector<std::string> kMarkdownTokens = {"\n\n",    "\n",        "> ",
                                                  "- ",      "1. ",       "    ",
                                                  "```\n",   "`",         "**",
                                                  "_",       "[^1]",      "\n[^1]: ",
                                                  "[a](",    "](b)",      "![",
                                                  "|",       "\n|-|-|\n", "<td>",
                                                  "<div>",   "&amp;",     "\\",
                                                  "\r",      "\xff",      "\xef\xbb\xbf",
                                                  "\t",      "\n# ",      "\n---\n",
                                                  "\n===\n", "~~",        "http://x.y",
                                                  "<!--",    "~~~\n",     std::string(1, '\0')};

TEST(MarkupRobustness, MutatedMarkdownKeepsThePromises) {
  const std::string sample = read_file(std::string(APUD_SOURCE_DIR) + "/corpus/samples/reading_a_gauge.md");
  for (std::uint32_t seed = 0; seed < kMutants; ++seed)
    ASSERT_EQ(broken(parse_markdown, mutated(sample, kMarkdownTokens, seed)), "") << "mutant of seed " << seed;
}

TEST(MarkupRobustness, MutatedHtmlKeepsThePromises) {
  const std::string sample = read_file(std::string(APUD_SOURCE_DIR) + "/corpus/samples/lights_of_the_estuary.html");
  for (std::uint32_t seed = 0; seed < kMutants; ++seed)
    ASSERT_EQ(broken(parse_html, mutated(sample, kHtmlTokens, seed)), "") << "mutant of seed " << seed;
}

TEST(MarkupRobustness, HostileInputsKeepThePromises) {
  for (const std::string& input :
       {std::string(), std::string("\n"), std::string(100000, '\0'), repeated("> ", 5000) + "a",
        repeated("- ", 5000) + "a", repeated("[", 50000), repeated("![", 20000), repeated("*a ", 50000),
        repeated("`", 100000), repeated("[^1]", 30000), repeated("[^1]: a\n", 20000),
        repeated("| ", 50000) + "\n" + repeated("|-", 50000), repeated("&amp;", 50000), repeated("\\", 100000),
        repeated("<a>", 30000), repeated("# a\n", 30000), repeated("a\n\n", 50000)}) {
    SCOPED_TRACE(input.substr(0, 20));
    EXPECT_EQ(broken(parse_markdown, input), "");
    EXPECT_EQ(broken(parse_html, input), "");
  }
  for (const std::string& input :
       {repeated("<div>", 300000), repeated("<b>", 20000), repeated("<table><tr><td>", 5000),
        repeated("<table>", 20000), repeated("<td colspan=1000 rowspan=1000>a", 500),
        "<table><tr>" + repeated("<td colspan=1000>a", 2000), repeated("<p>a", 100000),
        repeated("<li id=a><a href=#a><sup>1</sup></a>", 20000), repeated("&", 100000), repeated("<!--", 50000),
        repeated("<a name=a>", 20000), repeated("<sup>1</sup>", 50000), repeated("<h1>a", 30000),
        repeated("<aside>a", 2000), repeated("<figure>", 2000) + "a"}) {
    SCOPED_TRACE(input.substr(0, 20));
    EXPECT_EQ(broken(parse_html, input), "");
  }
}

}  // namespace
}  // namespace apud::testing
