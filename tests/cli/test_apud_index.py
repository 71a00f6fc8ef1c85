# apud-index from outside: what it prints where, with which status, and what it leaves in the index.
# Messages are tested whole: they are part of the interface.
import json
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))
INDEX = BIN / "apud-index"

ONE = "A short report\n\nThe bridge was built in 1998. It carries two tracks.\n"
TWO = "Another report\n\nThe harbour was deepened in 2004 and again in 2011.\n"
SEE_HELP = "see apud-index --help"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-test-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder, True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def run_index(self, *arguments, environment=None, cwd=None):
        variables = {key: value for key, value in os.environ.items() if not key.startswith("APUD_")}
        variables.update(environment or {})
        run = subprocess.run([INDEX, *arguments], cwd=cwd or self.folder, env=variables, capture_output=True,
                             stdin=subprocess.DEVNULL, timeout=300)
        return run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8")

    def summary(self, *arguments, status=0, errors=""):
        code, out, err = self.run_index("--json", *arguments)
        self.assertEqual(err, errors)
        self.assertEqual(code, status, out)
        self.assertTrue(out.endswith("}\n"))
        found = json.loads(out)
        self.assertEqual(found["schema"], 1)
        return found

    def counts(self, *arguments, **expected):
        found = self.summary(*arguments, status=expected.pop("status", 0), errors=expected.pop("errors", ""))
        want = {"added": 0, "updated": 0, "unchanged": 0, "removed": 0, "failed": 0, **expected}
        self.assertEqual(found["documents"], want)
        return found

    def documents(self, db=".apud"):
        run = subprocess.run([BIN / "apud", "stats", "--db", db, "--json", "--limit", "1000"], cwd=self.folder,
                             capture_output=True)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return sorted(document["name"] for document in json.loads(run.stdout)["document_list"])

    def refused(self, *arguments, message, code, environment=None, cwd=None):
        """Nothing is done: status 2, one line on standard error, and under --json one object that says the same."""
        self.assertEqual(self.run_index(*arguments, environment=environment, cwd=cwd), (2, "", f"apud: {message}\n"))
        status, out, err = self.run_index("--json", *arguments, environment=environment, cwd=cwd)
        self.assertEqual((status, err), (2, f"apud: {message}\n"))
        self.assertEqual(json.loads(out), {"schema": 1, "error": {"code": code, "message": message}})

    def failed(self, name, message):
        """One document of two fails: the other one is in the index, and the failing one is named."""
        self.write("good.txt", ONE)
        problem, todo = message
        text = f"{problem}: {name}: {todo}"
        shutil.rmtree(self.folder / ".apud", True)
        status, out, err = self.run_index("good.txt", name)
        self.assertEqual((status, err), (1, f"apud: {text}\n"))
        self.assertIn("indexed 1 document: ", out)
        self.assertIn("\n1 failed\n", out)
        self.assertEqual(self.documents(), ["good.txt"])
        found = self.counts("good.txt", name, unchanged=1, failed=1, status=1, errors=f"apud: {text}\n")
        self.assertEqual(found["failures"], [{"path": name, "reason": f"{problem}: {todo}"}])
        self.assertNotIn("error", found)
        # Alone it leaves nothing to do.
        found = self.counts("--db", "other", name, failed=1, status=2, errors=f"apud: {text}\n")
        self.assertEqual(found["error"], {"code": "unreadable", "message": text})


