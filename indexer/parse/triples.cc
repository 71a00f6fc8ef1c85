// Lines are cut at their two dividers; nothing else is repaired.
// Layer 4, pure.
#include "indexer/parse/triples.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr std::size_t kLooked = 200;       // lines that tell the form
constexpr std::size_t kMostLines = 40;     // of a block
constexpr std::size_t kLongestLink = 120;  // bytes of a predicate; a sentence with two bars is no triple
constexpr std::size_t kMostDiagnostics = 100;

struct Parts {
  Span subject, predicate, object;  // of the line
  bool literal = false;
};

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\0'; }

Span trimmed(std::string_view line, std::size_t begin, std::size_t end) {
  while (begin < end && blank(line[begin])) ++begin;
  while (end > begin && blank(line[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool fits(const Parts& parts) {
  const auto size = [](Span span) { return span.end - span.begin; };
  return size(parts.subject) > 0 && size(parts.predicate) > 0 && size(parts.object) > 0 &&
         size(parts.predicate) <= kLongestLink;
}

std::optional<Parts> divided(std::string_view line, char divider) {
  const std::size_t first = line.find(divider);
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = line.find(divider, first + 1);
  if (second == std::string_view::npos || line.find(divider, second + 1) != std::string_view::npos) return std::nullopt;
  Parts parts{trimmed(line, 0, first), trimmed(line, first + 1, second), trimmed(line, second + 1, line.size())};
  return fits(parts) ? std::optional(parts) : std::nullopt;
}

// The end of the term of N-Triples that begins at `at`; npos if none does.
std::size_t term_end(std::string_view line, std::size_t at) {
  if (at >= line.size()) return std::string_view::npos;
  if (line[at] == '<') {
    const std::size_t end = line.find('>', at);
    return end == std::string_view::npos ? end : end + 1;
  }
  if (line.substr(at).starts_with("_:")) {
    while (at < line.size() && !blank(line[at])) ++at;
    return at;
  }
  if (line[at] != '"') return std::string_view::npos;
  for (++at; at < line.size() && line[at] != '"'; ++at)
    if (line[at] == '\\') ++at;
  if (at >= line.size()) return std::string_view::npos;
  ++at;
  while (at < line.size() && !blank(line[at])) ++at;  // "@en", "^^<type>"
  return at;
}

std::optional<Parts> n_triple(std::string_view line) {
  std::array<Span, 3> terms;
  std::size_t at = 0;
  for (Span& term : terms) {
    while (at < line.size() && blank(line[at])) ++at;
    const std::size_t end = term_end(line, at);
    if (end == std::string_view::npos) return std::nullopt;
    term = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    at = end;
  }
  while (at < line.size() && blank(line[at])) ++at;
  const bool ended = line.substr(at).starts_with(".");
  const char first = line[terms[2].begin];
  if (!ended && !(first == '"' && line[terms[2].end - 1] == '.')) return std::nullopt;
  if (line[terms[0].begin] == '"' || line[terms[1].begin] != '<') return std::nullopt;
  return Parts{terms[0], terms[1], terms[2], first == '"'};
}

std::optional<Parts> parts_of(std::string_view line, TripleForm form) {
  switch (form) {
    case TripleForm::kBars: return divided(line, '|');
    case TripleForm::kTabs: return divided(line, '\t');
    case TripleForm::kNTriples: return n_triple(line);
    case TripleForm::kNone: break;
  }
  return std::nullopt;
}

// Calls use(begin, end) for each line that says something, until it returns false.
template <typename Use>
void each_line(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    const Span line = trimmed(text.substr(0, end), at, end);
    std::uint32_t begin = line.begin;
    if (begin == 0 && text.starts_with("\xEF\xBB\xBF")) begin = 3;
    if (begin < line.end && text[begin] != '#' && !use(begin, line.end)) return;
    at = end + 1;
  }
}

class Builder {
 public:
  Builder(const SourceText& source, TripleForm form) : text_(source.text()), form_(form) {}

  Document run() {
    each_line(text_, [&](std::uint32_t begin, std::uint32_t end) {
      add(begin, end);
      return true;
    });
    return std::move(document_);
  }

 private:
  void add(std::uint32_t begin, std::uint32_t end) {
    const std::string_view line = text_.substr(begin, end - begin);
    const std::optional<Parts> parts = parts_of(line, form_);
    const std::string_view subject =
        parts ? line.substr(parts->subject.begin, parts->subject.end - parts->subject.begin) : std::string_view();
    if (document_.blocks.empty() || subject != subject_ || document_.blocks.back().sentences.size() >= kMostLines) {
      Block& fresh = document_.blocks.emplace_back();
      fresh.id = static_cast<std::uint32_t>(document_.blocks.size() - 1);
      fresh.kind = BlockKind::kParagraph;
      subject_ = subject;
    }
    Block& block = document_.blocks.back();
    if (!block.text.empty()) block.text += ' ';
    const auto at = static_cast<std::uint32_t>(block.text.size());
    block.text += line;
    block.map.add({at, begin, end - begin, false});
    block.sentences.push_back({at, static_cast<std::uint32_t>(block.text.size())});
    if (!parts) return refuse({begin, end});
    const auto moved = [&](Span span) { return Span{span.begin + at, span.end + at}; };
    document_.triples.push_back({block.id, static_cast<std::uint32_t>(block.sentences.size() - 1),
                                 moved(parts->subject), moved(parts->predicate), moved(parts->object), parts->literal});
  }

  void refuse(Span line) {
    if (document_.diagnostics.size() >= kMostDiagnostics) return;
    document_.diagnostics.push_back(
        {"not_a_triple", line, "this line is no triple of subject, predicate and object: it is kept as text"});
  }

  std::string_view text_;
  TripleForm form_;
  Document document_;
  std::string_view subject_;
};

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// "\"", "\n", "\u00E9" of N-Triples.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    const char kind = text[++at];
    if (kind != 'u' && kind != 'U') {
      out += kind == 'n' || kind == 't' || kind == 'r' ? ' ' : kind;
      continue;
    }
    const std::size_t digits = kind == 'u' ? 4 : 8;
    char32_t code = 0;
    std::size_t read = 0;
    while (read < digits && at + 1 + read < text.size() && hex(text[at + 1 + read]) >= 0)
      code = code * 16 + static_cast<char32_t>(hex(text[at + 1 + read++]));
    if (read == digits) append_utf8(out, code);
    at += read;
  }
  return out;
}

std::string name_of_iri(std::string_view iri) {
  while (!iri.empty() && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  const std::size_t cut = iri.find_last_of("/#");
  if (cut != std::string_view::npos) iri.remove_prefix(cut + 1);
  std::string bytes;
  for (std::size_t at = 0; at < iri.size(); ++at) {
    if (iri[at] == '%' && at + 2 < iri.size() && hex(iri[at + 1]) >= 0 && hex(iri[at + 2]) >= 0) {
      bytes += static_cast<char>(hex(iri[at + 1]) * 16 + hex(iri[at + 2]));
      at += 2;
    } else {
      bytes += iri[at] == '_' ? ' ' : iri[at];
    }
  }
  return bytes;
}

}  // namespace

TripleForm triple_form(std::string_view text) {
  for (const TripleForm form : {TripleForm::kNTriples, TripleForm::kBars, TripleForm::kTabs}) {
    std::size_t lines = 0;
    bool all = true, more = false;
    each_line(text, [&](std::uint32_t begin, std::uint32_t end) {
      if (lines == kLooked) {
        more = true;
        return false;
      }
      ++lines;
      all = parts_of(text.substr(begin, end - begin), form).has_value();
      return all;
    });
    if (all && lines > 0) return form;
  }
  return TripleForm::kNone;
}

Document parse_triples(const SourceText& source, TripleForm form) { return Builder(source, form).run(); }

std::string triple_name(std::string_view part) {
  if (part.size() >= 2 && part.front() == '<' && part.back() == '>') {
    std::string name = name_of_iri(part.substr(1, part.size() - 2));
    return name.empty() ? std::string(part) : name;
  }
  if (part.starts_with('"')) {
    const std::size_t end = part.rfind('"');
    if (end > 0) return unescaped(part.substr(1, end - 1));
  }
  return std::string(part);
}

}  // namespace apud
