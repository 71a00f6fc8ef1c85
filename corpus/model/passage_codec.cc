// The byte form of a passage. `exact` is kept whole; the text is `exact` with changes, of which the most common, a
// line end that became a space, costs nothing: it is what the decoder expects.
// Layer 1. The layout is described in docs/passage_format.md; a change of it changes the index version.
#include <algorithm>
#include <cstring>
#include <limits>

#include "corpus/model/byte_codec.h"
#include "corpus/model/citation_codec.h"
#include "corpus/model/passage.h"
#include "corpus/text/content_hash.h"

namespace apud {
namespace {

constexpr std::size_t kChecksumBytes = 4;
constexpr std::uint32_t kHasParent = 1, kHasFileMap = 2, kOwnLineBreaks = 4, kHasTableCells = 8, kHasRefs = 16,
                        kHasKnowledge = 32, kHasCitations = 64, kHasPlaces = 128;

// Between two copied stretches: what was inserted (two bits), whether a jump lies there, and how much of `exact`
// was passed over (31 and more: as a number behind).
constexpr std::uint32_t kNothing = 0, kSpace = 1, kString = 2, kJumpBit = 4, kGapShift = 3, kLongGap = 31;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The length of a line end with the blanks behind it at the start of `exact`, or 0. It reads as one space.
std::uint32_t line_end_length(std::string_view exact) {
  std::size_t at = !exact.empty() && exact[0] == '\r' ? 1 : 0;
  if (at >= exact.size() || exact[at] != '\n') return 0;
  for (++at; at < exact.size() && is_blank(exact[at]);) ++at;
  return static_cast<std::uint32_t>(at);
}

// A place where the copying of a stretch must not go on by itself: what looks like a line end.
std::size_t next_line_end(std::string_view exact, std::size_t from) {
  const std::size_t feed = exact.find('\n', from);
  if (feed == std::string_view::npos) return feed;
  return feed > from && exact[feed - 1] == '\r' ? feed - 1 : feed;
}

bool runs_are_sound(const Passage& passage) {
  std::uint64_t text = 0, source = 0;
  for (const Run& run : passage.runs) {
    if (run.text < text || run.source < source) return false;
    text = std::uint64_t{run.text} + run.length;
    source = std::uint64_t{run.source} + run.length;
    if (text > passage.text.size() || source > passage.exact.size()) return false;
    if (std::memcmp(passage.text.data() + run.text, passage.exact.data() + run.source, run.length) != 0) return false;
  }
  return true;
}

// ------------------------------------------------------------------------------------------ text from exact

class TextWriter {
 public:
  TextWriter(const Passage& passage, std::string& out) : passage_(passage), bytes_(out) {}

  void write() {
    const std::vector<Run> none;
    const std::vector<Run>& runs = runs_are_sound(passage_) ? passage_.runs : none;
    for (const Run& run : runs) write_run(run);
    flush();
    finish();
  }

 private:
  void write_run(const Run& run) {
    if (!open_ || run.length == 0 || !expected_before(run)) {
      flush();
      change(run.text - text_end_, run.source - exact_end_, run.jump);
      stretch_ = {run.source, run.source};
      open_ = true;
    }
    copy(run);
  }

  // The decoder itself turns the line end before this run into the space that the text has there.
  [[nodiscard]] bool expected_before(const Run& run) const {
    const std::uint32_t gap = run.source - exact_end_;
    if (exact_end_ > 0 && passage_.exact[exact_end_ - 1] == '\r') return false;
    return !run.jump && gap > 0 && run.text - text_end_ == 1 && passage_.text[text_end_] == ' ' &&
           stretch_.begin < exact_end_ && line_end_length(std::string_view(passage_.exact).substr(exact_end_)) == gap;
  }

  // Copies a run; a line end inside it that the text keeps must start a stretch of its own.
  void copy(const Run& run) {
    const std::uint32_t end = run.source + run.length;
    for (std::uint32_t at = run.source;;) {
      const std::uint32_t from = at == stretch_.begin ? at + 1 : at;
      const std::size_t line_end = next_line_end(std::string_view(passage_.exact).substr(0, end), from);
      if (line_end >= end) break;
      at = static_cast<std::uint32_t>(line_end);
      stretch_.end = at;
      flush();
      exact_end_ = at;
      change(0, 0, false);
      stretch_ = {at, at};
      open_ = true;
    }
    stretch_.end = exact_end_ = end;
    text_end_ = run.text + run.length;
  }

