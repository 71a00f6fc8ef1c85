// Runs the entity stages over a few paragraphs, with the real word lists and language model.
#include "tests/support/entity_reading.h"

#include "corpus/language/sentences.h"

namespace apud::testing {
namespace {

// Loaded once a program: the lists take some milliseconds.
std::shared_ptr<const Lexicon> lists() {
  static const auto lexicon = Lexicon::load();
  return lexicon;
}
std::shared_ptr<const LanguageModel> model() {
  static const auto loaded = load_language_model();
  return loaded;
}

}  // namespace

EntityReading::EntityReading() : finder(lists()), analyzer(model()) {}

void EntityReading::read(const std::vector<std::string>& paragraphs) {
  Document made;
  for (const std::string& paragraph : paragraphs) {
    Block block;
    block.id = static_cast<std::uint32_t>(made.blocks.size());
    block.text = paragraph;
    made.blocks.push_back(std::move(block));
  }
  read_document(std::move(made));
}

void EntityReading::read_document(Document given) {
  document = std::move(given);
  for (Block& block : document.blocks) {
    block.sentences.clear();
    split_sentences(block.text, block.sentences);
  }
  finder.scan(document);
  Analysis analysis;
  std::vector<JoinedName> names;
  for (const Block& block : document.blocks) {
    for (Span sentence : block.sentences) {
      names.clear();
      finder.names_in(block, sentence, names);
      analyzer.analyze(block.text, sentence, names, analysis);
      finder.read(block, sentence, analysis);
    }
  }
  finder.resolve(knowledge);
}

std::string EntityReading::text_of(const Mention& mention) const {
  return document.blocks[mention.block].text.substr(mention.span.begin, mention.span.size());
}

std::string EntityReading::meant_by(std::string_view form) const {
  std::string meant;
  for (const Mention& mention : knowledge.mentions) {
    if (text_of(mention) != form) continue;
    const Entity& entity = knowledge.entities[mention.entity];
    const std::string one = std::string(entity_type_name(entity.type)) + ":" + entity.name;
    if (!meant.empty() && meant != one) return "?";
    meant = one;
  }
  return meant;
}

std::string EntityReading::reason_of(std::string_view alias) const {
  for (const Entity& entity : knowledge.entities)
    for (const Alias& known : entity.aliases)
      if (known.name == alias) return known.reason;
  return "";
}

std::vector<std::string> EntityReading::joined(std::size_t block) const {
  std::vector<std::string> texts;
  std::vector<JoinedName> names;
  for (Span sentence : document.blocks[block].sentences) {
    names.clear();
    finder.names_in(document.blocks[block], sentence, names);
    for (const JoinedName& name : names)
      texts.push_back(document.blocks[block].text.substr(name.span.begin, name.span.size()));
  }
  return texts;
}

}  // namespace apud::testing
