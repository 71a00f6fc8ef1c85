// One small check a promise.
// Test support.
#include "tests/support/document_invariants.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/sentences.h"
#include "corpus/model/passage.h"
#include "corpus/model/passage_builder.h"
#include "corpus/text/utf8.h"
#include "indexer/parse/parser.h"

namespace apud::testing {
namespace {

bool holds_others(BlockKind kind) {
  return kind == BlockKind::kBox || kind == BlockKind::kTable || kind == BlockKind::kFigure ||
         kind == BlockKind::kFootnote;
}

std::string bad_place(const Document& document, const Block& block, std::size_t position) {
  if (block.id != position) return "its id is not its position";
  if (block.parent && *block.parent >= block.id) return "its parent does not come before it";
  if (block.parent && !holds_others(document.blocks[*block.parent].kind)) return "its parent cannot hold blocks";
  for (std::size_t i = 0; i < block.section.size(); ++i) {
    if (block.section[i] >= block.id) return "a heading of its section does not come before it";
    if (document.blocks[block.section[i]].kind != BlockKind::kHeading) return "its section is no heading";
    if (i > 0 && block.section[i - 1] >= block.section[i]) return "its section is not in order";
  }
  if (block.page < 1 || block.page > document.pages) return "its page does not exist";
  const bool table = block.kind == BlockKind::kTable || block.kind == BlockKind::kTableRow;
  return !table && !block.cells.empty() ? "it has cells and is no table" : "";
}

std::string bad_map(std::string_view source, const Block& block) {
  std::size_t end = 0;
  for (const Run& run : block.map.runs()) {
    if (run.text < end) return "its runs overlap";
    end = std::size_t{run.text} + run.length;
    if (end > block.text.size()) return "a run leaves its text";
    if (std::size_t{run.source} + run.length > source.size()) return "a run leaves the source";
    if (source.substr(run.source, run.length) != std::string_view(block.text).substr(run.text, run.length))
      return "a run copies other bytes";
  }
  const auto size = static_cast<std::uint32_t>(block.text.size());
  for (const Span& span : block.map.source_of(Span{0, size}))
    if (span.begin > span.end || span.end > source.size()) return "its source range leaves the source";
  return "";
}

bool at_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::string bad_marks(std::string_view source, const Document& document, const Block& block) {
  std::uint32_t before = 0;
  for (const FootnoteRef& ref : block.refs) {
    if (ref.at < before) return "its marks are not in order";
    before = ref.at;
    if (!at_boundary(block.text, ref.at)) return "a mark leaves its text or splits a character";
    if (ref.source.begin > ref.source.end || ref.source.end > source.size()) return "a mark leaves the source";
    if (!ref.block) continue;
    if (*ref.block >= document.blocks.size()) return "a mark leads to no block";
    if (document.blocks[*ref.block].kind != BlockKind::kFootnote) return "a mark leads to no footnote";
  }
  return "";
}

bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string bad_sentences(std::string_view text) {
  std::vector<Span> sentences;
  split_sentences(text, sentences);
  std::size_t at = 0;
  for (const Span& sentence : sentences) {
    if (sentence.empty() || sentence.end > text.size()) return "a sentence is empty or leaves its text";
    if (sentence.begin < at) return "its sentences overlap";
    if (!at_boundary(text, sentence.begin) || !at_boundary(text, sentence.end)) return "a sentence splits a character";
    const std::string_view gap = text.substr(at, sentence.begin - at);
    if (!std::all_of(gap.begin(), gap.end(), is_white)) return "bytes lie between its sentences";
    at = sentence.end;
  }
  const std::string_view rest = text.substr(at);
  return std::all_of(rest.begin(), rest.end(), is_white) ? "" : "bytes lie behind its last sentence";
}

// What the index keeps of a block is read back as it was written, and its sentences can be quoted from it.
std::string bad_passage(const SourceText& source, const Document& document, Block block) {
  split_sentences(block.text, block.sentences);
  const Passage passage = make_passage(document, block, source);
  const std::string bytes = encode_passage(passage);
  const auto again = decode_passage(bytes);
  if (!again || again->text != block.text || encode_passage(*again) != bytes) return "its passage is not read back";
  for (const Span& sentence : passage.sentences)
    if (quote_of(*again, sentence).text != block.text.substr(sentence.begin, sentence.size()))
      return "a sentence of its passage is quoted otherwise";
  return "";
}

std::string bad_block(const SourceText& source, const Document& document, std::size_t position) {
  const Block& block = document.blocks[position];
  if (std::string bad = bad_place(document, block, position); !bad.empty()) return bad;
  if (valid_utf8_prefix(block.text) != block.text.size()) return "its text is no UTF-8";
  if (valid_utf8_prefix(block.title) != block.title.size()) return "its title is no UTF-8";
  if (std::string bad = bad_map(source.text(), block); !bad.empty()) return bad;
  if (std::string bad = bad_marks(source.text(), document, block); !bad.empty()) return bad;
  if (std::string bad = bad_sentences(block.text); !bad.empty()) return bad;
  return bad_passage(source, document, block);
}

}  // namespace

std::string broken_promise(const SourceText& source, const Document& document) {
  if (document.pages < 1) return "the document has no page";
  if (document.title_source.end > source.text().size()) return "the title leaves the source";
  for (std::size_t position = 0; position < document.blocks.size(); ++position)
    if (std::string bad = bad_block(source, document, position); !bad.empty())
      return "block " + std::to_string(position) + " (" + block_kind_name(document.blocks[position].kind) + "): " + bad;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.code.empty() || diagnostic.message.empty()) return "a diagnostic says nothing";
    if (diagnostic.source.begin > diagnostic.source.end || diagnostic.source.end > source.text().size())
      return "diagnostic " + diagnostic.code + " leaves the source";
  }
  return "";
}

std::string broken_promise_of_bytes(std::string bytes) {
  if (const auto passage = decode_passage(bytes)) {
    const std::string again = encode_passage(*passage);
    const auto twice = decode_passage(again);
    if (!twice || encode_passage(*twice) != again) return "a passage changes when it is written and read again";
  }
  const SourceText source = SourceText::decode(std::move(bytes));
  return broken_promise(source, parse_document(source));
}

}  // namespace apud::testing
