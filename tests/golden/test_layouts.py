# Odd but usual layouts, set by LaTeX from words of our own: how much of what was written comes back in its place.
import difflib
import pathlib
import sys
import tempfile
import unittest

import explain
import odd_layouts
import test_samples
import typeset

LAYOUTS = explain.ROOT / "tests/golden/layouts"


FLOATS = ("box", "table", "figure")


def in_order(lines):
    """Running text, then floats, which stand where the typesetter put them, then notes, as `reading_of` gives them."""
    lines = [line.split("\t") for line in lines]

    def part(row):
        return 2 if row[0] == "footnote" else 1 if row[0] in FLOATS or row[3].startswith(("Box", "Table", "Figure")) else 0
    return ["\t".join(row) for row in sorted((row for row in lines if row[4] != "Notes"), key=part)]


class Layouts(unittest.TestCase):
    def check(self, name, make):
        rows = typeset.rows_of(LAYOUTS / (name + ".tsv"))
        with tempfile.TemporaryDirectory() as folder:
            found = test_samples.reading_of(make(rows, pathlib.Path(folder)))
        contents = [i for i, line in enumerate(found) if line.endswith("\tContents")]
        if contents:  # the table of contents is not looked at
            del found[contents[0] : next(i for i, line in enumerate(found) if line.endswith("\tPreface"))]
        found, expected = in_order(found), in_order("\t".join(row) for row in rows)
        matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
        right = sum(block.size for block in matcher.get_matching_blocks())
        marks = [mark for row in rows for mark in typeset.MARK.findall(row[4])]
        there = [mark for line in found for mark in typeset.MARK.findall(line)]
        notes = [line for line in expected if line.startswith("footnote")]
        print(f"{name}: {right} of {len(expected)} blocks right ({len(found)} found), "
              f"{len(set(notes) & set(found))} of {len(notes)} notes, {len(there)} of {len(marks)} marks")
        difference = [row for row in difflib.unified_diff(expected, found, "written", "found", n=0, lineterm="")
                      if row[:1] in "+-" and not row.startswith(("---", "+++"))]
        self.assertEqual(difference, [], "\n" + "\n".join(difference))

    def test_a_journal(self):
        self.check("bay_survey", odd_layouts.journal)

    def test_a_report(self):
        self.check("mill_report", odd_layouts.report)


if __name__ == "__main__":
    if not typeset.has("pdflatex"):
        print("skipped: pdflatex is not installed")
        sys.exit(explain.SKIPPED)
    unittest.main()
