// DOT for Graphviz: a picture of the best connected entities. Types are colours, status is the line's style; what says
// the same of the same two is one line.
// Layer 7, pure.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "query/render/characters.h"
#include "query/render/export.h"
#include "query/render/relation_text.h"

namespace apud {
namespace {

constexpr std::size_t kLinesBetween = 2;  // of two entities, in one direction
constexpr float kWeak = 0.6F;             // a second one has to be this sure, compared with the first
constexpr unsigned kLineWidth = 22;       // columns of a label's line
constexpr std::size_t kLines = 3;         // of a label

struct TypeColour {
  EntityType type;
  const char* fill;
};
constexpr TypeColour kColours[] = {
    {EntityType::kCountry, "#a6cee3"},      {EntityType::kRegion, "#cfe3ee"}, {EntityType::kPlace, "#dbe9c6"},
    {EntityType::kOrganization, "#fdbf6f"}, {EntityType::kPerson, "#fb9a99"}, {EntityType::kInfrastructure, "#cab2d6"},
    {EntityType::kProgram, "#b2df8a"},      {EntityType::kEvent, "#ffe27a"},  {EntityType::kAgreement, "#f3c6e2"},
    {EntityType::kWork, "#e5d8bd"},         {EntityType::kRole, "#f0d9d9"},   {EntityType::kConcept, "#e8e8e8"}};

const char* colour_of(EntityType type) {
  const auto* const found =
      std::find_if(std::begin(kColours), std::end(kColours), [&](const TypeColour& one) { return one.type == type; });
  return found == std::end(kColours) ? "#ffffff" : found->fill;
}

// In double quotes; `lines` are divided as Graphviz divides lines.
std::string quoted(const std::vector<std::string>& lines) {
  std::string out = "\"";
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (at > 0) out += "\\n";
    for (const char byte : lines[at]) {
      if (byte == '"' || byte == '\\') out += '\\';
      out += byte;
    }
  }
  return out + "\"";
}

std::string quoted(const std::string& text) {
  return quoted(std::vector<std::string>{interchangeable(printable(text))});
}

std::vector<std::string> label_lines(const std::string& text) {
  std::vector<std::string> lines;
  const std::string shown = interchangeable(printable(text));  // pictures are XML, too
  for (const Span& line : wrap(shown, kLineWidth, kLineWidth)) {
    if (lines.size() == kLines) {
      lines.back() += "…";
      break;
    }
    lines.push_back(shown.substr(line.begin, line.size()));
  }
  return lines;
}

// Text inside an HTML-like label.
std::string markup(const std::string& text) {
  std::string out;
  for (const char byte : interchangeable(printable(text))) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte;
    }
  }
  return out;
}

// White behind the words, so that lines do not strike them out.
std::string on_white(const std::vector<std::string>& lines) {
  std::string out = "<<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\" bgcolor=\"white\"><tr><td>";
  for (std::size_t at = 0; at < lines.size(); ++at) out += (at > 0 ? "<br/>" : "") + markup(lines[at]);
  return out + "</td></tr></table>>";
}

std::string line_style(Status status, Polarity polarity) {
  std::string style;
  switch (status) {
    case Status::kAsserted: break;
    case Status::kPlanned: style = ", style=dashed"; break;
    case Status::kRecommended: style = ", style=dotted"; break;
    case Status::kPossible: style = ", style=dotted, color=\"#8a8a8a\""; break;
  }
  if (polarity == Polarity::kNegated) style += ", arrowhead=tee, color=\"#c03030\"";
  return style;
}

class Dot final : public GraphExporter {
 public:
  Dot(Sink sink, std::size_t most) : sink_(std::move(sink)), most_(most) {}

  void entity(const Entity& entity) override {
    numbers_.emplace(entity.id, nodes_.size());
    nodes_.push_back({entity.id, entity.name, entity.type, entity.mentions, {}});
  }

  void relation(const ToldRelation& told, const EntityTable&) override {
    const Relation& relation = told.relation;
    const auto from = numbers_.find(relation.subject.entity), to = numbers_.find(relation.object.entity);
    if (from == numbers_.end() || to == numbers_.end() || from->second == to->second) return;
    Line& line = lines_[{from->second, to->second, relation.predicate, relation.status, relation.polarity}];
    ++line.count;
    line.confidence = std::max(line.confidence, relation.confidence);
    nodes_[from->second].neighbours.insert(to->second);
    nodes_[to->second].neighbours.insert(from->second);
  }

  void end() override {
    const std::set<std::size_t> chosen = best_connected();
    const std::vector<std::pair<Key, Line>> lines = lines_between(chosen);
    sink_(
        "digraph apud {\n"
        "  graph [layout=neato, overlap=prism, overlap_scaling=-3, sep=\"+14\", splines=true, pack=24, "
        "outputorder=edgesfirst,\n"
        "         fontname=\"DejaVu Sans\", bgcolor=white, pad=0.3];\n"
        "  node [shape=box, style=\"rounded,filled\", color=\"#5a5a5a\", penwidth=0.8, fontname=\"DejaVu Sans\",\n"
        "        fontsize=11, margin=\"0.12,0.06\", height=0.3];\n"
        "  edge [color=\"#5a6a7a\", fontname=\"DejaVu Sans\", fontsize=8, fontcolor=\"#404040\", arrowsize=0.6, "
        "len=1.9];\n");
    if (!chosen.empty()) put_legend(chosen, lines);
    for (const std::size_t node : chosen) put_node(nodes_[node]);
    for (const auto& [key, line] : lines) put_line(key, line);
    sink_("}\n");
  }

