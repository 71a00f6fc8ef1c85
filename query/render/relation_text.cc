// Layer 7, pure.
#include "query/render/relation_text.h"

#include <algorithm>
#include <cmath>

#include "corpus/model/knowledge_json.h"
#include "query/render/characters.h"

namespace apud {
namespace {

constexpr unsigned kHanging = 4;       // of a line's continuation
constexpr unsigned kLongestEnd = 60;   // columns of an end that is words
constexpr unsigned kShortestEnd = 28;  // where the line is too long
constexpr unsigned kLines = 4;         // of a quotation; longer ones are cut around the relation's words

InkedPiece end_piece(const Argument& end, const EntityTable& entities) {
  const bool words = end.entity.empty();
  return {end_name(end, entities), words ? Ink::kPlain : Ink::kStrong, 1, words};
}

// A span of dates in words: "1712 to 1830", "by 2024-05", "from 2013".
std::string date_words(const std::string& date) {
  const std::size_t slash = date.find('/');
  if (slash == std::string::npos) return date;
  const std::string from = date.substr(0, slash), to = date.substr(slash + 1);
  if (from == "..") return "by " + to;
  return to == ".." ? "from " + from : from + " to " + to;
}

// The date first, then the others in their order.
std::vector<std::string> qualifiers_of(const ToldRelation& told, const EntityTable& entities) {
  std::vector<std::string> texts;
  const auto find = [&](std::string_view id) { return entities.find(id); };
  for (const Qualifier& qualifier : told.relation.qualifiers) {
    std::string text = shortened(printable(qualifier_text(qualifier, told.text, find)), kLongestEnd / 2);
    if (text.empty()) continue;
    switch (qualifier.kind) {
      case QualifierKind::kDate: texts.insert(texts.begin(), date_words(text)); break;
      case QualifierKind::kPlace: texts.push_back("in " + text); break;
      case QualifierKind::kWith: texts.push_back("with " + text); break;
      case QualifierKind::kRole: texts.push_back("as " + text); break;
      case QualifierKind::kAmount: texts.push_back(std::move(text)); break;
    }
  }
  return texts;
}

// Shortens the ends that are words, the longest first, until the line fits or they are short.
void fit_words(std::vector<InkedPiece>& pieces, unsigned beside, unsigned width) {
  const auto total = [&] {
    unsigned used = beside;
    for (const InkedPiece& piece : pieces) used += piece.text.empty() ? 0 : columns(piece.text) + piece.gap;
    return used;
  };
  for (unsigned used = total(); used > width + 1; used = total()) {
    InkedPiece* longest = nullptr;
    for (InkedPiece& piece : pieces)
      if (piece.words && (longest == nullptr || columns(piece.text) > columns(longest->text))) longest = &piece;
    if (longest == nullptr || columns(longest->text) <= kShortestEnd) return;
    const unsigned now = columns(longest->text);
    longest->text = shortened(longest->text, std::max(kShortestEnd, now - std::min(now, used - width)));
  }
}

}  // namespace

std::string set_pieces(const std::vector<InkedPiece>& pieces, const std::string& right, unsigned left,
                       const TextStyle& style) {
  std::string out, line(left, ' ');
  unsigned used = left, start = left;
  const unsigned room = std::max(style.width, left + kHanging + 1);
  const auto end_line = [&] {
    out += line + "\n";
    start = left + kHanging;
    line = std::string(start, ' ');
    used = start;
  };
  for (const InkedPiece& piece : pieces) {
    if (piece.text.empty()) continue;
    std::string text = shortened(piece.text, room - left - kHanging);
    unsigned gap = used > start ? piece.gap : 0;
    if (used > start && used + gap + columns(text) > room) {
      end_line();
      gap = 0;
    }
    line += std::string(gap, ' ') + inked(text, piece.ink, style);
    used += gap + columns(text);
  }
  if (right.empty()) return out + line + "\n";
  const unsigned width = columns(right);
  if (used + 2 + width > room) end_line();
  if (used + width < room) line += std::string(room - used - width, ' ');
  return out + line + inked(right, Ink::kFaint, style) + "\n";
}

std::string end_name(const Argument& end, const EntityTable& entities) {
  if (!end.entity.empty()) {
    const Entity* entity = entities.find(end.entity);
    return printable(entity != nullptr ? entity->name : name_in_id(end.entity));
  }
  const std::string text = printable(end.value ? end.value->text : end.text);
  return text.empty() ? "…" : shortened(text, kLongestEnd);
}

std::string predicate_words(const std::string& predicate) {
  std::string words = printable(predicate);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string confidence_text(float confidence) {
  const int percent = static_cast<int>(std::lround(std::clamp(confidence, 0.0F, 1.0F) * 100));
  if (percent == 100) return "1.0";
  return (percent < 10 ? ".0" : ".") + std::to_string(percent);
}

std::string standing_of(const Relation& relation, const EntityTable& entities) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (relation.status != Status::kAsserted) add(status_name(relation.status));
  if (relation.polarity == Polarity::kNegated) add("negated");
  if (relation.according_to) add("according to " + end_name(*relation.according_to, entities));
  if (relation.inferred) add("inferred");
  return text;
}

std::string relation_line(const ToldRelation& told, const EntityTable& entities, unsigned left,
                          const TextStyle& style) {
  const Relation& relation = told.relation;
  std::vector<InkedPiece> pieces = {end_piece(relation.subject, entities)};
  const bool object = !relation.object.empty();
  pieces.push_back({"─ " + predicate_words(relation.predicate) + (object ? " →" : "")});
  if (object) pieces.push_back(end_piece(relation.object, entities));
  if (const std::string standing = standing_of(relation, entities); !standing.empty())
    pieces.push_back({"[" + standing + "]", Ink::kWarning, 2});
  std::string qualifiers;
  for (const std::string& text : qualifiers_of(told, entities)) qualifiers += (qualifiers.empty() ? "" : " · ") + text;
  pieces.push_back({qualifiers, Ink::kPlain, 2});
  const std::string confidence = confidence_text(relation.confidence);
  fit_words(pieces, left + 2 + columns(confidence), style.width);
  return set_pieces(pieces, confidence, left, style);
}

MarkedText told_quote(const ToldRelation& told, std::size_t width) {
  const MarkedText text = in_cells(told.evidence.quote, told.words, told.cells);
  if (told.cells.size() > 1) return text;
  MarkedText quote = snippet_of(text.text, text.marks, width);
  const auto open = static_cast<std::uint32_t>(std::string("“").size());
  for (Span& mark : quote.marks) mark = {mark.begin + open, mark.end + open};
  quote.text = "“" + quote.text + "”";
  return quote;
}

std::string told_evidence(const ToldRelation& told, unsigned left, const TextStyle& style) {
  const Where& where = told.evidence.where;
  const unsigned room = style.width > left ? style.width - left : 1;
  const MarkedText quote = told_quote(told, std::size_t{room} * kLines);
  std::string out = wrapped(quote, indent(left), Ink::kPlain, Ink::kMatch, style);
  out += wrapped(path_line(where, room), indent(left), Ink::kFaint, style);
  const std::string ref = printable(where.ref), place = page_and_lines(where) + " · " + ref;
  const auto at = static_cast<std::uint32_t>(place.size() - ref.size());
  out += wrapped({place, {{at, static_cast<std::uint32_t>(place.size())}}}, indent(left), Ink::kFaint, Ink::kAddress,
                 style);
  for (const Source& source : told.sources) {
    const std::string name = source_name(source);
    out += std::string(left, ' ') + shortened((name.empty() ? "" : name + ": ") + printable(source.text), room) + "\n";
  }
  return out;
}

std::string relation_list(const std::vector<ToldRelation>& list, const EntityTable& entities, const TextStyle& style) {
  std::string out;
  std::vector<bool> done(list.size(), false);
  for (std::size_t first = 0; first < list.size(); ++first) {
    if (done[first]) continue;
    if (!out.empty()) out += "\n";
    for (std::size_t at = first; at < list.size(); ++at) {
      if (done[at] || list[at].evidence.where.ref != list[first].evidence.where.ref) continue;
      out += relation_line(list[at], entities, 0, style);
      done[at] = true;
    }
    out += told_evidence(list[first], kHanging, style);
  }
  return out;
}

}  // namespace apud
