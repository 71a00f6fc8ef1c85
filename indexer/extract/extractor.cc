// Two passes: every sentence is read with its names and values; when the document's names are resolved, what the
// sentences, titles and rows state becomes relations.
// Layer 5, pure.
#include "indexer/extract/extractor.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/english.h"
#include "corpus/values/values.h"
#include "indexer/extract/alias_relations.h"
#include "indexer/extract/clause_relations.h"
#include "indexer/extract/entities.h"
#include "indexer/extract/joined_words.h"
#include "indexer/extract/noun_relations.h"
#include "indexer/extract/prose.h"
#include "indexer/extract/table_relations.h"

namespace apud {
namespace {

constexpr std::size_t kKeptReadings = 4096;  // sentences whose buffers are kept for the next document

struct ByBlock {
  bool operator()(const Mention& mention, std::uint32_t block) const { return mention.block < block; }
  bool operator()(std::uint32_t block, const Mention& mention) const { return block < mention.block; }
};

}  // namespace

struct Extractor::State {
  State(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Lexicon> lexicon)
      : analyzer(std::move(model)), names(lexicon), clauses(lexicon), nouns(lexicon), tables(lexicon) {}

  void read(const Document& document);
  void read_sentence(const Block& block, std::uint32_t number, Span span);
  void relate(const Document& document, Knowledge& knowledge);
  void relate_sentence(const Block& block, SentenceReading& reading, Knowledge& knowledge, RelationSink& sink);
  [[nodiscard]] std::span<const Mention> mentions_of(std::uint32_t block, const Knowledge& knowledge) const;

  Analyzer analyzer;
  EntityFinder names;
  PropositionFinder propositions;
  ClauseRelations clauses;
  NounRelations nouns;
  AliasRelations aliases;
  TableRelations tables;
  std::vector<SentenceReading> readings;  // the first `used` are this document's
  std::size_t used = 0;
  std::vector<JoinedName> joined, with_values;
  NamedSentence sentence;
  bool english = true;
};

void Extractor::State::read_sentence(const Block& block, std::uint32_t number, Span span) {
  if (used == readings.size()) readings.emplace_back();
  SentenceReading& reading = readings[used];
  reading.block = block.id;
  reading.number = number;
  reading.span = span;
  reading.values.clear();
  reading.analysis.tokens.clear();
  reading.analysis.lemmas.clear();
  if (block.kind == BlockKind::kTableRow || block.kind == BlockKind::kSource) {
    names.read(block, span, reading.analysis);  // no sentence: its names are known, a tree would tell nothing
    ++used;
    return;
  }
  joined.clear();
  names.names_in(block, span, joined);
  find_values(block.text, span, reading.values);
  with_values.clear();
  join_words(span, reading.values, joined, with_values);
  analyzer.analyze(block.text, span, with_values, reading.analysis);
  names.read(block, span, reading.analysis);
  ++used;
}

void Extractor::State::read(const Document& document) {
  used = 0;
  if (readings.size() > kKeptReadings) readings.resize(kKeptReadings);
  names.scan(document);
  EnglishCheck check;
  for (const Block& block : document.blocks) check.add(block.text);
  english = check.english();
  for (const Block& block : document.blocks) {
    const bool numbered = has_sentences(block.kind);
    for (std::uint32_t i = 0; i < block.sentences.size(); ++i)
      read_sentence(block, numbered ? i + 1 : 0, block.sentences[i]);
  }
}

std::span<const Mention> Extractor::State::mentions_of(std::uint32_t block, const Knowledge& knowledge) const {
  const auto [first, last] = std::equal_range(knowledge.mentions.begin(), knowledge.mentions.end(), block, ByBlock{});
  return {first, last};
}

void Extractor::State::relate_sentence(const Block& block, SentenceReading& reading, Knowledge& knowledge,
                                       RelationSink& sink) {
  if (!states_something(block, reading)) return;
  find_counted(block.text, reading.analysis, reading.values);
  const std::vector<Share> shares = respectively(block.text, reading.analysis, reading.values);
  sentence.set(block, reading, knowledge, mentions_of(block.id, knowledge));
  nouns.add(sentence, knowledge, sink);
  aliases.add(block.id, reading.span, block.text, knowledge, mentions_of(block.id, knowledge), sink);
  clauses.add(sentence, propositions.find(block.text, reading.analysis), shares, sink);
}

void Extractor::State::relate(const Document& document, Knowledge& knowledge) {
  RelationSink sink(knowledge.relations);
  nouns.begin_document();
  aliases.begin_document(knowledge);
  std::size_t next = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    sink.begin_block(block.id);
    if (block.kind == BlockKind::kTable) {
      std::size_t rows = 0;
      for (std::size_t r = b + 1; r < document.blocks.size() && document.blocks[r].kind == BlockKind::kTableRow; ++r)
        rows += document.blocks[r].parent == block.id ? 1 : 0;
      tables.begin(block, rows, knowledge, mentions_of(block.id, knowledge));
    }
    if (block.kind == BlockKind::kTableRow) tables.add_row(block, knowledge, mentions_of(block.id, knowledge), sink);
    for (; next < used && readings[next].block == block.id; ++next) {
      if (block.kind == BlockKind::kTableRow || !english) continue;
      sink.begin_sentence(readings[next].number);
      relate_sentence(block, readings[next], knowledge, sink);
    }
  }
}

Extractor::Extractor(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Lexicon> lexicon)
    : state_(std::make_unique<State>(std::move(model), std::move(lexicon))) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Knowledge Extractor::extract(const Document& document) {
  Knowledge knowledge;
  state_->read(document);
  state_->names.resolve(knowledge);
  state_->relate(document, knowledge);
  return knowledge;
}

}  // namespace apud
