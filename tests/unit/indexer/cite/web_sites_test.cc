#include "indexer/cite/web_sites.h"

#include <gtest/gtest.h>

namespace apud {
namespace {

TEST(WebSites, TellsKindsByHostAndPath) {
  EXPECT_EQ(site_kind("https://harbour.blogspot.com/2019/05/ferries.html"), SiteKind::kBlog);
  EXPECT_EQ(site_kind("https://www.example.org/blogs/ferries"), SiteKind::kBlog);
  EXPECT_EQ(site_kind("https://www.ports.gov.uk/ferries"), SiteKind::kOffice);
  EXPECT_EQ(site_kind("https://ports.gov/x"), SiteKind::kOffice);
  EXPECT_EQ(site_kind("https://www.harbournews.com/x"), SiteKind::kNews);
  EXPECT_EQ(site_kind("https://example.org/ferries"), SiteKind::kUnknown);
  EXPECT_EQ(site_kind("https://artforum.example/ferries"), SiteKind::kUnknown);
  EXPECT_EQ(site_kind(""), SiteKind::kUnknown);
}

TEST(WebSites, NamesTheSite) {
  EXPECT_EQ(site_name("https://www.harbour-news.co.uk/x"), "harbournews");
  EXPECT_EQ(site_name("http://en.harbourpost.com"), "harbourpost");
  EXPECT_EQ(site_name(""), "");
  EXPECT_EQ(site_name("https:///"), "");
}

}  // namespace
}  // namespace apud
