# One report as text, Markdown, HTML and PDF, read by several workers at once: whatever is asked, each format answers as
# the others do, each from its own place.
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import explain
import test_samples
import typeset

NAME = "lights_of_the_estuary"
FORMATS = (".txt", ".md", ".html", ".pdf")
QUESTIONS = ["Who looks after the light at Saltmarsh Point?", "What did the Harbour Board of Kelland build?",
             "When was Gull Rock automated?", "How much did the first lamp cost?"]
CLAIMS = ["The Harbour Board of Kelland built the first lamp on Gull Rock for 4,200 pounds.",
          "Gull Rock was automated in 1980.", "The Board collected 312 pounds in 1815.",
          "The range of Gull Rock was 14 miles in 2020.", "The lamps burn whale oil."]
SEARCHES = ["lamp", "\"penny a ton\"", "kind:table_row Kelland", "kind:box pounds", "author:Aldous", "year:1904 OR fog",
            "section:today lights"]


def as_text(rows):
    """The golden document as a converter would print it: chunks parted by blank lines, notes behind the text they hang on."""
    out, notes, table = [], typeset.notes_of(rows), []
    for kind, number, label, parent, text in rows:
        if kind == "source" or kind not in ("head", "row"):
            if table:
                widths = [max(len(row[c]) for row in table) + 3 for c in range(len(table[0]))]
                out += ["".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in table] + [""]
                table = []
        if kind in ("head", "row"):
            table.append(text.split(" | "))
        elif kind in ("box", "table", "figure"):
            out += [f"{label}  {text}", ""]
        elif kind == "item":
            out += ["\u2022 " + text, ""]
        elif kind.startswith("heading"):
            out += [f"{number}. {text}", ""]
        elif kind != "footnote":
            out += [typeset.MARK.sub(r"\1", text), ""]
    for number, paragraphs in notes.items():
        out += [f"{number}\t{paragraphs[0]}", ""] + ["\t" + further + "\n" for further in paragraphs[1:]]
    return "\n".join(out) + "\n"


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.keep.cleanup)
        cls.folder = pathlib.Path(cls.keep.name)
        for ending in FORMATS:
            home = cls.folder / ending[1:]
            home.mkdir()
            if ending == ".txt":
                rows = typeset.rows_of(test_samples.GOLDEN / (NAME + ".tsv"))
                (home / "lights.txt").write_text(as_text(rows), "utf-8")
            else:
                shutil.copy(test_samples.SAMPLES / (NAME + ending), home / ("lights" + ending))
            cls.index(home, home / ".apud", "1")
        cls.index(cls.folder, cls.folder / "all", "4")

    @classmethod
    def index(cls, source, index, jobs):
        run = subprocess.run([explain.BIN / "apud-index", "--quiet", "--jobs", jobs, "--db", index, source], capture_output=True)
        assert run.returncode == 0, run.stderr

    def ask(self, ending, *command):
        run = subprocess.run([explain.BIN / "apud", "--db", self.folder / ending[1:] / ".apud", *command, "--json"],
                             capture_output=True)
        self.assertLess(run.returncode, 2, run.stderr)
        return json.loads(run.stdout)

    def alike(self, reading, *command):
        """Each format's answer, read by `reading`, is that of the text."""
        expected = reading(self.ask(".txt", *command))
        self.assertTrue(expected)
        for ending in FORMATS[1:]:
            with self.subTest(ending, command=command):
                self.assertEqual(reading(self.ask(ending, *command)), expected)

    @staticmethod
    def place(where):
        return where["title"], where["section"], where["block"], where["label"]

    @staticmethod
    def sources(node):
        return [(source["via"], source["number"], source["text"], [citation.get("title") for citation in source["citations"]])
                for source in node["sources"]]

    def evidence(self, node):
        return node["quote"], self.place(node["where"])

    def test_blocks(self):
        expected = (test_samples.GOLDEN / (NAME + ".tsv")).read_text("utf-8").splitlines()
        for ending in FORMATS:
            with self.subTest(ending):
                self.assertEqual(test_samples.reading_of(self.folder / ending[1:] / ("lights" + ending)), expected)

    def test_search(self):
        for query in SEARCHES:
            self.alike(lambda answer: sorted((self.evidence(hit["evidence"]), self.sources(hit)) for hit in answer["results"]),
                       "search", query)

    def test_citations(self):
        def reading(answer):
            return sorted((work["type"], str(work.get("title")), json.dumps(work.get("author")), json.dumps(work.get("issued")),
                           sorted(place["claim"] for place in work["cited_from"])) for work in answer["citations"])
        self.alike(reading, "citations")

    def test_relations(self):
        def name(node):
            return node.get("name") or node.get("text") or json.dumps(node.get("value")) if node else None

        def reading(answer):
            return sorted((name(each["subject"]), each["predicate"], str(name(each["object"])), each["status"], each["polarity"],
                           self.evidence(each["evidence"]), str(self.sources(each))) for each in answer["relations"])
        self.alike(reading, "relations", "--limit", "1000")

    def test_trace(self):
        for claim in CLAIMS:
            self.alike(lambda answer: (answer["verdict"], [(each["stance"], each["quote"], self.place(each["where"]),
                                                            each["numbers"], self.sources(each)) for each in answer["evidence"]]),
                       "trace", claim)

    def test_ask(self):
        for question in QUESTIONS:
            self.alike(lambda answer: (answer["interpretation"]["seeks"],
                                       [(each["text"], self.evidence(each["evidence"]), self.sources(each))
                                        for each in answer["answers"]]),
                       "ask", question)

    def test_all_of_them_at_once(self):
        run = subprocess.run([explain.BIN / "apud", "--db", self.folder / "all", "search", "Saltmarsh", "--json", "--limit", "50"],
                             capture_output=True)
        hits = json.loads(run.stdout)["results"]
        quotes = {}
        for hit in hits:
            where = hit["evidence"]["where"]
            quotes.setdefault(where["document"], set()).add(hit["evidence"]["quote"])
            self.assertEqual(bool(where["rects"]), where["document"].endswith(".pdf"), where)
            self.assertEqual(bool(where["element"]), where["document"].endswith(".html"), where)
        self.assertEqual(len(quotes), 4)
        self.assertEqual(len({frozenset(each) for each in quotes.values()}), 1, quotes)
        verify = subprocess.run([explain.BIN / "apud", "--db", self.folder / "all", "verify"], capture_output=True)
        self.assertEqual(verify.returncode, 0, verify.stdout)


if __name__ == "__main__":
    unittest.main()
