// Makes a segment: documents, their passages and entities become three compact Xapian databases.
// Layer 2. No <xapian.h> here: corpus/store uses it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/model/passage.h"
#include "corpus/model/relation.h"
#include "corpus/search/document_record.h"
#include "corpus/search/segment.h"

namespace apud {

class SegmentWriter {
 public:
  // Works in `directory`, which it makes; nothing is of use there before finish().
  explicit SegmentWriter(std::string directory);
  ~SegmentWriter();
  SegmentWriter(const SegmentWriter&) = delete;
  SegmentWriter& operator=(const SegmentWriter&) = delete;

  // Adds a document behind the others; says where it stands. `knowledge` has what each passage says, or no blocks where
  // none says anything. record.passages and record.relations are set from them.
  DocumentPlace add(const DocumentRecord& record, const std::vector<Passage>& passages,
                    const DocumentKnowledge& knowledge);
  [[nodiscard]] DocId passages() const;
  [[nodiscard]] DocId documents() const;
  // Writes the three files and takes all else out of the directory. The files are on the disk when it returns.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Appends the segments in `sources` to one in `directory`, in that order; dead ones stay in. The files are on the
// disk when it returns.
void concatenate_segments(const std::vector<std::string>& sources, const std::string& directory);

}  // namespace apud
