// What is found in sentences, as tables of pairs; properties over random text.
#include <gtest/gtest.h>

#include <random>
#include <span>
#include <string>
#include <vector>

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

struct Case {
  const char* text;
  const char* values;
};

void expect(std::span<const Case> table) {
  for (const auto& [text, values] : table) EXPECT_EQ(found(text), values) << text;
}

constexpr Case kMoney[] = {
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
    {"HK$40 million", "money 40000000 HKD"},
    {"40 million Hong Kong dollars", "money 40000000 HKD"},
    {"CHF 3,000", "money 3000 CHF"},
    {"12 million Swiss francs", "money 12000000 CHF"},
    {"8 million francs", "money 8000000 franc"},
    {"C$12.5 million", "money 12500000 CAD"},
    {"A$7 million", "money 7000000 AUD"},
    {"NZ$3 million", "money 3000000 NZD"},
    {"US $4 million", "money 4000000 USD"},
    {"$4 million US dollars", "money 4000000 USD"},
    {"¥500", "money 500 JPY"},
    {"CN¥500 million", "money 500000000 CNY"},
    {"300 million yuan", "money 300000000 CNY"},
    {"300 million renminbi", "money 300000000 CNY"},
    {"half a million euros", "money 500000 EUR"},
    {"a million dollars", "money 1000000 USD"},
    {"several million dollars", ""},
    {"between $5 million and $10 million", "money 5000000..10000000 USD"},
    {"between 5 and 10 million euros", "money 5000000..10000000 EUR"},
    {"$5 million to $10 million", "money 5000000..10000000 USD"},
    {"$10–$15", "money 10..15 USD"},
    {"from $5 to $7 billion", "money 5000000000..7000000000 USD"},
    {"up to $40 million", "money at_most 40000000 USD"},
    {"more than 19.5 trillion yuan", "money over 19500000000000 CNY"},
    {"nearly US$73 billion", "money nearly 73000000000 USD"},
    {"$1.2 million and $1.5 million", "money 1200000 USD; money 1500000 USD"},
    {"USD500 a head", "money 500 USD"},
    {"5 USD", "money 5 USD"},
    {"100 EUR", "money 100 EUR"},
    {"1,000 yen", "money 1000 JPY"},
    {"5 million pounds", "money 5000000 GBP"},
    {"five thousand pounds sterling", "money 5000 GBP"},
    {"20 billion won", "money 20000000000 KRW"},
    {"They won 5 games.", "quantity 5"},
    {"TRY 500 million", "money 500000000 TRY"},
    {"ALL 15 ports", "quantity 15"},
    {"GBP 2.5m", "money 2500000 GBP"},
    {"Rs 300 crore", "money 3000000000 INR"},
    {"€1.000.000", "money 1000000 EUR"},
    {"a grant of 12 000 euros", "money 12000 EUR"},
    {"over 3 billion Kenyan shillings", "money over 3000000000 KES"},
    {"a 30-million-dollar loan", "money 30000000 USD"},
    {"$300k", "money 300000 USD"},
    {"$0.5 trillion", "money 500000000000 USD"},
    {"a $10 bill", "money 10 USD"},
    {"$5 per barrel", "money 5 USD"},
};

TEST(Values, MoneyHasAnAmountAndACurrency) { expect(kMoney); }

