// The structure that the parser finds does not depend on how a document was set: for generated documents, each set in
// every way of the typesetter, the blocks, marks and notes are those of the logical document.
#include <gtest/gtest.h>

#include "corpus/text/source_text.h"
#include "indexer/parse/parser.h"
#include "tests/support/document_generator.h"
#include "tests/support/typesetter.h"

namespace apud::testing {
namespace {

constexpr std::uint32_t kDocuments = 100;

class StructureProperty : public ::testing::TestWithParam<Setting> {};

TEST_P(StructureProperty, ComesOutAsItWentIn) {
  std::uint32_t wrong = 0;
  std::string report;
  for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
    const LogicalDocument document = generate_document(seed, !GetParam().no_blanks);
    const std::string set = typeset(document, GetParam());
    const std::string difference = first_difference(dump(document), dump(parse_document(SourceText::decode(set))));
    if (difference.empty()) continue;
    if (++wrong <= 5) report += "seed " + std::to_string(seed) + "\n" + difference;
  }
  EXPECT_EQ(wrong, 0U) << wrong << " of " << kDocuments << " documents came out otherwise; the first:\n" << report;
}

INSTANTIATE_TEST_SUITE_P(Settings, StructureProperty, ::testing::ValuesIn(settings()),
                         [](const ::testing::TestParamInfo<Setting>& setting) { return setting.param.name; });

}  // namespace
}  // namespace apud::testing
