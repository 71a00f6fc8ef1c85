// Varints, differences to the word before.
// Layer 2, pure.
#include "corpus/pdf/pdf_codec.h"

#include <algorithm>
#include <utility>

#include "corpus/model/byte_codec.h"
#include "corpus/text/utf8.h"

namespace apud {
namespace {

constexpr std::string_view kMagic = "apud-pdf 2\n";

void write_word(ByteWriter& out, const PdfWord& word, const PdfWord& before) {
  out.number(word.text.begin - before.text.end);
  out.number(word.text.size());
  out.difference(word.x0 - std::int64_t{before.x1});
  out.difference(word.y0 - std::int64_t{before.y0});
  out.difference(word.x1 - std::int64_t{word.x0});
  out.difference(word.y1 - std::int64_t{word.y0});
  out.difference(word.size - std::int64_t{before.size});
  out.byte((word.bold ? 1U : 0U) | (word.italic ? 2U : 0U) | (word.raised ? 4U : 0U));
}

std::int32_t to_int(std::int64_t value) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -kFarthest, kFarthest));
}

PdfWord read_word(ByteReader& in, const PdfWord& before) {
  PdfWord word;
  word.text.begin = before.text.end + in.number32();
  word.text.end = word.text.begin + in.number32();
  word.x0 = to_int(before.x1 + in.small_difference());
  word.y0 = to_int(before.y0 + in.small_difference());
  word.x1 = to_int(word.x0 + in.small_difference());
  word.y1 = to_int(word.y0 + in.small_difference());
  word.size = to_int(before.size + in.small_difference());
  const std::uint32_t flags = in.byte();
  word.bold = (flags & 1U) != 0;
  word.italic = (flags & 2U) != 0;
  word.raised = (flags & 4U) != 0;
  return word;
}

bool is_consistent(const PdfText& pdf) {
  std::uint32_t end = 0;
  for (const PdfWord& word : pdf.words) {
    if (word.text.begin < end || word.text.end < word.text.begin || word.text.end > pdf.text.size()) return false;
    end = word.text.end;
  }
  std::uint32_t next = 0, page = 0;
  end = 0;
  for (const PdfLine& line : pdf.lines) {
    if (line.text.begin < end || line.text.end < line.text.begin || line.text.end > pdf.text.size()) return false;
    end = line.text.end;
    if (line.words == 0 || line.first_word != next || line.words > pdf.words.size() - next) return false;
    next += line.words;
    if (pdf.words[line.first_word].text.begin < line.text.begin || pdf.words[next - 1].text.end > line.text.end)
      return false;
    if (line.page < page || line.page >= pdf.pages.size()) return false;
    page = line.page;
  }
  return next == pdf.words.size() && valid_utf8_prefix(pdf.text) == pdf.text.size();
}

}  // namespace

std::string encode_pdf_text(const PdfText& pdf) {
  std::string bytes(kMagic);
  ByteWriter out(bytes);
  out.string(pdf.text);
  out.number(pdf.words.size());
  PdfWord before;
  for (const PdfWord& word : pdf.words) {
    write_word(out, word, before);
    before = word;
  }
  out.number(pdf.lines.size());
  for (const PdfLine& line : pdf.lines) {
    for (const std::uint32_t value :
         {line.text.begin, line.text.end, line.first_word, line.words, line.page, line.column})
      out.number(value);
    for (const std::int32_t value : {line.x0, line.y0, line.x1, line.y1, line.size}) out.difference(value);
  }
  out.number(pdf.pages.size());
  for (const PdfPage& page : pdf.pages) {
    out.difference(page.width);
    out.difference(page.height);
    out.string(page.label);
  }
  out.number(pdf.outline.size());
  for (const PdfOutlineEntry& entry : pdf.outline) {
    out.number(entry.level);
    out.string(entry.title);
  }
  out.number(pdf.lost.size());
  for (const PdfLostPage& lost : pdf.lost) {
    out.number(lost.page);
    out.byte(static_cast<std::uint32_t>(lost.why));
  }
  for (const std::string* field : {&pdf.title, &pdf.author, &pdf.date}) out.string(*field);
  return bytes;
}

std::optional<PdfText> decode_pdf_text(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  ByteReader in(bytes.substr(kMagic.size()));
  PdfText pdf;
  pdf.text = in.string();
  pdf.words.resize(in.count());
  PdfWord before;
  for (PdfWord& word : pdf.words) before = word = read_word(in, before);
  pdf.lines.resize(in.count());
  for (PdfLine& line : pdf.lines) {
    for (std::uint32_t* value :
         {&line.text.begin, &line.text.end, &line.first_word, &line.words, &line.page, &line.column})
      *value = in.number32();
    for (std::int32_t* value : {&line.x0, &line.y0, &line.x1, &line.y1, &line.size})
      *value = to_int(in.small_difference());
  }
  pdf.pages.resize(in.count());
  for (PdfPage& page : pdf.pages) {
    page.width = to_int(in.small_difference());
    page.height = to_int(in.small_difference());
    page.label = in.string();
  }
  pdf.outline.resize(in.count());
  for (PdfOutlineEntry& entry : pdf.outline) {
    entry.level = in.number32();
    entry.title = in.string();
  }
  pdf.lost.resize(in.count());
  for (PdfLostPage& lost : pdf.lost) {
    lost.page = in.number32();
    lost.why = static_cast<PdfStatus>(in.byte());
  }
  for (std::string* field : {&pdf.title, &pdf.author, &pdf.date}) *field = in.string();
  if (in.failed() || !in.at_end() || !is_consistent(pdf)) return std::nullopt;
  return pdf;
}

}  // namespace apud
