// Varints and length-prefixed strings; the layout is in docs/index_format.md.
// Layer 2.
#include "corpus/search/document_record.h"

#include "corpus/search/varint.h"

namespace apud {

std::string encode_record(const DocumentRecord& record) {
  std::string bytes;
  const DocumentInfo& info = record.info;
  for (const std::string* text : {&info.name, &info.title, &info.path, &info.hash, &info.encoding, &info.format})
    append_string(bytes, *text);
  for (std::uint64_t number :
       {info.bytes, std::uint64_t{info.pages}, std::uint64_t{info.blocks}, std::uint64_t{info.sentences},
        static_cast<std::uint64_t>(info.indexed_at), std::uint64_t{record.passages}, std::uint64_t{record.relations}})
    append_varint(bytes, number);
  for (std::uint32_t count : record.kinds) append_varint(bytes, count);
  // Records of older indexes end here, and so do those of files that say neither.
  if (!info.author.empty() || !info.date.empty())
    for (const std::string* text : {&info.author, &info.date}) append_string(bytes, *text);
  return bytes;
}

std::optional<DocumentRecord> decode_record(std::string_view bytes) {
  DocumentRecord record;
  DocumentInfo& info = record.info;
  VarintReader reader(bytes);
  for (std::string* text : {&info.name, &info.title, &info.path, &info.hash, &info.encoding, &info.format})
    *text = reader.string();
  info.bytes = reader.number();
  info.pages = reader.number32();
  info.blocks = reader.number32();
  info.sentences = reader.number32();
  info.indexed_at = static_cast<std::int64_t>(reader.number());
  record.passages = reader.number32();
  record.relations = reader.number32();
  for (std::uint32_t& count : record.kinds) count = reader.number32();
  if (!reader.rest().empty())
    for (std::string* text : {&info.author, &info.date}) *text = reader.string();
  if (!reader.complete()) return std::nullopt;
  return record;
}

}  // namespace apud
