// Folds of marked references.
// Layer 7: a part of apud-train.
#include "indexer/train/reference_trial.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "corpus/citations/csl_json.h"
#include "corpus/text/error.h"
#include "indexer/cite/known_words.h"
#include "indexer/cite/reference_parser.h"

namespace apud {
namespace {

struct File {
  std::string name;
  bool measured_only = false;
  std::vector<GoldReference> references;
};

std::vector<File> read_folder(const std::string& folder) {
  std::vector<File> files;
  if (!std::filesystem::is_directory(folder))
    throw Error(ErrorCode::kUnreadable, "no such folder", folder, "docs/training.md says what it holds");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".jsonl")) continue;
    files.push_back({entry.path().stem().string(), name.starts_with("csl_"), read_references(entry.path().string())});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  if (files.empty())
    throw Error(ErrorCode::kUnreadable, "no *.jsonl files", folder, "docs/training.md says where to get them");
  return files;
}

// As scripts/reference_forms.py has it.
int fold_of(const std::string& text) { return static_cast<int>(hash_lower(text) % kReferenceFolds); }

// Hashes of the runs of four words, as texts are compared.
std::vector<std::uint32_t> runs_of_four(const GoldReference& reference) {
  std::vector<std::uint32_t> hashes, runs;
  for (const ReferenceWord& word : reference.words)
    if (word.kind != WordKind::kPunctuation)
      hashes.push_back(hash_lower(std::string_view(reference.text).substr(word.span.begin, word.span.size())));
  for (std::size_t i = 0; i + 4 <= hashes.size(); ++i) {
    std::uint32_t run = 0;
    for (std::size_t j = i; j < i + 4; ++j) run = (run ^ hashes[j]) * 0x9E3779B1U + (run >> 15);
    runs.push_back(run);
  }
  return runs;
}

// Tells which references share half of their runs with one that is tested.
class Overlap {
 public:
  void add(const GoldReference& tested) {
    for (const std::uint32_t run : runs_of_four(tested)) {
      auto& users = users_[run];
      if (users.empty() || users.back() != tested_) users.push_back(tested_);
    }
    ++tested_;
  }
  [[nodiscard]] bool shares_half(const GoldReference& reference) const {
    const std::vector<std::uint32_t> runs = runs_of_four(reference);
    std::unordered_map<std::uint32_t, std::size_t> shared;
    std::size_t most = 0;
    for (const std::uint32_t run : runs)
      if (const auto found = users_.find(run); found != users_.end())
        for (const std::uint32_t user : found->second) most = std::max(most, ++shared[user]);
    return !runs.empty() && most * 2 >= runs.size();
  }

 private:
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> users_;
  std::uint32_t tested_ = 0;
};

bool is_tested(const File& file, const GoldReference& reference, int fold, int only) {
  return (only >= 0 && file.measured_only) || fold_of(reference.text) == fold;
}

void parse_fold(const std::vector<File>& files, int fold, int only, std::shared_ptr<const LabelModel> model,
                const std::string& output) {
  ReferenceParser parser(std::move(model), Lexicon::load(), load_periodicals());
  for (const File& file : files) {
    const auto mode = fold == 0 || only >= 0 ? std::ios::trunc : std::ios::app;
    std::ofstream gold(output + "/" + file.name + ".gold.jsonl", mode),
        found(output + "/" + file.name + ".pred.jsonl", mode);
    for (const GoldReference& reference : file.references) {
      if (!is_tested(file, reference, fold, only)) continue;
      gold << reference.line << '\n';
      found << csl_json(parser.parse(reference.text)) << '\n';
    }
    if (!gold.flush() || !found.flush())
      throw Error(ErrorCode::kNoSpace, "cannot write what was found", output, "give a folder that exists and has room");
  }
}

// What may be learnt from when a fold is tested.
std::string learn_fold(const std::vector<File>& files, const std::vector<GoldReference>& made, int fold, int only,
                       const ReferenceTraining& training) {
  Overlap overlap;
  for (const File& file : files)
    for (const GoldReference& reference : file.references)
      if (is_tested(file, reference, fold, only)) overlap.add(reference);
  std::vector<const GoldReference*> learnt;
  std::unordered_set<std::string_view> origins;
  for (const File& file : files)
    for (const GoldReference& reference : file.references)
      if (!file.measured_only && fold_of(reference.text) != fold && !overlap.shares_half(reference)) {
        learnt.push_back(&reference);
        origins.insert(reference.text);
      }
  for (const GoldReference& reference : made)
    if (origins.contains(reference.origin) && !overlap.shares_half(reference)) learnt.push_back(&reference);
  if (!training.quiet) std::fprintf(stderr, "references: fold %d learns from %zu\n", fold, learnt.size());
  return learn_references(learnt, training)->encode();
}

// The model of a fold, kept in a folder or not.
std::string fold_model(const std::string& kept, const std::function<std::string()>& learn) {
  if (kept.empty()) return learn();
  if (std::ifstream file(kept, std::ios::binary); file) return {std::istreambuf_iterator<char>(file), {}};
  std::string bytes = learn();
  std::ofstream file(kept, std::ios::binary);
  if (!(file << bytes) || !file.flush())
    throw Error(ErrorCode::kNoSpace, "cannot write the model of a fold", kept,
                "give a folder that exists and has room");
  return bytes;
}

}  // namespace

std::string train_references(const ReferenceSources& sources, const ReferenceTraining& training) {
  const std::vector<File> files = read_folder(sources.folder);
  std::vector<GoldReference> made;
  if (!sources.forms.empty()) made = read_references(sources.forms);
  std::vector<const GoldReference*> learnt;
  for (const File& file : files)
    for (const GoldReference& reference : file.references)
      if (!file.measured_only) learnt.push_back(&reference);
  for (GoldReference& reference : made) {
    reference.weight = training.made_weight;
    learnt.push_back(&reference);
  }
  return learn_references(learnt, training)->encode();
}

void try_references(const ReferenceSources& sources, const ReferenceTraining& training, int only,
                    const std::string& output) {
  const std::vector<File> files = read_folder(sources.folder);
  std::vector<GoldReference> made;
  if (!sources.forms.empty()) made = read_references(sources.forms);
  for (GoldReference& reference : made) reference.weight = training.made_weight;
  for (int fold = 0; fold < kReferenceFolds; ++fold) {
    if (only >= 0 && fold != only) continue;
    const std::string kept = sources.models.empty() ? "" : sources.models + "/" + std::to_string(fold) + ".model";
    const std::string bytes = fold_model(kept, [&] { return learn_fold(files, made, fold, only, training); });
    parse_fold(files, fold, only, LabelModel::decode(bytes, "fold"), output);
  }
}

}  // namespace apud
