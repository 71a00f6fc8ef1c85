// The words of a PDF's pages as poppler finds them.
// Program layer: part of apud-pdf. The only file that knows poppler, with its .cc.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/pdf/pdf_process.h"
#include "corpus/pdf/pdf_text.h"

namespace apud::pdf {

struct PageWord {
  std::string text;  // UTF-8
  PdfWord place;     // its text span is not set
  bool blank_behind = false;
};

class PdfFile {
 public:
  PdfFile();
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  // Opens a file; kRead where it can be read.
  PdfStatus open(const std::string& path);
  [[nodiscard]] int pages() const;
  // The words of a page (from 0) that stand upright, in no order; false for a page that is damaged.
  bool words(int page, PdfPage& facts, std::vector<PageWord>& words);
  // Title, author, date, outline.
  void read_facts(PdfText& pdf) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace apud::pdf
