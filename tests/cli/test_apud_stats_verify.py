# `apud stats` and `apud verify`, and what holds for every command: help, usage, errors.
import json
import os
import subprocess
import unittest

from harbour import BIN, HARBOUR, Harbour

NOT_BUILT = ("serve", "mcp")
BUILT = ("search", "entity", "relations", "path", "citations", "show", "export", "stats", "verify")


class Stats(Harbour):
    def test_counts_what_is_there(self):
        answer = self.json("stats")
        self.assertEqual(answer["documents"], 2)
        self.assertEqual(answer["blocks"]["box"], 1)
        self.assertEqual(answer["blocks"]["table_row"], 3)
        self.assertEqual(answer["blocks"]["footnote"], 2)
        self.assertEqual(answer["bytes"]["source"], sum(path.stat().st_size for path in self.reports.iterdir()))
        self.assertGreater(answer["bytes"]["index"], 0)
        self.assertEqual(answer["index"]["paths"], [str(self.folder / ".apud")])
        self.assertEqual([one["name"] for one in answer["document_list"]], ["garden.txt", "harbour.txt"])
        harbour = answer["document_list"][1]
        self.assertEqual(harbour["title"], "The Harbour of Westerholm")
        self.assertEqual(harbour["pages"], 2)
        self.assertEqual(harbour["bytes"], len(HARBOUR.encode("utf-8")))

    def test_lists_a_part_of_the_documents(self):
        answer = self.json("stats", "--limit", "1", "--offset", "1")
        self.assertEqual([one["name"] for one in answer["document_list"]], ["harbour.txt"])
        self.assertEqual(answer["documents"], 2)

    def test_prints_text_for_people(self):
        code, out, err = self.apud("stats")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("harbour.txt  The Harbour of Westerholm", out)


class Verify(Harbour):
    def test_finds_every_quotation_and_then_what_changed(self):
        answer = self.json("verify")
        self.assertEqual(answer["checked"]["documents"], 2)
        self.assertEqual(answer["checked"]["sentences"], self.json("stats")["sentences"])
        self.assertEqual((answer["mismatches"], answer["changed"], answer["missing"]), ([], [], []))
        self.assertTrue(self.apud("verify")[1].startswith("all match: 2 documents, "))

        file = self.reports / "harbour.txt"
        file.write_text(HARBOUR.replace("four electric cranes", "five electric cranes"), "utf-8")
        (self.reports / "garden.txt").unlink()
        answer = self.json("verify", status=1)
        self.assertEqual(len(answer["mismatches"]), 1)
        self.assertEqual(answer["mismatches"][0]["reason"], "quote_differs")
        self.assertEqual(answer["changed"], [{"document": "harbour.txt", "path": str(file), "reason": "bytes_differ"}])
        self.assertEqual(answer["missing"][0]["document"], "garden.txt")
        self.assertEqual(answer["missing"][0]["reason"], "gone")
        code, out, err = self.apud("verify")
        self.assertEqual((code, err), (1, ""))
        self.assertIn("1 quotation differs, 1 file changed, 1 file missing", out)


class EveryCommand(Harbour):
    def test_has_help_with_examples_first(self):
        for command in ([], *([name] for name in BUILT)):
            with self.subTest(command=command):
                code, out, err = self.apud(*command, "--help", cwd="/")
                self.assertEqual((code, err), (0, ""))
                self.assertLess(out.index("Examples:"), out.index("Usage:"))
                self.assertTrue(all(len(line) <= 80 for line in out.split("\n")))
                for name in NOT_BUILT:
                    self.assertNotIn(f"apud {name}", out)

    def test_says_what_is_not_built(self):
        for command in NOT_BUILT:
            code, out, err = self.apud(command, "anything", "--max-hops", "2")
            self.assertEqual((code, out), (2, ""))
            self.assertEqual(err, f"apud: not built yet: {command}: "
                                  "this version has search, entity, relations, path, citations, show, export, ask, trace, stats and verify\n")

    def test_without_a_command_prints_help_as_a_message(self):
        code, out, err = self.apud()
        self.assertEqual((code, out), (2, ""))
        self.assertIn("Usage: apud COMMAND", err)

    def test_prints_its_version(self):
        code, out, _ = self.apud("--version", cwd="/")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^apud \d+\.\d+\.\d+\n$")

    def test_prints_errors_as_objects_where_asked(self):
        for args in (["serach", "x"], ["search"], ["search", "x", "--limit", "ten"], ["mcp", "who?"], []):
            code, out, err = self.apud(*args, "--json")
            self.assertEqual((code, err), (2, ""))
            answer = json.loads(out)
            self.assertEqual(list(answer), ["schema", "error"])
            self.assertEqual(answer["error"]["code"], "usage")

    def test_suggests_in_every_part_of_the_command_line(self):
        for args, message in ((["serach", "x"], "apud: unknown command: serach: did you mean search? see apud --help\n"),
                              (["search", "x", "--facets", "kind"],
                               "apud: unknown option: --facets: did you mean --facet? see apud search --help\n")):
            self.assertEqual(self.apud(*args), (2, "", message))

    def test_refuses_what_is_no_index(self):
        (self.folder / "plain").mkdir(exist_ok=True)
        (self.folder / "file").write_bytes(os.urandom(64))
        for path in ("plain", "file", "absent"):
            code, out, err = self.apud("stats", "--db", self.folder / path)
            self.assertEqual((code, out), (2, ""))
            self.assertTrue(err.startswith("apud: "), err)
            self.assertIn(path, err)
            self.assertEqual(err.count("\n"), 1)

    def test_says_so_when_the_answer_cannot_be_written(self):
        with open("/dev/full", "w") as full:
            run = subprocess.run([BIN / "apud", "search", "pier"], stdout=full, stderr=subprocess.PIPE, cwd=self.folder,
                                 env=self.environment(), text=True)
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr, "apud: cannot write the answer: standard output: is the disk full?\n")


if __name__ == "__main__":
    unittest.main()