class Usage(Case):
    def test_help_shows_examples_first(self):
        for option in ("--help", "-h"):
            status, out, err = self.run_index(option)
            self.assertEqual((status, err), (0, ""))
            self.assertLess(out.index("Examples:"), out.index("Usage:"))
            self.assertLessEqual(max(map(len, out.splitlines())), 80)
        for option in re.findall(r"--[a-z-]+", out):
            self.assertNotIn("unknown option", self.run_index(option)[2], option)

    def test_version(self):
        for option in ("--version", "-V"):
            status, out, err = self.run_index(option)
            self.assertEqual((status, err), (0, ""))
            self.assertRegex(out, r"^apud-index \d+\.\d+\.\d+\n$")

    def test_wrong_options(self):
        self.refused(message=f"nothing to index: give a file or a folder", code="usage")
        self.refused("--bogus", "x", message=f"unknown option: --bogus: {SEE_HELP}", code="usage")
        self.refused("-x", message=f"unknown option: -x: {SEE_HELP}", code="usage")
        self.refused("--verb", "x", message=f"unknown option: --verb: {SEE_HELP}", code="usage")
        self.refused("--db", message=f"an option lacks its value: --db: {SEE_HELP}", code="usage")
        self.refused("--db", "", "x", message=f"an option lacks its value: --db: {SEE_HELP}", code="usage")
        self.refused("--db", "a", "--db", "b", "x", message=f"an option is given twice: --db: {SEE_HELP}", code="usage")
        self.refused("--force=1", "x", message=f"an option takes no value: --force: {SEE_HELP}", code="usage")
        self.refused("--quiet", "--verbose", "x",
                     message=f"two options exclude each other: --quiet and --verbose: {SEE_HELP}", code="usage")
        self.refused("", message="an empty path: '': check the command line", code="usage")
        for jobs in ("0", "-1", "x", "1x", "257", "99999999999999999999", ""):
            self.refused(f"--jobs={jobs}", "x",
                         message=f"not a number of jobs: {jobs}: give a number from 1 to 256", code="usage") \
                if jobs else self.refused("--jobs", "", "x", message="not a number of jobs: give a number from 1 to 256",
                                          code="usage")
        self.refused("--prune", message="nothing to index: give a file or a folder", code="usage")
        self.refused("--prune", "--remove", "x", message="nothing to prune: --prune: give the folder to look in",
                     code="usage")
        self.refused("--explain", "a", "b", message=f"--explain takes one file and indexes none: b: {SEE_HELP}",
                     code="usage")

    def test_two_dashes_end_the_options(self):
        self.write("--force", ONE)
        self.counts("--", "--force", added=1)
        self.assertEqual(self.documents(), ["--force"])

    def test_json_behind_two_dashes_is_a_path(self):
        self.assertEqual(self.run_index("--", "--json"),
                         (2, "", "apud: no such file or folder: --json: check the path\n"))


class Choosing(Case):
    def test_the_index_lies_here_by_default(self):
        self.write("a.txt", ONE)
        status, out, err = self.run_index("a.txt")
        self.assertEqual((status, err), (0, ""))
        self.assertTrue((self.folder / ".apud").is_dir())
        self.assertTrue(out.endswith(f"index: {self.folder}/.apud; ask it with: apud search WORDS\n"), out)

    def test_the_nearest_one_above_is_taken(self):
        self.write("a.txt", ONE)
        self.write("deep/er/b.txt", TWO)
        self.run_index("a.txt")
        self.assertEqual(self.run_index("b.txt", cwd=self.folder / "deep/er")[0], 0)
        self.assertFalse((self.folder / "deep/er/.apud").exists())
        self.assertEqual(self.documents(), ["a.txt", "b.txt"])

    def test_a_variable_and_an_option_name_others(self):
        self.write("a.txt", ONE)
        self.run_index("a.txt", environment={"APUD_DB": "from-variable"})
        self.assertTrue((self.folder / "from-variable").is_dir())
        self.run_index("--db", "from-option/below", "a.txt", environment={"APUD_DB": "unused"})
        self.assertEqual(self.documents("from-option/below"), ["a.txt"])
        self.assertFalse((self.folder / "unused").exists())
        self.assertFalse((self.folder / ".apud").exists())
        self.run_index("a.txt", environment={"APUD_DB": ""})
        self.assertTrue((self.folder / ".apud").is_dir())

    def test_the_index_is_not_indexed(self):
        self.write("a.txt", ONE)
        self.counts("--db", "visible", ".", added=1)
        self.counts("--db", "visible", ".", unchanged=1)


