// One line a block.
// Test support.
#include "tests/support/block_dump.h"

namespace apud::testing {
namespace {

std::string dump(const Block& block) {
  std::string line = block_kind_name(block.kind);
  std::string facts;
  const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : " ") + fact; };
  if (!block.label.empty()) add(block.label);
  if (!block.number.empty()) add("#" + block.number);
  if (block.level > 0) add("L" + std::to_string(block.level));
  if (block.parent) add("^" + std::to_string(*block.parent));
  if (block.list_item) add("item");
  if (!facts.empty()) line += "[" + facts + "]";
  line += " " + block.text;
  for (const FootnoteRef& ref : block.refs) line += " (" + ref.number + "@" + std::to_string(ref.at) + ")";
  return line;
}

}  // namespace

std::string dump_blocks(const Document& document) {
  std::string all = document.title.empty() ? "" : "title " + document.title + "\n";
  for (const Block& block : document.blocks) all += dump(block) + "\n";
  return all;
}

}  // namespace apud::testing
