// Addresses of the web and digital object identifiers as references print them.
// Layer 5, pure.
#pragma once

#include <string>
#include <string_view>

namespace apud {

// "<http://www.x.org/a b-\nc>." -> "http://www.x.org/ab-c": joined, no mark at its end. What stands before the scheme or
// "www." goes. "" if it holds no address.
std::string read_url(std::string_view text);
// "https://doi.org/10.1000/AB.", "doi: 10.1000/ab" -> "10.1000/ab". "" if it holds none.
std::string read_doi(std::string_view text);
// "ISBN 978-0-19-280142-3" -> "9780192801423" where the check digit is right; else "".
std::string read_isbn(std::string_view text);

}  // namespace apud
