// What the extractor finds, for people, for scorers and for the clock.
//   extract_run dump FILE...            the relations of documents, a line each, with their sentences
//   extract_run entities FILE           its entities with their counts of mentions
//   extract_run json FILE               its relations as JSON, for tests/golden/score_facts.py
//   extract_run trees FILE [WORDS]      the trees that extraction works on, of sentences with these words
//   extract_run openie SENTENCES.txt    tuples from the words of relations, for score_openie.py; a passive whose agent
//                                       is named is turned back, as that scorer asks for the grammatical subject first
//   extract_run speed FILE...           processor time of the parts, in megabytes a second
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/clauses/propositions.h"
#include "corpus/language/analysis.h"
#include "corpus/model/knowledge_json.h"
#include "indexer/build/read_document.h"
#include "indexer/extract/entities.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/joined_words.h"
#include "tests/support/knowledge_dump.h"

namespace {

std::string plain_word(const std::string& word) {
  static const std::pair<const char*, const char*> kPenn[] = {{"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["},
                                                              {"-RSB-", "]"}, {"-LCB-", "{"}, {"-RCB-", "}"},
                                                              {"``", "\""},   {"''", "\""},   {"`", "'"}};
  for (const auto& [from, to] : kPenn)
    if (word == from) return to;
  std::string out;
  for (const char c : word)
    if (c != '\\') out += c;
  return out;
}

// A tokenised sentence as a document of one block, and where its words stand.
struct Line {
  apud::Document document;
  std::vector<apud::Span> words;
  std::vector<std::string> originals;
};

Line read_line(const std::string& line) {
  Line out;
  std::string text;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
    if (end > i) {
      out.originals.push_back(line.substr(i, end - i));
      if (!text.empty()) text += ' ';
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += plain_word(out.originals.back());
      out.words.push_back({begin, static_cast<std::uint32_t>(text.size())});
    }
    i = end + 1;
  }
  out.document = apud::test::document_of({text});
  out.document.blocks[0].sentences = {{0, static_cast<std::uint32_t>(text.size())}};
  return out;
}

// The line's words that these stretches touch.
std::string words_of(const Line& line, const std::vector<apud::Span>& spans) {
  std::string out;
  for (std::size_t w = 0; w < line.words.size(); ++w)
    for (const apud::Span span : spans)
      if (span.begin < line.words[w].end && line.words[w].begin < span.end) {
        if (!out.empty()) out += ' ';
        out += line.originals[w];
        break;
      }
  return out;
}

std::uint32_t begin_of(const std::vector<apud::Span>& spans) { return spans.empty() ? UINT32_MAX : spans[0].begin; }

std::string tuple_of(const Line& line, const apud::Relation& r) {
  const bool turned = !r.verb_words.empty() && !r.object.words.empty() && !r.subject.words.empty() &&
                      begin_of(r.object.words) < begin_of(r.verb_words) &&
                      begin_of(r.subject.words) > begin_of(r.verb_words);
  const auto& first = turned ? r.object.words : r.subject.words;
  const auto& second = turned ? r.subject.words : r.object.words;
  std::string out = words_of(line, r.verb_words);
  const bool owns = r.predicate == "have" || r.predicate == "has_strategy";
  if (r.inferred) out = (owns ? "has" : "be") + (out.empty() ? "" : " " + out);
  out += '\t' + words_of(line, first) + '\t' + words_of(line, second);
  for (const auto& more : r.more) out += '\t' + words_of(line, more);
  return out;
}

apud::Extractor make_extractor() { return {apud::load_language_model(), apud::Lexicon::load()}; }

void print_tuples(const char* path) {
  apud::Extractor extractor = make_extractor();
  std::ifstream lines(path);
  for (std::string text; std::getline(lines, text);) {
    const Line line = read_line(text);
    for (const apud::Relation& r : extractor.extract(line.document).relations)
      std::printf("%s\t%.4f\t%s\n", text.c_str(), static_cast<double>(r.confidence), tuple_of(line, r).c_str());
  }
}

void dump(const char* path) {
  apud::Extractor extractor = make_extractor();
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  const apud::Knowledge knowledge = extractor.extract(read->document);
  std::uint32_t block = UINT32_MAX, sentence = 0;
  for (const apud::Relation& r : knowledge.relations) {
    if (r.block != block || r.sentence != sentence) {
      const apud::Block& b = read->document.blocks[r.block];
      const apud::Span span =
          r.sentence == 0 ? apud::Span{0, static_cast<std::uint32_t>(b.text.size())} : b.sentences[r.sentence - 1];
      std::printf("\n#b%u.%u %s\n", r.block, r.sentence, b.text.substr(span.begin, span.size()).c_str());
      block = r.block;
      sentence = r.sentence;
    }
    std::printf("  %.2f %s\n", static_cast<double>(r.confidence),
                apud::test::relation_line(knowledge, read->document, r).c_str());
  }
}

void print_entities(const char* path) {
  apud::Extractor extractor = make_extractor();
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  const apud::Knowledge knowledge = extractor.extract(read->document);
  std::printf("%zu entities, %zu mentions\n", knowledge.entities.size(), knowledge.mentions.size());
  for (const apud::Entity& entity : knowledge.entities)
    std::printf("%u %s %s\n", entity.mentions, entity.id.c_str(), entity.name.c_str());
}

