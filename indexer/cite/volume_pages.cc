// Reads what separates volume, issue and pages.
// Layer 5, pure.
#include "indexer/cite/volume_pages.h"

#include <algorithm>

namespace apud {
namespace {

constexpr std::size_t kIssueDigits = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && std::string_view(" \n,.;:").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

bool is_roman(std::string_view word) {
  return word.size() > 1 && word.size() < 8 && std::all_of(word.begin(), word.end(), [](char c) {
           return std::string_view("IVXLC").find(c) != std::string_view::npos;
         });
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18"));
}

// "12", "16-18", "B428"
bool is_count(std::string_view word) {
  if (word.empty() || word.size() > 9 || !is_digit(word.back())) return false;
  std::size_t begin = word[0] >= 'A' && word[0] <= 'Z' ? 1 : 0;
  bool dash = false;
  for (std::size_t i = begin; i < word.size(); ++i) {
    if (is_digit(word[i])) continue;
    if (dash || i == begin || (word[i] != '-' && word[i] != '/')) return false;
    dash = true;
  }
  return begin < word.size();
}

// "Phys. Rev. D47": journals of physics have sections that are named by letters.
NameAndVolume split_section(std::string_view container) {
  std::size_t digits = container.size();
  while (digits > 0 && is_digit(container[digits - 1])) --digits;
  if (digits == container.size() || container.size() - digits > 4 || digits < 6) return {};
  const char letter = container[digits - 1], before = container[digits - 2];
  if (letter < 'A' || letter > 'H' || (before != ' ' && before != '.')) return {};
  for (const std::string_view word : {"Phys", "phys", "PHYS", "Nucl"})
    if (container.substr(0, digits - 1).find(word) != std::string_view::npos)
      return {container.substr(0, digits), container.substr(digits)};
  return {};
}

}  // namespace

IssueAndPages split_issue(std::string_view pages) {
  pages = trimmed(pages);
  std::size_t digits = 0;
  while (digits < pages.size() && is_digit(pages[digits])) ++digits;
  if (digits == 0 || digits > kIssueDigits) return {};
  std::size_t end = digits;
  if (end + 1 < pages.size() && pages[end] == '-') {  // "1-2: 90-93"
    ++end;
    while (end < pages.size() && is_digit(pages[end])) ++end;
    if (end - digits > kIssueDigits + 1) return {};
  } else if (pages.substr(end).starts_with("–")) {
    end += 3;
    while (end < pages.size() && is_digit(pages[end])) ++end;
  }
  std::size_t mark = end;
  while (mark < pages.size() && pages[mark] == ' ') ++mark;
  if (mark + 1 >= pages.size() || (pages[mark] != ':' && pages[mark] != ',')) return {};
  const std::string_view rest = trimmed(pages.substr(mark + 1));
  if (rest.empty() || !is_digit(rest[0]) || rest.find(':') != std::string_view::npos) return {};
  const bool range = rest.find('-') != std::string_view::npos || rest.find("–") != std::string_view::npos;
  if (pages[mark] == ',' && (!range || end > digits)) return {};  // "1, 5" and "12-19, 24-30" are pages
  return {pages.substr(0, end), rest};
}

NameAndVolume split_volume(std::string_view container, bool years) {
  container = trimmed(container);
  if (const NameAndVolume section = split_section(container); !section.volume.empty()) return section;
  const std::size_t blank = container.find_last_of(" \n");
  if (blank == std::string_view::npos) return {};
  const std::string_view word = container.substr(blank + 1);
  const std::string_view name = trimmed(container.substr(0, blank));
  if (name.find(' ') == std::string_view::npos && name.size() < 4) return {};
  if (!is_roman(word) && (!is_count(word) || (is_year(word) && !years))) return {};
  return {name, word};
}

bool counts_volumes(std::string_view volume) {
  volume = trimmed(volume);
  if (volume.empty() || !is_digit(volume[0])) return false;
  for (const std::string_view word : {"vols", "volumes", "Bde", "Bände", "tomes", "vol"})
    if (volume.ends_with(word)) return true;
  return false;
}

}  // namespace apud
