// A source read whole: its bytes as UTF-8, the way back to the file's own offsets, and its lines.
// Layer 0: pure, opens no files (indexer/read does).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/offset_map.h"
#include "corpus/text/span.h"

namespace apud {

enum class Encoding : std::uint8_t { kUtf8, kUtf8WithErrors, kLatin1, kWindows1252, kUtf16Le, kUtf16Be, kDeclared };
const char* encoding_name(Encoding encoding);  // "utf-8", "windows-1252" ...

class SourceText {
 public:
  // Takes a file's bytes: detects the encoding (or believes a page's head, charsets.h), decodes to valid UTF-8 (bytes that are no UTF-8 become U+FFFD).
  // A byte-order mark and NUL bytes stay in the text; parsers treat both as blanks.
  // bytes.size() must not exceed kMaxSourceBytes. Linear in time. Text beyond 4 GiB (half a gigabyte of marks in
  // Latin-1 can grow so) is cut off and counts as one more error.
  static SourceText decode(std::string bytes);

  [[nodiscard]] std::string_view text() const { return text_; }  // valid UTF-8
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] Span to_file(Span decoded) const;  // offsets in the file
  [[nodiscard]] const OffsetMap& offset_map() const { return map_; }
  // The line, from 1, that an offset of text() is in; lines end at "\n", "\r\n" or a lone "\r".
  [[nodiscard]] std::uint32_t line_of(std::uint32_t decoded) const;
  [[nodiscard]] std::uint32_t line_count() const;
  [[nodiscard]] std::uint32_t decoding_errors() const { return errors_; }  // replaced sequences

 private:
  void decode_utf8_with_errors(std::string_view bytes, std::size_t valid);
  void decode_single_bytes(std::string_view bytes);
  void decode_utf16(std::string_view bytes);
  void find_lines();

  std::string text_;
  OffsetMap map_;
  Encoding encoding_ = Encoding::kUtf8;
  std::uint32_t errors_ = 0;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace apud