  void change(std::uint32_t inserted, std::uint32_t gap, bool jump) {
    const std::string_view text(passage_.text.data() + text_end_, inserted);
    const std::uint32_t kind = text.empty() ? kNothing : text == " " ? kSpace : kString;
    bytes_.byte(kind | (jump ? kJumpBit : 0) | std::min(gap, kLongGap) << kGapShift);
    if (gap >= kLongGap) bytes_.number(gap);
    if (kind == kString) bytes_.string(text);
  }

  void flush() {
    if (open_) bytes_.number(stretch_.size() + 1);  // 0 ends the list
    open_ = false;
  }

  void finish() {
    change(static_cast<std::uint32_t>(passage_.text.size()) - text_end_, 0, false);
    bytes_.number(0);
  }

  const Passage& passage_;
  ByteWriter bytes_;
  Span stretch_;  // of exact
  bool open_ = false;
  std::uint32_t text_end_ = 0, exact_end_ = 0;
};

class TextReader {
 public:
  TextReader(ByteReader& bytes, Passage& passage) : bytes_(bytes), passage_(passage) {}

  void read() {
    std::uint64_t at = 0;
    passage_.text.reserve(passage_.exact.size());
    while (!bytes_.failed()) {
      const std::uint32_t change = bytes_.byte();
      std::uint64_t gap = change >> kGapShift;
      if (gap == kLongGap) gap = bytes_.number32();
      const std::uint32_t kind = change & 3;
      if (kind == kSpace) passage_.text.push_back(' ');
      if (kind == kString) passage_.text.append(bytes_.string());
      if (kind > kString) bytes_.fail();
      const std::uint32_t length = bytes_.number32();
      if (length == 0) return;
      at += gap;
      if (at + length - 1 > passage_.exact.size()) return bytes_.fail();
      stretch({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + length - 1}, (change & kJumpBit) != 0);
      at += length - 1;
    }
  }

 private:
  void stretch(Span exact, bool jump) {
    const std::string_view all(passage_.exact.data(), exact.end);
    std::uint32_t at = exact.begin;
    if (exact.empty()) copy(exact, jump);
    while (at < exact.end) {
      const std::uint32_t from = at == exact.begin ? at + 1 : at;
      const std::size_t line_end = std::min<std::size_t>(next_line_end(all, from), exact.end);
      copy({at, static_cast<std::uint32_t>(line_end)}, jump);
      jump = false;
      if (line_end >= exact.end) return;
      passage_.text.push_back(' ');
      at = static_cast<std::uint32_t>(line_end) + std::max(1U, line_end_length(all.substr(line_end)));
    }
  }

  void copy(Span exact, bool jump) {
    const auto text = static_cast<std::uint32_t>(passage_.text.size());
    passage_.text.append(passage_.exact, exact.begin, exact.size());
    if (!passage_.runs.empty() && !jump) {
      Run& last = passage_.runs.back();
      if (last.text + last.length == text && last.source + last.length == exact.begin) {
        last.length += exact.size();
        return;
      }
    }
    passage_.runs.push_back({.text = text, .source = exact.begin, .length = exact.size(), .jump = jump});
  }

