// Verifying compares twice: each passage with the file, and each sentence's quotation with the bytes it names.
// Layer 5.
#include "query/answer/index_answers.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "corpus/pdf/pdf_process.h"
#include "corpus/text/content_hash.h"
#include "corpus/text/error.h"
#include "corpus/text/source_text.h"

namespace apud {
namespace {

// The decoded text that stands at a range of the file's bytes.
class FileText {
 public:
  explicit FileText(std::string bytes) : size_(bytes.size()), source_(SourceText::decode(std::move(bytes))) {}

  // nullopt if the file ends before.
  [[nodiscard]] std::optional<std::string> at(const std::vector<Span>& ranges) const {
    std::string text;
    for (const Span& range : ranges) {
      if (range.begin > range.end || range.end > size_) return std::nullopt;
      const std::uint32_t begin = decoded(range.begin);
      text += source_.text().substr(begin, decoded(range.end) - begin);
    }
    return text;
  }

 private:
  // The first decoded offset whose place in the file is not before `file`; the map only rises.
  [[nodiscard]] std::uint32_t decoded(std::uint32_t file) const {
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(source_.text().size());
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (source_.to_file({middle, middle}).begin < file)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  std::size_t size_;
  SourceText source_;
};

void check(const FileText& file, const std::vector<Span>& ranges, const std::string& exact, const std::string& ref,
           VerifyAnswer& answer) {
  const std::optional<std::string> found = file.at(ranges);
  if (!found)
    answer.mismatches.push_back({ref, "out_of_range", "the file ends before this passage"});
  else if (*found != exact)
    answer.mismatches.push_back({ref, "quote_differs", "the file has other words at these bytes"});
}

void check_passage(const FileText& file, const Passage& passage, VerifyAnswer& answer) {
  ++answer.passages;
  const std::size_t faults = answer.mismatches.size();
  check(file, passage.ranges, passage.exact, passage_ref(passage.document, passage.block, std::nullopt), answer);
  answer.sentences += passage.sentences.size();
  if (answer.mismatches.size() > faults) return;  // its sentences differ with it
  for (std::uint32_t at = 0; at < passage.sentences.size(); ++at) {
    const Quote quote = quote_of(passage, passage.sentences[at]);
    check(file, quote.bytes, quote.exact, passage_ref(passage.document, passage.block, at + 1), answer);
  }
}

// Reads a file whole; the reason why not, otherwise.
std::string read_whole(const std::string& path, std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return errno == ENOENT || errno == ENOTDIR ? "gone" : "unreadable";
  bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (file.bad() || bytes.size() > kMaxSourceBytes) return "unreadable";
  return "";
}

// What the addresses of a document count in: its bytes, or the text that a PDF's words make. A PDF that can no longer
// be read has none.
std::string quoted_text(const DocumentInfo& info, const std::string& bytes) {
  if (info.format != "pdf") return bytes;
  try {
    return read_pdf(bytes).text;
  } catch (const Error&) {
    return "";
  }
}

}  // namespace

StatsAnswer answer_stats(const PassageSource& index, std::vector<std::string> paths, std::uint32_t offset,
                         std::uint32_t limit) {
  StatsAnswer answer;
  answer.stats = index.stats();
  answer.paths = std::move(paths);
  answer.offset = offset;
  std::vector<DocumentInfo> all = index.documents();
  const std::size_t begin = std::min<std::size_t>(offset, all.size());
  const std::size_t count = std::min<std::size_t>(limit, all.size() - begin);
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
  answer.documents.assign(std::make_move_iterator(first),
                          std::make_move_iterator(first + static_cast<std::ptrdiff_t>(count)));
  return answer;
}

void verify_document(const PassageSource& index, const DocumentInfo& info, const std::string& bytes,
                     VerifyAnswer& answer) {
  ++answer.documents;
  if (bytes.size() != info.bytes)
    answer.changed.push_back({info.name, info.path, "size_differs"});
  else if (content_hash(bytes) != info.hash)
    answer.changed.push_back({info.name, info.path, "bytes_differ"});
  const FileText file(quoted_text(info, bytes));
  for (std::uint32_t block = 0; block < info.blocks; ++block)
    if (const auto passage = index.passage(info.name, block)) check_passage(file, *passage, answer);
}

VerifyAnswer answer_verify(const PassageSource& index,
                           const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  VerifyAnswer answer;
  answer.damaged = index.check();
  const std::vector<DocumentInfo> documents = index.documents();
  std::uint64_t number = 0;
  for (const DocumentInfo& info : documents) {
    progress(++number, documents.size());
    std::string bytes;
    const std::string reason = read_whole(info.path, bytes);
    if (reason.empty())
      verify_document(index, info, bytes, answer);
    else
      answer.missing.push_back({info.name, info.path, reason});
  }
  return answer;
}

}  // namespace apud
