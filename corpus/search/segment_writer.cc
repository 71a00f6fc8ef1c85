// Batches of passages go to small databases that are compacted into one at the end: measured faster and smaller
// than one database that grows (docs/decisions/index_layout.md).
// Layer 2.
#include "corpus/search/segment_writer.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <utility>

#include "corpus/search/compaction.h"
#include "corpus/search/knowledge_head.h"
#include "corpus/search/passage_terms.h"
#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

constexpr int kCreate =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC;
// A batch ends at either: its terms should stay in the processor's cache.
constexpr DocId kBatchPassages = 2000;
constexpr std::uint64_t kBatchBytes = 4u << 20;
constexpr std::uint64_t kBatchGrowth = 6;  // bytes on the disk for a byte of text, at most
// A word of a larger segment is offered as a correction from this number of passages on.
constexpr DocId kLargeSegment = 20000;
constexpr std::uint32_t kFrequentWord = 3;
constexpr std::uint64_t kSpellingGrowth = 300;  // bytes on the disk for a word, at most
constexpr std::size_t kMaxVocabulary = 400000;

}  // namespace

struct SegmentWriter::State {
  std::string directory;
  std::vector<std::string> batches;  // directories of closed batches, without "-p", "-d", "-e"
  Xapian::WritableDatabase passage_db, document_db, entity_db;
  bool batch_open = false;
  DocId batch_passages = 0, passages = 0, documents = 0;
  std::uint64_t batch_bytes = 0;
  std::unique_ptr<PassageTerms> terms = std::make_unique<PassageTerms>();
  std::unordered_map<std::string, std::uint32_t> spelling;

  [[nodiscard]] bool batch_full() const { return batch_passages >= kBatchPassages || batch_bytes >= kBatchBytes; }
  void open_batch();
  void close_batch();
  void collect_spelling();
  void write_spelling(const std::string& path);
};

SegmentWriter::SegmentWriter(std::string directory) : state_(std::make_unique<State>()) {
  state_->directory = std::move(directory);
  std::error_code failure;
  std::filesystem::create_directories(state_->directory, failure);
  if (failure)
    throw Error(ErrorCode::kUnreadable, "cannot make a directory of the index: " + failure.message(), state_->directory,
                "check the permissions and the space on the disk");
}

SegmentWriter::~SegmentWriter() = default;

DocId SegmentWriter::passages() const { return state_->passages; }
DocId SegmentWriter::documents() const { return state_->documents; }

void SegmentWriter::State::open_batch() {
  if (batch_open) return;
  batches.push_back(directory + "/batch-" + std::to_string(batches.size()));
  passage_db = Xapian::WritableDatabase(batches.back() + "-p", kCreate);
  document_db = Xapian::WritableDatabase(batches.back() + "-d", kCreate);
  entity_db = Xapian::WritableDatabase(batches.back() + "-e", kCreate);
  // A database that is left within a transaction forgets it; otherwise its end would write what nobody wants.
  passage_db.begin_transaction(false);
  document_db.begin_transaction(false);
  entity_db.begin_transaction(false);
  batch_open = true;
  batch_passages = 0;
  batch_bytes = 0;
}

void SegmentWriter::State::close_batch() {
  if (!batch_open) return;
  require_space(directory, kBatchGrowth * batch_bytes);
  for (Xapian::WritableDatabase* db : {&passage_db, &document_db, &entity_db}) {
    db->commit_transaction();
    db->commit();
    db->close();
  }
  batch_open = false;
  if (terms->vocabulary().size() > kMaxVocabulary) collect_spelling();
}

void SegmentWriter::State::collect_spelling() {
  terms->each_spelling([&](const std::string& word, std::uint32_t count) { spelling[word] += count; });
  terms = std::make_unique<PassageTerms>();
}

void SegmentWriter::State::write_spelling(const std::string& path) {
  collect_spelling();
  Xapian::WritableDatabase db(path, kCreate);
  const std::uint32_t least = passages < kLargeSegment ? 1 : kFrequentWord;
  std::vector<std::pair<std::string, std::uint32_t>> words(spelling.begin(), spelling.end());
  std::sort(words.begin(), words.end());
  for (const auto& [word, count] : words)
    if (count >= least) db.add_spelling(word, count);
  require_space(directory, kSpellingGrowth * words.size());
  db.commit();
  db.close();
}

DocumentPlace SegmentWriter::add(const DocumentRecord& record, const std::vector<Passage>& passages,
                                 const DocumentKnowledge& knowledge) {
  State& state = *state_;
  return guarded(state.directory, [&] {
    static const BlockKnowledge nothing;
    DocumentPlace place;
    place.passages = {state.passages + 1, state.passages + static_cast<DocId>(passages.size())};
    state.open_batch();
    state.terms->begin_document(record.info, passages, knowledge);
    DocumentRecord stored = record;
    stored.passages = static_cast<std::uint32_t>(passages.size());
    stored.relations = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (state.batch_full()) {
        state.close_batch();
        state.open_batch();
      }
      const BlockKnowledge& block = i < knowledge.blocks.size() ? knowledge.blocks[i] : nothing;
      Xapian::Document document;
      state.batch_bytes += state.terms->passage_document(passages[i], block, document);
      state.passage_db.add_document(document);
      stored.relations += static_cast<std::uint32_t>(block.relations.size());
      ++state.batch_passages;
      ++state.passages;
    }
    Xapian::Document whole;
    state.terms->whole_document(whole);
    whole.set_data(encode_record(stored));
    state.document_db.add_document(whole);
    Xapian::Document head;
    state.terms->knowledge().add_to_head(head);
    head.set_data(encode_head(record.info.name, knowledge.entities));
    state.entity_db.add_document(head);
    place.document = ++state.documents;
    if (state.batch_full()) state.close_batch();
    return place;
  });
}

void SegmentWriter::finish() {
  State& state = *state_;
  guarded(state.directory, [&] {
    state.open_batch();
    state.close_batch();
    std::vector<std::string> passages, documents, entities;
    for (const std::string& batch : state.batches) {
      passages.push_back(batch + "-p");
      documents.push_back(batch + "-d");
      entities.push_back(batch + "-e");
    }
    passages.push_back(state.directory + "/batch-spelling");
    state.write_spelling(passages.back());
    compact(passages, state.directory + "/" + Segment::kPassages);
    compact(documents, state.directory + "/" + Segment::kDocuments);
    compact(entities, state.directory + "/" + Segment::kEntities);
    for (const auto* list : {&passages, &documents, &entities})
      for (const std::string& path : *list) std::filesystem::remove_all(path);
  });
}

}  // namespace apud
