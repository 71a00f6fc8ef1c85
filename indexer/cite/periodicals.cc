// The list of periodicals.
// Layer 5.
#include "indexer/cite/periodicals.h"

#include "corpus/text/data_file.h"
#include "corpus/text/error.h"
#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr const char* kFile = "periodicals.tsv";

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
    types_.emplace(key_of(row.substr(0, tab)), row.substr(tab + 1));
  }
}

std::string_view Periodicals::type_of(std::string_view name) const {
  const auto found = types_.find(key_of(name));
  return found == types_.end() ? std::string_view() : std::string_view(found->second);
}

std::shared_ptr<const Periodicals> load_periodicals() {
  return std::make_shared<Periodicals>(read_data_file(kFile), find_data_file(kFile));
}

}  // namespace apud
