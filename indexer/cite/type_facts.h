// What the rules for types look at: the fields of a reference as folded words.
// Layer 5, pure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "corpus/model/citation.h"
#include "corpus/text/fold.h"
#include "indexer/cite/web_sites.h"

namespace apud::type_rules {

// Folded text in which words are looked for whole.
class Text {
 public:
  explicit Text(std::string_view text) {
    append_folded_text(text, folded_);
    for (char& c : folded_)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)) c = ' ';
    folded_ = " " + folded_ + " ";
  }
  [[nodiscard]] bool has(std::string_view word) const {
    for (std::size_t at = folded_.find(word); at != std::string::npos; at = folded_.find(word, at + 1))
      if (folded_[at - 1] == ' ' && folded_[at + word.size()] == ' ') return true;
    return false;
  }
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(word); });
  }
  [[nodiscard]] bool starts(std::string_view word) const {
    return std::string_view(folded_).substr(1).starts_with(word) && folded_[1 + word.size()] == ' ';
  }
  [[nodiscard]] bool ends(std::string_view word) const {
    return folded_.size() > word.size() + 1 &&
           std::string_view(folded_).substr(0, folded_.size() - 1).ends_with(word) &&
           folded_[folded_.size() - word.size() - 2] == ' ';
  }
  [[nodiscard]] bool empty() const { return folded_.size() <= 2; }

 private:
  std::string folded_;
};

struct Facts {
  const Citation& c;
  Text title, container, genre, publisher, whole;
  bool in = false;                   // "In" before the container or its editors
  bool quoted = false;               // the title stands in quotes
  std::string_view periodical;       // the type of what stands in the container, where that is known by name
  std::string_view site_periodical;  // the same of the site of the address
  SiteKind site = SiteKind::kUnknown;
  [[nodiscard]] bool day() const { return c.issued.from.day > 0; }
  [[nodiscard]] bool numbered() const { return !c.volume.empty() || !c.issue.empty(); }
  [[nodiscard]] bool published() const { return !c.publisher.empty() || !c.publisher_place.empty(); }
  [[nodiscard]] bool single_body() const { return c.author.size() == 1 && !c.author[0].literal.empty(); }
};

// A CSL type, or "" where these rules do not tell.
std::string_view of_law(const Facts& facts);
std::string_view of_container(const Facts& facts);

}  // namespace apud::type_rules
