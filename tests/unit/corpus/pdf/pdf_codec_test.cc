// What apud-pdf hands over is read back as it was, and refused where it is broken.
// Tests only; may include everything.
#include "corpus/pdf/pdf_codec.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

PdfText small() {
  PdfText pdf;
  pdf.text = "One two\n\fthree\n";
  pdf.words = {{.text = {0, 3}, .x0 = 100, .y0 = 200, .x1 = 300, .y1 = 310, .size = 1200, .bold = true},
               {.text = {4, 7}, .x0 = 310, .y0 = 190, .x1 = 400, .y1 = 260, .size = 800, .raised = true},
               {.text = {9, 14}, .x0 = -50, .y0 = 100, .x1 = 90, .y1 = 210, .size = 1200, .italic = true}};
  pdf.lines = {{.text = {0, 7},
                .first_word = 0,
                .words = 2,
                .page = 0,
                .x0 = 100,
                .y0 = 190,
                .x1 = 400,
                .y1 = 310,
                .size = 1200},
               {.text = {9, 14}, .first_word = 2, .words = 1, .page = 1, .column = 1, .x0 = -50, .size = 1200}};
  pdf.pages = {{.width = 59500, .height = 84200, .label = "iv"}, {.width = 1, .height = 2, .label = ""}};
  pdf.outline = {{1, "Part"}, {2, "Section"}};
  pdf.title = "The Title";
  return pdf;
}

TEST(PdfCodec, ReadsBackWhatWasWritten) {
  const std::string bytes = encode_pdf_text(small());
  const auto again = decode_pdf_text(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(encode_pdf_text(*again), bytes);
  EXPECT_EQ(again->text, small().text);
  EXPECT_EQ(again->words[1].y0, 190);
  EXPECT_TRUE(again->words[1].raised);
  EXPECT_EQ(again->lines[1].column, 1u);
  EXPECT_EQ(again->pages[0].label, "iv");
  EXPECT_EQ(again->outline[1].title, "Section");
}

TEST(PdfCodec, RefusesWhatIsBroken) {
  const std::string bytes = encode_pdf_text(small());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode_pdf_text(bytes.substr(0, size))) << size;
  EXPECT_FALSE(decode_pdf_text(bytes + "x"));
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int change : {1, 0x40, 0x80, 0xFF}) {
      std::string other = bytes;
      other[at] = static_cast<char>(other[at] ^ change);
      const auto decoded = decode_pdf_text(other);
      if (!decoded) continue;
      for (const PdfWord& word : decoded->words) ASSERT_LE(word.text.end, decoded->text.size());
      for (const PdfLine& line : decoded->lines) ASSERT_LE(line.first_word + line.words, decoded->words.size());
    }
}

TEST(PdfCodec, RefusesLinesThatDoNotHoldTheirWords) {
  PdfText pdf = small();
  pdf.lines[1].first_word = 1;
  EXPECT_FALSE(decode_pdf_text(encode_pdf_text(pdf)));
  pdf = small();
  pdf.lines[1].page = 2;
  EXPECT_FALSE(decode_pdf_text(encode_pdf_text(pdf)));
}

}  // namespace
}  // namespace apud
