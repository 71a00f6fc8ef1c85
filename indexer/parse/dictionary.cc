// Takes the word lists in as they are (the assembler's .incbin): no file is opened at run time.
// Layer 4: data only. The build passes APUD_DICTIONARY and APUD_PLACES.
#include "indexer/parse/dictionary.h"

#define APUD_TAKE_IN(name, file) \
  __asm__(                       \
      ".section .rodata\n"       \
      ".global apud_" name       \
      "_begin\n"                 \
      ".global apud_" name       \
      "_end\n"                   \
      "apud_" name               \
      "_begin:\n"                \
      ".incbin \"" file          \
      "\"\n"                     \
      "apud_" name               \
      "_end:\n"                  \
      ".byte 0\n"                \
      ".previous\n")

APUD_TAKE_IN("dictionary", APUD_DICTIONARY);
APUD_TAKE_IN("places", APUD_PLACES);

extern "C" {
extern const char apud_dictionary_begin[];
extern const char apud_dictionary_end[];
extern const char apud_places_begin[];
extern const char apud_places_end[];
}

namespace apud::parse {

std::string_view dictionary_text() {
  return {apud_dictionary_begin, static_cast<std::size_t>(apud_dictionary_end - apud_dictionary_begin)};
}

std::string_view places_text() {
  return {apud_places_begin, static_cast<std::size_t>(apud_places_end - apud_places_begin)};
}

}  // namespace apud::parse