 private:
  struct Node {
    std::string id, name;
    EntityType type;
    std::uint32_t mentions;
    std::set<std::size_t> neighbours;
  };
  struct Key {
    std::size_t from, to;
    std::string predicate;
    Status status;
    Polarity polarity;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Line {
    std::uint32_t count = 0;
    float confidence = 0;
  };

  // The best connected node that is not chosen yet; the number of nodes if none has two neighbours or more (the first
  // part may be a pair).
  [[nodiscard]] std::size_t best_left(const std::set<std::size_t>& chosen) const {
    std::size_t best = nodes_.size(), most = chosen.empty() ? 0 : 1;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      if (nodes_[node].neighbours.size() <= most || chosen.contains(node)) continue;
      best = node;
      most = nodes_[node].neighbours.size();
    }
    return best;
  }

  // Grows from the best connected node: always the neighbour that is joined to most of what is chosen, then the better
  // connected, then the first. Where nothing more hangs together, it grows from the best of the rest.
  [[nodiscard]] std::set<std::size_t> best_connected() const {
    std::set<std::size_t> chosen;
    std::map<std::size_t, std::size_t> ties;  // of the neighbours, how many chosen they are joined to
    while (chosen.size() < most_) {
      std::size_t next = ties.empty() ? best_left(chosen) : ties.begin()->first;
      if (next == nodes_.size()) break;
      for (const auto& [node, count] : ties)
        if (count > ties.at(next) ||
            (count == ties.at(next) && nodes_[node].neighbours.size() > nodes_[next].neighbours.size()))
          next = node;
      chosen.insert(next);
      ties.erase(next);
      for (const std::size_t neighbour : nodes_[next].neighbours)
        if (!chosen.contains(neighbour)) ++ties[neighbour];
    }
    return chosen;
  }

  [[nodiscard]] std::vector<std::pair<Key, Line>> lines_between(const std::set<std::size_t>& chosen) const {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::pair<Key, Line>>> between;
    for (const auto& [key, line] : lines_)
      if (chosen.contains(key.from) && chosen.contains(key.to)) between[{key.from, key.to}].emplace_back(key, line);
    std::vector<std::pair<Key, Line>> shown;
    for (auto& [ends, lines] : between) {
      std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
        return a.second.confidence * static_cast<float>(a.second.count) >
               b.second.confidence * static_cast<float>(b.second.count);
      });
      lines.resize(std::min(lines.size(), kLinesBetween));
      if (lines.back().second.confidence < kWeak * lines.front().second.confidence) lines.pop_back();
      shown.insert(shown.end(), lines.begin(), lines.end());
    }
    return shown;
  }

  // The types that there are, in their colours, and what the lines' styles mean.
  void put_legend(const std::set<std::size_t>& chosen, const std::vector<std::pair<Key, Line>>& lines) {
    std::set<EntityType> types;
    for (const std::size_t node : chosen) types.insert(nodes_[node].type);
    std::string cells;
    for (const EntityType type : types)
      cells += std::string("<td bgcolor=\"") + colour_of(type) + "\">" + entity_type_name(type) + "</td>";
    const auto any = [&](auto is) { return std::any_of(lines.begin(), lines.end(), is); };
    if (any([](const auto& line) { return line.first.status == Status::kPlanned; })) cells += "<td>- - planned</td>";
    if (any([](const auto& line) { return line.first.status == Status::kRecommended; }))
      cells += "<td>··· recommended</td>";
    if (any([](const auto& line) { return line.first.status == Status::kPossible; }))
      cells += "<td><font color=\"#8a8a8a\">··· possible</font></td>";
    if (any([](const auto& line) { return line.first.polarity == Polarity::kNegated; }))
      cells += "<td><font color=\"#c03030\">—| negated</font></td>";
    sink_("  label=<<table border=\"0\" cellspacing=\"6\" cellpadding=\"3\"><tr>" + cells +
          "</tr></table>>; labelloc=b; fontsize=9;\n");
  }

  void put_node(const Node& node) {
    const bool hub = node.neighbours.size() >= 8;
    sink_("  " + quoted(node.id) + " [label=" + quoted(label_lines(node.name)) + ", fillcolor=\"" +
          colour_of(node.type) + "\", tooltip=" + quoted(entity_type_name(node.type)) +
          (hub ? ", fontsize=15, penwidth=1.6" : "") + "];\n");
  }

  void put_line(const Key& key, const Line& line) {
    std::vector<std::string> label = label_lines(predicate_words(key.predicate));
    if (line.count > 1 && !label.empty()) label.back() += " ×" + std::to_string(line.count);
    sink_("  " + quoted(nodes_[key.from].id) + " -> " + quoted(nodes_[key.to].id) + " [label=" + on_white(label) +
          line_style(key.status, key.polarity) + "];\n");
  }

  Sink sink_;
  std::size_t most_;
  std::vector<Node> nodes_;
  std::map<std::string, std::size_t> numbers_;
  std::map<Key, Line> lines_;
};

}  // namespace

std::unique_ptr<GraphExporter> dot_exporter(Sink sink, std::size_t most) {
  return std::make_unique<Dot>(std::move(sink), most);
}

}  // namespace apud
