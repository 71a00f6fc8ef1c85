// A page's main text: where it is, and what around and inside it is furniture.
// Layer 5, pure.
#pragma once

#include <vector>

#include "indexer/markup/html_tree.h"

namespace apud::markup {

struct MainText {
  const HtmlNode* root = nullptr;  // the element that holds it; null where the page has no body
  std::vector<bool> furniture;     // by number: elements below it that are none of it
};

// <main>, role="main" or the one <article> where they hold the text, else the body; without menus, page heads and feet,
// lists of links inside the site, and what calls itself so.
MainText find_main_text(const HtmlTree& tree);

}  // namespace apud::markup
