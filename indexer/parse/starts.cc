// The rules that divide a body into blocks. Each asks what stands before a line, on it, and after it; none looks
// further than a few lines, so the whole is linear.
// Layer 4, pure.
#include "indexer/parse/starts.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"
#include "indexer/parse/note_starts.h"

namespace apud::parse {
namespace {

constexpr std::uint32_t kMostHeadingLines = 3;
constexpr std::size_t kMostHeadingBytes = 260;

bool is_underline(std::string_view words) {
  return words.size() >= 3 && (words[0] == '=' || words[0] == '-' || words[0] == '~') &&
         words.find_first_not_of(words[0]) == std::string_view::npos;
}

// Past the HTML tags that some Markdown puts before a heading's words.
std::string_view without_tags(std::string_view words) {
  while (words.starts_with('<') || words.starts_with(' ')) {
    const std::size_t end = words[0] == ' ' ? 0 : words.find('>');
    if (end == std::string_view::npos) break;
    words.remove_prefix(end + 1);
  }
  return words;
}

std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

bool ends_open(std::string_view words) {
  return words.ends_with(",") || words.ends_with(";") || words.ends_with("-") || words.ends_with(":");
}

// Words after which a line never ends a heading.
bool ends_with_connective(std::string_view words) {
  constexpr std::array<std::string_view, 14> kOpen{"and", "or",  "of",   "the", "a",  "an", "in",
                                                   "to",  "for", "with", "by",  "on", "at", "from"};
  const std::string_view last = last_word(words);
  return std::find(kOpen.begin(), kOpen.end(), last) != kOpen.end();
}

}  // namespace

bool has_leaders(std::string_view words) {
  const char last = words.empty() ? ' ' : words.back();
  if (!is_digit(last) && last != '.' && !(is_lower(last) && roman_value(last_word(words)))) return false;
  return words.find(". . .") != std::string_view::npos || words.find("....") != std::string_view::npos ||
         words.find("\u2026\u2026") != std::string_view::npos;
}

bool Starts::settled(std::uint32_t k) const {
  if (k == 0 || body_.gap(k) == Gap::kBlank) return true;
  const std::string_view before = body_.words(k - 1);
  if (body_.gap(k) == Gap::kPage)
    return ends_sentence(before) || body_.is_short(k - 1) || !starts_lower(body_.words(k));
  return ends_sentence(before) && (body_.is_short(k - 1) || body_.unwrapped());
}

std::uint32_t Starts::chunk_end(std::uint32_t k, std::uint32_t most) const {
  std::uint32_t end = k + 1;
  while (end < body_.size() && body_.gap(end) == Gap::kNone && end - k <= most) ++end;
  return end;
}

std::size_t Starts::emphasis(std::uint32_t k) const {
  if (!markdown_) return 0;
  const std::string_view words = body_.words(k);
  const std::size_t at = words.find_first_not_of("*_");
  return at == std::string_view::npos || at > 3 ? 0 : at;
}

std::optional<Caption> Starts::caption(std::uint32_t k) const {
  const std::size_t skip = emphasis(k);
  auto caption = parse_caption(body_.words(k).substr(skip));
  if (!caption) return std::nullopt;
  caption->length += skip;
  // Inside a paragraph a line may begin with a label by chance.
  const bool before = settled(k) || body_.line(k).indent == 1;
  return before && (caption->certain || body_.gap(k) != Gap::kNone || body_.line(k).indent == 1) ? caption
                                                                                                 : std::nullopt;
}

bool Starts::source_line(std::uint32_t k) const { return is_source_line(body_.words(k)); }

std::optional<HeadingStart> Starts::marked_heading(std::uint32_t k) const {
  const std::string_view words = body_.words(k);
  if (markdown_ && words.starts_with('#')) {
    const std::size_t marks = words.find_first_not_of('#');
    if (marks != std::string_view::npos && marks <= 6 && words[marks] == ' ') {
      HeadingStart start{.skip = marks + 1, .marks = static_cast<int>(marks)};
      const std::size_t last = words.find_last_not_of("# ");
      if (last != std::string_view::npos && words.back() == '#') start.drop = words.size() - last - 1;
      start.numbering = parse_numbering(without_tags(words.substr(start.skip)));
      return start;
    }
  }
  if (k + 1 < body_.size() && body_.gap(k + 1) == Gap::kNone && is_underline(body_.words(k + 1)) && settled(k) &&
      words.size() <= kMostHeadingBytes && body_.words(k + 1).size() + 3 >= words.size() &&
      body_.words(k + 1).size() <= words.size() + 8 && !is_underline(words))
    return HeadingStart{.lines = 2, .marks = body_.words(k + 1)[0] == '=' ? 1 : body_.words(k + 1)[0] == '-' ? 2 : 3};
  return std::nullopt;
}

// A list goes on with the next number right after this chunk.
bool Starts::begins_list(std::uint32_t k, const Numbering& numbering, std::uint32_t end) const {
  if (numbering.style == NumberStyle::kDecimal || numbering.style == NumberStyle::kWord) return false;
  for (const std::uint32_t other : {end, k > 0 ? k - 1 : k}) {
    if (other >= body_.size() || other == k) continue;
    const auto found = parse_numbering(body_.words(other));
    if (!found || found->style != numbering.style) continue;
    if (found->value == numbering.value + (other > k ? 1 : -1)) return true;
  }
  return false;
}

std::optional<HeadingStart> Starts::numbered_heading(std::uint32_t k) const {
  const std::string_view words = body_.words(k);
  auto numbering = parse_numbering(words);
  if (!numbering || markdown_ || has_leaders(words)) return std::nullopt;
  const std::string_view title = words.substr(std::min(numbering->length, words.size()));
  const bool word = numbering->style == NumberStyle::kWord;
  if (title.empty() ? !word : !(starts_upper(title) || is_digit(title[0]))) return std::nullopt;
  if (!numbering->dotted && !numbering->spaced && numbering->style != NumberStyle::kDecimal &&
      (body_.gap(k) == Gap::kNone || !is_title_case(title)))
    return std::nullopt;
  std::uint32_t end = k + 1;
  if (body_.has_blanks()) {
    end = chunk_end(k, kMostHeadingLines);
    // Without a blank line after it: one line, a short one, before a new sentence.
    if (end - k > kMostHeadingLines || (end - k > 1 && ends_sentence(body_.words(end - 1)))) {
      if (!body_.is_short(k) || k + 1 >= body_.size() || !starts_upper(body_.words(k + 1))) return std::nullopt;
      end = k + 1;
    }
  } else if (!body_.unwrapped()) {
    while (end < body_.size() && end - k < kMostHeadingLines && body_.gap(end) == Gap::kNone &&
           ((!body_.is_short(end - 1) && body_.is_short(end) && !ends_sentence(body_.words(end))) ||
            ends_with_connective(body_.words(end - 1)) || body_.words(end).starts_with("(")) &&
           !parse_numbering(body_.words(end)))
      ++end;
  }
  std::size_t bytes = 0, count = 0;
  for (std::uint32_t i = k; i < end; ++i) bytes += body_.words(i).size(), count += count_words(body_.words(i));
  const std::string_view last = body_.words(end - 1);
  const bool question = last.ends_with("?");
  if (bytes > kMostHeadingBytes || count > 30 || ends_open(last) ||
      (ends_sentence(last) && !question && !last.ends_with("U.S.")))
    return std::nullopt;
  if (begins_list(k, *numbering, end)) return std::nullopt;
  return HeadingStart{.lines = end - k, .text_lines = end - k, .numbering = std::move(numbering)};
}

std::optional<HeadingStart> Starts::plain_heading(std::uint32_t k) const {
  if (markdown_) return std::nullopt;
  const std::string_view words = body_.words(k);
  if (is_notes_heading(words)) return HeadingStart{.upper_case = true};
  const bool upper = is_upper_case(words);
  if (words.size() > 120 || ends_sentence(words) || ends_open(words) || !starts_upper(words) ||
      count_words(words) > 14 || (!upper && !is_title_case(words)) || has_leaders(words) ||
      words.find("  ") != std::string_view::npos)
    return std::nullopt;
  const auto letters = std::count_if(words.begin(), words.end(), is_word_byte);
  if (letters < 3 || letters * 2 < static_cast<std::ptrdiff_t>(words.size())) return std::nullopt;
  if (k + 1 >= body_.size() || ends_with_connective(words)) return std::nullopt;
  const bool before = body_.gap(k) != Gap::kNone;
  const bool after = body_.gap(k + 1) != Gap::kNone;
  const std::string_view next = body_.words(k + 1);
  const bool prose = starts_upper(next) || is_digit(next[0]);
  if (body_.has_blanks()) {
    if (!before || !after || body_.gap(k + 1) == Gap::kPage || !prose) return std::nullopt;
    if (body_.line(k).width * 10 > body_.width() * 8 && !upper) return std::nullopt;
  } else {
    const bool room = body_.unwrapped() ? body_.line(k).width < 100 : body_.line(k).width * 10 < body_.width() * 8;
    if (!room || !prose || body_.line(k + 1).width * 10 < body_.width() * 7) return std::nullopt;
    if (!before && k > 0 && !ends_with_stop(body_.words(k - 1))) return std::nullopt;
  }
  return HeadingStart{.upper_case = upper};
}

std::optional<HeadingStart> Starts::heading(std::uint32_t k) const {
  if (auto start = marked_heading(k)) return start;
  if (!settled(k) || body_.words(k).size() > kMostHeadingBytes) return std::nullopt;
  if (auto start = numbered_heading(k)) return start;
  if (item(k) || source_line(k)) return std::nullopt;
  return plain_heading(k);
}

std::optional<ItemStart> Starts::item(std::uint32_t k) const {
  const std::string_view words = body_.words(k);
  for (const std::string_view bullet :
       {"\u2022", "\u25AA", "\u25E6", "\u2023", "\u25CF", "\u00B7", "\u2013", "-", "*", "+", "\uF0B7"}) {
    if (!words.starts_with(bullet)) continue;
    std::size_t at = bullet.size();
    const std::size_t before = at;
    while (at < words.size() && blank_length(words, static_cast<std::uint32_t>(at)) > 0)
      at += blank_length(words, static_cast<std::uint32_t>(at));
    const bool certain = bullet.size() > 1 && bullet != "\u2013";
    if (at == words.size() || (at == before && !certain)) return std::nullopt;
    if (!certain && !settled(k) && !ends_open(body_.words(k - 1)) && !markdown_ && body_.line(k).indent == 0)
      return std::nullopt;
    return ItemStart{std::string(bullet), at, true};
  }
  if (words.empty() || (!is_digit(words[0]) && !is_letter(words[0]) && words[0] != '(')) return std::nullopt;
  const auto numbering = parse_numbering(words);
  if (!numbering || !numbering->dotted || numbering->repaired || numbering->style == NumberStyle::kWord ||
      numbering->style == NumberStyle::kDecimal || numbering->length >= words.size())
    return std::nullopt;
  const bool open = k > 0 && (ends_open(body_.words(k - 1)) || body_.words(k - 1).ends_with(" and"));
  if (!settled(k) && !open) return std::nullopt;
  // "J. Smith" and "I. " inside a name are no items.
  if (is_upper(words[0]) && body_.gap(k) == Gap::kNone && !markdown_) return std::nullopt;
  return ItemStart{numbering->number, numbering->length, false};
}

bool Starts::structural(std::uint32_t k) const {
  return source_line(k) || caption(k).has_value() || item(k).has_value() || heading(k).has_value();
}

bool Starts::continues_without_gap(std::uint32_t k) const {
  const std::string_view before = body_.words(k - 1), words = body_.words(k);
  if (has_leaders(before)) return false;
  if (body_.unwrapped()) return !ends_sentence(before) && starts_lower(words);
  if (body_.is_cut_by_mark(k - 1)) return true;
  if (markdown_) return true;
  return !(ends_sentence(before) && body_.is_short(k - 1) && !starts_lower(words));
}

bool Starts::continues_over_blank(std::uint32_t k) const {
  const std::string_view before = body_.words(k - 1), words = body_.words(k);
  if (markdown_ || ends_sentence(before)) return false;
  if (starts_lower(words)) return true;
  if (body_.unwrapped()) return false;
  return body_.line(k - 1).width * 100 >= body_.width() * 82;
}

bool Starts::continues_over_page(std::uint32_t k) const {
  const std::string_view before = body_.words(k - 1), words = body_.words(k);
  if (has_leaders(before)) return false;
  if (before.ends_with("-") && before.size() > 1 && is_word_byte(before[before.size() - 2])) return true;
  if (starts_lower(words)) return !ends_with_stop(before) || !is_upper(words[0]);
  if (body_.unwrapped()) return false;
  if (ends_with_stop(before)) return body_.is_filled(k - 1);
  if (ends_sentence(before)) return false;
  const auto next = static_cast<std::uint32_t>(first_word(words).size());
  return (body_.line(k - 1).width + 1 + next) * 100 >= body_.width() * 85;
}

bool Starts::continues(std::uint32_t k) const {
  if (k == 0 || k >= body_.size() || structural(k)) return false;
  switch (body_.gap(k)) {
    case Gap::kNone: return continues_without_gap(k);
    case Gap::kBlank: return continues_over_blank(k);
    case Gap::kPage: return continues_over_page(k);
  }
  return false;
}

}  // namespace apud::parse
