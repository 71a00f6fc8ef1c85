# What the tests on whole documents share: finding a document, running `apud-index --explain`, comparing texts.
# Documents outside the project are not part of it: a test that needs one is skipped where it is missing.
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(os.environ.get("APUD_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BIN = pathlib.Path(os.environ.get("APUD_BIN", ROOT / "build/bin"))
SHARED = ROOT / "../shared"
SKIPPED = 77  # the exit status that ctest reports as skipped


def shared(name):
    """The path of a document outside the project; ends the script, saying so, where it is missing."""
    path = SHARED / name
    if not path.is_file():
        print(f"skipped: {path} is missing")
        sys.exit(SKIPPED)
    return path


def explain(path):
    run = subprocess.run([BIN / "apud-index", "--explain", path], capture_output=True)
    if run.returncode != 0:
        raise AssertionError(f"--explain {path}: status {run.returncode}: {run.stderr.decode('utf-8', 'replace')}")
    return json.loads(run.stdout)


def normal(text):
    """For comparing: compatibility forms folded; white space, full stops and replacement characters out."""
    return re.sub(r"[\s.\ufffd]+", "", unicodedata.normalize("NFKC", text))


def words(text):
    return len(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)))


def digest(text):
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()[:12]


def blocks_of(model):
    """The blocks, the further paragraphs of a note as blocks of their own, whichever way the model has them."""
    blocks = []
    for block in model["blocks"]:
        first, *further = block["text"].split("\n") if block["kind"] == "footnote" else [block["text"]]
        blocks.append({**block, "text": first})
        blocks += [{**block, "text": text, "parent": block["id"]} for text in further]
    return blocks


def reading(block):
    """What a block says: a box's, table's, figure's and heading's title without its number, else the text."""
    if block["kind"] in ("box", "table", "figure"):
        return block["title"]
    if block["kind"] == "heading":
        title = block["title"] or block["text"]
        return re.sub(r"^(" + re.escape(block["number"] or "-") + r")[.)\s]+", "", title)
    return block["text"]


def position(text, at):
    """An offset in code points, counted in `normal` characters."""
    return len(normal(text[:at]))


def fingerprint(block):
    """One line of counts and hashes that stands for a block; no word of the document is in it."""
    # A table may show all its rows; they are compared as rows.
    cells = [digest("|".join(row)) + f"({len(row)})" for row in (block["cells"] or [])[:1]]
    text = reading(block) if block["kind"] != "table_row" else ""
    return "\t".join(str(field) for field in (
        block["kind"],
        len(block["section"]) + 1 if block["kind"] == "heading" else "-",
        block["number"] or "-" if block["kind"] != "table_row" else "-",
        block["label"] or "-",
        len(normal(text)),
        words(text),
        digest(text) if text else "-",
        ",".join(cells) or "-",
        ",".join(f"{ref['number']}@{position(block['text'], ref['at'])}" for ref in block["footnote_refs"]) or "-"))
