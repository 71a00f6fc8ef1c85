# What the samples cite, against facts written down by hand: which words are a citation, the work that each means, its
# fields, the pages meant, and the sentence that leans on it. The language of types is left to tests of single references.
import json
import pathlib
import sys
import unittest

import explain

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent.parent / "corpus" / "samples"
DATES = ("issued", "accessed")


def bare(text):
    return text.rstrip(" .")


def places_of(model):
    """Each place that cites: its words, form, number, pages, claim, and the record that it belongs to."""
    blocks = {block["id"]: block for block in model["blocks"]}
    places = []
    for record in model["citations"]:
        for place in record["cited_from"]:
            block = blocks[int(place["ref"].split("#b")[1].split(".c")[0])]
            places.append({**place, "record": record, "kind": block["kind"]})
    return places


class Citations(unittest.TestCase):
    def check(self, name):
        gold = json.loads((HERE / "citations" / (name + ".json")).read_text(encoding="utf-8"))["citations"]
        model = explain.explain(SAMPLES / (name + ".txt"))
        places = places_of(model)
        fulls = {}
        for fact in gold:
            if fact["form"] == "full":
                fulls.setdefault(fact["at"] if fact["at"] != "list" else fact["raw"], fact)
        unused = list(places)
        fields = [0, 0]
        for fact in gold:
            if fact["at"] == "list":
                self.check_entry(fact, model, fields)
                continue
            found = [place for place in unused if bare(place["raw"]) == bare(fact["raw"])
                     and (place["claim"] or "").startswith(fact["claim"])]
            with self.subTest(raw=fact["raw"]):
                self.assertTrue(found, "not found")
                place = found[0]
                unused.remove(place)
                self.assertEqual(place["form"], fact["form"])
                if fact["at"] != "text":
                    self.assertEqual(place["number"], fact["at"])
                if "locator" in fact:
                    self.assertEqual(place["locator"] or "", fact["locator"])
                if fact["form"] == "full":
                    self.check_fields(fact["fields"], place["record"], fields)
                elif fact["work"] is None:
                    self.assertEqual(bare(place["record"]["raw"]), bare(fact["raw"]))
                else:
                    starts = [full["raw"] for key, full in fulls.items() if key.startswith(fact["work"])]
                    self.assertTrue(any(bare(place["record"]["raw"]) == bare(raw) for raw in starts),
                                    place["record"]["raw"])
        self.assertEqual([place["raw"] for place in unused], [], "found too much")
        print(f"{name}: {len(gold)} citations, {fields[0]} of {fields[1]} fields right")
        self.assertEqual(fields[0], fields[1])

    def check_entry(self, fact, model, fields):
        with self.subTest(raw=fact["raw"]):
            found = [record for record in model["citations"] if bare(record["raw"]) == bare(fact["raw"])]
            self.assertEqual(len(found), 1)
            self.check_fields(fact["fields"], found[0], fields)

    def check_fields(self, expected, record, fields):
        for name, value in expected.items():
            if name == "type":
                continue
            found = record.get(name)
            if name in DATES and found is not None:
                found = found.get("date-parts")
            fields[1] += 1
            fields[0] += found == value
            if found != value:
                print(f"  {name}: expected {value!r}, found {found!r}", file=sys.stderr)

    def test_notes_that_refer_back(self):
        self.check("lamps_and_dues")

    def test_author_and_year_with_a_list(self):
        self.check("counting_salmon")

    def test_the_chapter(self):
        """Its ten references by their place: who, where, when, pages. It is no part of the project."""
        path = explain.SHARED / "corpus/chapter-11.txt"
        if not path.is_file():
            self.skipTest(f"{path} is missing")
        model = explain.explain(path)
        daily, news = "People\u2019s Daily", "Xinhua News Agency"
        expected = {
            "1": [("Ministry of Commerce of the People\u2019s Republic of China", None, [2023, 10, 19], None)],
            "2": [("Zhao", daily, [2021, 1, 13], "3")],
            "3": [("Tian+Wang", news, [2024, 5, 31], None)],
            "4": [("The Party Committee of State-Owned Assets Supervision and Administration Commission of the State "
                   "Council, China", "Quishi", [2023], "38-42")],
            "5": [("Gong+Yu", daily, [2024, 1, 22], "3")],
            "6": [("Lagarde", "IMF News", [2019, 4, 24], None)],
            "7": [("Yang+Mao+Xiong", "Xinhua Net", [2023, 9, 21], None)],
            "11": [("Wu", None, [2023, 10, 13], None)],
            "Box 11.1": [(news, None, [2024, 8, 19], None),
                         ("The State Council of the People\u2019s Republic of China", daily, [2024, 8, 21], "3")],
        }
        found = {}
        for record in model["citations"]:
            if "title" not in record:  # a bare address
                continue
            names = "+".join(name.get("family") or name.get("literal") for name in record["author"])
            for place in record["cited_from"]:
                self.assertTrue(place["claim"])
                key = place["number"] or place["where"]["label"]
                found.setdefault(key, []).append((names, record.get("container-title"),
                                                  record["issued"]["date-parts"][0], record.get("page")))
        self.assertEqual(found, expected)
        self.assertEqual([code["code"] for code in model["diagnostics"] if code["code"].startswith("citation")], [])


if __name__ == "__main__":
    unittest.main()
