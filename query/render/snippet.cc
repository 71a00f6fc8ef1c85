// Layer 7, pure. Widths are bytes here: a snippet's length is a guide, not a column.
#include "query/render/snippet.h"

#include <algorithm>

namespace apud {
namespace {

constexpr const char* kLeftOut = "…";

std::vector<Span> ordered(std::vector<Span> marks, std::size_t size) {
  std::sort(marks.begin(), marks.end());
  std::vector<Span> joined;
  for (const Span& mark : marks) {
    if (mark.empty() || mark.end > size) continue;
    if (!joined.empty() && mark.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, mark.end);
    else
      joined.push_back(mark);
  }
  return joined;
}

bool inside_character(const std::string& text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Moves a cut forward to the start of a word, if one begins within 30 bytes.
std::size_t word_start(const std::string& text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t space = text.find(' ', at - 1);
  if (space != std::string::npos && space < at + 30) return space + 1;
  while (inside_character(text, at)) ++at;
  return at;
}

std::size_t word_end(const std::string& text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string::npos && space + 30 > at) return space;
  while (inside_character(text, at)) --at;
  return at;
}

// Where the window of `width` bytes starts that holds most marks, with a little of the text before them.
std::size_t window_start(const std::string& text, const std::vector<Span>& marks, std::size_t width) {
  std::size_t best = 0, best_count = 0;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    std::size_t last = first;
    while (last < marks.size() && marks[last].end <= marks[first].begin + width) ++last;
    if (last - first <= best_count) continue;
    best_count = last - first;
    const std::size_t used = marks[std::max(last, first + 1) - 1].end - marks[first].begin;
    const std::size_t lead = (width - std::min(width, used)) / 2;
    best = marks[first].begin - std::min<std::size_t>(marks[first].begin, lead);
  }
  return std::min(best, text.size() - width);
}

}  // namespace

MarkedText snippet_of(const std::string& sentence, const std::vector<Span>& matches, std::size_t width) {
  const std::vector<Span> marks = ordered(matches, sentence.size());
  if (sentence.size() <= width) return {sentence, marks};
  std::size_t begin = window_start(sentence, marks, width);
  // A short beginning is better shown than left out.
  begin = begin < 20 ? 0 : word_start(sentence, begin);
  const std::size_t end = std::max(begin, word_end(sentence, begin + width));
  MarkedText snippet;
  const std::size_t shift = begin > 0 ? std::string(kLeftOut).size() : 0;
  if (begin > 0) snippet.text = kLeftOut;
  snippet.text += sentence.substr(begin, end - begin);
  for (const Span& mark : marks) {
    const std::size_t from = std::max<std::size_t>(mark.begin, begin), to = std::min<std::size_t>(mark.end, end);
    if (from < to)
      snippet.marks.push_back(
          {static_cast<std::uint32_t>(from - begin + shift), static_cast<std::uint32_t>(to - begin + shift)});
  }
  if (end < sentence.size()) snippet.text += kLeftOut;
  return snippet;
}

std::string marked_html(const MarkedText& text) {
  std::string html;
  std::size_t mark = 0;
  for (std::size_t at = 0; at <= text.text.size(); ++at) {
    if (mark < text.marks.size() && at == text.marks[mark].end) {
      html += "</b>";
      ++mark;
    }
    if (mark < text.marks.size() && at == text.marks[mark].begin) html += "<b>";
    if (at == text.text.size()) break;
    switch (text.text[at]) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      default: html += text.text[at];
    }
  }
  return html;
}

}  // namespace apud
