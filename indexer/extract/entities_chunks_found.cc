// Where names begin in a sentence: at capitals, at years before a head, in quotation marks.
// Layer 5, pure.
#include <algorithm>

#include "indexer/extract/entities_chunks.h"

namespace apud::entities {
namespace {

constexpr std::uint32_t kLongestQuote = 48;  // words of a quoted title

}  // namespace

// "the 2030 Agenda": a year opens a name if a programme, an event or an agreement follows.
bool ChunkFinder::opens_with_year(std::uint32_t i) {
  const Word& word = at(i);
  if (word.shape != Shape::kNumber || i + 1 >= sentence_.last) return false;
  const std::string_view digits = text_.substr(word.span.begin, word.span.size());
  const bool ordinal = digits.size() > 2 && (digits.ends_with("th") || digits.ends_with("st") ||
                                             digits.ends_with("nd") || digits.ends_with("rd"));
  const bool year = digits.size() == 4 && (digits[0] == '1' || digits[0] == '2');
  const bool article = i > sentence_.first && at(i - 1).shape >= Shape::kLower &&
                       folded_equal(text_.substr(at(i - 1).span.begin, at(i - 1).span.size()), "the");
  if ((!ordinal && !(year && article)) || !is_capital(at(i + 1)) || !at(i + 1).spaced ||
      (breaks(i + 1) && unit_end(i + 1) == i + 2))
    return false;
  const auto head = head_at(last_word(i + 1, plain_end(i + 1)));
  return head && (*head == EntityType::kProgram || *head == EntityType::kEvent || *head == EntityType::kAgreement ||
                  *head == EntityType::kWork || (ordinal && !is_office(i + 1)));
}

// A quotation in Title Case is one name: "Two Corridors, One Belt". Returns where to go on, or `open`.
std::uint32_t ChunkFinder::quotation(std::uint32_t open, std::vector<Chunk>& chunks) {
  const bool straight = is_mark(at(open), Mark::kQuote);
  std::uint32_t close = open + 1, capitals = 0, words = 0;
  for (; close < sentence_.last && close < open + kLongestQuote; ++close) {
    const Word& word = at(close);
    if (is_mark(word, straight ? Mark::kQuote : Mark::kQuoteClose)) break;
    if (word.shape == Shape::kMark || word.shape == Shape::kNumber) continue;
    if (is_capital(word)) {
      ++capitals, ++words;
    } else if (!reading_.flagged(word, kFunction | kSmall) && word.spaced) {
      return open;  // a small word of weight
    } else {
      ++words;
    }
  }
  if (close >= sentence_.last || close >= open + kLongestQuote || capitals < 2 || words > 2 * capitals + 1) return open;
  std::uint32_t first = open + 1, last = close;
  while (last > first && at(last - 1).shape == Shape::kMark && !is_mark(at(last - 1), Mark::kClose)) --last;
  if (last - first < 2 || !is_capital(at(first))) return open;
  Chunk chunk{.first = first, .last = last, .quoted = true};
  chunk.type = type_by_head(first, last);
  std::uint32_t end = close + 1;
  // “Belt and Road” Space Corridor: the head follows outside.
  // “Cleaner Ponds” campaign: the head follows in small letters.
  if (!chunk.type && end < sentence_.last && at(end).shape == Shape::kLower) {
    const auto head = head_at(end);
    if (head == EntityType::kProgram || head == EntityType::kEvent || head == EntityType::kAgreement) chunk.type = head;
  }
  const bool cited = is_mark(at(close - 1), Mark::kComma);  // “Title,” Journal
  if (!cited && end < sentence_.last && is_capital(at(end)) && at(end).spaced && !breaks(end) && !is_office(end)) {
    const std::uint32_t rest = plain_end(end);
    if (const auto head = head_at(last_word(end, rest)); head && !is_known(end)) {
      chunk = {.first = open, .last = rest, .type = head};
      end = rest;
    }
  }
  if (chunk.quoted && unit_end(first) == last) return open;  // a known name in quotation marks is that name
  chunks.push_back(chunk);
  return end;
}

void ChunkFinder::run(std::vector<Chunk>& chunks) {
  for (std::uint32_t i = sentence_.first; i < sentence_.last;) {
    if (is_mark(at(i), Mark::kQuoteOpen) || (is_mark(at(i), Mark::kQuote) && (at(i).spaced || i == sentence_.first))) {
      const std::uint32_t after = quotation(i, chunks);
      i = after > i ? after : i + 1;
      continue;
    }
    if (opens_with_year(i)) {
      const std::uint32_t end = grow(i + 1);
      chunks.push_back({.first = i, .last = end, .type = type_by_head(i + 1, end)});
      i = end;
      continue;
    }
    const bool after_hyphen = i > sentence_.first && !at(i).spaced && is_mark(at(i - 1), Mark::kHyphen);
    if (!can_start(i) || (after_hyphen && i > sentence_.first + 1 && at(i - 2).shape == Shape::kLower)) {
      i = unit_end(i) > i + 1 && is_capital(at(i)) ? unit_end(i) : i + 1;
      continue;
    }
    const std::uint32_t end = grow(i);
    emit(i, end, starts_sentence(i), chunks);
    i = std::max({end, i + 1, chunks.empty() ? i + 1 : chunks.back().last});
  }
}

void find_chunks(Reading& reading, const Sentence& sentence, std::vector<Chunk>& chunks) {
  ChunkFinder(reading, sentence).run(chunks);
}

}  // namespace apud::entities
