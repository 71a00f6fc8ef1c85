# `apud show` as scripts and people meet it.
import unittest

from harbour import Harbour


class Show(Harbour):
    def test_shows_a_sentence_in_its_context(self):
        ref = self.first('"first pier"')["evidence"]["where"]["ref"]
        answer = self.json("show", ref, "--context", "1")
        self.assertEqual(list(answer)[1:7], ["evidence", "before", "after", "sources", "entities", "relations"])
        self.assertEqual(answer["evidence"]["quote"], "The first pier was finished in 1907.")
        self.check_evidence(answer["evidence"])
        self.assertTrue(answer["before"][0]["quote"].endswith("works on the quays."))
        self.assertTrue(answer["after"][0]["quote"].startswith("It was built by the merchant"))
        self.assertEqual(answer["sources"][0]["number"], "1")

    def test_takes_neighbours_of_the_same_kind(self):
        ref = self.first("crossed", "marsh")["evidence"]["where"]["ref"]
        answer = self.json("show", ref, "--context", "9")
        self.assertEqual([one["where"]["block"] for one in answer["before"] + answer["after"]], ["box"])

    def test_shows_a_whole_block(self):
        ref = self.first('"first pier"')["evidence"]["where"]["ref"].rsplit(".", 1)[0]
        evidence = self.json("show", ref)["evidence"]
        self.assertTrue(evidence["quote"].startswith("The first pier"))
        self.assertTrue(evidence["quote"].endswith("within two years."))
        self.check_evidence(evidence)

    def test_shows_a_table_in_its_columns(self):
        outline = self.json("show", "harbour.txt")["outline"]
        ref = next(entry["ref"] for entry in outline if entry["kind"] == "table")
        table = self.json("show", ref)["table"]
        self.assertEqual(table["rows"], [["1", "Sweden", "412"], ["2", "Finland", "188"], ["3", "Estonia", "97"]])
        code, out, _ = self.apud("show", ref)
        self.assertEqual(code, 0)
        self.assertIn("    2    Finland  188\n", out)
        self.assertIn("\nSource: Port statistics office.", out)

    def test_names_the_sentence_that_a_note_hangs_on(self):
        ref = self.first("kind:footnote", "committee")["evidence"]["where"]["ref"]
        answer = self.json("show", ref)
        self.assertEqual([one["quote"][:34] for one in answer["cited_from"]], ["The pier burned in 1931 and was re"])
        self.assertIn("cited from  The pier burned in 1931", self.apud("show", ref)[1])

    def test_shows_a_row_under_its_head(self):
        ref = self.first("Finland")["evidence"]["where"]["ref"]
        out = self.apud("show", ref)[1]
        self.assertIn("  \u258c 2    Finland  188\n", out)
        self.assertIn("    No.  Country  Ships\n", out)

    def test_shows_a_whole_box(self):
        outline = self.json("show", "harbour.txt")["outline"]
        ref = next(entry["ref"] for entry in outline if entry["kind"] == "box")
        code, out, _ = self.apud("show", ref)
        self.assertEqual(code, 0)
        self.assertIn("The line was planned in 1911", out)
        self.assertIn("\nSource: Railway Museum", out)

    def test_prints_the_exact_bytes_alone(self):
        ref = self.first("concrete")["evidence"]["where"]["ref"]
        code, out, err = self.apud("show", ref, "--exact")
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(out, self.json("show", ref)["evidence"]["exact"])

    def test_outlines_a_document(self):
        answer = self.json("show", "harbour.txt")
        self.assertEqual(answer["document"]["name"], "harbour.txt")
        self.assertEqual(answer["document"]["title"], "The Harbour of Westerholm")
        self.assertEqual(answer["notes"], 2)
        self.assertEqual([(entry["kind"], entry["label"] or entry["title"]) for entry in answer["outline"]],
                         [("heading", "I. How the harbour grew"), ("heading", "1. Cranes and railways"), ("box", "Box 4.1"),
                          ("heading", "II. What the harbour earns"), ("table", "Table 4.1")])
        for entry in answer["outline"]:
            self.assertEqual(self.apud("show", entry["ref"])[0], 0)

    def test_names_the_nearest(self):
        for target, message in (
                ("harbor.txt", "apud: no such document: harbor.txt: did you mean harbour.txt?\n"),
                ("harbour.txt#b0.99", None), ("harbour.txt#b4000", None), ("nowhere", None), ("#b1", None), ("", None)):
            with self.subTest(target=target):
                code, out, err = self.apud("show", target)
                self.assertEqual((code, out), (1, ""))
                self.assertTrue(err.startswith("apud: no such "), err)
                if message:
                    self.assertEqual(err, message)
        answer = self.json("show", "harbor.txt", status=1)
        self.assertIsNone(answer["evidence"])
        self.assertEqual(answer["suggestion"], "harbour.txt")


if __name__ == "__main__":
    unittest.main()
