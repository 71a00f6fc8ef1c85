// Opening a graph file: mapping, and the checks that make every later look at it safe.
// Layer 2.
#include "corpus/graph/graph_columns.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "corpus/graph/graph_hash.h"
#include "corpus/text/error.h"

namespace apud {

using namespace graph_format;

namespace {

constexpr char kAgain[] = "build the index again with apud-index --force";

}  // namespace

GraphReader::State::State(const std::string& path) : name(path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (fd < 0 || ::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
    const std::string cause = fd >= 0 && !S_ISREG(status.st_mode) ? "not a file" : std::strerror(errno);
    if (fd >= 0) ::close(fd);
    throw Error(ErrorCode::kUnreadable, "cannot read the graph: " + cause, path, "check its permissions");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > 0) {
    // The file is ours and never changed in place; relations of a node lie anywhere in it, so no reading ahead.
    map = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED) map = nullptr;
  }
  const int cause = errno;
  ::close(fd);
  if (size > 0 && map == nullptr)
    throw Error(ErrorCode::kUnreadable, std::string("cannot map the graph: ") + std::strerror(cause), path,
                "free memory");
  if (map != nullptr) ::madvise(map, size, MADV_RANDOM);
  bytes = {static_cast<const char*>(map), size};
  try {
    open();
  } catch (...) {
    if (map != nullptr) ::munmap(map, size);
    throw;
  }
}

GraphReader::State::State(std::string_view given, std::string file_name) : name(std::move(file_name)), bytes(given) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 != 0) {
    own_copy = bytes;  // a string's storage is aligned for anything
    bytes = own_copy;
  }
  open();
}

GraphReader::State::~State() {
  if (map != nullptr) ::munmap(map, bytes.size());
}

void GraphReader::State::damaged(const char* what) const {
  throw Error(ErrorCode::kDamaged, std::string("the graph is damaged (") + what + ")", name, kAgain);
}

std::string_view GraphReader::State::text(Section section_id, std::uint64_t offset, std::uint64_t size) const {
  const std::string_view whole = section(section_id);
  if (offset > whole.size() || size > whole.size() - offset) damaged("a text's place");
  return whole.substr(offset, size);
}

void GraphReader::State::open() {
  if (bytes.size() < sizeof kGraphMagic + sizeof footer) damaged("cut short");
  std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
  const bool marked = std::memcmp(footer.magic, kGraphMagic, sizeof kGraphMagic) == 0 &&
                      std::memcmp(bytes.data(), kGraphMagic, sizeof kGraphMagic) == 0;
  if (!marked) damaged("cut short, or no graph");
  if (footer.hash != graph_hash({bytes.data() + bytes.size() - sizeof footer, offsetof(Footer, hash)}))
    damaged("its footer");
  if (footer.version != kGraphVersion)
    throw Error(ErrorCode::kVersion, "the graph has format version " + std::to_string(footer.version), name, kAgain);
  check_frame();
  set_columns();
}

void GraphReader::State::check_frame() const {
  if (footer.file_size != bytes.size() || footer.section_count != kSections) damaged("its size");
  std::uint64_t at = sizeof kGraphMagic;
  for (const SectionEntry& entry : footer.sections) {
    if (entry.offset != at || entry.size > bytes.size() - at) damaged("a section's place");
    at += padded(entry.size);
    if (at > bytes.size() - sizeof footer) damaged("a section's size");
  }
  if (at != bytes.size() - sizeof footer) damaged("bytes between sections");
  const std::uint64_t counts[] = {footer.nodes,   footer.relations, footer.documents, footer.predicates,
                                  footer.reasons, footer.aliases,   footer.names};
  for (const std::uint64_t count : counts)
    if (count >= kNone) damaged("a count");
}

template <typename T>
std::span<const T> GraphReader::State::column(Section section_id, std::uint64_t count) const {
  const std::string_view whole = section(section_id);
  if (whole.size() != count * sizeof(T)) damaged("a section's size");  // counts have 32 bits: no overflow
  return {reinterpret_cast<const T*>(whole.data()), count};
}

template <typename T>
std::span<const T> GraphReader::State::column(Section section_id) const {
  return column<T>(section_id, section(section_id).size() / sizeof(T));
}

void GraphReader::State::set_columns() {
  relations = column<RelationRow>(Section::kRelations, footer.relations + 1).first(footer.relations);
  documents = column<DocumentRow>(Section::kDocuments, footer.documents);
  predicates = column<WordRow>(Section::kPredicates, footer.predicates);
  predicate_starts = column<std::uint32_t>(Section::kPredicateStarts, footer.predicates + 1);
  predicate_relations = column<std::uint32_t>(Section::kPredicateRelations, footer.relations);
  reasons = column<WordRow>(Section::kReasons, footer.reasons);
  nodes = column<NodeRow>(Section::kNodes, footer.nodes + 1).first(footer.nodes);
  aliases = column<AliasRow>(Section::kAliases, footer.aliases);
  id_buckets = column<std::uint32_t>(Section::kIdBuckets, bucket_count(footer.nodes) + 1);
  id_nodes = column<std::uint32_t>(Section::kIdNodes, footer.nodes);
  name_keys = column<std::uint64_t>(Section::kNameKeys, footer.names);
  names = column<NameRow>(Section::kNames, footer.names);
  name_ends = column<std::uint32_t>(Section::kNameEnds, footer.names);
  const auto direction = [&](Section first) {
    const auto next = [&](std::uint32_t k) { return static_cast<Section>(static_cast<std::uint32_t>(first) + k); };
    Direction edges{column<std::uint32_t>(first, footer.nodes + 1), column<std::uint32_t>(next(1)), {}, {}};
    edges.relations = column<std::uint32_t>(next(2), edges.neighbours.size());
    edges.labels = column<std::uint32_t>(next(3), edges.neighbours.size());
    return edges;
  };
  out = direction(Section::kOutStarts);
  in = direction(Section::kInStarts);
}

}  // namespace apud
