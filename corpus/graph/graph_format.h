// The byte layout that the writer and the reader share. In prose: docs/graph_format.md.
// Layer 2. A change here is a change of format: kGraphVersion and that document change with it.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace apud::graph_format {

static_assert(std::endian::native == std::endian::little, "the file is read in place: its numbers are little-endian");

inline constexpr char kGraphMagic[8] = {'a', 'p', 'u', 'd', 'g', 'r', 'p', 'h'};  // at both ends of the file
inline constexpr std::uint32_t kGraphVersion = 2;
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// In the order in which they stand in the file, each from a multiple of eight bytes on.
enum class Section : std::uint32_t {
  kRecords,             // bytes
  kRelations,           // RelationRow, one more than there are relations
  kDocuments,           // DocumentRow
  kWords,               // bytes: names of documents, predicates and reasons
  kPredicates,          // WordRow, in order of their bytes
  kPredicateStarts,     // u32, one more than there are predicates: in kPredicateRelations
  kPredicateRelations,  // u32 a relation
  kReasons,             // WordRow
  kOutStarts,           // u32, one more than there are nodes: in the three columns below
  kOutNeighbours,       // u32
  kOutRelations,        // u32
  kOutLabels,           // u32
  kInStarts,
  kInNeighbours,
  kInRelations,
  kInLabels,
  kNodes,      // NodeRow, one more than there are nodes
  kAliases,    // AliasRow
  kNodeText,   // bytes: a node's id, name and aliases
  kIdBuckets,  // u32, one more than there are buckets: in kIdNodes
  kIdNodes,    // u32 a node
  kNameKeys,   // u64 a name: its first eight bytes, the first as the highest
  kNames,      // NameRow, in order of their bytes
  kNameEnds,   // u32 a name: rows of kNames in the order of their bytes read backwards
  kNameText,   // bytes: folded names
};
inline constexpr std::size_t kSections = 25;

struct RelationRow {
  std::uint32_t subject, object;  // nodes or kNone
  std::uint32_t predicate, block;
  std::uint64_t record;  // low 48 bits: where its record starts (it ends where the next row's starts); then `marks`
};
struct DocumentRow {
  std::uint64_t text;  // in kWords
  std::uint32_t size;
  std::uint32_t segment, passage;  // GraphLocator of block 0
  std::uint32_t first_relation;    // its relations end where those of the next begin
  std::uint64_t unused;
};
struct WordRow {
  std::uint64_t text;  // in kWords
  std::uint32_t size, unused;
};
struct NodeRow {
  std::uint64_t text;  // in kNodeText: the id, then the name
  std::uint32_t id_size, name_size;
  std::uint32_t mentions, documents;
  std::uint32_t first_alias;  // they end where those of the next node begin
  std::uint32_t type;
};
struct AliasRow {
  std::uint64_t text;  // in kNodeText
  std::uint32_t size, reason, mentions;
  std::uint32_t document, block;  // kNone if no document says so
  std::uint32_t begin, end;       // of that block's text
  std::uint32_t unused;
};
struct NameRow {
  std::uint64_t text;  // in kNameText
  std::uint32_t size, node;
  std::uint32_t uses;   // how often the node was meant by this name
  std::uint32_t alias;  // 0: the node's name; 1: an alias
};
static_assert(sizeof(RelationRow) == 24 && sizeof(DocumentRow) == 32 && sizeof(WordRow) == 16);
static_assert(sizeof(NodeRow) == 32 && sizeof(AliasRow) == 40 && sizeof(NameRow) == 24);

struct SectionEntry {
  std::uint64_t offset, size;  // size without the zeros that fill up to a multiple of eight
  std::uint64_t hash;          // XXH3 of the section with those zeros
};
// The last bytes of the file.
struct Footer {
  std::uint64_t file_size;
  std::uint64_t nodes, relations, documents, predicates, reasons, aliases, names;
  std::array<SectionEntry, kSections> sections;
  std::uint32_t version, section_count;
  std::uint64_t hash;  // XXH3 of the footer up to here
  char magic[8];
};
static_assert(sizeof(Footer) == 64 + 24 * kSections + 24);

constexpr std::uint64_t padded(std::uint64_t size) { return (size + 7) & ~std::uint64_t{7}; }
// How many buckets the ids of so many nodes are dealt to; the bucket is the low bits of the id's XXH3.
constexpr std::uint64_t bucket_count(std::uint64_t nodes) { return std::bit_ceil(std::max<std::uint64_t>(nodes, 1)); }

inline constexpr int kRecordBits = 48;
inline constexpr std::uint64_t kRecordMask = (std::uint64_t{1} << kRecordBits) - 1;

// What most filters ask for, in 14 bits. From the lowest: confidence in thousandths (10), status (2), polarity, inferred.
inline constexpr std::uint32_t kConfidenceBits = 10, kFlagBits = 4, kMarkBits = kConfidenceBits + kFlagBits;
inline constexpr std::uint32_t kMostThousandths = 1000;
constexpr std::uint32_t thousandths(float confidence) {  // to the nearest; 0 for what is no number
  return confidence >= 1 ? kMostThousandths : confidence > 0 ? static_cast<std::uint32_t>(confidence * 1000 + 0.5F) : 0;
}
constexpr float confidence_of(std::uint32_t thousandths) { return static_cast<float>(thousandths) / 1000; }
constexpr std::uint32_t flags(std::uint32_t status, std::uint32_t polarity, bool inferred) {
  return (status & 3) | (polarity & 1) << 2 | static_cast<std::uint32_t>(inferred) << 3;
}
constexpr std::uint32_t marks(float confidence, std::uint32_t flag_bits) {
  return thousandths(confidence) | flag_bits << kConfidenceBits;
}
constexpr std::uint32_t marks_of(const RelationRow& row) {
  return static_cast<std::uint32_t>(row.record >> kRecordBits);
}

// An edge's label: the marks, beside the edge, and above them the predicate (18 bits; kWidePredicate: see the row).
inline constexpr std::uint32_t kWidePredicate = (1U << (32 - kMarkBits)) - 1;
constexpr std::uint32_t label(const RelationRow& row) {
  return marks_of(row) | std::min(row.predicate, kWidePredicate) << kMarkBits;
}
// Of marks or of a label.
constexpr std::uint32_t confidence_in(std::uint32_t label) { return label & ((1U << kConfidenceBits) - 1); }
constexpr std::uint32_t flags_in(std::uint32_t label) { return label >> kConfidenceBits & ((1U << kFlagBits) - 1); }
constexpr std::uint32_t predicate_in(std::uint32_t label) { return label >> kMarkBits; }

}  // namespace apud::graph_format
