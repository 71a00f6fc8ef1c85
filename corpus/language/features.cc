// Normal forms: ASCII lower case, digits as 0, typographic quotation marks and dashes as plain ones.
// Layer 2, pure; no allocation.
#include "corpus/language/features.h"

#include <algorithm>

namespace apud {
namespace {

constexpr std::size_t kLongest = 40;  // bytes of a word that are looked at

struct Normal {
  std::array<char, kLongest> bytes;
  std::size_t size = 0;
  void add(char c) {
    if (size < kLongest) bytes[size++] = c;
  }
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

Normal normalise(std::string_view word) {
  Normal normal;
  for (std::size_t i = 0; i < word.size() && normal.size < kLongest; ++i) {
    const char c = word[i];
    if (c >= '0' && c <= '9') {
      normal.add('0');
    } else if (c == '\xE2' && i + 2 < word.size() && word[i + 1] == '\x80') {
      const auto last = static_cast<unsigned char>(word[i + 2]);
      i += 2;
      if (last == 0x98 || last == 0x99) {
        normal.add('\'');
      } else if (last == 0x9C || last == 0x9D) {
        normal.add('"');
      } else if (last >= 0x90 && last <= 0x93) {
        normal.add('-');
      } else {
        normal.add('\xE2'), normal.add('\x80'), normal.add(static_cast<char>(last));
      }
    } else {
      normal.add(lower(c));
    }
  }
  return normal;
}

std::uint32_t hash(std::uint32_t kind, const char* bytes, std::size_t size) {
  std::uint64_t h = 0x9E3779B97F4A7C15u * (kind + 1);
  for (std::size_t i = 0; i < size; ++i) h = (h ^ static_cast<unsigned char>(bytes[i])) * 0x100000001B3u + (h >> 29);
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  const auto folded = static_cast<std::uint32_t>(h >> 32);
  return folded == 0 ? 1 : folded;
}

// The word's run-length-folded character classes, up to six, with whether it opens the sentence.
std::uint32_t shape(std::string_view word, bool first) {
  std::array<char, 8> classes{};
  std::size_t size = 0;
  int repeat = 0;
  for (char c : word) {
    char k = 'o';
    if (c >= 'A' && c <= 'Z')
      k = 'A';
    else if (c >= 'a' && c <= 'z')
      k = 'a';
    else if (c >= '0' && c <= '9')
      k = '0';
    else if (static_cast<unsigned char>(c) >= 0x80)
      k = 'u';
    else if (c == '-' || c == '.' || c == '\'' || c == '@' || c == '/' || c == ' ')
      k = c;
    repeat = size > 0 && classes[size - 1] == k ? repeat + 1 : 0;
    if (repeat == 0 || (repeat == 1 && size < 3)) {
      if (size == 6) break;
      classes[size++] = k;
    }
  }
  classes[size++] = first ? '1' : '2';
  return hash(6, classes.data(), size);
}

// Penn's ways to write brackets and quotation marks are read as the marks.
std::string_view plain_mark(std::string_view word) {
  if (word == "``" || word == "''") return "\"";
  if (word.size() != 5 || word[0] != '-' || word[3] != 'B' || word[4] != '-') return word;
  if (word[2] == 'R') return word[1] == 'L' ? "(" : ")";
  if (word[2] == 'S') return word[1] == 'L' ? "[" : "]";
  return word;
}

}  // namespace

std::array<std::uint32_t, kFeatures> word_features(std::string_view word, bool first_in_sentence) {
  word = plain_mark(word);
  const std::uint32_t form = shape(word, first_in_sentence);
  if (const std::size_t space = word.find_last_of(' '); space != std::string_view::npos && space + 1 < word.size())
    word.remove_prefix(space + 1);
  const Normal n = normalise(word);
  const char* end = n.bytes.data() + n.size;
  auto ending = [&](std::uint32_t kind, std::size_t size) {
    size = std::min(size, n.size);
    return hash(kind, end - size, size);
  };
  return {hash(0, n.bytes.data(), n.size),
          ending(1, 2),
          ending(2, 3),
          ending(3, 4),
          hash(4, n.bytes.data(), std::min<std::size_t>(2, n.size)),
          hash(5, n.bytes.data(), std::min<std::size_t>(3, n.size)),
          form};
}

}  // namespace apud
