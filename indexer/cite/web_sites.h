// What the address of a page tells of the work that it holds.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace apud {

enum class SiteKind : std::uint8_t { kUnknown, kBlog, kForum, kOffice, kNews, kFilm, kCode };

// "https://harbour.blogspot.com/2019/...", "https://www.x.org/blogs/y": kBlog; ".gov", ".int": kOffice; a host or path of
// news: kNews; a place of films, of programs: kFilm, kCode.
SiteKind site_kind(std::string_view url);
// The name of the site: "https://www.harbour-news.co.uk/x" -> "harbournews". Lower case, letters and digits.
std::string site_name(std::string_view url);

}  // namespace apud
