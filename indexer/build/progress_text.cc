// Numbers as people read them.
// Layer 6, pure.
#include "indexer/build/progress_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr std::size_t kBarColumns = 24;
constexpr double kMegabyte = 1e6;
// An estimate of the time left from less than this jumps about.
constexpr double kFirstEstimateSeconds = 1;

std::string decimal(double value, int places) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", places, value);
  return text.data();
}

std::string thousands(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return thousands(count) + " " + (count == 1 ? one : many);
}

std::string megabytes(double bytes) {
  if (bytes < kMegabyte / 10) return decimal(bytes / 1e3, bytes < 9950 ? 1 : 0) + " kB";
  const double size = bytes / kMegabyte;
  return decimal(size, size < 9.95 ? 1 : 0) + " MB";
}

std::string duration(double seconds) {
  if (seconds < 99.5) return decimal(seconds, seconds < 0.095 ? 3 : seconds < 9.95 ? 1 : 0) + " s";
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  const std::string tail = (whole % 60 < 10 ? ":0" : ":") + std::to_string(whole % 60);
  if (whole < 3600) return std::to_string(whole / 60) + tail;
  const std::uint64_t minutes = whole / 60 % 60;
  return std::to_string(whole / 3600) + (minutes < 10 ? ":0" : ":") + std::to_string(minutes) + tail;
}

std::string bar(double share, bool blocks) {
  constexpr std::array<const char*, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(share * kBarColumns * 8);
  const std::size_t full = eighths / 8;
  if (!blocks) return "[" + std::string(full, '#') + std::string(kBarColumns - full, '.') + "]";
  std::string text;
  for (std::size_t i = 0; i < full; ++i) text += "█";
  text += kEighths[eighths % 8];
  const std::size_t drawn = full + (eighths % 8 != 0 ? 1 : 0);
  return text + std::string(kBarColumns - drawn, ' ');
}

// "30 headings, 240 paragraphs ...", zeros left out.
std::string block_counts(const BuildSummary& summary) {
  struct Named {
    BlockKind kind;
    const char *one, *many;
  };
  constexpr std::array<Named, 6> kNamed = {{{BlockKind::kHeading, "heading", "headings"},
                                            {BlockKind::kParagraph, "paragraph", "paragraphs"},
                                            {BlockKind::kBox, "box", "boxes"},
                                            {BlockKind::kTable, "table", "tables"},
                                            {BlockKind::kFigure, "figure", "figures"},
                                            {BlockKind::kFootnote, "note", "notes"}}};
  std::string text;
  for (const Named& named : kNamed) {
    const std::uint64_t count = summary.blocks[static_cast<std::size_t>(named.kind)];
    if (count > 0) text += counted(count, named.one, named.many) + ", ";
  }
  return text + counted(summary.sentences, "sentence", "sentences");
}

}  // namespace

const char* outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAdded: return "added";
    case Outcome::kUpdated: return "updated";
    case Outcome::kUnchanged: return "unchanged";
    case Outcome::kRemoved: return "removed";
    case Outcome::kFailed: return "failed";
  }
  return "failed";
}

std::string cut_to_columns(const std::string& text, std::size_t columns) {
  if (code_points(text) <= columns) return text;
  if (columns == 0) return "";
  std::size_t end = 0;
  for (std::size_t kept = 0; kept + 1 < columns; ++kept) end += utf8_step(std::string_view(text).substr(end)).length;
  return text.substr(0, end) + "…";
}

std::string progress_line(const Progress& progress, unsigned width, bool blocks) {
  const double share =
      progress.bytes == 0
          ? 1
          : std::min(1.0, static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes));
  std::vector<std::string> parts = {"reading " + counted(progress.documents, "document", "documents"),
                                    bar(share, blocks) + " " +
                                        (share < 0.0995   ? "  "
                                         : share < 0.9995 ? " "
                                                          : "") +
                                        std::to_string(static_cast<int>(share * 100)) + "%"};
  if (progress.seconds > kFirstEstimateSeconds && progress.bytes_done > 0) {
    const double speed = static_cast<double>(progress.bytes_done) / progress.seconds;
    parts.push_back(decimal(speed / kMegabyte, 1) + " MB/s");
    parts.push_back(clock_time(static_cast<double>(progress.bytes - progress.bytes_done) / speed) + " left");
  }
  std::string line;
  for (const std::string& part : parts) {
    const std::string longer = line.empty() ? part : line + "  " + part;
    if (code_points(longer) > width) return cut_to_columns(line.empty() ? part : line, width);
    line = longer;
  }
  const std::size_t used = code_points(line) + 2;
  if (!progress.current.empty() && used + 8 <= width) line += "  " + cut_to_columns(progress.current, width - used);
  return line;
}

std::string summary_text(const BuildSummary& summary, const std::string& index) {
  std::string text;
  const std::uint64_t indexed = summary.added + summary.updated;
  if (indexed > 0) {
    text += "indexed " + counted(indexed, "document", "documents");
    if (summary.updated > 0) text += " (" + thousands(summary.updated) + " changed)";
    text += ": " + block_counts(summary) + "; " + megabytes(static_cast<double>(summary.bytes)) + " in " +
            duration(summary.seconds) + "\n";
  }
  std::string rest;
  const auto add = [&](std::uint64_t count, const char* what) {
    if (count > 0) rest += (rest.empty() ? "" : ", ") + thousands(count) + " " + what;
  };
  add(summary.unchanged, "unchanged");
  add(summary.removed, "removed");
  add(summary.failures.size(), "failed");
  if (summary.changed() == 0 && summary.failures.empty())
    text += "up to date: " + counted(summary.unchanged, "document", "documents") + " unchanged\n";
  else if (!rest.empty())
    text += rest + "\n";
  if (indexed > 0) text += "index: " + index + "; ask it with: apud search WORDS\n";
  return text;
}

}  // namespace apud
