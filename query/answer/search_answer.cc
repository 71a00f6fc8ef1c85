// Only the hits that are shown are looked at again, for their notes and source lines.
// Layer 5.
#include "query/answer/search_answer.h"

#include <algorithm>

namespace apud {
namespace {

// The parts of `spans` inside `frame`, counted from its beginning.
std::vector<Span> inside(const std::vector<Span>& spans, Span frame) {
  std::vector<Span> parts;
  for (Span span : spans) {
    span.begin = std::max(span.begin, frame.begin);
    span.end = std::min(span.end, frame.end);
    if (!span.empty()) parts.push_back({span.begin - frame.begin, span.end - frame.begin});
  }
  return parts;
}

FoundPassage found_passage(SourceFinder& finder, const SearchHit& hit, std::uint32_t rank) {
  const Passage& passage = hit.passage;
  std::optional<std::uint32_t> sentence = hit.sentence;
  if (hit.sentence >= passage.sentences.size()) sentence.reset();
  const Span whole{0, static_cast<std::uint32_t>(passage.text.size())};
  FoundPassage found;
  found.rank = rank;
  found.score = hit.score;
  found.evidence = evidence_of(passage, sentence);
  found.matches = inside(hit.matches, sentence ? passage.sentences[*sentence] : whole);
  found.cells = cells_in(passage, found.evidence.quote);
  found.sources = finder.sources_of(passage, sentence);
  return found;
}

}  // namespace

SearchAnswer answer_search(const PassageSource& index, const SearchRequest& request) {
  SearchResult result = index.search(request);
  SourceFinder finder(index);
  SearchAnswer answer;
  answer.query = request.query;
  answer.group = request.group;
  answer.offset = request.offset;
  answer.estimated_total = result.estimated_total;
  answer.facets = std::move(result.facets);
  answer.suggestion = std::move(result.suggestion);
  std::uint32_t rank = request.offset;
  for (const SearchHit& hit : result.hits) answer.results.push_back(found_passage(finder, hit, ++rank));
  return answer;
}

}  // namespace apud
