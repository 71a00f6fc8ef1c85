# `apud search` as scripts and people meet it.
import unittest

from harbour import Harbour


class Search(Harbour):
    def test_finds_the_best_sentence_with_its_address(self):
        hit = self.first("electric", "cranes")
        self.assertEqual(hit["rank"], 1)
        self.assertGreater(hit["score"], 0)
        evidence = hit["evidence"]
        self.assertEqual(evidence["quote"], "In 1954 the harbour bought four electric cranes for 2.4 million kronor.")
        self.assertEqual(hit["snippet"],
                         "In 1954 the harbour bought four <b>electric</b> <b>cranes</b> for 2.4 million kronor.")
        where = evidence["where"]
        self.assertEqual(where["document"], "harbour.txt")
        self.assertEqual(where["section"], ["I. How the harbour grew", "1. Cranes and railways"])
        self.assertEqual(where["block"], "paragraph")
        self.assertIsNone(where["label"])
        self.assertEqual(where["page"], 1)
        self.check_evidence(evidence)

    def test_rejoins_a_word_that_a_line_end_divided(self):
        hit = self.first("concrete")
        self.assertIn("rebuilt in concrete within two years.", hit["evidence"]["quote"])
        self.assertIn("con-\ncrete", hit["evidence"]["exact"])
        self.check_evidence(hit["evidence"])

    def test_brings_the_notes_that_hang_on_the_sentence(self):
        sources = self.first('"first pier"')["sources"]
        self.assertEqual([(source["via"], source["number"]) for source in sources], [("footnote", "1")])
        self.assertIn("The Building of the Pier", sources[0]["text"])
        (work,) = sources[0]["citations"]
        self.assertEqual((work["title"], work["author"]), ("The Building of the Pier", [{"family": "Lindqvist", "given": "A."}]))
        self.assertEqual([place["claim"] for place in work["cited_from"]], ["The first pier was finished in 1907."])
        self.assertEqual(sources[0]["where"]["block"], "footnote")

    def test_brings_the_source_line_of_a_box(self):
        hit = self.first("marsh", "piles")
        self.assertEqual(hit["evidence"]["where"]["block"], "box")
        self.assertEqual(hit["evidence"]["where"]["label"], "Box 4.1")
        self.assertEqual(hit["evidence"]["where"]["page"], 2)
        self.assertEqual([source["via"] for source in hit["sources"]], ["source line"])
        self.assertIn("Track Book", hit["sources"][0]["text"])

    def test_brings_the_source_of_a_table_row(self):
        hit = self.first("Finland")
        self.assertEqual(hit["evidence"]["where"]["block"], "table_row")
        self.assertEqual(hit["evidence"]["where"]["label"], "Table 4.1")
        self.assertEqual([source["via"] for source in hit["sources"]], ["table source"])

    def test_knows_the_query_language(self):
        def documents(*query):
            return {hit["evidence"]["where"]["document"] for hit in self.json("search", *query)["results"]}
        self.assertEqual(documents("railway"), {"harbour.txt", "garden.txt"})
        self.assertEqual(documents("railway", "-roses", "doc:garden.txt"), {"garden.txt"})
        self.assertEqual(documents("cafe"), {"garden.txt"}, "accents folded")
        self.assertEqual({hit["evidence"]["where"]["block"] for hit in self.json("search", "kind:footnote pier")["results"]},
                         {"footnote"})

    def test_takes_any_string_as_a_query(self):
        for query in ("", '"', "((", "AND", "NOT", "a OR", "kind:", "kind:nothing pier", "year:x..y", "\u00e9\u4e2d", "*", "-",
                      "pier" * 500, "+" * 300, "\x01\x7f", "a:b:c", "NEAR/", "*pier", "page:.."):
            with self.subTest(query=query[:20]):
                code, out, err = self.apud("search", "--json", "--", query)
                self.assertIn(code, (0, 1), out + err)

    def test_counts_facets(self):
        answer = self.json("search", "railway", "--facet", "kind", "--facet", "document", "--limit", "0")
        self.assertEqual(answer["results"], [])
        self.assertEqual(list(answer["facets"]), ["kind", "document", "entity", "year"])
        self.assertEqual(answer["facets"]["document"]["garden.txt"], 1)
        self.assertEqual(sum(answer["facets"]["kind"].values()), sum(answer["facets"]["document"].values()))
        self.assertEqual(answer["facets"]["year"], {}, "not asked for")

    def test_groups_by_document(self):
        answer = self.json("search", "railway", "--group", "document")
        names = [hit["evidence"]["where"]["document"] for hit in answer["results"]]
        self.assertEqual(sorted(names), ["garden.txt", "harbour.txt"])

    def test_sorts_by_document_and_date(self):
        def order(how):
            return [hit["evidence"]["where"]["ref"] for hit in self.json("search", "railway", "--sort", how)["results"]]
        by_document = order("document")
        self.assertEqual([ref.split("#")[0] for ref in by_document], sorted(ref.split("#")[0] for ref in by_document))
        self.assertEqual(sorted(order("date")), sorted(by_document))

    def test_pages_through_the_hits(self):
        every = [hit["evidence"]["where"]["ref"] for hit in self.json("search", "harbour OR railway OR quay")["results"]]
        self.assertGreater(len(every), 3)
        pages = []
        for offset in range(0, len(every), 2):
            answer = self.json("search", "harbour OR railway OR quay", "--limit", "2", "--offset", offset)
            self.assertEqual([hit["rank"] for hit in answer["results"]][0], offset + 1)
            pages += [hit["evidence"]["where"]["ref"] for hit in answer["results"]]
        self.assertEqual(pages, every)

    def test_suggests_what_was_meant(self):
        answer = self.json("search", "electrik", status=1)
        self.assertEqual(answer["results"], [])
        self.assertEqual(answer["suggestion"], "electric")
        code, out, err = self.apud("search", "electrik")
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(err, "apud: nothing found: electrik: did you mean: apud search electric\n")

    def test_prints_text_for_people(self):
        code, out, err = self.apud("search", "first pier")
        self.assertEqual((code, err), (0, ""))
        self.assertNotIn("\x1b", out, "plain without a terminal")
        self.assertIn(" 1  The first pier was finished in 1907.\n", out)
        self.assertIn("harbour.txt \u203a I. How the harbour grew\n", out)
        self.assertIn("note 1: Lindqvist, A.", out)
        self.assertTrue(all(len(line) <= 100 for line in out.split("\n")))
        self.assertIn("\x1b[1;31mpier\x1b[0m", self.apud("search", "first pier", "--color", "always")[1])

    def test_spans_several_indexes(self):
        answer = self.json("search", "beans", "--db", self.folder / ".apud", "--db", self.folder / ".apud", status=0)
        self.assertTrue(answer["results"])


class Choice(Harbour):
    def test_finds_the_index_upward(self):
        self.assertEqual(self.apud("search", "pier", cwd=self.reports)[0], 0)

    def test_takes_the_environment_and_lets_an_option_win(self):
        self.assertEqual(self.apud("search", "pier", cwd="/", APUD_DB=str(self.folder / ".apud"))[0], 0)
        code, _, err = self.apud("search", "pier", "--db", self.folder / "none", APUD_DB=str(self.folder / ".apud"))
        self.assertEqual(code, 2)
        self.assertTrue(err.startswith("apud: "), err)
        self.assertIn(str(self.folder / "none"), err)

    def test_says_how_to_make_an_index(self):
        code, out, err = self.apud("search", "pier", cwd="/")
        self.assertEqual((code, out), (2, ""))
        self.assertEqual(err, "apud: no index: there is no .apud in / nor above it: "
                              "make one with apud-index PATH, or name one with --db\n")
        answer = self.apud("search", "pier", "--json", cwd="/")
        self.assertEqual(answer[0], 2)
        self.assertIn('"code":"no_index"', answer[1])
        self.assertEqual(answer[2], "")


if __name__ == "__main__":
    unittest.main()
