# Thousands of mutated PDFs and HTML pages through apud-index, to be run by hand: no crash, no hang, bounded memory.
# mutate_pdf.py COUNT [SEED-FILE...]: the seeds default to hand-made ones.
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))

import test_pdf  # noqa: E402

BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))
MOST_SECONDS = 10


def seeds():
    if len(sys.argv) > 2:
        return [pathlib.Path(name) for name in sys.argv[2:]]
    return [ROOT / "corpus/samples/lights_of_the_estuary.html", ROOT / "corpus/samples/lights_of_the_estuary.pdf"]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    files = [(path.suffix, path.read_bytes()) for path in seeds()]
    worst, status = 0.0, {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            suffix, data = files[number % len(files)]
            path = pathlib.Path(folder) / ("mutant" + suffix)
            path.write_bytes(test_pdf.mutant(data, random.Random(number)))
            start = time.monotonic()
            run = subprocess.run([BIN / "apud-index", "--explain", path], capture_output=True, timeout=120)
            worst = max(worst, time.monotonic() - start)
            status[run.returncode] = status.get(run.returncode, 0) + 1
            crashed = run.returncode not in (0, 2) or b"crashed" in run.stderr or b"internal" in run.stderr
            if crashed or time.monotonic() - start > MOST_SECONDS:
                kept = pathlib.Path(tempfile.gettempdir()) / f"mutant_{number}{suffix}"
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: status {run.returncode}: {run.stderr[-200:]!r}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} mutants: statuses {status}, the slowest {worst:.1f} s, the largest process {peak} MB")


main()
