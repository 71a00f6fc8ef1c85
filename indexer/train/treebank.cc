// One line, one word; comments tell the text and where paragraphs start.
// Layer 7: a part of apud-train.
#include "indexer/train/treebank.h"

#include <array>
#include <charconv>
#include <fstream>
#include <string_view>

#include "corpus/text/error.h"

namespace apud {
namespace {

std::uint32_t number(std::string_view digits, const std::string& where) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size())
    throw Error(ErrorCode::kUnreadable, "not CoNLL-U", where, "give files of a Universal Dependencies treebank");
  return value;
}

std::array<std::string_view, 10> columns(std::string_view line, const std::string& where) {
  std::array<std::string_view, 10> fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields.size()))
      throw Error(ErrorCode::kUnreadable, "a line without ten columns", where, "give CoNLL-U files");
    fields[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return fields;
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path) {}
  std::vector<GoldSentence> read();

 private:
  void word(std::string_view line);
  void comment(std::string_view line);
  void finish();

  std::string path_;
  std::size_t line_ = 0;
  std::vector<GoldSentence> sentences_;
  GoldSentence open_;
  std::uint32_t multi_end_ = 0;  // last word of the multiword token that is open
  bool multi_space_ = true;
};

void Reader::word(std::string_view line) {
  const std::string where = path_ + ":" + std::to_string(line_);
  const auto fields = columns(line, where);
  if (fields[0].find('.') != std::string_view::npos) return;  // an empty node
  const bool space = fields[9].find("SpaceAfter=No") == std::string_view::npos;
  if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
    multi_end_ = number(fields[0].substr(dash + 1), where);
    multi_space_ = space;
    return;
  }
  const std::uint32_t id = number(fields[0], where);
  GoldWord word{std::string(fields[1]),
                std::string(fields[2]),
                std::string(fields[3]),
                std::string(fields[4]),
                std::string(fields[7]),
                number(fields[6], where),
                space,
                false};
  if (id < multi_end_) word.space_after = false;
  if (id == multi_end_) word.space_after = multi_space_;
  open_.words.push_back(std::move(word));
}

void Reader::comment(std::string_view line) {
  if (line.starts_with("# text = ")) open_.text = line.substr(9);
  if (line.starts_with("# newpar")) open_.starts_paragraph = true;
  if (line.starts_with("# newdoc id = ")) open_.document = line.substr(14);
  if (line.starts_with("# newdoc")) open_.starts_document = open_.starts_paragraph = true;
}

void Reader::finish() {
  if (!open_.words.empty()) sentences_.push_back(std::move(open_));
  open_ = {};
  multi_end_ = 0;
}

std::vector<GoldSentence> Reader::read() {
  std::ifstream file(path_);
  if (!file) throw Error(ErrorCode::kUnreadable, "cannot read the treebank", path_, "see docs/training.md");
  for (std::string line; std::getline(file, line);) {
    ++line_;
    if (line.empty()) {
      finish();
    } else if (line[0] == '#') {
      comment(line);
    } else {
      word(line);
    }
  }
  finish();
  return std::move(sentences_);
}

}  // namespace

std::vector<GoldSentence> read_treebank(const std::string& path) { return Reader(path).read(); }

}  // namespace apud
