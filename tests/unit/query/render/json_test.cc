#include "query/render/json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <limits>

#include "tests/support/memory_index.h"

namespace apud {
namespace {

// Parses strictly, so that a string that is no UTF-8 fails.
rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag>(json.c_str(),
                                                                                             json.size() - 1);
  EXPECT_FALSE(document.HasParseError()) << json;
  EXPECT_EQ(json.back(), '\n');
  EXPECT_EQ(json.find('\n'), json.size() - 1) << "one line";
  EXPECT_EQ(document["schema"].GetInt(), 1);
  return document;
}

SearchAnswer found(const MemoryIndex& index, const std::string& query) {
  SearchRequest request;
  request.query = query;
  return answer_search(index, request);
}

TEST(Json, OfASearchIsWhatTheInterfaceSays) {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "Cranes & co. They lift.").section = {"1. Tools"};
  index.mark("co.", "1", 1);
  index.add(BlockKind::kFootnote, "Crane log.").number = "1";
  index.result.hits = {index.hit(0, 0, {"Cranes"})};
  index.result.estimated_total = 1;
  index.result.facets["kind"] = {{"paragraph", 1}};
  const std::string json = json_of(found(index, "cranes"));
  EXPECT_EQ(
      json,
      R"({"schema":1,"query":"cranes","results":[{"rank":1,"score":2.5,"snippet":"<b>Cranes</b> &amp; co.",)"
      R"("evidence":{"quote":"Cranes & co.","exact":"Cranes & co.","where":{"document":"harbour.txt",)"
      R"("title":"The Harbour Book","section":["1. Tools"],"block":"paragraph","label":null,"page":1,"page_label":null,)"
      R"("lines":[1,1],"bytes":[[0,12]],"rects":[],"element":null,"ref":"harbour.txt#b0.1"}},"sources":[{"via":"footnote","number":"1",)"
      R"("text":"Crane log.","citations":[],"where":{"document":"harbour.txt","title":"The Harbour Book",)"
      R"("section":[],"block":"footnote","label":null,"page":1,"page_label":null,"lines":[3,3],"bytes":[[25,35]],"rects":[],"element":null,)"
      R"("ref":"harbour.txt#b1"}}]}],"estimated_total":1,"facets":{"kind":{"paragraph":1},"document":{},)"
      R"("entity":{},"year":{}},"suggestion":null})"
      "\n");
  parsed(json);
}

TEST(Json, StaysValidWhateverTheTextsHold) {
  const std::string hostile("\"\\\x01\x1b\xFF\xC3(\xED\xA0\x80</b>\0\xF0\x9F", 17);
  MemoryIndex index(hostile, hostile);
  Passage& passage = index.add(BlockKind::kTableRow, hostile + ". " + hostile);
  passage.label = passage.number = passage.block_title = hostile;
  passage.section = {hostile};
  passage.cells = {{hostile}};
  index.mark(hostile, hostile, 0);
  index.result.hits = {index.hit(0, 0, {hostile})};
  index.result.hits[0].score = std::numeric_limits<double>::quiet_NaN();
  index.result.suggestion = hostile;
  index.result.facets["document"] = {{hostile, 3}};
  EXPECT_EQ(parsed(json_of(found(index, hostile)))["results"].Size(), 1u);
  parsed(json_of(*answer_show(index, {hostile, 0, 1}, 2)));
  parsed(json_of(*answer_outline(index, hostile), 0, 10));
  parsed(json_of(explain_missing(index, hostile + "x")));
  parsed(json_of(answer_stats(index, {hostile}, 0, 10)));
  VerifyAnswer verified;
  verified.mismatches.push_back({hostile, "quote_differs", hostile});
  verified.missing.push_back({hostile, hostile, "gone"});
  EXPECT_EQ(parsed(json_of(verified, 0, 10))["mismatches"].Size(), 1u);
  EXPECT_TRUE(parsed(json_error("usage", hostile))["error"]["message"].IsString());
}

TEST(Json, OfATableHasItsCells) {
  MemoryIndex index;
  index.add(BlockKind::kTable, "Table 1 Ships").cells = {{"No.", "Ship"}};
  Passage& row = index.add(BlockKind::kTableRow, "1 Anna");
  row.parent = 0;
  row.cells = {{"1", "Anna"}};
  const auto table = parsed(json_of(*answer_show(index, {"harbour.txt", 0, std::nullopt}, 2)));
  EXPECT_STREQ(table["table"]["head"][0][1].GetString(), "Ship");
  EXPECT_STREQ(table["table"]["rows"][0][1].GetString(), "Anna");
  EXPECT_EQ(table["parts"].Size(), 1u);
  index.add(BlockKind::kParagraph, "Prose.");
  EXPECT_TRUE(parsed(json_of(*answer_show(index, {"harbour.txt", 2, 1}, 2)))["table"].IsNull());
}

TEST(Json, OfAnErrorHasCodeAndMessage) {
  EXPECT_EQ(json_error("no_index", "no index: here"),
            "{\"schema\":1,\"error\":{\"code\":\"no_index\",\"message\":\"no index: here\"}}\n");
}

TEST(Json, TakesAPartOfAList) {
  VerifyAnswer answer;
  for (const char* ref : {"a", "b", "c"}) answer.mismatches.push_back({ref, "quote_differs", "x"});
  const auto json = parsed(json_of(answer, 1, 1));
  EXPECT_EQ(json["mismatch_count"].GetInt(), 3);
  ASSERT_EQ(json["mismatches"].Size(), 1u);
  EXPECT_STREQ(json["mismatches"][0]["ref"].GetString(), "b");
}

}  // namespace
}  // namespace apud
