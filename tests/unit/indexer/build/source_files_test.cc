#include "indexer/build/source_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace apud {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using Names = std::vector<std::string>;

class SourceFilesTest : public testing::Test {
 protected:
  SourceFilesTest() {
    // A folder of this process alone: tests run side by side.
    const fs::path folder = fs::path(testing::TempDir()) / ("apud_source_files." + std::to_string(getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    folder_ = fs::canonical(folder);
  }
  ~SourceFilesTest() override { fs::remove_all(folder_); }

  std::string make(const std::string& name) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << name;
    return (folder_ / name).string();
  }
  void link(const std::string& target, const std::string& name) { fs::create_symlink(target, folder_ / name); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] SourceFiles find(const Names& given) const { return find_source_files(given, path("index")); }

  fs::path folder_;
};

Names names_of(const SourceFiles& found) {
  Names names;
  for (const SourceFile& file : found.files) names.push_back(file.name);
  return names;
}

Names messages_of(const SourceFiles& found) {
  Names messages;
  for (const Failure& failure : found.failures) messages.push_back(failure.message());
  return messages;
}

TEST_F(SourceFilesTest, WalksFoldersInOrderOfBytes) {
  for (const char* name : {"d/b.txt", "d/a/z.txt", "d/a.txt", "d/B.txt", "d/ü.txt"}) make(name);
  const SourceFiles found = find({path("d")});
  EXPECT_THAT(names_of(found), ElementsAre("B.txt", "a.txt", "a/z.txt", "b.txt", "ü.txt"));
  EXPECT_EQ(found.files[2].path, path("d/a/z.txt"));
  EXPECT_EQ(found.files[2].shown, path("d/a/z.txt"));
  EXPECT_EQ(found.files[2].bytes, 9u);
  EXPECT_THAT(found.folders, ElementsAre(path("d")));
}

TEST_F(SourceFilesTest, PassesOverHiddenEntriesAndTheIndex) {
  for (const char* name : {"a.txt", ".hidden.txt", ".apud/x", ".git/y", "index/manifest"}) make(name);
  EXPECT_THAT(names_of(find({folder_.string()})), ElementsAre("a.txt"));
}

TEST_F(SourceFilesTest, TakesHiddenPathsThatAreGiven) {
  make(".hidden/a.txt");
  make(".b.txt");
  EXPECT_THAT(names_of(find({path(".hidden"), path(".b.txt")})), ElementsAre("a.txt", ".b.txt"));
}

TEST_F(SourceFilesTest, EndsInLoopsOfLinks) {
  make("d/a.txt");
  link("..", "d/up");
  link(".", "d/self");
  make("beside.txt");
  EXPECT_THAT(names_of(find({path("d")})), ElementsAre("a.txt", "up/beside.txt"));
}

TEST_F(SourceFilesTest, FollowsLinksOnceAndPrefersWhatIsReal) {
  make("d/z/a.txt");
  make("other/b.txt");
  link("z", "d/first");           // the real folder wins
  link("../other", "d/linked");   // a folder elsewhere
  link("../other/b.txt", "d/c");  // found already, by way of the folder
  link("z/a.txt", "d/a");
  EXPECT_THAT(names_of(find({path("d")})), ElementsAre("linked/b.txt", "z/a.txt"));
}

TEST_F(SourceFilesTest, TakesEachFileOnce) {
  const std::string a = make("d/a.txt");
  EXPECT_THAT(names_of(find({a, path("d"), a})), ElementsAre("a.txt"));
}

TEST_F(SourceFilesTest, NamesWhatCannotBeRead) {
  make("d/a.txt");
  link("nowhere", "d/broken");
  ASSERT_EQ(mkfifo(path("d/pipe").c_str(), 0600), 0);
  const SourceFiles found = find({path("d"), path("none"), path("d/a.txt/below")});
  EXPECT_THAT(names_of(found), ElementsAre("a.txt"));
  EXPECT_THAT(messages_of(found),
              testing::UnorderedElementsAre("neither a file nor a folder: " + path("d/pipe") + ": leave it out",
                                            "the link leads nowhere: " + path("d/broken") + ": mend it or remove it",
                                            "no such file or folder: " + path("none") + ": check the path",
                                            "no such file or folder: " + path("d/a.txt/below") + ": check the path"));
}

TEST_F(SourceFilesTest, MakesNamesUtf8) {
  make("d/\xFF\n.txt");
  const SourceFiles found = find({path("d")});
  EXPECT_THAT(names_of(found), ElementsAre("��.txt"));
  EXPECT_EQ(found.files[0].path, path("d/\xFF\n.txt"));
}

TEST_F(SourceFilesTest, FollowsDeepFolders) {
  std::string name = "d";
  for (int i = 0; i < 400; ++i) name += "/x";
  make(name + "/a.txt");
  EXPECT_EQ(find({path("d")}).files.size(), 1u);
}

SourceFile file_at(const std::string& path, const std::string& name) {
  return {.path = path, .shown = path, .name = name};
}
DocumentInfo known_at(const std::string& path, const std::string& name) {
  DocumentInfo info;
  info.path = path;
  info.name = name;
  return info;
}

Names settled(const std::vector<DocumentInfo>& known, const Names& leaving, std::vector<SourceFile> files) {
  settle_names(known, leaving, files);
  Names names;
  for (const SourceFile& file : files) names.push_back(file.name);
  return names;
}

TEST(SettleNames, TakesParentFoldersOnUntilANameIsFree) {
  EXPECT_THAT(settled({}, {},
                      {file_at("/x/one/a.txt", "a.txt"), file_at("/x/two/a.txt", "a.txt"),
                       file_at("/y/two/a.txt", "a.txt"), file_at("/a.txt", "a.txt")}),
              ElementsAre("a.txt", "two/a.txt", "y/two/a.txt", "/a.txt"));
}

TEST(SettleNames, KeepsTheNamesOfKnownPaths) {
  EXPECT_THAT(settled({known_at("/x/two/a.txt", "a.txt")}, {},
                      {file_at("/x/one/a.txt", "a.txt"), file_at("/x/two/a.txt", "two/a.txt")}),
              ElementsAre("one/a.txt", "a.txt"));
}

TEST(SettleNames, FreesTheNamesOfDocumentsThatLeave) {
  EXPECT_THAT(settled({known_at("/old/a.txt", "a.txt")}, {"a.txt"}, {file_at("/new/a.txt", "a.txt")}),
              ElementsAre("a.txt"));
}

TEST(SettleNames, CountsWhereNoFolderHelps) {
  EXPECT_THAT(settled({known_at("/1", "a.txt"), known_at("/2", "/a.txt")}, {}, {file_at("/a.txt", "a.txt")}),
              ElementsAre("/a.txt (2)"));
}

TEST_F(SourceFilesTest, FindsDocumentsWhoseFilesAreGone) {
  const std::string here = make("d/a.txt");
  const std::vector<DocumentInfo> known = {known_at(here, "a.txt"), known_at(path("d/b.txt"), "b.txt"),
                                           known_at(path("dd/c.txt"), "c.txt"), known_at(path("d/a.txt/x"), "x")};
  EXPECT_THAT(gone_documents(known, {path("d")}), ElementsAre("b.txt", "x"));
  EXPECT_THAT(gone_documents(known, {}), ElementsAre());
}

}  // namespace
}  // namespace apud