// What corpus/model/knowledge_json.h writes through.
class Json {
 public:
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list() { writer_.StartArray(); }
  void close_list() { writer_.EndArray(); }
  void key(const char* name) { writer_.Key(name); }
  void string(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void number(std::uint64_t number) { writer_.Uint64(number); }
  void real(double number) { writer_.Double(number); }
  void boolean(bool is) { writer_.Bool(is); }
  void null() { writer_.Null(); }
  const char* text() { return buffer_.GetString(); }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

void print_json(const char* path) {
  apud::Extractor extractor = make_extractor();
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  const apud::Knowledge knowledge = extractor.extract(read->document);
  Json json;
  json.open();
  json.key("relations");
  json.open_list();
  for (const apud::Relation& r : knowledge.relations) {
    const apud::Block& block = read->document.blocks[r.block];
    const apud::Span span = r.sentence == 0 ? apud::Span{0, static_cast<std::uint32_t>(block.text.size())}
                                            : block.sentences[r.sentence - 1];
    json.open();
    apud::knowledge_json::relation_fields(json, apud::relation_id("made", r), r, block.text,
                                          [&](std::string_view id) -> const apud::Entity* {
                                            for (const apud::Entity& entity : knowledge.entities)
                                              if (entity.id == id) return &entity;
                                            return nullptr;
                                          });
    json.key("evidence");
    json.open();
    json.key("quote");
    json.string(block.text.substr(span.begin, span.size()));
    json.key("where");
    json.open();
    json.key("lines");
    json.open_list();
    const std::vector<apud::Span> sources = block.map.source_of(span);
    if (!sources.empty()) {
      json.number(read->source.line_of(sources.front().begin));
      json.number(read->source.line_of(sources.back().end - 1));
    }
    json.close_list();
    json.close();
    json.close();
    json.close();
  }
  json.close_list();
  json.close();
  std::puts(json.text());
}

// The trees that extraction sees: names and values joined as it joins them, all of these sentences that have `part` in them.
void print_trees(const char* path, std::string_view part) {
  apud::Analyzer analyzer(apud::load_language_model());
  apud::EntityFinder names(apud::Lexicon::load());
  const auto read = apud::read_document(path, path, "");
  if (!read) return;
  names.scan(read->document);
  apud::Analysis analysis;
  std::vector<apud::JoinedName> joined, all;
  for (const apud::Block& block : read->document.blocks)
    for (const apud::Span sentence : block.sentences) {
      if (block.text.substr(sentence.begin, sentence.size()).find(part) == std::string::npos) continue;
      std::vector<apud::Value> values;
      joined.clear();
      all.clear();
      names.names_in(block, sentence, joined);
      apud::find_values(block.text, sentence, values);
      apud::join_words(sentence, values, joined, all);
      analyzer.analyze(block.text, sentence, all, analysis);
      for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        const apud::Token& t = analysis.tokens[i];
        std::printf("%3zu %-40s %-5s %-12s %d\n", i, block.text.substr(t.span.begin, t.span.size()).c_str(),
                    std::string(apud::tag_name(t.tag)).c_str(), std::string(apud::label_name(t.label)).c_str(),
                    t.head == apud::kRoot ? -1 : static_cast<int>(t.head));
      }
      std::puts("");
    }
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The whole extraction against the language analysis alone, over the same documents.
void speed(const std::vector<const char*>& paths) {
  std::vector<apud::Document> documents;
  double bytes = 0;
  for (const char* path : paths)
    if (auto read = apud::read_document(path, path, "")) {
      for (const apud::Block& block : read->document.blocks) bytes += static_cast<double>(block.text.size());
      documents.push_back(std::move(read->document));
    }
  apud::Extractor extractor = make_extractor();
  apud::Analyzer analyzer(apud::load_language_model());
  apud::Analysis analysis;
  std::size_t relations = 0;
  double language = 1e9, whole = 1e9;
  for (int round = 0; round < 3; ++round) {
    double start = seconds();
    for (const apud::Document& document : documents)
      for (const apud::Block& block : document.blocks)
        for (const apud::Span sentence : block.sentences) analyzer.analyze(block.text, sentence, {}, analysis);
    language = std::min(language, seconds() - start);
    start = seconds();
    relations = 0;
    for (const apud::Document& document : documents) relations += extractor.extract(document).relations.size();
    whole = std::min(whole, seconds() - start);
  }
  std::printf("%.2f MB, %zu relations: language %.2f MB/s, extraction with it %.2f MB/s, without it %.1f MB/s\n",
              bytes / 1e6, relations, bytes / 1e6 / language, bytes / 1e6 / whole, bytes / 1e6 / (whole - language));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::vector<const char*> paths(argv + 2, argv + argc);
  if (std::strcmp(argv[1], "openie") == 0)
    print_tuples(argv[2]);
  else if (std::strcmp(argv[1], "speed") == 0)
    speed(paths);
  else if (std::strcmp(argv[1], "trees") == 0)
    print_trees(argv[2], argc > 3 ? argv[3] : "");
  else if (std::strcmp(argv[1], "json") == 0)
    print_json(argv[2]);
  else if (std::strcmp(argv[1], "entities") == 0)
    print_entities(argv[2]);
  else
    for (const char* path : paths) dump(path);
}
