// Dates, pages, volumes and addresses as references print them.
// Layer 5, pure.
#pragma once

#include <string>
#include <string_view>

#include "corpus/model/citation.h"

namespace apud {

// "May 22, 2020", "22 mai 2020", "(1999a)", "2011-04-07", "1998–1999", "Summer 2004". Days that do not exist stay in raw.
CitationDate read_date(std::string_view text);
// "pp. 280–299" -> "280-299", "573-77" -> "573-577", "p. 3" -> "3".
std::string read_pages(std::string_view text);
// "vol. 12" -> "12"; Roman numerals stay.
std::string read_number(std::string_view text);

}  // namespace apud
