// Marked references to labelled words.
// Layer 7: a part of apud-train.
#include "indexer/train/reference_gold.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <string_view>

#include "corpus/text/error.h"

namespace apud {
namespace {

using Labels = std::vector<FieldLabel>;

constexpr const char* kForeignSet = "grobid_citation";

FieldLabel label_of(std::string_view name) {
  for (std::size_t i = 0; i < kFieldLabels; ++i)
    if (name == kFieldLabelNames[i]) return static_cast<FieldLabel>(i);
  if (name == "isbn" || name == "issn") return FieldLabel::kIdentifier;
  return FieldLabel::kOther;
}

// The words of a reference, and what they are, by their numbers.
class Words {
 public:
  explicit Words(const GoldReference& reference) : reference_(reference) {
    for (const ReferenceWord& word : reference.words) {
      std::string& lower = lower_.emplace_back(reference.text, word.span.begin, word.span.size());
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
  }
  [[nodiscard]] const std::string& lower(std::size_t i) const { return lower_[i]; }
  [[nodiscard]] bool mark(std::size_t i) const { return reference_.words[i].kind == WordKind::kPunctuation; }
  [[nodiscard]] bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    return std::find(list.begin(), list.end(), lower_[i]) != list.end();
  }
  [[nodiscard]] bool starts_with_digit(std::size_t i) const { return lower_[i][0] >= '0' && lower_[i][0] <= '9'; }
  [[nodiscard]] bool opens(std::size_t i) const {
    if (is(i, {"(", "[", "“", "„", "‘", "«"})) return true;
    const auto& words = reference_.words;
    return lower_[i] == "\"" && words[i].space_before && i + 1 < words.size() && !words[i + 1].space_before;
  }
  // The marker of a field: "vol" for a volume, "pp" for pages.
  [[nodiscard]] bool marks_field(std::size_t i, FieldLabel label) const {
    switch (label) {
      case FieldLabel::kVolume: return is(i, {"vol", "volume", "vols", "v", "bd", "band", "tome", "t"});
      case FieldLabel::kIssue: return is(i, {"no", "issue", "nr", "n", "number", "nos", "iss", "num", "núm"});
      case FieldLabel::kPages: return is(i, {"pp", "p", "pages", "page", "s", "pgs", "pg"});
      case FieldLabel::kContainer:
      case FieldLabel::kEditor: return lower_[i] == "in";
      default: return false;
    }
  }
  [[nodiscard]] bool marks_any(std::size_t i) const {
    return marks_field(i, FieldLabel::kVolume) || marks_field(i, FieldLabel::kIssue) ||
           marks_field(i, FieldLabel::kPages);
  }

 private:
  const GoldReference& reference_;
  std::vector<std::string> lower_;
};

// "12(3): 45-67", "vol. 12, no. 3", "2011;118(20)" in one span: which word belongs to which.
class VolumeSpan {
 public:
  explicit VolumeSpan(const Words& words) : words_(words) {}
  void label(std::size_t begin, std::size_t end, Labels& labels) {
    end_ = end;
    bool semicolon = false;
    for (std::size_t i = begin; i < end; ++i) semicolon |= words_.lower(i) == ";";
    state_ = semicolon && year(begin) ? FieldLabel::kDate : FieldLabel::kVolume;
    for (std::size_t i = begin; i < end; ++i) labels[i] = next(i);
  }

 private:
  [[nodiscard]] bool year(std::size_t i) const {
    const std::string& word = words_.lower(i);
    return word.size() >= 4 && word.size() <= 5 && (word.starts_with("19") || word.starts_with("20"));
  }
  FieldLabel next(std::size_t i) {
    const std::string& word = words_.lower(i);
    const FieldLabel before = state_;
    if (closed_ && !words_.mark(i)) {
      closed_ = false;
      state_ = words_.starts_with_digit(i) || words_.is(i, {"p", "pp"}) ? FieldLabel::kPages : FieldLabel::kVolume;
    } else if (state_ == FieldLabel::kDate && word == ";") {
      state_ = FieldLabel::kVolume;
      return before;
    } else if (state_ == FieldLabel::kVolume &&
               (word == "(" || (seen_ && words_.is(i, {"no", "issue", "nr", "number", "nos", "iss"})))) {
      state_ = FieldLabel::kIssue;
    } else if (state_ == FieldLabel::kIssue && word == ")") {
      closed_ = true;
    } else if (word == ":" && seen_ && state_ != FieldLabel::kDate) {
      const bool colon_before = state_ == FieldLabel::kVolume && another_colon(i);
      state_ = colon_before ? FieldLabel::kIssue : FieldLabel::kPages;
      return before;
    }
    if ((state_ == FieldLabel::kVolume && words_.starts_with_digit(i)) || state_ == FieldLabel::kIssue) seen_ = true;
    return state_;
  }
  // "85:5: 72" has the issue between colons.
  [[nodiscard]] bool another_colon(std::size_t i) const {
    while (++i < end_)
      if (words_.lower(i) == ":") return true;
    return false;
  }

