"""apud-index --explain with words and trees, and the notice about other languages."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

INDEX = pathlib.Path(os.environ["APUD_BIN"]) / "apud-index"
TEXT = """The harbour plan

The new harbour opened in 2019. It cost $5.3 million, and the town's ships use it.
"""
FRENCH = "Les ministres de dix pays se sont rencontrés pour parler du fleuve et de ses rives.\n" * 10


class Explain(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "harbour.txt"
        self.file.write_text(TEXT)

    def run_index(self, *arguments):
        return subprocess.run([INDEX, *arguments], capture_output=True, text=True, timeout=60)

    def test_verbose_has_words_by_sentence(self):
        done = self.run_index("--explain", self.file, "--verbose")
        self.assertEqual(done.returncode, 0, done.stderr)
        block = json.loads(done.stdout)["blocks"][-1]
        self.assertEqual(len(block["words"]), len(block["sentences"]))
        words = block["words"][0]
        self.assertEqual([w["text"] for w in words], ["The", "new", "harbour", "opened", "in", "2019", "."])
        self.assertEqual([w["head"] for w in words], [3, 3, 4, 0, 6, 4, 4])
        self.assertEqual(words[3]["lemma"], "open")
        begin, end = words[2]["at"]
        self.assertEqual(block["text"][begin:end], "harbour")

    def test_without_verbose_there_are_no_words(self):
        self.assertNotIn("words", json.loads(self.run_index("--explain", self.file).stdout)["blocks"][-1])

    def test_conllu_has_ten_columns_and_the_sentences_refs(self):
        done = self.run_index("--explain", self.file, "--format", "conllu")
        self.assertEqual(done.returncode, 0, done.stderr)
        sentences = done.stdout.strip("\n").split("\n\n")
        self.assertRegex(sentences[-1], r"^# sent_id = harbour\.txt#b\d+\.2\n# text = It cost \$5\.3 million, and the town's")
        rows = [line.split("\t") for line in sentences[-1].split("\n") if not line.startswith("#")]
        self.assertEqual({len(row) for row in rows}, {10})
        self.assertEqual([row[1] for row in rows],
                         ["It", "cost", "$", "5.3", "million", ",", "and", "the", "town", "'s", "ships", "use", "it", "."])
        self.assertEqual([row[0] for row in rows if row[6] == "0"], ["2"])

    def test_format_is_checked(self):
        for arguments, part in [(("--explain", self.file, "--format", "xml"), "no such format"),
                                (("--format", "conllu", self.file), "--explain only")]:
            done = self.run_index(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(part, done.stderr)
            self.assertEqual(done.stdout, "")

    def test_another_language_is_noticed(self):
        codes = lambda: [d["code"] for d in json.loads(self.run_index("--explain", self.file).stdout)["diagnostics"]]
        self.assertNotIn("not_english", codes())
        self.file.write_text(FRENCH)
        self.assertIn("not_english", codes())


if __name__ == "__main__":
    unittest.main()
