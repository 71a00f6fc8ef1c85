# Sixty claims each about a chapter and a sample, written before any comparing was: a third of them true, a third false in
# one figure, date, name or the polarity, a third not in the text. No false one may be supported, and where a true or false
# one has a note behind it, that note must be named. Prints what is wrong; asserts floors.
import json
import pathlib
import subprocess
import tempfile
import unittest

import explain

HERE = pathlib.Path(__file__).parent
RIGHT = 0.9  # of the verdicts
CLAIMS = {"river_of_ten_masters": explain.ROOT / "corpus/samples/river_of_ten_masters.txt",
          "chapter_11": explain.SHARED / "corpus/chapter-11.txt"}


def read_claims(name):
    """(verdict, number of the note or "", claim)"""
    lines = (HERE / f"claims_{name}.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def trace(document, claims):
    with tempfile.TemporaryDirectory() as folder:
        index = pathlib.Path(folder) / "index"
        subprocess.run([explain.BIN / "apud-index", "--quiet", "--db", index, document], check=True)
        run = subprocess.run([explain.BIN / "apud", "trace", "--db", index, "--file", "-", "--json"], text=True,
                             input="".join(claim + "\n" for claim in claims), capture_output=True, encoding="utf-8")
    return [json.loads(line) for line in run.stdout.splitlines()]


def named_notes(answer):
    """The numbers of the notes that the first evidence names, or is itself."""
    best = answer["evidence"][0]
    own = {"itself"} if best["where"]["block"] == "footnote" else set()
    return {source["number"] for source in best["sources"]} | own


class Claims(unittest.TestCase):
    def check(self, name):
        if not CLAIMS[name].is_file():
            self.skipTest(f"{CLAIMS[name]} is missing")
        claims = read_claims(name)
        answers = trace(CLAIMS[name], [claim for _, _, claim in claims])
        self.assertEqual(len(answers), len(claims))
        right, false_supported, notes = 0, [], []
        for (verdict, note, claim), answer in zip(claims, answers):
            right += answer["verdict"] == verdict
            if answer["verdict"] != verdict:
                print(f"{name}: {verdict}, found {answer['verdict']}: {claim}")
            if verdict != "supported" and answer["verdict"] == "supported":
                false_supported.append(claim)
            if note and answer["verdict"] == verdict and not named_notes(answer) & {note, "itself"}:
                notes.append(claim)
        print(f"{name}: {right} of {len(claims)} verdicts right")
        self.assertEqual(false_supported, [])
        self.assertEqual(notes, [])
        self.assertGreaterEqual(right, RIGHT * len(claims))

    def test_sample(self):
        self.check("river_of_ten_masters")

    def test_chapter(self):
        self.check("chapter_11")


if __name__ == "__main__":
    unittest.main()
