#include "indexer/read/source_bytes.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "corpus/text/error.h"

namespace apud {
namespace {

namespace fs = std::filesystem;

template <typename F>
std::string error_of(F call) {
  try {
    call();
    return "no error";
  } catch (const Error& error) {
    return error.what();
  }
}

class SourceBytes : public testing::Test {
 protected:
  SourceBytes() : folder_(fs::path(testing::TempDir()) / ("apud_source_bytes." + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~SourceBytes() override { fs::remove_all(folder_); }
  std::string file(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  fs::path folder_;
};

TEST_F(SourceBytes, ReadsWholeFiles) {
  EXPECT_EQ(read_source_bytes(file("a", "one\0two\n")), "one");
  std::string large;
  for (int i = 0; large.size() < 300000; ++i) large += "line " + std::to_string(i) + "\n";
  EXPECT_EQ(read_source_bytes(file("b", large)), large);
}

TEST_F(SourceBytes, RefusesWhatIsNoFile) {
  EXPECT_EQ(error_of([&] { read_source_bytes(folder_ / "none"); }),
            "cannot open the file (No such file or directory): check the file and its permissions");
  EXPECT_EQ(error_of([&] { read_source_bytes(folder_); }), "neither a file nor a folder: leave it out");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(error_of([&] { read_source_bytes(folder_ / "pipe"); }), "neither a file nor a folder: leave it out");
  EXPECT_EQ(error_of([&] { read_source_bytes(file("empty", "")); }),
            "the file is empty: leave it out, or see why nothing was written to it");
}

TEST_F(SourceBytes, RefusesLargeFilesBeforeReadingThem) {
  const std::string path = file("large", "x");
  fs::resize_file(path, (std::uintmax_t{1} << 31) + 1);  // sparse: takes no room
  EXPECT_EQ(error_of([&] { read_source_bytes(path); }), "the file is larger than 2 GiB: split it");
}

TEST_F(SourceBytes, RefusesLargeBinaryFilesByTheirStart) {
  const std::string path = file("zeros", "x");
  fs::resize_file(path, std::uintmax_t{1} << 31);
  EXPECT_EQ(error_of([&] { read_source_bytes(path); }),
            "the file is binary, not text: convert it to text first, or leave it out");
}

FileSnapshot snapshot(const std::string& bytes, std::int64_t before, std::int64_t after) {
  return {.bytes = bytes, .before = {bytes.size(), before, 0}, .after = {bytes.size(), after, 0}};
}

TEST(SettledBytes, TakesTheFirstWholeSnapshot) {
  int taken = 0;
  EXPECT_EQ(settled_bytes([&] { return ++taken, snapshot("one", 5, 5); }), "one");
  EXPECT_EQ(taken, 1);
}

TEST(SettledBytes, ReadsAFileThatChangedOnceMore) {
  int taken = 0;
  EXPECT_EQ(settled_bytes([&] { return ++taken == 1 ? snapshot("torn", 5, 6) : snapshot("whole", 6, 6); }), "whole");
  EXPECT_EQ(taken, 2);
}

TEST(SettledBytes, GivesUpOnAFileThatKeepsChanging) {
  int taken = 0;
  EXPECT_EQ(error_of([&] { settled_bytes([&] { return ++taken, snapshot("torn", taken, taken + 1); }); }),
            "the file changes while it is read: run again when nothing writes to it");
  EXPECT_EQ(taken, 2);
}

}  // namespace
}  // namespace apud
