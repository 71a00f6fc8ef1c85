# `apud entity`, `relations`, `path` and `export` as scripts and people meet them; exports are read back by other programs.
import csv
import json
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

from harbour import BIN, Harbour

HOSTILE = 'Q "x" \'y\' <b>&amp; \\ ;,{}|`^ 🚂'  # what a file may be called


def python_with(module):
    """An interpreter that has this module, or None."""
    for interpreter in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([interpreter, "-c", f"import {module}"], capture_output=True).returncode == 0:
            return interpreter
    return None


class Graph(Harbour):
    """The harbour, and a text full of plain statements whose file has a hostile name."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hostile = cls.reports / (HOSTILE + ".txt")
        cls.hostile.write_text(
            "The Book of Treaties\n\n"
            "In July 2019, Norway signed an agreement with Iceland. Norway visited Portugal in 2021. Norway will build "
            "a harbour in Portugal. Norway should visit Chile. Norway did not visit Peru. According to Denmark, Norway "
            "may visit Brazil. Iceland visited Chile.\n", "utf-8")
        code, _, err = cls.index("--quiet", "--db", cls.folder / ".apud", cls.reports)
        if code != 0:
            raise AssertionError(err)

    @classmethod
    def index(cls, *args):
        run = subprocess.run([BIN / "apud-index", *args], capture_output=True, text=True, env=cls.environment())
        return run.returncode, run.stdout, run.stderr

    def relations(self, *args):
        return self.json("relations", *args, "--limit", "0")["relations"]

    def export(self, form, *args):
        code, out, err = self.apud("export", "--format", form, *args)
        self.assertEqual((code, err), (0, ""))
        return out


class Relations(Graph):
    def test_have_every_field_and_the_words_of_the_sentence(self):
        found = self.relations("--subject", "Norway", "--object", "Portugal", "--predicate", "visited")
        self.assertEqual(len(found), 1)
        relation = found[0]
        self.assertEqual(list(relation), [
            "id", "subject", "predicate", "verb", "object", "qualifiers", "words", "inferred", "status", "polarity",
            "according_to", "confidence", "evidence", "sources"])
        self.assertEqual(relation["subject"]["id"], "country:norway")
        self.assertEqual(relation["object"]["name"], "Portugal")
        self.assertEqual(relation["evidence"]["quote"], "Norway visited Portugal in 2021.")
        self.assertIn(relation["words"]["subject"], relation["evidence"]["quote"])
        self.assertTrue(0 <= relation["confidence"] <= 1)
        self.assertTrue(relation["id"].startswith(relation["evidence"]["where"]["ref"] + ".r"))
        self.check_evidence(relation["evidence"])

    def test_tell_status_polarity_and_who_says_so(self):
        self.assertEqual({r["status"] for r in self.relations("Norway", "--status", "planned")}, {"planned"})
        self.assertTrue(any("build" in r["predicate"] for r in self.relations("Norway", "--status", "planned")))
        negated = self.relations("--polarity", "negated")
        self.assertEqual([(r["subject"]["name"], r["object"]["name"]) for r in negated], [("Norway", "Peru")])
        possible = self.relations("--object", "Brazil", "--status", "possible")
        self.assertEqual([r["according_to"]["name"] for r in possible], ["Denmark"])

    def test_limit_and_offset_divide_all(self):
        everything = [r["id"] for r in self.relations()]
        self.assertEqual(len(everything), len(set(everything)))
        pages = []
        for offset in range(0, len(everything) + 3, 3):
            out = self.apud("relations", "--limit", "3", "--offset", str(offset), "--json")[1]
            pages += [r["id"] for r in json.loads(out)["relations"]]
        self.assertEqual(pages, everything)

    def test_all_are_as_sure_as_asked_for(self):
        sure = self.relations("--min-confidence", ".6")
        self.assertTrue(all(r["confidence"] >= 0.6 for r in sure))
        self.assertEqual(len(sure), len([r for r in self.relations() if r["confidence"] >= 0.6]))

    def test_are_text_with_the_sentence_below(self):
        code, out, err = self.apud("relations", "--subject", "Norway", "--object", "Portugal", "--predicate", "visited")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"^Norway ─ visited → Portugal  2021 +\.\d\d\n    “Norway visited Portugal in 2021\.”\n")
        self.assertIn("in context: apud show ", out)

    def test_an_id_can_be_shown(self):
        relation = self.relations("--subject", "Norway", "--object", "Portugal", "--predicate", "visited")[0]
        shown = self.json("show", relation["id"])
        self.assertEqual(shown["evidence"]["quote"], relation["evidence"]["quote"])
        self.assertIn(relation["id"], [r["id"] for r in shown["relations"]])
        self.assertEqual({"Norway", "Portugal"}, {e["name"] for e in shown["entities"]} & {"Norway", "Portugal"})

    def test_nothing_found_is_said(self):
        code, out, err = self.apud("relations", "--predicate", "conquer")
        self.assertEqual((code, out), (1, ""))
        self.assertTrue(err.startswith("apud: no relations: "), err)
        code, out, _ = self.apud("relations", "--predicate", "conquer", "--json")
        self.assertEqual((code, json.loads(out)["relations"]), (1, []))

    def test_are_the_same_as_explained(self):
        code, out, _ = self.index("--explain", self.hostile)
        explained = json.loads(out)
        self.assertEqual(code, 0)
        name = self.hostile.name
        stored = [r for r in self.relations() if r["evidence"]["where"]["document"] == name]

        def essence(relation):
            return (relation["predicate"], relation["subject"].get("id"), relation["object"].get("id"), relation["words"],
                    relation["status"], relation["polarity"], relation["qualifiers"], relation["evidence"]["quote"])
        self.assertEqual(sorted(map(str, map(essence, stored))), sorted(map(str, map(essence, explained["relations"]))))


class Entity(Graph):
    def test_has_relations_and_passages(self):
        answer = self.json("entity", "Norway")
        self.assertEqual(answer["entity"]["id"], "country:norway")
        self.assertEqual(answer["entity"]["type"], "country")
        self.assertGreaterEqual(answer["entity"]["mentions"], 5)
        self.assertTrue(answer["relations"])
        self.assertTrue(answer["passages"])
        for relation in answer["relations"]:
            ends = [relation["subject"].get("id"), relation["object"].get("id"), (relation["according_to"] or {}).get("id")]
            self.assertIn("country:norway", ends)

    def test_is_found_by_its_id_and_in_any_spelling(self):
        for name in ("country:norway", "norway", "NORWAY"):
            self.assertEqual(self.json("entity", name)["entity"]["id"], "country:norway")

    def test_an_unknown_one_names_the_nearest(self):
        code, out, err = self.apud("entity", "Norwya")
        self.assertEqual((code, out), (1, ""))
        self.assertRegex(err, r"^apud: nothing of this name: Norwya: did you mean .*Norway.*\?\n$")
        code, out, err = self.apud("entity", "Qwxzvkj")
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(err, "apud: nothing of this name: Qwxzvkj: apud search Qwxzvkj looks for the words\n")
        code, out, _ = self.apud("entity", "Qwxzvkj", "--json")
        self.assertEqual(code, 1)
        self.assertIsNone(json.loads(out)["entity"])

    def test_any_bytes_are_a_legal_name(self):
        for name in ('"', "'; --", "\\", "%s%n", "a" * 5000, "🚂", "country:", ":", "#b1", "\x01"):
            code, _, err = self.apud("entity", name)
            self.assertIn(code, (0, 1), (name, err))


class Path(Graph):
    def test_is_shortest_first_with_a_sentence_a_hop(self):
        paths = self.json("path", "Iceland", "Portugal")["paths"]
        self.assertEqual([p["length"] for p in paths], sorted(p["length"] for p in paths))
        self.assertEqual(paths[0]["nodes"], ["country:iceland", "country:norway", "country:portugal"])
        for hop in paths[0]["hops"]:
            self.check_evidence(hop["evidence"])
        self.assertEqual(len(paths[0]["hops"]), paths[0]["length"])

    def test_is_drawn_with_arrows(self):
        code, out, _ = self.apud("path", "Iceland", "Portugal", "--limit", "1")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^Iceland [─←] .* Norway ─ .* → Portugal +2 hops\n  1  “")

    def test_hops_can_be_limited(self):
        code, out, err = self.apud("path", "Iceland", "Portugal", "--max-hops", "1")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("no path of 1 hop or fewer: Iceland, Portugal", err)

    def test_unknown_and_equal_names_are_said(self):
        code, _, err = self.apud("path", "Norway", "Qwxzvkj")
        self.assertEqual(code, 1)
        self.assertIn("nothing of this name: Qwxzvkj", err)
        code, _, err = self.apud("path", "Norway", "norway")
        self.assertEqual(code, 1)
        self.assertIn("both names mean the same: Norway", err)
        code, out, _ = self.apud("path", "Norway", "Qwxzvkj", "--json")
        self.assertEqual((code, json.loads(out)["paths"], json.loads(out)["to"]), (1, [], None))


class Export(Graph):
    def ends(self, relation):
        """The two ends by name, as the graph formats have them."""
        names = [end.get("name") or (end.get("value") or {}).get("text") or end.get("text") for end in
                 (relation["subject"], relation["object"])]
        return (names[0] or names[1], names[1] or names[0])

    def expected(self):
        return sorted((r["id"], *self.ends(r), r["predicate"], r["evidence"]["quote"]) for r in self.relations()
                      if any(self.ends(r)))

    def test_json_lines_are_read_back(self):
        lines = [json.loads(line) for line in self.export("jsonl").splitlines()]
        self.assertTrue(all(line["schema"] == 1 for line in lines))
        ids = {line["entity"]["id"] for line in lines if "entity" in line}
        self.assertEqual(sorted(line["relation"]["id"] for line in lines if "relation" in line),
                         sorted(r["id"] for r in self.relations()))
        for line in lines:
            for end in ("subject", "object"):
                if "id" in line.get("relation", {}).get(end, {}):
                    self.assertIn(line["relation"][end]["id"], ids)

    def test_csv_is_read_back(self):
        folder = self.folder / "import"
        self.assertEqual(self.apud("export", "--format", "csv", "--output", str(folder))[0], 0)
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["nodes.csv", "relationships.csv"])
        with open(folder / "nodes.csv", encoding="utf-8", newline="") as file:
            nodes = {row["id:ID"]: row for row in csv.DictReader(file, strict=True)}
        with open(folder / "relationships.csv", encoding="utf-8", newline="") as file:
            edges = list(csv.DictReader(file, strict=True))
        self.assertEqual(sorted((e["id"], nodes[e[":START_ID"]]["name"], nodes[e[":END_ID"]]["name"], e["predicate"],
                                 e["quote"]) for e in edges), self.expected())
        self.assertTrue(all(re.fullmatch("[A-Z0-9_]+", e[":TYPE"]) for e in edges))
        self.assertIn(self.hostile.name, {e["document"] for e in edges})

    def test_graphml_is_read_back_as_xml(self):
        root = xml.fromstring(self.export("graphml"))
        space = "{http://graphml.graphdrawing.org/xmlns}"
        data = {id(element): {d.get("key"): d.text or "" for d in element.iter(space + "data")}
                for element in root.iter() if element.tag in (space + "node", space + "edge")}
        names = {node.get("id"): data[id(node)]["node_name"] for node in root.iter(space + "node")}
        edges = sorted((data[id(e)]["edge_id"], names[e.get("source")], names[e.get("target")],
                        data[id(e)]["edge_predicate"], data[id(e)]["edge_quote"]) for e in root.iter(space + "edge"))
        self.assertEqual(edges, self.expected())

    def test_graphml_is_read_back_by_networkx(self):
        interpreter = python_with("networkx")
        if interpreter is None:
            self.skipTest("python3-networkx is missing")
        path = self.folder / "graph.graphml"
        self.assertEqual(self.apud("export", "--format", "graphml", "--output", str(path))[0], 0)
        program = ("import json, networkx, sys; g = networkx.read_graphml(sys.argv[1], force_multigraph=True); n = g.nodes;"
                   "print(json.dumps([[d['id'], n[a]['name'], n[b]['name'], d['predicate'], d['quote']]"
                   " for a, b, d in g.edges(data=True)]))")
        run = subprocess.run([interpreter, "-c", program, path], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(sorted(map(tuple, json.loads(run.stdout))), self.expected())

    def test_nquads_are_read_back_by_rapper(self):
        if shutil.which("rapper") is None:
            self.skipTest("rapper (raptor2-utils) is missing")
        path = self.folder / "graph.nq"
        path.write_text(self.export("nquads"), "utf-8")
        run = subprocess.run(["rapper", "-i", "nquads", "-o", "nquads", path, "urn:base"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertNotRegex(run.stderr, "(?i)error|warning")
        quotes = [re.search(r'prov#value> ("(?:[^"\\]|\\.)*")', line) for line in run.stdout.splitlines()]
        found = sorted(json.loads(re.sub(r"\\U(\w{8})", lambda m: chr(int(m[1], 16)), q[1])) for q in quotes if q)
        self.assertEqual(found, sorted(quote for *_, quote in self.expected()))
        self.assertEqual(len(path.read_text("utf-8").splitlines()), len(set(run.stdout.splitlines())) + self.repeated(path))

    @staticmethod
    def repeated(path):
        lines = path.read_text("utf-8").splitlines()
        return len(lines) - len(set(lines))

    def test_only_what_is_affirmed_in_the_documents_own_voice_is_a_plain_triple(self):
        triples = self.export("nquads").splitlines()
        plain = [line for line in triples if re.match(r"<urn:apud:entity:country:norway> <urn:apud:predicate:visited>", line)]
        self.assertEqual(len(plain), 1, plain)
        self.assertIn("<urn:apud:entity:country:portugal>", plain[0])

    def test_dot_is_drawn_by_graphviz(self):
        text = self.export("dot")
        self.assertIn('"country:norway" -> "country:portugal"', text)
        if shutil.which("dot") is None:
            self.skipTest("dot (graphviz) is missing")
        run = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("Norway", run.stdout)
        self.assertEqual(len(re.findall('class="node"', run.stdout)), len(re.findall("fillcolor=", text)))

    def test_cypher_has_a_statement_a_line(self):
        lines = self.export("cypher").splitlines()
        self.assertTrue(all(line.endswith(";") for line in lines))
        edges = [line for line in lines if line.startswith("MATCH ")]
        self.assertEqual(len(edges), len(self.expected()))
        for line in edges:  # outside strings and names every quote is closed
            rest = re.sub(r"'(?:[^'\\]|\\.)*'|`[^`]*`", "", line)
            self.assertNotRegex(rest, r"['`\"\\]")

    def test_a_file_is_whole_or_not_there(self):
        path = self.folder / "missing" / "graph.jsonl"
        code, _, err = self.apud("export", "--format", "jsonl", "--output", str(path))
        self.assertEqual(code, 2)
        self.assertIn(f"apud: cannot write: {path}: No such file or directory", err)
        code, _, err = self.apud("export", "--format", "csv", "--output", str(self.hostile))
        self.assertEqual(code, 2)
        self.assertIn("cannot write into this folder", err)

    def test_filters_hold(self):
        lines = [json.loads(line) for line in self.export("jsonl", "--status", "planned").splitlines()]
        self.assertEqual({line["relation"]["status"] for line in lines if "relation" in line}, {"planned"})


if __name__ == "__main__":
    unittest.main()
