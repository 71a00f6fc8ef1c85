# `apud trace` as scripts and people meet it.
import json
import pathlib
import unittest

from harbour import Harbour

SUPPORTED = "The harbour bought four electric cranes in 1954."
CONTRADICTED = "The harbour bought nine electric cranes in 1954."
UNKNOWN = "The harbour sank two ferries in 1954."


class Trace(Harbour):
    def traced(self, claim, status=0, *options):
        return self.json("trace", claim, *options, status=status)

    def test_supports_with_figures_side_by_side(self):
        answer = self.traced(SUPPORTED)
        self.assertEqual(list(answer)[1:4], ["claim", "verdict", "evidence"])
        self.assertEqual(answer["verdict"], "supported")
        best = answer["evidence"][0]
        self.assertEqual(best["stance"], "supports")
        self.assertEqual(best["quote"], "In 1954 the harbour bought four electric cranes for 2.4 million kronor.")
        self.assertEqual([(n["claimed"], n["match"]) for n in best["numbers"]], [("four", "equal"), ("1954", "equal")])
        self.check_evidence(best)

    def test_shows_the_figure_that_differs(self):
        answer = self.traced(CONTRADICTED)
        self.assertEqual(answer["verdict"], "contradicted")
        best = answer["evidence"][0]
        self.assertEqual(best["stance"], "contradicts")
        self.assertIn({"claimed": "nine", "found": "four", "match": "different"}, best["numbers"])
        self.assertEqual(best["differences"], [{"kind": "value", "claimed": "nine", "found": "four"}])

    def test_does_not_guess(self):
        answer = self.traced(UNKNOWN, 1)
        self.assertEqual(answer["verdict"], "not_found")
        self.assertTrue(answer["evidence"])
        self.assertEqual({e["stance"] for e in answer["evidence"]}, {"related"})

    def test_finds_the_subject_in_the_sentence_before_and_the_note(self):
        answer = self.traced("The first pier was finished in 1907.")
        self.assertEqual(answer["verdict"], "supported")
        self.assertEqual([s["number"] for s in answer["evidence"][0]["sources"]], ["1"])
        answer = self.traced("The pier was built by the merchant Ada Lindqvist.")
        self.assertEqual(answer["verdict"], "supported")

    def test_a_plan_does_not_support_that_it_happened(self):
        self.assertEqual(self.traced("The board planted 3,000 pines on the dunes.", 1)["verdict"], "not_found")

    def test_reads_a_row_by_its_heads(self):
        answer = self.traced("Finland has 188 ships.")
        self.assertEqual((answer["verdict"], answer["evidence"][0]["where"]["block"]), ("supported", "table_row"))
        self.assertEqual(self.traced("Finland has 388 ships.")["verdict"], "contradicted")

    def test_many_claims_are_a_line_each(self):
        file = pathlib.Path(self.folder) / "claims.txt"
        file.write_text(f"{SUPPORTED}\n\n{UNKNOWN}\n...\n", "utf-8")
        code, out, err = self.apud("trace", "--file", file, "--json")
        self.assertEqual((code, err), (0, ""))
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([a.get("verdict") for a in answers], ["supported", "not_found", None])
        self.assertEqual(answers[2]["error"]["code"], "usage")

    def test_sentences_are_traced_one_by_one(self):
        answer = self.traced(f"{SUPPORTED} {UNKNOWN}", 1)
        self.assertEqual([part["verdict"] for part in answer["parts"]], ["supported", "not_found"])
        self.assertEqual(answer["verdict"], "not_found")

    def test_odd_claims_get_an_answer_or_a_refusal(self):
        for claim in ("", "   ", "?!", "word " * 10000):
            code, out, err = self.apud("trace", claim)
            self.assertEqual((code, out), (2, ""))
            self.assertTrue(err.startswith("apud: "), err)
        self.assertIn("question", self.traced("Who built the pier?", 1)["note"])
        for claim in ("Der Hafen kaufte vier Kräne.", "pier AND NOT crane OR", "kind:table \"ship", "a* NEAR/3 b", "+ -"):
            code, _, err = self.apud("trace", "--", claim)
            self.assertIn(code, (1, 2), claim + err)

    def test_exchange_formats(self):
        code, out, _ = self.apud("trace", SUPPORTED, "--format", "claimreview")
        review = json.loads(out)
        self.assertEqual((code, review["@type"], review["claimReviewed"]), (0, "ClaimReview", SUPPORTED))
        self.assertNotIn("ratingValue", review["reviewRating"])
        code, out, _ = self.apud("trace", SUPPORTED, "--format", "annotation")
        first = json.loads(out)["items"][0]
        quote, position = first["target"][0]["selector"]
        self.assertEqual((quote["type"], position["type"]), ("TextQuoteSelector", "TextPositionSelector"))
        self.assertEqual(position["end"] - position["start"], len(quote["exact"]))
        data = (self.reports / first["target"][1]["source"]).read_bytes()
        self.assertIn(b"electric cranes", data[slice(*[first["target"][1]["selector"][0][k] for k in ("start", "end")])])

    def test_text_says_what_differs_and_explains(self):
        code, out, err = self.apud("trace", CONTRADICTED)
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out.startswith("✗ contradicted: the figure differs, nine here, four there\n"), out)
        self.assertIn("apud show harbour.txt#", out)
        code, out, _ = self.apud("trace", UNKNOWN, "--explain")
        self.assertEqual(code, 1)
        self.assertIn("ferries –", out)


if __name__ == "__main__":
    unittest.main()
