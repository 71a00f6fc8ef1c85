# The samples in corpus/samples, block by block, against goldens that were written together with them.
# A golden has a line a block: kind (a heading's level beside it), number, label, parent, text with ^n^ at a mark.
import difflib
import re
import unittest

import explain

SAMPLES = explain.ROOT / "corpus/samples"
GOLDEN = explain.ROOT / "tests/golden/samples"


def marked(text, refs):
    out, start = "", 0
    for ref in refs:
        out += text[start : ref["at"]] + f"^{ref['number']}^"
        start = ref["at"]
    return out + text[start:]


def name_of(parent):
    return "-" if parent is None else parent["label"] or "note " + str(parent["number"])


def line(kind, number="-", label="-", parent="-", text=""):
    return "\t".join((kind, number or "-", label or "-", parent or "-", text))


def lines_of(block, blocks):
    """The golden's lines for a block of --explain; a table gives one more for each row of its head."""
    kind = block["kind"]
    parent = name_of(blocks[block["parent"]] if block["parent"] is not None else None)
    if kind == "heading":
        yield line(f"heading {len(block['section']) + 1}", block["number"], text=explain.reading(block))
    elif kind in ("box", "figure", "table"):
        yield line(kind, label=block["label"], text=explain.reading(block))
        for row in (block["cells"] or [])[:1]:
            yield line("head", parent=block["label"], text=" | ".join(row))
    elif kind == "table_row":
        yield line("row", parent=parent, text=" | ".join(block["cells"][0]))
    elif kind == "footnote":
        yield line(kind, "-" if parent != "-" else block["number"], parent=parent, text=block["text"])
    else:
        is_item = kind == "paragraph" and parent == "-" and re.fullmatch(r"[–•*-]", block["number"] or "")
        yield line("item" if is_item else kind, parent=parent, text=marked(block["text"], block["footnote_refs"]))


def reading_of(path):
    """A document in the golden's form: the title, the blocks in order, the notes last."""
    model = explain.explain(path)
    blocks = explain.blocks_of(model)
    notes = [block for block in blocks if block["kind"] == "footnote"]
    rest = [block for block in blocks if block["kind"] != "footnote" and explain.reading(block) != "Notes"]
    title = re.sub(r"^CHAPTER \d+\W+", "", model["document"]["title"])
    lines = [line("title", text=title)]
    for block in rest + notes:
        lines += lines_of(block, model["blocks"])
    return lines


class Samples(unittest.TestCase):
    def check(self, name, ending=".txt"):
        expected = (GOLDEN / (name + ".tsv")).read_text("utf-8").splitlines()
        found = reading_of(SAMPLES / (name + ending))
        difference = [row for row in difflib.unified_diff(expected, found, "golden", "found", n=0, lineterm="")
                      if not row.startswith("@@")]
        self.assertEqual(found, expected, "\n" + "\n".join(difference))

    def test_roads_and_plans(self):
        self.check("roads_and_plans")

    def test_river_of_ten_masters(self):
        self.check("river_of_ten_masters")

    def test_one_report_in_three_formats(self):
        for ending in (".md", ".html", ".pdf"):
            with self.subTest(ending):
                self.check("lights_of_the_estuary", ending)

    def test_markdown(self):
        model = explain.explain(SAMPLES / "reading_a_gauge.md")
        blocks = model["blocks"]
        self.assertEqual(model["document"]["title"], "How to Read a River Gauge")
        self.assertEqual([(len(b["section"]), b["number"], explain.reading(b)) for b in blocks if b["kind"] == "heading"],
                         [(0, "1", "What the number means"), (1, "1.1", "Three sources of error"),
                          (0, "2", "Gauges that pilots quote")])
        self.assertEqual([b["cells"] for b in blocks if b["kind"] == "table_row"],
                         [[["Pfelling", "Germany", "290"]], [["Wildungsmauer", "Austria", "162"]],
                          [["Mohács", "Hungary", "180"]], [["Orsova", "Romania", "150"]]])
        texts = [b["text"] for b in blocks if b["kind"] == "paragraph"]
        self.assertIn("Weeds do the same in summer.", texts)
        self.assertIn("Read the gauge at seven in the morning.", texts)
        self.assertTrue(any("of 120 centimetres can" in text and "The yearbook (https://gauges.example/yearbook) of" in text
                            for text in texts), texts)


if __name__ == "__main__":
    unittest.main()
