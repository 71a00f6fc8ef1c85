// The model's file: "ApudLang", version, size of what follows, its XXH3 in hexadecimal digits, then the parts in the
// order of `visit`, each a count and its values (little-endian).
// Layer 2.
#include "corpus/language/model.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "corpus/text/content_hash.h"
#include "corpus/text/data_file.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

static_assert(std::endian::native == std::endian::little, "the model's numbers are little-endian");
constexpr std::string_view kMagic = "ApudLang";
constexpr std::size_t kHashDigits = 32;
constexpr std::size_t kHeader = 8 + 4 + 8 + kHashDigits;

class Writer {
 public:
  template <typename T>
  void values(const std::vector<T>& all) {
    number(all.size());
    if (!all.empty()) bytes_.append(reinterpret_cast<const char*>(all.data()), all.size() * sizeof(T));
  }
  void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(const std::string& text) {
    number(text.size());
    bytes_ += text;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& where) : bytes_(bytes), where_(where) {}
  template <typename T>
  void values(std::vector<T>& all, std::uint64_t expected) {
    const std::uint64_t count = number();
    if (count != expected || count * sizeof(T) > bytes_.size()) damaged("a part of the wrong size");
    all.resize(count);
    if (count > 0) std::memcpy(all.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
    if constexpr (std::is_same_v<T, float>)
      for (float value : all)
        if (!std::isfinite(value)) damaged("a number that is none");
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (bytes_.size() < sizeof value) damaged("it ends too early");
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::uint64_t count() {  // looks at the next part's size without taking it
    if (bytes_.size() < 8) damaged("it ends too early");
    std::uint64_t value = 0;
    std::memcpy(&value, bytes_.data(), sizeof value);
    if (value > bytes_.size()) damaged("a part of the wrong size");
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) damaged("a part of the wrong size");
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
  }
  [[noreturn]] void damaged(const std::string& why) const {
    throw Error(ErrorCode::kDamaged, "the language model is damaged (" + why + ")", where_,
                "install the program again, or run scripts/train");
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  std::string where_;
};

void write(Writer& out, const ByteMatrix& m) {
  out.values(m.values);
  out.values(m.scale);
}

void read(Reader& in, ByteMatrix& m, std::size_t depth, std::size_t columns) {
  m.depth = depth, m.columns = columns;
  in.values(m.values, depth * columns);
  in.values(m.scale, columns);
  for (std::int8_t value : m.values)
    if (value > kWeightLimit || value < -kWeightLimit) in.damaged("a weight out of bounds");
  m.prepare();
}

void read_keys(Reader& in, FeatureTable& table) {
  std::vector<std::uint32_t> keys;
  const std::uint64_t count = in.count();
  if (count < 2 || count > (1U << 22)) in.damaged("a table of the wrong size");
  in.values(keys, count);
  table.build(std::move(keys));
}

void check_rules(Reader& in, const LanguageModel& model) {
  for (std::uint16_t rule : model.lemma_rule)
    if (rule >= model.lemma_rules.size()) in.damaged("a lemma rule that is not there");
}

}  // namespace

void FeatureTable::build(std::vector<std::uint32_t> keys) {
  keys_ = std::move(keys);
  std::uint32_t size = 16;
  while (size < keys_.size() * 2) size *= 2;
  slots_.assign(size, Slot{});
  mask_ = size - 1;
  for (std::uint32_t row = 0; row < keys_.size(); ++row) {
    if (keys_[row] == 0) continue;
    std::uint32_t at = keys_[row] & mask_;
    while (slots_[at].key != 0) at = (at + 1) & mask_;
    slots_[at] = {keys_[row], row};
  }
}

std::string LanguageModel::encode() const {
  Writer out;
  out.values(features.keys());
  out.values(embedding);
  out.values(embedding_scale);
  for (const ByteMatrix* m : {&in1, &loop1[0], &loop1[1], &in2, &loop2[0], &loop2[1], &tag, &project, &label})
    write(out, *m);
  for (const auto* values : {&bias1, &bias2, &tag_bias, &project_bias, &root_arc, &root_label, &label_bias})
    out.values(*values);
  out.values(lemma_endings.keys());
  out.values(lemma_rule);
  out.number(lemma_rules.size());
  for (const LemmaRule& rule : lemma_rules) {
    out.number(rule.cut);
    out.text(rule.add);
  }
  const std::string body = out.take();
  std::string file(kMagic);
  const std::uint32_t version = kModelVersion;
  const std::uint64_t size = body.size();
  file.append(reinterpret_cast<const char*>(&version), sizeof version);
  file.append(reinterpret_cast<const char*>(&size), sizeof size);
  return file + content_hash(body) + body;
}

std::shared_ptr<const LanguageModel> LanguageModel::decode(std::string_view bytes, const std::string& where) {
  Reader header(bytes, where);
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) header.damaged("it does not start as one");
  std::uint32_t version = 0;
  std::uint64_t size = 0;
  std::memcpy(&version, bytes.data() + 8, sizeof version);
  std::memcpy(&size, bytes.data() + 12, sizeof size);
  if (version != kModelVersion)
    throw Error(ErrorCode::kVersion,
                "the language model is of version " + std::to_string(version) + ", this program reads " +
                    std::to_string(kModelVersion),
                where, "install both from one release, or run scripts/train");
  const std::string_view body = bytes.substr(kHeader);
  if (body.size() != size) header.damaged("it has not the length that it says");
  if (content_hash(body) != bytes.substr(20, kHashDigits)) header.damaged("its checksum does not fit");
  Reader in(body, where);
  auto model = std::make_shared<LanguageModel>();
  LanguageModel& m = *model;
  read_keys(in, m.features);
  const std::size_t rows = m.features.keys().size();
  in.values(m.embedding, rows * kEmbedding);
  in.values(m.embedding_scale, rows);
  constexpr std::size_t kSide = 3 * kHidden;
  read(in, m.in1, kEmbedding, kGates), read(in, m.loop1[0], kHidden, kSide), read(in, m.loop1[1], kHidden, kSide);
  read(in, m.in2, kState, kGates), read(in, m.loop2[0], kHidden, kSide), read(in, m.loop2[1], kHidden, kSide);
  read(in, m.tag, kState, kClasses), read(in, m.project, kState, kProjected), read(in, m.label, kLabelHidden, kClasses);
  in.values(m.bias1, kGates), in.values(m.bias2, kGates), in.values(m.tag_bias, kClasses);
  in.values(m.project_bias, kProjected), in.values(m.root_arc, kArc), in.values(m.root_label, kLabelHidden);
  in.values(m.label_bias, kClasses);
  read_keys(in, m.lemma_endings);
  in.values(m.lemma_rule, m.lemma_endings.keys().size());
  for (std::uint64_t left = in.number(); left > 0; --left) {
    const auto cut = static_cast<std::uint8_t>(in.number());
    m.lemma_rules.push_back({cut, in.text()});
  }
  check_rules(in, m);
  if (!in.empty()) in.damaged("more bytes than parts");
  return model;
}

std::shared_ptr<const LanguageModel> load_language_model() {
  return LanguageModel::decode(read_data_file("english.model"), find_data_file("english.model"));
}

}  // namespace apud
