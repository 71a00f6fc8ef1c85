// Makes a TREC run of a test collection with the libraries alone (scripts/bench retrieval does it with the programs).
// retrieval_run INDEX DOCS.JSONL QUERIES.TSV [passage] > RUN
#include <rapidjson/document.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "corpus/language/sentences.h"
#include "corpus/store/index_reader.h"
#include "corpus/store/index_writer.h"

namespace {

void make_index(const std::string& directory, const char* path) {
  apud::IndexWriter writer(directory);
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    apud::DocumentInfo info;
    info.name = json["id"].GetString();
    info.title = json["title"].GetString();
    apud::Passage passage;
    passage.document = info.name;
    passage.title = info.title;
    passage.text = passage.exact = json["text"].GetString();
    passage.runs = {{0, 0, static_cast<std::uint32_t>(passage.text.size()), false}};
    apud::split_sentences(passage.text, passage.sentences);
    writer.add(info, {passage});
  }
  writer.publish();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  if (!std::filesystem::exists(argv[1])) make_index(argv[1], argv[2]);
  const apud::IndexReader reader = apud::IndexReader::open({argv[1]});
  std::ifstream queries(argv[3]);
  for (std::string line; std::getline(queries, line);) {
    const std::size_t tab = line.find('\t');
    apud::SearchRequest request;
    request.query = line.substr(tab + 1);
    request.group = argc > 4 ? apud::GroupBy::kPassage : apud::GroupBy::kDocument;
    request.limit = 100;
    int rank = 0;
    for (const apud::SearchHit& hit : reader.search(request).hits)
      std::printf("%s Q0 %s %d %.6f apud\n", line.substr(0, tab).c_str(), hit.passage.document.c_str(), ++rank,
                  hit.score);
  }
}
