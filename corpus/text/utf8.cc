// Checks UTF-8 at memory speed where it is ASCII, and sequence by sequence elsewhere.
// Layer 0, pure.
#include "corpus/text/utf8.h"

#include <cstring>

namespace apud {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

// The offset of the first byte from `at` on that is not ASCII, or the size.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  const char* data = bytes.data();
  const std::size_t size = bytes.size();
  std::uint64_t words[4];
  while (size - at >= sizeof words) {
    std::memcpy(words, data + at, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & kHighBits) != 0) break;
    at += sizeof words;
  }
  while (at < size && static_cast<unsigned char>(data[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Utf8Step utf8_step(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::uint32_t need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte is narrower after these leads: nothing overlong, no surrogates, nothing above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (bytes.size() < 2 || byte(1) < low || byte(1) > high) return {1, false};
  for (std::uint32_t i = 2; i < need; ++i)
    if (i >= bytes.size() || (byte(i) & 0xC0) != 0x80) return {i, false};
  return {need, true};
}

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (;;) {
    at = skip_ascii(bytes, at);
    // Scripts other than Latin: stay with sequences as long as they follow one another.
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      const Utf8Step step = utf8_step(bytes.substr(at));
      if (!step.valid) return at;
      at += step.length;
    }
    if (at >= bytes.size()) return bytes.size();
  }
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

void append_utf8(std::string& text, char32_t code) {
  const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

}  // namespace apud
