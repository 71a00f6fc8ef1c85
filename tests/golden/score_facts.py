# Scores the relations that Apud found against facts written by hand:
#   score_facts.py facts_chapter_11.tsv explained.json
# (from `apud-index --explain FILE`, or `apud relations --json --limit 0` of an index of that one file).
# Prints how many were found, which were missed or have a wrong status, direction or predicate, and the recall.
import argparse
import collections
import json
import sys

import facts


def report(verdicts, verbose):
    counts = collections.Counter(kind for _, kind, _ in verdicts)
    bare = sum(kind == "found" and bool(detail) for _, kind, detail in verdicts)
    for fact, kind, detail in verdicts:
        if kind == "found" and detail:
            print(f"found, without {', '.join(detail)}: {fact}")
        elif kind == "found" and verbose:
            print(f"found: {fact}")
        elif kind == "missed":
            print(f"missed: {fact}")
        elif kind != "found":
            print(f"wrong {kind}: {fact}\n    has {facts.told(detail.node)}")
    print(f"{counts['found']} of {len(verdicts)} facts found ({bare} of them without a qualifier), "
          f"{counts['status']} with a wrong status, {counts['direction']} with a wrong direction, "
          f"{counts['predicate']} with another predicate, {counts['missed']} missed; "
          f"recall {facts.recall(verdicts):.3f}")


def main():
    parser = argparse.ArgumentParser(description="Scores relations against facts written by hand.")
    parser.add_argument("facts")
    parser.add_argument("relations", help="a JSON object with a list `relations`; - reads standard input")
    parser.add_argument("--verbose", action="store_true", help="name the facts that were found too")
    options = parser.parse_args()
    with (sys.stdin if options.relations == "-" else open(options.relations, encoding="utf-8")) as file:
        relations = json.load(file)["relations"]
    report(facts.score(facts.read_facts(options.facts), relations), options.verbose)


if __name__ == "__main__":
    main()
