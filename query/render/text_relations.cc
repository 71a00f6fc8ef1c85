// Entities, relations and paths as text.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/relation_text.h"
#include "query/render/text.h"

namespace apud {
namespace {

constexpr unsigned kLabel = 14;    // the column of "also called" and the like
constexpr std::size_t kNames = 8;  // further names that are shown; --json has all
constexpr unsigned kLeft = 4;

std::string labelled(const std::string& label, const std::string& text, const TextStyle& style) {
  return wrapped(text, {inked(padded(label, kLabel), Ink::kFaint, style), kLabel, ""}, Ink::kPlain, style);
}

std::string entity_line(const Entity& entity, std::uint32_t documents) {
  std::string line =
      std::string(entity_type_name(entity.type)) + ", " + counted(entity.mentions, "mention", "mentions");
  if (documents > 0) line += " in " + counted(documents, "document", "documents");
  return line;
}

// Each further name with the reason why it is one; names with one reason together.
std::string names_of(const Entity& entity, const TextStyle& style) {
  std::vector<std::pair<std::string, std::string>> reasons;  // reason, names
  for (std::size_t at = 0; at < entity.aliases.size() && at < kNames; ++at) {
    const Alias& alias = entity.aliases[at];
    const auto same =
        std::find_if(reasons.begin(), reasons.end(), [&](const auto& one) { return one.first == alias.reason; });
    const std::string name = printable(alias.name) + (alias.mentions > 0 ? " (" + grouped(alias.mentions) + ")" : "");
    if (same == reasons.end())
      reasons.emplace_back(alias.reason, name);
    else
      same->second += ", " + name;
  }
  std::string out;
  for (const auto& [reason, names] : reasons)
    out += labelled(out.empty() ? "also called" : "", names + (reason.empty() ? "" : ": " + printable(reason)), style);
  if (entity.aliases.size() > kNames)
    out += labelled("", grouped(entity.aliases.size() - kNames) + " more names: --json has them", style);
  return out;
}

// "1–10 of 134 relations · next: --offset 10", and the command that shows the first in its context.
std::string footer(std::size_t shown, std::uint64_t total, std::uint32_t offset, const std::string& ref,
                   const TextStyle& style) {
  const std::uint64_t end = offset + shown;
  std::string line;
  if (shown == total || shown == 0)
    line = counted(total, "relation", "relations");
  else
    line = grouped(offset + 1) + (shown > 1 ? "–" + grouped(end) : "") + " of " +
           counted(std::max(total, end), "relation", "relations");
  if (shown > 0 && end < total) line += " · next: --offset " + std::to_string(end);
  if (ref.empty()) return wrapped(line, {}, Ink::kFaint, style);
  const std::string context = "in context: apud show " + shell_word(ref);
  if (columns(line) + 3 + columns(printable(context)) <= style.width)
    return wrapped(line + " · " + context, {}, Ink::kFaint, style);
  return wrapped(line, {}, Ink::kFaint, style) + wrapped(context, {}, Ink::kFaint, style);
}

std::string first_ref(const std::vector<ToldRelation>& relations) {
  return relations.empty() ? "" : relations.front().evidence.where.ref;
}

// Sentences that name an entity and are not shown as a relation's.
std::string passages(const EntityAnswer& answer, const TextStyle& style) {
  std::string out;
  for (const Evidence& evidence : answer.passages) {
    const bool shown = std::any_of(answer.relations.begin(), answer.relations.end(), [&](const ToldRelation& told) {
      return told.evidence.where.ref == evidence.where.ref;
    });
    if (shown) continue;
    ToldRelation plain;
    plain.evidence = evidence;
    if (out.empty()) out = "\n" + wrapped("also mentioned in", {}, Ink::kStrong, style);
    out += told_evidence(plain, kLeft, style);
  }
  return out;
}

std::string arrow(const ToldHop& hop) {
  std::string words = predicate_words(hop.relation.relation.predicate);
  if (hop.others > 0) words += " (+" + grouped(hop.others) + ")";
  return hop.forward ? "─ " + words + " →" : "← " + words + " ─";
}

std::string node_name(const std::string& id, const EntityTable& entities) {
  Argument end;
  end.entity = id;
  return end_name(end, entities);
}

std::string path_text(const std::vector<ToldHop>& path, const EntityTable& entities, const TextStyle& style) {
  std::vector<InkedPiece> pieces;
  for (const ToldHop& hop : path) {
    if (pieces.empty()) pieces.push_back({node_name(hop.from, entities), Ink::kStrong});
    pieces.push_back({arrow(hop)});
    pieces.push_back({node_name(hop.to, entities), Ink::kStrong});
  }
  std::string out = set_pieces(pieces, counted(path.size(), "hop", "hops"), 0, style);
  std::size_t number = 0;
  for (const ToldHop& hop : path) {
    const ToldRelation& told = hop.relation;
    const std::string standing = standing_of(told.relation, entities);
    MarkedText quote = told_quote(told, std::size_t{style.width} * 2);
    if (!standing.empty()) quote.text += " [" + standing + "]";
    const std::string label = std::to_string(++number);
    const Margin margin{"  " + inked(label, Ink::kFaint, style) + "  ", static_cast<unsigned>(label.size()) + 4, ""};
    out += wrapped(quote, margin, Ink::kPlain, Ink::kMatch, style);
    const Where& where = told.evidence.where;
    const std::string ref = printable(where.ref), place = page_and_lines(where) + " · " + ref;
    const auto at = static_cast<std::uint32_t>(place.size() - ref.size());
    out += wrapped({place, {{at, static_cast<std::uint32_t>(place.size())}}}, indent(margin.head_width), Ink::kFaint,
                   Ink::kAddress, style);
  }
  return out;
}

}  // namespace

std::string text_of_candidates(const ResolvedName& name, const std::string& command, const TextStyle& style) {
  std::string out = wrapped("“" + name.asked + "” may mean", {}, Ink::kStrong, style);
  Grid grid;
  for (const EntityMatch& match : name.candidates)
    grid.rows.push_back({match.entity.name, entity_line(match.entity, match.documents), match.entity.id});
  out += grid_text(grid, kLeft, style);
  if (name.candidates.empty()) return out;
  return out + wrapped("say which: apud " + command + " " + shell_word(name.candidates.front().entity.id), {},
                       Ink::kFaint, style);
}

std::string text_of(const EntityAnswer& answer, const TextStyle& style) {
  if (!answer.name.match) return text_of_candidates(answer.name, "entity", style);
  const Entity& entity = answer.name.match->entity;
  std::string out = set_pieces(
      {{printable(entity.name), Ink::kStrong}, {entity_line(entity, answer.name.match->documents), Ink::kPlain, 3}}, "",
      0, style);
  out += names_of(entity, style);
  out += labelled("id", entity.id, style);
  if (!answer.relations.empty()) out += "\n" + relation_list(answer.relations, answer.entities, style);
  out += passages(answer, style);
  std::string ref = first_ref(answer.relations);
  if (ref.empty() && !answer.passages.empty()) ref = answer.passages.front().where.ref;
  return out + "\n" + footer(answer.relations.size(), answer.total, answer.offset, ref, style);
}

std::string text_of(const RelationsAnswer& answer, const TextStyle& style) {
  return relation_list(answer.relations, answer.entities, style) + "\n" +
         footer(answer.relations.size(), answer.total, answer.offset, first_ref(answer.relations), style);
}

std::string text_of(const PathsAnswer& answer, const TextStyle& style) {
  std::string out;
  for (const std::vector<ToldHop>& path : answer.paths)
    out += (out.empty() ? "" : "\n") + path_text(path, answer.entities, style);
  if (answer.stopped)
    out += "\n" + wrapped("the search was cut off: there may be more paths; --predicate or fewer --max-hops narrow it",
                          {}, Ink::kWarning, style);
  if (answer.paths.empty() || answer.paths.front().empty()) return out;
  return out + "\n" +
         wrapped("in context: apud show " + shell_word(answer.paths.front().front().relation.evidence.where.ref), {},
                 Ink::kFaint, style);
}

}  // namespace apud
