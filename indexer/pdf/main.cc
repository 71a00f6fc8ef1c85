// apud-pdf: a PDF on standard input, its words on standard output (corpus/pdf/pdf_codec.h). Started by apud-index and by
// apud verify for every file anew. It looks at the file in child processes only, and bounds their time and memory.
// Program layer.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/pdf/pdf_codec.h"
#include "indexer/pdf/page_words.h"
#include "indexer/pdf/page_workers.h"
#include "indexer/pdf/reading_order.h"

namespace apud {
namespace {

[[maybe_unused]] constexpr rlim_t kMostMemory = rlim_t{1} << 30;

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

class PdfPages final : public pdf::PageSource {
 public:
  PdfStatus open() override { return file_.open("/dev/stdin"); }
  int pages() override { return file_.pages(); }
  std::optional<pdf::Page> page(int number) override {
    pdf::Page page;
    if (!file_.words(number, page.facts, page.words)) return std::nullopt;
    return page;
  }
  void read_facts(PdfText& pdf) override { file_.read_facts(pdf); }

 private:
  pdf::PdfFile file_;
};

int run() {
  PdfPages source;
  std::vector<pdf::Page> pages;
  PdfText text;
  const PdfStatus status = pdf::read_by_workers(source, {}, pages, text);
  if (status != PdfStatus::kRead) return static_cast<int>(status);
  pdf::add_pages(pages, text);
  return write_out(encode_pdf_text(text));
}

}  // namespace
}  // namespace apud

int main() {
  apud::limit(RLIMIT_CORE, 0);
#ifndef APUD_WIDE_MEMORY
  apud::limit(RLIMIT_AS, apud::kMostMemory);
#endif
  std::set_new_handler([] { _exit(static_cast<int>(apud::PdfStatus::kTooLarge)); });
  try {
    return apud::run();
  } catch (...) {
    return static_cast<int>(apud::PdfStatus::kDamaged);
  }
}
