// The steps in order: the tree, the main text, the notes, the blocks, the title.
// Layer 5, pure.
#include "indexer/markup/html.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "corpus/text/utf8.h"
#include "indexer/markup/block_builder.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_elements.h"
#include "indexer/markup/html_main.h"
#include "indexer/markup/html_notes.h"
#include "indexer/markup/html_text.h"
#include "indexer/markup/html_tree.h"
#include "indexer/parse/characters.h"

namespace apud {
namespace {

using namespace markup;

constexpr std::size_t kLongestField = 300;

// The page's own heading outside of its main text, or what <title> says.
std::optional<ReadingText> read_title(std::string_view source, const HtmlTree& tree, const HtmlNode* main,
                                      HtmlBlocks& blocks) {
  const HtmlNode *heading = nullptr, *title = nullptr;
  int headings = 0;
  for (const HtmlNode* at = tree.root(); at != nullptr; at = next_node(at, tree.root(), at != main)) {
    if (at->tag == HtmlTag::kH1 && ++headings == 1) heading = at;
    if (at->tag == HtmlTag::kTitle && title == nullptr) title = at;
  }
  if (headings == 1) return blocks.words_of(heading);
  if (title == nullptr) return std::nullopt;
  ReadingText words(source);
  for (const HtmlNode* at = title; at != nullptr; at = next_node(at, title))
    if (is_text(at)) add_html_text(source, at->source, false, words);
  return words;
}

// What the head says of its author and date.
void read_fields(const HtmlTree& tree, Document& document) {
  for (const HtmlNode* at = tree.root(); at != nullptr && at->tag != HtmlTag::kBody; at = next_node(at, tree.root())) {
    if (at->tag != HtmlTag::kMeta) continue;
    std::string name(attribute(at, has_attribute(at, "name") ? "name" : "property"));
    std::transform(name.begin(), name.end(), name.begin(), parse::to_lower);
    const std::string_view content = attribute(at, "content").substr(0, kLongestField);
    if (document.author.empty() && (name == "author" || name == "dc.creator" || name == "dcterms.creator"))
      document.author = content.substr(0, valid_utf8_prefix(content));
    const bool dates = name == "date" || name == "dc.date" || name == "dcterms.date" || name == "dcterms.issued" ||
                       name == "article:published_time" || name == "citation_publication_date";
    if (document.date.empty() && dates) document.date = content.substr(0, valid_utf8_prefix(content));
  }
}

}  // namespace

Document parse_html(const SourceText& source) {
  const HtmlTree tree(source.text());
  BlockBuilder builder(source.text());
  const MainText main = find_main_text(tree);
  if (main.root == nullptr) return builder.finish(std::nullopt);
  const HtmlNotes notes = find_html_notes(tree);
  HtmlBlocks blocks(source.text(), 0, tree, notes, main.furniture, builder);
  blocks.read(main.root);
  std::optional<ReadingText> title = read_title(source.text(), tree, main.root, blocks);
  Document document = builder.finish(title);
  name_elements(tree, document);
  read_fields(tree, document);
  return document;
}

}  // namespace apud
