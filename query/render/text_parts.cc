// Layer 7, pure.
#include "query/render/text_parts.h"

#include <algorithm>

#include "query/render/characters.h"

namespace apud {
namespace {

constexpr const char* kReset = "\x1b[0m";

const char* escape_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain: return "";
    case Ink::kMatch: return "\x1b[1;31m";
    case Ink::kStrong: return "\x1b[1m";
    case Ink::kFaint: return "\x1b[2m";
    case Ink::kAddress: return "\x1b[36m";
    case Ink::kWarning: return "\x1b[33m";
  }
  return "";
}

// One line of wrapped text, its marks inked.
std::string inked_line(const MarkedText& text, Span line, Ink plain, Ink marked, const TextStyle& style) {
  std::string out;
  std::uint32_t at = line.begin;
  for (const Span& mark : text.marks) {
    const std::uint32_t begin = std::max(mark.begin, at), end = std::min(mark.end, line.end);
    if (begin >= end) continue;
    out += inked(text.text.substr(at, begin - at), plain, style);
    out += inked(text.text.substr(begin, end - begin), marked, style);
    at = end;
  }
  return out + inked(text.text.substr(at, line.end - at), plain, style);
}

}  // namespace

std::string inked(const std::string& text, Ink ink, const TextStyle& style) {
  if (!style.colour || ink == Ink::kPlain || text.empty()) return text;
  return escape_of(ink) + text + kReset;
}

Margin indent(unsigned columns) { return {std::string(columns, ' '), columns, ""}; }

std::string wrapped(const MarkedText& text, const Margin& margin, Ink plain, Ink marked, const TextStyle& style) {
  const MarkedText shown = printable_marked(text);
  const unsigned width = style.width > margin.head_width ? style.width - margin.head_width : 1;
  const std::string rest = margin.rest.empty() ? std::string(margin.head_width, ' ') : margin.rest;
  std::string out;
  for (const Span& line : wrap(shown.text, width, width))
    out += (out.empty() ? margin.head : rest) + inked_line(shown, line, plain, marked, style) + "\n";
  return out;
}

std::string wrapped(const std::string& text, const Margin& margin, Ink ink, const TextStyle& style) {
  return wrapped(MarkedText{text, {}}, margin, ink, ink, style);
}

MarkedText in_cells(const std::string& quote, const std::vector<Span>& marks, const std::vector<Span>& cells) {
  if (cells.size() < 2) return {quote, marks};
  MarkedText row;
  for (const Span& cell : cells) {
    if (!row.text.empty()) row.text += " │ ";
    const auto begin = static_cast<std::uint32_t>(row.text.size());
    row.text += quote.substr(cell.begin, cell.size());
    for (const Span& mark : marks) {
      const std::uint32_t from = std::max(mark.begin, cell.begin), to = std::min(mark.end, cell.end);
      if (from < to) row.marks.push_back({begin + from - cell.begin, begin + to - cell.begin});
    }
  }
  return row;
}

MarkedText printable_marked(const MarkedText& text) {
  MarkedText shown;
  std::size_t at = 0;
  const auto put = [&](std::size_t end) {
    if (end > at) shown.text += printable(std::string_view(text.text).substr(at, end - at));
    at = std::max(at, end);
  };
  for (const Span& mark : text.marks) {
    put(mark.begin);
    const auto begin = static_cast<std::uint32_t>(shown.text.size());
    put(mark.end);
    shown.marks.push_back({begin, static_cast<std::uint32_t>(shown.text.size())});
  }
  put(text.text.size());
  return shown;
}

std::string place_name(const Where& where) {
  switch (where.kind) {
    case BlockKind::kFootnote: return where.number.empty() ? "note" : "note " + printable(where.number);
    case BlockKind::kHeading: return "heading";
    case BlockKind::kTableRow:
      return printable(where.label) + (where.label.empty() ? "table row " : ", row ") + printable(where.number);
    case BlockKind::kSource: return where.label.empty() ? "source line" : "source line of " + printable(where.label);
    default: return printable(where.label);
  }
}

std::string path_line(const Where& where, unsigned width) {
  constexpr unsigned kDivider = 3;
  std::vector<std::string> parts = {printable(where.document)};
  for (const std::string& heading : where.section) parts.push_back(printable(heading));
  if (const std::string place = place_name(where); !place.empty()) parts.push_back(place);
  const std::size_t headings = where.section.size();
  unsigned used = 0;
  for (const std::string& part : parts) used += columns(part) + kDivider;
  used -= kDivider;
  // The outermost headings give way first, down to 16 columns each, and then to 8.
  for (const unsigned shortest : {16u, 8u}) {
    for (std::size_t at = 1; at <= headings && used > width; ++at) {
      const unsigned full = columns(parts[at]);
      parts[at] = shortened(parts[at], std::max(shortest, full - std::min(full, used - width)));
      used -= full - columns(parts[at]);
    }
  }
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " › ") + part;
  return line;
}

std::string page_and_lines(const Where& where) {
  std::string text = "page " + grouped(where.page);
  const bool printed = !where.page_label.empty() && where.page_label != std::to_string(where.page);
  text += printed ? " (printed " + printable(where.page_label) + "), " : ", ";
  if (where.lines.begin >= where.lines.end) return text + "line " + grouped(where.lines.begin);
  return text + "lines " + grouped(where.lines.begin) + "–" + grouped(where.lines.end);
}

std::string source_name(const Source& source) {
  if (source.via != Via::kFootnote) return source.text.starts_with("Source") ? "" : "source";
  return source.number.empty() ? "note" : "note " + printable(source.number);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
  return grouped(count) + " " + (count == 1 ? one : many);
}

std::string shell_word(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./#+=:,@%";
  if (!text.empty() && text.front() != '#' && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char byte : text) {
    if (byte == '\'')
      quoted += "'\\''";
    else
      quoted += byte;
  }
  return quoted + "'";
}

}  // namespace apud
