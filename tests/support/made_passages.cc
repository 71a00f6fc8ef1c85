// See made_passages.h.
#include "tests/support/made_passages.h"

namespace apud {

DocumentInfo made_info(const std::string& name, const std::string& title) {
  DocumentInfo info;
  info.name = name;
  info.title = title;
  info.hash = "hash of " + name;
  info.pages = 1;
  return info;
}

std::vector<Passage> made_passages(const std::string& name, const std::string& title,
                                   const std::vector<std::string>& texts) {
  std::vector<Passage> passages;
  std::uint32_t offset = 0;
  for (const std::string& text : texts) {
    Passage passage;
    passage.document = name;
    passage.title = title;
    passage.block = static_cast<std::uint32_t>(passages.size());
    passage.text = passage.exact = text;
    const auto size = static_cast<std::uint32_t>(text.size());
    passage.runs = {{0, 0, size, false}};
    passage.ranges = {{offset, offset + size}};
    passage.range_lines = {{passage.block + 1, passage.block + 1}};
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find(". ", begin);
      end = end == std::string::npos ? text.size() : end + 1;
      passage.sentences.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      begin = end + 1;
    }
    offset += size + 1;
    passages.push_back(std::move(passage));
  }
  return passages;
}

}  // namespace apud
