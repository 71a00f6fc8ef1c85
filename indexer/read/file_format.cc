// Looks at the first bytes for PDF and HTML, and at all of them for what is no text.
// Layer 4, pure.
#include "indexer/read/file_format.h"

#include <algorithm>
#include <cstdint>

#include "corpus/text/error.h"

namespace apud {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with(std::string_view text, std::string_view mark) {
  return text.size() >= mark.size() &&
         std::equal(mark.begin(), mark.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && starts_with(text.substr(text.size() - ending.size()), ending);
}

std::string_view without_leading_blanks(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

bool is_html(std::string_view bytes) {
  if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = without_leading_blanks(bytes);
  if (starts_with(bytes, "<?xml")) {
    const std::size_t end = bytes.find("?>");
    if (end == std::string_view::npos) return false;
    bytes = without_leading_blanks(bytes.substr(end + 2));
  }
  while (starts_with(bytes, "<!--")) {
    const std::size_t end = bytes.find("-->");
    if (end == std::string_view::npos) return false;
    bytes = without_leading_blanks(bytes.substr(end + 3));
  }
  for (const std::string_view head : {"<!doctype html", "<html", "<head>", "<body>", "<title>", "<meta "})
    if (starts_with(bytes, head)) return true;
  return false;
}

// Begins with some tag: enough for a file that calls itself HTML.
bool begins_with_tag(std::string_view bytes) {
  if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = without_leading_blanks(bytes);
  return bytes.size() > 2 && bytes[0] == '<' && ((lower(bytes[1]) >= 'a' && lower(bytes[1]) <= 'z') || bytes[1] == '!');
}

}  // namespace

const char* file_format_name(FileFormat format) {
  switch (format) {
    case FileFormat::kText: return "text";
    case FileFormat::kMarkdown: return "markdown";
    case FileFormat::kHtml: return "html";
    case FileFormat::kPdf: return "pdf";
    case FileFormat::kTriples: return "triples";
  }
  return "text";
}

FileFormat find_format(std::string_view bytes, const std::string& path) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return FileFormat::kPdf;
  if (is_html(bytes)) return FileFormat::kHtml;
  if ((ends_with(path, ".html") || ends_with(path, ".htm") || ends_with(path, ".xhtml")) && begins_with_tag(bytes))
    return FileFormat::kHtml;
  return ends_with(path, ".md") || ends_with(path, ".markdown") ? FileFormat::kMarkdown : FileFormat::kText;
}

bool is_binary(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    // Tab to carriage return, the escape of terminals, and the backspace of old manual pages are at home in text.
    controls += (byte < 0x20) & ((byte < 0x08) | (byte > 0x0D)) & (byte != 0x1B);
  }
  return controls * 100 > text.size();
}

FileFormat readable_format(std::string_view bytes, const std::string& path) {
  const FileFormat format = find_format(bytes, path);
  return format;
}

void refuse_binary(std::string_view text) {
  if (is_binary(text))
    throw Error(ErrorCode::kUnreadable, "the file is binary, not text", "",
                "convert it to text first, or leave it out");
}

}  // namespace apud
