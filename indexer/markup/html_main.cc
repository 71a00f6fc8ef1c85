// Two passes: how much text and how much of it in links each element holds; then what is left out.
// Layer 5, pure.
#include "indexer/markup/html_main.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace apud::markup {
namespace {

struct Amount {
  std::uint32_t words = 0;   // bytes of text without white space
  std::uint32_t linked = 0;  // of them in links inside the site
  std::uint32_t headings = 0;
  std::uint32_t links = 0;
};

bool is_furniture_word(std::string_view word) {
  constexpr std::array<std::string_view, 31> kWords{
      "nav",       "navbar",   "navigation", "menu",      "breadcrumb", "breadcrumbs", "cookie",   "cookies",
      "share",     "sharing",  "social",     "related",   "comments",   "advert",      "ads",      "advertisement",
      "sponsored", "promo",    "newsletter", "subscribe", "pagination", "pager",       "skiplink", "toolbar",
      "sidebar",   "masthead", "toc",        "sitemap",   "navbox",     "editsection", "noprint"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_furniture_role(std::string_view role) {
  constexpr std::array<std::string_view, 9> kRoles{"navigation", "banner",  "contentinfo", "search", "dialog",
                                                   "menu",       "menubar", "toolbar",     "doc-toc"};
  return std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

bool leads_inside(const HtmlNode* link) {
  return attribute(link, "href").find("://") == std::string_view::npos && has_attribute(link, "href");
}

class MainFinder {
 public:
  explicit MainFinder(const HtmlTree& tree) : tree_(tree), body_(tree.body()), amounts_(tree.size()) {}

  MainText run() {
    MainText main;
    if (body_ == nullptr) return main;
    main.furniture.resize(amounts_.size());
    measure();
    main.root = find_root();
    for (const HtmlNode* at = next_node(main.root, main.root); at != nullptr;) {
      const bool left_out = is_element(at) && is_furniture(at, main.root);
      if (left_out) main.furniture[at->number] = true;
      at = next_node(at, main.root, !left_out);
    }
    return main;
  }

 private:
  void measure() {
    std::vector<Amount> open;
    const HtmlNode* link = nullptr;
    const auto leave = [&](const HtmlNode* node) {
      if (node == link) link = nullptr;
      if (!is_element(node) || open.empty()) return;
      const Amount own = open.back();
      open.pop_back();
      amounts_[node->number] = own;
      if (open.empty()) return;
      Amount& above = open.back();
      above.words += own.words;
      above.linked += own.linked;
      above.links += own.links;
      above.headings += own.headings + (is_heading(node->tag) ? 1U : 0U);
    };
    for (const HtmlNode* at = body_; at != nullptr;) {
      bool into = true;
      if (is_element(at)) {
        open.emplace_back();
        into = !is_skipped(at->tag) && !is_hidden(at);
        if (at->tag == HtmlTag::kA && link == nullptr && leads_inside(at)) {
          link = at;
          ++open.back().links;
        }
      } else if (is_text(at) && !open.empty()) {
        const std::uint32_t words = count_words(tree_.words(at));
        open.back().words += words;
        if (link != nullptr) open.back().linked += words;
      }
      at = next_node(at, body_, into, leave);
    }
  }

  // A reference counts as the one character that it stands for.
  static std::uint32_t count_words(std::string_view text) {
    const auto is_white = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    std::size_t bytes = text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_white));
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      const std::string_view rest = text.substr(at + 1, 32);
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (end < rest.size() && std::none_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end), is_white))
        bytes -= end + 1;
    }
    return static_cast<std::uint32_t>(bytes);
  }

  [[nodiscard]] const Amount& amount(const HtmlNode* node) const { return amounts_[node->number]; }

  // The element that says that it holds the main text, if it holds a fifth of all.
  [[nodiscard]] const HtmlNode* find_root() const {
    std::vector<const HtmlNode*> mains, articles;
    for (const HtmlNode* at = body_; at != nullptr;) {
      const HtmlTag tag = at->tag;
      const bool main = tag == HtmlTag::kMain || (is_element(at) && attribute(at, "role") == "main");
      if (main) mains.push_back(at);
      if (tag == HtmlTag::kArticle) articles.push_back(at);
      at = next_node(at, body_, !main && tag != HtmlTag::kArticle);
    }
    const auto holds = [&](const HtmlNode* node) { return amount(node).words * 5 >= amount(body_).words; };
    if (mains.size() == 1 && holds(mains[0])) return mains[0];
    if (articles.size() == 1 && holds(articles[0])) return articles[0];
    return body_;
  }

  [[nodiscard]] bool is_furniture(const HtmlNode* node, const HtmlNode* root) const {
    const HtmlTag tag = node->tag;
    if (is_skipped(tag) || is_hidden(node) || tag == HtmlTag::kNav) return true;
    const bool plain = node->attributes == nullptr;
    if (!plain && is_furniture_role(attribute(node, "role"))) return true;
    if (!is_block(tag) || (plain && tag == HtmlTag::kP)) return false;
    const Amount& own = amount(node);
    const Amount& all = amount(root);
    if (own.words * 2 > all.words) return false;
    const bool of_page = node->parent == body_ || (node->parent != nullptr && node->parent->parent == body_);
    const bool mostly_links = own.links >= 3 && own.linked * 10 >= own.words * 7;
    if (tag == HtmlTag::kFooter && of_page && root == body_ && !holds_notes(node)) return true;
    if (tag == HtmlTag::kHeader && of_page && root == body_ && own.headings == 0) return true;
    if (has_class_word(node, is_furniture_word) && !is_heading(tag) && tag != HtmlTag::kP) return true;
    const bool list = tag == HtmlTag::kUl || tag == HtmlTag::kOl || tag == HtmlTag::kDiv || tag == HtmlTag::kAside;
    return list && mostly_links && own.headings == 0 && !holds_notes(node);
  }

  static bool holds_notes(const HtmlNode* node) {
    return has_class_word(node, [](std::string_view word) {
      return word == "footnotes" || word == "endnotes" || word == "notes" || word == "references" || word == "footnote";
    });
  }

  const HtmlTree& tree_;
  const HtmlNode* body_;
  std::vector<Amount> amounts_;  // by number
};

}  // namespace

MainText find_main_text(const HtmlTree& tree) { return MainFinder(tree).run(); }

}  // namespace apud::markup
