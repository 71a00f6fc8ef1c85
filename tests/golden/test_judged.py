# Relations that were drawn at random and judged by hand, read with their sentences, against what Apud finds now: what was
# right has to stay, what was said with a wrong direction, status or polarity must not come back. Prints shares.
#
# Columns of judged_relations.tsv: document and ref (block and sentence; refs move when reading improves), key and turned
# (judge_relations.key_of), sentence (a hash), right (yes or no), fault (of a wrong one: ends, boundary, predicate, status,
# polarity, direction, attribution, sentence), the true status and polarity and those found, confidence, subject,
# predicate and object. Of documents outside the project only ids stand there, no words.
import collections
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import explain
import judge_relations

HERE = pathlib.Path(__file__).parent
REPORT = explain.SHARED / "data/documents/mueller_volume_1.pdf"
PAGES = {"mueller_volume_1": None, "mueller_pages_1": (18, 19, 20, 21, 22, 44, 45, 46, 47, 51),
         "mueller_pages_2": (60, 61, 62, 85, 86, 110, 111, 130)}
STANCE = ("status", "polarity", "direction")
KEPT = 0.93  # of the right ones; names that are told better later may change a few
WRONG_STANCE = 0.01  # of all judged


def golden():
    with open(HERE / "judged_relations.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def text_of(document, folder):
    """The document's file, converted if need be; None where it is missing."""
    if document in PAGES:
        if not REPORT.is_file() or not shutil.which("pdftotext"):
            return None
        path = pathlib.Path(folder) / f"{document}.txt"
        with open(path, "wb") as file:
            for page in PAGES[document] or (None,):
                only = ["-f", str(page), "-l", str(page)] if page else []
                file.write(subprocess.run(["pdftotext", "-raw", *only, REPORT, "-"], check=True,
                                          capture_output=True).stdout)
        return path
    for path in (explain.SHARED / "corpus" / f"{document}.txt", *(explain.ROOT / "corpus/samples").glob(f"{document}.*")):
        if path.is_file():
            return path
    return None


class Found:
    """The relations of a document, to be asked for judged ones."""

    def __init__(self, relations):
        self.keys = collections.defaultdict(set)
        self.predicates = collections.defaultdict(set)
        for node in relations:
            stance = (node["status"], node["polarity"])
            self.keys[judge_relations.key_of(node)].add(stance)
            self.predicates[judge_relations.sentence_of(node), node["predicate"]].add(stance)

    def has(self, row):
        """With subject and object as they were judged, in the status and polarity that were found then."""
        return (row["found_status"], row["found_polarity"]) in self.keys[row["key"]]

    def keeps(self, row):
        """The right one, perhaps with other words for its subject or object."""
        stance = (row["status"], row["polarity"])
        return stance in self.keys[row["key"]] or stance in self.predicates[row["sentence"], row["predicate"]]

    def turns(self, row):
        """With another status or polarity only, or with subject and object exchanged."""
        stances = self.keys[row["key"]]
        return bool(stances and (row["status"], row["polarity"]) not in stances) or bool(self.keys[row["turned"]])


class Judged(unittest.TestCase):
    def test_the_file_is_in_order(self):
        rows = golden()
        self.assertGreaterEqual(len(rows), 200)
        for row in rows:
            self.assertIn(row["right"], ("yes", "no"))
            self.assertEqual(row["right"] == "no", row["fault"] != "", row)

    def test_what_became_of_them(self):
        rows, missing = golden(), []
        counts, faults = collections.Counter(), collections.Counter()
        with tempfile.TemporaryDirectory() as folder:
            for document in sorted({row["document"] for row in rows}):
                path = text_of(document, folder)
                if path is None:
                    missing.append(document)
                    continue
                found = Found(explain.explain(path)["relations"])
                for row in rows:
                    if row["document"] == document:
                        self.count(row, found, counts, faults)
        right, wrong = counts["kept"], counts["wrong still there"]
        print(f"{counts['right']} right, {counts['kept']} kept, {counts['turned']} turned; {counts['wrong']} wrong, "
              f"{wrong} still there {dict(faults)}; right of those there: {right / max(1, right + wrong):.3f}"
              + (f"; skipped, missing: {', '.join(missing)}" if missing else ""), file=sys.stderr)
        judged = counts["right"] + counts["wrong"]
        self.assertGreaterEqual(counts["kept"], KEPT * counts["right"])
        self.assertLessEqual(sum(faults[kind] for kind in STANCE) + counts["turned"], WRONG_STANCE * judged)

    def count(self, row, found, counts, faults):
        if row["right"] == "yes":
            counts["right"] += 1
            counts["kept"] += found.keeps(row)
            counts["turned"] += found.turns(row)
            return
        counts["wrong"] += 1
        if found.has(row):
            counts["wrong still there"] += 1
            faults[row["fault"]] += 1


if __name__ == "__main__":
    unittest.main(verbosity=1)