constexpr Case kPercent[] = {
    {"Exports rose by 4.8 and 5.7 percent respectively.", "percent 4.8 percent; percent 5.7 percent"},
    {"shares of 10, 20 and 30 percent", "percent 10 percent; percent 20 percent; percent 30 percent"},
    {"between 3 and 5 percent", "percent 3..5 percent"},
    {"one-third of the workers", "percent 33.3333 percent"},
    {"two thirds of the ships", "percent 66.6667 percent"},
    {"a quarter of the land", "percent 25 percent"},
    {"three-quarters of members", "percent 75 percent"},
    {"half of the men", "percent 50 percent"},
    {"half the fleet", "percent 50 percent"},
    {"one in five children", "percent 20 percent"},
    {"nine out of ten farms", "percent 90 percent"},
    {"3 out of 10", "percent 30 percent"},
    {"45 percentage points", "percent 45 percentage_point"},
    {"2.5 percentage points higher", "percent 2.5 percentage_point"},
    {"25 basis points", "percent 25 basis_point"},
    {"25 bps", "percent 25 basis_point"},
    {"5 per cent", "percent 5 percent"},
    {"5-10%", "percent 5..10 percent"},
    {"3% to 5%", "percent 3..5 percent"},
    {"40 percent-50 percent", "percent 40..50 percent"},
    {"12.5%", "percent 12.5 percent"},
    {"−3.2 percent", "percent -3.2 percent"},
    {"-0.4%", "percent -0.4 percent"},
    {"+5%", "percent 5 percent"},
    {"nearly 80 percent", "percent nearly 80 percent"},
    {"less than 1 percent", "percent under 1 percent"},
    {"a 15-percent rise", "percent 15 percent"},
    {"twenty percent", "percent 20 percent"},
    {"a third party", ""},
    {"the third time", ""},
    {"a percentage of them", ""},
    {"95% CI", "percent 95 percent"},
    {"no more than 5%", "percent at_most 5 percent"},
    {"5% or more", "percent at_least 5 percent"},
    {"over one-fifth of the land", "percent over 20 percent"},
    {"1 in 5 million", "percent 2e-05 percent"},
};

TEST(Values, SharesAreInPercent) { expect(kPercent); }

