// The parser and the sentence splitter are total: mutated samples and hostile inputs give documents that keep
// every promise of tests/support/document_invariants.h.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <vector>

#include "tests/support/document_invariants.h"
#include "tests/support/random.h"

namespace apud::testing {
namespace {

constexpr std::uint32_t kMutants = 2000;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Changes a text a few times: bytes, lines and tokens that mean something to a parser.
class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::string mutate(std::string text, const std::string& other) {
    for (std::uint32_t change = 0, changes = 1 + random_.below(6); change < changes; ++change) step(text, other);
    return text;
  }

 private:
  std::size_t place(const std::string& text) {
    return text.empty() ? 0 : random_.below(static_cast<std::uint32_t>(text.size()));
  }

  void step(std::string& text, const std::string& other) {
    static const std::vector<std::string> kTokens = {"\f",
                                                     "\n",
                                                     "\n\n",
                                                     "\r\n",
                                                     "\r",
                                                     "\t",
                                                     " ",
                                                     "-\n",
                                                     std::string(1, '\0'),
                                                     "\xff",
                                                     "\xc3",
                                                     "\xef\xbb\xbf",
                                                     "\xef\xbf\xbd",
                                                     "\xc2\xad",
                                                     "Box 1 ",
                                                     "Box 1.1  ",
                                                     "\nSource: ",
                                                     "\nTable 3  A\n\n",
                                                     "\nFigure 2. B\n",
                                                     "\n1. C\n",
                                                     "\n1.1 D\n",
                                                     "\nIV. E\n",
                                                     "\n12 ",
                                                     "\n12\n",
                                                     "\n12\t",
                                                     ".7 ",
                                                     "*",
                                                     "[3]",
                                                     "(",
                                                     "“",
                                                     "http://",
                                                     "\nNotes\n",
                                                     "\n# F\n",
                                                     "\n| a | b |\n|---|---|\n",
                                                     "<td>",
                                                     "ﬁ"};
    const std::size_t at = place(text), length = random_.below(40);
    switch (random_.below(7)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, text.substr(place(text), length)); break;
      case 2:
        if (!text.empty()) text[at] = static_cast<char>(random_.below(256));
        break;
      case 3: text.insert(at, other.substr(place(other), random_.below(800))); break;
      case 4: text.resize(at); break;
      case 5: text.erase(0, at); break;
      default: text.insert(at, kTokens[random_.below(static_cast<std::uint32_t>(kTokens.size()))]);
    }
  }

  Random random_;
};

TEST(Robustness, MutatedSamplesKeepThePromises) {
  const std::string folder = std::string(APUD_SOURCE_DIR) + "/corpus/samples/";
  const std::vector<std::string> samples = {read_file(folder + "roads_and_plans.txt"),
                                            read_file(folder + "river_of_ten_masters.txt"),
                                            read_file(folder + "reading_a_gauge.md")};
  for (const std::string& sample : samples) EXPECT_EQ(broken_promise_of_bytes(sample), "");
  for (std::uint32_t seed = 0; seed < kMutants; ++seed) {
    const std::string mutant = Mutator(seed).mutate(samples[seed % 3], samples[(seed / 3) % 3]);
    ASSERT_EQ(broken_promise_of_bytes(mutant), "") << "mutant of seed " << seed;
  }
}

struct Hostile {
  const char* name;
  std::string bytes;
};

std::vector<Hostile> hostile_inputs() {
  std::string marks, notes, numbers;
  for (int i = 1; i <= 100000; ++i) {
    marks += "word." + std::to_string(i) + " ";
    notes += std::to_string(i) + "\nNote.\n";
    numbers += std::to_string(i) + ". ";
  }
  return {{"empty", ""},
          {"one_byte", "a"},
          {"only_blanks", repeated(" ", 100000)},
          {"only_line_ends", repeated("\n", 1000000)},
          {"only_form_feeds", repeated("\f", 1000000)},
          {"only_hyphens", repeated("-", 1000000)},
          {"hyphens_at_line_ends", repeated("a-\n", 300000)},
          {"only_continuation_bytes", repeated("\x80", 100000)},
          {"nul_bytes", std::string(1000000, '\0')},
          {"one_line_of_10_mb", repeated("word ", 2000000)},
          {"one_word_of_10_mb", repeated("w", 10000000)},
          {"marks_100000", marks},
          {"notes_100000", marks + "\n\n" + notes},
          {"numbers_in_a_line", numbers},
          {"boxes_in_a_line", repeated("Box 1 ", 100000)},
          {"boxes", repeated("Box 1  A\n\n", 100000)},
          {"box_starts", repeated("Box 1\n", 100000)},
          {"headings", repeated("1. A\n\n", 100000)},
          {"headings_in_a_line", repeated("1. ", 100000)},
          {"deep_headings", repeated("1.", 50000) + " A\n"},
          {"markdown_headings", repeated("#", 100000) + " A\n"},
          {"tables", repeated("Table 1  A\n\nNo. B\n1 C\n", 30000)},
          {"rows", "Table 1  A\n\nNo. B\n\n" + repeated("1 C\n", 200000)},
          {"pipes", repeated("|", 1000000)},
          {"sources", repeated("Source: \n", 100000)},
          {"brackets", repeated("(", 100000) + repeated("[", 100000) + repeated("“", 100000)},
          {"brackets_closed", repeated(")", 200000)},
          {"tags", repeated("<td>", 100000)},
          {"urls", repeated("http://a.b/\n", 100000)},
          {"dots", repeated(".", 1000000)},
          {"sentences_of_one_letter", repeated("A. ", 300000)},
          {"tabs_and_numbers", repeated("1\t", 300000)},
          {"running_heads", repeated("\fHead\n\na b c.\n\n7\n", 50000)},
          {"utf16", std::string("\xff\xfe") + repeated(std::string("a\0", 2), 100000)}};
}

TEST(Robustness, HostileInputsKeepThePromises) {
  for (const Hostile& input : hostile_inputs()) {
    SCOPED_TRACE(input.name);
    EXPECT_EQ(broken_promise_of_bytes(input.bytes), "");
  }
}

}  // namespace
}  // namespace apud::testing
