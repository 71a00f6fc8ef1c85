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

 private:
  std::unordered_map<std::string, std::string> types_;
};

std::shared_ptr<const Periodicals> load_periodicals();

}  // namespace apud
