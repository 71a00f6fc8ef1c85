// The names of the forms of citations, and their addresses.
// Layer 1, pure.
#include "corpus/model/placed_citation.h"

#include "corpus/model/passage.h"

namespace apud {
namespace {

constexpr const char* kFormNames[kCitationForms] = {"full", "author-year", "ibid", "op. cit.", "short title", "supra"};

}  // namespace

const char* citation_form_name(CitationForm form) { return kFormNames[static_cast<std::size_t>(form)]; }

std::optional<CitationForm> citation_form_of(std::string_view name) {
  for (int i = 0; i < kCitationForms; ++i)
    if (name == kFormNames[i]) return static_cast<CitationForm>(i);
  return std::nullopt;
}

std::string citation_ref(std::string_view document, std::uint32_t block, std::uint32_t ordinal) {
  return passage_ref(std::string(document), block, std::nullopt) + ".c" + std::to_string(ordinal);
}

}  // namespace apud
