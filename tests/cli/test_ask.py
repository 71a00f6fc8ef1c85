# `apud ask` over a small graph of triples and a text: answers with their lines, lists, and honest silence.
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from harbour import BIN

TRIPLES = """The Salt Road|directed_by|Ilse Varga
The Salt Road|written_by|Tom Brandt
The Salt Road|release_year|1987
The Salt Road|starred_actors|Mara Quist
The Salt Road|has_genre|Drama
Night Ferry|directed_by|Ilse Varga
Night Ferry|written_by|Ola Rehn
Night Ferry|release_year|1991
Night Ferry|has_genre|Comedy
Night Ferry|starred_actors|Mara Quist
Night Ferry|starred_actors|Jon Abel
"""


class Ask(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        path = pathlib.Path(cls.folder.name)
        (path / "films.txt").write_text(TRIPLES, "utf-8")
        (path / "ports.nt").write_text(
            '<http://a.org/Port_of_Tarn> <http://a.org/locatedIn> <http://a.org/Estonia> .\n'
            '<http://a.org/Port_of_Tarn> <http://a.org/openedIn> "1998"^^<http://www.w3.org/2001/XMLSchema#gYear> .\n',
            "utf-8")
        subprocess.run([str(BIN / "apud-index"), "--quiet", "--db", str(path / "db"), str(path / "films.txt"),
                        str(path / "ports.nt")], check=True)
        cls.db = str(path / "db")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_ask(self, *words, lines=None):
        run = subprocess.run([str(BIN / "apud"), "--db", self.db, "ask", *words], input=lines, capture_output=True,
                             encoding="utf-8")
        return run.returncode, run.stdout, run.stderr

    def answers(self, question):
        code, out, _ = self.run_ask("--json", question)
        reply = json.loads(out)
        self.assertEqual(code, 0 if reply["answers"] else 1)
        return [answer["text"] for answer in reply["answers"]]

    def test_one_hop_either_way(self):
        self.assertEqual(self.answers("Who directed Night Ferry?"), ["Ilse Varga"])
        self.assertEqual(self.answers("which films did Ilse Varga direct"), ["The Salt Road", "Night Ferry"])
        self.assertEqual(self.answers("When was The Salt Road released?"), ["1987"])
        self.assertEqual(self.answers("what genre is Night Ferry"), ["Comedy"])

    def test_two_and_three_hops(self):
        self.assertEqual(self.answers("who wrote the films directed by Ilse Varga"), ["Tom Brandt", "Ola Rehn"])
        self.assertEqual(self.answers("which films share the director with Night Ferry"), ["The Salt Road"])
        self.assertEqual(self.answers("who starred together with Jon Abel"), ["Mara Quist"])
        self.assertEqual(self.answers("who wrote movies that share actors with the film Night Ferry"), ["Tom Brandt"])

    def test_an_answer_has_its_line(self):
        _, out, _ = self.run_ask("--json", "who directed Night Ferry")
        reply = json.loads(out)
        answer = reply["answers"][0]
        self.assertEqual(answer["evidence"]["exact"], "Night Ferry|directed_by|Ilse Varga")
        self.assertEqual(answer["evidence"]["where"]["lines"], [6, 6])
        self.assertEqual(answer["relation"]["predicate"], "directed_by")
        self.assertEqual(answer["entity"]["type"], "person")
        self.assertEqual(reply["interpretation"]["about"], "Night Ferry")

    def test_n_triples(self):
        self.assertEqual(self.answers("Where is the Port of Tarn located?"), ["Estonia"])

    def test_nothing_is_guessed(self):
        for question in ["Who is the president of Peru?", "Who composed Night Ferry?", "", "?", "a AND (b OR", "x" * 20000,
                         "Wer hat diesen Film gedreht?"]:
            with self.subTest(question[:40]):
                code, out, _ = self.run_ask("--json", question)
                self.assertEqual(code, 1)
                self.assertEqual(json.loads(out)["answers"], [])
        code, out, _ = self.run_ask("Who is the president of Peru?")
        self.assertEqual(code, 1)
        self.assertIn("The index does not say.", out)
        self.assertIn("Peru", out)

    def test_a_question_a_line(self):
        code, out, _ = self.run_ask("--json", "-", lines="who directed Night Ferry\nwho is nobody\n")
        self.assertEqual(code, 0)
        self.assertEqual([len(json.loads(line)["answers"]) for line in out.splitlines()], [1, 0])

    def test_no_question_is_refused(self):
        code, _, err = self.run_ask()
        self.assertEqual(code, 2)
        self.assertIn("no question", err)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
