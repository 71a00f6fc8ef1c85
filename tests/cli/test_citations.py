# `apud citations`, and citations in search and show, on two documents of our own that cite one work each and one together.
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ.get("APUD_BIN", pathlib.Path(__file__).parents[2] / "build/bin"))

FERRY = """The Ferries of Westerholm

I. Crossing the sound

The night ferry began to run in the spring of 2014.1 It carried forty thousand people in its first year, and nobody had
expected that.2 The harbour board raised the fare twice.3 Some passengers still walk over the ice.4

1\tOkoro, Beatrice, \u201cTides and Tariffs,\u201d Journal of Harbour Studies, vol. 12, no. 3 (May 5, 2014): pp. 40\u201358.

2\tIbid., p. 44.

3\tLindqvist, Sara, Ferries of the North (Oslo: Harbour Press, 1998), p. 112.

4\tThey do so against all advice, and mostly on Sundays.
"""

FARES = """The Price of a Crossing

I. Fares

Fares follow the tide tables more closely than the price of oil.1

1\tOkoro, Beatrice, \u201cTides and Tariffs,\u201d Journal of Harbour Studies, vol. 12, no. 3 (May 5, 2014): pp. 40\u201358.
"""

TIDES, NORTH = "Tides and Tariffs", "Ferries of the North"


