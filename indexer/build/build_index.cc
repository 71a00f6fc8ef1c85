// Workers read, parse and cut passages; the calling thread writes them in the order of the files, so that an index does
// not depend on the number of workers.
// Layer 6.
#include "indexer/build/build_index.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <map>
#include <new>
#include <optional>
#include <utility>

#include "corpus/model/passage_builder.h"
#include "corpus/store/index_writer.h"
#include "corpus/text/error.h"
#include "indexer/build/extraction.h"
#include "indexer/build/in_order.h"
#include "indexer/build/read_document.h"

namespace apud {
namespace {

// What a worker hands over: passages, or a failure, or neither for an unchanged file.
struct Prepared {
  DocumentInfo info;
  std::vector<Passage> passages;
  DocumentKnowledge knowledge;
  std::optional<Failure> failure;
  std::vector<Failure> losses;
  bool unchanged = false;
  std::size_t repairs = 0, citations = 0;
};

Prepared prepare(const SourceFile& file, const std::string& known_hash, Extraction& extraction) {
  Prepared prepared;
  std::optional<ReadDocument> read = read_document(file.path, file.name, known_hash);
  prepared.unchanged = !read.has_value();
  if (!read) return prepared;
  const Document& document = read->document;
  prepared.info.name = document.name;
  prepared.info.title = document.title;
  prepared.info.path = file.path;
  prepared.info.hash = read->hash;
  prepared.info.encoding = encoding_name(read->source.encoding());
  prepared.info.format = file_format_name(read->format);
  prepared.info.author = document.author;
  prepared.info.date = document.date;
  prepared.info.bytes = read->bytes;
  prepared.info.pages = document.pages;
  Extracted extracted = extraction.extract(*read);
  for (const Diagnostic& diagnostic : document.diagnostics)
    if (diagnostic.code == "page_unread")
      prepared.losses.push_back({.path = file.shown, .problem = diagnostic.message, .todo = "print it to a new PDF"});
  prepared.repairs = document.diagnostics.size();
  prepared.citations = extracted.citations.citations;
  prepared.passages.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    prepared.passages.push_back(make_passage(document, block, read->source));
    prepared.passages.back().citations = std::move(extracted.citations.blocks[block.id]);
  }
  prepared.knowledge = add_knowledge(std::move(extracted.knowledge), prepared.passages);
  return prepared;
}

// The one place where a document's failure ends: the others go on.
Prepared prepare_or_fail(const SourceFile& file, const std::string& known_hash, Extraction& extraction) {
  Prepared prepared;
  try {
    return prepare(file, known_hash, extraction);
  } catch (const Error& error) {
    prepared.failure = Failure{.path = file.shown, .problem = error.problem(), .todo = error.todo()};
  } catch (const std::bad_alloc&) {
    prepared.failure = Failure{.path = file.shown, .problem = "not enough memory for the file", .todo = "split it"};
  } catch (const std::exception& error) {
    prepared.failure = Failure{.path = file.shown,
                               .problem = std::string("internal error (") + error.what() + ")",
                               .todo = "please report it with the file"};
  }
  return prepared;
}

class Build {
 public:
  Build(const BuildRequest& request, BuildWatcher& watcher)
      : request_(request), watcher_(watcher), start_(std::chrono::steady_clock::now()) {}

  BuildSummary run() {
    SourceFiles found = find_source_files(request_.paths, request_.index);
    summary_.failures = std::move(found.failures);
    files_ = std::move(found.files);
    if (!has_something_to_do(found.folders)) return finish();
    Extraction extraction(request_.gazetteers);
    IndexWriter writer(request_.index);
    remove_documents(writer, found.folders);
    settle_names(writer.documents(), removed_, files_);
    for (const DocumentInfo& info : writer.documents()) hashes_.emplace(info.name, info.hash);
    for (const std::string& name : removed_) hashes_.erase(name);
    add_documents(writer, extraction);
    if (summary_.changed() > 0 || (summary_.unchanged > 0 && !writer.is_whole())) {
      watcher_.publishing();
      writer.publish();
    }
    return finish();
  }

 private:
  // Before the index is made or opened: nothing is left behind where there is nothing to index.
  [[nodiscard]] bool has_something_to_do(const std::vector<std::string>& folders) const {
    const bool exists = std::filesystem::exists(request_.index);
    if (!request_.removals.empty() && !exists)
      throw Error(ErrorCode::kNoIndex, "no index", request_.index, "make one with apud-index PATH");
    if (!files_.empty() || !request_.removals.empty()) return true;
    if (request_.prune && exists && !folders.empty()) return true;
    if (!summary_.failures.empty()) return false;
    throw Error(ErrorCode::kUsage, "no documents in the folder", request_.paths.front(),
                "give a folder or a file with text");
  }

