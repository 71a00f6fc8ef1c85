// Reads what a user typed and says it again so that Xapian::QueryParser understands it as it was meant.
// Layer 2, pure. Any string is legal: what is not query syntax becomes plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace apud {

struct QueryText {
  std::string canonical;  // words lower case and folded, operators, fields and quotes only where they are meant
  std::string words;      // the same words without any syntax, for when the other cannot be parsed
  bool filters = false;   // names a field other than `title`, or a range: a question about passages
  std::vector<std::string> plain;      // the words outside quotes and fields, in order
  std::vector<std::string> wildcards;  // "econom" for econom*
};

QueryText read_query(std::string_view query);

// A filter's value travels through the parser in hexadecimal, since it may hold any byte.
std::string hex_of(std::string_view bytes);
std::string unhex(std::string_view hex);

}  // namespace apud
