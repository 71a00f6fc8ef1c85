// Which newspapers, magazines, journals, blogs and agencies are known by name: corpus/lexicon/periodicals.tsv.
// Layer 5, pure but for loading.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace apud {

class Periodicals {
 public:
  // Lines of a name, a tab, a CSL type. Throws Error(kDamaged) naming the line.
  Periodicals(std::string_view bytes, const std::string& file);
  // The CSL type of what stands in it ("article-newspaper"), or "". Without case, accents and a first article.
  [[nodiscard]] std::string_view type_of(std::string_view name) const;
  // The same for a name without blanks and marks, as addresses have it ("harbourtimes"). Names that are common words
  // stand for nothing here.
  [[nodiscard]] std::string_view type_of_site(const std::string& name) const;

 private:
  std::unordered_map<std::string, std::string> types_, sites_;
};

std::shared_ptr<const Periodicals> load_periodicals();

}  // namespace apud
