# PDFs written by hand: what their layout says, where it stands, and what is said of those that cannot be read.
import json
import os
import pathlib
import random
import resource
import subprocess
import tempfile
import time
import unittest

from made_pdf import column, make_pdf

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))

LEFT = ["The harbour of Kelland was built in 1811 by the", "Harbour Board, which still owns its quays. Ships",
        "of every flag have called there since, and the", "pilots of the bay bring them in by day and by",
        "night, in all weathers but fog. The first quay"]
RIGHT = ["was of oak and stood for ninety years. The second", "one, of granite, was paid for by a penny a ton",
         "on every ship above forty tons. Nobody has yet", "found the sum that was raised in this way, for",
         "the books of those years were lost in a flood."]


def long_column(x, y, lines):
    return column(x, y, 10, lines * 6)


class Pdf(unittest.TestCase):
    def setUp(self):
        self.keep = tempfile.TemporaryDirectory()
        self.addCleanup(self.keep.cleanup)
        self.folder = pathlib.Path(self.keep.name)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def run_program(self, program, *arguments):
        return subprocess.run([BIN / program, *map(str, arguments)], capture_output=True, text=True, timeout=60)

    def explain(self, data):
        run = self.run_program("apud-index", "--explain", self.write("a.pdf", data))
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)

    def blocks(self, data):
        return [(block["kind"], block["number"], block["text"]) for block in self.explain(data)["blocks"]]

    def report(self):
        """Two pages: a title, headings, a paragraph over the page, a note with its raised mark, heads and numbers."""
        head = (70, 40, 8, "Report of the Board")
        first = [head, (70, 90, 20, "Harbours and Their Keepers", "bold"), (70, 140, 14, "1. The quays", "bold")]
        first += column(70, 170, 11, ["The harbour of Kelland was built in 1811 by the Harbour Board, which still owns its quays."])
        first += [(541, 166, 7, "1")]
        first += column(70, 184, 11, ["Ships of every flag have called there since, and the pilots of the bay bring them in by day",
                                      "and by night, in all weathers but fog. The first quay was of oak and stood for ninety"])
        first += [(70, 740, 6, "1"), (76, 743, 9, "See M. Aldous, A Light on Gull Rock (Kelland: Mole Press, 1978), p. 31, and the papers that"),
                  (70, 754, 9, "are named there."), (290, 800, 11, "12")]
        second = [head] + column(70, 90, 11, ["years. The second one, of granite, was paid for by a penny a ton on every ship above forty",
                                              "tons. Nobody has yet found the sum that was raised in this way."])
        second += [(70, 150, 14, "2. The lights", "bold")] + column(70, 180, 11, ["Three lights remain, and each of them is kept by another body."])
        second += [(290, 800, 11, "13")]
        return make_pdf([first, second])

    def test_sizes_weights_and_places_tell_the_parts(self):
        model = self.explain(self.report())
        self.assertEqual(model["document"]["title"], "Harbours and Their Keepers")
        self.assertEqual(model["document"]["pages"], 2)
        self.assertEqual(
            [(block["kind"], block["number"], block["text"]) for block in model["blocks"]],
            [("heading", "1", "1. The quays"),
             ("paragraph", None,
              "The harbour of Kelland was built in 1811 by the Harbour Board, which still owns its quays. Ships of every flag "
              "have called there since, and the pilots of the bay bring them in by day and by night, in all weathers but fog. "
              "The first quay was of oak and stood for ninety years. The second one, of granite, was paid for by a penny a ton "
              "on every ship above forty tons. Nobody has yet found the sum that was raised in this way."),
             ("footnote", "1", "See M. Aldous, A Light on Gull Rock (Kelland: Mole Press, 1978), p. 31, and the papers that are "
              "named there."),
             ("heading", "2", "2. The lights"),
             ("paragraph", None, "Three lights remain, and each of them is kept by another body.")])
        refs = model["blocks"][1]["footnote_refs"]
        self.assertEqual([(ref["number"], model["blocks"][1]["text"][: ref["at"]][-6:]) for ref in refs], [("1", "quays.")])

    def test_two_columns_are_read_one_after_the_other(self):
        texts = [text for _, _, text in self.blocks(make_pdf([long_column(60, 100, LEFT) + long_column(330, 106, RIGHT)]))]
        whole = " ".join(texts)
        self.assertTrue(whole.startswith("The harbour of Kelland was built in 1811 by the Harbour Board"), whole[:200])
        self.assertLess(whole.rindex("all weathers but fog"), whole.index("was of oak"))

    def test_a_table_goes_on_over_the_page(self):
        def row(y, cells):
            return [(x, y, 10, cell) for x, cell in zip((70, 220, 400), cells)]
        head = ("Light", "Kept by", "Miles")
        names = ["Gull Rock", "Inner Mole", "Saltmarsh", "Far Point", "West Pier", "Old Dock", "Bar Buoy", "Cross Sand"]
        for again in ([], [(70, 80, 10, "Table 2 (continued)", "bold")]):
            first = column(70, 90, 10, ["The lights of the bay are listed here with the bodies that look after them by night and by day."] * 40)
            first += [(70, 600, 10, "Table 2  Lights of the bay", "bold")] + row(620, head)
            for i, name in enumerate(names[:4]):
                first += row(640 + 14 * i, (name, "Harbour Board", str(10 + i)))
            second = again + row(100, head)
            for i, name in enumerate(names[4:]):
                second += row(114 + 14 * i, (name, "Coast Office", str(20 + i)))
            second += column(70, 240, 10, ["What was found on the shore in the morning was carried to the hut, and nobody asked whose it was."] * 3)
            blocks = self.explain(make_pdf([first, second]))["blocks"]
            tables = [block for block in blocks if block["kind"] == "table"]
            self.assertEqual([(table["label"], table["cells"][0]) for table in tables], [("Table 2", list(head))])
            rows = [(block["number"], block["cells"][0]) for block in blocks if block["kind"] == "table_row"]
            expected = [[name, "Harbour Board" if i < 4 else "Coast Office", str(10 + i if i < 4 else 16 + i)] for i, name in enumerate(names)]
            self.assertEqual(rows, [(str(i + 1), cells) for i, cells in enumerate(expected)])

    def test_the_answers_are_quoted_from_the_page(self):
        self.write("report.pdf", self.report())
        index = self.folder / "index"
        self.assertEqual(self.run_program("apud-index", "--db", index, self.folder / "report.pdf").returncode, 0)
        found = json.loads(self.run_program("apud", "search", "--db", index, "--json", "granite").stdout)
        evidence = found["results"][0]["evidence"]
        self.assertEqual(evidence["where"]["page"], 2)
        self.assertIn("granite", evidence["exact"])
        shown = self.run_program("apud", "show", "--db", index, "--json", evidence["where"]["ref"])
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertEqual(self.run_program("apud", "verify", "--db", index).returncode, 0)
        changed = self.report().replace(b"granite", b"concret")
        self.write("report.pdf", changed)
        verified = self.run_program("apud", "verify", "--db", index, "--json")
        self.assertEqual(verified.returncode, 1, verified.stdout)
        self.assertTrue(json.loads(verified.stdout)["mismatches"])

    def failed(self, data, *parts):
        self.write("good.txt", b"Words that stand for themselves, in a line of their own, are indexed here.\n")
        self.write("bad.pdf", data)
        run = self.run_program("apud-index", "--db", self.folder / "index", "--json", self.folder)
        summary = json.loads(run.stdout)
        self.assertEqual((run.returncode, summary["documents"]["added"], summary["documents"]["failed"]), (1, 1, 1))
        for part in parts:
            self.assertIn(part, summary["failures"][0]["reason"])

    def test_addresses_name_the_page_the_printed_number_and_the_rectangles(self):
        self.write("report.pdf", self.report())
        index = self.folder / "index"
        self.assertEqual(self.run_program("apud-index", "--db", index, self.folder / "report.pdf").returncode, 0)

        def where(*command):
            return json.loads(self.run_program("apud", *command, "--db", index, "--json").stdout)

        found = where("search", "granite")["results"][0]["evidence"]["where"]
        self.assertEqual((found["page"], found["page_label"], found["element"]), (2, "13", None))
        page, left, top, right, bottom = found["rects"][0]
        self.assertEqual((page, left), (2, 70))
        self.assertTrue(80 <= top < 90 < bottom < 110 and 300 < right < 540, found["rects"])
        # The sentence that runs over the page stands in two rectangles, its printed number is that of its begin.
        over = where("search", "oak")["results"][0]["evidence"]["where"]
        self.assertEqual(([rect[0] for rect in over["rects"]], over["page_label"]), ([1, 2], "12"))
        shown = where("show", found["ref"])["evidence"]["where"]
        self.assertEqual(shown["rects"], found["rects"])
        note = where("search", "Harbour Board")["results"][0]["sources"][0]["where"]
        self.assertTrue(note["rects"] and note["rects"][0][2] > 730, note)
        self.assertIn("page 2 (printed 13)", self.run_program("apud", "show", "--db", index, found["ref"]).stdout)

    def test_an_encrypted_file_is_named(self):
        self.failed(make_pdf([[(70, 90, 11, "Secret words")]], encrypt=True), "the PDF is encrypted", "qpdf --decrypt")

    def test_a_damaged_file_is_named(self):
        self.failed(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "the PDF is damaged")

    def test_a_file_of_pictures_is_named(self):
        self.failed(make_pdf([[]]), "no text", "ocrmypdf")

    def test_accents_ligatures_and_hyphens(self):
        lines = ["The keeper\u2019s caf\u00e9 on the quay was rebuilt after the flood, for it had been of much use to the com-",
                 "mission and to all who waited there for the ferry over the river and its many small islands."]
        self.assertEqual([text for _, _, text in self.blocks(make_pdf([column(70, 90, 11, lines)]))],
                         ["The keeper\u2019s caf\u00e9 on the quay was rebuilt after the flood, for it had been of much use to the "
                          "commission and to all who waited there for the ferry over the river and its many small islands."])

    def test_mutants_end_in_time_and_say_something(self):
        """A few of the mutants that tests/fuzz/mutate_pdf.py makes by the thousand."""
        seed, read = self.report(), 0
        for number in range(60):
            data = mutant(seed, random.Random(number))
            start = time.monotonic()
            with open(self.write("mutant.pdf", data), "rb") as file:  # a pipe is none of its inputs
                run = subprocess.run([BIN / "apud-pdf"], stdin=file, capture_output=True, timeout=60)
            self.assertIn(run.returncode, (0, 10, 11, 12, 13, 14, 15), f"mutant {number}")
            read += run.returncode == 0
            if run.returncode == 0:
                self.assertTrue(run.stdout.startswith(b"apud-pdf 2\n"), f"mutant {number}")
            self.assertLess(time.monotonic() - start, 30, f"mutant {number}")
        self.assertGreater(read, 30)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 1 << 20)  # kilobytes


def mutant(data, chance):
    """A file with some of its bytes changed: in half of them in place, so that the table of its objects still fits."""
    data = bytearray(data)
    in_place = chance.randrange(2) == 0
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(data)), chance.randrange(40)
        kind = chance.choice([0, 3, 5]) if in_place else chance.randrange(5)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + length]
        elif kind == 2:
            other = chance.randrange(len(data))
            data[at:at] = data[other : other + length]
        elif kind == 5:
            other = chance.randrange(max(1, len(data) - length))
            data[at : at + length] = data[other : other + len(data[at : at + length])]
        elif kind == 3:
            digits = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
            data[chance.choice(digits)] = 48 + chance.randrange(10)
        else:
            data[at:at] = chance.choice([b"<<", b">>", b"[", b"]", b"endobj", b"stream\n", b" 0 R ", b"-1", b"99999999999"])
        if not data:
            data = bytearray(b"%PDF-1.4\n")
    return bytes(data)


if __name__ == "__main__":
    unittest.main()
