"""Measures the shipped model of English on the development treebanks, and trains a small one twice.

The treebanks are not part of the source: without ../shared/data/ud the measuring is skipped.
"""
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["APUD_SOURCE_DIR"])
TRAIN = pathlib.Path(os.environ["APUD_BIN"]) / "apud-train"
TREEBANKS = SOURCE.parent / "shared" / "data" / "ud"
MODEL = SOURCE / "corpus" / "lexicon" / "english.model"

SENTENCES = [
    "1 Roads road NOUN NNS 2 nsubj|2 help help VERB VBP 0 root|3 towns town NOUN NNS 2 obj|4 . . PUNCT . 2 punct",
    "1 The the DET DT 2 det|2 ship ship NOUN NN 3 nsubj|3 sank sink VERB VBD 0 root|4 . . PUNCT . 3 punct",
    "1 She she PRON PRP 2 nsubj|2 builds build VERB VBZ 0 root|3 new new ADJ JJ 4 amod|4 ships ship NOUN NNS 2 obj",
]


def conllu(times):
    lines = []
    for sentence in SENTENCES * times:
        for word in sentence.split("|"):
            number, form, lemma, universal, tag, head, label = word.split()
            lines.append("\t".join([number, form, lemma, universal, tag, "_", head, label, "_", "_"]))
        lines.append("")
    return "\n".join(lines) + "\n"


def run(*arguments):
    return subprocess.run([TRAIN, *arguments], capture_output=True, text=True, timeout=600)


def figures(table):
    rows = {}
    head, *lines = [line.split() for line in table.splitlines()]
    for line in lines:
        rows[line[0], line[1]] = dict(zip(["words", "sentences", "xpos", "lemma", "uas", "las"], map(float, line[2:8])))
    return rows


class Figures(unittest.TestCase):
    @unittest.skipUnless(TREEBANKS.is_dir(), f"no treebanks beside the source tree ({TREEBANKS.name})")
    def test_reach_what_was_promised(self):
        done = run("--data", TREEBANKS, "--evaluate", MODEL)
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = figures(done.stdout)
        gold, raw = rows["en_ewt-ud-dev", "gold"], rows["en_ewt-ud-dev", "raw"]
        for name, least in [("xpos", .945), ("uas", .86), ("las", .82), ("lemma", .96)]:
            self.assertGreaterEqual(gold[name], least, name)
        self.assertGreaterEqual(raw["words"], .98)
        self.assertGreaterEqual(raw["sentences"], .80)
        self.assertGreaterEqual(rows["gum_free_dev/edited", "raw"]["sentences"], .95)

    def test_the_model_is_small(self):
        self.assertLessEqual(MODEL.stat().st_size, 10_000_000)


class Training(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for part in ("train", "dev"):
            (self.folder / f"tiny-{part}.conllu").write_text(conllu(20))

    def test_gives_the_same_bytes_and_learns(self):
        models = []
        for name in ("one", "two"):
            done = run("--data", self.folder, "--output", self.folder / name, "--evaluate", self.folder / name,
                       "--epochs", "60", "--batch", "60")
            self.assertEqual(done.returncode, 0, done.stderr)
            models.append((self.folder / name).read_bytes())
        self.assertEqual(models[0], models[1])
        rows = figures(done.stdout)
        self.assertGreaterEqual(rows["tiny-dev", "gold"]["las"], .95)
        self.assertEqual(rows["tiny-dev", "gold"]["lemma"], 1)

    def test_another_seed_gives_another_model(self):
        models = []
        for seed in ("1", "2"):
            self.assertEqual(run("--data", self.folder, "--output", self.folder / seed, "--epochs", "1", "--seed", seed).returncode, 0)
            models.append((self.folder / seed).read_bytes())
        self.assertNotEqual(models[0], models[1])

    def test_says_what_is_wrong_with_the_data(self):
        done = run("--data", self.folder / "none", "--output", self.folder / "m")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no such folder", done.stderr)
        (self.folder / "bad-train.conllu").write_text("1\tonly\tthree\n")
        done = run("--data", self.folder, "--output", self.folder / "m")
        self.assertEqual(done.returncode, 2)
        self.assertIn("bad-train.conllu:1", done.stderr)
        self.assertFalse((self.folder / "m").exists())


if __name__ == "__main__":
    unittest.main()
