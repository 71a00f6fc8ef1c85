#include "indexer/cite/reference_likelihood.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/cite/reference_parser.h"

namespace apud {
namespace {

ReferenceParser& parser() {
  static ReferenceParser shared = ReferenceParser::load();
  return shared;
}

double likelihood(const std::string& text) { return reference_likelihood(parser().parse(text)); }

TEST(ReferenceLikelihood, IsHighForReferences) {
  for (const char* text :
       {"Okoro, B., “Tides and tariffs,” Harbour Studies, vol. 12, no. 3 (May 5, 2014): pp. 40–58.",
        "Sara Lindqvist, Ferries of the North (Oslo: Harbour Press, 1998).",
        "[12] P. Adeyemi and K. Holm. Night ferries and their crews. Journal of Harbour Studies 8(2):101-119, 2003.",
        "Harbour Authority of Oslo (2019). Annual report 2018. Oslo: Harbour Authority.",
        "Source: https://www.example.org/ferries.", "Ministry of Ports, “A new ferry line” (March 3, 2021)."})
    EXPECT_GE(likelihood(text), 0.5) << text;
}

TEST(ReferenceLikelihood, IsLowForProse) {
  for (const char* text :
       {"The ferry line was the first that joined both islands, and it has carried more than two million people since "
        "it was opened in 1998.",
        "We thank the harbour master, who let us see the papers that were kept in his office.",
        "Another example is the building of a second pier, which made it easier for farmers to bring their goods to "
        "the market."})
    EXPECT_LT(likelihood(text), 0.5) << text;
}

TEST(ReferenceLikelihood, ProseIsNoBook) {
  const Citation found = parser().parse(
      "The ferry line was the first that joined both islands, and it has carried more than two million people since it "
      "was opened; see https://www.example.org/ferries for what they paid.");
  EXPECT_EQ(found.type, "document");
  EXPECT_TRUE(found.title.empty()) << found.title;
  EXPECT_TRUE(found.author.empty());
  EXPECT_EQ(found.url, "https://www.example.org/ferries");
}

}  // namespace
}  // namespace apud
