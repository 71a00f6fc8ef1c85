// Reads a file's pages in a process that may die over any of them: the pages read before it are kept, and another one
// goes on behind the page that killed it.
// Program layer: part of apud-pdf. Knows no PDF; forks, so that the calling process must have one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/pdf/pdf_process.h"
#include "corpus/pdf/pdf_text.h"
#include "indexer/pdf/reading_order.h"

namespace apud::pdf {

// A file that may crash, hang or flood whoever reads it.
class PageSource {
 public:
  virtual ~PageSource() = default;
  virtual PdfStatus open() = 0;  // kRead where it can be read
  virtual int pages() = 0;
  virtual std::optional<Page> page(int number) = 0;  // from 0; nullopt for one that is damaged
  virtual void read_facts(PdfText& pdf) = 0;         // title, author, date, outline
};

struct WorkerLimits {
  int seconds_to_open = 5;  // of the processor, as what follows
  int seconds_a_page = 3;
  int pages_a_second = 10;  // all pages together: a tenth of what is usual, and the seconds to open
  std::size_t memory = std::size_t{768} << 20;
  std::size_t text = std::size_t{64} << 20;  // bytes that are kept
  int crashes = 40;                          // behind so many the rest is left out
};

// Calls the source in child processes only. Anything but kRead: no page could be read. Otherwise `pages` has all
// pages, those that were not read empty and named in facts.lost.
PdfStatus read_by_workers(PageSource& source, const WorkerLimits& limits, std::vector<Page>& pages, PdfText& facts);

}  // namespace apud::pdf