constexpr Case kQuantity[] = {
    {"aged 42±11 years", "quantity 42 year"},
    {"It built 12 small stations.", "quantity 12"},
    {"It hired 45 staff.", "quantity 45"},
    {"It took 12 more years.", "quantity 12"},
    {"500 km of track", "quantity 500 kilometre"},
    {"500 kilometers", "quantity 500 kilometre"},
    {"10km", "quantity 10 kilometre"},
    {"a 500-kilometre line", "quantity 500 kilometre"},
    {"from 10 to 20 km", "quantity 10..20 kilometre"},
    {"10-20 km", "quantity 10..20 kilometre"},
    {"about 25 mg/kg", "quantity about 25 milligram_per_kilogram"},
    {"120 km/h", "quantity 120 kilometre_per_hour"},
    {"60 miles per hour", "quantity 60 mile_per_hour"},
    {"3.5 million barrels of oil per day", "quantity 3500000 barrel_per_day"},
    {"15 square kilometres", "quantity 15 square_kilometre"},
    {"15 sq km", "quantity 15 square_kilometre"},
    {"15 km2", "quantity 15 square_kilometre"},
    {"15 km²", "quantity 15 square_kilometre"},
    {"100 cubic metres", "quantity 100 cubic_metre"},
    {"20 °C", "quantity 20 degree_celsius"},
    {"37°C", "quantity 37 degree_celsius"},
    {"minus 5 °C", "quantity -5 degree_celsius"},
    {"-5 °C", "quantity -5 degree_celsius"},
    {"30 degrees Celsius", "quantity 30 degree_celsius"},
    {"an angle of 30 degrees", "quantity 30 degree"},
    {"600 MW", "quantity 600 megawatt"},
    {"5 GW", "quantity 5 gigawatt"},
    {"500 kV", "quantity 500 kilovolt"},
    {"300 kWh", "quantity 300 kilowatt_hour"},
    {"2 kilowatt hours", "quantity 2 kilowatt_hour"},
    {"2 million tonnes", "quantity 2000000 tonne"},
    {"200,000 tons a year", "quantity 200000 ton_per_year"},
    {"5 metric tons", "quantity 5 tonne"},
    {"5 pounds", "quantity 5 pound"},
    {"3 feet", "quantity 3 foot"},
    {"6 inches", "quantity 6 inch"},
    {"5 nautical miles", "quantity 5 nautical_mile"},
    {"12.5 mg", "quantity 12.5 milligram"},
    {"5 µg/mL", "quantity 5 microgram_per_millilitre"},
    {"80 mmHg", "quantity 80 millimetre_of_mercury"},
    {"2.3-fold", "quantity 2.3 time"},
    {"three times", "quantity 3 time"},
    {"30 years", "quantity 30 year"},
    {"30 years old", "quantity 30 year"},
    {"a five-year plan", "quantity 5 year"},
    {"a two-day visit", "quantity 2 day"},
    {"18-month", "quantity 18 month"},
    {"three to five years", "quantity 3..5 year"},
    {"one and a half years", "quantity 1.5 year"},
    {"2½ hours", "quantity 2.5 hour"},
    {"two and a half million tonnes", "quantity 2500000 tonne"},
    {"nearly 300 projects", "quantity nearly 300"},
    {"more than 20 countries", "quantity over 20"},
    {"300+ firms", "quantity at_least 300"},
    {"20 or more firms", "quantity at_least 20"},
    {"20 or so ships", "quantity about 20"},
    {"at least 12 ships", "quantity at_least 12"},
    {"at least one ship", "quantity at_least 1"},
    {"no fewer than 7 towns", "quantity at_least 7"},
    {"not less than 3 days", "quantity at_least 3 day"},
    {"as many as 40 boats", "quantity at_most 40"},
    {"in excess of 900 men", "quantity over 900"},
    {"upwards of 60 farms", "quantity over 60"},
    {"under 50 seats", "quantity under 50"},
    {"fewer than ten houses", "quantity under 10"},
    {"exports exceeded 400 units", "quantity over 400"},
    {"half a million people", "quantity 500000"},
    {"a dozen ships", "quantity 12"},
    {"half a dozen ships", "quantity 6"},
    {"two dozen men", "quantity 24"},
    {"a hundred ships", "quantity 100"},
    {"16,000 jobs", "quantity 16000"},
    {"1.000.000 trees", "quantity 1000000"},
    {"a city of 12 million", "quantity 12000000"},
    {"1.5 billion people", "quantity 1500000000"},
    {"twenty-one ships", "quantity 21"},
    {"one hundred and five men", "quantity 105"},
    {"three hundred and twenty thousand farmers", "quantity 320000"},
    {"two or three ships", "quantity 2..3"},
    {"10 to 15 countries", "quantity 10..15"},
    {"a 12-member team", "quantity 12"},
    {"The number of farms reached 350.", "quantity 350"},
    {"up from 1,900", "quantity 1900"},
    {"3:1", "quantity 3 ratio"},
    {"a ratio of 3 to 1", "quantity 3 ratio"},
    {"p < 0.05", "quantity under 0.05"},
    {"p = 0.03", "quantity 0.03"},
    {"n = 40", "quantity 40"},
    {"≥ 18 years", "quantity at_least 18 year"},
    {">= 18 years", "quantity at_least 18 year"},
    {"~300 farms", "quantity about 300"},
    {"2,300 people", "quantity 2300"},
    {"12,34,000 votes", "quantity 1234000"},
    {"Sixteen of the ships sank.", "quantity 16"},
    {"Two Chinese companies", "quantity 2"},
    {"Nine ports opened.", "quantity 9"},
};

TEST(Values, QuantitiesHaveUnitsAndBounds) { expect(kQuantity); }

