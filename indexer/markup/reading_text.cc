// Copies plain stretches whole; blanks wait until a word follows, so that none stands at an end.
// Layer 5, pure.
#include "indexer/markup/reading_text.h"

#include <algorithm>
#include <array>

#include "indexer/parse/characters.h"
#include "indexer/parse/lines.h"

namespace apud::markup {
namespace {

// Blanks, control characters, and the lead bytes of wide blanks, soft hyphens, zero-width characters and ligatures.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 256; ++c)
    special[c] = c <= ' ' || c == 0x7F || c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3 || c == 0xEF;
  return special;
}();

bool is_special(char c) { return kSpecial[static_cast<std::uint8_t>(c)]; }

struct Folding {
  std::string_view from, to;
};
constexpr std::array<Folding, 12> kFoldings{{{"\uFB00", "ff"},
                                             {"\uFB01", "fi"},
                                             {"\uFB02", "fl"},
                                             {"\uFB03", "ffi"},
                                             {"\uFB04", "ffl"},
                                             {"\uFB05", "st"},
                                             {"\uFB06", "st"},
                                             {"\u00AD", ""},
                                             {"\u200B", ""},
                                             {"\u200C", ""},
                                             {"\u2060", ""},
                                             {"\uFEFF", ""}}};

}  // namespace

void ReadingText::run(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  settle_blank();
  map_.add({static_cast<std::uint32_t>(text_.size()), begin, end - begin, jump_});
  jump_ = false;
  text_.append(source_, begin, end - begin);
  words_ += end - begin;
  if (strong_) strong_bytes_ += end - begin;
}

void ReadingText::settle_blank() {
  if (paragraph_due_ && !text_.empty()) text_ += '\n';
  // A plain blank is copied, so that its run goes on; any other one is put in.
  if (!paragraph_due_ && blank_due_ && !text_.empty()) {
    if (!jump_ && pending_.size() == 1 && source_[pending_.begin] == ' ')
      map_.add({static_cast<std::uint32_t>(text_.size()), pending_.begin, 1, false});
    text_ += ' ';
  }
  paragraph_due_ = blank_due_ = false;
  pending_ = {};
}

std::uint32_t ReadingText::copy_special(std::uint32_t at, std::uint32_t end) {
  const std::string_view rest = source_.substr(at, end - at);
  for (const auto& [from, to] : kFoldings) {
    if (!rest.starts_with(from)) continue;
    const auto after = at + static_cast<std::uint32_t>(from.size());
    if (!to.empty()) replace({at, after}, to);
    return after;
  }
  std::uint32_t after = at;
  for (std::uint32_t length = 1; after < end; after += length)
    if ((length = parse::blank_length(source_, after)) == 0) break;
  if (after == at) {
    const std::uint32_t length = std::max(1U, parse::code_point_at(source_, at).length);
    run(at, std::min(end, at + length));
    return at + length;
  }
  pending_ = blank_due_ || text_.empty() ? Span{} : Span{at, after};
  blank_due_ = true;
  return after;
}

void ReadingText::copy(Span source) {
  std::uint32_t at = source.begin;
  while (at < source.end) {
    if (is_special(source_[at])) {
      at = copy_special(at, source.end);
      continue;
    }
    std::uint32_t after = at + 1;
    // A single blank between words does not end a run.
    while (after < source.end && (!is_special(source_[after]) ||
                                  (source_[after] == ' ' && after + 1 < source.end && !is_special(source_[after + 1]))))
      ++after;
    run(at, after);
    at = after;
  }
}

void ReadingText::copy_as_is(Span source) { run(source.begin, source.end); }

void ReadingText::replace(Span source, std::string_view text) {
  if (text == " " || text == "\u00A0") {
    pending_ = {};
    blank_due_ = true;
    return;
  }
  for (const auto& [from, to] : kFoldings)
    if (text == from) text = to;
  if (text.empty()) return;
  settle_blank();
  // Runs of no length on both sides hold the place in the source, also at the text's very start and end.
  map_.add({static_cast<std::uint32_t>(text_.size()), source.begin, 0, jump_});
  jump_ = false;
  text_ += text;
  words_ += text.size();
  if (strong_) strong_bytes_ += text.size();
  map_.add({static_cast<std::uint32_t>(text_.size()), source.end, 0, false});
}

void ReadingText::blank() {
  if (!blank_due_) pending_ = {};
  blank_due_ = true;
}

void ReadingText::new_paragraph() { paragraph_due_ = true; }

void ReadingText::append_copy(const ReadingText& other) {
  if (other.text_.empty()) return;
  settle_blank();
  const auto shift = static_cast<std::uint32_t>(text_.size());
  bool first = true;
  for (Run run : other.map_.runs()) {
    run.text += shift;
    run.jump |= (first && shift > 0) || jump_;
    jump_ = first = false;
    map_.add(run);
  }
  text_ += other.text_;
  words_ += other.words_;
  strong_bytes_ += other.strong_bytes_;
  for (MarkRef mark : other.marks_) {
    mark.ref.at += shift;
    marks_.push_back(std::move(mark));
  }
  jump_ = true;
}

void ReadingText::mark(std::string number, std::string key, Span source) {
  MarkRef mark;
  mark.ref.number = std::move(number);
  mark.ref.at = static_cast<std::uint32_t>(text_.size());
  mark.ref.source = source;
  mark.key = std::move(key);
  marks_.push_back(std::move(mark));
}

void ReadingText::drop_front(std::uint32_t bytes) {
  bytes = std::min(bytes, static_cast<std::uint32_t>(text_.size()));
  text_.erase(0, bytes);
  TextMap kept;
  for (Run run : map_.runs()) {
    if (run.text + run.length < bytes || (run.length > 0 && run.text + run.length == bytes)) continue;
    const std::uint32_t cut = run.text < bytes ? bytes - run.text : 0;
    kept.add({run.text + cut - bytes, run.source + cut, run.length - cut, run.jump && cut == 0 && run.text > bytes});
  }
  map_ = std::move(kept);
  for (MarkRef& mark : marks_) mark.ref.at -= std::min(mark.ref.at, bytes);
}

}  // namespace apud::markup
