// System calls, buffering and checksums of a graph file that is written.
// Layer 2.
#include "corpus/graph/graph_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "corpus/text/error.h"

namespace apud {
namespace {

[[noreturn]] void throw_unwritable(const std::string& path, int cause) {
  if (cause == ENOSPC || cause == EFBIG || cause == EDQUOT)
    throw Error(ErrorCode::kNoSpace, "no space left to write the graph", path,
                "the last state stands; make room and run apud-index again");
  throw Error(ErrorCode::kUnreadable, std::string("cannot write the graph: ") + std::strerror(cause), path,
              "check the permissions of the directory");
}

}  // namespace

GraphOutput::GraphOutput(std::string path) : path_(std::move(path)) {
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd_ < 0) throw_unwritable(path_, errno);
  append({graph_format::kGraphMagic, sizeof graph_format::kGraphMagic});
}

GraphOutput::~GraphOutput() {
  if (fd_ >= 0) ::close(fd_);
  if (fd_ >= 0 && !closed_) ::unlink(path_.c_str());
}

void GraphOutput::write_out(std::string_view bytes) {
  file_hash_.add(bytes);
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw_unwritable(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void GraphOutput::flush() {
  hash_section();
  write_out(buffer_);
  buffer_.clear();
  hashed_ = 0;
}

// Without the buffer; in pieces, so that each is in the cache when it is written.
void GraphOutput::pass_on(std::string_view bytes) {
  flush();
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kBufferBytes))) {
    const std::string_view piece = bytes.substr(0, kBufferBytes);
    section_hash_.add(piece);
    write_out(piece);
  }
}

// What of the section is in the buffer and not in its checksum.
void GraphOutput::hash_section() {
  section_hash_.add(std::string_view(buffer_).substr(hashed_));
  hashed_ = buffer_.size();
}

void GraphOutput::begin_section() {
  sections_.at(section_).offset = at_;
  section_hash_.restart();
  hashed_ = buffer_.size();
}

void GraphOutput::end_section() {
  graph_format::SectionEntry& entry = sections_.at(section_);
  entry.size = section_size();
  constexpr char kZeros[8] = {};
  append({kZeros, graph_format::padded(entry.size) - entry.size});
  hash_section();
  entry.hash = section_hash_.value();
  ++section_;
}

void GraphOutput::close(graph_format::Footer footer) {
  footer.file_size = at_ + sizeof footer;
  footer.sections = sections_;
  footer.version = graph_format::kGraphVersion;
  footer.section_count = static_cast<std::uint32_t>(graph_format::kSections);
  const auto* bytes = reinterpret_cast<const char*>(&footer);
  footer.hash = graph_hash({bytes, offsetof(graph_format::Footer, hash)});
  std::memcpy(footer.magic, graph_format::kGraphMagic, sizeof footer.magic);
  append({bytes, sizeof footer});
  flush();
  if (::fsync(fd_) != 0) throw_unwritable(path_, errno);
  closed_ = true;
}

}  // namespace apud
