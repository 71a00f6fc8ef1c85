# Fails on an include against the layers of ARCHITECTURE.md; first shows on made-up trees that it would.
import os
import pathlib
import tempfile
import unittest

import layers

TABLE = """# Architecture
| folder | layer | holds |
|---|---|---|
| `corpus/text/` | 0 | a |
| `corpus/graph/` | 2 | b |
| `corpus/search/` | 2 | c |
| `indexer/` | 7 | d |
| `indexer/parse/` | 4 | d |
| `query/plan/` | 4 | e |
| `query/answer/` | 5 | e |
"""


def breaches_of_tree(files):
    """The breaches of a tree of `files` (path -> text) under TABLE."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {"ARCHITECTURE.md": TABLE, **files}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        return layers.breaches(root)


class MadeUpTree(unittest.TestCase):
    def check(self, path, include, expected):
        files = {"corpus/text/a.h": "", "corpus/graph/a.h": "", "corpus/search/a.h": "",
                 "indexer/parse/a.h": "", "query/plan/a.h": "", "query/answer/a.h": ""}
        files[path] = "// A comment.\n#pragma once\n" + include + "\n"
        found = breaches_of_tree(files)
        if expected is None:
            self.assertEqual(found, [])
        else:
            self.assertEqual(found, [f"{path}:3: {expected}"])

    def test_lower_layers_and_the_own_folder_are_allowed(self):
        self.check("indexer/parse/b.cc", '#include "corpus/text/a.h"', None)
        self.check("indexer/parse/b.cc", '#include "indexer/parse/a.h"', None)
        self.check("indexer/main.cc", '#include "indexer/parse/a.h"', None)
        self.check("query/answer/b.cc", '#include "query/plan/a.h"\n#include <vector>', None)
        self.check("corpus/search/b.cc", "#include <xapian.h>", None)

    def test_a_higher_layer(self):
        self.check("corpus/text/b.cc", '#include "corpus/graph/a.h"',
                   "corpus/graph/a.h: layer 0 may not include layer 2")
        self.check("query/plan/b.cc", '  #  include "query/answer/a.h"',
                   "query/answer/a.h: layer 4 may not include layer 5")

    def test_a_neighbour_of_the_same_layer(self):
        self.check("corpus/graph/b.h", '#include "corpus/search/a.h"',
                   "corpus/search/a.h: layer 2 may not include layer 2")

    def test_indexer_and_query(self):
        self.check("query/answer/b.cc", '#include "indexer/parse/a.h"',
                   "indexer/parse/a.h: indexer/ and query/ never meet")
        self.check("indexer/main.cc", '#include "query/plan/a.h"', "query/plan/a.h: indexer/ and query/ never meet")

    def test_xapian_outside_its_folder(self):
        self.check("query/answer/b.cc", "#include <xapian.h>", "xapian.h: only corpus/search/ includes Xapian")
        self.check("indexer/parse/b.cc", "#include <xapian/query.h>",
                   "xapian/query.h: only corpus/search/ includes Xapian")

    def test_own_headers_in_angle_brackets(self):
        self.check("indexer/parse/b.cc", "#include <corpus/text/a.h>",
                   'corpus/text/a.h: own headers are included with ""')

    def test_a_path_that_does_not_start_at_the_root(self):
        self.check("indexer/parse/b.cc", '#include "a.h"', "a.h: no such file; includes start at the root")

    def test_a_folder_without_a_row(self):
        self.assertEqual(breaches_of_tree({"corpus/odd/a.h": ""}),
                         ["corpus/odd/a.h: its folder has no row in ARCHITECTURE.md"])


class OwnTree(unittest.TestCase):
    root = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))

    def test_the_table_is_read(self):
        table = layers.read_table(self.root)
        self.assertEqual(table["corpus/text/"], 0)
        self.assertGreaterEqual(len(table), 14)

    def test_keeps_to_its_layers(self):
        found = layers.breaches(self.root)
        self.assertEqual(found, [], "\n" + "\n".join(found))


if __name__ == "__main__":
    unittest.main()
