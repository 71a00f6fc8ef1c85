# Kill, full disk and damage: whatever happens to a writer, the last state or the new one is there, whole.
# APUD_KILL_ROUNDS sets the number of kills (20; 200 is the full measurement), APUD_SEED the random choices.
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

BIN = pathlib.Path(os.environ.get("APUD_BIN", pathlib.Path(__file__).parents[2] / "build/bin"))
ROUNDS = int(os.environ.get("APUD_KILL_ROUNDS", "20"))
SEED = int(os.environ.get("APUD_SEED", "1"))
NOUNS = "harbour ledger orchard bridge council engine valley market teacher river machine letter garden winter".split()
VERBS = "carries repairs describes measures finds replaces opens counts remembers follows".split()


def prose(rng, sentences):
    return " ".join(f"The {rng.choice(NOUNS)} {rng.choice(VERBS)} a {rng.choice(NOUNS)} near the {rng.choice(NOUNS)}."
                    for _ in range(sentences))


class Crash(unittest.TestCase):
    DOCUMENTS, PARAGRAPHS = 24, 30

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-kill-"))
        self.reports, self.index = self.folder / "reports", self.folder / "index"
        self.reports.mkdir()
        self.rng = random.Random(SEED)

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_documents(self, stage, documents=None):
        """Every document says which stage it is of: in one sentence of words, and in one that joins two entities."""
        for number in range(self.DOCUMENTS if documents is None else documents):
            rng = random.Random(f"{stage} {number}")
            paragraphs = [prose(rng, 5) for _ in range(self.PARAGRAPHS)]
            paragraphs[number % self.PARAGRAPHS] += f" The stagemark of this report is {stage}."
            paragraphs[(number + 7) % self.PARAGRAPHS] += f" Serbia met Hungary in {1900 + stage}."
            (self.reports / f"report-{number:02d}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")

    def command(self):
        return [BIN / "apud-index", "--quiet", "--db", self.index, self.reports]

    def run_index(self, **options):
        return subprocess.run(self.command(), capture_output=True, text=True, timeout=300, **options)

    def apud(self, *arguments):
        return subprocess.run([BIN / "apud", "--db", self.index, *arguments], capture_output=True, text=True, timeout=60)

    def stages(self):
        """The stage of each document that a search finds; each must be found once."""
        run = self.apud("search", "--json", "--limit", "500", "stagemark")
        self.assertIn(run.returncode, (0, 1), run.stdout + run.stderr)
        found = {}
        for result in json.loads(run.stdout)["results"]:
            evidence = result["evidence"]
            self.assertNotIn(evidence["where"]["document"], found)
            found[evidence["where"]["document"]] = int(evidence["quote"].rstrip(".").split()[-1])
        return found

    def assert_whole(self, *allowed):
        found = self.stages()
        self.assertEqual(len(found), self.DOCUMENTS)
        self.assertEqual(len(set(found.values())), 1, found)
        stage = next(iter(found.values()))
        self.assertIn(stage, allowed)
        self.assert_graph(stage)
        return stage

    def assert_graph(self, stage):
        """The graph is of the same moment as what a search finds."""
        run = self.apud("relations", "--json", "--limit", "500", "Serbia")
        self.assertIn(run.returncode, (0, 1), run.stdout + run.stderr)
        told = [(r["evidence"]["where"]["document"], r["evidence"]["quote"]) for r in json.loads(run.stdout)["relations"]]
        self.assertEqual(len({document for document, _ in told}), self.DOCUMENTS)
        self.assertEqual({quote for _, quote in told}, {f"Serbia met Hungary in {1900 + stage}."})