class Incremental(Case):
    def setUp(self):
        super().setUp()
        self.write("docs/a.txt", ONE)
        self.write("docs/sub/b.txt", TWO)

    def test_first_run(self):
        found = self.counts("docs", added=2)
        self.assertEqual(found["failures"], [])
        self.assertEqual(found["bytes"], len(ONE) + len(TWO))
        self.assertGreaterEqual(found["sentences"], 3)
        self.assertEqual(set(found["blocks"]), {"heading", "paragraph", "box", "table", "table_row", "figure",
                                                "footnote", "source"})
        self.assertEqual(found["citations"], 0)
        self.assertIsInstance(found["seconds"], float)
        self.assertEqual(list(found), ["schema", "documents", "failures", "losses", "blocks", "sentences", "entities",
                                       "relations", "citations", "bytes", "seconds"])
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])

    def test_unchanged_documents_are_passed_over(self):
        self.counts("docs", added=2)
        found = self.counts("docs", unchanged=2)
        self.assertEqual((found["bytes"], found["sentences"]), (0, 0))
        os.utime(self.folder / "docs/a.txt", (1, 1))  # content counts, not time
        self.counts("docs", unchanged=2)
        self.assertEqual(self.run_index("docs"), (0, "up to date: 2 documents unchanged\n", ""))

    def test_changed_documents_are_replaced(self):
        self.counts("docs", added=2)
        self.write("docs/a.txt", ONE.replace("bridge", "viaduct"))
        self.counts("docs", updated=1, unchanged=1)
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])
        self.assertEqual(self.search("viaduct"), 0)
        self.assertEqual(self.search("bridge"), 1)

    def search(self, word):
        return subprocess.run([BIN / "apud", "search", word, "--json"], cwd=self.folder, capture_output=True).returncode

    def test_force_reads_again(self):
        self.counts("docs", added=2)
        self.counts("--force", "docs", updated=2)

    def test_a_file_that_fails_keeps_its_last_state(self):
        self.counts("docs", added=2)
        self.write("docs/a.txt", "")
        self.counts("docs", unchanged=1, failed=1, status=1,
                    errors="apud: the file is empty: docs/a.txt: leave it out, or see why nothing was written to it\n")
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])
        self.assertEqual(self.search("bridge"), 0)

    def test_gone_files_stay_until_pruned(self):
        self.counts("docs", added=2)
        (self.folder / "docs/a.txt").unlink()
        self.counts("docs", unchanged=1)
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])
        self.counts("--prune", "docs/sub", unchanged=1)
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])
        self.counts("--prune", "docs", unchanged=1, removed=1)
        self.assertEqual(self.documents(), ["sub/b.txt"])
        shutil.rmtree(self.folder / "docs/sub")
        self.counts("--prune", "docs", removed=1)
        self.assertEqual(self.documents(), [])

    def test_a_missing_folder_prunes_nothing(self):
        self.counts("docs", added=2)
        shutil.rmtree(self.folder / "docs")
        self.assertEqual(self.run_index("--prune", "docs"),
                         (2, "", "apud: no such file or folder: docs: check the path\n"))
        self.assertEqual(self.documents(), ["a.txt", "sub/b.txt"])

    def test_a_moved_document_is_pruned_and_named_anew(self):
        self.counts("docs", added=2)
        (self.folder / "docs/a.txt").rename(self.folder / "docs/sub/a.txt")
        self.counts("--prune", "docs", added=1, unchanged=1, removed=1)
        self.assertEqual(self.documents(), ["sub/a.txt", "sub/b.txt"])

    def test_remove(self):
        self.counts("docs", added=2)
        self.assertEqual(self.run_index("--remove", "a.txt"), (0, "1 removed\n", ""))
        self.assertEqual(self.documents(), ["sub/b.txt"])
        self.counts("--remove", "sub/b.txt", "docs", added=2, removed=1)

    def test_remove_of_an_unknown_name(self):
        self.counts("docs", added=2)
        error = "apud: no such document in the index: none.txt: apud stats lists the documents\n"
        self.assertEqual(self.run_index("--remove", "none.txt"), (1, "1 failed\n", error))
        self.counts("--remove", "none.txt", "--remove", "a.txt", removed=1, failed=1, status=1, errors=error)
        self.assertEqual(self.documents(), ["sub/b.txt"])

    def test_remove_without_an_index(self):
        self.refused("--db", "none", "--remove", "a.txt", code="no_index",
                     message="no index: none: make one with apud-index PATH")
        self.assertFalse((self.folder / "none").exists())

    def test_the_number_of_jobs_changes_nothing(self):
        for i in range(40):
            self.write(f"docs/many/{i}.txt", ONE.replace("1998", str(1900 + i)) * (1 + i % 7))
        found = []
        for jobs in ("1", "2", "9"):
            summary = self.counts("--db", f"db{jobs}", "--jobs", jobs, "docs", added=42)
            del summary["seconds"]
            found.append((summary, self.documents(f"db{jobs}")))
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])


