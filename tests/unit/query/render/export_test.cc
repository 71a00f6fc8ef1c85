#include "query/render/export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/support/memory_graph.h"

namespace apud {
namespace {

// What no name should hold and some do: quotes, markup, line ends, control and other planes' characters, a byte that is
// no UTF-8.
const std::string kHostile = "A \"B\" 'C' <d>&\\\t\n\r\x01;,{}|`^ \xF0\x9F\x9A\x82 \xEF\xBF\xBE\xFF";

using Make = std::unique_ptr<GraphExporter> (*)(Sink);

std::string written(const MemoryIndex& index, Make make, const RelationRequest& filter,
                    std::uint64_t* count = nullptr) {
  std::string text;
  const auto exporter = make([&](std::string_view piece) { text += piece; });
  const std::uint64_t relations = export_graph(index, filter, true, *exporter);
  if (count != nullptr) *count = relations;
  return text;
}

std::string written(const MemoryIndex& index, Make make) {
  RelationRequest filter;
  filter.limit = 0;
  return written(index, make, filter);
}

std::pair<std::string, std::string> csv(const MemoryIndex& index) {
  std::string nodes, relationships;
  const auto exporter = csv_exporter([&](std::string_view piece) { nodes += piece; },
                                     [&](std::string_view piece) { relationships += piece; });
  RelationRequest filter;
  filter.limit = 0;
  export_graph(index, filter, false, *exporter);
  return {nodes, relationships};
}

std::string dot(const MemoryIndex& index, std::size_t most) {
  std::string text;
  const auto exporter = dot_exporter([&](std::string_view piece) { text += piece; }, most);
  RelationRequest filter;
  filter.limit = 0;
  export_graph(index, filter, false, *exporter);
  return text;
}

MemoryIndex hostile() {
  MemoryIndex index;
  index.add(BlockKind::kParagraph, "One line.");
  index.name(EntityType::kPlace, "first");
  index.known.back().name = kHostile;
  index.known.back().aliases = {{"semi;colon", "", {}, {}, 1}};
  index.name(EntityType::kPerson, "second");
  index.tell(1, "place:first", "visit'ed`", "person:second");
  index.told.back().object = {"", std::nullopt, kHostile, {}};
  return index;
}

// Two hostile names that are joined.
MemoryIndex hostile_pair() {
  MemoryIndex index = hostile();
  index.known[1].name = "<b>\"2\"</b>";
  index.tell(1, "place:first", kHostile, "person:second");
  return index;
}

std::ptrdiff_t count_of(const std::string& text, const std::string& part) {
  std::ptrdiff_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Export, FiltersAndCounts) {
  const MemoryIndex index = harbour_graph();
  RelationRequest filter;
  filter.limit = 0;
  std::uint64_t count = 0;
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 5u);
  filter.min_confidence = 0.7F;
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 3u);
  filter.limit = 2;
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 2u);
  filter = {};
  filter.limit = 0;
  filter.predicate = "located in";
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 1u);
  filter.predicate.clear();
  filter.polarity = Polarity::kNegated;
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 1u);
}

TEST(Export, ANameTakesItsNeighboursAndTheRelationsAmongThem) {
  MemoryIndex index = harbour_graph();
  index.tell(1, "organization:harbour_board", "visited", "place:westerholm");
  RelationRequest filter;
  filter.limit = 0;
  filter.name = "place:westerholm";
  std::uint64_t count = 0;
  const std::string text = written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 3u) << "it built, sells and is visited; the country is no neighbour";
  EXPECT_EQ(count_of(text, "\"entity\":{\"id\":"), 3);
  filter.name = "infrastructure:old_pier";
  written(index, json_lines_exporter, filter, &count);
  EXPECT_EQ(count, 4u);
}

TEST(Export, JsonLinesAreEntitiesThenRelations) {
  const std::string text = written(harbour_graph(), json_lines_exporter);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 9);
  EXPECT_EQ(count_of(text, "{\"schema\":1,\"entity\":{\"id\":"), 4);
  EXPECT_EQ(count_of(text, "{\"schema\":1,\"relation\":{\"id\":"), 5);
  EXPECT_LT(text.rfind("\"entity\":{\"id\""), text.find("\"relation\":{\"id\""));
}

TEST(Export, GraphMlEscapesMarkupAndLeavesOutWhatXmlForbids) {
  const std::string text = written(hostile(), graphml_exporter);
  const std::string escaped =
      "A &quot;B&quot; 'C' &lt;d&gt;&amp;\\&#9;&#10;&#13;\xEF\xBF\xBD;,{}|`^ \xF0\x9F\x9A\x82 \xEF\xBF\xBD\xEF\xBF\xBD";
  EXPECT_NE(text.find("<data key=\"node_name\">" + escaped + "</data>"), std::string::npos) << text;
  EXPECT_EQ(count_of(text, "<node "), 3);
  EXPECT_EQ(count_of(text, "<edge "), 1);
  EXPECT_TRUE(text.ends_with("</graph>\n</graphml>\n"));
}

TEST(Export, AnEdgeWithoutAnObjectLeadsBackAndSaysSo) {
  const std::string text = written(harbour_graph(), graphml_exporter);
  const std::size_t edge = text.find("<edge id=\"harbour.txt#b0.4.r5\"");
  ASSERT_NE(edge, std::string::npos);
  const std::string rest = text.substr(edge, text.find("</edge>", edge) - edge);
  EXPECT_NE(rest.find("<data key=\"edge_missing\">object</data>"), std::string::npos) << rest;
  const auto value_of = [&](const std::string& name) {
    const std::size_t begin = rest.find(name + "=\"") + name.size() + 2;
    return rest.substr(begin, rest.find('"', begin) - begin);
  };
  EXPECT_EQ(value_of("source"), value_of("target"));
}

