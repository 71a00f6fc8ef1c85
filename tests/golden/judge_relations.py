# Judging relations by hand.
#   judge_relations.py draw explained.json --count 150 --seed 1 [--sheet FILE]
#       shows that many at random with their sentences; with --sheet writes a sheet to fill in (not for the project: it
#       has the sentences).
#   judge_relations.py keep SHEET judged_NAME.tsv
#       turns a filled sheet into the golden: hashes of what was judged and the verdicts, no word of a document.
#   judge_relations.py check judged_NAME.tsv explained.json
#       what became of the judged ones: still there, right or wrong.
#
# A sheet's verdicts: `right` (yes, or "no" where subject, predicate or object are not what the sentence says),
# `direction` (yes, or "no" where subject and object are exchanged), and the true `status` and `polarity`. `right` starts
# as "?", the others as what Apud said.
import argparse
import csv
import hashlib
import json
import random
import re
import sys

import facts

SHEET = ("key", "right", "direction", "status", "polarity", "found_status", "subject", "predicate", "object", "quote")
GOLDEN = ("key", "turned", "right", "direction", "status", "polarity")


def end_of(node):
    """What a subject or object is, for its hash: the entity's id, the value or the words."""
    if not isinstance(node, dict):
        return ""
    return node.get("id") or facts.fold(node.get("text") or "") or json.dumps(node.get("value"), sort_keys=True)


def key_of(node, turned=False):
    """The same for the same statement of the same sentence, wherever its block stands; not its status and polarity."""
    ends = [end_of(node.get("subject")), end_of(node.get("object"))]
    quote = re.sub(r"\W+", "", facts.fold(((node.get("evidence") or {}).get("quote")) or ""))
    parts = [quote, node["predicate"], *(reversed(ends) if turned else ends)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]


def sentence_of(node):
    """A hash of the sentence that a relation comes from."""
    quote = re.sub(r"\W+", "", facts.fold(((node.get("evidence") or {}).get("quote")) or ""))
    return hashlib.sha256(quote.encode("utf-8")).hexdigest()[:16]


def drawn(relations, count, seed):
    """`count` of them, the same for the same relations and seed; in their order."""
    chosen = random.Random(seed).sample(range(len(relations)), min(count, len(relations)))
    return [relations[at] for at in sorted(chosen)]


def load(path):
    with (sys.stdin if path == "-" else open(path, encoding="utf-8")) as file:
        return json.load(file)["relations"]


def draw(options):
    chosen = drawn(load(options.relations), options.count, options.seed)
    rows = []
    for node in chosen:
        quote = " ".join((((node.get("evidence") or {}).get("quote")) or "").split())
        print(f"{facts.told(node)}\n    {quote}")
        ends = [" ".join(shown_end(node.get(name)).split()) for name in ("subject", "object")]
        rows.append((key_of(node) + "/" + key_of(node, True), "?", "yes", node["status"], node["polarity"],
                     f"{node['status']}, {node['polarity']}", ends[0], node["predicate"], ends[1], quote))
    if options.sheet:
        with open(options.sheet, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t", lineterminator="\n").writerows([SHEET, *rows])


def shown_end(end):
    return (end.get("name") or end.get("text") or json.dumps(end.get("value"))) if isinstance(end, dict) else ""


def keep(options):
    with open(options.sheet, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    open_rows = [row["key"] for row in rows if row["right"] not in ("yes", "no")]
    if open_rows:
        sys.exit(f"judge_relations: {len(open_rows)} rows are not judged yet, the first is {open_rows[0]}")
    with open(options.golden, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(GOLDEN)
        for row in rows:
            key, turned = row["key"].split("/")
            writer.writerow((key, turned, row["right"], row["direction"], row["status"], row["polarity"]))


def read_golden(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def check(golden, relations):
    """Counts of what the judged relations have become: how many are still there, right, or wrong in which way."""
    found = {key_of(node): node for node in relations}
    counts = {"there": 0, "gone": 0, "right": 0, "wrong": 0, "direction": 0, "status": 0}
    for row in golden:
        node, turned = found.get(row["key"]), found.get(row["turned"])
        if node is None and turned is None:
            counts["gone"] += 1
            continue
        counts["there"] += 1
        counts["right" if row["right"] == "yes" else "wrong"] += 1
        counts["direction"] += (node is not None) != (row["direction"] == "yes")
        shown = node or turned
        counts["status"] += (shown["status"], shown["polarity"]) != (row["status"], row["polarity"])
    return counts


def main():
    parser = argparse.ArgumentParser(description="Draws relations to judge by hand, and checks what was judged.")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draw")
    one.add_argument("relations")
    one.add_argument("--count", type=int, default=150)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--sheet")
    one.set_defaults(run=draw)
    one = commands.add_parser("keep")
    one.add_argument("sheet")
    one.add_argument("golden")
    one.set_defaults(run=keep)
    one = commands.add_parser("check")
    one.add_argument("golden")
    one.add_argument("relations")
    one.set_defaults(run=lambda options: print(check(read_golden(options.golden), load(options.relations))))
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
