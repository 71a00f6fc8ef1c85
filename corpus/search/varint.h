// Numbers in seven-bit groups, lowest first, and strings behind their length.
// Layer 2, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

inline void append_varint(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

inline void append_string(std::string& bytes, std::string_view text) {
  append_varint(bytes, text.size());
  bytes += text;
}

// Reads what was appended. After a fault every number is 0 and every string empty; complete() tells.
class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  [[nodiscard]] std::uint32_t number32() {
    const std::uint64_t value = number();
    return value > 0xFFFFFFFFu ? static_cast<std::uint32_t>(fail()) : static_cast<std::uint32_t>(value);
  }
  [[nodiscard]] std::string string() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) {
      fail();
      return {};
    }
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool complete() const { return !failed_ && bytes_.empty(); }

 private:
  std::uint64_t fail() {
    failed_ = true;
    bytes_ = {};
    return 0;
  }
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace apud