class Names(Case):
    def test_a_file_is_known_by_its_name_and_a_folder_is_left_out(self):
        self.write("docs/sub/a.txt", ONE)
        self.counts("docs/sub/a.txt", added=1)
        self.assertEqual(self.documents(), ["a.txt"])
        self.counts("docs", unchanged=1)  # a path that is known keeps its name
        self.assertEqual(self.documents(), ["a.txt"])

    def test_parent_folders_tell_names_apart(self):
        for name in ("x/one/a.txt", "x/two/a.txt", "y/two/a.txt"):
            self.write(name, ONE + name)
        self.counts("x/one", "x/two/a.txt", added=2)
        self.counts("y/two", added=1)
        self.assertEqual(self.documents(), ["a.txt", "two/a.txt", "y/two/a.txt"])
        self.counts("x/two", "y/two", "x/one", unchanged=3)

    def test_any_name_will_do(self):
        for name in ("with space.txt", "a#b5.txt", "ü.txt", "no ending", "quote\"'.txt", "-dash.txt"):
            self.write("docs/" + name, ONE + name)
        with open(os.fsencode(self.folder / "docs") + b"/\xff\n.txt", "wb") as file:
            file.write(TWO.encode())
        self.counts("docs", added=7)
        self.counts("docs", unchanged=7)
        self.assertEqual(self.documents(), sorted(["with space.txt", "a#b5.txt", "ü.txt", "no ending", "quote\"'.txt",
                                                   "-dash.txt", "\ufffd\ufffd.txt"]))

    def test_loops_of_links_end(self):
        self.write("docs/a.txt", ONE)
        (self.folder / "docs/loop").symlink_to(".")
        (self.folder / "docs/loop2").symlink_to("../docs")
        (self.folder / "docs/copy.txt").symlink_to("a.txt")
        self.counts("docs", added=1)
        self.assertEqual(self.documents(), ["a.txt"])

    def test_hidden_entries_are_passed_over(self):
        self.write("docs/a.txt", ONE)
        self.write("docs/.git/b.txt", TWO)
        self.write("docs/.hidden.txt", TWO)
        self.counts("docs", added=1)


