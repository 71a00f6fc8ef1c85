// The order of the stages; what they do is theirs.
// Layer 6.
#include "indexer/build/read_document.h"

#include <utility>

#include "corpus/language/english.h"
#include "corpus/language/sentences.h"
#include "corpus/pdf/pdf_process.h"
#include "corpus/text/content_hash.h"
#include "corpus/text/error.h"
#include "indexer/markup/html.h"
#include "indexer/markup/markdown.h"
#include "indexer/parse/parser.h"
#include "indexer/parse/triples.h"
#include "indexer/read/source_bytes.h"

namespace apud {
namespace {

bool has_prose(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kFootnote || kind == BlockKind::kSource;
}

// A title or a row is one sentence, whatever full stops stand in it.
void split_block(Block& block) {
  block.sentences.clear();
  if (has_prose(block.kind)) return split_sentences(block.text, block.sentences);
  if (!block.text.empty()) block.sentences.push_back({0, static_cast<std::uint32_t>(block.text.size())});
}

// Says where a document does not look like English: nothing later can do much with it.
void notice_language(Document& document) {
  EnglishCheck check;
  for (const Block& block : document.blocks) check.add(block.text);
  if (!check.english())
    document.diagnostics.push_back(
        {"not_english", {}, "not English, as it seems: sentences and relations may be wrong"});
}

Document parse(const SourceText& source, FileFormat format) {
  switch (format) {
    case FileFormat::kMarkdown: return parse_markdown(source);
    case FileFormat::kHtml: return parse_html(source);
    default: return parse_document(source);
  }
}

// Addresses in a PDF count in the text that its words make.
ReadDocument read_pdf_document(const std::string& bytes, ReadDocument read) {
  const PdfText pdf = read_pdf(bytes);
  if (pdf.words.empty())
    throw Error(ErrorCode::kUnreadable, "the PDF has no text: its pages are pictures", "",
                "recognise their letters first, with ocrmypdf for example");
  read.source = SourceText::decode(pdf.text);
  read.document = parse_pdf(read.source, pdf);
  return read;
}

// What is the same for all formats: the name, sentences, the language.
ReadDocument take(ReadDocument read, const std::string& name) {
  read.document.name = name;
  if (read.document.blocks.empty())
    throw Error(ErrorCode::kUnreadable, "no text in the file", "", "leave it out, or see what wrote it");
  if (read.format == FileFormat::kTriples) return read;  // each line is a sentence already
  for (Block& block : read.document.blocks) split_block(block);
  notice_language(read.document);
  return read;
}

}  // namespace

std::optional<ReadDocument> read_document(const std::string& path, const std::string& name,
                                          const std::string& known_hash) {
  std::string bytes = read_source_bytes(path);
  ReadDocument read;
  read.hash = content_hash(bytes);
  if (read.hash == known_hash) return std::nullopt;
  read.bytes = bytes.size();
  read.format = readable_format(bytes, path);
  if (read.format == FileFormat::kPdf) return take(read_pdf_document(bytes, std::move(read)), name);
  read.source = SourceText::decode(std::move(bytes));
  refuse_binary(read.source.text());
  const TripleForm form = read.format == FileFormat::kText ? triple_form(read.source.text()) : TripleForm::kNone;
  if (form != TripleForm::kNone) read.format = FileFormat::kTriples;
  read.document = form == TripleForm::kNone ? parse(read.source, read.format) : parse_triples(read.source, form);
  return take(std::move(read), name);
}

}  // namespace apud
