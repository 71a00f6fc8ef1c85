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
  apud entity Serbia                       who or what it is, and what is said
  apud relations China --predicate signed  what China signed, with the sentences
  apud path Serbia 'Silk Road Fund'        how two hang together
  apud citations 'world bank' --format bibtex > works.bib
                                           the works that the texts cite
  apud show report.txt#b57.2               one sentence in its context
  apud export --format dot | dot -Tsvg > graph.svg
                                           a picture of the graph

Usage: apud COMMAND [OPTION...] [WORD...]

Commands:
  search     sentences, notes, box texts and table rows that match a query
  entity     a person, place, organisation ...: its names, relations, passages
  relations  who did what to whom, with status, source and confidence
  path       the shortest ways from one entity to another
  ask        a question in plain English
  citations  the works that are cited, and what they are cited for
  show       a passage in its context, or the outline of a document
  export     the graph as JSON lines, GraphML, N-Quads, CSV, DOT or Cypher
  trace      a claim: what supports it, what differs, and the source behind
  stats      counts, sizes and the documents of an index
  verify     every stored quotation against the bytes of its file

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
  title:     words of the title of the document, or of a work that is cited
  author:    names of the authors of a work that is cited
  page:      a page; page:3..5 a range
  year:      a year that the passage names, or of a work that is cited;
             year:2019..2023 a range
What is cited counts for the note and for the sentence that leans on it.
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

constexpr const char* kEntity =
    R"(apud entity - a person, place, organisation ...: names, relations, passages

Examples:
  apud entity Serbia
  apud entity AIIB                         by any of its names
  apud entity Christine Lagarde            words are joined by spaces
  apud entity country:serbia               by its id, where a name is ambiguous
  apud entity BRI --json | jq '.entity.names'
                                           why each name is one of its names

Usage: apud entity [OPTION...] NAME...

Shows its type, its further names with the reason for each, what is said of it
(surest first, with the sentences) and where else it is mentioned. A name that
several have lists them with their ids. Of an unknown name the nearest are told.

Options:
  --limit N       at most N relations (10); 0 shows all
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 found, 1 nothing of this name, 2 could not look.
)";

constexpr const char* kRelations =
    R"(apud relations - who did what to whom, with status, source and confidence

Examples:
  apud relations Serbia                    all that is said of it
  apud relations --subject China --predicate signed
                                           what China signed
  apud relations --predicate located_in --object Pakistan
                                           what lies there
  apud relations China --status planned    what it will do
  apud relations --polarity negated --min-confidence .8
  apud relations AIIB --json --limit 0 | jq -r '.relations[].evidence.quote'

Usage: apud relations [OPTION...] [NAME...]

A relation is a line: subject, predicate, object, [status], date and the like,
and how sure it is (0 to 1). The sentence that says so stands below, with its
reference. In brackets: planned, recommended or possible where it is not simply
said to be so; negated; according to whom; inferred where no verb says it.

NAME is at either end, or who says so. An end is a name, an id (country:serbia)
or words. Predicates: located_in headquarters has_strategy holds_role member_of
part_of alias_of connects signed agreement_with met_with visited hosted held_at
held_on launched completed funds invests_in produces said has_value authored
published_in published_on cites supports mentions; every other verb as it is in
the dictionary, with its preposition: speed_up.

Options:
  --subject S, --object O
                  who does it; to whom or what
  --predicate P   one predicate
  --status S      asserted, planned, recommended or possible
  --polarity P    affirmed or negated
  --min-confidence X
                  from 0 to 1
  --limit N       at most N relations (10); 0 shows all
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 found, 1 no such relation, 2 could not look.
)";

constexpr const char* kAsk =
    R"(apud ask - questions in plain English, answered with the sentence that says it

Examples:
  apud ask Which strategy does Mongolia have?
  apud ask 'Who is the president of the bank?'
  apud ask --explain 'Which films did the writer of Kismet direct?'
  apud ask - < questions.txt               one question a line

Usage: apud ask [OPTION...] QUESTION
       apud ask [OPTION...] -

Answers come from relations, sums, dates and table rows of the index, each with
its sentence and the source behind it. Where the index does not say, nothing is
guessed: the passages that come near are shown instead.

Options:
  --explain       how the question was read and what was weighed
  --limit N       at most N answers (all)
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 answered, 1 the index does not say, 2 could not look.
)";

constexpr const char* kPath =
    R"(apud path - the shortest ways from one entity to another

Examples:
  apud path Serbia 'Silk Road Fund'
  apud path Serbia AIIB --max-hops 3
  apud path Georgia Serbia --predicate agreement_with
  apud path country:georgia Serbia         an id, where a name is ambiguous

Usage: apud path [OPTION...] A B

Follows relations in either direction: A ─ signed → B says that A signed, A ←
signed ─ B that B did. Shortest first; of the same length those first that do
not lead through what is joined to everything. Below each path stands a sentence
for every hop; (+2) tells that two more say something of the same two.

Options:
  --max-hops N    no longer than this (6)
  --predicate P, --status S, --polarity P, --min-confidence X
                  of every hop, as in apud relations
  --limit N       at most N paths (10); 0 shows all
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 found, 1 no path or no such name, 2 could not look.
)";

