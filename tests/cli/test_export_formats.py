# Exports of hostile names, written by the unit tests' program, read back by other programs: Python's csv, json and xml,
# networkx, rapper and Graphviz.
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

BIN = pathlib.Path(os.environ.get("APUD_BIN", pathlib.Path(__file__).parents[2] / "build/bin"))
WRITER = BIN.parent / "tests/apud_unit_tests"
# As tests/unit/query/render/export_test.cc has it, the byte that is no UTF-8 as U+FFFD.
HOSTILE = "A \"B\" 'C' <d>&\\\t\n\r\x01;,{}|`^ \U0001F682 \uFFFE\uFFFD"
IN_RDF = HOSTILE.replace("\uFFFE", "\uFFFD")  # no character; RDF programs stop there
IN_XML = IN_RDF.replace("\x01", "\uFFFD")  # XML forbids both
PREDICATE = "visit'ed`"


def python_with(module):
    """An interpreter that has this module, or None."""
    for interpreter in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([interpreter, "-c", f"import {module}"], capture_output=True).returncode == 0:
            return interpreter
    return None


@unittest.skipUnless(WRITER.is_file(), f"{WRITER} is missing")
class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-test-"))
        run = subprocess.run([WRITER, "--gtest_filter=ExportFiles.*"], capture_output=True, text=True,
                             env={**os.environ, "APUD_EXPORT_DIR": str(cls.folder)})
        if run.returncode != 0:
            raise AssertionError(run.stdout + run.stderr)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def bytes(self, name):
        return (self.folder / name).read_bytes()

    def test_json(self):
        lines = [json.loads(line) for line in self.bytes("graph.jsonl").decode("utf-8").split("\n") if line]
        self.assertEqual([line["entity"]["name"] for line in lines if "entity" in line], [HOSTILE, "second"])
        relation = next(line["relation"] for line in lines if "relation" in line)
        self.assertEqual((relation["predicate"], relation["object"]["text"]), (PREDICATE, HOSTILE))

    def test_csv(self):
        def rows(name):
            with open(self.folder / name, encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file, strict=True))
        nodes = {row["id:ID"]: row for row in rows("nodes.csv")}
        self.assertEqual(nodes["place:first"]["name"], HOSTILE)
        self.assertEqual(nodes["place:first"][":LABEL"], "Entity;Place")
        (edge,) = rows("relationships.csv")
        self.assertEqual((edge[":START_ID"], edge["predicate"], edge[":TYPE"]), ("place:first", PREDICATE, "VISIT_ED_"))
        self.assertEqual(nodes[edge[":END_ID"]]["name"], HOSTILE)

    def test_graphml_as_xml(self):
        space = "{http://graphml.graphdrawing.org/xmlns}"
        root = xml.fromstring(self.bytes("graph.graphml"))
        names = {node.get("id"): next(d.text for d in node if d.get("key") == "node_name")
                 for node in root.iter(space + "node")}
        self.assertEqual(names["place:first"], IN_XML)
        (edge,) = root.iter(space + "edge")
        self.assertEqual(names[edge.get("target")], IN_XML)

    def test_graphml_as_networkx_reads_it(self):
        interpreter = python_with("networkx")
        if interpreter is None:
            self.skipTest("python3-networkx is missing")
        program = ("import json, networkx, sys; g = networkx.read_graphml(sys.argv[1], force_multigraph=True); n = g.nodes;"
                   "print(json.dumps([[n[a]['name'], n[b]['name'], d['predicate'], d['confidence'], d['inferred']]"
                   " for a, b, d in g.edges(data=True)]))")
        run = subprocess.run([interpreter, "-c", program, self.folder / "graph.graphml"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(json.loads(run.stdout), [[IN_XML, IN_XML, PREDICATE, 0.9, False]])

    def test_nquads(self):
        if shutil.which("rapper") is None:
            self.skipTest("rapper (raptor2-utils) is missing")
        run = subprocess.run(["rapper", "-i", "nquads", "-o", "nquads", self.folder / "graph.nq", "urn:base"],
                             capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertNotRegex(run.stderr, "(?i)error|warning")
        text = re.search(r'rdf-syntax-ns#object> ("(?:[^"\\]|\\.)*")', run.stdout)[1]
        text = re.sub(r"\\U(\w{8})", lambda match: chr(int(match[1], 16)), text)
        self.assertEqual(json.loads(text, strict=False), IN_RDF)

    def test_dot(self):
        if shutil.which("dot") is None:
            self.skipTest("dot (graphviz) is missing")
        run = subprocess.run(["dot", "-Tsvg", self.folder / "graph.dot"], capture_output=True)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        picture = xml.fromstring(run.stdout)
        texts = {"".join(element.itertext()) for element in picture.iter("{http://www.w3.org/2000/svg}text")}
        self.assertIn('<b>"2"</b>', texts)
        self.assertTrue(any(text.startswith("A \"B\" 'C' <d>&\\") for text in texts), texts)


if __name__ == "__main__":
    unittest.main()
