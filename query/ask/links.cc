// Every stretch of words is looked up; longer ones and such as are written like the name come first.
// Layer 6.
#include "query/ask/links.h"

#include <algorithm>

#include "corpus/text/fold.h"

namespace apud {
namespace {

constexpr std::size_t kHomonyms = 8;
constexpr std::size_t kMostLinks = 24;

bool begins_with_letter_or_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80 || c == '$';
  });
}

class Linker {
 public:
  Linker(const Question& question, const GraphView& graph) : question_(question), graph_(graph) {}

  std::vector<NameLink> run() {
    const std::size_t count = question_.words.size();
    for (std::size_t first = 0; first < count; ++first)
      for (std::size_t last = std::min(count, first + kLongestNameWords); last > first; --last) look_up(first, last);
    std::stable_sort(links_.begin(), links_.end(),
                     [](const NameLink& a, const NameLink& b) { return a.score > b.score; });
    if (links_.size() > kMostLinks) links_.resize(kMostLinks);
    return std::move(links_);
  }

 private:
  void look_up(std::size_t first, std::size_t last) {
    if (last - first == 1 && question_.words[first].small && !question_.words[first].capital) return;
    const std::uint32_t begin = question_.words[first].whole.begin, end = question_.words[last - 1].whole.end;
    const Span inner{question_.words[first].span.begin, question_.words[last - 1].span.end};
    add(first, last, question_.text.substr(begin, end - begin));
    if (inner.begin != begin || inner.end != end)
      add(first, last, question_.text.substr(inner.begin, inner.end - inner.begin));
    // "Who's Afraid ..." and the like: a possessive that belongs to the name.
    if (end > inner.end + 1) add(first, last, question_.text.substr(inner.begin, end - inner.begin));
  }

  void add(std::size_t first, std::size_t last, const std::string& text) {
    if (!begins_with_letter_or_digit(text)) return;
    std::vector<NameMatch> matches = graph_.find_name(text, kHomonyms);
    if (matches.empty() && last - first > 1 && question_.words[first].capital) matches = by_main_title(text);
    for (const NameMatch& match : matches) {
      NameLink link{first, last, match.node, std::string(graph_.node(match.node).name), false, 0};
      link.exact = !match.alias && link.name == text;
      link.score = score_of(link, match);
      const auto same = std::find_if(links_.begin(), links_.end(), [&](const NameLink& known) {
        return known.node == link.node && known.first == first && known.last == last;
      });
      if (same == links_.end())
        links_.push_back(std::move(link));
      else if (link.score > same->score)
        *same = std::move(link);
    }
  }

  // "Reading Water" of "Reading Water: The Guilds of Danube Pilots".
  [[nodiscard]] std::vector<NameMatch> by_main_title(const std::string& text) const {
    const std::string title = folded_name(text);
    std::vector<NameMatch> matches = graph_.find_prefix(text, kHomonyms);
    std::erase_if(matches, [&](const NameMatch& match) {
      return graph_.node(match.node).type != EntityType::kWork || match.key.size() <= title.size() ||
             !match.key.starts_with(title) || match.key[title.size()] != ':';
    });
    for (NameMatch& match : matches) match.alias = true;
    return matches;
  }

  [[nodiscard]] float score_of(const NameLink& link, const NameMatch& match) const {
    float score = 2.0F * static_cast<float>(link.last - link.first);
    bool capital = false, says_something = false;
    for (std::size_t i = link.first; i < link.last; ++i) {
      capital |= question_.words[i].capital && i > 0;
      says_something |= !question_.words[i].small && !type_of_noun(question_.words[i].lower);
    }
    if (link.exact) score += 3;
    if (capital) score += 2;
    if (!says_something && !capital) score -= 6;
    if (match.alias) score -= 1;
    return score;
  }

  const Question& question_;
  const GraphView& graph_;
  std::vector<NameLink> links_;
};

}  // namespace

std::vector<NameLink> link_names(const Question& question, const GraphView& graph) {
  return Linker(question, graph).run();
}

}  // namespace apud
