// apud-train: learns the language model from treebanks and the model of references, or measures them. Not a part of what is installed.
// Layer 7.
#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/text/error.h"
#include "indexer/parse/dictionary.h"
#include "indexer/train/evaluation.h"
#include "indexer/train/lemma_learner.h"
#include "indexer/train/reference_trial.h"
#include "indexer/train/trainer.h"

namespace apud {
namespace {

namespace po = boost::program_options;

// The CoNLL-U files below a folder whose names have the part ("train", "dev"), sorted by name.
std::vector<std::string> treebanks(const std::string& folder, const std::string& part) {
  std::vector<std::string> paths;
  if (!std::filesystem::is_directory(folder))
    throw Error(ErrorCode::kUnreadable, "no such folder", folder, "give a folder of CoNLL-U files with --data");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".conllu") && name.find(part) != std::string::npos) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty())
    throw Error(ErrorCode::kUnreadable, "no *" + part + "*.conllu files", folder,
                "docs/training.md says where to get them");
  return paths;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(ErrorCode::kUnreadable, "cannot read the model", path, "train it first, or name it with --model");
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!(file << bytes) || !file.flush())
    throw Error(ErrorCode::kNoSpace, "cannot write the model", path, "check the folder and the disk");
}

void print(const std::string& name, const char* input, const Scores& s) {
  std::printf("%-22s %-5s %.4f %.4f %.4f %.4f %.4f %.4f %.4f\n", name.c_str(), input, s.words, s.sentences, s.tags,
              s.lemmas, s.uas, s.las, s.las_subtypes);
}

// The sentences of the documents whose treebank genre is one of those that are edited with care.
std::vector<GoldSentence> edited(const std::vector<GoldSentence>& all) {
  std::vector<GoldSentence> some;
  bool take = false;
  for (const GoldSentence& sentence : all) {
    if (sentence.starts_document)
      take = sentence.document.find("_speech_") != std::string::npos ||
             sentence.document.find("_news_") != std::string::npos ||
             sentence.document.find("_academic_") != std::string::npos;
    if (take) some.push_back(sentence);
  }
  return some;
}

void evaluate(const std::string& model_path, const std::string& folder) {
  const auto model = LanguageModel::decode(read_file(model_path), model_path);
  std::printf("%-22s %-5s %-6s %-6s %-6s %-6s %-6s %-6s %s\n", "treebank", "input", "words", "sents", "xpos", "lemma",
              "uas", "las", "las with subtypes");
  for (const std::string& path : treebanks(folder, "dev")) {
    const std::vector<GoldSentence> gold = read_treebank(path);
    const std::string name = std::filesystem::path(path).stem().string();
    print(name, "gold", evaluate_on_gold_words(model, gold));
    print(name, "raw", evaluate_on_raw_text(model, gold));
    if (const auto some = edited(gold); !some.empty())
      print(name + "/edited", "raw", evaluate_on_raw_text(model, some));
  }
}

void add_reference_options(po::options_description& options, ReferenceTraining& training) {
  options.add_options()("references", po::value<std::string>(),
                        "learn references.model from the *.jsonl of this folder")(
      "forms", po::value<std::string>()->default_value(""), "references made by scripts/reference_forms")(
      "trial", po::value<std::string>(), "cross-validate instead, and write what was found into this folder")(
      "fold", po::value<int>()->default_value(-1), "the one fold to try")(
      "fold-models", po::value<std::string>()->default_value(""), "folder that keeps the folds' models: used if there")(
      "passes", po::value(&training.epochs)->default_value(training.epochs), "over the references")(
      "reference-rate", po::value(&training.rate)->default_value(training.rate), "of AdaGrad")(
      "rarest", po::value(&training.rarest)->default_value(training.rarest), "how often a feature must be seen")(
      "smallest", po::value(&training.smallest)->default_value(training.smallest), "weight that is kept")(
      "network-passes", po::value(&training.network.epochs)->default_value(training.network.epochs),
      "of the second look")("made-weight", po::value(&training.made_weight)->default_value(training.made_weight),
                            "of references of --forms");
}

int run_references(const po::variables_map& given, const ReferenceTraining& training) {
  const ReferenceSources sources{given["references"].as<std::string>(), given["forms"].as<std::string>(),
                                 given["fold-models"].as<std::string>()};
  if (given.contains("trial"))
    try_references(sources, training, given["fold"].as<int>(), given["trial"].as<std::string>());
  if (given.contains("output")) write_file(given["output"].as<std::string>(), train_references(sources, training));
  return 0;
}

int run(int argc, char** argv) {
  po::options_description options("apud-train: learns corpus/lexicon/english.model from treebanks in CoNLL-U");
  Training training;
  ReferenceTraining reference_training;
  options.add_options()("help", "print this")("data", po::value<std::string>()->default_value("."),
                                              "folder with *train*.conllu and *dev*.conllu")(
      "output", po::value<std::string>(), "train, and write the model here")("evaluate", po::value<std::string>(),
                                                                             "measure this model on the *dev* files")(
      "lemmas-of", po::value<std::string>(), "take this model and learn its lemmas alone anew")(
      "epochs", po::value(&training.epochs)->default_value(training.epochs), "passes over the training files")(
      "seed", po::value(&training.seed)->default_value(training.seed), "of the random numbers")(
      "rate", po::value(&training.options.rate)->default_value(training.options.rate), "largest step of Adam")(
      "drop-input", po::value(&training.options.drop_input)->default_value(training.options.drop_input), "")(
      "drop-state", po::value(&training.options.drop_state)->default_value(training.options.drop_state), "")(
      "drop-arc", po::value(&training.options.drop_arc)->default_value(training.options.drop_arc), "")(
      "drop-feature", po::value(&training.options.drop_feature)->default_value(training.options.drop_feature), "")(
      "batch", po::value(&training.batch_words)->default_value(training.batch_words), "words a step");
  add_reference_options(options, reference_training);
  po::variables_map given;
  po::store(po::parse_command_line(argc, argv, options), given);
  if (given.contains("help")) return std::cout << options, 0;
  po::notify(given);
  if (given.contains("references")) return run_references(given, reference_training);
  const std::string data = given["data"].as<std::string>();
  if (given.contains("output")) {
    std::vector<GoldSentence> sentences;
    for (const std::string& path : treebanks(data, "train"))
      for (GoldSentence& sentence : read_treebank(path)) sentences.push_back(std::move(sentence));
    if (given.contains("lemmas-of")) {
      const std::string path = given["lemmas-of"].as<std::string>();
      LanguageModel model = *LanguageModel::decode(read_file(path), path);
      learn_lemmas(sentences, parse::dictionary_text(), model);
      write_file(given["output"].as<std::string>(), model.encode());
    } else {
      write_file(given["output"].as<std::string>(), train_model(sentences, training).encode());
    }
  }
  if (given.contains("evaluate")) evaluate(given["evaluate"].as<std::string>(), data);
  return 0;
}

}  // namespace
}  // namespace apud

int main(int argc, char** argv) {
  try {
    return apud::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "apud-train: " << error.what() << '\n';
    return 2;
  }
}