TEST(Export, CsvDoublesQuotesAndNamesTheColumnsAsNeo4jDoes) {
  const auto [nodes, relationships] = csv(hostile());
  EXPECT_TRUE(nodes.starts_with("id:ID,name,type,aliases:string[],mentions:int,:LABEL\n"));
  EXPECT_NE(nodes.find("\"place:first\",\"A \"\"B\"\" 'C' <d>&\\\t\n\r\x01;,{}|`^ "), std::string::npos) << nodes;
  EXPECT_NE(nodes.find(",place,\"semi,colon\",1,Entity;Place\n"), std::string::npos) << nodes;
  EXPECT_TRUE(relationships.starts_with(":START_ID,:END_ID,:TYPE,id,predicate,verb,status,polarity,inferred:boolean,"));
  EXPECT_NE(relationships.find("\n\"place:first\",\"text:"), std::string::npos) << relationships;
  EXPECT_NE(relationships.find(",VISIT_ED_,\"harbour.txt#b0.1.r1\",\"visit'ed`\","), std::string::npos)
      << relationships;
}

TEST(Export, CypherEscapesStringsAndNames) {
  const std::string text = written(hostile(), cypher_exporter);
  EXPECT_NE(text.find("n.name = 'A \"B\" \\'C\\' <d>&\\\\\\t\\n\\r\\u0001;,{}|`^ "), std::string::npos) << text;
  EXPECT_NE(text.find("MERGE (a)-[r:`VISIT_ED_` {id: 'harbour.txt#b0.1.r1'}]->(b) SET r.`predicate` = 'visit\\'ed`'"),
            std::string::npos)
      << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5) << "a constraint, three nodes, an edge, a line each";
}

TEST(Export, NquadsStatePlainlyOnlyWhatIsAssertedAndAffirmed) {
  const std::string text = written(harbour_graph(), nquads_exporter);
  const std::string graph = " <urn:apud:document:harbour.txt> .\n";
  const std::string town = "<urn:apud:entity:place:westerholm>", pier = "<urn:apud:entity:infrastructure:old_pier>";
  EXPECT_NE(text.find("\n" + town + " <urn:apud:predicate:build> " + pier + graph), std::string::npos) << text;
  EXPECT_EQ(text.find("\n" + town + " <urn:apud:predicate:sell> "), std::string::npos);
  EXPECT_EQ(text.find("\n" + pier + " <urn:apud:predicate:feed> "), std::string::npos);
  EXPECT_EQ(count_of(text, "#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>"), 5);
  EXPECT_NE(text.find("#wasAttributedTo> <urn:apud:entity:organization:harbour_board>"), std::string::npos);
  EXPECT_NE(text.find("<urn:apud:field:status> \"planned\""), std::string::npos);
  EXPECT_NE(text.find("<urn:apud:relation:harbour.txt%23b0.1.r1>"), std::string::npos);
}

TEST(Export, NquadsEscapeLiterals) {
  const std::string text = written(hostile(), nquads_exporter);
  EXPECT_NE(text.find("\"A \\\"B\\\" 'C' <d>&\\\\\\t\\n\\r\\u0001;,{}|`^ \xF0\x9F\x9A\x82 \xEF\xBF\xBD\xEF\xBF\xBD\""),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("<urn:apud:predicate:visit%27ed%60>"), std::string::npos);
}

TEST(Export, DotDrawsTheBestConnectedAndShowsStanding) {
  const std::string text = dot(harbour_graph(), 10);
  EXPECT_NE(text.find("\"place:westerholm\" -> \"infrastructure:old_pier\" [label=<"), std::string::npos) << text;
  EXPECT_NE(text.find("<td>sell</td></tr></table>>, style=dashed, arrowhead=tee, color=\"#c03030\"];"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("organization:harbour_board"), std::string::npos) << "joined to nothing";
  EXPECT_EQ(count_of(dot(harbour_graph(), 2), "fillcolor"), 2);
  EXPECT_EQ(count_of(dot(MemoryIndex(), 10), "->"), 0);
  EXPECT_NE(dot(hostile(), 10).find("digraph"), std::string::npos);
}

TEST(Export, DotEscapesLabels) {
  MemoryIndex index = harbour_graph();
  index.known[1].name = "The \"Old\"\n\\Pier";
  EXPECT_NE(dot(index, 10).find("[label=\"The \\\"Old\\\" \\\\Pier\""), std::string::npos) << dot(index, 10);
  index.told[0].predicate = "a<b>&\"c";
  EXPECT_NE(dot(index, 10).find("<td>a&lt;b&gt;&amp;&quot;c</td>"), std::string::npos) << dot(index, 10);
}

// tests/cli/test_export_formats.py runs this one alone and reads the files back with other programs.
TEST(ExportFiles, AreWrittenForOtherPrograms) {
  const char* folder = std::getenv("APUD_EXPORT_DIR");
  if (folder == nullptr) GTEST_SKIP() << "APUD_EXPORT_DIR names no folder";
  const auto put = [&](const char* name, const std::string& text) {
    std::ofstream file(std::string(folder) + "/" + name, std::ios::binary);
    file << text;
    ASSERT_TRUE(file.flush().good());
  };
  const MemoryIndex index = hostile();
  put("graph.jsonl", written(index, json_lines_exporter));
  put("graph.graphml", written(index, graphml_exporter));
  put("graph.nq", written(index, nquads_exporter));
  put("graph.dot", dot(hostile_pair(), 10));
  put("nodes.csv", csv(index).first);
  put("relationships.csv", csv(index).second);
}

}  // namespace
}  // namespace apud
