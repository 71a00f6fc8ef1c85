// Cuts references: letters, digits, marks, addresses.
// Layer 5, pure.
#include "indexer/cite/reference_words.h"

#include <algorithm>
#include <string>

#include "corpus/text/utf8.h"

namespace apud {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::size_t kLongestPrefix = 24;  // of a DOI: "10.12345.6/"

enum class Sort : std::uint8_t { kSpace, kLetter, kDigit, kMark };

std::uint32_t code_of(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  switch (bytes.size()) {
    case 1: return at(0);
    case 2: return ((at(0) & 0x1F) << 6) | (at(1) & 0x3F);
    case 3: return ((at(0) & 0xF) << 12) | ((at(1) & 0x3F) << 6) | (at(2) & 0x3F);
    default: return 0x10000;
  }
}

Sort sort_beyond_ascii(std::uint32_t code) {
  if (code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x3000 || code == 0xFEFF)
    return Sort::kSpace;
  if (code == 0xAA || code == 0xBA || code == 0xB5) return Sort::kLetter;
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return Sort::kMark;
  if (code >= 0x2010 && code <= 0x2BFF && !(code >= 0x2C00)) return Sort::kMark;
  if ((code >= 0x3001 && code <= 0x3020) || (code >= 0xFF01 && code <= 0xFF0F) || code == 0xFF1A || code == 0xFF1B)
    return Sort::kMark;
  return Sort::kLetter;
}

struct Step {
  Sort sort = Sort::kMark;
  std::uint32_t length = 1;
};

Step step_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80) {
    if (is_ascii_letter(c)) return {Sort::kLetter, 1};
    if (is_digit(c)) return {Sort::kDigit, 1};
    return {static_cast<unsigned char>(c) <= ' ' ? Sort::kSpace : Sort::kMark, 1};
  }
  const Utf8Step step = utf8_step(text.substr(at, 4));
  return {step.valid ? sort_beyond_ascii(code_of(text.substr(at, step.length))) : Sort::kMark, step.length};
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((text[i] | (is_ascii_letter(text[i]) ? 0x20 : 0)) != lower[i]) return false;
  return true;
}

// The length of a URL or DOI that starts here; 0 if none does.
std::size_t address_length(std::string_view text) {
  const bool url = starts_with_folded(text, "http://") || starts_with_folded(text, "https://") ||
                   starts_with_folded(text, "www.") || starts_with_folded(text, "ftp://");
  bool doi = text.size() > 7 && text.starts_with("10.") && is_digit(text[3]) && is_digit(text[4]);
  if (doi) {
    std::size_t slash = 3;
    while (slash < std::min(text.size(), kLongestPrefix) && (is_digit(text[slash]) || text[slash] == '.')) ++slash;
    doi = slash < text.size() && text[slash] == '/';
  }
  if (!url && !doi) return 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const char c = text[end];
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '|' || c == '{' || c == '}')
      break;
    const Step step = step_at(text, end);
    if (static_cast<unsigned char>(c) >= 0x80 && step.sort != Sort::kLetter) break;
    end += step.length;
  }
  // Marks at the end belong to the sentence; a closing bracket does unless it was opened inside.
  const std::size_t round = text.substr(0, end).find('('), square = text.substr(0, end).find('[');
  while (end > 0) {
    const char c = text[end - 1];
    const bool mark = std::string_view(".,;:'!?").find(c) != std::string_view::npos;
    if (!mark && !(c == ')' && round >= end) && !(c == ']' && square >= end)) break;
    --end;
  }
  return end;
}

// A mark that holds a word together when letters follow: "O’Brien", "d'Ivoire".
std::size_t joining_mark(std::string_view text, std::size_t at) {
  const std::size_t length = text[at] == '\'' ? 1 : text.substr(at).starts_with("’") ? 3 : 0;
  if (length == 0 || at + length >= text.size()) return 0;
  return step_at(text, at + length).sort == Sort::kLetter ? length : 0;
}

// The length of a mark-up tag such as "<i>" or "</italic>"; 0 if none starts here.
std::size_t tag_length(std::string_view text) {
  if (text[0] != '<') return 0;
  std::size_t end = 1;
  if (end < text.size() && text[end] == '/') ++end;
  const std::size_t name = end;
  while (end < text.size() && end < name + 12 && is_ascii_letter(text[end])) ++end;
  return end > name && end < text.size() && text[end] == '>' ? end + 1 : 0;
}

}  // namespace

void split_reference(std::string_view text, std::vector<ReferenceWord>& words) {
  words.clear();
  bool space = true;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostReferenceWords;) {
    if (const std::size_t tag = tag_length(text.substr(at)); tag > 0) {
      space = true;
      at += tag;
      continue;
    }
    const Step first = step_at(text, at);
    if (first.sort == Sort::kSpace) {
      space = true;
      at += first.length;
      continue;
    }
    std::size_t end = at + first.length;
    WordKind kind = WordKind::kPunctuation;
    if (const std::size_t address = address_length(text.substr(at)); address > 0) {
      end = at + address;
      kind = WordKind::kAddress;
    } else if (first.sort != Sort::kMark) {
      bool letters = first.sort == Sort::kLetter, digits = first.sort == Sort::kDigit;
      while (end < text.size()) {
        const Step next = step_at(text, end);
        if (next.sort == Sort::kLetter || next.sort == Sort::kDigit) {
          letters |= next.sort == Sort::kLetter;
          digits |= next.sort == Sort::kDigit;
          end += next.length;
        } else if (const std::size_t mark = letters ? joining_mark(text, end) : 0; mark > 0) {
          end += mark;
        } else {
          break;
        }
      }
      kind = letters && digits ? WordKind::kMixed : letters ? WordKind::kWord : WordKind::kNumber;
    }
    words.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, kind, space});
    space = false;
    at = end;
  }
}

}  // namespace apud
