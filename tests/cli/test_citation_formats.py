"""Citations as BibTeX and RIS, read back by other programs: Debian's bibutils, and citation.js where npm has brought it.

Each work that the unit tests' program writes comes back with its fields, without a warning. What a reader itself does
not keep is listed below by name, so that a loss of ours cannot hide among its own. Programs that are missing are named
and their tests skipped.
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))
WRITER = BIN.parent / "tests/apud_unit_tests"
MODULES = ROOT / "build/readers/node_modules"  # where scripts/install puts them
MODS = "{http://www.loc.gov/mods/v3}"
HOSTILE = "rock2014b"

READ = """
const { plugins } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
console.log(JSON.stringify(plugins.input.chain(text, { forceType: process.argv[2], generateGraph: false })));
"""


def flat(text):
    """As every format has it: one line, without control characters."""
    return " ".join("".join(c for c in text.replace("\xff", "\ufffd") if c.isspace() or c.isprintable()).split())


def plain(text):
    """What bibutils makes of typewriter quotes and its own sign for a circumflex, undone."""
    for sign, meant in (("\u2019", "'"), ("\u2018", "'"), ("\u201d", '"'), ("\u2303", "^")):
        text = text.replace(sign, meant)
    return text


def names(people):
    """Every name as one text, however a reader divides it."""
    whole = []
    for person in people or []:
        if isinstance(person, str):
            whole.append(person)
            continue
        family = " ".join(filter(None, [person.get("non-dropping-particle"), person.get("family")]))
        whole.append(", ".join(filter(None, [family or person.get("literal"), person.get("given"), person.get("suffix")])))
    return whole


@unittest.skipUnless(WRITER.is_file(), f"{WRITER} is missing")
class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-test-"))
        done = subprocess.run([WRITER, "--gtest_filter=CitationFiles.*"], capture_output=True, text=True,
                              env={**os.environ, "APUD_EXPORT_DIR": str(cls.folder)})
        if done.returncode != 0:
            raise AssertionError(done.stdout + done.stderr)
        cls.works = {work["id"]: work for work in json.loads((cls.folder / "works.json").read_text("utf-8"))}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    # ---------------------------------------------------------------- bibutils
    def mods(self, program, name, quiet):
        if shutil.which(program) is None:
            self.skipTest(f"{program} (Debian's bibutils) is missing")
        done = subprocess.run([program, "-i", "utf8", self.folder / name], capture_output=True)
        warnings = [line for line in done.stderr.decode().splitlines() if "Processed 25 references" not in line]
        self.assertEqual([line for line in warnings if not any(word in line for word in quiet)], [])
        return {item.get("ID"): item for item in xml.fromstring(done.stdout.decode("utf-8-sig"))}

    def compare_mods(self, items):
        self.assertEqual(list(items), list(self.works))
        for key, work in self.works.items():
            item = items[key]
            title = item.find(MODS + "titleInfo")
            whole = ": ".join(part.text for part in title)
            whole = whole.replace("\\textbackslash", "\\")  # a command that bibutils does not know
            self.assertEqual(plain(whole), plain(flat(work["title"])), key)
            texts = [plain(node.text) for node in item.iter() if node.text]
            for field in ("container-title", "publisher", "publisher-place", "volume", "issue", "number", "genre", "note",
                          "collection-title", "edition", "DOI"):
                if field in work:
                    value = flat(work[field])
                    in_note = {"number": "no. ", "volume": "vol. "}.get(field, "") + value  # of BibTeX's "misc"
                    self.assertTrue({value, in_note} & set(texts), (key, field))
            if "URL" in work and key != HOSTILE:
                self.assertIn(work["URL"], texts)
            dates = [node.text for node in item.iter(MODS + "dateIssued")]
            if "date-parts" in work["issued"]:
                self.assertEqual(dates[0], "-".join(f"{part:02}" for part in work["issued"]["date-parts"][0]), key)
            else:
                self.assertEqual(dates[0], work["issued"]["raw"])

    def test_bibtex_as_bibutils_reads_it(self):
        items = self.mods("bib2xml", "works.bib", [])
        self.compare_mods(items)
        body = items["ministry2014state"].find(MODS + "name/" + MODS + "namePart")
        self.assertEqual(body.text, "Ministry of Harbours, Republic of Ruritania")

    def test_ris_as_bibutils_reads_it(self):
        # It does not know the type of an encyclopedia's entry, nor the tag of the day of access.
        quiet = ("ENCYC", "Defaulting to STD", "has unused tags", "Author(s)", "Year:", "Title:", "Unused entries", "2020/02/29")
        self.compare_mods(self.mods("ris2xml", "works.ris", quiet))

    # ------------------------------------------------------------- citation.js
    def items(self, name, form):
        if shutil.which("node") is None or not MODULES.is_dir():
            self.skipTest(f"node or {MODULES} is missing: scripts/install brings them where npm answers")
        done = subprocess.run(["node", "-e", READ, self.folder / name, form], capture_output=True,
                              env={**os.environ, "NODE_PATH": str(MODULES)})
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
        found = json.loads(done.stdout)
        self.assertEqual([item["id"] for item in found], list(self.works))
        return {item["id"]: item for item in found}

    def compare_items(self, items, lost):
        """`lost`: (type, field) that the reader gives another name or none."""
        for key, work in self.works.items():
            for field, value in work.items():
                if (work["type"], field) in lost or (None, field) in lost:
                    continue
                got = items[key].get(field)
                if field in ("author", "editor", "translator"):
                    got, value = names(got), names(value)
                elif field == "issued" and "raw" in value:
                    got, value = got.get("literal", got.get("raw")), value["raw"]
                elif isinstance(value, str):
                    value = flat(value)
                if field == "URL" and key == HOSTILE:
                    value = "https://x.example/a%20b%22c%7Bd%7De%5Cf%20g"
                self.assertEqual(got, value, (key, field))

    # Types that BibTeX has no entry for are "document" there; blogs have no container.
    BIBTEX_LOST = {("post-weblog", "container-title"), ("legislation", "number"), ("legal_case", "volume"),
                   (None, "type")}

    def test_bibtex_as_citation_js_reads_it(self):
        items = self.items("works.bib", "@bibtex/text")
        self.compare_items(items, self.BIBTEX_LOST | {(None, "translator"), (None, "accessed")})
        kinds = {work["type"]: items[key]["type"] for key, work in self.works.items()}
        for kind in ("article-journal", "book", "chapter", "paper-conference", "report", "thesis", "manuscript", "document"):
            self.assertEqual(kinds[kind], kind)
        self.assertEqual(items["okoro2014locksa"]["genre"], "speech")

    def test_bibtex_as_citation_js_reads_biblatex(self):
        self.compare_items(self.items("works.bib", "@biblatex/text"), self.BIBTEX_LOST)

    def test_ris_as_citation_js_reads_it(self):
        lost = {("article-newspaper", "author"), ("hearing", "author"), ("motion_picture", "author"),  # "reporter" ...
                ("article-newspaper", "issued"), ("chapter", "issued"), ("software", "issued"),  # the year alone
                ("paper-conference", "publisher-place"), ("post-weblog", "container-title"), (None, "accessed"),
                ("post-weblog", "type"), ("speech", "type"), ("interview", "type"), ("motion_picture", "type")}
        self.compare_items(self.items("works.ris", "@ris/file"), lost)


if __name__ == "__main__":
    unittest.main()
