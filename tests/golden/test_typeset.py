# The samples typeset by LaTeX (one and two columns) and by LibreOffice: the PDF gives the same blocks, marks and texts
# as the plain text does. Skipped where neither typesetter is installed (texlive-latex-recommended,
# libreoffice-writer-nogui).
import difflib
import pathlib
import sys
import tempfile
import unittest

import explain
import test_samples
import typeset


class Typeset(unittest.TestCase):
    def check(self, name, make):
        golden = test_samples.GOLDEN / (name + ".tsv")
        with tempfile.TemporaryDirectory() as folder:
            pdf = make(typeset.rows_of(golden), pathlib.Path(folder))
            found = test_samples.reading_of(pdf)
        expected = golden.read_text("utf-8").splitlines()
        difference = [row for row in difflib.unified_diff(expected, found, "golden", "found", n=0, lineterm="")
                      if not row.startswith("@@")]
        self.assertEqual(found, expected, "\n" + "\n".join(difference))

    def latex(self, name, columns):
        if not typeset.has("pdflatex"):
            self.skipTest("pdflatex is missing")
        self.check(name, lambda rows, folder: typeset.latex(rows, folder, columns))

    def office(self, name):
        if not typeset.has("soffice"):
            self.skipTest("soffice is missing")
        self.check(name, typeset.office)

    def test_roads_and_plans_in_one_column(self):
        self.latex("roads_and_plans", 1)

    def test_roads_and_plans_in_two_columns(self):
        self.latex("roads_and_plans", 2)

    def test_roads_and_plans_by_libreoffice(self):
        self.office("roads_and_plans")

    def test_river_of_ten_masters_in_one_column(self):
        self.latex("river_of_ten_masters", 1)

    def test_river_of_ten_masters_in_two_columns(self):
        self.latex("river_of_ten_masters", 2)

    def test_river_of_ten_masters_by_libreoffice(self):
        self.office("river_of_ten_masters")


if __name__ == "__main__":
    if not typeset.has("pdflatex") and not typeset.has("soffice"):
        print("skipped: neither pdflatex nor soffice is installed")
        sys.exit(explain.SKIPPED)
    unittest.main()
