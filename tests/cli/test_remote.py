# An index behind xapian-tcpsrv, named in a stub file, answers as it does at home; a shard that is down is named.
import json
import pathlib
import shutil
import socket
import subprocess
import time
import unittest

from harbour import BIN, Harbour


@unittest.skipUnless(shutil.which("xapian-tcpsrv"), "skipped: xapian-tcpsrv is not here")
class Remote(Harbour):
    def setUp(self):
        super().setUp()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(self.port),
                                        str(self.folder / ".apud")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(self.stop)
        self.stub = pathlib.Path(self.folder) / "shards"
        self.stub.write_text(f"# elsewhere\nremote 127.0.0.1:{self.port}\n", "utf-8")
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.05)

    def stop(self):
        self.server.kill()
        self.server.wait()

    def refs(self, db, query):
        run = subprocess.run([BIN / "apud", "--db", db, "search", "--json", query], capture_output=True, text=True, timeout=60)
        self.assertIn(run.returncode, (0, 1), run.stdout)
        return [hit["evidence"]["where"]["ref"] for hit in json.loads(run.stdout)["results"]]

    def test_answers_as_at_home(self):
        for query in ("harbour", "\"electric cranes\"", "kind:box railway", "rail*", "nothing-of-this-kind", "harbour NOT crane"):
            self.assertEqual(self.refs(self.stub, query), self.refs(self.folder / ".apud", query), query)

    def test_a_shard_that_is_down_is_named(self):
        self.stop()
        run = subprocess.run([BIN / "apud", "--db", self.stub, "search", "harbour"], capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 2)
        self.assertIn(f"127.0.0.1:{self.port}", run.stderr)


if __name__ == "__main__":
    unittest.main()
