// The works that a document cites, and which of them a short form means.
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/model/placed_citation.h"

namespace apud {

struct CitedWork {
  std::string id;                    // "work:lagarde_two_key_channels_2019"
  std::string name;                  // its title; where there is none the author and year
  std::vector<std::string> aliases;  // short titles and the like, as printed, each once
  CitationPlace full;                // where it is printed most fully
  std::size_t fields = 0;            // that are printed there
  std::uint32_t citations = 0;
  std::vector<std::string> families;  // folded; of all authors and editors, organisations whole
  std::string title;                  // folded, without marks, a blank before and behind each word
  int year = 0;
  char suffix = 0;
};

// What a short form tells of its work.
struct WorkHint {
  std::string names;                  // as printed; "" if none
  std::vector<std::string> families;  // of an author and year, all that are printed, as `names`
  bool others = false;                // "et al."
  std::string title;
  int year = 0;
  char suffix = 0;
};

class CitedWorks {
 public:
  explicit CitedWorks(std::string document) : document_(std::move(document)) {}

  // The work of a citation printed in full: a new one, or the one with the same DOI, address, or author, title and year.
  std::uint32_t add(const Citation& citation, CitationPlace place);
  // Of an author and year that no list of references explains: the same for the same words in this document.
  std::uint32_t add_author_year(const Citation& citation, char suffix, CitationPlace place);
  // The work that the hint means, the one cited last where `before` counts the works known at that time; nullopt where
  // none or more than one fits. Looks at a bounded number of works of one author.
  [[nodiscard]] std::optional<std::uint32_t> find(const WorkHint& hint, std::uint32_t before) const;
  void add_alias(std::uint32_t work, std::string alias);

  [[nodiscard]] std::vector<CitedWork>& works() { return works_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(works_.size()); }

 private:
  std::uint32_t add_with_id(std::string id, const Citation& citation, CitationPlace place);
  [[nodiscard]] std::vector<std::uint32_t> candidates(const WorkHint& hint) const;
  [[nodiscard]] bool fits(const CitedWork& work, const WorkHint& hint, const std::string& title) const;

  std::string document_;
  std::vector<CitedWork> works_;
  std::unordered_map<std::string, std::uint32_t> by_id_, by_address_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_family_;
};

// The id that a work has in every document that prints first author, title (without its subtitle where what is left is
// long enough) and year alike. Of long ones the first words stand in it, and a hash of the whole.
std::string work_id(const Citation& citation);
// "Lagarde 2019"; the title where there is no author.
std::string author_year_name(const Citation& citation);

}  // namespace apud