  ByteReader& bytes_;
  Passage& passage_;
};

// ------------------------------------------------------------------------------------------ the other parts

void write_head(ByteWriter& bytes, const Passage& passage, std::uint32_t flags) {
  bytes.byte(flags);
  bytes.byte(static_cast<std::uint32_t>(passage.kind) | static_cast<std::uint32_t>(passage.place) << 4);
  bytes.byte(passage.level);
  bytes.number(passage.block);
  if (passage.parent) bytes.difference(std::int64_t{passage.block} - *passage.parent);
  bytes.number(passage.page);
  bytes.number(passage.page_starts.size());
  for (const PageStart& start : passage.page_starts) {
    bytes.number(start.at);
    bytes.number(start.page);
  }
  bytes.number(passage.year);
  for (const std::string* text :
       {&passage.document, &passage.title, &passage.label, &passage.number, &passage.block_title, &passage.exact})
    bytes.string(*text);
  bytes.number(passage.section.size());
  for (const std::string& heading : passage.section) bytes.string(heading);
}

std::optional<BlockKind> kind_of(std::uint32_t number) {
  if (number >= kBlockKinds) return std::nullopt;
  return static_cast<BlockKind>(number);
}

std::uint32_t read_head(ByteReader& bytes, Passage& passage) {
  const std::uint32_t flags = bytes.byte();
  const std::uint32_t kinds = bytes.byte();
  const auto kind = kind_of(kinds & 15), place = kind_of(kinds >> 4);
  if (!kind || !place) bytes.fail();
  passage.kind = kind.value_or(BlockKind::kParagraph);
  passage.place = place.value_or(BlockKind::kParagraph);
  passage.level = static_cast<std::uint8_t>(bytes.byte());
  passage.block = bytes.number32();
  if ((flags & kHasParent) != 0)
    passage.parent = static_cast<std::uint32_t>(std::int64_t{passage.block} - bytes.small_difference());
  passage.page = bytes.number32();
  passage.page_starts.resize(bytes.count());
  for (PageStart& start : passage.page_starts) {
    start.at = bytes.number32();
    start.page = bytes.number32();
  }
  passage.year = bytes.number32();
  for (std::string* text :
       {&passage.document, &passage.title, &passage.label, &passage.number, &passage.block_title, &passage.exact})
    *text = bytes.string();
  passage.section.resize(bytes.count());
  for (std::string& heading : passage.section) heading = bytes.string();
  return flags;
}

void write_ranges(ByteWriter& bytes, const Passage& passage) {
  bytes.number(passage.ranges.size());
  std::int64_t end = 0;
  for (const Span range : passage.ranges) {
    bytes.difference(std::int64_t{range.begin} - end);
    bytes.difference(std::int64_t{range.end} - range.begin);
    end = range.end;
  }
  bytes.number(passage.range_lines.size());
  end = 0;
  for (const Span lines : passage.range_lines) {
    bytes.difference(std::int64_t{lines.begin} - end);
    bytes.difference(std::int64_t{lines.end} - lines.begin);
    end = lines.end;
  }
}

std::vector<Span> read_spans(ByteReader& bytes) {
  std::vector<Span> spans(bytes.count());
  std::uint32_t end = 0;
  for (Span& span : spans) {
    span.begin = end + static_cast<std::uint32_t>(bytes.small_difference());
    span.end = end = span.begin + static_cast<std::uint32_t>(bytes.small_difference());
  }
  return spans;
}

void write_file_map(ByteWriter& bytes, const OffsetMap& map) {
  bytes.number(map.points().size());
  OffsetMap::Point last;
  for (const OffsetMap::Point& point : map.points()) {
    bytes.number(point.decoded - last.decoded);
    bytes.difference(std::int64_t{point.file} - last.file);
    bytes.byte(point.decoded_unit | std::uint32_t{point.file_unit} << 4);
    last = point;
  }
}

void read_file_map(ByteReader& bytes, OffsetMap& map) {
  OffsetMap::Point point;
  for (std::uint32_t left = bytes.count(); left > 0 && !bytes.failed(); --left) {
    const std::uint64_t decoded = std::uint64_t{point.decoded} + bytes.number32();
    point.decoded = static_cast<std::uint32_t>(decoded);
    point.file += static_cast<std::uint32_t>(bytes.difference());
    const std::uint32_t units = bytes.byte();
    point.decoded_unit = static_cast<std::uint8_t>(units & 15);
    point.file_unit = static_cast<std::uint8_t>(units >> 4);
    if (point.decoded_unit == 0 || decoded > std::numeric_limits<std::uint32_t>::max()) return bytes.fail();
    map.add(point);
  }
}

// Offsets that rise; each as the distance from the one before.
void write_rising(ByteWriter& bytes, const std::vector<std::uint32_t>& offsets) {
  bytes.number(offsets.size());
  std::uint32_t last = 0;
  for (const std::uint32_t offset : offsets) {
    bytes.number(offset - last);
    last = offset;
  }
}

std::vector<std::uint32_t> read_rising(ByteReader& bytes) {
  std::vector<std::uint32_t> offsets(bytes.count());
  std::uint32_t last = 0;
  for (std::uint32_t& offset : offsets) offset = last += bytes.number32();
  return offsets;
}

// A sentence is its length, and the gap before it where that is not one space.
void write_sentences(ByteWriter& bytes, const Passage& passage) {
  bytes.number(passage.sentences.size());
  std::int64_t end = -1;
  for (const Span sentence : passage.sentences) {
    const std::int64_t gap = std::int64_t{sentence.begin} - end;
    bytes.number(std::uint64_t{sentence.size()} << 1 | (gap != 1 ? 1 : 0));
    if (gap != 1) bytes.difference(gap);
    end = sentence.end;
  }
}

void read_sentences(ByteReader& bytes, Passage& passage) {
  passage.sentences.resize(bytes.count());
  std::int64_t end = -1;
  for (Span& sentence : passage.sentences) {
    const std::uint64_t size = bytes.number();
    const std::int64_t gap = (size & 1) != 0 ? bytes.small_difference() : 1;
    sentence.begin = static_cast<std::uint32_t>(end + gap);
    sentence.end = static_cast<std::uint32_t>(std::uint64_t{sentence.begin} + (size >> 1));
    if (sentence.begin > sentence.end || sentence.end > passage.text.size()) bytes.fail();
    end = sentence.end;
  }
}

void write_refs(ByteWriter& bytes, const Passage& passage) {
  bytes.number(passage.refs.size());
  std::int64_t last = 0;
  for (const PassageRef& ref : passage.refs) {
    bytes.string(ref.number);
    bytes.difference(ref.at - last);
    bytes.number(ref.block ? std::uint64_t{*ref.block} + 1 : 0);
    last = ref.at;
  }
}

void read_refs(ByteReader& bytes, Passage& passage) {
  passage.refs.resize(bytes.count());
  std::int64_t last = 0;
  for (PassageRef& ref : passage.refs) {
    ref.number = bytes.string();
    ref.at = static_cast<std::uint32_t>(last + bytes.small_difference());
    if (ref.at > passage.text.size()) bytes.fail();
    last = ref.at;
    const std::uint64_t block = bytes.number();
    if (block > 0) ref.block = static_cast<std::uint32_t>(block - 1);
  }
}

void write_cells(ByteWriter& bytes, const Passage& passage) {
  bytes.number(passage.cells.size());
  for (const std::vector<std::string>& row : passage.cells) {
    bytes.number(row.size());
    for (const std::string& cell : row) bytes.string(cell);
  }
}

void read_cells(ByteReader& bytes, Passage& passage) {
  passage.cells.resize(bytes.count());
  for (std::vector<std::string>& row : passage.cells) {
    row.resize(bytes.count());
    for (std::string& cell : row) cell = bytes.string();
  }
}

// Where a passage stands in what a reader sees: printed page numbers, rectangles, an element.
void write_places(ByteWriter& bytes, const Passage& passage) {
  bytes.string(passage.element);
  bytes.number(passage.page_labels.size());
  for (const std::string& label : passage.page_labels) bytes.string(label);
  bytes.number(passage.stacks.size());
  PageBox last{passage.page, 0, 0, 0, 0};
  for (const LineStack& stack : passage.stacks) {
    const PageBox& box = stack.box;
    bytes.number(stack.lines);
    bytes.difference(std::int64_t{box.page} - last.page);
    bytes.difference(std::int64_t{box.left} - last.left);
    bytes.difference(std::int64_t{box.top} - last.bottom);
    bytes.difference(std::int64_t{box.right} - box.left);
    bytes.difference(std::int64_t{box.bottom} - box.top);
    last = box;
  }
}

void read_places(ByteReader& bytes, Passage& passage) {
  passage.element = bytes.string();
  passage.page_labels.resize(bytes.count());
  for (std::string& label : passage.page_labels) label = bytes.string();
  passage.stacks.resize(bytes.count());
  PageBox last{passage.page, 0, 0, 0, 0};
  const auto add = [&](std::int64_t value) {
    const std::int64_t sum = value + bytes.small_difference();
    if (sum < 0 || sum > std::numeric_limits<std::uint32_t>::max()) bytes.fail();
    return static_cast<std::uint32_t>(sum);
  };
  for (LineStack& stack : passage.stacks) {
    PageBox& box = stack.box;
    stack.lines = bytes.number32();
    box.page = add(last.page);
    box.left = add(last.left);
    box.top = add(last.bottom);
    box.right = add(box.left);
    box.bottom = add(box.top);
    if (stack.lines == 0 || stack.lines > passage.exact.size()) bytes.fail();
    last = box;
  }
}

bool has_places(const Passage& passage) {
  return !passage.element.empty() || !passage.page_labels.empty() || !passage.stacks.empty();
}

bool ranges_are_sound(const Passage& passage) {
  return std::all_of(passage.ranges.begin(), passage.ranges.end(), [](Span range) { return range.begin <= range.end; });
}

}  // namespace

std::string encode_passage(const Passage& passage) {
  std::string out;
  out.reserve(passage.exact.size() + passage.document.size() + passage.title.size() + 128);
  ByteWriter bytes(out);
  const bool own_breaks = passage.line_breaks != line_breaks_in(passage.exact);
  write_head(bytes, passage,
             (passage.parent ? kHasParent : 0) | (passage.file_map.identity() ? 0 : kHasFileMap) |
                 (own_breaks ? kOwnLineBreaks : 0) | (passage.cells.empty() ? 0 : kHasTableCells) |
                 (passage.refs.empty() ? 0 : kHasRefs) | (passage.knowledge.empty() ? 0 : kHasKnowledge) |
                 (passage.citations.empty() ? 0 : kHasCitations) | (has_places(passage) ? kHasPlaces : 0));
  TextWriter(passage, out).write();
  write_ranges(bytes, passage);
  if (!passage.file_map.identity()) write_file_map(bytes, passage.file_map);
  if (own_breaks) write_rising(bytes, passage.line_breaks);
  write_sentences(bytes, passage);
  if (!passage.refs.empty()) write_refs(bytes, passage);
  if (!passage.cells.empty()) write_cells(bytes, passage);
  if (!passage.knowledge.empty()) bytes.string(passage.knowledge);
  if (!passage.citations.empty()) write_citations(bytes, passage.citations, passage.text);
  if (has_places(passage)) write_places(bytes, passage);
  const std::uint32_t sum = checksum32(out);
  for (std::size_t i = 0; i < kChecksumBytes; ++i) bytes.byte(sum >> (8 * i) & 0xFF);
  return out;
}

std::optional<Passage> decode_passage(std::string_view bytes) {
  if (bytes.size() < kChecksumBytes) return std::nullopt;
  std::uint32_t stored = 0;
  for (std::size_t i = 0; i < kChecksumBytes; ++i)
    stored |= std::uint32_t{static_cast<unsigned char>(bytes[bytes.size() - kChecksumBytes + i])} << (8 * i);
  bytes.remove_suffix(kChecksumBytes);
  if (checksum32(bytes) != stored) return std::nullopt;

  ByteReader reader(bytes);
  Passage passage;
  const std::uint32_t flags = read_head(reader, passage);
  TextReader(reader, passage).read();
  passage.ranges = read_spans(reader);
  passage.range_lines = read_spans(reader);
  if ((flags & kHasFileMap) != 0) read_file_map(reader, passage.file_map);
  passage.line_breaks = (flags & kOwnLineBreaks) != 0 ? read_rising(reader) : line_breaks_in(passage.exact);
  read_sentences(reader, passage);
  if ((flags & kHasRefs) != 0) read_refs(reader, passage);
  if ((flags & kHasTableCells) != 0) read_cells(reader, passage);
  if ((flags & kHasKnowledge) != 0) passage.knowledge = reader.string();
  if ((flags & kHasCitations) != 0) passage.citations = read_citations(reader, passage.text);
  if ((flags & kHasPlaces) != 0) read_places(reader, passage);
  if (reader.failed() || !reader.at_end() || !ranges_are_sound(passage)) return std::nullopt;
  return passage;
}

}  // namespace apud
