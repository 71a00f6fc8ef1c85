// Line by line, column by column; every refusal names the file, the line and what to do.
// Layer 2, pure.
#include "corpus/names/lists.h"

#include <algorithm>

#include "corpus/names/word_trie.h"
#include "corpus/text/error.h"
#include "corpus/text/utf8.h"

namespace apud::names {
namespace {

constexpr std::size_t kLongestName = 400;  // bytes

[[noreturn]] void refuse(ErrorCode code, const std::string& what, const std::string& file, std::size_t line,
                         const std::string& todo) {
  throw Error(code, what, file + ":" + std::to_string(line), todo);
}

// Lines without their ends (LF or CR LF), with their numbers.
template <typename Use>
void each_line(std::string_view bytes, const Use& use) {
  std::size_t number = 1;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line, number);
    at = end + 1;
  }
}

std::string_view next_column(std::string_view& rest) {
  const std::size_t tab = std::min(rest.find('\t'), rest.size());
  const std::string_view column = rest.substr(0, tab);
  rest.remove_prefix(std::min(tab + 1, rest.size()));
  return column;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The name for a message: short, and on one line.
std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name.substr(0, 60)) text += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  return text + (name.size() > 60 ? "...\"" : "\"");
}

std::string types() {
  std::string text;
  for (int i = 0; i < kEntityTypes; ++i)
    text += (i == 0 ? "" : " ") + std::string(entity_type_name(static_cast<EntityType>(i)));
  return text;
}

// What is wrong with a name, or "".
std::string fault_of(std::string_view name) {
  if (name.size() > kLongestName) return "the name has more than 400 bytes";
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "a control character in the name";
  std::size_t at = 0, atoms = 0;
  bool letters = false;
  Span atom;
  AtomFolder folder;
  while (next_atom(name, at, name.size(), atom)) {
    const std::string_view folded = folder.fold(name, atom);
    if (folded.empty()) return "a word of the name has more than 63 bytes";
    const auto first = static_cast<unsigned char>(folded.front());
    letters = letters || first >= 0x80 || (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z');
    if (++atoms > kMostAtoms) return "the name has more than 24 words";
  }
  return letters ? "" : "a name without a letter or digit";
}

GazetteerLine gazetteer_line(std::string_view text, std::size_t number, const std::string& file) {
  constexpr ErrorCode kCode = ErrorCode::kUsage;
  if (valid_utf8_prefix(text) != text.size())
    refuse(kCode, "not UTF-8", file, number, "save the gazetteer as UTF-8, or convert it with iconv");
  GazetteerLine line;
  line.line = number;
  std::string_view rest = text;
  const std::string_view type = trimmed(next_column(rest));
  if (text.find('\t') == std::string_view::npos)
    refuse(kCode, "one column", file, number, "write type, tab, name, then further names with tabs between them");
  const std::optional<EntityType> known = entity_type_of(type);
  if (!known) refuse(kCode, "unknown type " + quoted(type), file, number, "begin the line with one of " + types());
  line.type = *known;
  while (rest.size() > 1 && rest.ends_with('\t')) rest.remove_suffix(1);  // spreadsheets fill rows up
  do {
    const std::string_view name = trimmed(next_column(rest));
    if (name.empty())
      refuse(kCode, "an empty column", file, number, "write a name between the tabs, or take one tab out");
    if (const std::string fault = fault_of(name); !fault.empty())
      refuse(kCode, fault + " " + quoted(name), file, number, "shorten or correct the name");
    line.names.push_back(name);
  } while (!rest.empty());
  return line;
}

}  // namespace

void read_name_list(std::string_view bytes, const std::string& file,
                    const std::function<void(const ListedName&)>& use) {
  each_line(bytes, [&](std::string_view text, std::size_t number) {
    std::string_view rest = text;
    ListedName listed;
    listed.name = next_column(rest);
    listed.common = listed.name.starts_with('?');
    if (listed.common) listed.name.remove_prefix(1);
    const std::optional<EntityType> type = entity_type_of(next_column(rest));
    if (!type || listed.name.empty())
      refuse(ErrorCode::kDamaged, "a broken line in a word list", file, number, "install Apud anew");
    listed.type = *type;
    listed.within = next_column(rest);
    listed.further = next_column(rest);
    listed.acronyms = next_column(rest);
    listed.adjectives = next_column(rest);
    listed.peoples = next_column(rest);
    use(listed);
  });
}

void read_role_list(std::string_view bytes, const std::string& file,
                    const std::function<void(std::string_view, std::string_view)>& use) {
  each_line(bytes, [&](std::string_view text, std::size_t number) {
    std::string_view rest = text;
    const std::string_view word = next_column(rest);
    if (word.empty() || rest.empty())
      refuse(ErrorCode::kDamaged, "a broken line in a word list", file, number, "install Apud anew");
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      use(word, rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  });
}

void each_form(std::string_view column, const std::function<void(std::string_view, bool)>& use) {
  while (!column.empty()) {
    const std::size_t bar = std::min(column.find('|'), column.size());
    std::string_view form = column.substr(0, bar);
    column.remove_prefix(std::min(bar + 1, column.size()));
    const bool common = form.starts_with('?');
    if (common) form.remove_prefix(1);
    use(form, common);
  }
}

std::vector<GazetteerLine> read_gazetteer(std::string_view bytes, const std::string& file) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<GazetteerLine> lines;
  each_line(bytes, [&](std::string_view text, std::size_t number) {
    if (text.find_first_not_of(" \t") != std::string_view::npos) lines.push_back(gazetteer_line(text, number, file));
  });
  return lines;
}

bool is_acronym(std::string_view name) {
  if (name.size() < 2 || name.size() > 12) return false;
  std::size_t capitals = 0, small = 0;
  for (const char c : name) {
    if (c == ' ' || static_cast<unsigned char>(c) >= 0x80) return false;
    capitals += c >= 'A' && c <= 'Z';
    small += c >= 'a' && c <= 'z';
  }
  return capitals > small;
}

}  // namespace apud::names
