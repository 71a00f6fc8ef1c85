// The way from decoded text back to the bytes of the file.
// Layer 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/text/span.h"

namespace apud {

// Maps offsets of decoded text to offsets of the file. Empty means the identity.
// A point starts a stretch in which every character takes `decoded_unit` bytes of text and `file_unit` bytes of the
// file; so a run of ASCII in UTF-16 is one point, and so is a run of Greek in UTF-8.
class OffsetMap {
 public:
  struct Point {
    std::uint32_t decoded = 0;
    std::uint32_t file = 0;
    std::uint8_t decoded_unit = 1;
    std::uint8_t file_unit = 1;
    friend bool operator==(const Point&, const Point&) = default;
  };

  // Points must come in rising order of `decoded`; one that goes on as the last one would is left out.
  void add(Point point);
  void add(std::uint32_t decoded, std::uint32_t file) { add({.decoded = decoded, .file = file}); }
  [[nodiscard]] bool identity() const { return points_.empty(); }
  // An offset inside a character counts as the character's start.
  [[nodiscard]] std::uint32_t to_file(std::uint32_t decoded) const;
  // The part for decoded [begin, end), with `begin` moved to `at`, appended to `out`.
  void copy_part(Span decoded, std::uint32_t at, OffsetMap& out) const;
  [[nodiscard]] const std::vector<Point>& points() const { return points_; }
  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  // The index of the point that governs an offset; points_.size() before the first.
  [[nodiscard]] std::size_t point_at(std::uint32_t decoded) const;

  std::vector<Point> points_;
};

}  // namespace apud
