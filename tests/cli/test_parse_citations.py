"""apud-index --parse-citations from outside, and how well the shipped model reads marked references.

The marked references are not part of the source: without ../shared the measuring is skipped.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
INDEX = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin")) / "apud-index"
TRAIN = INDEX.with_name("apud-train")
SHARED = ROOT.parent / "shared"
DATA, SCORER = SHARED / "data/citations", SHARED / "tools/score_citations.py"
MODEL = ROOT / "corpus/lexicon/references.model"

LINES = [
    "Okoro, B., “Tides and tariffs,” Harbour Studies, vol. 12, no. 3 (May 5, 2014): pp. 40–58.",
    "",
    "Sara Lindqvist, Ferries of the North (Oslo: Harbour Press, 1998).",
]


def run(*arguments, given=""):
    done = subprocess.run([INDEX, *arguments], input=given.encode(), capture_output=True, timeout=600)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class ParseCitations(unittest.TestCase):
    def expect(self, out):
        journal, empty, book = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(journal["author"], [{"family": "Okoro", "given": "B."}])
        self.assertEqual(journal["issued"], {"date-parts": [[2014, 5, 5]]})
        self.assertEqual((journal["type"], journal["page"]), ("article-journal", "40-58"))
        self.assertEqual(empty, {})
        self.assertEqual((book["type"], book["title"]), ("book", "Ferries of the North"))
        self.assertEqual((book["publisher-place"], book["publisher"]), ("Oslo", "Harbour Press"))

    def test_reads_standard_input_line_by_line(self):
        code, out, err = run("--parse-citations", "-", given="\n".join(LINES) + "\n")
        self.assertEqual((code, err), (0, ""))
        self.expect(out)

    def test_reads_a_file_as_other_systems_write_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "references.txt"
            path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(LINES).encode())
            code, out, err = run("--parse-citations", path)
            self.assertEqual((code, err), (0, ""))
            self.expect(out)

    def test_no_line_gives_no_item(self):
        self.assertEqual(run("--parse-citations", "-"), (0, "", ""))

    def test_any_bytes_give_an_item(self):
        done = subprocess.run([INDEX, "--parse-citations", "-"], input=b"\xff\xfe\x00(\n" + b"[" * 9999, capture_output=True)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (0, 2))
        for line in done.stdout.splitlines():
            json.loads(line)

    def test_says_what_it_cannot_read(self):
        with tempfile.TemporaryDirectory() as folder:
            code, out, err = run("--json", "--parse-citations", folder + "/none")
            self.assertEqual((code, json.loads(out)["error"]["code"]), (2, "unreadable"))
            self.assertTrue(err.startswith("apud: cannot read the references"), err)
            self.assertEqual(run("--parse-citations", folder)[0], 2)
        self.assertEqual(run("--parse-citations", "-", "more.txt")[0], 2)


class Figures(unittest.TestCase):
    def score(self, name, folder):
        gold = DATA / (name + ".jsonl")
        texts = [json.loads(line)["text"].replace("\n", " ") for line in gold.read_text("utf-8").splitlines()]
        code, out, err = run("--parse-citations", "-", given="\n".join(texts) + "\n")
        self.assertEqual((code, err), (0, ""))
        found = pathlib.Path(folder) / name
        found.write_text(out, "utf-8")
        done = subprocess.run(["python3", SCORER, "--gold", gold, "--pred", found, "--json"], capture_output=True, check=True)
        return json.loads(done.stdout)

    @unittest.skipUnless(DATA.is_dir() and SCORER.is_file(), f"no marked references beside the source tree ({DATA.name})")
    def test_references_of_other_styles_are_read(self):
        # These two are measured on only; nothing of them is learnt.
        with tempfile.TemporaryDirectory() as folder:
            for name, f1, right, types in (("csl_seedstyle_train", 0.96, 0.885, 0.74),
                                           ("csl_chicago_fullnote_train", 0.92, 0.745, 0.67)):
                result = self.score(name, folder)
                self.assertGreaterEqual(result["exact"]["micro"]["f1"], f1, name)
                self.assertGreaterEqual(result["exact"]["references_right"], right, name)
                self.assertGreaterEqual(result["type"], types, name)

    def test_the_model_is_small(self):
        self.assertLessEqual(MODEL.stat().st_size, 6_000_000)

    def test_the_same_references_give_the_same_model(self):
        record = {"text": LINES[2], "fields": [["author", 0, 14], ["title", 16, 36], ["location", 38, 42],
                                                ["publisher", 44, 57], ["date", 59, 63]]}
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "some.jsonl").write_text((json.dumps(record) + "\n") * 20, "utf-8")
            models = []
            for name in ("one", "two"):
                subprocess.run([TRAIN, "--references", folder, "--output", folder / name], check=True, capture_output=True)
                models.append((folder / name).read_bytes())
            self.assertEqual(models[0], models[1])
            self.assertTrue(models[0].startswith(b"ApudRefs"))


if __name__ == "__main__":
    unittest.main()