constexpr Case kDates[] = {
    {"on August 18, 2024", "date 2024-08-18"},
    {"on 18 August 2024", "date 2024-08-18"},
    {"on the 18th of August 2024", "date 2024-08-18"},
    {"from August 18 to 20, 2024", "date 2024-08-18..2024-08-20"},
    {"on 18-20 August 2024", "date 2024-08-18..2024-08-20"},
    {"August 18–20, 2024", "date 2024-08-18..2024-08-20"},
    {"from 30 July to 2 August 2024", "date 2024-07-30..2024-08-02"},
    {"August 30 to September 2, 2024", "date 2024-08-30..2024-09-02"},
    {"December 30, 2019 to January 2, 2020", "date 2019-12-30..2020-01-02"},
    {"Monday, 3 May", "date 0000-05-03"},
    {"Tuesday, March 3, 2020", "date 2020-03-03"},
    {"March 3rd, 2020", "date 2020-03-03"},
    {"3rd March 2020", "date 2020-03-03"},
    {"Jan. 2015", "date 2015-01"},
    {"Jan. 2015–July 2024", "date 2015-01..2024-07"},
    {"3 Sept. 2015", "date 2015-09-03"},
    {"in October 2023", "date 2023-10"},
    {"in October of 2023", "date 2023-10"},
    {"from March to May 2024", "date 2024-03..2024-05"},
    {"January-June 2023", "date 2023-01..2023-06"},
    {"between March and May 2024", "date 2024-03..2024-05"},
    {"December 2019-January 2020", "date 2019-12..2020-01"},
    {"by the end of 2023", "date at_most ..2023-12-31"},
    {"at the end of June 2023", "date about 2023-06..2023-06-30"},
    {"at the beginning of 2020", "date about 2020-01"},
    {"since 2013", "date at_least 2013.."},
    {"since May 2013", "date at_least 2013-05.."},
    {"from 2013 onwards", "date at_least 2013.."},
    {"until 2015", "date at_most ..2015"},
    {"up to 2019", "date at_most ..2019"},
    {"by 2030", "date at_most ..2030"},
    {"by September 2023", "date at_most ..2023-09"},
    {"before 2010", "date under ..2010"},
    {"before May 1, 2010", "date under ..2010-05-01"},
    {"after June 2011", "date over 2011-06.."},
    {"prior to 2000", "date under ..2000"},
    {"no later than 30 June 2025", "date at_most ..2025-06-30"},
    {"on or before 1 May 2020", "date at_most ..2020-05-01"},
    {"pre-2020", "date under ..2020"},
    {"around 2010", "date about 2010"},
    {"circa 1850", "date about 1850"},
    {"as of May 2024", "date 2024-05"},
    {"in 2023", "date 2023"},
    {"in 1500", "date 1500"},
    {"in 1500 villages", "quantity 1500"},
    {"the 2008 games", "date 2008"},
    {"2023 saw growth.", "date 2023"},
    {"(Smith, 2015)", "date 2015"},
    {"(Smith 2015)", "date 2015"},
    {"(2015)", "date 2015"},
    {"(2015–2018)", "date 2015..2018"},
    {"2015–2023", "date 2015..2023"},
    {"2015-16", "date 2015..2016"},
    {"2015/16", "date 2015..2016"},
    {"2006-07", "date 2006..2007"},
    {"2024-07", "date 2024-07"},
    {"2024-07-18", "date 2024-07-18"},
    {"2021/3/4", "date 2021-03-04"},
    {"12/03/2021", "date 2021"},
    {"25/03/2021", "date 2021-03-25"},
    {"18.07.2024", "date 2024-07-18"},
    {"between 2015 and 2023", "date 2015..2023"},
    {"from 1999 to 2005", "date 1999..2005"},
    {"in the 1990s", "date 1990..1999"},
    {"in the 1800s", "date 1800..1899"},
    {"the 1960s and 1970s", "date 1960..1969; date 1970..1979"},
    {"the early 1990s", "date about 1990..1999"},
    {"the late 1980s", "date about 1980..1989"},
    {"the 19th century", "date 1801..1900"},
    {"the nineteenth century", "date 1801..1900"},
    {"the twenty-first century", "date 2001..2100"},
    {"18th and 19th centuries", "date 1701..1900"},
    {"spring 2021", "date 2021-03..2021-05"},
    {"the summer of 1999", "date 1999-06..1999-08"},
    {"winter 2020", "date 2020"},
    {"fall 2022", "date 2022-09..2022-11"},
    {"prices fall", ""},
    {"Q3 2022", "date 2022-07..2022-09"},
    {"H1 2020", "date 2020-01..2020-06"},
    {"the first half of 2024", "date 2024-01..2024-06"},
    {"the third quarter of 2022", "date 2022-07..2022-09"},
    {"the first three quarters of 2024", "date 2024-01..2024-09"},
    {"the first nine months of 2023", "date 2023-01..2023-09"},
    {"mid-2019", "date about 2019"},
    {"late 2022", "date about 2022"},
    {"end-2023", "date about 2023-12..2023-12-31"},
    {"early March", "date about 0000-03"},
    {"mid-May 2020", "date about 2020-05"},
    {"FY2023", "date 2023"},
    {"fiscal year 2022", "date 2022"},
    {"They may march in May.", "date 0000-05"},
    {"May I go?", ""},
    {"Augusta sang.", ""},
    {"In May 15 percent left.", "date 0000-05; percent 15 percent"},
    {"31 April 2020", "date 2020-04"},
    {"29 February 2023", "date 2023-02"},
    {"29 February 2024", "date 2024-02-29"},
    {"2023-02-30", ""},
    {"31/11/2020", ""},
    {"last year", "date"},
    {"this month", "date"},
    {"the past decade", "date 1 decade"},
    {"the past five years", "date 5 year"},
    {"over the next ten years", "date 10 year"},
    {"in recent years", "date"},
    {"the previous month", "date 1 month"},
    {"the last time", ""},
    {"2000 people", "quantity 2000"},
    {"2000 tonnes", "quantity 2000 tonne"},
    {"a car of 1998", "date 1998"},
    {"the 1848 uprising", "date 1848"},
    {"in 2019 and 2021", "date 2019; date 2021"},
    {"2020, 2021 and 2022 were dry.", "date 2020; date 2021; date 2022"},
    {"a thorough 2016 report", "date 2016"},
};

