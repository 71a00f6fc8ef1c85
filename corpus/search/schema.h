// The one table of term prefixes and value slots: what a Xapian document of Apud holds.
// Layer 2. A change here is a change of format: kIndexVersion and docs/index_format.md change with it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace apud {

inline constexpr std::uint32_t kIndexVersion = 3;

// Terms. Plain words have no prefix, their stems have "Z"; a field's stems have "Z" and the field's prefix.
namespace prefix {
inline constexpr char kStem[] = "Z";
inline constexpr char kId[] = "Q";         // the document's name as it stands, on all of its passages
inline constexpr char kDocument[] = "XD";  // folded name, and folded last part of the name
inline constexpr char kKind[] = "XK";      // block_kind_name(Passage::place)
inline constexpr char kPage[] = "XP";
inline constexpr char kYear[] = "Y";
inline constexpr char kSection[] = "XS";  // stems of the headings above
inline constexpr char kTitle[] = "S";     // stems of the titles of the document and of the block; as kAuthor
inline constexpr char kAuthor[] = "A";    // stems of the authors of works cited in the passage, or in support of it
inline constexpr char kEntity[] = "XE";   // ids of the entities named, and their aliases as in an id
// What a passage says:
inline constexpr char kSubject[] = "XRS";    // ids of the entities that are subjects of its relations
inline constexpr char kObject[] = "XRO";     // the same of objects
inline constexpr char kPredicate[] = "XRP";  // the predicates of its relations
inline constexpr char kStatus[] = "XRT";     // status_name, unless asserted
inline constexpr char kPolarity[] = "XRN";   // polarity_name, unless affirmed
// Where citations stand (kAuthor, kTitle and kYear stand on the passages that they support, too):
inline constexpr char kCitation[] =
    "XC";                              // alone: cites something; with stems: all words of the work and of the claims
inline constexpr char kWork[] = "XW";  // key_of() of each work; counts its first ordinal in the passage
inline constexpr char kUnresolved[] = "XU";  // alone: has a citation whose work could not be told
// On the heads of documents, in the database of entities:
inline constexpr char kName[] = "XN";  // as kEntity, of all entities of the document
}  // namespace prefix

// What a query may name. A filter restricts and never scores; the words of a text field score.
enum class FieldUse : std::uint8_t { kFilter, kText, kNumber };
struct Field {
  const char* name;
  const char* term_prefix;
  FieldUse use;
};
inline constexpr Field kFields[] = {
    {"kind", prefix::kKind, FieldUse::kFilter},     {"doc", prefix::kDocument, FieldUse::kFilter},
    {"section", prefix::kSection, FieldUse::kText}, {"title", prefix::kTitle, FieldUse::kText},
    {"author", prefix::kAuthor, FieldUse::kText},   {"entity", prefix::kEntity, FieldUse::kFilter},
    {"year", prefix::kYear, FieldUse::kNumber},     {"page", prefix::kPage, FieldUse::kNumber},
};

// Value slots of a passage. Numbers are Xapian::sortable_serialise()d.
namespace slot {
inline constexpr unsigned kDocument = 0;  // the document's name, capped: collapse, facet, order
inline constexpr unsigned kKind = 1;      // one letter, 'a' + BlockKind of Passage::place
inline constexpr unsigned kPage = 2;
inline constexpr unsigned kYear = 3;  // absent where no year is named
}  // namespace slot

// A passage's word counts are stored normalised by its length: round(kCountScale * count / norm), with
// norm = 1 - kLengthWeight + kLengthWeight * max(words, kShortPassage) / kTypicalPassage. Ranking then needs no
// document lengths, whose look-ups are over two thirds of a search's time (docs/decisions/ranking.md).
inline constexpr double kCountScale = 16;
inline constexpr double kLengthWeight = 0.75;                       // BM25's b
inline constexpr double kCountSaturation = 1.2;                     // BM25's k1
inline constexpr double kTypicalPassage = 100, kShortPassage = 50;  // words

// Longer terms are cut and end in a hash (Xapian takes 245 bytes, in which a zero byte counts twice).
inline constexpr std::size_t kMaxTermBytes = 200;
// Words that are longer are no words (Xapian's TermGenerator has the same limit).
inline constexpr std::size_t kMaxWordBytes = 64;

}  // namespace apud
