// Trees of pages at random are those that gumbo builds, which follows the HTML standard to the letter and slowly.
// Tests only; the one file that knows gumbo.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <array>
#include <string>
#include <string_view>

#include "indexer/markup/character_references.h"
#include "indexer/markup/html_tree.h"
#include "tests/support/random.h"

namespace apud::markup {
namespace {

bool is_white(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos; }

// An element a line, its depth as blanks before it; neighbouring texts are one, white space is left out.
class Dump {
 public:
  void element(int depth, std::string_view name) {
    end_text();
    text_ += std::string(static_cast<std::size_t>(depth), ' ') + "<" + std::string(name) + ">\n";
  }
  void words(int depth, std::string_view words) {
    if (is_white(words)) return;
    depth_ = depth;
    pending_ += words;
  }
  void end_text() {
    std::erase(pending_, ' ');
    if (!pending_.empty()) text_ += std::string(static_cast<std::size_t>(depth_), ' ') + "\"" + pending_ + "\"\n";
    pending_.clear();
  }
  std::string take() {
    end_text();
    return std::move(text_);
  }

 private:
  std::string text_, pending_;
  int depth_ = 0;
};

std::string ours(const std::string& html) {
  const HtmlTree tree(html);
  Dump dump;
  for (const HtmlNode* at = tree.root(); at != nullptr;) {
    int depth = 0;
    for (const HtmlNode* above = at->parent; above != nullptr; above = above->parent) ++depth;
    if (is_element(at))
      dump.element(depth, tree.name_of(at));
    else
      dump.words(depth, without_references(tree.words(at), false));
    at = next_node(at, tree.root(), true, [&](const HtmlNode* node) {
      if (is_element(node)) dump.end_text();
    });
  }
  return dump.take();
}

void walk(const GumboNode* node, int depth, Dump& dump) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
    return dump.words(depth, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
  std::string name = gumbo_normalized_tagname(node->v.element.tag);
  if (name.empty()) {
    GumboStringPiece piece = node->v.element.original_tag;
    gumbo_tag_from_original_text(&piece);
    for (std::size_t i = 0; i < piece.length; ++i) name += static_cast<char>(std::tolower(piece.data[i]));
  }
  dump.element(depth, name);
  for (unsigned i = 0; i < node->v.element.children.length; ++i)
    walk(static_cast<const GumboNode*>(node->v.element.children.data[i]), depth + 1, dump);
  dump.end_text();
}

std::string gumbos(const std::string& html) {
  GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  Dump dump;
  walk(output->root, 0, dump);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return dump.take();
}

// Not <main>, of which gumbo does not know that it is special, nor <form>, at whose end it puts the text behind it.
constexpr std::array kTags{
    "p",    "p",           "div",     "b",          "i",       "a",        "em",     "strong", "span",   "ul",
    "ol",   "li",          "li",      "dl",         "dt",      "dd",       "table",  "tr",     "td",     "td",
    "th",   "tbody",       "thead",   "tfoot",      "caption", "colgroup", "h1",     "h2",     "h3",     "br",
    "hr",   "img",         "pre",     "section",    "article", "aside",    "nav",    "figure", "sup",    "sub",
    "code", "font",        "small",   "blockquote", "label",   "button",   "input",  "select", "option", "ruby",
    "rt",   "custom-name", "address", "center",     "u",       "nobr",     "object", "title",  "body"};

std::string random_page(testing::Random& chance) {
  std::string html;
  const int pieces = 1 + static_cast<int>(chance.below(24));
  for (int i = 0; i < pieces; ++i) {
    const std::string tag = kTags[chance.below(kTags.size())];
    switch (chance.below(8)) {
      case 0:
      case 1:
      case 2: html += "<" + tag + ">"; break;
      case 3: html += "<" + tag + " class=x" + std::to_string(chance.below(3)) + ">"; break;
      case 4:
      case 5: html += "</" + tag + ">"; break;
      case 6: html += " w" + std::to_string(i); break;
      default: html += chance.below(3) == 0 ? "<!-- x -->" : "t&amp;" + std::to_string(i); break;
    }
  }
  return html;
}

TEST(HtmlOracle, TreesAreThoseOfGumbo) {
  testing::Random chance(7);
  int different = 0;
  for (int page = 0; page < 40000; ++page) {
    const std::string html = random_page(chance);
    const std::string expected = gumbos(html), found = ours(html);
    if (expected == found) continue;
    ++different;
    if (different <= 4) ADD_FAILURE() << html << "\ngumbo:\n" << expected << "ours:\n" << found;
  }
  EXPECT_EQ(different, 0);
}

}  // namespace
}  // namespace apud::markup
