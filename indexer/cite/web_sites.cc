// Reads hosts and paths of addresses.
// Layer 5, pure.
#include "indexer/cite/web_sites.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace apud {
namespace {

struct Address {
  std::string host, path;  // lower case; the host without "www."
};

Address address_of(std::string_view url) {
  Address out;
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = std::min(url.find('/'), url.size());
  out.host = url.substr(0, slash);
  out.path = url.substr(slash, 300);
  for (std::string* part : {&out.host, &out.path})
    for (char& c : *part)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (out.host.starts_with("www.")) out.host.erase(0, 4);
  return out;
}

bool holds(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool ends(std::string_view host, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return host.ends_with(part); });
}

}  // namespace

SiteKind site_kind(std::string_view url) {
  if (url.empty()) return SiteKind::kUnknown;
  const Address at = address_of(url);
  if (at.host == "x.com" || at.host.starts_with("forum") ||
      holds(at.host, {"reddit.com", "stackoverflow.", "stackexchange.", "twitter.com", "facebook.com", "mastodon",
                      "bsky.app", "ycombinator"}))
    return SiteKind::kForum;
  if (holds(at.host, {"blog", "wordpress.com", "substack.com", "tumblr.com", "medium.com", "hypotheses.org", "typepad.",
                      "livejournal."}) ||
      holds(at.path, {"/blog/", "/blogs/", "blog/"}))
    return SiteKind::kBlog;
  if (holds(at.host, {"youtube.com", "youtu.be", "vimeo.com", "imdb.com", "dailymotion."})) return SiteKind::kFilm;
  if (holds(at.host, {"github.com", "gitlab.com", "sourceforge.net", "bitbucket.org", "pypi.org", "cran.r-project"}))
    return SiteKind::kCode;
  if (holds(at.host, {".gov.", ".gouv.", ".gob.", ".govt.", "europa.eu"}) || ends(at.host, {".gov", ".int", ".mil"}))
    return SiteKind::kOffice;
  if (holds(at.host, {"news", "times", "herald", "tribune", "gazette", "daily", "journal", "telegraph", "zeitung"}) ||
      holds(at.path, {"/news/", "/politics/", "/politik/", "/economia/", "/world/", "/sport", "/opinion"}))
    return SiteKind::kNews;
  return SiteKind::kUnknown;
}

std::string site_name(std::string_view url) {
  static constexpr std::array<std::string_view, 9> kBefore = {"en", "english", "eng", "m",  "edition",
                                                              "de", "fr",      "es",  "web"};
  std::string host = address_of(url).host;
  for (std::size_t stop = host.find('.'); stop != std::string::npos; stop = host.find('.')) {
    const bool before = std::find(kBefore.begin(), kBefore.end(), host.substr(0, stop)) != kBefore.end();
    if (!before) {
      host.resize(stop);
      break;
    }
    host.erase(0, stop + 1);
  }
  std::erase_if(host, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  return host;
}

}  // namespace apud
