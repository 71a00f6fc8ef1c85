// Words of one phrase are written with one blank between them.
#include "tests/support/proposition_dump.h"

#include <sstream>
#include <stdexcept>

namespace apud::testing {
namespace {

std::string words(std::string_view text, const Analysis& analysis, std::span<const std::uint32_t> indices) {
  std::string out;
  for (std::uint32_t i : indices) {
    if (!out.empty()) out += ' ';
    const Span span = analysis.tokens[i].span;
    out += text.substr(span.begin, span.size());
  }
  return out.empty() ? "-" : out;
}

const char* inferred_name(InferredFrom from) {
  switch (from) {
    case InferredFrom::kNothing: return "";
    case InferredFrom::kApposition: return "apposition";
    case InferredFrom::kPossessive: return "possessive";
    case InferredFrom::kOf: return "of";
    case InferredFrom::kTitle: return "title";
    case InferredFrom::kNounPair: return "noun pair";
    case InferredFrom::kLocation: return "location";
  }
  return "";
}

}  // namespace

std::string dump(std::string_view text, const Analysis& analysis, const Proposition& p) {
  std::string out = words(text, analysis, p.subject.words) + " | ";
  out += p.predicate.empty() ? "(" + std::string(p.lemma) + ")" : words(text, analysis, p.predicate);
  out += " | " + (p.object ? words(text, analysis, p.object->words) : "-");
  for (std::size_t i = 0; i < p.more.size(); ++i)
    out += (i == 0 ? " | " : "; ") + words(text, analysis, p.more[i].phrase.words);
  if (p.status != Status::kAsserted) out += std::string(" [") + status_name(p.status) + "]";
  if (p.polarity == Polarity::kNegated) out += " [negated]";
  if (p.according_to) out += " [by " + words(text, analysis, p.according_to->words) + "]";
  if (p.inferred != InferredFrom::kNothing) out += std::string(" [") + inferred_name(p.inferred) + "]";
  return out;
}

Analysis read_tree(std::string_view lines, std::string& text) {
  Analysis analysis;
  text.clear();
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string form, tag, label, lemma;
    int head = 0;
    if (!(cells >> form >> tag >> head >> label >> lemma)) continue;
    if (!tag_of(tag) || !label_of(label)) throw std::runtime_error("no such tag or label: " + line);
    if (!text.empty()) text += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += form;
    token.span.end = static_cast<std::uint32_t>(text.size());
    token.head = head == 0 ? kRoot : static_cast<std::uint32_t>(head - 1);
    token.tag = *tag_of(tag);
    token.label = *label_of(label);
    token.lemma = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.lemmas += lemma;
    analysis.tokens.push_back(token);
  }
  return analysis;
}

}  // namespace apud::testing
