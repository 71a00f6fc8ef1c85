// A source read whole: its bytes as UTF-8, the way back to the file's own offsets, and its lines.
// Layer 0: pure, opens no files (indexer/read does).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

enum class Encoding : std::uint8_t { kUtf8, kUtf8WithErrors, kLatin1, kWindows1252, kUtf16Le, kUtf16Be };
const char* encoding_name(Encoding encoding);  // "utf-8", "windows-1252" ...

// Maps offsets of decoded text to offsets of the file. Empty means the identity.
// Between two points both sides advance byte by byte; at a point they are set anew.
class OffsetMap {
 public:
  // Points must come in rising order of `decoded`.
  void add(std::uint32_t decoded, std::uint32_t file);
  [[nodiscard]] bool identity() const { return points_.empty(); }
  [[nodiscard]] std::uint32_t to_file(std::uint32_t decoded) const;

 private:
  struct Point {
    std::uint32_t decoded, file;
  };
  std::vector<Point> points_;
};

class SourceText {
 public:
  // Takes a file's bytes: detects the encoding, decodes to valid UTF-8 (bytes that are no UTF-8 become U+FFFD).
  // A byte-order mark and NUL bytes stay in the text; parsers treat both as blanks.
  // bytes.size() must not exceed kMaxSourceBytes. Linear in time.
  static SourceText decode(std::string bytes);

  [[nodiscard]] std::string_view text() const { return text_; }  // valid UTF-8
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] Span to_file(Span decoded) const;  // offsets in the file
  // The line, from 1, that an offset of text() is in; lines end at "\n", "\r\n" or a lone "\r".
  [[nodiscard]] std::uint32_t line_of(std::uint32_t decoded) const;
  [[nodiscard]] std::uint32_t line_count() const;
  [[nodiscard]] std::uint32_t decoding_errors() const { return errors_; }  // replaced sequences

 private:
  std::string text_;
  OffsetMap map_;
  Encoding encoding_ = Encoding::kUtf8;
  std::uint32_t errors_ = 0;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace apud
