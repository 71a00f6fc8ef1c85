// An HTML page to a document model.
// Layer 5, pure.
#pragma once

#include "corpus/model/document.h"
#include "corpus/text/source_text.h"

namespace apud {

// Any text gives a document, but for one that is nested without end (Error(kUnreadable)). The document's name and the
// blocks' sentences are left empty.
Document parse_html(const SourceText& source);

}  // namespace apud