constexpr const char* kCitations =
    R"(apud citations - the works that are cited, and what they are cited for

Examples:
  apud citations                           every work, with the sentences
  apud citations rail freight              works on it, or cited for saying so
  apud citations author:lagarde year:2016..2019
  apud citations 'title:"two key channels"'
  apud citations --format bibtex > works.bib
  apud citations --format csl-json | pandoc -f csljson -t plain --citeproc
  apud citations --unresolved              notes that tell no work
  apud citations --json --limit 0 | jq -r '.citations[].title'

Usage: apud citations [OPTION...] [QUERY...]

A work is listed once, whatever notes and documents cite it; below it each
sentence that leans on it. All words of the QUERY have to be there, in the
work (authors, title, container, publisher, year) or in the sentence; "words in
quotes" side by side. Best first; without a QUERY in the order of the documents.
  author:    names of authors, editors, translators
  title:     words of the title
  year:      of publication; year:2016..2019 a range

Options:
  --format F      text, json (as --json), csl-json, bibtex or ris
  --unresolved    notes without a citation; ibid. and short titles whose work
                  could not be found
  --limit N       at most N works (10; of csl-json, bibtex, ris all); 0 is all
  --offset N      leave out the first N
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 found, 1 no such work, 2 could not look.
)";

constexpr const char* kExport =
    R"(apud export - the graph as JSON lines, GraphML, N-Quads, CSV, DOT or Cypher

Examples:
  apud export --format jsonl > graph.jsonl
  apud export --format dot | dot -Tsvg > graph.svg
  apud export --format dot Serbia | dot -Tpng > serbia.png
  apud export --format graphml --output graph.graphml
  apud export --format nquads --min-confidence .8 | gzip > graph.nq.gz
  apud export --format csv --output import/
  neo4j-admin database import full --nodes=import/nodes.csv \
      --relationships=import/relationships.csv

Usage: apud export --format FORMAT [OPTION...] [NAME...]

  jsonl     a line an entity, then a line a relation, as --json has them
  graphml   for networkx, igraph, Gephi, yEd
  nquads    RDF: a graph a document; each relation with status and provenance
            (PROV-O); what is asserted and affirmed is a plain triple too
  csv       nodes.csv and relationships.csv with the heads of Neo4j's importer
  dot       a picture of the best connected entities: types by colour; planned
            dashed, recommended and possible dotted, negated red
  cypher    MERGE statements for Neo4j and Memgraph

Every edge carries its status, source, page, line and quotation. With a NAME,
that entity goes out with its neighbours and the relations among them.

Options:
  --output PATH   a file instead of standard output; of csv a folder
  --predicate P, --status S, --polarity P, --min-confidence X
                  these relations alone, as in apud relations
  --limit N       at most N relations (all); of dot, N entities (30)
  --db PATH, -h: see apud --help

Exit status: 0 written, 1 there are no relations, 2 could not write.
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
its own, notes among notes, rows of one table. Below stands what the passage
says as relations, and whom it names.

Options:
  --context N     sentences (rows, in a table) on each side (2)
  --exact         print the passage's source bytes as they stand
  --limit N, --offset N
                  a part of an outline (all of it)
  --db PATH, --json, --color WHEN, --no-pager, -h: see apud --help

Exit status: 0 shown, 1 no such passage or document, 2 could not look.
)";

constexpr const char* kTrace =
    R"(apud trace - what the index says to a claim, and on whose word

Examples:
  apud trace "The trade agreement with Serbia took effect in July 2024"
  apud trace "The bank approved 600 projects" --explain
                                           what was compared, and why
  apud trace --file claims.txt --json      one claim a line, one object a line
  apud trace "..." --format claimreview > review.json

Usage: apud trace [OPTION...] CLAIM...
       apud trace [OPTION...] -
       apud trace [OPTION...] --file FILE

The verdict is "supported" where one passage says all that the claim says,
"contradicted" where one is about the same thing and a figure, date, name or
the polarity differs, else "not found", with the nearest passages. What is only
planned or advised does not support that it happened. A claim of several
sentences is traced sentence by sentence.

Options:
  --file FILE     claims, one a line; - for standard input
  --format WHAT   text (default), json, claimreview (schema.org) or annotation
                  (W3C Web Annotation)
  --explain       the candidates, their scores, and what of the claim was found
  --limit N       at most N passages (10)
  --offset N      leave out the first N
  --json          one object; with --file one a line

Exit status: 0 supported or contradicted, 1 not found, 2 no claim or no index.
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
    case Command::kEntity: return kEntity;
    case Command::kRelations: return kRelations;
    case Command::kAsk: return kAsk;
    case Command::kPath: return kPath;
    case Command::kCitations: return kCitations;
    case Command::kExport: return kExport;
    case Command::kShow: return kShow;
    case Command::kTrace: return kTrace;
    case Command::kStats: return kStats;
    case Command::kVerify: return kVerify;
    case Command::kNone:
    case Command::kNotBuilt: break;
  }
  return kOverall;
}

}  // namespace apud
