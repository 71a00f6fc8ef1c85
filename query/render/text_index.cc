// The index about itself, in columns.
// Layer 7, pure.
#include <algorithm>

#include "query/render/characters.h"
#include "query/render/text.h"

namespace apud {
namespace {

// "2.49": to two digits, without a locale.
std::string ratio(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t hundredths = (part * 100 + whole / 2) / whole;
  const std::string rest = std::to_string(hundredths % 100);
  return grouped(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

constexpr unsigned kName = 10;
constexpr unsigned kTitle = 48;  // columns of a title in the list of documents

std::string entry(const char* name, const std::string& text, const TextStyle& style) {
  return wrapped(text, {inked(padded(name, kName), Ink::kStrong, style), kName, ""}, Ink::kPlain, style);
}

std::string changed(const ChangedDocument& document) {
  if (document.reason == "gone") return "the file is gone";
  if (document.reason == "unreadable") return "the file cannot be read";
  if (document.reason == "size_differs") return "the file has another size than when it was indexed";
  return "the file has other bytes than when it was indexed";
}

}  // namespace

std::string text_of(const StatsAnswer& answer, const TextStyle& style) {
  const IndexStats& stats = answer.stats;
  std::string out;
  for (const std::string& path : answer.paths) out += entry("index", path, style);
  std::string size = counted(stats.index_bytes, "byte", "bytes");
  if (stats.source_bytes > 0) size += ", " + ratio(stats.index_bytes, stats.source_bytes) + " times the text";
  out += entry("size", size, style);
  out += entry("version", std::to_string(stats.version) + ", generation " + grouped(stats.generation), style);
  out +=
      entry("content",
            counted(stats.documents, "document", "documents") + ", " +
                counted(stats.sentences, "sentence", "sentences") + ", " + counted(stats.source_bytes, "byte", "bytes"),
            style);
  if (stats.entities + stats.relations > 0)
    out +=
        entry("graph",
              counted(stats.entities, "entity", "entities") + ", " + counted(stats.relations, "relation", "relations"),
              style);
  std::string blocks;
  for (const auto& [kind, count] : stats.blocks) blocks += (blocks.empty() ? "" : " · ") + kind + " " + grouped(count);
  if (!blocks.empty()) out += entry("blocks", blocks, style);
  if (answer.documents.empty()) return out;
  Grid grid;
  grid.heads = 1;
  grid.right = {false, false, true, true, true, true};
  grid.rows.push_back({"document", "title", "pages", "blocks", "sentences", "bytes"});
  for (const DocumentInfo& info : answer.documents)
    grid.rows.push_back({info.name, shortened(printable(info.title), kTitle), grouped(info.pages), grouped(info.blocks),
                         grouped(info.sentences), grouped(info.bytes)});
  out += "\n" + grid_text(grid, 0, style);
  const std::uint64_t end = answer.offset + answer.documents.size();
  if (end < stats.documents)
    out += wrapped("… " + grouped(stats.documents - end) + " more · next: --offset " + std::to_string(end) +
                       " · all: --limit " + std::to_string(stats.documents),
                   {}, Ink::kFaint, style);
  return out;
}

std::string text_of(const VerifyAnswer& answer, std::uint32_t offset, std::uint32_t limit, const TextStyle& style) {
  Grid grid;
  for (const std::string& line : answer.damaged) grid.rows.push_back({"the index", line});
  for (const auto* list : {&answer.missing, &answer.changed})
    for (const ChangedDocument& document : *list)
      grid.rows.push_back({document.document, changed(document) + ": " + document.path});
  for (std::size_t at = offset; at < answer.mismatches.size() && at - offset < limit; ++at)
    grid.rows.push_back({answer.mismatches[at].ref, answer.mismatches[at].message});
  std::string out = grid.rows.empty() ? "" : grid_text(grid, 0, style) + "\n";
  const std::string checked = counted(answer.documents, "document", "documents") + ", " +
                              counted(answer.passages, "passage", "passages") + " and " +
                              counted(answer.sentences, "sentence", "sentences");
  if (answer.all_match()) return out + wrapped("all match: " + checked, {}, Ink::kPlain, style);
  out += wrapped(counted(answer.mismatches.size(), "quotation differs", "quotations differ") + ", " +
                     counted(answer.changed.size(), "file changed", "files changed") + ", " +
                     counted(answer.missing.size(), "file missing", "files missing") + " (checked " + checked + ")",
                 {}, Ink::kPlain, style);
  if (!answer.damaged.empty())
    out += wrapped("The index is damaged: remove it and run apud-index again.", {}, Ink::kWarning, style);
  if (answer.mismatches.empty() && answer.changed.empty() && answer.missing.empty()) return out;
  return out + wrapped("Run apud-index on what changed, with --prune for what is gone.", {}, Ink::kFaint, style);
}

}  // namespace apud
