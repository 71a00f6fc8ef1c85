// A graph file's sections as columns: found and measured when it is opened, looked at with checks.
// Layer 2; only corpus/graph includes it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "corpus/graph/graph_format.h"
#include "corpus/graph/graph_reader.h"

namespace apud {

struct GraphReader::State {
  // Maps the file, or keeps the bytes. Then the footer, and every section's place and size, are checked.
  explicit State(const std::string& path);
  State(std::string_view bytes, std::string file_name);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[noreturn]] void damaged(const char* what) const;
  // Parts of a section, or Error(kDamaged).
  [[nodiscard]] std::string_view text(graph_format::Section section, std::uint64_t offset, std::uint64_t size) const;
  template <typename T>
  [[nodiscard]] const T& at(std::span<const T> rows, std::uint64_t number, const char* what) const {
    if (number >= rows.size()) damaged(what);
    return rows[number];
  }
  // rows[starts[number]] to rows[starts[number + 1]].
  [[nodiscard]] std::span<const std::uint32_t> part(std::span<const std::uint32_t> starts, std::uint64_t number,
                                                    std::span<const std::uint32_t> rows, const char* what) const {
    if (number + 1 >= starts.size() || starts[number] > starts[number + 1] || starts[number + 1] > rows.size())
      damaged(what);
    return rows.subspan(starts[number], starts[number + 1] - starts[number]);
  }
  [[nodiscard]] std::string_view name_text(const graph_format::NameRow& row) const {
    return text(graph_format::Section::kNameText, row.text, row.size);
  }
  [[nodiscard]] std::string_view section(graph_format::Section section) const {
    const graph_format::SectionEntry& entry = footer.sections[static_cast<std::size_t>(section)];
    return bytes.substr(entry.offset, entry.size);
  }

  std::string name;
  std::string_view bytes;
  void* map = nullptr;   // of `bytes`, if it is a file
  std::string own_copy;  // of bytes that did not stand at a multiple of eight
  graph_format::Footer footer{};

  std::span<const graph_format::RelationRow> relations;
  std::span<const graph_format::DocumentRow> documents;
  std::span<const graph_format::WordRow> predicates, reasons;
  std::span<const graph_format::NodeRow> nodes;
  std::span<const graph_format::AliasRow> aliases;
  std::span<const graph_format::NameRow> names;
  std::span<const std::uint64_t> name_keys;
  std::span<const std::uint32_t> name_ends, predicate_starts, predicate_relations, id_buckets, id_nodes;
  struct Direction {
    std::span<const std::uint32_t> starts, neighbours, relations, labels;
  } out, in;

 private:
  void open();
  void check_frame() const;
  void set_columns();
  template <typename T>
  std::span<const T> column(graph_format::Section section, std::uint64_t count) const;
  template <typename T>
  std::span<const T> column(graph_format::Section section) const;
};

}  // namespace apud
