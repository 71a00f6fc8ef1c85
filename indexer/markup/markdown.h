// Markdown to a document model: CommonMark with GitHub's tables, notes, strike-outs and bare addresses.
// Layer 5, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud {

// Any text gives a document. The document's name and the blocks' sentences are left empty.
Document parse_markdown(const SourceText& source);

}  // namespace apud