  void remove_documents(IndexWriter& writer, const std::vector<std::string>& folders) {
    if (request_.prune) removed_ = gone_documents(writer.documents(), folders);
    for (const std::string& name : request_.removals) {
      const auto& known = writer.documents();
      const bool exists =
          std::any_of(known.begin(), known.end(), [&](const DocumentInfo& d) { return d.name == name; });
      if (!exists)
        summary_.failures.push_back(
            {.path = name, .problem = "no such document in the index", .todo = "apud stats lists the documents"});
      else if (std::find(removed_.begin(), removed_.end(), name) == removed_.end())
        removed_.push_back(name);
    }
    for (const std::string& name : removed_) {
      writer.remove(name);
      ++summary_.removed;
      DocumentOutcome outcome;
      outcome.outcome = Outcome::kRemoved;
      outcome.name = name;
      watcher_.finished(outcome);
    }
  }

  void add_documents(IndexWriter& writer, Extraction& extraction) {
    std::uint64_t bytes = 0;
    for (const SourceFile& file : files_) bytes += file.bytes;
    watcher_.started(files_.size(), bytes);
    InOrder order(
        files_.size(), WorkAhead{}, [this](std::size_t i) { return files_[i].bytes; },
        [&](std::size_t i) {
          return prepare_or_fail(files_[i], request_.force ? "" : known_hash(files_[i]), extraction);
        },
        [&](std::size_t i, Prepared prepared) { take(writer, files_[i], std::move(prepared)); });
    order.run(std::max(1U, request_.jobs));
  }

  [[nodiscard]] std::string known_hash(const SourceFile& file) const {
    const auto known = hashes_.find(file.name);
    return known == hashes_.end() ? "" : known->second;
  }

  void take(IndexWriter& writer, const SourceFile& file, Prepared prepared) {
    DocumentOutcome outcome;
    outcome.name = file.name;
    outcome.bytes = file.bytes;
    if (prepared.failure) {
      outcome.outcome = Outcome::kFailed;
      outcome.reason = prepared.failure->reason();
      summary_.failures.push_back(std::move(*prepared.failure));
    } else if (prepared.unchanged) {
      outcome.outcome = Outcome::kUnchanged;
      ++summary_.unchanged;
    } else {
      outcome.outcome = hashes_.contains(file.name) ? Outcome::kUpdated : Outcome::kAdded;
      ++(outcome.outcome == Outcome::kUpdated ? summary_.updated : summary_.added);
      count(prepared, outcome);
      std::move(prepared.losses.begin(), prepared.losses.end(), std::back_inserter(summary_.losses));
      prepared.info.indexed_at =
          std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
      writer.add(prepared.info, prepared.passages, prepared.knowledge);
    }
    watcher_.finished(outcome);
  }

  void count(const Prepared& prepared, DocumentOutcome& outcome) {
    outcome.blocks = prepared.passages.size();
    outcome.repairs = prepared.repairs;
    for (const Passage& passage : prepared.passages) {
      ++summary_.blocks[static_cast<std::size_t>(passage.kind)];
      outcome.sentences += passage.sentences.size();
    }
    outcome.citations = prepared.citations;
    outcome.entities = prepared.knowledge.entities.size();
    for (const BlockKnowledge& block : prepared.knowledge.blocks) outcome.relations += block.relations.size();
    summary_.sentences += outcome.sentences;
    summary_.entities += outcome.entities;
    summary_.relations += outcome.relations;
    summary_.citations += outcome.citations;
    summary_.repairs += outcome.repairs;
    summary_.bytes += prepared.info.bytes;
  }

  BuildSummary finish() {
    summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    return std::move(summary_);
  }

  const BuildRequest& request_;
  BuildWatcher& watcher_;
  const std::chrono::steady_clock::time_point start_;
  BuildSummary summary_;
  std::vector<SourceFile> files_;
  std::vector<std::string> removed_;
  std::map<std::string, std::string> hashes_;  // of the documents that stay, by name
};

}  // namespace

BuildSummary build_index(const BuildRequest& request, BuildWatcher& watcher) { return Build(request, watcher).run(); }

}  // namespace apud