TEST(Values, DatesAreSpansOfDays) { expect(kDates); }

constexpr Case kNames[] = {
    {"in their 50s", ""},
    {"the growth factor 21 protects mice", ""},
    {"the 3' end", ""},
    {"lost 2-1 at home", ""},
    {"Boeing 747 flew.", ""},
    {"the Airbus 320", ""},
    {"Covid-19", ""},
    {"the G20", ""},
    {"a 5G mast", ""},
    {"Chang'e-6", ""},
    {"the F-16 and the A380", ""},
    {"the 737-800", ""},
    {"Table 11.1", ""},
    {"Figures 3 and 4", ""},
    {"chapters 2 to 5", ""},
    {"section 3.2", ""},
    {"Section 3.2 says so.", ""},
    {"note 4", ""},
    {"Article 12", ""},
    {"pages 38-42", ""},
    {"pp. 38–42", ""},
    {"No. 7", ""},
    {"line 17", ""},
    {"version 1.2.3", ""},
    {"Python 3.11", ""},
    {"Windows 10 runs.", ""},
    {"ISBN 978-0-306-40615-7", ""},
    {"+44 20 7946 0958", ""},
    {"555-0123", ""},
    {"(020) 7946 0000", ""},
    {"http://a.org/2024/05/12", ""},
    {"www.b2.org/10%20", ""},
    {"doi.org/10.1016/j.x.2020.01", ""},
    {"mail me12@c3.org now", ""},
    {"1. First", ""},
    {"3) Then", ""},
    {"[12] is cited", ""},
    {"(3) is so", ""},
    {"3.2 Trade in grain", ""},
    {"Agenda 2030", ""},
    {"Vision 2035", ""},
    {"Apollo 11", ""},
    {"Psalm 23", ""},
    {"John 3:16", ""},
    {"at 10:30", ""},
    {"at 5 pm", ""},
    {"at 11 o'clock", ""},
    {"9/11", ""},
    {"the 22nd", ""},
    {"the Five Principles", ""},
    {"the Three Gorges Dam", ""},
    {"Seven Sisters", ""},
    {"the Big Five", ""},
    {"one of the ports", ""},
    {"no one", ""},
    {"one another", ""},
    {"the 14th Five-Year Plan", ""},
    {"hundreds of ships", ""},
    {"tens of thousands", ""},
    {"second place", ""},
    {"H2O and CO2", ""},
    {"iPhone 15", ""},
    {"Route 66", ""},
};

