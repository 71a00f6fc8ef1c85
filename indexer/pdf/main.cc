// apud-pdf: a PDF on standard input, its words on standard output (corpus/pdf/pdf_codec.h). Started by apud-index and by
// apud verify for every file anew; bounds its own time and memory before it looks at the file.
// Program layer.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/pdf/pdf_codec.h"
#include "indexer/pdf/page_words.h"
#include "indexer/pdf/reading_order.h"

namespace apud {
namespace {

constexpr rlim_t kMostMemory = rlim_t{1} << 30;
constexpr rlim_t kSecondsToOpen = 8;  // of the processor
constexpr int kPagesASecond = 10;     // a tenth of what is usual
constexpr int kMostPages = 100'000;
constexpr std::size_t kMostText = std::size_t{64} << 20;

void limit(int resource, rlim_t soft) {
  rlimit bounds{};
  getrlimit(static_cast<__rlimit_resource>(resource), &bounds);
  bounds.rlim_cur = std::min(soft, bounds.rlim_max);
  setrlimit(static_cast<__rlimit_resource>(resource), &bounds);
}

int write_out(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return 1;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int run() {
  pdf::PdfFile file;
  const PdfStatus status = file.open("/dev/stdin");
  if (status != PdfStatus::kRead) return static_cast<int>(status);
  const int pages = std::min(file.pages(), kMostPages);
  limit(RLIMIT_CPU, kSecondsToOpen + static_cast<rlim_t>(pages / kPagesASecond));
  PdfText text;
  file.read_facts(text);
  std::vector<pdf::Page> read;
  std::size_t bytes = 0;
  for (int number = 0; number < pages && bytes < kMostText; ++number) {
    pdf::Page page;
    page.words = file.words(number, page.facts);
    for (const pdf::PageWord& word : page.words) bytes += word.text.size() + 1;
    read.push_back(std::move(page));
  }
  pdf::add_pages(read, text);
  return write_out(encode_pdf_text(text));
}

}  // namespace
}  // namespace apud

int main() {
  apud::limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes for its own
  apud::limit(RLIMIT_AS, apud::kMostMemory);
#endif
  apud::limit(RLIMIT_CPU, apud::kSecondsToOpen);
  std::set_new_handler([] { _exit(static_cast<int>(apud::PdfStatus::kTooLarge)); });
  try {
    return apud::run();
  } catch (...) {
    return static_cast<int>(apud::PdfStatus::kDamaged);
  }
}
