// Kept to 80 columns.
// Program layer.
#include "indexer/help.h"

namespace apud {

const char* const kHelpText =
    R"(apud-index - read documents and write the index that apud answers from

Examples:
  apud-index ~/reports                      read a folder into ./.apud
  apud-index ~/reports                      again: only what changed is read
  apud-index --prune ~/reports              and drop what is gone from there
  apud-index --db ~/library a.txt b.md      two files, into an index elsewhere
  apud-index --remove draft.txt             drop one document by its name
  apud-index --explain a.txt | jq '.blocks[] | select(.kind == "footnote")'
                                            how a file is understood; no index

Usage: apud-index [OPTION...] PATH...
       apud-index [OPTION...] --remove NAME [PATH...]
       apud-index --explain FILE
       apud-index --parse-citations FILE

A PATH is a file or a folder; folders are read with all below them, save what is
hidden (names that start with a dot). PDF, HTML, Markdown and text as converters
print it are told by their content; text may be UTF-8, UTF-16, Latin-1 or
Windows-1252. Other binary files, and PDFs that are encrypted, damaged or hold
pictures alone, are named as failed. A document is known by its path below
the folder given. Files are compared by content: unchanged ones are passed over,
changed ones replaced. All changes of a run appear in the index at once, at its
end; a run that is broken off changes nothing.

Options:
  --db DIR         the index: a folder, made if it is missing
                   (else $APUD_DB, else the nearest .apud upward from here,
                   else a new one here)
  --prune          drop documents whose files are gone from the given folders
  --remove NAME    drop a document; may repeat (apud stats lists the names)
  --force          read unchanged files again
  --gazetteer FILE names to know, a line each: TYPE, NAME and further names with
                   tabs between; may repeat (with --force for what is indexed)
  -j, --jobs N     read N files at a time (as many as there are processors)
  -q, --quiet      say nothing but what went wrong
  -v, --verbose    name each document on standard error
  --json           the summary, or an error, as one JSON object
  --explain FILE   print a file's blocks, sentences, notes and repairs as JSON;
                   with --verbose also words, parts of speech and trees
  --format FORMAT  of --explain: json, or conllu for the words alone
  --parse-citations FILE
                   parse references, one a line (- is standard input): prints
                   one CSL-JSON item a line, {} for an empty one
  -h, --help       this
  -V, --version    the version
  --               what follows is a path, even if it starts with a dash

Exit status: 0 all documents are in the index, 1 some failed (they are named on
standard error, the others are in), 2 nothing could be done.
)";

}  // namespace apud