TEST(Values, NamesAndCodesAreNotValues) { expect(kNames); }

TEST(Values, KeepTheWordsOfTheirBoundOutsideOfTheCore) {
  const std::string text = "It lent more than $5.3 billion since May 2013, from 10 to 20 km, by the end of 2023.";
  std::vector<Value> values;
  find_values(text, {0, static_cast<std::uint32_t>(text.size())}, values);
  std::vector<std::string> whole, core;
  for (const Value& value : values) {
    whole.push_back(value.text);
    core.push_back(text.substr(value.core.begin, value.core.size()));
  }
  EXPECT_EQ(whole, (std::vector<std::string>{"more than $5.3 billion", "since May 2013", "from 10 to 20 km",
                                             "by the end of 2023"}));
  EXPECT_EQ(core, (std::vector<std::string>{"$5.3 billion", "May 2013", "10 to 20 km", "end of 2023"}));
}

TEST(Values, AreFoundInsideTheSentenceOnly) {
  const std::string text = "In 2019 5 km. Then 7 km more.";
  std::vector<Value> values;
  find_values(text, {14, 29}, values);
  ASSERT_EQ(values.size(), 1U);
  EXPECT_EQ(values[0].text, "7 km");
  EXPECT_EQ(values[0].span, (Span{19, 23}));
}

void expect_sound(const std::string& text) {
  std::vector<Value> values;
  const Span sentence{3, static_cast<std::uint32_t>(text.size())};
  find_values(text, sentence, values);
  std::uint32_t end = sentence.begin;
  for (const Value& value : values) {
    ASSERT_LE(end, value.span.begin);
    ASSERT_LT(value.span.begin, value.span.end);
    ASSERT_LE(value.span.end, sentence.end);
    ASSERT_LE(value.span.begin, value.core.begin);
    ASSERT_LE(value.core.end, value.span.end);
    ASSERT_EQ(value.text, text.substr(value.span.begin, value.span.size()));
    end = value.span.end;
  }
}

TEST(Values, OfRandomBytesLieInsideAndRise) {
  std::mt19937 random(7);
  for (int run = 0; run < 300; ++run) {
    std::string text(3 + random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random());
    expect_sound(text);
  }
}

TEST(Values, OfRandomWordsLieInsideAndRise) {
  const char* const words[] = {"between", "from", "$",       "5",  "million", "to",   "10",    "percent", "May",
                               "2015",    "-",    "–",       ",",  "and",     "or",   "one",   "two",     "hundred",
                               "half",    "a",    "third",   "of", "in",      "Q1",   "%",     "km",      "/",
                               "per",     "year", "last",    "18", "1990s",   "19th", "RMB",   "US",      "€",
                               "more",    "than", "nearly",  "+",  "0",       ".",    "1,000", "dollars", "the",
                               "end",     "by",   "century", "°",  "C",       "½",    ":",     "'",       "1.2.3"};
  std::mt19937 random(11);
  for (int run = 0; run < 3000; ++run) {
    std::string text = "   ";
    for (int i = 0; i < 24; ++i) (text += words[random() % std::size(words)]) += random() % 4 == 0 ? "" : " ";
    expect_sound(text);
  }
}

TEST(Values, OfRepeatedTextLieInsideAndRise) {
  for (const char* part : {"1", "one ", "1,", "1.", "12-", "$", "a million ", "May ", "1 000 ", "2015-", "5 km per ",
                           "4.8, ", "twenty-one ", "half a ", "2015 and ", "Monday, ", "\xE2\x82\xAC", "of 5 to "}) {
    std::string text;
    while (text.size() < 100'000) text += part;
    expect_sound(text);
  }
}

}  // namespace
}  // namespace apud
