// Finds names by walking the trie from every word that may begin one; a walk is bounded by the longest name.
// Layer 2, pure but for load().
#include "corpus/names/lexicon.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "corpus/names/lexicon_state.h"
#include "corpus/text/data_file.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

using names::AtomFolder;
using names::next_atom;
using names::WordTrie;

// In order of precedence where a form names more than one.
constexpr const char* kNameLists[] = {"countries.tsv", "regions.tsv",   "organizations.tsv", "cities.tsv",
                                      "provinces.tsv", "landscape.tsv", "companies.tsv",     "programs.tsv"};
constexpr const char* kRoleLists[] = {"heads.tsv", "offices.tsv", "given_names.tsv", "family_names.tsv", "inside.tsv"};

std::string read_gazetteer_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::kUnreadable, "a gazetteer is a file, not a folder", path, "name the file in it");
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.good() && !file.eof())
    throw Error(ErrorCode::kUnreadable, "cannot read the gazetteer", path, "check its name and permissions");
  return bytes;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether both have the same letters and digits, whatever stands between them.
bool same_letters(std::string_view a, std::string_view b) {
  for (std::size_t i = 0, j = 0;; ++i, ++j) {
    while (i < a.size() && !is_letter_or_digit(a[i])) ++i;
    while (j < b.size() && !is_letter_or_digit(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i] != b[j]) return false;
  }
}

// Whether a word may end a match with this rest: nothing, a full stop, a possessive.
bool is_possessive(std::string_view rest) {
  if (rest.starts_with('.')) rest.remove_prefix(1);
  if (rest.empty()) return true;
  if (rest.starts_with('\'')) {
    rest.remove_prefix(1);
  } else if (rest.starts_with("\xE2\x80\x99")) {
    rest.remove_prefix(3);
  } else {
    return false;
  }
  return rest.empty() || rest == "s" || rest == "S";
}

bool is_small(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::span<const LexiconForm> Lexicon::State::allowed(std::uint32_t node, std::uint32_t capitals, std::string_view text,
                                                     LetterCase letters_count) const {
  const Range range = node_forms[node];
  const std::span<const LexiconForm> all = std::span(forms).subspan(range.begin, range.count);
  if (letters_count == LetterCase::kAny) return all;
  std::uint32_t first = 0, count = 0;
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const FormLetters& form = letters[range.begin + i];
    const bool fits = form.exact ? same_letters(form.written, text) : (form.capitals & ~capitals) == 0;
    if (fits && count == 0) first = i;
    if (fits) {
      ++count;
    } else if (count > 0) {
      break;
    }
  }
  return all.subspan(first, count);
}

Lexicon::Lexicon(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Lexicon::~Lexicon() = default;

std::shared_ptr<const Lexicon> Lexicon::load(const std::vector<std::string>& gazetteers) {
  auto state = std::make_unique<State>();
  names::LexiconBuilder builder(*state);
  for (const char* file : kNameLists) builder.add_names(read_data_file(file), file);
  for (const char* file : kRoleLists) builder.add_roles(read_data_file(file), file);
  for (const std::string& path : gazetteers) builder.add_gazetteer(read_gazetteer_file(path), path);
  builder.finish();
  return std::make_shared<const Lexicon>(std::move(state));
}

void Lexicon::find(std::string_view text, std::span<const Span> words, std::vector<LexiconMatch>& matches,
                   LetterCase letters) const {
  matches.clear();
  AtomFolder folder;
  for (std::size_t i = 0; i < words.size();) {
    const std::uint32_t start = words[i].begin;
    if (start >= text.size() ||
        (letters == LetterCase::kAsWritten && !state_->starts[static_cast<unsigned char>(text[start])])) {
      ++i;
      continue;
    }
    LexiconMatch best;
    std::uint32_t node = WordTrie::kRoot, capitals = 0, atoms = 0;
    for (std::size_t j = i; j < words.size(); ++j) {
      std::size_t at = words[j].begin;
      const std::size_t end = std::min<std::size_t>(words[j].end, text.size());
      if (j > i && text.substr(at, end - at) == ".") break;  // an abbreviation's is a part of its word
      Span atom;
      bool known = true;
      while (known && next_atom(text, at, end, atom)) {
        const std::string_view folded = folder.fold(text, atom);
        const auto next = folded.empty() ? std::nullopt : state_->trie.find(node, folded);
        known = next.has_value();
        if (!known) break;
        node = *next;
        if (!is_small(text[atom.begin])) capitals |= 1U << atoms;
        ++atoms;
        if (state_->node_forms[node].count == 0 || !is_possessive(text.substr(at, end - at))) continue;
        const auto forms = state_->allowed(node, capitals, text.substr(start, atom.end - start), letters);
        if (!forms.empty()) best = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j - i + 1), forms};
      }
      if (!known || node == WordTrie::kRoot) break;
    }
    if (best.words > 0) matches.push_back(best);
    i += std::max<std::size_t>(best.words, 1);
  }
}

std::span<const LexiconForm> Lexicon::lookup(std::string_view name, LetterCase letters) const {
  AtomFolder folder;
  // With the article ("The Hague"), then without it.
  for (const bool article : {true, false}) {
    std::uint32_t node = WordTrie::kRoot;
    std::size_t at = 0;
    Span atom;
    bool known = true, first = true;
    std::string_view rest = name;
    while (known && next_atom(name, at, name.size(), atom)) {
      const std::string_view folded = folder.fold(name, atom);
      if (first && !article) {
        first = false;
        if (folded != "the") return {};
        rest = name.substr(at);
        continue;
      }
      first = false;
      const auto next = folded.empty() ? std::nullopt : state_->trie.find(node, folded);
      known = next.has_value();
      if (known) node = *next;
    }
    if (!known || node == WordTrie::kRoot) continue;
    const auto forms = state_->allowed(node, ~0U, rest, letters);
    if (!forms.empty()) return forms;
  }
  return {};
}

const LexiconEntry& Lexicon::entry(std::uint32_t index) const { return state_->entries[index]; }

std::span<const std::pair<std::string_view, FormKind>> Lexicon::forms_of(std::uint32_t entry) const {
  const State::Range range = state_->entry_names[entry];
  return std::span(state_->names).subspan(range.begin, range.count);
}

WordRole Lexicon::role(std::string_view word) const {
  const Span all{0, static_cast<std::uint32_t>(word.size())};
  const RoleMatch match = role_at(word, std::span(&all, 1), 0);
  return match.role;
}

RoleMatch Lexicon::role_at(std::string_view text, std::span<const Span> words, std::size_t first) const {
  RoleMatch best;
  AtomFolder folder;
  std::uint32_t node = WordTrie::kRoot;
  for (std::size_t j = first; j < words.size(); ++j) {
    std::size_t at = words[j].begin;
    const std::size_t end = std::min<std::size_t>(words[j].end, text.size());
    Span atom;
    while (next_atom(text, at, end, atom)) {
      const std::string_view folded = folder.fold(text, atom);
      const auto next = folded.empty() ? std::nullopt : state_->trie.find(node, folded);
      if (!next) return best;
      node = *next;
      if (const std::uint16_t role = state_->node_role[node]; role != 0 && is_possessive(text.substr(at, end - at)))
        best = {static_cast<std::uint32_t>(j - first + 1), state_->roles[role]};
    }
    if (node == WordTrie::kRoot) break;
  }
  return best;
}

std::size_t Lexicon::size() const { return state_->entries.size(); }

}  // namespace apud
