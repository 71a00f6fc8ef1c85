// Positions are counted in words, as Xapian would have stored them.
// Layer 2, pure.
#include "corpus/search/phrase.h"

#include <algorithm>
#include <limits>

#include "corpus/search/schema.h"
#include "corpus/search/tokenizer.h"

namespace apud {
namespace {

struct Place {
  std::uint32_t position = 0;
  Span span;
};

// places[i]: where the i-th word of the phrase stands.
std::vector<std::vector<Place>> places_of(const Phrase& phrase, std::string_view text) {
  std::vector<std::vector<Place>> places(phrase.words.size());
  std::uint32_t position = 0;
  Tokenizer tokenizer(text);
  for (SearchToken token; tokenizer.next(token);) {
    if (token.pair) continue;
    for (std::size_t i = 0; i < places.size(); ++i)
      if (token.term == phrase.words[i]) places[i].push_back({position, token.span});
    ++position;
  }
  return places;
}

using Places = std::vector<std::vector<Place>>;

// From each place of the first word the nearest places of the others behind it.
void ordered_spans(const Phrase& phrase, const Places& places, std::vector<Span>& spans) {
  std::vector<std::size_t> next(places.size(), 0);
  std::uint32_t free_from = 0;
  for (const Place& first : places[0]) {
    if (first.span.begin < free_from) continue;
    const Place* last = &first;
    for (std::size_t i = 1; i < places.size(); ++i) {
      while (next[i] < places[i].size() && places[i][next[i]].position <= last->position) ++next[i];
      if (next[i] == places[i].size()) return;
      last = &places[i][next[i]];
    }
    if (last->position - first.position >= phrase.window) continue;
    spans.push_back({first.span.begin, last->span.end});
    free_from = last->span.end;
  }
}

// Moves the word that stands first until all are close enough.
void near_spans(const Phrase& phrase, const Places& places, std::vector<Span>& spans) {
  std::vector<std::size_t> next(places.size(), 0);
  std::uint32_t free_from = 0;
  while (true) {
    std::size_t first = 0, last = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i][next[i]].position < places[first][next[first]].position) first = i;
      if (places[i][next[i]].position > places[last][next[last]].position) last = i;
    }
    const Place &low = places[first][next[first]], &high = places[last][next[last]];
    if (high.position - low.position < phrase.window && low.span.begin >= free_from) {
      spans.push_back({low.span.begin, high.span.end});
      free_from = high.span.end;
    }
    if (++next[first] == places[first].size()) return;
  }
}

}  // namespace

std::vector<Span> phrase_spans(const Phrase& phrase, std::string_view text) {
  std::vector<Span> spans;
  const Places places = places_of(phrase, text);
  if (std::any_of(places.begin(), places.end(), [](const auto& list) { return list.empty(); })) return spans;
  if (phrase.ordered)
    ordered_spans(phrase, places, spans);
  else
    near_spans(phrase, places, spans);
  return spans;
}

bool has_phrase(const Phrase& phrase, const Passage& passage) {
  auto in = [&](std::string_view text) { return !phrase_spans(phrase, text).empty(); };
  if (phrase.field == prefix::kSection) return std::any_of(passage.section.begin(), passage.section.end(), in);
  if (phrase.field == prefix::kTitle) return in(passage.title) || in(passage.block_title);
  if (phrase.field[0] != '\0') return false;
  // The document's title is indexed with its first passage alone.
  return in(passage.text) || in(passage.block_title) || in(passage.label) || (passage.block == 0 && in(passage.title));
}

}  // namespace apud
