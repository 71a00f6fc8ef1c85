// Opening a segment and looking documents and passages up in it.
// Layer 2.
#include "corpus/search/segment.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "corpus/search/schema.h"
#include "corpus/search/segment_state.h"
#include "corpus/search/xapian_error.h"

namespace apud {
namespace {

// -1 if the file is not there.
int open_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd >= 0 || errno == ENOENT) return fd;
  throw Error(ErrorCode::kUnreadable, std::string("cannot read a file of the index: ") + std::strerror(errno), path,
              "check its permissions");
}

// The first passage with a term that is alive, 0 if there is none: a dead document of the same name may stand before.
DocId first_living(const Segment::State& state, const std::string& term) {
  auto passage = state.passages.postlist_begin(term);
  const auto end = state.passages.postlist_end(term);
  while (passage != end) {
    const DocIdRange* range = state.dead.dead_range(*passage);
    if (range == nullptr) return *passage;
    passage.skip_to(range->last + 1);
  }
  return 0;
}

}  // namespace

std::string capped_term(const char* prefix, const std::string& value) {
  std::string term = prefix + value;
  if (term.size() <= kMaxTermBytes && term.find('\0') == std::string::npos) return term;
  std::uint64_t hash = 1469598103934665603u;
  for (char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::string kept;
  for (char c : term.substr(0, kMaxTermBytes - 17)) kept += c == '\0' ? ' ' : c;
  kept += '~';
  for (int shift = 60; shift >= 0; shift -= 4) kept += "0123456789abcdef"[hash >> shift & 15u];
  return kept;
}

Segment::State::~State() {
  for (const Lazy* lazy : {&documents_, &entities_})
    if (lazy->fd >= 0) ::close(lazy->fd);
}

Xapian::Database& Segment::State::Lazy::open(const std::string& path) {
  if (!is_open) {
    const int file = fd;
    fd = -1;  // Xapian closes it, also if it fails to open
    database = guarded(path, [&] { return Xapian::Database(file); });
    is_open = true;
  }
  return database;
}

bool Segment::State::find_files() {
  documents_.fd = open_file(directory + "/" + kDocuments);
  entities_.fd = open_file(directory + "/" + kEntities);
  return documents_.fd >= 0 && entities_.fd >= 0;
}

std::optional<Segment> Segment::open(const std::string& directory, DeadList dead) {
  auto state = std::make_shared<State>();
  state->directory = directory;
  state->dead = std::move(dead);
  const std::string path = directory + "/" + kPassages;
  const int fd = open_file(path);
  if (fd < 0) return std::nullopt;
  state->passages = guarded(path, [&] { return Xapian::Database(fd); });
  if (!state->find_files()) return std::nullopt;
  return Segment(std::move(state));
}

const DeadList& Segment::dead() const { return state_->dead; }

std::optional<DocumentPlace> Segment::find(const std::string& name) const {
  const std::string term = capped_term(prefix::kId, name);
  return guarded(state_->directory, [&]() -> std::optional<DocumentPlace> {
    Xapian::Database& documents = state_->documents();
    for (auto at = documents.postlist_begin(term); at != documents.postlist_end(term); ++at) {
      if (state_->dead.document_is_dead(*at)) continue;
      std::optional<DocumentRecord> found = record(*at);
      if (!found || found->info.name != name) continue;
      DocumentPlace place{*at, {1, 0}};
      if (found->passages == 0) return place;
      const DocId first = first_living(*state_, term);
      if (first == 0) return std::nullopt;
      place.passages = {first, first + found->passages - 1};
      return place;
    }
    return std::nullopt;
  });
}

std::optional<DocumentRecord> Segment::record(DocId document) const {
  return guarded(state_->directory + "/" + kDocuments, [&] {
    std::optional<DocumentRecord> found = decode_record(state_->documents().get_document(document).get_data());
    if (!found)
      throw Error(ErrorCode::kDamaged, "a document's record cannot be read", state_->directory + "/" + kDocuments,
                  "run apud-index --force into a new directory");
    return found;
  });
}

std::optional<Passage> Segment::passage(DocId id) const {
  const std::string path = state_->directory + "/" + kPassages;
  return guarded(path, [&] {
    std::optional<Passage> found = decode_passage(state_->passages.get_document(id).get_data());
    if (!found)
      throw Error(ErrorCode::kDamaged, "a passage cannot be read", path, "run apud-index --force into a new directory");
    return found;
  });
}

std::optional<Passage> Segment::passage(const std::string& document, std::uint32_t block) const {
  return guarded(state_->directory + "/" + kPassages, [&]() -> std::optional<Passage> {
    const DocId first = first_living(*state_, capped_term(prefix::kId, document));
    if (first == 0) return std::nullopt;
    // A passage a block is the rule; where blocks were left out, the passage stands further in front.
    const std::uint64_t expected = std::uint64_t{first} + block;
    for (auto at = static_cast<DocId>(std::min<std::uint64_t>(expected, state_->passages.get_lastdocid())); at >= first;
         --at) {
      std::optional<Passage> found = passage(at);
      if (found->document != document) continue;
      if (found->block == block) return found;
      if (found->block < block) break;
    }
    return std::nullopt;
  });
}

std::vector<Entity> Segment::entities(DocId document) const {
  const std::string path = state_->directory + "/" + kEntities;
  return guarded(path, [&] {
    std::optional<KnowledgeHead> found = decode_head(state_->entities().get_document(document).get_data());
    if (!found)
      throw Error(ErrorCode::kDamaged, "whom a document names cannot be read", path,
                  "run apud-index --force into a new directory");
    return std::move(found->entities);
  });
}

void Segment::each_document(const std::function<void(const DocumentPlace&, const DocumentRecord&)>& visit) const {
  guarded(state_->directory + "/" + kDocuments, [&] {
    DocId next_passage = 1;  // passages stand in the order of their documents
    const DocId last = state_->documents().get_lastdocid();
    for (DocId id = 1; id <= last; ++id) {
      const std::optional<DocumentRecord> found = record(id);
      const DocIdRange passages{next_passage, next_passage + found->passages - 1};
      next_passage += found->passages;
      if (!state_->dead.document_is_dead(id)) visit({id, passages}, *found);
    }
  });
}

}  // namespace apud
