# The document of the tests of `apud`: sections, a box, a table, a figure, notes and a page break, in our own words; and
# the programs run on it in a folder of their own.
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ.get("APUD_BIN", pathlib.Path(__file__).parents[2] / "build/bin"))

HARBOUR = """CHAPTER 4

The Harbour of Westerholm

Westerholm lives by its harbour. The town has loaded timber since the days of the sailing ships, and
most families have somebody who works on the quays.

I. How the harbour grew

The first pier was finished in 1907.1 It was built by the merchant Ada Lindqvist, who borrowed
the money from the Baltic Savings Bank. The pier burned in 1931 and was rebuilt in con-
crete within two years.2

1. Cranes and railways

In 1954 the harbour bought four electric cranes for 2.4 million kronor. A railway joined the quay
to the main line in 1958 (see box 4.1). Freight grew by 12 percent a year until 1970.

1\tLindqvist, A., \u201cThe Building of the Pier,\u201d Westerholm Gazette (May 3, 1907): p. 2.

2\tHarbour Board, Minutes of the Rebuilding Committee (1933).
\fBox 4.1  The railway that came late

The line was planned in 1911, but the war delayed it. Engineers crossed the marsh on 212 wooden
piles.

Source: Railway Museum of Westerholm, \u201cTrack Book of the Marsh Line\u201d (1958).

II. What the harbour earns

The traffic of the last years is in table 4.1.

Table 4.1  Ships by home country

No.  Country   Ships

1    Sweden    412

2    Finland   188

3    Estonia   97

Source: Port statistics office.

Fees paid for the new breakwater. The board wants to plant 3,000 pines on the dunes.
"""

GARDEN = """The Garden Calendar

Sow the beans in May. A railway sleeper makes a good border for a bed.

Caf\u00e9 guests like the roses near the quay.
"""


class Harbour(unittest.TestCase):
    """Indexes the two documents once a class."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-test-"))
        cls.reports = cls.folder / "reports"
        cls.reports.mkdir()
        (cls.reports / "harbour.txt").write_text(HARBOUR, "utf-8")
        (cls.reports / "garden.txt").write_text(GARDEN, "utf-8")
        run = subprocess.run([BIN / "apud-index", "--quiet", "--db", cls.folder / ".apud", cls.reports],
                             capture_output=True, text=True, env=cls.environment())
        if run.returncode != 0:
            cls.tearDownClass()
            raise AssertionError("apud-index failed: " + run.stderr)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @staticmethod
    def environment(**more):
        kept = {name: value for name, value in os.environ.items() if name not in ("APUD_DB", "NO_COLOR", "PAGER")}
        return {**kept, "LC_ALL": "C", **more}

    def apud(self, *args, cwd=None, **environment):
        """Runs `apud` in the index's folder; gives status, output and messages."""
        run = subprocess.run([BIN / "apud", *map(str, args)], capture_output=True, cwd=cwd or self.folder,
                             env=self.environment(**environment), timeout=60)
        return run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8")

    def json(self, *args, status=0, **environment):
        code, out, err = self.apud(*args, "--json", **environment)
        self.assertEqual(code, status, out + err)
        self.assertEqual(err, "")
        self.assertEqual(out.count("\n"), 1, "one line")
        answer = json.loads(out)
        self.assertEqual(next(iter(answer)), "schema")
        self.assertEqual(answer["schema"], 1)
        return answer

    def first(self, *query):
        """The first hit of a search."""
        results = self.json("search", *query)["results"]
        self.assertTrue(results, "nothing found: " + " ".join(query))
        return results[0]

    def file_bytes(self, where):
        data = (self.reports / where["document"]).read_bytes()
        return b"".join(data[begin:end] for begin, end in where["bytes"])

    def check_evidence(self, evidence):
        where = evidence["where"]
        self.assertEqual(list(where), ["document", "title", "section", "block", "label", "page", "page_label", "lines", "bytes",
                                        "rects", "element", "ref"])
        self.assertEqual(evidence["exact"].encode("utf-8"), self.file_bytes(where))
        lines = (self.reports / where["document"]).read_bytes().split(b"\n")
        first, last = where["lines"]
        self.assertIn(evidence["exact"].split("\n")[0].strip().encode("utf-8"), b"\n".join(lines[first - 1:last]))
