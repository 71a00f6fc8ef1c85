// The words of each line of a block's source, and the rectangle around them.
// Layer 4, pure.
#include "indexer/parse/layout_places.h"

#include <algorithm>
#include <string_view>

#include "corpus/model/passage.h"

namespace apud::parse {
namespace {

std::uint32_t points_down(std::int32_t hundredths) { return static_cast<std::uint32_t>(std::max(0, hundredths) / 100); }
std::uint32_t points_up(std::int32_t hundredths) {
  return static_cast<std::uint32_t>((std::max(0, std::min(hundredths, 100'000'000)) + 99) / 100);
}

std::uint32_t page_of(const PdfText& pdf, std::uint32_t offset) {
  const auto after = std::upper_bound(pdf.lines.begin(), pdf.lines.end(), offset,
                                      [](std::uint32_t at, const PdfLine& line) { return at < line.text.begin; });
  return after == pdf.lines.begin() ? 0 : std::prev(after)->page + 1;
}

// Around the words that a stretch of one line of the text touches.
PageBox box_of(const PdfText& pdf, Span source) {
  PageBox box;
  std::uint32_t first = source.begin;
  auto word = std::lower_bound(pdf.words.begin(), pdf.words.end(), source.begin,
                               [](const PdfWord& each, std::uint32_t at) { return each.text.end <= at; });
  for (; word != pdf.words.end() && word->text.begin < source.end; ++word) {
    const PageBox place{1, points_down(word->x0), points_down(word->y0), points_up(word->x1), points_up(word->y1)};
    if (box.page == 0)
      box = place, first = word->text.begin;
    else
      box = {1, std::min(box.left, place.left), std::min(box.top, place.top), std::max(box.right, place.right),
             std::max(box.bottom, place.bottom)};
  }
  if (box.page > 0) box.page = page_of(pdf, first);
  return box;
}

}  // namespace

void place_blocks(const PdfText& pdf, Document& document) {
  const std::string_view text = pdf.text;
  for (Block& block : document.blocks) {
    block.line_boxes.clear();
    for (const Span range : block.map.source_of(Span{0, static_cast<std::uint32_t>(block.text.size())})) {
      std::uint32_t begin = range.begin;
      for (const std::uint32_t next : line_breaks_in(text.substr(range.begin, range.size()))) {
        block.line_boxes.push_back(box_of(pdf, {begin, range.begin + next}));
        begin = range.begin + next;
      }
      block.line_boxes.push_back(box_of(pdf, {begin, range.end}));
    }
  }
}

std::vector<std::string> own_page_labels(const PdfText& pdf) {
  std::vector<std::string> labels;
  bool ordinals = true;
  for (const PdfPage& page : pdf.pages) {
    labels.push_back(page.label);
    ordinals = ordinals && (page.label.empty() || page.label == std::to_string(labels.size()));
  }
  if (ordinals) labels.clear();
  return labels;
}

void name_lost_pages(const PdfText& pdf, Document& document) {
  const auto reason = [](PdfStatus why) {
    switch (why) {
      case PdfStatus::kDamaged: return "damaged";
      case PdfStatus::kTooLarge: return "too much memory needed";
      case PdfStatus::kTooSlow: return "reading takes too long";
      default: return "the PDF reader crashed";
    }
  };
  for (std::size_t l = 0; l < pdf.lost.size();) {
    const PdfLostPage& first = pdf.lost[l];
    std::size_t end = l + 1;
    while (end < pdf.lost.size() && pdf.lost[end].why == first.why && pdf.lost[end].page == pdf.lost[end - 1].page + 1)
      ++end;
    const auto next = std::lower_bound(pdf.lines.begin(), pdf.lines.end(), first.page,
                                       [](const PdfLine& line, std::uint32_t page) { return line.page < page; });
    const auto at = next == pdf.lines.end() ? static_cast<std::uint32_t>(pdf.text.size()) : next->text.begin;
    const std::string from = std::to_string(first.page + 1), to = std::to_string(pdf.lost[end - 1].page + 1);
    document.diagnostics.push_back({"page_unread",
                                    {at, at},
                                    end == l + 1
                                        ? "page " + from + " was left out: " + reason(first.why)
                                        : "pages " + from + " to " + to + " were left out: " + reason(first.why)});
    l = end;
  }
}

}  // namespace apud::parse
