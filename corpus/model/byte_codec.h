// Varints and strings in bytes: the alphabet of the project's stored values.
// Layer 1, pure. The reader is total: past the end, or over a broken number, it fails and gives zeros.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}
  void byte(std::uint32_t value) { out_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value) {  // seven bits a byte, the lowest first
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint32_t>(value & 0x7F) | 0x80);
    byte(static_cast<std::uint32_t>(value));
  }
  void difference(std::int64_t value) {  // small of either sign: 0, -1, 1, -2 ...
    number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void string(std::string_view text) {
    number(text.size());
    out_.append(text);
  }

 private:
  std::string& out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  void fail() {
    failed_ = true;
    bytes_ = {};
  }

  std::uint32_t byte() {
    if (bytes_.empty()) {
      failed_ = true;
      return 0;
    }
    const auto value = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint64_t next = byte();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) return value;
    }
    fail();
    return 0;
  }
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > 0xFFFFFFFF) fail();
    return failed_ ? 0 : static_cast<std::uint32_t>(value);
  }
  std::int64_t difference() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  // A difference between numbers of 32 bits; a larger one is a failure, so that sums stay far from overflow.
  std::int64_t small_difference() {
    const std::int64_t value = difference();
    constexpr std::int64_t kLargest = std::int64_t{1} << 33;
    if (value > kLargest || value < -kLargest) fail();
    return failed_ ? 0 : value;
  }
  // How many things of at least one byte each follow: more than there are bytes is a failure.
  std::uint32_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) fail();
    return failed_ ? 0 : static_cast<std::uint32_t>(value);
  }
  std::string_view string() { return bytes(count()); }
  std::string_view bytes(std::uint64_t size) {  // fewer are a failure
    if (size > bytes_.size()) fail();
    const std::string_view text = bytes_.substr(0, size);
    bytes_.remove_prefix(text.size());
    return text;
  }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace apud
