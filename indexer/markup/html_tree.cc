// gumbo asks for memory through two functions: an arena makes it twice as fast and spares the tree's destruction, which
// recurses. Its time grows with depth times tags, and with the square of a tag's attributes: both are counted first.
// Layer 5, pure.
#include "indexer/markup/html_tree.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "corpus/text/error.h"
#include "indexer/parse/characters.h"

namespace apud::markup {
namespace {

constexpr std::uint64_t kMostSteps = 400'000'000;   // of the parser's walks over open elements, some 2 seconds
constexpr std::uint64_t kMostMemory = 700'000'000;  // bytes, estimated
constexpr std::uint64_t kMemoryPerTag = 400;        // an element with an attribute, and the text behind it
constexpr std::size_t kChunkBytes = std::size_t{1} << 18;

// Elements that the parser closes by itself, or that hold nothing: they do not pile up.
bool closes_itself(std::string_view name) {
  constexpr std::array<std::string_view, 26> kNames{
      "p",    "li",  "td",   "th",   "tr",  "dt",    "dd",    "option", "br",    "img",  "hr",   "input", "meta",
      "link", "wbr", "area", "base", "col", "embed", "param", "source", "track", "html", "head", "body",  "tbody"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

struct Cost {
  std::uint64_t steps = 0, tags = 0;
};

Cost cost_of(std::string_view html) {
  Cost cost;
  std::uint64_t depth = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const bool closing = html.substr(at + 1, 1) == "/";
    std::size_t name = at + (closing ? 2 : 1);
    if (name >= html.size() || !parse::is_letter(html[name])) {
      ++at;
      continue;
    }
    std::size_t end = name;
    while (end < html.size() && end - name < 12 && (parse::is_letter(html[end]) || parse::is_digit(html[end]))) ++end;
    std::array<char, 12> lower{};
    std::transform(html.begin() + static_cast<std::ptrdiff_t>(name), html.begin() + static_cast<std::ptrdiff_t>(end),
                   lower.begin(), parse::to_lower);
    const std::string_view word(lower.data(), end - name);
    std::size_t close = html.find_first_of(">", end);
    if (close == std::string_view::npos) close = html.size();
    std::uint64_t attributes = 0;
    for (std::size_t c = end; c < close; ++c)
      attributes += html[c] == ' ' || html[c] == '\n' || html[c] == '/' || html[c] == '\t';
    ++cost.tags;
    cost.tags += attributes;
    cost.steps += depth + attributes * attributes / 2;
    if (!closes_itself(word)) depth = closing ? depth - (depth > 0 ? 1 : 0) : depth + 1;
    at = close;
  }
  return cost;
}

}  // namespace

// Memory that is given out in pieces and taken back as a whole.
struct HtmlTree::Memory {
  std::vector<std::unique_ptr<char[]>> chunks;
  char* next = nullptr;
  std::size_t left = 0;

  void* take(std::size_t bytes) {
    bytes = (bytes + 15) & ~std::size_t{15};
    if (bytes > kChunkBytes / 4) {
      chunks.push_back(std::make_unique_for_overwrite<char[]>(bytes));
      return chunks.back().get();
    }
    if (bytes > left) {
      chunks.push_back(std::make_unique_for_overwrite<char[]>(kChunkBytes));
      next = chunks.back().get();
      left = kChunkBytes;
    }
    char* const piece = next;
    next += bytes;
    left -= bytes;
    return piece;
  }
};

HtmlTree::HtmlTree(std::string_view html) : html_(html), memory_(std::make_unique<Memory>()) {
  const Cost cost = cost_of(html);
  if (cost.steps > kMostSteps)
    throw Error(ErrorCode::kUnreadable, "the HTML is nested too deep", "", "leave it out, or see what wrote it");
  if (cost.tags * kMemoryPerTag + html.size() > kMostMemory)
    throw Error(ErrorCode::kUnreadable, "the HTML page is too large", "", "split it");
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* memory, std::size_t bytes) { return static_cast<Memory*>(memory)->take(bytes); };
  options.deallocator = [](void* /*memory*/, void* /*piece*/) {};
  options.userdata = memory_.get();
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
  for (const GumboNode* at = output_->root; at != nullptr; at = next_node(at, output_->root)) {
    const auto number = static_cast<std::uint32_t>(size_++);
    std::memcpy(&const_cast<GumboNode*>(at)->parse_flags, &number, sizeof number);
  }
}

HtmlTree::~HtmlTree() = default;

const GumboNode* HtmlTree::root() const { return output_->root; }

const GumboNode* HtmlTree::body() const {
  const GumboVector* const children = children_of(output_->root);
  for (unsigned i = 0; children != nullptr && i < children->length; ++i) {
    const auto* const child = static_cast<const GumboNode*>(children->data[i]);
    if (tag_of(child) == GUMBO_TAG_BODY) return child;
  }
  return nullptr;
}

Span HtmlTree::span(const GumboStringPiece& piece) const {
  if (piece.data == nullptr || piece.data < html_.data() || piece.data > html_.data() + html_.size()) return {};
  const auto begin = static_cast<std::uint32_t>(piece.data - html_.data());
  const std::size_t length = std::min(piece.length, html_.size() - begin);
  return {begin, begin + static_cast<std::uint32_t>(length)};
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node) || node->v.element.attributes.length == 0) return {};
  const GumboAttribute* const found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

bool has_class_word(const GumboNode* node, bool (*is_word)(std::string_view)) {
  if (!is_element(node) || node->v.element.attributes.length == 0) return false;
  for (const char* const name : {"class", "id"}) {
    const std::string_view value = attribute(node, name);
    std::string word;
    for (std::size_t i = 0; i <= value.size() && i < 400; ++i) {
      const char c = i < value.size() ? value[i] : ' ';
      if (parse::is_letter(c) && word.size() < 30) {
        word += parse::to_lower(c);
      } else {
        if (!word.empty() && is_word(word)) return true;
        word.clear();
      }
    }
  }
  return false;
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_MENU: return true;
    default: return is_heading(tag);
  }
}

bool is_skipped(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT: return true;
    default: return false;
  }
}

bool is_hidden(const GumboNode* node) {
  if (!is_element(node) || node->v.element.attributes.length == 0) return false;
  if (has_attribute(node, "hidden")) return true;
  const std::string_view style = attribute(node, "style");
  const std::size_t display = style.find("display");
  return display != std::string_view::npos && style.substr(display, 16).find("none") != std::string_view::npos;
}

const GumboNode* next_node(const GumboNode* node, const GumboNode* root, bool into) {
  return next_node(node, root, into, [](const GumboNode*) {});
}

std::string words_below(const GumboNode* node, std::size_t most) {
  std::string words;
  for (const GumboNode* at = node; at != nullptr && words.size() < most;) {
    const bool skip = is_skipped(tag_of(at));
    if (is_text(at))
      for (const char* c = at->v.text.text; *c != '\0' && words.size() < most; ++c) {
        const bool white = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';
        if (!white)
          words += *c;
        else if (!words.empty() && words.back() != ' ')
          words += ' ';
      }
    at = next_node(at, node, !skip);
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

bool stands_below(const GumboNode* node, const GumboNode* above) {
  for (; node != nullptr; node = node->parent)
    if (node == above) return true;
  return false;
}

}  // namespace apud::markup
