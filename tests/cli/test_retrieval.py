# The ranking on a public test collection, with the programs as a user has them: one file a document, one setting.
# Skipped where ../shared is missing.
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))
SHARED = ROOT / "../shared"
LEAST = {"ndcg10": 0.478, "map": 0.32}


@unittest.skipUnless((SHARED / "data/retrieval/cacm").is_dir(), "skipped: ../shared/data/retrieval is not here")
class Cacm(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-retrieval-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def test_reaches_the_figures(self):
        data = SHARED / "data/retrieval/cacm"
        files = self.folder / "files"
        files.mkdir()
        for line in (data / "docs.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            (files / (document["id"] + ".txt")).write_text(document["title"] + "\n\n" + document["text"] + "\n", "utf-8")
        index = self.folder / "index"
        subprocess.run([BIN / "apud-index", "--quiet", "--db", index, files], check=True)
        run = []
        for line in (data / "queries.tsv").read_text("utf-8").splitlines():
            number, query = line.split("\t", 1)
            answer = subprocess.run([BIN / "apud", "--db", index, "search", "--json", "--group", "document", "--limit", "100",
                                     "--", query], capture_output=True, text=True)
            self.assertIn(answer.returncode, (0, 1), answer.stdout + answer.stderr)
            for result in json.loads(answer.stdout)["results"]:
                name = result["evidence"]["where"]["document"].removesuffix(".txt")
                run.append(f"{number} Q0 {name} {result['rank']} {result['score']} apud")
        (self.folder / "run").write_text("\n".join(run) + "\n", "utf-8")
        score = subprocess.run([sys.executable, SHARED / "tools/score_retrieval.py", "--json", "--qrels", data / "qrels.txt",
                                "--run", self.folder / "run"], capture_output=True, text=True, check=True)
        figures = json.loads(score.stdout)
        print(figures)
        for name, least in LEAST.items():
            self.assertGreaterEqual(figures[name], least)


if __name__ == "__main__":
    unittest.main()
