# The 1,283 footnotes of the Mueller report, volume I, read from the PDF and from what pdftotext -raw makes of it,
# against their LaTeX source.
# Prints the figures and what is wrong (the first of each kind); asserts the shares that Apud promises.
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import unittest

import explain

WHOLE = 0.99  # of the notes without redactions
TIED = 0.99  # of their marks; some stand alone between blacked-out lines
ANCHOR = 20  # letters before a mark that are compared


def letters(text):
    """Letters, digits and the signs of law: white space, hyphens, quotes and dots differ between the two sources."""
    return re.sub(r"[^a-z0-9§¶$%]+", "", unicodedata.normalize("NFKC", text).lower())


def distance(a, b, most):
    """The edit distance of two strings, or most + 1 if it is larger."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before = {j: j for j in range(0, most + 1)}
    for i in range(1, len(a) + 1):
        row = {}
        for j in range(max(0, i - most), min(len(b), i + most) + 1):
            cost = min(before.get(j, most) + 1, row.get(j - 1, most) + 1) if j else i
            if j and i:
                cost = min(cost, before.get(j - 1, most) + (a[i - 1] != b[j - 1]))
            row[j] = cost
        before = row
    return before.get(len(b), most + 1)


def whole(expected, found):
    """Equal but for a character in a hundred (four at least): what the fonts print otherwise, what the typesetting of
    the PDF corrected or mistook, and the numbers that cross-references get only when they are printed."""
    a, b = letters(expected), letters(found)
    most = max(4, len(a) // 100)
    return a == b or distance(a, b, most) <= most


def notes_of(blocks):
    """Number -> text, a note's further paragraphs joined to it; and the numbers in order."""
    notes, order, owner = {}, [], {}
    for block in blocks:
        if block["kind"] != "footnote":
            continue
        if block["parent"] is not None and block["parent"] in owner:
            number = owner[block["parent"]]
            notes[number] += " " + block["text"]
        else:
            number = block["number"]
            order.append(number)
            notes[number] = notes.get(number, "") + block["text"]
        owner[block["id"]] = number
    return notes, order


def marks_of(blocks):
    """Number -> the last letters before each of its marks."""
    marks = {}
    before = ""
    for block in blocks:
        if block["kind"] == "footnote":
            continue
        for ref in block["footnote_refs"]:
            marks.setdefault(ref["number"], []).append(letters(before + block["text"][: ref["at"]])[-ANCHOR:])
        before = block["text"] if len(letters(block["text"])) >= ANCHOR else before + " " + block["text"]
    return marks


class Mueller:
    """The tests on one reading of the report; `read` makes it."""

    @classmethod
    def setUpClass(cls):
        cls.blocks = cls.read()
        with open(JSONL, encoding="utf-8") as file:
            cls.expected = [json.loads(line) for line in file]
        cls.open = [note for note in cls.expected if not note["redacted"]]

    def test_the_measure_itself(self):
        self.assertTrue(whole("Ab c, “d” e-f", "abcd ef"))
        self.assertTrue(whole("x" * 500, "x" * 495))
        self.assertFalse(whole("x" * 500, "x" * 494))
        self.assertFalse(whole("See the first. And the second.", "See the first."))
        self.assertEqual(distance("kitten", "sitting", 5), 3)
        self.assertEqual(distance("", "abc", 5), 3)

    def test_numbers_are_in_order(self):
        _, order = notes_of(self.blocks)
        numbers = [int(number) for number in order if number.isdigit()]
        falls = [(a, b) for a, b in zip(numbers, numbers[1:]) if b <= a]
        missing = sorted({note["number"] for note in self.expected} - set(numbers))
        print(f"notes: {len(order)} found, {len(missing)} of {len(self.expected)} numbers missing {missing[:20]}; "
              f"{len(falls)} out of order {falls[:20]}; not numbers: {[n for n in order if not n.isdigit()][:10]}")
        self.assertEqual(falls, [])
        self.assertEqual(len(order), len(numbers))
        self.assertLessEqual(len(missing), len(self.expected) // 100)
        self.assertEqual([n for n in numbers if n > len(self.expected)], [])

    def test_notes_are_whole(self):
        notes, _ = notes_of(self.blocks)
        wrong = [note for note in self.open if not whole(note["text"], notes.get(str(note["number"]), ""))]
        share = 1 - len(wrong) / len(self.open)
        print(f"notes whole: {share:.2%} of {len(self.open)}")
        for note in wrong[:25]:
            found = notes.get(str(note["number"]))
            print(f"  {note['number']}: {len(note['text'])} characters, found "
                  + ("none" if found is None else f"{len(found)}: {found[:60]!r} ... {found[-60:]!r}"))
        self.assertGreaterEqual(share, WHOLE)

    def test_marks_are_tied_to_their_notes(self):
        marks = marks_of(self.blocks)
        wrong = []
        for note in self.open:
            anchor = letters(note["anchor"])[-ANCHOR:]
            found = marks.get(str(note["number"]), [])
            if not any(place.endswith(anchor) or (place and anchor.endswith(place)) for place in found):
                wrong.append((note["number"], found))
        share = 1 - len(wrong) / len(self.open)
        print(f"marks tied: {share:.2%} of {len(self.open)}; wrong: {wrong[:25]}")
        self.assertGreaterEqual(share, TIED)

    def test_marks_lead_to_the_note_of_their_number(self):
        for block in self.blocks:
            for ref in block["footnote_refs"]:
                self.assertTrue(0 <= ref["at"] <= len(block["text"]), (block["id"], ref))


class Converted(Mueller, unittest.TestCase):
    @staticmethod
    def read():
        with tempfile.TemporaryDirectory() as folder:
            text = pathlib.Path(folder) / "mueller.txt"
            subprocess.run(["pdftotext", "-raw", PDF, text], check=True, stderr=subprocess.DEVNULL)
            return explain.explain(text)["blocks"]


class Itself(Mueller, unittest.TestCase):
    @staticmethod
    def read():
        return explain.explain(PDF)["blocks"]

    def test_parts_are_headings_at_their_levels(self):
        """The number's kind tells the level; the table of contents is the report's own."""
        found = [(len(block["section"]), block["text"]) for block in self.blocks if block["kind"] == "heading"]
        for text in ("The Special Counsel’s Investigation", "Russian Hacking and Dumping Operations",
                     "Prosecution and Declination Decisions"):
            levels = {level for level, heading in found if heading.endswith(text) and ". . ." not in heading}
            self.assertLessEqual(levels, {1, 2}, text)  # the contents print it in bold, too
            self.assertIn(1, levels, text)

    def test_running_heads_are_left_out(self):
        bad = [block["text"][:60] for block in self.blocks if "Open Source Mueller Report Volume I (ver" in block["text"]]
        self.assertEqual(bad, [])


if __name__ == "__main__":
    PDF = explain.shared("data/documents/mueller_volume_1.pdf")
    JSONL = explain.shared("data/documents/mueller_volume_1_footnotes.jsonl")
    unittest.main()
