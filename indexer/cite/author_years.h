// Citations in running text by author and year: "(Smith 2019; Jones and Lee, 2020, p. 4)", "Smith et al. (2018)".
// Layer 5, pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"
#include "indexer/cite/note_words.h"

namespace apud {

struct AuthorYear {
  Span span;                          // of the text: "Jones and Lee, 2020, p. 4", "Smith (2019)"
  Span lead;                          // "see, for example,"; empty if none
  std::vector<std::string> families;  // as printed; an organisation as one
  std::vector<Span> names;            // of the text
  bool others = false;                // "et al."
  int year = 0;
  char suffix = 0;  // the "a" of "2019a"
  Span year_span;
  std::string locator;
  bool in_sentence = false;  // "Smith (2019)": the names belong to the sentence
};

class AuthorYearFinder {
 public:
  // Appends what is found, rising. Linear; nothing is allocated where the text has no bracket with a year.
  void find(std::string_view text, std::vector<AuthorYear>& found);

 private:
  void read_bracket(std::string_view text, std::uint32_t open, std::uint32_t close, std::vector<AuthorYear>& found);
  void read_part(std::uint32_t first, std::uint32_t end, std::uint32_t shift, std::vector<AuthorYear>& found);
  bool read_names(std::uint32_t first, std::uint32_t end, std::uint32_t shift, AuthorYear& cited) const;
  void read_years(std::uint32_t at, std::uint32_t end, std::uint32_t shift, AuthorYear cited,
                  std::vector<AuthorYear>& found) const;
  void read_names_before(std::string_view text, std::uint32_t open, const std::vector<AuthorYear>& years,
                         std::uint32_t close, std::vector<AuthorYear>& found);

  NoteWords words_, before_;
};

}  // namespace apud
