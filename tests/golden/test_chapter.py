# The book chapter ../shared/corpus/chapter-11.txt, block by block, against fingerprints that were made by hand.
# chapter_11.tsv has a line a block (see explain.fingerprint), chapter_11_hyphens.tsv one a hyphen at a line end.
import csv
import difflib
import hashlib
import pathlib
import re
import unittest

import explain

HERE = pathlib.Path(__file__).parent
TITLE = "1a698d2f8a6a"
PUNCTUATION = re.compile(r"[\s“”‘’.,;:()]+")
# Words that the source itself glues or tears ("( January13", a full stop printed as U+FFFD): either is right.
WORD_SLACK = 1


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Found:
    """A block of --explain as a row like those of chapter_11.tsv."""

    def __init__(self, block, by_id):
        names = ("kind", "level", "number", "label", "characters", "words", "hash", "cells", "marks")
        self.row = dict(zip(names, explain.fingerprint(block).split("\t")))
        parent = by_id[block["parent"]] if block["parent"] is not None else None
        self.row["parent"] = "-" if parent is None else parent["label"] or "note " + str(parent["number"])
        self.text = explain.reading(block)


def same(expected, found):
    """The fields that differ."""
    wrong = [key for key in expected if key != "words" and expected[key] != found[key]]
    if abs(int(expected["words"]) - int(found["words"])) > WORD_SLACK:
        wrong.append("words")
    return wrong


def key(row):
    return row["hash"] + row["cells"]


def compare(expected, found):
    """Lines that say how a list of found blocks differs from the expected rows."""
    problems = []
    match = difflib.SequenceMatcher(a=[key(row) for row in expected], b=[key(f.row) for f in found], autojunk=False)
    for tag, a, b, c, d in match.get_opcodes():
        if tag == "equal":
            for row, block in zip(expected[a:b], found[c:d]):
                wrong = same(row, block.row)
                if wrong:
                    problems.append(f"{row['kind']} {block.text[:40]!r}: " + "; ".join(
                        f"{field} {block.row[field]} instead of {row[field]}" for field in wrong))
            continue
        problems += [f"missing: {row}" for row in expected[a:b]]
        problems += [f"not expected: {block.row} {block.text[:50]!r} ... {block.text[-40:]!r}" for block in found[c:d]]
    return problems


class Chapter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = explain.explain(PATH)
        cls.source = PATH.read_bytes()
        cls.blocks = cls.model["blocks"]
        cls.found = [Found(block, cls.blocks) for block in explain.blocks_of(cls.model)]
        cls.expected = rows("chapter_11.tsv")

    def check(self, select):
        problems = compare([row for row in self.expected if select(row)], [f for f in self.found if select(f.row)])
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_title(self):
        title = re.sub(r"^CHAPTER 11\W+", "", self.model["document"]["title"])
        self.assertEqual(explain.digest(title), TITLE, title)

    def test_headings_at_their_levels(self):
        self.check(lambda row: row["kind"] == "heading")

    def test_boxes_with_all_their_paragraphs(self):
        self.check(lambda row: row["kind"] == "box" or row["parent"].startswith("Box"))

    def test_table_with_its_cells(self):
        self.check(lambda row: row["kind"] in ("table", "table_row") or row["parent"].startswith("Table"))

    def test_figures(self):
        self.check(lambda row: row["kind"] == "figure" or row["parent"].startswith("Figure"))

    def test_notes_whole(self):
        self.check(lambda row: row["kind"] == "footnote")

    def test_paragraphs_with_their_marks(self):
        self.check(lambda row: row["kind"] == "paragraph" and row["parent"] == "-")

    def test_order_of_all_but_the_notes(self):
        order = [key(row) for row in self.expected if row["kind"] != "footnote"]
        self.assertEqual([key(f.row) for f in self.found if f.row["kind"] != "footnote"], order)

    def test_sections(self):
        by_number = {}
        for block in self.blocks:
            if block["kind"] == "heading":
                by_number = {key: value for key, value in by_number.items() if key < len(block["section"])}
                self.assertEqual(len(by_number), len(block["section"]), block["title"])
                by_number[len(block["section"])] = block
            elif block["kind"] == "paragraph":
                self.assertEqual(len(block["section"]), len(by_number), block["text"][:60])

    def test_hyphens_at_line_ends(self):
        tokens = set()
        for block in self.blocks:
            for token in PUNCTUATION.split(block["text"] + " " + (block["title"] or "")):
                tokens.add(hashlib.sha256(token.encode("utf-8")).hexdigest()[:12])
        wrong = [row["line"] for row in rows("chapter_11_hyphens.tsv") if row["word"] not in tokens]
        print(f"hyphens at line ends: {58 - len(wrong)} of 58 right")
        self.assertEqual(wrong, [])

    def test_no_artefacts(self):
        for block in self.blocks:
            for text in (block["text"], block["title"] or ""):
                self.assertNotRegex(text, r"\ufffd|\u00ad|\t|  |^ | $|\w- \w|\u2002")

    def test_bytes_lead_back_to_the_source(self):
        for block in self.blocks:
            source = b"".join(self.source[begin:end] for begin, end in block["bytes"]).decode("utf-8")
            self.assertEqual(re.sub(r"[\W\d]+", "", source), re.sub(r"[\W\d]+", "", block["text"]), block["id"])

    def test_pages(self):
        pages = [block["page"] for block in self.blocks if block["kind"] != "footnote"]
        self.assertEqual(pages, sorted(pages))
        # Fourteen pages; three more lines after the first figure begin as pages do.
        self.assertIn(pages[-1], range(14, 18))

    def test_the_displaced_number_is_reported(self):
        self.assertTrue([d for d in self.model["diagnostics"] if "note" in d["code"]], self.model["diagnostics"])


if __name__ == "__main__":
    PATH = explain.shared("corpus/chapter-11.txt")
    unittest.main()
