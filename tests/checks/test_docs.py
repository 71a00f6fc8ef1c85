# Documents that must keep step with the code: every diagnostic is listed in docs/input_format.md, and no other.
import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
CODE = re.compile(r'(?:diagnose\(|\{)"([a-z]+(?:_[a-z]+)+)",')
LISTED = re.compile(r"^\| `([a-z_]+)` \|", re.MULTILINE)


class Docs(unittest.TestCase):
    def test_codes_are_found_in_sources(self):
        self.assertEqual(CODE.findall('push_back({"a_b", span, "c"}); diagnose("d_e", x)'), ["a_b", "d_e"])

    def test_every_diagnostic_is_listed(self):
        sources = [*(ROOT / "indexer/parse").glob("*.cc"), *(ROOT / "indexer/cite").glob("*.cc"), ROOT / "indexer/build/read_document.cc"]
        used = {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}
        text = (ROOT / "docs/input_format.md").read_text("utf-8")
        listed = set(LISTED.findall(text[text.index("## Diagnostics"):]))
        self.assertEqual(sorted(listed), sorted(used))

    def test_every_layer_of_the_table_exists(self):
        folders = re.findall(r"^\| `([a-z/]+/)` \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
        planned = {"corpus/graph/"}
        self.assertEqual([f for f in folders if not (ROOT / f).is_dir() and f not in planned], [])


if __name__ == "__main__":
    unittest.main()
