# Entities and relations from documents to answers: gazetteers, incremental runs, a graph that is lost or damaged, jobs
# that do not matter, shards that are served.
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

BIN = pathlib.Path(os.environ.get("APUD_BIN", pathlib.Path(__file__).parents[2] / "build/bin"))
SOURCE = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))

HARBOURS = """Harbours of the North

Serbia signed an agreement with Hungary in 2019. The Quarrel Dock lies near Velden Point, and the river is deep there.

The council may close the Quarrel Dock next year.
"""
BRIDGES = """Bridges of the South

Hungary opened a bridge in 2021. Portugal funds the repair of the bridge.
"""
GAZETTEER = "infrastructure\tQuarrel Dock\tthe Old Quarrel\nplace\tVelden Point\n"


class Knowledge(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-knowledge-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.index = self.folder / "index"
        self.reports = self.folder / "reports"
        self.reports.mkdir()
        (self.reports / "harbours.txt").write_text(HARBOURS, "utf-8")
        (self.reports / "bridges.txt").write_text(BRIDGES, "utf-8")

    def run_index(self, *arguments, status=0):
        run = subprocess.run([BIN / "apud-index", "--db", self.index, *arguments], capture_output=True, text=True, timeout=120)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run

    def ask(self, *arguments, db=None, statuses=(0,)):
        run = subprocess.run([BIN / "apud", "--db", db or self.index, *arguments, "--json"], capture_output=True, text=True,
                             timeout=120)
        self.assertIn(run.returncode, statuses, run.stdout + run.stderr)
        return json.loads(run.stdout)

    def relations(self, *arguments, db=None):
        return sorted(r["id"] for r in self.ask("relations", *arguments, "--limit", "100", db=db, statuses=(0, 1))["relations"])

    def graph(self):
        files = list(self.index.glob("graph-*"))
        self.assertEqual(len(files), 1)
        return files[0]


class Building(Knowledge):
    def test_the_summary_counts(self):
        found = json.loads(self.run_index("--json", self.reports).stdout)
        self.assertGreaterEqual(found["entities"], 3)
        self.assertGreaterEqual(found["relations"], 3)
        stats = self.ask("stats")
        self.assertEqual(stats["index"]["version"], 3)

    def test_explain_prints_what_the_index_answers(self):
        self.run_index(self.reports)
        run = subprocess.run([BIN / "apud-index", "--explain", self.reports / "harbours.txt"], capture_output=True, text=True)
        explained = json.loads(run.stdout)
        self.assertIn("country:serbia", [e["id"] for e in explained["entities"]])
        for relation in explained["relations"]:
            words = relation["evidence"]["quote"]
            self.assertEqual(relation["evidence"]["where"]["document"], "harbours.txt")
            for part in ("subject", "object"):
                for piece in relation["words"][part].split():
                    self.assertIn(piece, words)
        listed = self.relations("--subject", "Serbia")
        self.assertTrue(set(listed) <= {r["id"] for r in explained["relations"]})
        self.assertTrue(listed)
        shown = {r["id"]: r for r in self.ask("relations", "Serbia", "--limit", "100")["relations"]}
        for relation in explained["relations"]:
            if relation["id"] in shown:
                for field in ("predicate", "verb", "words", "status", "polarity", "confidence", "evidence", "sources", "qualifiers"):
                    self.assertEqual(relation[field], shown[relation["id"]][field], field)

    def test_jobs_change_no_byte(self):
        for number in range(12):
            (self.reports / f"r{number}.txt").write_text(HARBOURS.replace("2019", str(1990 + number)), "utf-8")
        files = []
        for jobs in ("1", "3"):
            shutil.rmtree(self.index, ignore_errors=True)
            self.run_index("--jobs", jobs, self.reports)
            files.append(self.graph().read_bytes())
        self.assertEqual(files[0], files[1])

    def test_a_gazetteer_adds_names(self):
        gazetteer = self.folder / "names.tsv"
        gazetteer.write_text(GAZETTEER, "utf-8")
        self.run_index("--gazetteer", gazetteer, self.reports)
        found = self.ask("entity", "Quarrel Dock")["entity"]
        self.assertEqual((found["id"], found["type"]), ("infrastructure:quarrel_dock", "infrastructure"))
        results = self.ask("search", "entity:\"Quarrel Dock\"")["results"]
        self.assertEqual({r["evidence"]["where"]["document"] for r in results}, {"harbours.txt"})

    def test_a_wrong_gazetteer_is_named_and_leaves_nothing(self):
        gazetteer = self.folder / "wrong.tsv"
        gazetteer.write_text("place\tHere\nnonsense\tThere\n", "utf-8")
        run = self.run_index("--gazetteer", gazetteer, self.reports, status=2)
        self.assertIn("wrong.tsv", run.stderr)
        self.assertIn("2", run.stderr)
        self.assertFalse(self.index.exists())
        self.run_index("--gazetteer", self.folder / "none.tsv", self.reports, status=2)
        self.assertFalse(self.index.exists())


class Changing(Knowledge):
    def test_what_is_removed_or_replaced_says_nothing_more(self):
        self.run_index(self.reports)
        self.assertTrue(self.relations("Portugal"))
        both = self.relations("Hungary")
        (self.reports / "bridges.txt").write_text("Ferries\n\nNorway runs a ferry to Denmark.\n", "utf-8")
        self.run_index(self.reports)
        self.assertEqual(self.relations("Portugal"), [])
        self.assertEqual(self.relations("Hungary"), [r for r in both if r.startswith("harbours.txt")])
        self.assertTrue(self.relations("Norway"))
        self.run_index("--remove", "harbours.txt")
        self.assertEqual(self.relations("Serbia"), [])
        self.assertEqual(self.ask("search", "entity:serbia", statuses=(1,))["results"], [])
        self.graph()

    def test_many_runs_say_what_one_run_says(self):
        for number in range(9):
            (self.reports / f"r{number}.txt").write_text(HARBOURS.replace("2019", str(1990 + number)), "utf-8")
            self.run_index(self.reports)
        self.run_index("--remove", "r3.txt")
        many = [self.relations(name) for name in ("Serbia", "Hungary", "dock", "bridge")]
        (self.reports / "r3.txt").unlink()
        shutil.rmtree(self.index)
        self.run_index(self.reports)
        self.assertEqual([self.relations(name) for name in ("Serbia", "Hungary", "dock", "bridge")], many)

    def test_a_lost_graph_is_made_again(self):
        self.run_index(self.reports)
        before = self.relations("Hungary")
        graph = self.graph()
        whole = graph.read_bytes()
        graph.unlink()
        self.assertEqual(self.relations("Hungary"), before)
        self.assertIn("missing", self.ask("verify", statuses=(1,))["damaged"][0])
        self.run_index(self.reports)
        self.assertEqual(self.graph().read_bytes(), whole)
        self.assertEqual(self.ask("verify")["damaged"], [])

    def test_a_damaged_graph_is_named(self):
        self.run_index(self.reports)
        graph = self.graph()
        whole = graph.read_bytes()
        graph.write_bytes(whole[:-9])
        answer = self.ask("relations", "Hungary", statuses=(2,))
        self.assertEqual(answer["error"]["code"], "damaged")
        self.assertIn(graph.name, answer["error"]["message"])
        for at in range(0, len(whole), max(1, len(whole) // 40)):
            graph.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
            self.ask("relations", "Hungary", statuses=(0, 1, 2))
            run = subprocess.run([BIN / "apud", "--db", self.index, "verify", "--json"], capture_output=True, text=True)
            self.assertNotEqual(run.returncode, 0, at)
            self.assertIn(graph.name, run.stdout)

    def test_an_older_index_is_refused(self):
        self.run_index(self.reports)
        stub = self.index / "XAPIANDB"
        stub.write_text(stub.read_text("utf-8").replace("version 3,", "version 1,"), "utf-8")
        for command in ([BIN / "apud", "--db", self.index, "search", "dock"], [BIN / "apud-index", "--db", self.index, self.reports]):
            run = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(run.returncode, 2)
            self.assertIn("apud-index --force", run.stderr)


@unittest.skipUnless(shutil.which("xapian-tcpsrv"), "skipped: xapian-tcpsrv is not here")
class Served(Knowledge):
    def test_a_shard_answers_as_at_home(self):
        self.run_index(self.reports)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(port), str(self.index)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        shards = self.folder / "shards"
        shards.write_text(f"remote 127.0.0.1:{port}\n", "utf-8")
        for question in (["Serbia"], ["--subject", "Hungary"], ["dock"], ["--object", "bridge"], ["--status", "possible"], ["nobody"]):
            self.assertEqual(self.relations(*question, db=shards), self.relations(*question), question)
        home, away = (self.ask("entity", "Hungary", db=db)["entity"] for db in (None, shards))
        self.assertEqual((home["id"], home["mentions"]), (away["id"], away["mentions"]))
        for query in ("entity:serbia", "NOT bridge"):
            refs = [[r["evidence"]["where"]["ref"] for r in self.ask("search", query, db=db)["results"]] for db in (None, shards)]
            self.assertEqual(sorted(refs[0]), sorted(refs[1]), query)


if __name__ == "__main__":
    unittest.main()
