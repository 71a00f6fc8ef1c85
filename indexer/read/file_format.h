// What kind of document a file's bytes are.
// Layer 4, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

enum class FileFormat : std::uint8_t { kText, kMarkdown, kHtml, kPdf, kTriples };
const char* file_format_name(FileFormat format);  // "text", "markdown" ...

// By content; the ending of the path decides between text and Markdown alone.
FileFormat find_format(std::string_view bytes, const std::string& path);

// Whether more than one character in a hundred is a control character that no text has.
bool is_binary(std::string_view text);

// The format, if it is one that is read. Throws Error(kUnreadable) for PDF and HTML.
FileFormat readable_format(std::string_view bytes, const std::string& path);
// Throws Error(kUnreadable) for decoded text that is_binary.
void refuse_binary(std::string_view text);

}  // namespace apud
