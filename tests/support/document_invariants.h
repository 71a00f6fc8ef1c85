// What is true of every parsed document, whatever bytes it came from; for fuzzing, mutation and property tests.
// Test support.
#pragma once

#include <string>

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud::testing {

// The first promise that a document breaks, in words; "" if it keeps them all. The promises: ids are positions, parents
// and sections come first and are of the right kind, texts are UTF-8, runs copy equal bytes, marks, sentences and
// diagnostics lie in bounds, sentences cover every byte that is not white space.
std::string broken_promise(const SourceText& source, const Document& document);

// Parses and splits the bytes and encodes and decodes the passages' form of them; the first broken promise, or "".
std::string broken_promise_of_bytes(std::string bytes);

}  // namespace apud::testing
