// Finds a source's encoding, decodes it and finds its lines. Plain UTF-8, the common case, is checked and kept as it is.
// Layer 0, pure.
#include "corpus/text/source_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "corpus/text/charsets.h"
#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMaxDecoded = 0xFFFFFF00;  // offsets are 32 bits

// Windows-1252's bytes 0x80 to 0x9F; its five holes stay the control characters that Latin-1 has there.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

// UTF-16 without a byte-order mark shows as NUL bytes in nearly every second place.
bool looks_like_utf16(std::string_view bytes, std::size_t parity) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.size() < 8) return false;
  std::size_t zero[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zero[i % 2] += head[i] == '\0';
  const std::size_t pairs = head.size() / 2;
  return zero[parity] * 10 >= pairs * 8 && zero[1 - parity] * 50 <= pairs;
}

// Of a text that is not valid UTF-8: is it meant to be? In other encodings a whole sequence is a rare accident.
bool meant_as_utf8(std::string_view bytes, std::size_t from) {
  std::size_t whole = 0, broken = 0;
  for (std::size_t i = 0; i < from; ++i) whole += static_cast<unsigned char>(bytes[i]) >= 0xC0;
  for (std::size_t at = from; at < bytes.size();) {
    const Utf8Step step = utf8_step(bytes.substr(at));
    if (step.length > 1 && step.valid) ++whole;
    if (!step.valid) ++broken;
    at += step.length;
  }
  return whole * 2 > broken;
}

bool has_windows_bytes(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xE0) == 0x80; });
}

Encoding find_encoding(std::string_view bytes, std::size_t valid) {
  if (starts_with(bytes, "\xFF\xFE")) return Encoding::kUtf16Le;
  if (starts_with(bytes, "\xFE\xFF")) return Encoding::kUtf16Be;
  if (looks_like_utf16(bytes, 1)) return Encoding::kUtf16Le;
  if (looks_like_utf16(bytes, 0)) return Encoding::kUtf16Be;
  if (valid == bytes.size()) return Encoding::kUtf8;
  if (meant_as_utf8(bytes, valid)) return Encoding::kUtf8WithErrors;
  return has_windows_bytes(bytes) ? Encoding::kWindows1252 : Encoding::kLatin1;
}

}  // namespace

const char* encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: return "utf-8";
    case Encoding::kUtf8WithErrors: return "utf-8 with errors";
    case Encoding::kLatin1: return "iso-8859-1";
    case Encoding::kWindows1252: return "windows-1252";
    case Encoding::kUtf16Le: return "utf-16le";
    case Encoding::kUtf16Be: return "utf-16be";
    case Encoding::kDeclared: return "as declared";
  }
  return "utf-8";
}

SourceText SourceText::decode(std::string bytes) {
  SourceText source;
  const std::size_t valid = valid_utf8_prefix(bytes);
  source.encoding_ = find_encoding(bytes, valid);
  switch (source.encoding_) {
    case Encoding::kUtf8: source.text_ = std::move(bytes); break;
    case Encoding::kUtf8WithErrors: source.decode_utf8_with_errors(bytes, valid); break;
    case Encoding::kLatin1:
    case Encoding::kWindows1252:
    case Encoding::kDeclared: source.decode_single_bytes(bytes); break;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: source.decode_utf16(bytes); break;
  }
  source.find_lines();
  return source;
}

void SourceText::decode_utf8_with_errors(std::string_view bytes, std::size_t valid) {
  map_.add(0, 0);
  for (std::size_t at = 0;;) {
    text_.append(bytes.substr(at, valid));
    at += valid;
    if (at >= bytes.size()) return;
    ++errors_;
    if (text_.size() > kMaxDecoded) return;
    const std::uint32_t length = utf8_step(bytes.substr(at)).length;
    map_.add({.decoded = static_cast<std::uint32_t>(text_.size()),
              .file = static_cast<std::uint32_t>(at),
              .decoded_unit = 3,
              .file_unit = static_cast<std::uint8_t>(length)});
    append_utf8(text_, kReplacement);
    at += length;
    valid = valid_utf8_prefix(bytes.substr(at));
    if (valid > 0) map_.add(static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(at));
  }
}

