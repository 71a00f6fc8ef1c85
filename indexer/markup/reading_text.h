// The reading text of a block put together from runs of marked-up source, with the way back to it.
// Layer 5, pure. Knows characters only: no HTML, no Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/block.h"
#include "corpus/text/span.h"
#include "corpus/text/text_map.h"

namespace apud::markup {

// A note's mark; `key` leads to the note and is resolved when all notes are known.
struct MarkRef {
  FootnoteRef ref;
  std::string key;
};

class ReadingText {
 public:
  explicit ReadingText(std::string_view source) : source_(source) {}

  // Appends a stretch of the source: white space folded to one blank, soft hyphens and invisible characters out,
  // ligatures taken apart.
  void copy(Span source);
  // Appends a stretch byte for byte, line ends and all.
  void copy_as_is(Span source);
  // Appends `text` in the place of a stretch of the source (a character reference, what an escape stands for).
  void replace(Span source, std::string_view text);
  // A blank between what stands before and what comes, unless there is one.
  void blank();
  // A line feed between two paragraphs of one block.
  void new_paragraph();
  // Appends another text, which may stand anywhere in the source, as a range of its own.
  void append_copy(const ReadingText& other);
  void mark(std::string number, std::string key, Span source);

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const TextMap& map() const { return map_; }
  [[nodiscard]] std::vector<MarkRef>& marks() { return marks_; }
  // Drops the first `bytes` of the text.
  void drop_front(std::uint32_t bytes);

  // Bytes copied while `strong` was set; what is strong as a whole may be a title.
  void set_strong(bool strong) { strong_ = strong; }
  [[nodiscard]] bool all_strong() const { return strong_bytes_ > 0 && strong_bytes_ + strong_bytes_ / 8 >= words_; }

 private:
  std::uint32_t copy_special(std::uint32_t at, std::uint32_t end);
  void run(std::uint32_t begin, std::uint32_t end);
  void settle_blank();

  std::string_view source_;
  std::string text_;
  TextMap map_;
  std::vector<MarkRef> marks_;
  Span pending_{};  // of the source: the blank that is due; empty where it has no place there
  bool blank_due_ = false;
  bool paragraph_due_ = false;
  bool jump_ = false;  // of the next run
  bool strong_ = false;
  std::size_t strong_bytes_ = 0, words_ = 0;
};

}  // namespace apud::markup
