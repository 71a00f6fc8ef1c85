#include "indexer/cite/volume_pages.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(VolumePages, PartsAnIssueFromPages) {
  EXPECT_EQ(split_issue("20: 4899").issue, "20");
  EXPECT_EQ(split_issue("20: 4899").pages, "4899");
  EXPECT_EQ(split_issue("1-2: 90-93.").issue, "1-2");
  EXPECT_EQ(split_issue("3, 148–160").issue, "3");
  EXPECT_EQ(split_issue("3, 148–160").pages, "148–160");
}

TEST(VolumePages, LeavesPagesWhole) {
  for (const char* pages : {"1, 5", "46:1-46:22", "pp. 3, 148-160", "12-19, 24-30", "1999, 12-13", "", ":", "7:"})
    EXPECT_EQ(split_issue(pages).issue, "") << pages;
}

TEST(VolumePages, PartsAVolumeFromTheNameOfAJournal) {
  EXPECT_EQ(split_volume("Harbour Studies XVII", false).name, "Harbour Studies");
  EXPECT_EQ(split_volume("Harbour Studies, XVII", false).volume, "XVII");
  EXPECT_EQ(split_volume("Harbour Bulletin 16-18", false).volume, "16-18");
  EXPECT_EQ(split_volume("Harbour Letters B428", false).volume, "B428");
  EXPECT_EQ(split_volume("Harbour Studies 2013", false).volume, "");
  EXPECT_EQ(split_volume("Harbour Studies 2013", true).volume, "2013");
  for (const char* name : {"Harbour Studies", "Harbour", "", "Area 51st", "The Age I"})
    EXPECT_EQ(split_volume(name, true).volume, "") << name;
}

TEST(VolumePages, LeavesALetterWithTheNameOfAJournalOfPhysics) {
  EXPECT_EQ(split_volume("Harbour Phys. Rev. D47", false).name, "Harbour Phys. Rev. D");
  EXPECT_EQ(split_volume("Harbour Phys. Rev. D47", false).volume, "47");
  EXPECT_EQ(split_volume("Nucl.Harbours.B143", false).name, "Nucl.Harbours.B");
  EXPECT_EQ(split_volume("Phys. Harbours 12", false).volume, "12");
}

TEST(VolumePages, TellsHowManyFromWhich) {
  EXPECT_TRUE(counts_volumes("2 vols."));
  EXPECT_TRUE(counts_volumes("3 Bde."));
  EXPECT_FALSE(counts_volumes("vol. 2"));
  EXPECT_FALSE(counts_volumes("12"));
}

}  // namespace
}  // namespace apud
