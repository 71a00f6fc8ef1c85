// Runs the analyser once more over one document; the pipeline does not keep trees.
// Layer 6.
#include "indexer/build/explain_language.h"

#include "corpus/language/conllu.h"
#include "corpus/model/passage.h"

namespace apud {

LanguageExplainer::LanguageExplainer() : analyzer_(load_language_model()) {}

std::string LanguageExplainer::words_json(const Block& block) {
  std::string json = "[";
  for (const Span sentence : block.sentences) {
    if (json.size() > 1) json += ',';
    analyzer_.analyze(block.text, sentence, {}, analysis_);
    append_json(block.text, analysis_, json);
  }
  return json + "]";
}

std::string explain_conllu(const Document& document) {
  Analyzer analyzer(load_language_model());
  Analysis analysis;
  std::string out;
  for (const Block& block : document.blocks)
    for (std::uint32_t i = 0; i < block.sentences.size(); ++i) {
      analyzer.analyze(block.text, block.sentences[i], {}, analysis);
      append_conllu(block.text, block.sentences[i], analysis, passage_ref(document.name, block.id, i + 1), out);
    }
  return out;
}

}  // namespace apud
