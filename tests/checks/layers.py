# The rule of the layers: reads the table in ARCHITECTURE.md and finds the includes that break it.
# Used by test_layers.py; knows nothing of what the folders hold.
import pathlib
import re

SOURCES = ("corpus", "indexer", "query")
XAPIAN_HOME = "corpus/search/"
ROW = re.compile(r"^\|\s*`([a-z/]+/)`\s*\|\s*(\d+)\s*\|", re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


def read_table(root):
    """The folders of the table and their layers."""
    return {folder: int(layer) for folder, layer in ROW.findall((root / "ARCHITECTURE.md").read_text("utf-8"))}


def folder_of(path, table):
    """The folder of the table that holds `path`, or None: a folder below needs a row of its own."""
    folder = path.rpartition("/")[0] + "/"
    return folder if folder in table else None


def breaches_of(path, text, root, table):
    home = folder_of(path, table)
    if home is None:
        yield f"{path}: its folder has no row in ARCHITECTURE.md"
        return
    for match in INCLUDE.finditer(text):
        quote, target = match.groups()
        where = f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {target}"
        if target.startswith("xapian") and home != XAPIAN_HOME:
            yield f"{where}: only {XAPIAN_HOME} includes Xapian"
        if quote == "<":
            if target.split("/")[0] in SOURCES + ("tests",):
                yield f'{where}: own headers are included with ""'
            continue
        other = folder_of(target, table)
        if not (root / target).is_file():
            yield f"{where}: no such file; includes start at the root"
        elif other is None:
            yield f"{where}: its folder has no row in ARCHITECTURE.md"
        elif {home.split("/")[0], other.split("/")[0]} == {"indexer", "query"}:
            yield f"{where}: indexer/ and query/ never meet"
        elif other != home and table[other] >= table[home]:
            yield f"{where}: layer {table[home]} may not include layer {table[other]}"


def breaches(root):
    """Every breach in the tree at `root`, as lines to read."""
    root = pathlib.Path(root)
    table = read_table(root)
    found = []
    for top in SOURCES:
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".h", ".cc"):
                name = path.relative_to(root).as_posix()
                found += breaches_of(name, path.read_text("utf-8"), root, table)
    return found