void SourceText::decode_single_bytes(std::string_view bytes) {
  const std::optional<HighBytes> declared = declared_charset(bytes);
  if (declared) encoding_ = Encoding::kDeclared;
  const bool windows = encoding_ == Encoding::kWindows1252;
  text_.reserve(bytes.size() + bytes.size() / 16);
  map_.add(0, 0);
  std::size_t unit = 1;  // bytes of text that one byte of the file has become in this stretch
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const char32_t code = declared && byte >= 0x80           ? (*declared)[byte - 0x80U]
                          : windows && (byte & 0xE0) == 0x80 ? kWindows1252[byte & 0x1F]
                                                             : byte;
    const std::size_t width = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    if (width != unit) {
      unit = width;
      map_.add({.decoded = static_cast<std::uint32_t>(text_.size()),
                .file = static_cast<std::uint32_t>(at),
                .decoded_unit = static_cast<std::uint8_t>(unit),
                .file_unit = 1});
    }
    append_utf8(text_, code);
    if (text_.size() > kMaxDecoded) {
      ++errors_;
      return;
    }
  }
}

void SourceText::decode_utf16(std::string_view bytes) {
  const std::size_t low = encoding_ == Encoding::kUtf16Le ? 0 : 1;
  const auto unit_at = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + low]) |
                                 static_cast<unsigned char>(bytes[at + 1 - low]) << 8);
  };
  text_.reserve(bytes.size() / 2 + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size() && text_.size() <= kMaxDecoded;) {
    char32_t code = kReplacement;
    std::size_t length = std::min<std::size_t>(2, bytes.size() - at);
    if (length == 2) code = unit_at(at);
    if ((code & 0xFC00) == 0xD800 && at + 4 <= bytes.size() && (unit_at(at + 2) & 0xFC00) == 0xDC00) {
      code = 0x10000 + ((code & 0x3FF) << 10) + (unit_at(at + 2) & 0x3FF);
      length = 4;
    } else if ((code & 0xF800) == 0xD800 || length == 1) {
      code = kReplacement;
      ++errors_;
    }
    const std::size_t before = text_.size();
    append_utf8(text_, code);
    map_.add({.decoded = static_cast<std::uint32_t>(before),
              .file = static_cast<std::uint32_t>(at),
              .decoded_unit = static_cast<std::uint8_t>(text_.size() - before),
              .file_unit = static_cast<std::uint8_t>(length)});
    at += length;
  }
  map_.add({.decoded = static_cast<std::uint32_t>(text_.size()), .file = static_cast<std::uint32_t>(bytes.size())});
}

void SourceText::find_lines() {
  line_starts_.assign(1, 0);
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  const auto find = [&](const char* from, char c) {
    const void* hit = from < end ? std::memchr(from, c, static_cast<std::size_t>(end - from)) : nullptr;
    return hit == nullptr ? end : static_cast<const char*>(hit);
  };
  const char* feed = find(begin, '\n');
  const char* carriage = find(begin, '\r');
  while (feed != end || carriage != end) {
    const char* next;
    if (carriage < feed) {
      next = carriage + 1;
      if (next == feed) feed = find(++next, '\n');
      carriage = find(next, '\r');
    } else {
      next = feed + 1;
      feed = find(next, '\n');
    }
    if (next != end) line_starts_.push_back(static_cast<std::uint32_t>(next - begin));
  }
}

Span SourceText::to_file(Span decoded) const {
  if (map_.identity()) return decoded;
  return {map_.to_file(decoded.begin), map_.to_file(decoded.end)};
}

std::uint32_t SourceText::line_of(std::uint32_t decoded) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), decoded);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t SourceText::line_count() const {
  return text_.empty() ? 0 : static_cast<std::uint32_t>(line_starts_.size());
}

}  // namespace apud
