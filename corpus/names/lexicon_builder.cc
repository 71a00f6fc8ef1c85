// Builds a lexicon in a few passes over its forms; two counting sorts bring them to their entries and to their nodes.
// Layer 2, pure.
#include <algorithm>

#include "corpus/names/lexicon_state.h"
#include "corpus/text/error.h"
#include "corpus/text/fold.h"

namespace apud::names {
namespace {

bool is_capital(std::string_view text, std::uint32_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= 'A' && c <= 'Z') || c >= 0x80;
}

void set_role(WordRole& role, std::string_view name, const std::string& file) {
  if (name == "title") {
    role.title = true;
  } else if (name == "office") {
    role.office = true;
  } else if (name == "given") {
    role.given_name = true;
  } else if (name == "family") {
    role.family_name = true;
  } else if (name == "inside") {
    role.inside = true;
  } else if (name == "common") {
    role.common_word = true;
  } else if (const auto type = entity_type_of(name)) {
    role.head = type;
  } else {
    throw Error(ErrorCode::kDamaged, "unknown role \"" + std::string(name) + "\"", file, "install Apud anew");
  }
}

}  // namespace

LexiconBuilder::LexiconBuilder(Lexicon::State& state) : state_(state) {
  constexpr std::size_t kNodes = 20480;  // some more than the lists have
  state_.trie.reserve(kNodes);
  state_.roles.emplace_back();
  pending_.reserve(kNodes * 3 / 4);
}

// The node of a form, made if it is missing; kRoot if it has no words or too many.
std::uint32_t LexiconBuilder::walk(std::string_view form, std::uint32_t& capitals) {
  std::uint32_t node = WordTrie::kRoot;
  std::size_t at = 0, count = 0;
  Span atom;
  capitals = 0;
  while (next_atom(form, at, form.size(), atom)) {
    const std::string_view folded = folder_.fold(form, atom);
    if (folded.empty() || count == kMostAtoms) return WordTrie::kRoot;
    if (is_capital(form, atom.begin)) capitals |= 1U << count;
    ++count;
    node = state_.trie.add(node, folded);
  }
  return node;
}

void LexiconBuilder::add_form(std::uint32_t entry, std::string_view form, FormKind kind, bool common, bool first) {
  std::uint32_t capitals = 0;
  const std::uint32_t node = walk(form, capitals);
  if (node != WordTrie::kRoot) pending_.push_back({node, entry, kind, common, first, capitals, form});
}

void LexiconBuilder::add_names(std::string bytes, const std::string& file) {
  const std::string_view text = state_.texts.emplace_back(std::move(bytes));
  const std::string_view source = state_.texts.emplace_back("word list " + file);
  read_name_list(text, file, [&](const ListedName& listed) {
    const auto entry = static_cast<std::uint32_t>(state_.entries.size());
    state_.entries.push_back({listed.name, listed.type, listed.within, source});
    const auto add = [&](std::string_view column, FormKind kind) {
      each_form(column, [&](std::string_view form, bool common) { add_form(entry, form, kind, common, false); });
    };
    add_form(entry, listed.name, is_acronym(listed.name) ? FormKind::kAcronym : FormKind::kName, listed.common, false);
    add(listed.further, FormKind::kName);
    add(listed.acronyms, FormKind::kAcronym);
    add(listed.adjectives, FormKind::kAdjective);
    add(listed.peoples, FormKind::kPeople);
  });
}

void LexiconBuilder::add_roles(std::string bytes, const std::string& file) {
  const std::string_view text = state_.texts.emplace_back(std::move(bytes));
  read_role_list(text, file, [&](std::string_view word, std::string_view role) {
    std::uint32_t capitals = 0;
    const std::uint32_t node = walk(word, capitals);
    if (node == WordTrie::kRoot) return;
    if (node >= state_.node_role.size()) state_.node_role.resize(state_.trie.size());
    std::uint16_t& at = state_.node_role[node];
    if (at == 0) {
      at = static_cast<std::uint16_t>(state_.roles.size());
      state_.roles.emplace_back();
    }
    set_role(state_.roles[at], role, file);
  });
}

