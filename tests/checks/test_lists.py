# The word lists of corpus/lexicon keep their format: columns, order, no form twice in an entry, no entry twice.
import os
import pathlib
import re
import unicodedata
import unittest

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
LISTS = ROOT / "corpus/lexicon"
NAMES = ("countries", "regions", "organizations", "cities", "provinces", "landscape", "companies", "programs")
ROLES = ("heads", "offices", "given_names", "family_names", "inside")
TYPES = set("country region place organization person infrastructure program event agreement work role concept".split())
KINDS = {"title", "office", "given", "family", "inside", "common"}


def bare(form):
    return form[1:] if form.startswith("?") else form


def lines(name):
    return (LISTS / f"{name}.tsv").read_text("utf-8").splitlines()


def faults_of_names(rows):
    """What is wrong with the lines of a list of names."""
    found, seen = [], {}
    for number, row in enumerate(rows, 1):
        columns = row.split("\t")
        if not 2 <= len(columns) <= 7 or columns[-1] == "":
            found.append((number, "columns"))
            continue
        if columns[1] not in TYPES:
            found.append((number, "type"))
        forms = [columns[0]] + [form for column in columns[3:] for form in column.split("|") if column]
        for form in forms:
            if bare(form) != bare(form).strip() or not bare(form) or re.search(r"[\x00-\x1f?;|]|  ", bare(form)):
                found.append((number, f"form {form!r}"))
            if unicodedata.normalize("NFC", form) != form:
                found.append((number, f"not composed: {form}"))
        if len(set(map(bare, forms))) != len(forms):
            found.append((number, "a form twice"))
        key = (bare(columns[0]).casefold(), columns[1], columns[2] if len(columns) > 2 else "")
        if key in seen:
            found.append((number, f"the entry of line {seen[key]}"))
        seen[key] = number
    return found + order_faults(rows)


def faults_of_roles(rows):
    found, seen = [], set()
    for number, row in enumerate(rows, 1):
        columns = row.split("\t")
        if len(columns) != 2 or not columns[0].strip():
            found.append((number, "columns"))
            continue
        roles = columns[1].split(",")
        if not set(roles) <= TYPES | KINDS or roles != sorted(set(roles)):
            found.append((number, "roles"))
        if columns[0].casefold() in seen:
            found.append((number, "a word twice"))
        seen.add(columns[0].casefold())
    return found + order_faults(rows)


def order_faults(rows):
    keys = [bare(row).encode() for row in rows]
    return [(i + 1, "order") for i in range(1, len(keys)) if keys[i - 1] >= keys[i]]


class Faults(unittest.TestCase):
    def test_are_found(self):
        self.assertEqual(faults_of_names(["A\tplace", "?B\tplace\t\tC|?D\tE"]), [])
        self.assertEqual(faults_of_names(["B\tplace", "A\tplace"]), [(2, "order")])
        self.assertEqual(faults_of_names(["A\tplanet"]), [(1, "type")])
        self.assertEqual(faults_of_names(["A\tplace\t\tB|?B"]), [(1, "a form twice")])
        self.assertEqual(faults_of_names(["A\tplace", "a\tplace"]), [(2, "the entry of line 1")])
        self.assertEqual(faults_of_names(["A", "B\tplace\t"]), [(1, "columns"), (2, "columns")])
        self.assertEqual(faults_of_names(["A\tplace\t\tB | C"]), [(1, "form 'B '"), (1, "form ' C'")])
        self.assertEqual(faults_of_roles(["a\tgiven", "b\tcommon,given"]), [])
        self.assertEqual(faults_of_roles(["a\tgiven,common", "a\tgift"])[:3], [(1, "roles"), (2, "roles"), (2, "a word twice")])


class Lists(unittest.TestCase):
    def test_of_names(self):
        for name in NAMES:
            self.assertEqual((name, faults_of_names(lines(name))), (name, []))

    def test_of_roles(self):
        for name in ROLES:
            self.assertEqual((name, faults_of_roles(lines(name))), (name, []))

    def test_are_all_described(self):
        readme = (LISTS / "README.md").read_text("utf-8")
        for path in LISTS.glob("*.tsv"):
            self.assertIn(f"`{path.name}`", readme)

    def test_name_what_places_lie_within(self):
        known = {bare(row.split("\t")[0]) for name in ("countries", "regions", "landscape") for row in lines(name)}
        lost = {row.split("\t")[2] for name in NAMES for row in lines(name) if row.count("\t") >= 2} - known - {""}
        self.assertEqual(lost, set())


if __name__ == "__main__":
    unittest.main()
