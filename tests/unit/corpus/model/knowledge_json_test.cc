#include "corpus/model/knowledge_json.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace apud {
namespace {

// Writes what it is told, without quoting: enough to compare shapes.
class PlainJson {
 public:
  void open() { put("{"), fresh_ = true; }
  void close() { text += "}", fresh_ = false; }
  void open_list() { put("["), fresh_ = true; }
  void close_list() { text += "]", fresh_ = false; }
  void key(const char* name) { put(std::string(name) + ":"), fresh_ = true; }
  void string(std::string_view value) { put("'" + std::string(value) + "'"); }
  void number(std::uint64_t value) { put(std::to_string(value)); }
  void real(double value) { put(std::to_string(value).substr(0, 6)); }
  void boolean(bool value) { put(value ? "true" : "false"); }
  void null() { put("null"); }
  std::string text;

 private:
  void put(const std::string& piece) {
    if (!fresh_) text += ",";
    fresh_ = false;
    text += piece;
  }
  bool fresh_ = true;
};

Value july() {
  Value value;
  value.kind = ValueKind::kDate;
  value.text = "July 2024";
  value.from = value.to = {2024, 7, 0};
  return value;
}

TEST(KnowledgeJson, DatesAreIsoAsFarAsTheyAreKnown) {
  Value value = july();
  EXPECT_EQ(date_span_text(value), "2024-07");
  value.from = {2024, 8, 18};
  value.to = {2024, 8, 20};
  EXPECT_EQ(date_span_text(value), "2024-08-18/2024-08-20");
  value.from = {};
  EXPECT_EQ(date_span_text(value), "../2024-08-20");
  EXPECT_EQ(date_span_text(Value{}), "");
  value.from = value.to = {0, 8, 18};
  EXPECT_EQ(date_span_text(value), "--08-18");
}

TEST(KnowledgeJson, WordsAreCutAtTheTextsEnd) {
  EXPECT_EQ(words_at("the old pier", {{0, 3}, {8, 12}}), "the pier");
  EXPECT_EQ(words_at("pier", {{2, 90}, {50, 60}, {3, 1}}), "er");
}

TEST(KnowledgeJson, IdsTellANameAndAType) {
  EXPECT_EQ(name_in_id("country:saudi_arabia"), "saudi arabia");
  EXPECT_EQ(name_in_id("odd"), "odd");
  EXPECT_EQ(type_in_id("country:serbia"), EntityType::kCountry);
  EXPECT_EQ(type_in_id("nonsense:x"), EntityType::kConcept);
  EXPECT_EQ(type_in_id(""), EntityType::kConcept);
}

TEST(KnowledgeJson, ARelationHasAllItsFields) {
  const std::string text = "In July 2024, Ruritania built a pier, the board said.";
  Entity ruritania;
  ruritania.id = "country:ruritania";
  ruritania.name = "Ruritania";
  ruritania.type = EntityType::kCountry;
  ruritania.aliases.push_back({"Ruri", "word list", std::nullopt, {}, 1});
  ruritania.mentions = 3;
  Relation relation;
  relation.subject = {ruritania.id, std::nullopt, "", {{14, 23}}};
  relation.predicate = "build";
  relation.verb = "built";
  relation.verb_words = {{24, 29}};
  relation.object = {"", std::nullopt, "a pier", {{30, 36}}};
  relation.qualifiers.push_back({QualifierKind::kDate, {"", july(), "", {{3, 12}}}});
  relation.qualifiers.push_back({QualifierKind::kDate, {"", std::nullopt, "later", {}}});
  relation.more = {{{0, 12}}};
  relation.according_to = Argument{"organization:board", std::nullopt, "", {{38, 47}}};
  relation.confidence = 0.93F;
  const auto find = [&](std::string_view id) { return id == ruritania.id ? &ruritania : nullptr; };
  PlainJson json;
  json.open();
  knowledge_json::relation_fields(json, "a.txt#b1.1.r1", relation, text, find);
  json.close();
  EXPECT_EQ(json.text,
            "{id:'a.txt#b1.1.r1',subject:{id:'country:ruritania',name:'Ruritania',type:'country',aliases:['Ruri'],"
            "mentions:3},predicate:'build',verb:'built',object:{text:'a pier'},qualifiers:{date:'2024-07'},"
            "words:{subject:'Ruritania',verb:'built',object:'a pier',more:['In July 2024']},inferred:false,"
            "status:'asserted',polarity:'affirmed',according_to:{id:'organization:board',name:'board',"
            "type:'organization',aliases:[],mentions:0},confidence:0.9300}");
}

std::string words_json(const Relation& relation, std::string_view text) {
  PlainJson json;
  json.open();
  knowledge_json::words(json, relation, text);
  return json.text;
}

TEST(KnowledgeJson, WordsOfAPassiveStandInTheSentencesOrder) {
  Relation relation;
  relation.predicate = "build";
  relation.verb = "was built by";
  relation.verb_words = {{9, 21}};
  relation.subject = {"", std::nullopt, "the guild", {{22, 31}}};
  relation.object = {"", std::nullopt, "The wall", {{0, 8}}};
  EXPECT_EQ(words_json(relation, "The wall was built by the guild."),
            "{words:{subject:'The wall',verb:'was built by',object:'the guild',more:[]}");
  relation.predicate = "said";
  relation.verb = "said";
  relation.verb_words = {{10, 14}};
  relation.subject = {"", std::nullopt, "the guild", {{15, 24}}};
  relation.object = {"", std::nullopt, "It leaks", {{0, 8}}};
  EXPECT_EQ(words_json(relation, "It leaks, said the guild."),
            "{words:{subject:'the guild',verb:'said',object:'It leaks',more:[]}");
}

TEST(KnowledgeJson, AnInferredRelationHasItsImpliedVerb) {
  Relation relation;
  relation.predicate = "be_in";
  relation.verb = "be in";
  relation.verb_words = {{5, 7}};
  relation.inferred = true;
  relation.subject = {"", std::nullopt, "pier", {{0, 4}}};
  relation.object = {"", std::nullopt, "Graz", {{8, 12}}};
  EXPECT_EQ(words_json(relation, "pier in Graz"), "{words:{subject:'pier',verb:'be in',object:'Graz',more:[]}");
}

TEST(KnowledgeJson, ValuesHaveAmountsOrDates) {
  Value money;
  money.kind = ValueKind::kMoney;
  money.bound = Bound::kNearly;
  money.text = "nearly $73";
  money.amount = money.amount_to = 73;
  money.unit = "USD";
  PlainJson json;
  knowledge_json::value(json, money);
  EXPECT_EQ(json.text,
            "{kind:'money',text:'nearly $73',bound:'nearly',amount:73.000,amount_to:73.000,unit:'USD',counted:null,"
            "from:null,to:null}");
  PlainJson date;
  knowledge_json::value(date, july());
  EXPECT_EQ(date.text,
            "{kind:'date',text:'July 2024',bound:'exact',amount:null,amount_to:null,unit:null,counted:null,"
            "from:'2024-07',to:'2024-07'}");
}

}  // namespace
}  // namespace apud
