# Thousands of mutated PDFs, to be run by hand: no crash, no hang, bounded memory.
# mutate_pdf.py COUNT SEED-FOLDER [LAYOUT_FUZZ]: each mutant goes through $APUD_BIN/apud-pdf (build/fuzz/bin has one with
# sanitizers); what it prints is laid out by layout_fuzz, a hundred files a run, where that program is given.
# test_pdf.py has a bounded run of the same mutants.
import collections
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
EXPECTED = {0, 10, 11, 12, 13, 14, 15}  # PdfStatus


def keep(name, data, why):
    keep.count += 1
    if keep.count > 20:
        sys.exit("more than 20 mutants failed")
    path = pathlib.Path(tempfile.gettempdir()) / name
    path.write_bytes(data)
    print(f"{path}: {why}", flush=True)


keep.count = 0


def lay_out(program, folder, first):
    files = sorted(folder.glob("*.words"))
    if not files:
        return  # without files it would look for some of its own
    prefix = f"-artifact_prefix={folder}/"
    run = subprocess.run([program, "-timeout=10", "-rss_limit_mb=1024", prefix, *files], capture_output=True)
    if run.returncode != 0:
        keep(f"layout_{first}.txt", run.stderr, f"layout_fuzz ended with {run.returncode} in the hundred from {first}")
        for path in files:
            one = subprocess.run([program, "-timeout=10", prefix, path], capture_output=True)
            if one.returncode != 0:
                keep(f"layout_{path.stem}.words", path.read_bytes(), "this one")
    for path in files:
        path.unlink()


def main():
    count, seeds = int(sys.argv[1]), sorted(pathlib.Path(sys.argv[2]).glob("*.pdf"))
    layout = sys.argv[3] if len(sys.argv) > 3 else None
    data = [path.read_bytes() for path in seeds]
    slowest, statuses, lost = 0.0, collections.Counter(), 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number in range(count):
            mutant = test_pdf.mutant(data[number % len(data)], random.Random(number))
            (folder / "mutant.pdf").write_bytes(mutant)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.monotonic()
            with open(folder / "mutant.pdf", "rb") as file:
                run = subprocess.run([BIN / "apud-pdf"], stdin=file, capture_output=True, timeout=120)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            slowest = max(slowest, seconds)
            statuses[run.returncode] += 1
            crashed = run.returncode not in EXPECTED or b"Sanitizer" in run.stderr or b"runtime error" in run.stderr
            if crashed or seconds > MOST_SECONDS:
                keep(f"mutant_{number}.pdf", mutant, f"status {run.returncode}, {seconds:.1f} s: {run.stderr[-400:]!r}")
            elif time.monotonic() - start > 6 * MOST_SECONDS:
                keep(f"mutant_{number}.pdf", mutant, "a minute on the clock")
            if run.returncode == 0 and layout:
                (folder / f"{number}.words").write_bytes(run.stdout)
            if layout and number % 100 == 99:
                lay_out(layout, folder, number - 99)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} mutants of {len(data)} files: statuses {dict(sorted(statuses.items()))}, the slowest {slowest:.1f} s of the "
          f"processor, the largest process {peak} MB")


if __name__ == "__main__":
    main()
