#include "corpus/text/data_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "corpus/text/error.h"

namespace apud {
namespace {

TEST(DataFile, ReadsFromTheNamedFolderFirst) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("apud_data." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "words.txt") << "one\ntwo\n";
  setenv("APUD_DATA", folder.c_str(), 1);
  EXPECT_EQ(read_data_file("words.txt"), "one\ntwo\n");
  unsetenv("APUD_DATA");
  EXPECT_EQ(find_data_file("words.txt"), "");
}

TEST(DataFile, SaysWhereItLooked) {
  try {
    read_data_file("nothing.txt");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnreadable);
    EXPECT_NE(std::string(error.what()).find("data file not found: nothing.txt (looked in "), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("corpus/lexicon"), std::string::npos);
  }
}

}  // namespace
}  // namespace apud