// Notes what a line says of its names; throws if another line says something else.
void LexiconBuilder::claim(const GazetteerLine& line, const std::string& file) {
  const std::string id = entity_id(line.type, line.names.front());
  const std::string where = file + ":" + std::to_string(line.line);
  for (const std::string_view name : line.names) {
    const std::string key = is_acronym(name) ? "=" + std::string(name) : folded_name(name);
    const auto [at, fresh] = claims_.try_emplace(key, Claim{id, where});
    if (fresh || at->second.entry == id) continue;
    throw Error(ErrorCode::kUsage,
                "\"" + std::string(name.substr(0, 60)) + "\" names " + id + " here and " + at->second.entry + " at " +
                    at->second.where,
                where, "keep the name in one of the two lines, or give both lines the same type and first name");
  }
}

std::uint32_t LexiconBuilder::entry_for(const GazetteerLine& line) {
  if (listed_.empty())
    for (std::uint32_t i = 0; i < state_.entries.size(); ++i)
      listed_.try_emplace(entity_id(state_.entries[i].type, state_.entries[i].name), i);
  const auto next = static_cast<std::uint32_t>(state_.entries.size());
  const auto [at, fresh] = listed_.try_emplace(entity_id(line.type, line.names.front()), next);
  if (fresh) state_.entries.emplace_back();
  return at->second;
}

void LexiconBuilder::add_gazetteer(std::string bytes, const std::string& file) {
  const std::string_view text = state_.texts.emplace_back(std::move(bytes));
  for (const GazetteerLine& line : read_gazetteer(text, file)) {
    claim(line, file);
    const std::uint32_t index = entry_for(line);
    LexiconEntry& entry = state_.entries[index];
    entry.name = line.names.front();
    entry.type = line.type;
    entry.source = state_.texts.emplace_back("gazetteer " + file + " line " + std::to_string(line.line));
    for (const std::string_view name : line.names)
      add_form(index, name, is_acronym(name) ? FormKind::kAcronym : FormKind::kName, false, true);
  }
}

void LexiconBuilder::sort_by_entry() {
  state_.entry_names.assign(state_.entries.size(), {});
  for (const Pending& form : pending_) ++state_.entry_names[form.entry].count;
  std::uint32_t begin = 0;
  for (auto& range : state_.entry_names) {
    range.begin = begin;
    begin += range.count;
    range.count = 0;
  }
  state_.names.resize(pending_.size());
  for (const bool first : {true, false}) {  // what a gazetteer says comes first
    if (first && claims_.empty()) continue;
    for (const Pending& form : pending_) {
      if (form.first != first) continue;
      auto& range = state_.entry_names[form.entry];
      state_.names[range.begin + range.count++] = {form.form, form.kind};
    }
  }
}

void LexiconBuilder::sort_by_node() {
  state_.node_forms.assign(state_.trie.size(), {});
  for (const Pending& form : pending_) ++state_.node_forms[form.node].count;
  std::uint32_t begin = 0;
  for (auto& range : state_.node_forms) {
    range.begin = begin;
    begin += range.count;
    range.count = 0;
  }
  state_.forms.resize(pending_.size());
  state_.letters.resize(pending_.size());
  const auto place = [&](bool first, bool common) {
    for (const Pending& form : pending_) {
      if (form.first != first || form.common != common) continue;
      auto& range = state_.node_forms[form.node];
      const bool exact = form.kind == FormKind::kAcronym;
      bool known = false;  // an entry stands once under a word, by its first form; a name's letters are the freer
      for (std::uint32_t i = range.begin; i < range.begin + range.count && !known; ++i) {
        known = state_.forms[i].entry == form.entry;
        if (known && !exact) state_.letters[i].exact = false;
      }
      if (known) continue;
      const std::uint32_t at = range.begin + range.count++;
      state_.forms[at] = {form.entry, form.kind, form.common};
      state_.letters[at] = {form.capitals, exact, form.form};
    }
  };
  if (!claims_.empty()) place(true, false);
  place(false, false);
  place(false, true);
}

void LexiconBuilder::finish() {
  sort_by_entry();
  sort_by_node();
  state_.node_role.resize(state_.trie.size());
  for (std::size_t c = 0x80; c < state_.starts.size(); ++c) state_.starts[c] = true;
  for (const Pending& form : pending_) {
    std::size_t at = 0;
    Span atom;
    if (!next_atom(form.form, at, form.form.size(), atom)) continue;
    const std::string_view folded = folder_.fold(form.form, atom);
    const auto first = static_cast<unsigned char>(folded.front());
    if (first >= 'a' && first <= 'z') state_.starts[first - 32] = true;
    if ((form.capitals & 1U) == 0) state_.starts[first] = true;
  }
}

}  // namespace apud::names
