# Two sections of NIST SP 800-63 (Markdown): headings at their levels, tables with rows, list items,
# captions; no markup left. What is expected is read off the Markdown by the plain rules below.
import html
import re
import unicodedata
import unittest

import explain

ITEM = re.compile(r"^ *([-*]|\d+\.) +(.+)$")
HEADING = re.compile(r"^#+ +([\d.]+) +(.+)$")


def plain(line):
    """A line of Markdown without its markup."""
    line = re.sub(r"<[^>]*>", "", line)
    line = re.sub(r"!?\[((?:\[[^\]]*\]|[^\[\]])*)\]\([^)]*\)", r"\1", line)
    line = html.unescape(line)
    line = re.sub(r" \((?:https?://|\S+\.html)\S*?\)", "", line)  # an address that a link leads to may be kept
    return re.sub(r"\s+", " ", line).strip()


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", plain(text)))


def headings_of(source):
    found = []
    for line in source:
        match = HEADING.match(re.sub(r"^(#+) *", r"\1 ", re.sub(r"<[^>]*>", "", line)))
        if match:
            found.append((match.group(1).rstrip("."), letters(match.group(2))))
    return found


def tables_of(source):
    """The head and the rows of each pipe table, as lists of cells."""
    tables, now = [], None
    for line in source:
        if not line.lstrip().startswith("|"):
            now = None
            continue
        cells = [letters(cell) for cell in line.strip().strip("|").split("|")]
        if now is None:
            now = [cells]
            tables.append(now)
        elif any(cells):  # not the line of dashes
            now.append(cells)
    return tables


class Section:
    """The tests on one file; `path` is set below, once it is known that the files are there."""

    path = None

    @classmethod
    def setUpClass(cls):
        cls.source = cls.path.read_text("utf-8").splitlines()
        cls.model = explain.explain(cls.path)
        cls.blocks = cls.model["blocks"]

    def test_headings_at_their_levels(self):
        expected = headings_of(self.source)
        found = [((block["number"] or "").rstrip("."), letters(explain.reading(block)), len(block["section"]))
                 for block in self.blocks if block["kind"] == "heading"]
        if len(found) == len(expected) - 1:  # the first may be taken as the document's title
            self.assertEqual(letters(self.model["document"]["title"]).lstrip("5"), expected.pop(0)[1])
        top = expected[0][0].count(".")
        print(f"headings: {len(found)} of {len(expected)}")
        self.assertEqual(found, [(number, text, number.count(".") - top) for number, text in expected])

    def test_list_items_are_blocks(self):
        items = [letters(ITEM.match(line).group(2)) for line in self.source if ITEM.match(line)]
        texts = {letters(block["text"]) for block in self.blocks if block["kind"] == "paragraph"}
        missing = [item[:60] for item in items if item not in texts]
        print(f"list items: {len(items) - len(missing)} of {len(items)}")
        self.assertEqual(missing, [])

    def test_tables(self):
        expected = tables_of(self.source)
        found = []
        for table in (block for block in self.blocks if block["kind"] == "table" and block["cells"]):
            rows = [block for block in self.blocks if block["parent"] == table["id"] and block["kind"] == "table_row"]
            found.append([[letters(cell) for cell in block["cells"][0]] for block in [table] + rows])
        missing = [rows[0] for rows in expected if rows not in found]
        print(f"tables: {len(expected) - len(missing)} of {len(expected)}")
        self.assertEqual(missing, [], found)

    def test_captions(self):
        captions = [re.match(r"^\*\*(Table [\d-]+) (.+?)\*\*$", line.strip()) for line in self.source]
        expected = [(match.group(1), letters(match.group(2))) for match in captions if match]
        found = [(block["label"], letters(block["title"])) for block in self.blocks
                 if block["kind"] == "table" and block["label"]]
        self.assertEqual(found, expected)

    def test_paragraphs_are_whole(self):
        texts = {letters(block["text"]) for block in self.blocks}
        lines = [letters(line) for line in self.source if re.match(r"^[A-Z]", line) and len(line) > 200]
        missing = [line[:60] for line in lines if line not in texts]
        print(f"long paragraphs: {len(lines) - len(missing)} of {len(lines)}")
        self.assertEqual(missing, [])

    def test_no_markup_is_left(self):
        bad = [block["text"][:80] for block in self.blocks
               if re.search(r"</?[a-z]+[ >]|\]\(|\*\*|^#+ |^\| |:--", block["text"] + " " + (block["title"] or ""))]
        self.assertEqual(bad, [])

    def test_no_notes_are_made_up(self):
        self.assertEqual([block["text"][:60] for block in self.blocks if block["kind"] == "footnote"], [])
        self.assertEqual([block["footnote_refs"] for block in self.blocks if block["footnote_refs"]], [])


class RiskManagement(Section, unittest.TestCase):
    pass


class Authenticators(Section, unittest.TestCase):
    pass


if __name__ == "__main__":
    RiskManagement.path = explain.shared("data/documents/nist_800_63_3_sec5_DIRM.md")
    Authenticators.path = explain.shared("data/documents/nist_800_63b_sec5_authenticators.md")
    unittest.main()