  const Words& words_;
  std::size_t end_ = 0;
  FieldLabel state_ = FieldLabel::kVolume;
  bool seen_ = false, closed_ = false;
};

// Marks between fields, and markers before them, join a field.
void spread(const Words& words, Labels& labels) {
  for (std::size_t i = labels.size(); i-- > 0;) {
    if (labels[i] != FieldLabel::kOutside || i + 1 >= labels.size() || labels[i + 1] == FieldLabel::kOutside) continue;
    const FieldLabel next = labels[i + 1];
    const bool stop_of_marker = words.lower(i) == "." && i > 0 && words.marks_any(i - 1);
    if (words.opens(i) || words.marks_field(i, next) || stop_of_marker) labels[i] = next;
  }
  for (std::size_t i = 1; i < labels.size(); ++i)
    if (labels[i] == FieldLabel::kOutside && words.mark(i)) labels[i] = labels[i - 1];
}

std::vector<std::uint32_t> character_starts(const std::string& text) {
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

// A span's label goes to its words; marks at its ends go where `spread` wants them.
void label_span(const Words& words, std::size_t begin, std::size_t end, FieldLabel label, Labels& labels) {
  bool all_marks = true;
  for (std::size_t i = begin; i < end; ++i) all_marks &= words.mark(i);
  if (all_marks) {  // a dash for the author before
    if (label == FieldLabel::kAuthor)
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(begin), labels.begin() + static_cast<std::ptrdiff_t>(end),
                label);
    return;
  }
  while (words.mark(begin)) ++begin;
  while (words.mark(end - 1)) --end;
  if (label == FieldLabel::kVolume)
    VolumeSpan(words).label(begin, end, labels);
  else
    for (std::size_t i = begin; i < end; ++i) labels[i] = label;
}

void read_fields(const rapidjson::Value& fields, GoldReference& reference) {
  const std::vector<std::uint32_t> starts = character_starts(reference.text);
  const auto byte_at = [&](const rapidjson::Value& v) {
    return starts[std::min<std::size_t>(v.GetUint(), starts.size() - 1)];
  };
  const Words words(reference);
  reference.labels.assign(reference.words.size(), FieldLabel::kOutside);
  for (const auto& field : fields.GetArray()) {
    const std::uint32_t first = byte_at(field[1]), last = byte_at(field[2]);
    const auto at = [&](std::uint32_t byte) {
      const auto found = std::partition_point(reference.words.begin(), reference.words.end(),
                                              [&](const ReferenceWord& w) { return w.span.begin < byte; });
      return static_cast<std::size_t>(found - reference.words.begin());
    };
    if (at(first) < at(last)) label_span(words, at(first), at(last), label_of(field[0].GetString()), reference.labels);
  }
  spread(words, reference.labels);
}

bool is_reference(const rapidjson::Document& json) {
  if (json.HasParseError() || !json.IsObject() || !json.HasMember("text") || !json["text"].IsString()) return false;
  if (!json.HasMember("fields") || !json["fields"].IsArray()) return false;
  return std::all_of(json["fields"].Begin(), json["fields"].End(), [](const rapidjson::Value& field) {
    return field.IsArray() && field.Size() >= 3 && field[0].IsString() && field[1].IsUint() && field[2].IsUint();
  });
}

}  // namespace

std::vector<GoldReference> read_references(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(ErrorCode::kUnreadable, "cannot read marked references", path,
                "docs/training.md says where to get them");
  std::vector<GoldReference> references;
  for (std::string line; std::getline(file, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    if (!is_reference(json))
      throw Error(ErrorCode::kUnreadable, "not a marked reference", path + ":" + std::to_string(references.size() + 1),
                  "each line is {\"text\", \"fields\": [[label, first, last], ...]}");
    GoldReference& reference = references.emplace_back();
    reference.text = json["text"].GetString();
    if (json.HasMember("origin") && json["origin"].IsString()) reference.origin = json["origin"].GetString();
    reference.foreign = json.HasMember("set") && json["set"].IsString() && json["set"] == kForeignSet;
    reference.line = std::move(line);
    split_reference(reference.text, reference.words);
    read_fields(json["fields"], reference);
  }
  return references;
}

}  // namespace apud
