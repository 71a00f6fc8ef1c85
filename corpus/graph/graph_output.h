// A graph file while it is written: sections one after the other, then the footer.
// Layer 2.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_hash.h"

namespace apud {

class GraphOutput {
 public:
  // Throws Error kNoSpace or kUnreadable, as all that writes.
  explicit GraphOutput(std::string path);
  ~GraphOutput();  // without close(): removes the file
  GraphOutput(const GraphOutput&) = delete;
  GraphOutput& operator=(const GraphOutput&) = delete;

  // Sections are begun in the order of their numbers; none may be left out.
  void begin_section();
  void append(std::string_view bytes) {
    at_ += bytes.size();
    if (bytes.size() >= kBufferBytes) return pass_on(bytes);
    buffer_.append(bytes);
    if (buffer_.size() >= kBufferBytes) flush();
  }
  template <typename T>
  void append_rows(std::span<const T> rows) {
    append({reinterpret_cast<const char*>(rows.data()), rows.size_bytes()});
  }
  void end_section();
  // Bytes of the section so far.
  [[nodiscard]] std::uint64_t section_size() const { return at_ - sections_[section_].offset; }

  // Fills in all but the counts, writes the footer, waits until all is on the disk.
  void close(graph_format::Footer footer);
  [[nodiscard]] std::uint64_t size() const { return at_; }
  [[nodiscard]] std::uint64_t hash() const { return file_hash_.value(); }

 private:
  static constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
  void flush();
  void pass_on(std::string_view bytes);
  void write_out(std::string_view bytes);
  void hash_section();

  std::string path_, buffer_;
  int fd_ = -1;
  bool closed_ = false;
  std::uint64_t at_ = 0;
  std::size_t hashed_ = 0;  // bytes of the buffer that are in section_hash_, or of no section
  std::size_t section_ = 0;
  std::array<graph_format::SectionEntry, graph_format::kSections> sections_{};
  GraphHash file_hash_, section_hash_;
};

}  // namespace apud
