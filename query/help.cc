// Kept to 80 columns. docs/man says the same at more length.
// Program layer.
#include "query/help.h"

namespace apud {
namespace {

constexpr const char* kOverall =
    R"(apud - what a document says, where it says so, and on whose word

Examples:
  apud-index ~/reports                     read a folder into ./.apud
  apud search rail freight                 the sentences that say most about it
  apud search '"free trade" kind:footnote' a phrase, in the notes alone
  apud show report.txt#b57.2               one of them in its context
  apud show report.txt                     a document's headings, boxes, tables
  apud stats                               what the index holds
  apud verify                              do the files still say so?

Usage: apud COMMAND [OPTION...] [WORD...]

Commands:
  search   sentences, notes, box texts and table rows that match a query
  show     a passage in its context, or the outline of a document
  stats    counts, sizes and the documents of an index
  verify   every stored quotation against the bytes of its file

Options of every command:
  --db PATH       the index to ask; may repeat, all are asked as one
                  (else $APUD_DB, else the nearest .apud upward from here)
  --json          one JSON object instead of text
  --limit N       at most N results (10)
  --offset N      leave out the first N
  --color WHEN    auto, always or never; auto honours NO_COLOR
  --no-pager      do not page what is taller than the screen
  -h, --help      this, or the help of a command
  -V, --version   the version

Exit status: 0 answered, 1 nothing found, 2 could not do what was asked.
)";

constexpr const char* kSearch =
    R"(apud search - sentences, notes, box texts and table rows that match a query

Examples:
  apud search rail freight                 any of the words, in any form
  apud search '"free trade" -tariff'       a phrase, without a word
  apud search 'port OR harbour' --facet kind
                                           either; count where the hits stand
  apud search 'kind:table_row vision'      in table rows alone
  apud search 'doc:annual year:2019..2023 investment'
                                           by document and year
  apud search climat* --group document     one line a document: its best passage
  apud search bridge --json | jq -r '.results[].evidence.where.ref'

Usage: apud search [OPTION...] QUERY...

The words of the command line are joined by spaces. The query language has AND,
OR, NOT, "phrases", NEAR, wildcards (climat*), + and -, and these prefixes:
  kind:      heading paragraph box table table_row figure footnote source
  doc:       a document, by its name
  section:   words of the headings above the passage
  title:     words of the document's title
  page:      a page; page:3..5 a range
  year:      a year that the passage names; year:2019..2023 a range
Whatever is not query syntax is searched as words. A hit is a passage; its best
sentence is shown, with its address, its notes and its source line.

Options:
  --facet WHAT    count hits by kind, document, entity or year; may repeat
  --sort HOW      relevance (default), document (reading order) or date
                  (latest year first)
  --group WHAT    passage (default) or document
  --limit N       at most N hits (10); 0 prints the counts alone
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help
  --              what follows is query, even if it starts with --

Exit status: 0 found, 1 nothing found, 2 could not search.
)";

constexpr const char* kShow =
    R"(apud show - a passage in its context, or the outline of a document

Examples:
  apud show report.txt#b57.2               the 2nd sentence of passage 57
  apud show report.txt#b57                 all of it; a whole box, a whole table
  apud show report.txt#b57.2 --context 5   five sentences before and after
  apud show report.txt#b57.2 --exact       the source's own bytes, nothing else
  apud show report.txt                     headings, boxes, tables and figures

Usage: apud show [OPTION...] REFERENCE
       apud show [OPTION...] DOCUMENT

The passage stands between its neighbours, marked by a bar, with the notes that
hang on it in full and, where words were rejoined, the text as it stands in the
source. Neighbours are of the same kind: prose beside prose, a box's text beside
its own, notes among notes, rows of one table.

Options:
  --context N     sentences (rows, in a table) on each side (2)
  --exact         print the passage's source bytes as they stand
  --limit N, --offset N
                  a part of an outline (all of it)
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 shown, 1 no such passage or document, 2 could not look.
)";

constexpr const char* kStats =
    R"(apud stats - counts, sizes and the documents of an index

Examples:
  apud stats
  apud stats --limit 1000                  list more than ten documents
  apud stats --json | jq .sentences
  apud stats --db a/.apud --db b/.apud     two indexes as one

Usage: apud stats [OPTION...]

Options:
  --limit N       at most N documents in the list (10)
  --offset N      leave out the first N documents
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 answered, 1 the index is empty, 2 could not read it.
)";

constexpr const char* kVerify =
    R"(apud verify - every stored quotation against the bytes of its file

Examples:
  apud verify
  apud verify --json | jq -r '.mismatches[].ref'

Usage: apud verify [OPTION...]

Opens the documents where they were indexed and compares each passage and each
sentence with the bytes that its address names. Names files that are gone or
have changed, and the references that no longer hold. Changes nothing.

Options:
  --limit N       at most N differing quotations (all)
  --offset N      leave out the first N of them
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 all match, 1 some do not, 2 could not read the index.
)";

}  // namespace

const char* help_text(Command command) {
  switch (command) {
    case Command::kSearch: return kSearch;
    case Command::kShow: return kShow;
    case Command::kStats: return kStats;
    case Command::kVerify: return kVerify;
    case Command::kNone:
    case Command::kNotBuilt: break;
  }
  return kOverall;
}

}  // namespace apud
