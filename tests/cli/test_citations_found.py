"""What apud-index says of the citations of a document: --explain, the summary, and what is doubtful."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
INDEX = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin")) / "apud-index"

TEXT = """The Price of Salt

1. Roads

Salt went by mule.1 The price doubled in winter.2 Nobody kept count (Gale, 1862).

Figure 1. Mules by year

Source: Road Office, Yearbook of Mules (Avel: Road Office, 1904), table 3.

Notes

1. Ada Moss, The Salt Road: A History (Oxford: Tarn Press, 1999), 12; Oakes, Ledgers of Salt, 14.
2. Ibid., 45.
"""


def run(*arguments):
    done = subprocess.run([INDEX, *arguments], capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode()


class CitationsFound(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name) / "salt.txt"

    def explain(self, text):
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code, out = run("--explain", self.path)
        self.assertEqual(code, 0)
        return json.loads(out)

    def test_records_and_what_leans_on_them(self):
        model = self.explain(TEXT)
        by_id = {record["id"]: record for record in model["citations"]}
        self.assertEqual(sorted(by_id), ["salt.txt#b5.c2", "salt.txt#b6.c1", "work:gale_1862_in_salt_txt", "work:moss_salt_road_1999",
                                         "work:road_office_yearbook_of_mules_1904"])
        moss = by_id["work:moss_salt_road_1999"]
        self.assertEqual(moss["author"], [{"family": "Moss", "given": "Ada"}])
        self.assertEqual(moss["issued"], {"date-parts": [[1999]]})
        self.assertEqual([(place["claim"], place["via"], place["number"], place["form"], place["locator"])
                          for place in moss["cited_from"]],
                         [("Salt went by mule.", "footnote", "1", "full", None)])
        self.assertEqual([by_id[ref]["cited_from"][0]["form"] for ref in ("salt.txt#b5.c2", "salt.txt#b6.c1")],
                         ["short title", "ibid"])
        figure = by_id["work:road_office_yearbook_of_mules_1904"]["cited_from"][0]
        self.assertEqual((figure["claim"], figure["via"]), ("Figure 1: Mules by year", "source line"))
        gale = by_id["work:gale_1862_in_salt_txt"]["cited_from"][0]
        self.assertEqual((gale["via"], gale["form"]), ("inline", "author-year"))
        self.assertEqual(gale["where"]["ref"], "salt.txt#b1.3")

    def test_ibid_behind_an_open_citation_stays_open(self):
        model = self.explain(TEXT)
        codes = [found["code"] for found in model["diagnostics"]]
        self.assertEqual(codes.count("citation_unresolved"), 2)
        refs = [place["ref"] for record in model["citations"] for place in record["cited_from"]]
        self.assertEqual(len(refs), len(set(refs)))

    def test_relations_of_works(self):
        model = self.explain(TEXT)
        said = {(relation["subject"].get("id"), relation["predicate"],
                 relation["object"].get("id") or relation["object"].get("text")
                 or relation["object"]["value"]["from"]) for relation in model["relations"]}
        moss = "work:moss_salt_road_1999"
        self.assertLessEqual({("work:the_price_of_salt", "cites", moss), ("person:ada_moss", "authored", moss),
                              (moss, "published_on", "1999"), (moss, "supports", "Salt went by mule.")}, said)
        self.assertIn(moss, [entity["id"] for entity in model["entities"]])
        supports = next(relation for relation in model["relations"] if relation["predicate"] == "supports")
        self.assertEqual(supports["evidence"]["quote"], "Salt went by mule.")
        self.assertEqual(supports["sources"][0]["citations"][0]["id"], moss)

    def test_summary_counts_them(self):
        self.path.write_text(TEXT, encoding="utf-8")
        code, out = run("--db", pathlib.Path(self.folder.name) / "db", "--json", self.path)
        self.assertEqual((code, json.loads(out)["citations"]), (0, 5))

    def test_bad_notes_give_what_is_certain(self):
        head = "A Title\n\n1. Part\n\nIt is said so.1 And more.2\n\nNotes\n\n1. "
        for note in ("Ibid.", "See supra note 1.", "(" * 3000, "“" * 3000, "; " * 3000, "Ibid.; " * 3000,
                     ", ".join(f"Moss{chr(97 + i % 26)}, A." for i in range(1000)) + " (2001). A title. Journal, 3, 4-5.",
                     "Moss, A., Salt, http://x.example/a b c", "\xff\xfe" * 500, "Moss " * 40000):
            model = self.explain(head + note + "\n2. Ibid., 5.\n")
            for record in model["citations"]:
                self.assertTrue(record["raw"])
                self.assertTrue(record["cited_from"])


if __name__ == "__main__":
    unittest.main()
