#include <gtest/gtest.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "tests/support/graph_walk.h"
#include "tests/support/made_graph.h"

namespace apud {
namespace {

std::string small_graph() {
  std::vector<testing::MadeDocument> documents = testing::made_documents(11, 2, 3, 3);
  documents[0].entities.push_back(testing::made_entity("place:n9", "Name 9", 2));
  documents[0].entities.back().aliases = {{"Nine", "word list", {}, {}, 1}, {"No. 9", "said so", 1, {3, 8}, 2}};
  return testing::graph_bytes(::testing::TempDir() + "apud-damage-" + std::to_string(::getpid()), documents);
}

TEST(GraphDamage, TheSoundGraphIsSound) {
  const std::string bytes = small_graph();
  EXPECT_EQ(GraphReader(bytes, "test.graph").check(), "");
  EXPECT_TRUE(testing::open_and_walk(bytes, 100));
}

TEST(GraphDamage, CutShortAnywhereIsRefused) {
  const std::string bytes = small_graph();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto part = std::make_unique<char[]>(size);  // so that a sanitizer sees every byte beyond
    std::copy_n(bytes.data(), size, part.get());
    EXPECT_FALSE(testing::open_and_walk({part.get(), size}, 100)) << size;
  }
  EXPECT_FALSE(testing::open_and_walk(bytes + "x", 100));
}

TEST(GraphDamage, CutShortAtTheFrontOrInTheMiddleIsRefused) {
  const std::string bytes = small_graph();
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 3) {
    EXPECT_FALSE(testing::open_and_walk(bytes.substr(at + 1), 100)) << at;
    EXPECT_FALSE(testing::open_and_walk(bytes.substr(0, at) + bytes.substr(at + 1), 100)) << at;
  }
}

// Every bit: refused, or answered within bounds and found by check().
TEST(GraphDamage, FlippedBitsAreSeen) {
  std::string bytes = small_graph();
  const std::size_t footer = bytes.size() - sizeof(graph_format::Footer);
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit);
      std::string wrong = "refused";
      const bool opened = testing::answered([&] {
        const auto reader = std::make_shared<const GraphReader>(bytes, "test.graph");
        wrong = reader->check();
        if (bit == static_cast<int>(at % 8)) testing::walk_graph(reader, 100);
      });
      EXPECT_NE(wrong, "") << at << "." << bit;
      if (at >= footer) {
        EXPECT_FALSE(opened) << at << "." << bit;
      }
      bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit);
    }
}

// Wild numbers in place of every four bytes, with a footer that says all is well.
TEST(GraphDamage, WildNumbersNeverLeadOutside) {
  const std::string sound = small_graph();
  int opened = 0;
  for (std::size_t at = 0; at + 4 <= sound.size(); at += 4)
    for (const std::uint32_t wild : {0xFFFFFFFFU, 0xFFFFFFFEU, 5U}) {
      std::string bytes = sound;
      std::memcpy(bytes.data() + at, &wild, sizeof wild);
      testing::sign_footer(bytes);
      if (testing::open_and_walk(bytes, 20)) ++opened;
    }
  EXPECT_GT(opened, 500);
}

TEST(GraphDamage, AnotherVersionIsNamed) {
  std::string bytes = small_graph();
  const std::uint32_t version = 7;
  std::memcpy(bytes.data() + bytes.size() - sizeof(graph_format::Footer) + offsetof(graph_format::Footer, version),
              &version, sizeof version);
  testing::sign_footer(bytes);
  try {
    const GraphReader reader(bytes, "test.graph");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kVersion);
    EXPECT_STREQ(error.what(),
                 "the graph has format version 7: test.graph: build the index again with apud-index --force");
  }
}

}  // namespace
}  // namespace apud