class Kill(Crash):
    def test_leaves_the_old_state_or_the_new(self):
        self.write_documents(0)
        self.assertEqual(self.run_index().returncode, 0)
        start = time.monotonic()
        self.write_documents(1)
        self.assertEqual(self.run_index().returncode, 0)
        usual = time.monotonic() - start
        old = killed = switched = 0
        for stage in range(2, ROUNDS + 2):
            self.write_documents(stage)
            process = subprocess.Popen(self.command(), stderr=subprocess.DEVNULL)
            time.sleep(self.rng.random() * usual)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            state = self.assert_whole(stage - 1, stage)
            switched += state == stage
            old += state == stage - 1
            run = self.run_index()
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assert_whole(stage)
            self.assert_no_leftovers()
        print(f"{ROUNDS} rounds, {killed} killed while running; then {old} times the old state, {switched} times the new")
        self.assertGreater(killed, 0)

    def assert_no_leftovers(self):
        stub = (self.index / "XAPIANDB").read_text("utf-8")
        named = {line.split("/")[1] for line in stub.splitlines() if line.startswith("auto segments/")}
        self.assertEqual({path.name for path in (self.index / "segments").iterdir()}, named)
        for segment in named:
            self.assertEqual([p.name for p in (self.index / "segments" / segment).iterdir() if p.name.startswith("batch")], [])
        self.assertEqual(len(list(self.index.glob("manifest-*"))), 1)
        self.assertEqual(len(list(self.index.glob("graph-*"))), 1)

    def test_first_run_leaves_nothing_or_all(self):
        self.write_documents(1)
        for _ in range(max(3, ROUNDS // 5)):
            shutil.rmtree(self.index, ignore_errors=True)
            process = subprocess.Popen(self.command(), stderr=subprocess.DEVNULL)
            time.sleep(self.rng.random() * 0.3)
            process.send_signal(signal.SIGKILL)
            process.wait()
            if (self.index / "XAPIANDB").exists():
                self.assert_whole(1)
            else:
                self.assertEqual(self.apud("search", "stagemark").returncode, 2)
            self.assertEqual(self.run_index().returncode, 0)
            self.assert_whole(1)


class FullDisk(Crash):
    DOCUMENTS = 8

    def test_file_size_limit_leaves_the_last_state(self):
        self.write_documents(1)
        self.assertEqual(self.run_index().returncode, 0)
        self.write_documents(2)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))

        run = self.run_index(preexec_fn=limit, restore_signals=False)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertIn("no space left", run.stderr)
        self.assertIn(str(self.index), run.stderr)
        self.assert_whole(1)
        self.assertEqual(self.run_index().returncode, 0)
        self.assert_whole(2)

    def test_full_file_system_leaves_the_last_state(self):
        mount = self.folder / "small"
        mount.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1600k", "tmpfs", mount], capture_output=True).returncode != 0:
            self.skipTest("mounting a small tmpfs is not allowed here")
        try:
            self.index = mount / "index"
            self.write_documents(1, 3)
            self.assertEqual(self.run_index().returncode, 0)
            before = self.stages()
            self.DOCUMENTS, self.PARAGRAPHS = 60, 60
            self.write_documents(2)
            run = self.run_index()
            self.assertEqual(run.returncode, 2, run.stderr)
            self.assertIn("no space left", run.stderr)
            self.assertEqual(self.stages(), before)
        finally:
            subprocess.run(["umount", mount], check=True)


class Damage(Crash):
    DOCUMENTS = 4

    def setUp(self):
        super().setUp()
        self.write_documents(1)
        self.run_index()
        self.write_documents(2, 1)  # leaves a document dead, so that every kind of file is there
        self.run_index()
        self.whole = self.folder / "whole"
        shutil.copytree(self.index, self.whole)
        self.files = sorted(p.relative_to(self.index) for p in self.index.rglob("*") if p.is_file() and p.name != "lock")

    def restore(self):
        shutil.rmtree(self.index)
        shutil.copytree(self.whole, self.index)

    def ask(self, file):
        """No crash; where the index is refused, the message names the file."""
        for arguments in (("search", "stagemark"), ("search", "\"near the\"", "--group", "document"), ("stats",),
                          ("show", "report-01.txt#b1"), ("relations", "Serbia"), ("path", "Serbia", "Hungary")):
            run = self.apud(*arguments)
            self.assertIn(run.returncode, (0, 1, 2), (file, arguments, run.returncode, run.stderr))
            if run.returncode == 2:
                self.assertIn(file.name, run.stderr)
        return run

    def test_every_kind_of_file_is_there(self):
        names = {re_number(path.name) for path in self.files}
        self.assertEqual(names, {"XAPIANDB", "manifest-N", "passages", "documents", "entities", "dead-N", "graph-N"})

    def test_truncated_files_are_named(self):
        for file in self.files:
            for share in (0, 0.5, 0.99):
                with open(self.index / file, "r+b") as handle:
                    handle.truncate(int((self.index / file).stat().st_size * share))
                run = self.apud("search", "stagemark")
                self.assertEqual(run.returncode, 2, (file, share, run.stdout))
                self.assertIn(file.name, run.stderr)
                self.restore()

    def test_missing_files_are_named(self):
        for file in self.files:
            (self.index / file).unlink()
            run = self.apud("search", "stagemark")
            if file.name.startswith("graph-"):  # all that is in it stands elsewhere
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertEqual(self.apud("relations", "Serbia").returncode, 0)
                self.restore()
                continue
            self.assertEqual(run.returncode, 2, (file, run.stdout))
            if file.name != "XAPIANDB":
                self.assertIn(file.name, run.stderr)
            self.restore()

    def test_flipped_bytes_never_crash(self):
        for file in self.files:
            for _ in range(max(6, ROUNDS // 2)):
                with open(self.index / file, "r+b") as handle:
                    size = (self.index / file).stat().st_size
                    for _ in range(self.rng.choice((1, 4, 64))):
                        handle.seek(self.rng.randrange(size))
                        handle.write(bytes([self.rng.randrange(256)]))
                self.ask(file)
                self.restore()

    def test_a_newer_version_is_refused(self):
        stub = self.index / "XAPIANDB"
        stub.write_text(stub.read_text("utf-8").replace("version 3,", "version 99,"), "utf-8")
        for run in (self.apud("search", "stagemark"), self.run_index()):
            self.assertEqual(run.returncode, 2)
            self.assertIn("version 99", run.stderr)
            self.assertIn("apud-index --force", run.stderr)


def re_number(name):
    """manifest-12 -> manifest-N"""
    head, dash, tail = name.partition("-")
    return head + "-N" if dash and tail.isdigit() else name


if __name__ == "__main__":
    unittest.main()
