// Quotations from a passage, and the addresses of passages. The byte form is passage_codec.cc's.
// Layer 1.
#include "corpus/model/passage.h"

#include <algorithm>
#include <charconv>

namespace apud {
namespace {

// Line of an offset in the piece of `exact` that starts at `start` with line `first`.
std::uint32_t line_at(const Passage& passage, std::uint32_t start, std::uint32_t first, std::uint32_t offset) {
  const auto& breaks = passage.line_breaks;
  const auto from = std::upper_bound(breaks.begin(), breaks.end(), start);
  const auto to = std::upper_bound(from, breaks.end(), offset);
  return first + static_cast<std::uint32_t>(to - from);
}

// The file's bytes of `exact` [part.begin, part.end), which lies in one range whose piece begins at `start`.
Span bytes_of(const Passage& passage, Span range, std::uint32_t start, bool whole_tail, Span part) {
  if (passage.file_map.identity()) return {range.begin + (part.begin - start), range.begin + (part.end - start)};
  return {passage.file_map.to_file(part.begin), whole_tail ? range.end : passage.file_map.to_file(part.end)};
}

}  // namespace

std::vector<std::uint32_t> line_breaks_in(std::string_view exact) {
  std::vector<std::uint32_t> breaks;
  for (std::size_t at = exact.find_first_of("\n\r"); at != std::string_view::npos && at + 1 < exact.size();) {
    std::size_t next = at + 1;
    if (exact[at] == '\r' && exact[next] == '\n') ++next;
    if (next < exact.size()) breaks.push_back(static_cast<std::uint32_t>(next));
    at = exact.find_first_of("\n\r", next);
  }
  return breaks;
}

std::vector<std::uint32_t> range_starts(const Passage& passage) {
  std::vector<std::uint32_t> starts;
  if (!passage.ranges.empty()) starts.push_back(0);
  for (std::size_t i = 1; i < passage.runs.size(); ++i)
    if (passage.runs[i].jump) starts.push_back(passage.runs[i].source);
  return starts;
}

Quote quote_of(const Passage& passage, Span text) {
  const auto size = static_cast<std::uint32_t>(passage.text.size());
  text.end = std::min(text.end, size);
  text.begin = std::min(text.begin, text.end);
  Quote quote;
  quote.text = passage.text.substr(text.begin, text.size());
  const std::vector<std::uint32_t> starts = range_starts(passage);
  for (const Span part : source_ranges(passage.runs, text)) {
    if (part.end > passage.exact.size() || starts.empty()) continue;
    const auto after = std::upper_bound(starts.begin(), starts.end(), part.begin);
    const auto index = static_cast<std::size_t>(after - starts.begin()) - 1;
    if (index >= passage.ranges.size() || index >= passage.range_lines.size()) continue;
    const std::size_t piece_end = index + 1 < starts.size() ? starts[index + 1] : passage.exact.size();
    quote.exact.append(passage.exact, part.begin, part.size());
    quote.bytes.push_back(bytes_of(passage, passage.ranges[index], starts[index], part.end == piece_end, part));
    const std::uint32_t first = passage.range_lines[index].begin;
    const Span lines{line_at(passage, starts[index], first, part.begin),
                     line_at(passage, starts[index], first, part.end - 1)};
    if (quote.bytes.size() == 1) quote.lines = lines;
    quote.lines.begin = std::min(quote.lines.begin, lines.begin);
    quote.lines.end = std::max(quote.lines.end, lines.end);
  }
  return quote;
}

std::string passage_ref(const std::string& document, std::uint32_t block, std::optional<std::uint32_t> sentence) {
  std::string ref = document;
  ref.append("#b").append(std::to_string(block));
  if (sentence) ref.append(1, '.').append(std::to_string(*sentence));
  return ref;
}

std::optional<ParsedRef> parse_ref(std::string_view ref) {
  const std::size_t mark = ref.rfind("#b");
  if (mark == std::string_view::npos || mark == 0) return std::nullopt;
  ParsedRef parsed;
  parsed.document = ref.substr(0, mark);
  const char* const end = ref.data() + ref.size();
  const auto block = std::from_chars(ref.data() + mark + 2, end, parsed.block);
  if (block.ec != std::errc{}) return std::nullopt;
  if (block.ptr == end) return parsed;
  std::uint32_t sentence = 0;
  if (*block.ptr != '.') return std::nullopt;
  const auto last = std::from_chars(block.ptr + 1, end, sentence);
  if (last.ec != std::errc{} || last.ptr != end || sentence == 0) return std::nullopt;
  parsed.sentence = sentence;
  return parsed;
}

std::uint32_t page_at(const Passage& passage, std::uint32_t text) {
  std::uint32_t page = passage.page;
  for (const PageStart& start : passage.page_starts)
    if (start.at <= text) page = start.page;
  return page;
}

std::string page_label_at(const Passage& passage, std::uint32_t text) {
  std::size_t page = 0;
  for (std::size_t i = 0; i < passage.page_starts.size(); ++i)
    if (passage.page_starts[i].at <= text) page = i + 1;
  return page < passage.page_labels.size() ? passage.page_labels[page] : "";
}

std::vector<PageBox> boxes_of(const Passage& passage, Span text) {
  std::vector<PageBox> boxes;
  if (passage.stacks.empty()) return boxes;
  text.end = std::min(text.end, static_cast<std::uint32_t>(passage.text.size()));
  text.begin = std::min(text.begin, text.end);
  // A line begins at each range and behind each line end.
  std::vector<std::uint32_t> starts = range_starts(passage);
  const auto ranges = static_cast<std::ptrdiff_t>(starts.size());
  starts.insert(starts.end(), passage.line_breaks.begin(), passage.line_breaks.end());
  std::inplace_merge(starts.begin(), starts.begin() + ranges, starts.end());
  const auto line_of = [&](std::uint32_t offset) {
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(0, after - starts.begin() - 1));
  };
  for (const Span part : source_ranges(passage.runs, text)) {
    if (part.empty()) continue;
    const std::uint32_t first = line_of(part.begin), end = line_of(part.end - 1) + 1;
    std::uint32_t line = 0;  // the first one of the stack
    for (const LineStack& stack : passage.stacks) {
      const std::uint32_t from = std::max(first, line), to = std::min<std::uint32_t>(end, line + stack.lines);
      if (from < to && stack.box.page > 0) boxes.push_back(part_of(stack, from - line, to - line));
      line += stack.lines;
      if (line >= end) break;
    }
  }
  return boxes;
}

}  // namespace apud
