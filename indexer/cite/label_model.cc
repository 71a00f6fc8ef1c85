// The labeller's model and its file.
// Layer 5.
#include "indexer/cite/label_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <optional>

#include "corpus/text/content_hash.h"
#include "corpus/text/data_file.h"
#include "corpus/text/error.h"

namespace apud {
namespace {

constexpr std::string_view kMagic = "ApudRefs";
constexpr std::size_t kHeader = 16;  // magic, version, checksum
constexpr std::uint32_t kMostKeys = 1U << 22;

void put_number(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void put_fixed(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift);
}

std::uint32_t fixed_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return value;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& where) : bytes_(bytes), where_(where) {}
  std::uint8_t byte() {
    if (bytes_.empty()) damaged("it ends too early");
    const auto value = static_cast<std::uint8_t>(bytes_[0]);
    bytes_.remove_prefix(1);
    return value;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const std::uint8_t next = byte();
      value |= static_cast<std::uint32_t>(next & 0x7FU) << shift;
      if (next < 0x80) return value;
    }
    damaged("a number that is too long");
  }
  void weights(std::size_t count, std::vector<std::int8_t>& out) {
    for (std::size_t i = 0; i < count; i += 8) {
      const std::uint8_t given = byte();
      for (unsigned j = 0; j < 8; ++j) out.push_back((given >> j & 1U) != 0 ? static_cast<std::int8_t>(byte()) : 0);
    }
  }
  [[noreturn]] void damaged(const std::string& why) const {
    throw Error(ErrorCode::kDamaged, "the model of references is damaged (" + why + ")", where_,
                "install the program again, or run scripts/train");
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  std::string where_;
};

std::size_t width_of(std::size_t part) { return part < kKinds ? kFeatureKinds[part].rows() * kLabelRow : kStepRow; }

// The weights as bytes; nothing if all of them are 0.
std::optional<std::vector<std::int8_t>> as_bytes(const std::vector<float>& weights) {
  std::vector<std::int8_t> bytes(weights.size());
  bool any = false;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float scaled = std::clamp(weights[i] * static_cast<float>(kWeightsPerUnit), -127.0F, 127.0F);
    const bool label = i % kLabelRow < kFieldLabels;
    bytes[i] = label ? static_cast<std::int8_t>(std::lround(scaled)) : std::int8_t{0};
    any |= bytes[i] != 0;
  }
  if (!any) return std::nullopt;
  return bytes;
}

void put_weights(std::string& out, const std::int8_t* weights, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 8) {
    unsigned given = 0;
    for (unsigned j = 0; j < 8; ++j) given |= (weights[i + j] != 0 ? 1U : 0U) << j;
    out += static_cast<char>(given);
    for (unsigned j = 0; j < 8; ++j)
      if (weights[i + j] != 0) out += static_cast<char>(weights[i + j]);
  }
}

}  // namespace

std::shared_ptr<LabelModel> LabelModel::build(const std::vector<std::vector<Entry>>& entries,
                                              const std::vector<Entry>& steps) {
  auto model = std::make_shared<LabelModel>();
  for (std::size_t part = 0; part <= kKinds; ++part) {
    std::vector<const Entry*> sorted;
    for (const Entry& entry : part < kKinds ? entries[part] : steps) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
    Part& out = model->parts_.emplace_back();
    out.width = width_of(part);
    std::vector<std::int8_t>& weights = part < kKinds ? model->weights_ : model->step_weights_;
    for (const Entry* entry : sorted) {
      const auto bytes = as_bytes(entry->weights);
      if (!bytes) continue;
      out.keys.push_back(entry->key);
      weights.insert(weights.end(), bytes->begin(), bytes->end());
    }
  }
  model->index();
  return model;
}

void LabelModel::index() {
  std::size_t at = 0;
  const auto fill = [&](std::vector<Slot>& slots, std::size_t first, std::size_t last) {
    std::size_t keys = 0, size = 16;
    for (std::size_t part = first; part < last; ++part) keys += parts_[part].keys.size();
    while (size < keys * 2) size *= 2;
    slots.assign(size, Slot{});
    at = 0;
    for (std::size_t part = first; part < last; ++part)
      for (const std::uint32_t key : parts_[part].keys) {
        std::size_t slot = key & (size - 1);
        while (slots[slot].key != 0) slot = (slot + 1) & (size - 1);
        slots[slot] = {key, static_cast<std::uint32_t>(at)};
        at += parts_[part].width;
      }
  };
  fill(slots_, 0, kKinds);
  fill(step_slots_, kKinds, kKinds + 1);
}

std::string LabelModel::encode() const {
  std::string body;
  std::size_t at = 0;
  for (std::size_t part = 0; part <= kKinds; ++part) {
    if (part == kKinds) at = 0;
    const std::vector<std::int8_t>& weights = part < kKinds ? weights_ : step_weights_;
    put_number(body, static_cast<std::uint32_t>(parts_[part].keys.size()));
    std::uint32_t before = 0;
    for (const std::uint32_t key : parts_[part].keys) {
      put_number(body, key - before);
      before = key;
      put_weights(body, &weights[at], parts_[part].width);
      at += parts_[part].width;
    }
  }
  if (network_) network_->append_to(body);
  std::string out(kMagic);
  put_fixed(out, kLabelModelVersion);
  put_fixed(out, checksum32(body));
  return out + body;
}

std::shared_ptr<const LabelModel> LabelModel::decode(std::string_view bytes, const std::string& where) {
  Reader reader(bytes.substr(std::min(bytes.size(), kHeader)), where);
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) reader.damaged("it is no such model");
  if (fixed_at(bytes, 8) != kLabelModelVersion)
    throw Error(ErrorCode::kVersion, "the model of references is of another version", where,
                "install the program again, or run scripts/train");
  if (fixed_at(bytes, 12) != checksum32(bytes.substr(kHeader))) reader.damaged("its checksum differs");
  auto model = std::make_shared<LabelModel>();
  for (std::size_t part = 0; part <= kKinds; ++part) {
    const std::uint32_t count = reader.number();
    if (count > kMostKeys) reader.damaged("too many features");
    Part& out = model->parts_.emplace_back();
    out.width = width_of(part);
    std::uint32_t key = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t step = reader.number();
      if (step == 0 || key + step < key) reader.damaged("features out of order");
      out.keys.push_back(key += step);
      reader.weights(out.width, part < kKinds ? model->weights_ : model->step_weights_);
    }
  }
  if (!reader.empty()) {
    auto network = std::make_shared<LabelNetwork>();
    if (!network->read(reader.rest())) reader.damaged("its network is not whole");
    model->network_ = std::move(network);
  }
  model->index();
  return model;
}

std::shared_ptr<const LabelModel> load_label_model() {
  static constexpr const char* kFile = "references.model";
  return LabelModel::decode(read_data_file(kFile), find_data_file(kFile));
}

}  // namespace apud
