// Names in a reference cut at commas, semicolons and "and", before anybody says which is whose.
// Layer 5, pure.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/span.h"

namespace apud::names_in_references {

struct Piece {
  std::vector<std::string> words;  // with their full stops and hyphens
  std::string suffix;              // "Jr." behind a family name
  Span span;                       // of the text
  bool and_before = false, semicolon_before = false;
  [[nodiscard]] std::size_t size() const { return words.size(); }
};

// Roles ("(Eds.)"), numbers, "et al." and brackets are left out; no piece is empty. Linear.
std::vector<Piece> cut_names(std::string_view text);

std::string lower_of(std::string_view word);       // ASCII letters only
std::string without_stops(std::string_view word);  // in lower case
bool is_initials(std::string_view word);           // "C.", "J.-P.", "JA", "J.A.", "Yu."
bool is_suffix(std::string_view word);             // "Jr.", "III"
bool is_particle(std::string_view word);           // "van", "De"
bool is_capitals(std::string_view word);           // "FRIEDMANN": three letters or more
bool all_initials(const Piece& piece);             // initials, with suffixes and particles
bool ends_in_initials(const Piece& piece);         // "Evans J", "van der Berg JA"
bool is_family(const Piece& piece);  // one to three words none of which is an initial: "Romero", "van Ours"
std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end);

}  // namespace apud::names_in_references
