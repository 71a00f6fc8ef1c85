// Reads word lists and gazetteers line by line, and refuses what does not keep their format.
// Layer 2, pure: the bytes are given, names in what is handed on are views of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/entity.h"

namespace apud::names {

// corpus/lexicon: name, type, within, further names, acronyms, adjectives, peoples. The last four hold any number of
// forms, divided by "|"; columns that are empty to the end may be missing. "?" before a form or the name: it is another
// word or another thing's name, too.
struct ListedName {
  std::string_view name;
  bool common = false;  // the name had a "?" before it
  EntityType type = EntityType::kPlace;
  std::string_view within;
  std::string_view further, acronyms, adjectives, peoples;
};
void read_name_list(std::string_view bytes, const std::string& file, const std::function<void(const ListedName&)>& use);

// corpus/lexicon: a word or words, tab, its roles divided by ",": "title", "office", "given", "family", "inside",
// "common", or a type of entity for a head.
void read_role_list(std::string_view bytes, const std::string& file,
                    const std::function<void(std::string_view word, std::string_view role)>& use);

// Takes the forms of a column one by one.
void each_form(std::string_view column, const std::function<void(std::string_view form, bool common)>& use);

// A line of a gazetteer.
struct GazetteerLine {
  EntityType type = EntityType::kConcept;
  std::vector<std::string_view> names;  // one or more, the first canonical
  std::size_t line = 0;                 // from 1
};
// Throws Error(kUsage) as docs/gazetteers.md says.
std::vector<GazetteerLine> read_gazetteer(std::string_view bytes, const std::string& file);

// Whether a name is compared with its case: capitals and digits, or more capitals than small letters; no blanks.
bool is_acronym(std::string_view name);

}  // namespace apud::names
