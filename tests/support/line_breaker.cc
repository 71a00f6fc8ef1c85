// Greedy line breaking: fill a line, break the next word at its own hyphen, in a URL at a slash, or softly.
// Test support.
#include "tests/support/line_breaker.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

namespace apud::testing {
namespace {

struct Word {
  std::string text;
  std::vector<std::size_t> notes;
};

// A place at which a word may be broken: `head` ends its line, the rest of the word starts with `rest`.
struct Break {
  std::string head;
  std::size_t rest = 0;
};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// A word that a reader could take for the start of something else if it began a line: "Box", or a number like a
// note's or a heading's before a capital or the end of the text.
bool bad_start(const std::string& word, char next) {
  static constexpr std::string_view kWords[] = {"Box", "Table", "Figure", "Source:", "Notes"};
  if (std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords)) return true;
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  return digits > 0 && digits <= 3 && (digits == word.size() || word.substr(digits) == ".") && !is_lower(next);
}

// Splits at spaces; words that may not start a line stay with the one before.
std::vector<Word> words_of(const std::string& text, const std::vector<LogicalMark>& marks) {
  std::vector<Word> words;
  std::size_t mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Word word{text.substr(at, end - at), {}};
    std::size_t grown = 0;
    for (; mark < marks.size() && marks[mark].at <= end; ++mark) {
      word.text.insert(marks[mark].at - at + grown, marks[mark].number);
      grown += marks[mark].number.size();
      word.notes.push_back(static_cast<std::size_t>(std::stoul(marks[mark].number)) - 1);
    }
    if (!words.empty() && bad_start(word.text, end + 1 < text.size() ? text[end + 1] : '.')) {
      words.back().text += " " + word.text;
      words.back().notes.insert(words.back().notes.end(), word.notes.begin(), word.notes.end());
    } else {
      words.push_back(std::move(word));
    }
    at = end + 1;
  }
  return words;
}

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::optional<Break> soft_break(const std::string& word, std::size_t room) {
  std::size_t letters = 0;
  while (letters < word.size() && is_lower(word[letters])) ++letters;
  if (letters < 8 || word.find_first_of("-/ ") != std::string::npos) return std::nullopt;
  for (std::size_t at = std::min(letters - 3, room - 1); at >= 3; --at)
    if (!vowel(word[at]) && vowel(word[at + 1])) return Break{word.substr(0, at) + "-", at};
  return std::nullopt;
}

// The last break that leaves at most `room` columns on this line; words are ASCII where they may be broken.
std::optional<Break> break_of(const std::string& word, std::size_t room, bool hyphenate) {
  if (room < 5 || word.find(' ') != std::string::npos) return std::nullopt;
  const bool url = word.find("://") != std::string::npos;
  for (std::size_t at = std::min(room, word.size() - 1); at > 2; --at) {
    if (url && word[at - 1] == '/' && word[at - 2] != '/' && word[at - 2] != ':') return Break{word.substr(0, at), at};
    if (url || word[at - 1] != '-' || at + 2 >= word.size()) continue;
    const bool letters = std::isalpha(static_cast<unsigned char>(word[at - 2])) != 0 &&
                         std::isalpha(static_cast<unsigned char>(word[at])) != 0;
    if (letters) return Break{word.substr(0, at), at};
  }
  if (!hyphenate || url) return std::nullopt;
  return soft_break(word, room);
}

}  // namespace

std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<SetLine> break_lines(const std::string& text, const std::vector<LogicalMark>& marks, std::size_t width,
                                 bool hyphenate) {
  std::vector<SetLine> lines;
  SetLine line;
  auto end_line = [&] {
    if (!line.text.empty()) lines.push_back(std::move(line));
    line = {};
  };
  auto put = [&](const std::string& part, const std::vector<std::size_t>& notes) {
    line.text += (line.text.empty() ? "" : " ") + part;
    line.notes.insert(line.notes.end(), notes.begin(), notes.end());
  };
  for (Word& word : words_of(text, marks)) {
    for (;;) {
      const std::size_t used = columns(line.text) + (line.text.empty() ? 0 : 1);
      if (width == 0 || used + columns(word.text) <= width) break;
      const std::optional<Break> at = used < width ? break_of(word.text, width - used, hyphenate) : std::nullopt;
      if (at) {
        put(at->head, {});
        word.text.erase(0, at->rest);
      } else if (line.text.empty()) {
        break;  // a word wider than the line
      }
      end_line();
    }
    put(word.text, word.notes);
  }
  end_line();
  return lines;
}

}  // namespace apud::testing
