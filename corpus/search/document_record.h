// What the documents' database keeps of a document, with its byte form.
// Layer 2.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/model/block.h"
#include "corpus/model/document_info.h"

namespace apud {

struct DocumentRecord {
  DocumentInfo info;
  std::uint32_t passages = 0;                      // how many the index holds; they stand one after the other
  std::uint32_t relations = 0;                     // of all passages
  std::array<std::uint32_t, kBlockKinds> kinds{};  // blocks of each kind
};

std::string encode_record(const DocumentRecord& record);
// nullopt on bytes that encode_record did not write.
std::optional<DocumentRecord> decode_record(std::string_view bytes);

}  // namespace apud
