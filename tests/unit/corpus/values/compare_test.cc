// Comparing values, as a table of claimed and found words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/values/values.h"

namespace apud {
namespace {

Value only(std::string_view text) {
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  EXPECT_EQ(values.size(), 1U) << text;
  return values.empty() ? Value{} : values[0];
}

const char* name(Match match) {
  static constexpr const char* kNames[] = {"equal", "compatible", "different", "incomparable"};
  return kNames[static_cast<std::size_t>(match)];
}

struct Case {
  const char* claimed;
  const char* found;
  const char* match;
};

constexpr Case kCases[] = {
    {"nearly 300 ships", "300 ships", "equal"},
    {"nearly 300 ships", "295 ships", "compatible"},
    {"nearly 300 ships", "310 ships", "different"},
    {"nearly 300 ships", "200 ships", "different"},
    {"over 20 ships", "22 ships", "compatible"},
    {"over 20 ships", "18 ships", "different"},
    {"over 20 ships", "20 ships", "different"},
    {"over 20 ships", "over 20 ships", "equal"},
    {"over 20 ships", "at least 20 ships", "compatible"},
    {"at least 20 ships", "20 ships", "compatible"},
    {"up to 20 ships", "25 ships", "different"},
    {"up to 20 ships", "5 ships", "compatible"},
    {"300 ships", "301 ships", "different"},
    {"about 300 ships", "301 ships", "compatible"},
    {"about 300 ships", "450 ships", "different"},
    {"10 to 20 ships", "15 ships", "compatible"},
    {"10 to 20 ships", "25 ships", "different"},
    {"10 to 20 ships", "10-20 ships", "equal"},
    {"two hundred ships", "200 ships", "equal"},
    {"half a million people", "500,000 people", "equal"},
    {"$53.7 billion", "53.7 bn US dollars", "equal"},
    {"$53.7 billion", "€53.7 billion", "incomparable"},
    {"$53.7 billion", "$57.3 billion", "different"},
    {"RMB 19.47 trillion", "about 19.5 trillion yuan", "compatible"},
    {"RMB 19.47 trillion", "19.5 trillion yuan", "compatible"},
    {"RMB 19.47 trillion", "19.4 trillion yuan", "different"},
    {"19.5 trillion yuan", "19.47 trillion yuan", "compatible"},
    {"$5 million", "5 percent", "incomparable"},
    {"5 percent", "5 percentage points", "incomparable"},
    {"0.5 percentage points", "50 basis points", "equal"},
    {"one-third of them", "33.3 percent", "compatible"},
    {"a quarter of them", "25%", "equal"},
    {"one in five", "20 percent", "equal"},
    {"5 percent", "5.7 percent", "different"},
    {"6 percent", "5.7 percent", "compatible"},
    {"1 km", "1,000 metres", "equal"},
    {"500 km", "311 miles", "compatible"},
    {"500 km", "500 miles", "different"},
    {"5 km", "5 kg", "incomparable"},
    {"5 km", "5 ships", "incomparable"},
    {"36 km/h", "10 m/s", "equal"},
    {"25 mg/kg", "25 mg", "incomparable"},
    {"2 decades", "20 years", "equal"},
    {"0 °C", "32 °F", "equal"},
    {"20 °C", "20 °F", "different"},
    {"2 tonnes", "2,000 kg", "equal"},
    {"in 2023", "October 2023", "compatible"},
    {"October 2023", "in 2023", "compatible"},
    {"in 2023", "in 2023", "equal"},
    {"in 2023", "October 2024", "different"},
    {"18 July 2024", "2024-07-18", "equal"},
    {"18 July 2024", "19 July 2024", "different"},
    {"18 July", "18 July 2024", "compatible"},
    {"18 July", "19 July 2024", "different"},
    {"in July", "18 July 2024", "compatible"},
    {"in July", "in 2024", "compatible"},
    {"since 2013", "in 2015", "compatible"},
    {"since 2013", "in 2012", "different"},
    {"after 2013", "in 2013", "different"},
    {"before 2013", "in 2013", "different"},
    {"before 2013", "in 2012", "compatible"},
    {"by the end of 2023", "in October 2023", "compatible"},
    {"by the end of 2023", "in 2024", "different"},
    {"from August 18 to 20, 2024", "18-20 August 2024", "equal"},
    {"from August 18 to 20, 2024", "on August 19, 2024", "compatible"},
    {"in the 1990s", "in 1994", "compatible"},
    {"in the 19th century", "in 1901", "different"},
    {"12/03/2021", "12 March 2021", "compatible"},
    {"the past decade", "the past ten years", "equal"},
    {"last year", "in 2023", "incomparable"},
};

TEST(Compare, TellsEqualCompatibleDifferentAndIncomparable) {
  for (const Case& it : kCases)
    EXPECT_STREQ(name(compare(only(it.claimed), only(it.found))), it.match) << it.claimed << " | " << it.found;
}

TEST(Compare, DoesNotDependOnWhichOneIsClaimed) {
  for (const Case& it : kCases)
    EXPECT_STREQ(name(compare(only(it.found), only(it.claimed))), it.match) << it.found << " | " << it.claimed;
}

TEST(Compare, CountsOfDifferentThingsAreIncomparable) {
  Value ships = only("300 ships"), towns = only("300 towns");
  ships.counted = "fishing ship";
  towns.counted = "town";
  EXPECT_EQ(compare(ships, towns), Match::kIncomparable);
  towns.counted = "ship";
  EXPECT_EQ(compare(ships, towns), Match::kEqual);
}

}  // namespace
}  // namespace apud
