// What apud-index prints under --json and --explain: one object a call.
// Layer 6, pure. Strings come out as valid UTF-8 whatever a file is called.
#pragma once

#include <string>

#include "indexer/build/build_index.h"
#include "indexer/build/explain_language.h"
#include "indexer/build/extraction.h"
#include "indexer/build/read_document.h"

namespace apud {

// With `failed_wholly` the object says so as an error, too.
std::string summary_json(const BuildSummary& summary, bool failed_wholly);
std::string error_json(const std::string& code, const std::string& message);
// The document model. Offsets in text count code points, `bytes` and `lines` are the source file's.
std::string explain_json(const ReadDocument& read, const Extracted& extracted);
// With the words of each sentence, their parts of speech, heads and relations.
std::string explain_json(const ReadDocument& read, const Extracted& extracted, LanguageExplainer& language);

}  // namespace apud
