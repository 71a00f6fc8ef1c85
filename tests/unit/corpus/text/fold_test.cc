#include "corpus/text/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace apud {
namespace {

TEST(Fold, TakesCaseAccentsAndTypographyOff) {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"Serbia", "serbia"},
      {"São Tomé and Príncipe", "sao tome and principe"},
      {"Sa\xCC\x83o", "sao"},  // the accent as a mark of its own
      {"Łódź", "lodz"},
      {"Straße", "strasse"},
      {"İzmir, Iğdır", "izmir, igdir"},
      {"Ærø", "aero"},
      {"Þingvellir", "thingvellir"},
      {"Đà Nẵng", "da nang"},
      {"Côte d’Ivoire", "cote d'ivoire"},
      {"Hawaiʻi", "hawai'i"},
      {"Guinea\xE2\x80\x91"
       "Bissau",
       "guinea-bissau"},
      {"Addis Ababa–Djibouti", "addis ababa-djibouti"},
      {"ef\xEF\xAC\x81"
       "cient",
       "efficient"},
      {"co\xC2\xADoperation", "cooperation"},
      {"  New \t\n York\xC2\xA0", "new york"},
      {"Ёлка Москва", "елка москва"},
      {"ΑΘΉΝΑ", "αθηνα"},
      {"北京", "北京"},
      {"서울", "서울"},
      {"हिन्दी", "हिन्दी"},
      {"\x01", ""},
      {"", ""},
  };
  for (const auto& [name, folded] : pairs) EXPECT_EQ(folded_name(name), folded) << name;
}

TEST(Fold, IsTotal) {
  EXPECT_EQ(folded_name("a\xFF"
                        "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(folded_name("caf\xC3"), "caf\xEF\xBF\xBD");
  std::string marks = "e";
  for (int i = 0; i < 100000; ++i) marks += i % 2 != 0 ? "\xCC\x81" : "\xCC\xA3";
  EXPECT_EQ(folded_name(marks), "e");
}

TEST(Fold, ChangesNothingTheSecondTime) {
  for (char32_t code = 1; code < 0x30000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string one;
    if (code < 0x80) {
      one += static_cast<char>(code);
    } else if (code < 0x800) {
      one += static_cast<char>(0xC0 | code >> 6);
      one += static_cast<char>(0x80 | (code & 63));
    } else if (code < 0x10000) {
      one += static_cast<char>(0xE0 | code >> 12);
      one += static_cast<char>(0x80 | (code >> 6 & 63));
      one += static_cast<char>(0x80 | (code & 63));
    } else {
      one += static_cast<char>(0xF0 | code >> 18);
      one += static_cast<char>(0x80 | (code >> 12 & 63));
      one += static_cast<char>(0x80 | (code >> 6 & 63));
      one += static_cast<char>(0x80 | (code & 63));
    }
    const std::string folded = folded_name(one);
    ASSERT_EQ(folded_name(folded), folded) << static_cast<unsigned>(code);
  }
}

TEST(Fold, AppendsAndKeepsWhiteSpace) {
  std::string out = "x";
  append_folded_text(" Ä\tB ", out);
  EXPECT_EQ(out, "x a\tb ");
}

}  // namespace
}  // namespace apud