class Citations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="apud-test-"))
        cls.reports = cls.folder / "reports"
        cls.reports.mkdir()
        (cls.reports / "ferry.txt").write_text(FERRY, "utf-8")
        (cls.reports / "fares.txt").write_text(FARES, "utf-8")
        cls.index("--db", cls.folder / ".apud", cls.reports)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def index(cls, *args):
        done = subprocess.run([BIN / "apud-index", "--quiet", *args], capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr)

    def apud(self, *args, db=None):
        given = ["--db", db or self.folder / ".apud"] if db != "none" else []
        done = subprocess.run([BIN / "apud", args[0], *given, *args[1:]], capture_output=True, text=True, cwd=self.folder)
        return done.returncode, done.stdout, done.stderr

    def json(self, *args, code=0):
        status, out, err = self.apud(*args, "--json")
        self.assertEqual((status, err), (code, ""))
        answer = json.loads(out)
        self.assertEqual(answer["schema"], 1)
        return answer

    def titles(self, *query):
        code, out, _ = self.apud("citations", *query, "--json")
        titles = [work["title"] for work in json.loads(out)["citations"]]
        self.assertEqual(code, 0 if titles else 1)
        return titles

    def test_a_work_is_listed_once_with_all_sentences(self):
        answer = self.json("citations")
        self.assertEqual(answer["total"], 2)
        tides = next(work for work in answer["citations"] if work["title"] == TIDES)
        self.assertEqual(tides["type"], "article-journal")
        self.assertEqual(tides["author"], [{"family": "Okoro", "given": "Beatrice"}])
        self.assertEqual(tides["issued"], {"date-parts": [[2014, 5, 5]]})
        self.assertTrue(tides["id"].startswith("work:"))
        claims = {place["claim"]: place for place in tides["cited_from"]}
        self.assertEqual(sorted(claims), [
            "Fares follow the tide tables more closely than the price of oil.",
            "It carried forty thousand people in its first year, and nobody had expected that.",
            "The night ferry began to run in the spring of 2014."])
        ibid = claims["It carried forty thousand people in its first year, and nobody had expected that."]
        self.assertEqual((ibid["form"], ibid["number"], ibid["where"]["document"]), ("ibid", "2", "ferry.txt"))

    def test_words_of_the_work_or_of_the_claim_find_it(self):
        for query in (["okoro"], ["author:okoro"], ['title:"tides and tariffs"'], ["year:2014"], ["year:2010..2019"],
                      ["journal", "harbour", "studies"], ["price", "of", "oil"], ["okoro", "2014"], ['"tide tables"']):
            self.assertEqual(self.titles(*query), [TIDES], query)
        for query in (["author:sara"], ["title:north"], ["year:..2000"], ["fare", "raised"]):
            self.assertEqual(self.titles(*query), [NORTH], query)
        self.assertEqual(sorted(self.titles("harbour")), [NORTH, TIDES])
        for query in (["author:tides"], ["okoro", "lindqvist"], ["year:1999"], ["zeppelin"]):
            self.assertEqual(self.titles(*query), [], query)

    def test_any_string_is_a_query(self):
        for query in ('"', "author:", "year:x", "((", "-x", "\u201c", "AND", "title:\"", "a" * 5000):
            code, _, err = self.apud("citations", "--", query)
            self.assertIn(code, (0, 1), (query, err))

    def test_a_part_of_the_list(self):
        first, second = self.json("citations", "--limit", "1"), self.json("citations", "--limit", "1", "--offset", "1")
        self.assertEqual((first["total"], second["total"]), (2, 2))
        self.assertEqual({first["citations"][0]["title"], second["citations"][0]["title"]}, {TIDES, NORTH})
        code, out, err = self.apud("citations", "--offset", "2")
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(err, "apud: nothing more: --offset 2: there are 2 works\n")

    def test_text_tells_who_when_what_and_for_which_sentence(self):
        code, out, err = self.apud("citations", "author:lindqvist")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("Sara Lindqvist, 1998: Ferries of the North", out)
        self.assertIn("\u201cThe harbour board raised the fare twice.\u201d", out)
        self.assertRegex(out, r"note 3 · page 1, lines? [0-9–]+ · ferry\.txt#b\d+\.3")
        self.assertTrue(out.endswith("1 work\n"))

    def test_says_that_nothing_was_found(self):
        code, out, err = self.apud("citations", "zeppelin")
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(err, "apud: no such citation: zeppelin: try fewer words; apud search zeppelin looks in the texts\n")
        self.assertEqual(self.json("citations", "zeppelin", code=1)["citations"], [])

    def test_formats_have_the_same_keys(self):
        csl = json.loads(self.apud("citations", "--format", "csl-json")[1])
        bibtex = self.apud("citations", "--format", "bibtex")[1]
        ris = self.apud("citations", "--format", "ris")[1]
        keys = [item["id"] for item in csl]
        self.assertEqual(sorted(keys), ["lindqvist1998ferries", "okoro2014tides"])
        self.assertEqual(re.findall(r"^@\w+\{(\w+),", bibtex, re.MULTILINE), keys)
        self.assertEqual(re.findall(r"^ID  - (\w+)", ris, re.MULTILINE), keys)
        self.assertIn("  title = {Tides and Tariffs},\n  journal = {Journal of Harbour Studies},\n", bibtex)
        self.assertEqual(self.apud("citations", "zeppelin", "--format", "csl-json")[:2], (1, "[]\n"))
        self.assertEqual(self.apud("citations", "zeppelin", "--format", "bibtex")[:2], (1, ""))

    @unittest.skipUnless(shutil.which("bib2xml"), "bib2xml (Debian's bibutils) is missing")
    def test_bibutils_reads_both(self):
        for program, form in (("bib2xml", "bibtex"), ("ris2xml", "ris")):
            path = self.folder / f"works.{form}"
            path.write_text(self.apud("citations", "--format", form)[1], "utf-8", newline="")
            done = subprocess.run([program, path], capture_output=True, text=True)
            self.assertEqual(done.stderr, f"{program}: Processed 2 references.\n")

    def test_format_json_is_json(self):
        self.assertEqual(self.apud("citations", "--format", "json")[1], self.apud("citations", "--json")[1])

    def test_notes_without_a_work(self):
        answer = self.json("citations", "--unresolved")
        (note,) = answer["citations"]
        self.assertEqual(note["raw"], "They do so against all advice, and mostly on Sundays.")
        self.assertEqual((note["reason"], note["via"], note["number"]), ("no citation", "footnote", "4"))
        self.assertEqual([place["claim"] for place in note["cited_from"]], ["Some passengers still walk over the ice."])
        code, out, _ = self.apud("citations", "--unresolved")
        self.assertEqual(code, 0)
        self.assertIn("note 4: no citation\n", out)

    def test_wrong_usage(self):
        for args, message in (
                (["--format", "marc"], '--format does not take this value: "marc": give text, json, csl-json, bibtex or ris'),
                (["--unresolved", "word"], "--unresolved takes no words: citations: leave them or --unresolved away"),
                (["--unresolved", "--format", "ris"],
                 "notes without a work have no such format: citations: give --format text or json"),
                (["--json", "--format", "ris"], "two formats: citations: leave --json or --format away")):
            code, out, err = self.apud("citations", *args)
            self.assertEqual(code, 2, args)
            self.assertIn(message, out + err)

    def test_search_finds_the_note_and_the_sentence(self):
        for query in ("author:lindqvist", 'title:"ferries of the north"', "year:1998", "year:1990..1999"):
            hits = self.json("search", query)["results"]
            self.assertEqual({hit["evidence"]["where"]["block"] for hit in hits}, {"paragraph", "footnote"}, query)
        (claim,) = [hit for hit in self.json("search", "author:lindqvist")["results"]
                    if hit["evidence"]["where"]["block"] == "paragraph"]
        self.assertEqual(claim["evidence"]["quote"], "The harbour board raised the fare twice.")
        self.assertEqual([work["title"] for work in claim["sources"][0]["citations"]], [NORTH])
        self.assertEqual(self.json("search", 'title:"north of ferries"', code=1)["results"], [])

    def test_show_has_the_whole_chain(self):
        ref = self.json("citations", "author:lindqvist")["citations"][0]["cited_from"][0]["where"]["ref"]
        shown = self.json("show", ref)
        (source,) = shown["sources"]
        self.assertEqual((source["via"], source["number"]), ("footnote", "3"))
        self.assertEqual([work["title"] for work in source["citations"]], [NORTH])
        text = self.apud("show", ref)[1]
        self.assertIn("→ Sara Lindqvist, “Ferries of the North”, Harbour Press, 1998\n", text)

    def test_several_indexes_are_one(self):
        one, two = self.folder / "one", self.folder / "two"
        self.index("--db", one, self.reports / "ferry.txt")
        self.index("--db", two, self.reports / "fares.txt")
        code, out, _ = self.apud("citations", "--json", "--db", one, "okoro", db=two)
        (work,) = json.loads(out)["citations"]
        self.assertEqual({place["where"]["document"] for place in work["cited_from"]}, {"ferry.txt", "fares.txt"})

    def test_follow_the_documents(self):
        db, reports = self.folder / "moving", self.folder / "moved"
        shutil.copytree(self.reports, reports)
        self.index("--db", db, reports)
        (reports / "ferry.txt").write_text("The Ferries\n\nNo notes are left.\n", "utf-8")
        self.index("--db", db, reports)
        code, out, _ = self.apud("citations", "--json", db=db)
        (work,) = json.loads(out)["citations"]
        self.assertEqual([place["where"]["document"] for place in work["cited_from"]], ["fares.txt"])
        self.index("--db", db, "--remove", "fares.txt")
        self.assertEqual(self.apud("citations", db=db), (1, "", "apud: no citations: this index has no notes with references\n"))

    def test_verify_still_holds(self):
        self.assertEqual(self.apud("verify")[0], 0)


if __name__ == "__main__":
    unittest.main()
