# Open information extraction as a user gets it: the sentences of the development part of CaRB as a document, indexed, and
# the words of `apud relations --json` scored by the common scorer. Floors a little below what was reached.
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import explain

DATA = explain.SHARED / "data" / "openie"


def as_prediction(relation):
    """A line of the scorer's: sentence, confidence, verb, subject, object and the further arguments that there are."""
    words = relation["words"]
    cells = [relation["evidence"]["quote"], str(relation["confidence"]), words["verb"]]
    cells += [part for part in (words["subject"], words["object"], *words["more"]) if part]
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


class WordsOfRelations(unittest.TestCase):
    def relations(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            sentences = (DATA / "carb_dev.txt").read_text(encoding="utf-8").splitlines()
            (folder / "sentences.txt").write_text("Some sentences\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
            subprocess.run([explain.BIN / "apud-index", "--quiet", "--db", folder / "db", folder / "sentences.txt"],
                           check=True)
            run = subprocess.run([explain.BIN / "apud", "relations", "--db", folder / "db", "--json", "--limit", "0"],
                                 check=True, capture_output=True)
        return json.loads(run.stdout)["relations"]

    def test_reach_their_figures(self):
        import score_openie as scorer
        with open(DATA / "carb_dev.tsv", encoding="utf-8") as lines:
            gold = scorer.read_gold(lines)
        lines = "".join(map(as_prediction, self.relations()))
        _, best, area = scorer.score(gold, scorer.read_pred(io.StringIO(lines)))
        print("precision %.4f recall %.4f F1 %.4f AUC %.4f" % (*best[1:], area), file=sys.stderr)
        self.assertGreaterEqual(best[3], 0.55)
        self.assertGreaterEqual(area, 0.39)


if __name__ == "__main__":
    if not (explain.SHARED / "tools" / "score_openie.py").exists() or not DATA.exists():
        print("skipped: ../shared (tools, data/openie) is missing")
        sys.exit(explain.SKIPPED)
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(explain.SHARED / "tools"))
    unittest.main()
