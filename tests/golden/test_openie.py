# Open information extraction on the development part of CaRB, scored by the common scorer: floors a little below what
# was reached when they were set (docs/decisions/clauses.md).
import io
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
SHARED = ROOT.parent / "shared"
PROGRAM = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin")).parent / "bench" / "openie_run"
DATA = SHARED / "data" / "openie"


class OpenInformationExtraction(unittest.TestCase):
    def test_reaches_its_figures(self):
        import score_openie as scorer
        out = subprocess.run([str(PROGRAM), str(DATA / "carb_dev.txt")], stdout=subprocess.PIPE, check=True).stdout
        with open(DATA / "carb_dev.tsv", encoding="utf-8") as lines:
            gold = scorer.read_gold(lines)
        _, best, area = scorer.score(gold, scorer.read_pred(io.StringIO(out.decode("utf-8"))))
        print("precision %.4f recall %.4f F1 %.4f AUC %.4f" % (*best[1:], area), file=sys.stderr)
        self.assertGreaterEqual(best[3], 0.565)
        self.assertGreaterEqual(area, 0.44)


if __name__ == "__main__":
    if not (SHARED / "tools" / "score_openie.py").exists() or not DATA.exists() or not PROGRAM.exists():
        print("skipped: ../shared (tools, data/openie) or build/bench/openie_run is missing")
        sys.exit(77)
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(SHARED / "tools"))
    unittest.main()