class BadInput(Case):
    BINARY = ("the file is binary, not text", "convert it to text first, or leave it out")

    def test_samples_of_bad_files(self):
        bad = ROOT / "tests/bad"
        expected = dict(line.split("\t") for line in (bad / "EXPECTED.tsv").read_text("utf-8").splitlines())
        names = sorted(path.name for path in bad.iterdir() if path.is_file() and path.name != "EXPECTED.tsv")
        self.assertEqual(sorted(expected), names)
        for name, outcome in expected.items():
            with self.subTest(name):
                shutil.copy(bad / name, self.folder / name)
                if outcome == "indexed":
                    shutil.rmtree(self.folder / ".apud", True)
                    self.counts(name, added=1)
                else:
                    self.failed(name, outcome.split(": ", 1))

    def test_empty_file(self):
        self.write("e.txt", "")
        self.failed("e.txt", ("the file is empty", "leave it out, or see why nothing was written to it"))

    def test_file_without_a_word(self):
        self.write("blank.txt", " \n\t\n\f\n" * 100)
        self.failed("blank.txt", ("no text in the file", "leave it out, or see what wrote it"))

    def test_binary_files(self):
        self.write("zeros.txt", bytes(5000))
        self.failed("zeros.txt", self.BINARY)
        self.write("random.txt", bytes((i * 7919 >> 3) % 256 for i in range(300000)))
        self.failed("random.txt", self.BINARY)
        self.write("program.txt", INDEX.read_bytes()[:200000])
        self.failed("program.txt", self.BINARY)

    def test_some_nul_bytes_are_blanks(self):
        self.write("nul.txt", (ONE * 20).encode().replace(b"two tracks", b"two\0tracks", 3))
        self.counts("nul.txt", added=1)

    def test_formats_by_content(self):
        self.write("a.pdf", b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
        self.failed("a.pdf", ("the PDF is damaged", "repair it first, with qpdf or mutool clean for example"))
        self.write("a.html", "<!DOCTYPE html>\n<html><p>Words that are said.</p></html>\n")
        self.counts("a.html", added=1)
        self.write("named.txt", "\n<HTML><p>Other words are said here.</p></HTML>\n")
        self.counts("named.txt", added=1)

    def test_what_is_no_file(self):
        os.mkfifo(self.folder / "pipe")
        self.failed("pipe", ("neither a file nor a folder", "leave it out"))
        (self.folder / "broken").symlink_to("nowhere")
        self.failed("broken", ("the link leads nowhere", "mend it or remove it"))
        self.failed("none.txt", ("no such file or folder", "check the path"))
        (self.folder / "self").symlink_to("self")
        self.failed("self", ("the link leads nowhere", "mend it or remove it"))

    @unittest.skipIf(os.geteuid() == 0, "the superuser may read everything")
    def test_unreadable_file(self):
        self.write("secret.txt", ONE).chmod(0)
        self.failed("secret.txt", ("cannot open the file (Permission denied)", "check the file and its permissions"))

    def test_a_process_file_that_cannot_be_read(self):
        # Even the superuser gets an error from reading address 0 of a process.
        self.failed("/proc/self/mem", ("the file is empty", "leave it out, or see why nothing was written to it"))

    def test_huge_file(self):
        path = self.write("huge.txt", "x")
        os.truncate(path, 2 ** 31 + 1)
        self.failed("huge.txt", ("the file is larger than 2 GiB", "split it"))

    def test_huge_binary_file_is_not_read_whole(self):
        path = self.write("sparse.txt", "x")
        os.truncate(path, 2 ** 30)
        self.failed("sparse.txt", self.BINARY)

    def test_failures_in_a_folder(self):
        self.write("docs/a.txt", ONE)
        self.write("docs/b.txt", "")
        self.write("docs/c.bin", bytes(100))
        (self.folder / "docs/d").symlink_to("nowhere")
        status, out, err = self.run_index("docs")
        self.assertEqual(status, 1)
        self.assertEqual(err, "apud: the link leads nowhere: docs/d: mend it or remove it\n"
                              "apud: the file is empty: docs/b.txt: leave it out, or see why nothing was written to it\n"
                              "apud: the file is binary, not text: docs/c.bin: convert it to text first, or leave it "
                              "out\n")
        self.assertIn("\n3 failed\n", out)
        self.assertEqual(self.documents(), ["a.txt"])

    def test_folder_without_documents(self):
        (self.folder / "docs/deep").mkdir(parents=True)
        self.refused("docs", message="no documents in the folder: docs: give a folder or a file with text",
                     code="usage")
        self.assertFalse((self.folder / ".apud").exists())

    def test_messages_hold_no_control_characters(self):
        self.assertEqual(self.run_index("a\x1b[31m\nb"),
                         (2, "", "apud: no such file or folder: a?[31m?b: check the path\n"))

    def test_long_line(self):
        self.write("line.txt", "The river rose again in the spring. " * 550_000)  # 20 MB
        found = self.counts("line.txt", added=1)
        self.assertEqual(found["sentences"], 550_000)

    def test_many_note_marks(self):
        body = " ".join(f"It was said once more.{i}" for i in range(1, 100_001))
        self.write("marks.txt", "A report\n\n" + body + "\n")
        self.counts("marks.txt", added=1)

    def test_nesting(self):
        self.write("deep.md", "\n".join("> " * i + "- " * i + "item" for i in range(1, 1500)) + "\n" + "(" * 100000)
        self.counts("deep.md", added=1)

    def test_encodings(self):
        text = "Überschrift\n\nDie Größe der Straße wurde 1998 geändert – „so“ hieß es.\n" * 30
        self.write("docs/utf8.txt", text)
        self.write("docs/bom.txt", "\ufeff" + text)
        self.write("docs/utf16.txt", text.encode("utf-16"))
        self.write("docs/windows.txt", text.encode("cp1252"))
        self.write("docs/latin1.txt", text.replace("–", "-").replace("„", '"').replace("“", '"').encode("latin-1"))
        self.write("docs/broken.txt", text.encode() + b"\xff\xc3")
        self.write("docs/crlf.txt", text.replace("\n", "\r\n"))
        self.write("docs/cr.txt", text.replace("\n", "\r"))
        self.counts("docs", added=8)
        found = {}
        for path in sorted((self.folder / "docs").iterdir()):
            status, out, err = self.run_index("--explain", path)
            self.assertEqual((status, err), (0, ""))
            model = json.loads(out)
            found[path.stem] = model["document"]["encoding"]
            source = path.read_bytes()
            for block in model["blocks"]:
                exact = b"".join(source[a:b] for a, b in block["bytes"])
                encoding = {"utf16": "utf-16le", "windows": "cp1252", "latin1": "latin-1"}.get(path.stem, "utf-8")
                self.assertEqual(" ".join(exact.decode(encoding, "replace").split())[:20], block["text"][:20])
        self.assertEqual(found, {"utf8": "utf-8", "bom": "utf-8", "utf16": "utf-16le", "windows": "windows-1252",
                                 "latin1": "iso-8859-1", "broken": "utf-8 with errors", "crlf": "utf-8",
                                 "cr": "utf-8"})


class Explain(Case):
    KEYS = ["id", "kind", "label", "number", "title", "text", "section", "parent", "page", "lines", "bytes",
            "footnote_refs", "cells", "warnings"]

    def test_prints_the_model_and_writes_no_index(self):
        source = "A REPORT\n\n1. Ways\n\nTrade grew.1 It is 3 “ü” long.\n\n\n1 The ministry, “Data”, 2019.\n"
        path = self.write("docs/a.txt", source)
        status, out, err = self.run_index("--explain", path)
        self.assertEqual((status, err), (0, ""))
        self.assertFalse((self.folder / ".apud").exists())
        model = json.loads(out)
        self.assertEqual(list(model), ["schema", "document", "blocks", "entities", "relations", "citations",
                                       "diagnostics"])
        self.assertEqual({key: model["document"][key] for key in ("name", "pages", "lines", "bytes", "encoding")},
                         {"name": "a.txt", "pages": 1, "lines": 8, "bytes": len(source.encode()), "encoding": "utf-8"})
        self.assertRegex(model["document"]["hash"], "^[0-9a-f]{32}$")
        data = source.encode()
        for i, block in enumerate(model["blocks"]):
            self.assertEqual(block["id"], i)
            self.assertLessEqual(set(self.KEYS), set(block))
            self.assertTrue(all(0 <= a < b <= len(data) for a, b in block["bytes"]))
            for ref in block["footnote_refs"]:
                self.assertEqual(set(ref), {"number", "at", "block"})
        text = "Trade grew. It is 3 “ü” long."
        paragraph = next(block for block in model["blocks"] if block["text"] == text)
        self.assertEqual(paragraph["sentences"], [[0, 11], [12, len(text)]])
        self.assertEqual(paragraph["lines"], [5, 5])
        self.assertEqual([(ref["number"], ref["at"]) for ref in paragraph["footnote_refs"]], [("1", 11)])
        begin, end = paragraph["bytes"][0]
        self.assertEqual(data[begin:end].decode(), "Trade grew.1 It is 3 “ü” long.")

    def test_is_one_object_under_json_too(self):
        path = self.write("a.txt", ONE)
        self.assertEqual(self.run_index("--explain", path), self.run_index("--json", "--explain", path))

    def test_failures(self):
        self.write("e.txt", "")
        self.refused("--explain", "e.txt", code="unreadable",
                     message="the file is empty: e.txt: leave it out, or see why nothing was written to it")
        self.refused("--explain", "none.txt", code="unreadable",
                     message="cannot open the file (No such file or directory): none.txt: check the file and its "
                             "permissions")
        self.refused("--explain", ".", code="unreadable", message="neither a file nor a folder: .: leave it out")


class Streams(Case):
    def test_quiet_says_nothing_but_errors(self):
        self.write("docs/a.txt", ONE)
        self.write("docs/e.txt", "")
        self.assertEqual(self.run_index("--quiet", "docs"),
                         (1, "", "apud: the file is empty: docs/e.txt: leave it out, or see why nothing was written "
                                 "to it\n"))
        self.assertEqual(self.run_index("-q", "docs/a.txt"), (0, "", ""))

    def test_verbose_names_documents(self):
        self.write("docs/a.txt", ONE)
        self.write("docs/b.txt", TWO)
        status, out, err = self.run_index("--verbose", "docs")
        self.assertEqual(status, 0)
        self.assertTrue(out.startswith("indexed 2 documents: "), out)
        self.assertRegex(err, r"(?m)^apud: added: a\.txt: \d+ blocks, \d+ sentences, \d+ repairs$")
        self.assertIn("apud: publishing\n", err)
        self.assertIn("apud: unchanged: b.txt\n", self.run_index("-v", "docs")[2])

    def on_terminal(self, *arguments, **variables):
        """Standard error is a terminal, standard output is not."""
        leader, follower = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **variables}
        run = subprocess.Popen([INDEX, *arguments], cwd=self.folder, env=environment, stdout=subprocess.PIPE,
                               stderr=follower, stdin=subprocess.DEVNULL)
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        os.close(leader)
        out = run.stdout.read().decode()
        run.stdout.close()
        self.assertEqual(run.wait(), 0)
        return out, shown.decode()

    def test_bar_on_a_terminal_only(self):
        self.write("docs/a.txt", ONE)
        out, shown = self.on_terminal("docs")
        self.assertIn("reading 1 document  ", shown)
        self.assertIn("0%", shown)
        self.assertTrue(shown.endswith("\r\x1b[K"), repr(shown))
        self.assertNotIn("\x1b[3", shown)  # no colour
        self.assertNotIn("\x1b", out)
        self.assertIn("[....", self.on_terminal("--force", "docs", LANG="C")[1])
        for hidden in (dict(TERM="dumb"), {}):
            arguments = ["--force", "docs"] + ([] if hidden else ["--quiet"])
            self.assertEqual(self.on_terminal(*arguments, **hidden)[1], "")

    def test_full_output(self):
        self.write("a.txt", ONE)
        with open("/dev/full", "wb") as full:
            run = subprocess.run([INDEX, "a.txt"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual((run.returncode, run.stderr.decode()),
                         (2, "apud: cannot write the result: standard output: see whether the disk is full\n"))


class Trouble(Case):
    def test_a_second_writer_is_told(self):
        self.write("docs/a.txt", ONE)
        self.run_index("docs")
        for i in range(600):
            self.write(f"many/{i}.txt", (ONE + TWO) * 60)
        first = subprocess.Popen([INDEX, "--verbose", "many"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE)
        self.assertIn(b"reading 600 documents", first.stderr.readline())  # it has the index now
        second = self.run_index("docs")
        first.communicate()
        self.assertEqual(first.returncode, 0)
        self.assertEqual(second, (2, "", f"apud: another apud-index is writing this index (process {first.pid}): "
                                         f"{self.folder}/.apud: wait until it has finished\n"))

    def test_an_index_where_a_file_lies(self):
        self.write("a.txt", ONE)
        status, out, err = self.run_index("--db", "a.txt", "a.txt")
        self.assertEqual((status, out), (2, ""))
        self.assertRegex(err, r"^apud: [^\n]*a\.txt[^\n]*\n$")

    def test_a_disk_that_fills_up(self):
        # A limit on the size of a file stands in for it: writing fails in the same places.
        self.write("docs/a.txt", ONE)
        self.run_index("docs")
        for i in range(300):
            self.write(f"many/{i}.txt", "".join(f"word{i}x{j} stands alone here. " for j in range(300)))

        def limit():
            import resource
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        run = subprocess.run([INDEX, "many"], cwd=self.folder, capture_output=True, preexec_fn=limit)
        self.assertEqual((run.returncode, run.stdout), (2, b""))
        self.assertRegex(run.stderr.decode(), r"^apud: [^\n]*\.apud[^\n]*\n$")
        self.assertEqual(self.documents(), ["a.txt"])
        self.counts("many", added=300)


if __name__ == "__main__":
    unittest.main()
