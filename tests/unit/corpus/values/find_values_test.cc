#include <gtest/gtest.h>

#include <random>
#include <string>

#include "corpus/values/values.h"
#include "tests/support/value_dump.h"

namespace apud {
namespace {

std::string found(std::string_view text) {
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  std::string out;
  for (const Value& value : values) (out += out.empty() ? "" : "; ") += dump(value);
  return out;
}

using Case = std::pair<const char*, const char*>;

void expect(std::span<const Case> table) {
  for (const auto& [text, values] : table) EXPECT_EQ(found(text), values) << text;
}

TEST(Values, MoneyHasAnAmountAndACurrency) {
  const Case table[] = {
      {"The bank lent $5.3 billion.", "money 5300000000 USD"},
      {"It cost US$10-15 million.", "money 10000000..15000000 USD"},
      {"RMB 350 billion was set aside.", "money 350000000000 CNY"},
      {"a fund of RMB 350 billion yuan", "money 350000000000 CNY"},
      {"worth 53.7 bn US dollars", "money 53700000000 USD"},
      {"a $5.3-billion railway", "money 5300000000 USD"},
      {"two hundred million dollars", "money 200000000 USD"},
      {"€5m for the quay", "money 5000000 EUR"},
      {"some £3.2bn", "money about 3200000000 GBP"},
      {"₹20 crore", "money 200000000 INR"},
      {"HK$40 million and 40 million Hong Kong dollars", "money 40000000 HKD; money 40000000 HKD"},
      {"CHF 3,000 or 12 million Swiss francs", "money 3000 CHF; money 12000000 CHF"},
  };
  expect(table);
}

TEST(Values, SharesAreInPercent) {
  const Case table[] = {
      {"Exports rose by 4.8 and 5.7 percent respectively.", "percent 4.8 percent; percent 5.7 percent"},
      {"between 3 and 5 percent", "percent 3..5 percent"},
      {"one-third of the workers", "percent 33.3333 percent"},
      {"one in five children", "percent 20 percent"},
      {"45 percentage points, 25 basis points", "percent 45 percentage_point; percent 25 basis_point"},
      {"up to 5-10%", "percent at_most 5..10 percent"},
  };
  expect(table);
}

TEST(Values, QuantitiesHaveUnits) {
  const Case table[] = {
      {"500 km of track", "quantity 500 kilometre"},
      {"from 10 to 20 km", "quantity 10..20 kilometre"},
      {"about 25 mg/kg", "quantity about 25 milligram_per_kilogram"},
      {"3.5 million barrels of oil per day", "quantity 3500000 barrel_per_day"},
      {"15 square kilometres at 20 °C", "quantity 15 square_kilometre; quantity 20 degree_celsius"},
      {"nearly 300 projects in more than 20 countries", "quantity nearly 300; quantity over 20"},
      {"300+ firms", "quantity at_least 300"},
      {"half a million people and a dozen ships", "quantity 500000; quantity 12"},
  };
  expect(table);
}

TEST(Values, DatesAreSpansOfDays) {
  const Case table[] = {
      {"on August 18, 2024", "date 2024-08-18"},
      {"from August 18 to 20, 2024", "date 2024-08-18..2024-08-20"},
      {"by the end of 2023", "date at_most ..2023-12-31"},
      {"since 2013", "date at_least 2013.."},
      {"in the 1990s and the 19th century", "date 1990..1999; date 1801..1900"},
      {"in spring 2021 and Q3 2022", "date 2021-03..2021-05; date 2022-07..2022-09"},
      {"12/03/2021 and 25/03/2021", "date 2021; date 2021-03-25"},
      {"last year and the past decade", "date; date 1 decade"},
      {"They may march in May.", "date 0000-05"},
      {"31 April 2020", "date 2020-04"},
  };
  expect(table);
}

TEST(Values, NamesAndCodesAreNotValues) {
  for (const char* text : {"Boeing 747", "Covid-19", "G20", "5G", "Chang'e-6", "Table 11.1", "section 3.2", "note 4",
                           "version 1.2.3", "ISBN 978-0-306-40615-7", "+44 20 7946 0958", "Agenda 2030"})
    EXPECT_EQ(found(text), "") << text;
}

}  // namespace
}  // namespace apud
