#include "indexer/cite/label_model.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/text/error.h"

namespace apud {
namespace {

std::shared_ptr<const LabelModel> small_model() {
  std::vector<std::vector<LabelModel::Entry>> entries(kKinds);
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    std::vector<float> weights(kFeatureKinds[kind].rows() * kLabelRow);
    weights[kind % kFieldLabels] = 1.5F;
    entries[kind].push_back({static_cast<std::uint32_t>(1000 - kind), weights});
  }
  entries[0].push_back({77, std::vector<float>(5 * kLabelRow, 0.001F)});
  std::vector<float> step(kStepRow);
  step[kLabelRow + 2] = -100;
  return LabelModel::build(entries, {{5, step}});
}

TEST(LabelModel, ComesBackFromItsBytes) {
  const std::string bytes = small_model()->encode();
  const auto model = LabelModel::decode(bytes, "here");
  EXPECT_EQ(model->encode(), bytes);
  ASSERT_NE(model->block(1000), nullptr);
  EXPECT_EQ(model->block(1000)[0], 1.5 * kWeightsPerUnit);
  ASSERT_NE(model->step(5), nullptr);
  EXPECT_EQ(model->step(5)[kLabelRow + 2], -127);
  EXPECT_EQ(model->block(77), nullptr) << "its weights round to nothing";
  EXPECT_EQ(model->block(0), nullptr);
}

TEST(LabelModel, RefusesWhatIsDamaged) {
  const std::string bytes = small_model()->encode();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string bad = bytes;
    bad[i] = static_cast<char>(bad[i] ^ 0x55);
    EXPECT_THROW(LabelModel::decode(bad, "here"), Error) << i;
    EXPECT_THROW(LabelModel::decode(bytes.substr(0, i), "here"), Error) << i;
  }
  EXPECT_THROW(LabelModel::decode(bytes + "x", "here"), Error);
}

}  // namespace
}  // namespace apud
