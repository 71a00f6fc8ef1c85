// What a lexicon holds once it is built, and how it is built: shared by lexicon.cc and lexicon_builder.cc only.
// Layer 2, pure.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/names/lexicon.h"
#include "corpus/names/lists.h"
#include "corpus/names/word_trie.h"

namespace apud {

struct Lexicon::State {
  struct Range {
    std::uint32_t begin = 0, count = 0;
  };
  // Beside each form: how its letters must stand in a text.
  struct FormLetters {
    std::uint32_t capitals = 0;  // bit i: atom i begins with a capital
    bool exact = false;          // an acronym
    std::string_view written;
  };

  std::deque<std::string> texts;  // what all views look into
  names::WordTrie trie;
  std::vector<LexiconEntry> entries;
  std::vector<Range> entry_names;  // of an entry, in `names`
  std::vector<std::pair<std::string_view, FormKind>> names;
  std::vector<Range> node_forms;  // of a node, in `forms`
  std::vector<LexiconForm> forms;
  std::vector<FormLetters> letters;      // of a form
  std::vector<std::uint16_t> node_role;  // of a node, in `roles`
  std::vector<WordRole> roles;           // the first is none
  std::array<bool, 256> starts{};        // bytes with which a form may begin in a text, as written

  // The forms of a node that the letters of the text allow: the first run of such.
  [[nodiscard]] std::span<const LexiconForm> allowed(std::uint32_t node, std::uint32_t capitals, std::string_view text,
                                                     LetterCase letters_count) const;
};

namespace names {

// Fills a state: first the lists in order, then the gazetteers, then finish().
class LexiconBuilder {
 public:
  explicit LexiconBuilder(Lexicon::State& state);
  void add_names(std::string bytes, const std::string& file);
  void add_roles(std::string bytes, const std::string& file);
  // Throws Error(kUsage) where gazetteers contradict themselves or each other.
  void add_gazetteer(std::string bytes, const std::string& file);
  void finish();

 private:
  struct Pending {
    std::uint32_t node = 0, entry = 0;
    FormKind kind = FormKind::kName;
    bool common = false, first = false;  // first: from a gazetteer
    std::uint32_t capitals = 0;
    std::string_view form;
  };
  struct Claim {
    std::string entry;  // its id
    std::string where;
  };
  std::uint32_t walk(std::string_view form, std::uint32_t& capitals);
  void add_form(std::uint32_t entry, std::string_view form, FormKind kind, bool common, bool first);
  void claim(const GazetteerLine& line, const std::string& file);
  std::uint32_t entry_for(const GazetteerLine& line);
  void sort_by_entry();
  void sort_by_node();

  Lexicon::State& state_;
  AtomFolder folder_;
  std::vector<Pending> pending_;
  std::unordered_map<std::string, std::uint32_t> listed_;  // by id; filled when the first gazetteer comes
  std::unordered_map<std::string, Claim> claims_;          // by form: which entry a gazetteer says it names
};

}  // namespace names
}  // namespace apud
