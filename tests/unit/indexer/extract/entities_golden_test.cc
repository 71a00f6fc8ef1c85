// The names of our own passages, written down by hand, against what is found: precision and recall are printed.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/entity_reading.h"

namespace {

using namespace apud;
using apud::testing::EntityReading;

using Form = std::tuple<std::string, std::string, std::string>;  // type, name, form in the text

struct Passage {
  std::string field;
  std::vector<std::string> paragraphs;
  std::set<Form> forms;
};

std::vector<std::string> divided(const std::string& text, char by) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == by) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<Passage> read_passages() {
  std::ifstream in(std::string(APUD_SOURCE_DIR) + "/tests/golden/entities.txt");
  std::vector<Passage> passages;
  bool names = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("== ")) {
      passages.push_back({line.substr(3), {}, {}});
      names = false;
    } else if (line == "--") {
      names = true;
    } else if (!names) {
      passages.back().paragraphs.push_back(line);
    } else {
      const auto columns = divided(line, '\t');
      for (const std::string& form : divided(columns.at(2), '|'))
        if (!form.empty()) passages.back().forms.insert({columns[0], columns[1], form});
    }
  }
  return passages;
}

void print(const char* what, const Passage& passage, const Form& form) {
  std::printf("  %s in \"%s\": %s, %s, \"%s\"\n", what, passage.field.c_str(), std::get<0>(form).c_str(),
              std::get<1>(form).c_str(), std::get<2>(form).c_str());
}

TEST(EntitiesGolden, finds_types_and_joins_what_a_reader_does) {
  const auto passages = read_passages();
  ASSERT_GE(passages.size(), 30u);
  std::size_t right = 0, found = 0, expected = 0;
  EntityReading reading;
  for (const Passage& passage : passages) {
    reading.read(passage.paragraphs);
    std::set<Form> forms;
    for (const Mention& mention : reading.knowledge.mentions) {
      const Entity& entity = reading.knowledge.entities[mention.entity];
      forms.insert({entity_type_name(entity.type), entity.name, reading.text_of(mention)});
    }
    found += forms.size();
    expected += passage.forms.size();
    for (const Form& form : forms) {
      right += passage.forms.count(form);
      if (passage.forms.count(form) == 0) print("too much", passage, form);
    }
    for (const Form& form : passage.forms)
      if (forms.count(form) == 0) print("missing ", passage, form);
  }
  const double precision = static_cast<double>(right) / static_cast<double>(found);
  const double recall = static_cast<double>(right) / static_cast<double>(expected);
  std::printf("names, descriptions and pronouns: %zu expected, %zu found, %zu right: precision %.3f, recall %.3f\n",
              expected, found, right, precision, recall);
  EXPECT_GE(precision, 0.9);
  EXPECT_GE(recall, 0.9);
}

}  // namespace
