// The list of periodicals.
// Layer 5.
#include "indexer/cite/periodicals.h"

#include "corpus/text/data_file.h"
#include "corpus/text/error.h"
#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr const char* kFile = "periodicals.tsv";
constexpr std::size_t kShortestSite = 7;  // letters

std::string key_of(std::string_view name) {
  std::string key = folded_name(name);
  for (const std::string_view article : {"the ", "le ", "la ", "die ", "der ", "el "})
    if (key.starts_with(article) && key.size() > article.size() + 3) return key.substr(article.size());
  return key;
}

}  // namespace

Periodicals::Periodicals(std::string_view bytes, const std::string& file) {
  std::size_t line = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view row = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++line;
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos || tab == 0 || tab + 1 == row.size())
      throw Error(ErrorCode::kDamaged, "not a name, a tab and a type", file + ":" + std::to_string(line),
                  "mend the line, or install the program again");
    const std::string key = key_of(row.substr(0, tab));
    types_.emplace(key, row.substr(tab + 1));
    // With and without its article: "theguardian", "lemonde", "washingtonpost".
    for (const std::string& name : {key, folded_name(row.substr(0, tab))}) {
      std::string joined;
      for (const char c : name)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) joined += c;
      if (joined.size() >= kShortestSite) sites_.emplace(joined, row.substr(tab + 1));
    }
  }
}

std::string_view Periodicals::type_of(std::string_view name) const {
  const auto found = types_.find(key_of(name));
  return found == types_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Periodicals::type_of_site(const std::string& name) const {
  const auto found = sites_.find(name);
  return found == sites_.end() ? std::string_view() : std::string_view(found->second);
}

std::shared_ptr<const Periodicals> load_periodicals() {
  return std::make_shared<Periodicals>(read_data_file(kFile), find_data_file(kFile));
}

}  // namespace apud
