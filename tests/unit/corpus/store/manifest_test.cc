#include "corpus/store/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/search/dead_list.h"
#include "corpus/search/schema.h"
#include "corpus/store/merge_policy.h"

namespace apud {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SegmentEntry entry(const std::string& name, std::uint64_t bytes, std::uint64_t passages, std::uint64_t live) {
  SegmentEntry made;
  made.name = name;
  made.passages_file = {bytes, 0xABCDEF};
  made.passages = passages;
  made.live_passages = live;
  made.documents = made.live_documents = 1;
  return made;
}

TEST(Manifest, ReadsWhatItWrote) {
  Manifest manifest{7, 5, {entry("000001", 100, 10, 9), entry("000004", 5, 1, 1)}, {"graph-7", {9, 8}, 3, 4}};
  manifest.segments[1].entities_file = {17, 19};
  manifest.segments[1].relations = 23;
  manifest.segments[0].dead_name = "dead-7";
  manifest.segments[0].dead_file = {3, ~std::uint64_t{0}};
  EXPECT_EQ(parse_manifest(format_manifest(manifest)), manifest);
  EXPECT_EQ(parse_manifest(format_manifest({})), Manifest{});
}

TEST(Manifest, RefusesAnyChangedByte) {
  const std::string good = format_manifest({3, 2, {entry("000001", 100, 10, 9)}, {"graph-3", {9, 8}, 3, 4}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_FALSE(parse_manifest(bad)) << i;
    EXPECT_FALSE(parse_manifest(good.substr(0, i))) << i;
  }
}

TEST(Manifest, StubNamesVersionAndGeneration) {
  const std::optional<StubHead> head = parse_stub_head(format_stub({12, 1, {}, {}}));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->version, kIndexVersion);
  EXPECT_EQ(head->generation, 12u);
  EXPECT_EQ(parse_stub_head("# apud index, version 9, whatever")->version, 9u);
  EXPECT_FALSE(parse_stub_head("auto elsewhere\n"));
}

TEST(MergePolicy, JoinsFourOfASize) {
  std::vector<SegmentEntry> segments(3, entry("a", 100, 10, 10));
  EXPECT_THAT(next_merge(segments).segments, IsEmpty());
  segments.push_back(entry("big", 1 << 30, 1000, 1000));
  EXPECT_THAT(next_merge(segments).segments, IsEmpty());
  segments.push_back(entry("a", 200, 10, 10));
  EXPECT_THAT(next_merge(segments).segments, ElementsAre(0, 1, 2, 4));
  EXPECT_FALSE(next_merge(segments).rewrite);
}

TEST(MergePolicy, RewritesWhatIsMostlyDead) {
  const Merge merge = next_merge({entry("a", 100, 10, 10), entry("b", 100, 10, 6)});
  EXPECT_THAT(merge.segments, ElementsAre(1));
  EXPECT_TRUE(merge.rewrite);
}

TEST(DeadList, ReadsWhatItWroteAndFindsWhatIsDead) {
  DeadList list;
  list.add_passages({10, 12});
  list.add_passages({1, 3});
  list.add_passages({5, 4});  // empty
  list.add_document(2);
  EXPECT_TRUE(list.passage_is_dead(1));
  EXPECT_TRUE(list.passage_is_dead(12));
  EXPECT_FALSE(list.passage_is_dead(4));
  EXPECT_FALSE(list.passage_is_dead(13));
  EXPECT_EQ(list.passage_count(), 6u);
  DeadList later;
  later.add_passages({1, 1});
  later.add_document(1);
  list.append(later, 20, 5);
  EXPECT_TRUE(list.passage_is_dead(21));
  EXPECT_TRUE(list.document_is_dead(6));
  const std::string bytes = list.encode();
  EXPECT_EQ(DeadList::decode(bytes)->passages(), list.passages());
  EXPECT_EQ(DeadList::decode(bytes)->documents(), list.documents());
  for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_FALSE(DeadList::decode(bytes.substr(0, i)));
}

}  // namespace
}  // namespace apud
