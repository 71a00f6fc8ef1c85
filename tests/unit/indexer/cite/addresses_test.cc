#include "indexer/cite/addresses.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(Addresses, AreJoinedAndEndInNoMark) {
  EXPECT_EQ(read_url("http://www.example.org/a/b.html."), "http://www.example.org/a/b.html");
  EXPECT_EQ(read_url("<https://example.org/a b-\nc>,"), "https://example.org/ab-c");
  EXPECT_EQ(read_url("Available at: www.example.org/x_(y)"), "www.example.org/x_(y)");
  EXPECT_EQ(read_url("(https://example.org/x)."), "https://example.org/x");
  EXPECT_EQ(read_url("no address"), "");
  EXPECT_EQ(read_url(""), "");
}

TEST(Addresses, DoisAreBareAndInSmallLetters) {
  EXPECT_EQ(read_doi("https://doi.org/10.1234/ABC.5."), "10.1234/abc.5");
  EXPECT_EQ(read_doi("doi: 10.1234/a(b)c"), "10.1234/a(b)c");
  EXPECT_EQ(read_doi("10.12"), "");
  EXPECT_EQ(read_doi("version 110.1234/5"), "");
}

TEST(Addresses, IsbnsHaveTheRightCheckDigit) {
  EXPECT_EQ(read_isbn("ISBN 978-0-306-40615-7"), "9780306406157");
  EXPECT_EQ(read_isbn("0-306-40615-2"), "0306406152");
  EXPECT_EQ(read_isbn("0-8044-2957-X"), "080442957X");
  EXPECT_EQ(read_isbn("978-0-306-40615-8"), "");
}

}  // namespace
}  // namespace apud
