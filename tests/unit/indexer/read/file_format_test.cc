#include "indexer/read/file_format.h"

#include <gtest/gtest.h>

#include "corpus/text/error.h"

namespace apud {
namespace {

TEST(FileFormat, GoesByContentFirst) {
  EXPECT_EQ(find_format("%PDF-1.5\n", "a.txt"), FileFormat::kPdf);
  EXPECT_EQ(find_format("junk before\n%PDF-1.5\n", "a.txt"), FileFormat::kPdf);
  EXPECT_EQ(find_format("\n <!DOCTYPE HTML>\n<html>", "a.txt"), FileFormat::kHtml);
  EXPECT_EQ(find_format("\xEF\xBB\xBF<html lang=en>", "a.txt"), FileFormat::kHtml);
  EXPECT_EQ(find_format("<?xml version='1.0'?>\n<!doctype html>", "a"), FileFormat::kHtml);
  EXPECT_EQ(find_format("<!-- made by hand -->\n<html>", "a"), FileFormat::kHtml);
  EXPECT_EQ(find_format("<h1>A</h1>", "a.htm"), FileFormat::kHtml);
  EXPECT_EQ(find_format("<h1>A</h1>", "a.txt"), FileFormat::kText);
  EXPECT_EQ(find_format("Plain words about <html>.", "a.html"), FileFormat::kText);
  EXPECT_EQ(find_format("# Heading", "a.md"), FileFormat::kMarkdown);
  EXPECT_EQ(find_format("# Heading", "A.MD"), FileFormat::kMarkdown);
  EXPECT_EQ(find_format("# Heading", "a.txt"), FileFormat::kText);
  EXPECT_EQ(find_format("", ""), FileFormat::kText);
}

TEST(FileFormat, AllowsAFewControlCharacters) {
  std::string text(1000, 'a');
  text[1] = text[3] = '\0';
  text[5] = '\x1B';
  EXPECT_FALSE(is_binary(text));
  EXPECT_FALSE(is_binary("tab\t form\f end\r\n"));
  EXPECT_FALSE(is_binary(""));
  EXPECT_TRUE(is_binary(std::string(100, '\0')));
  EXPECT_TRUE(
      is_binary(std::string("\x7F"
                            "ELF\x02\x01\x01\0\0\0",
                            10)));
}

TEST(FileFormat, SaysWhatToDoWithWhatIsNotRead) {
  const auto message = [](std::string_view bytes) -> std::string {
    try {
      readable_format(bytes, "a");
      refuse_binary(bytes);
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  };
  EXPECT_EQ(message("<html>"), "");
  EXPECT_EQ(message(std::string(9, '\1')), "the file is binary, not text: convert it to text first, or leave it out");
  EXPECT_EQ(message("words"), "");
}

}  // namespace
}  // namespace apud
