#!/usr/bin/env python3
"""One set of values as a command, for whatever calls programs: OpenMOLE, Dakota, a job array.

    point.py [options] KEY=VALUE...              prints a line of names and a line of numbers, CSV
    point.py [options] --dakota PARAMS RESULTS   reads Dakota's file of parameters, writes its file of results
"""

import argparse
import csv
import sys

import taktskifte as tk


def read_dakota(file):
    """The variables of a file of parameters in Dakota's standard format: lines of value and descriptor."""
    with open(file, encoding="utf-8") as lines:
        pairs = [line.split() for line in lines]
    count = next((int(words[0]) for words in pairs if words[1:] == ["variables"]), None)
    if count is None:
        raise SystemExit(f"{file}: no line '<n> variables'; give Dakota's file of parameters in its standard format")
    start = next(at for at, words in enumerate(pairs) if words[1:] == ["variables"]) + 1
    return {words[1]: words[0] for words in pairs[start : start + count]}


def read_words(words):
    wrong = [word for word in words if "=" not in word]
    if wrong:
        raise SystemExit(f"{wrong[0]}: write KEY=VALUE, such as funding.public_share=0.5")
    return dict(word.split("=", 1) for word in words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="KEY=VALUE")
    parser.add_argument("--dakota", nargs=2, metavar=("PARAMS", "RESULTS"))
    parser.add_argument("--measures", default="research_share,private_rd_nok", help="names, with commas between them")
    parser.add_argument("--base", help="scenario file to begin with")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="for all points")
    parser.add_argument("--replicates", type=int, default=20)
    chosen = parser.parse_args()
    if bool(chosen.words) == bool(chosen.dakota):
        parser.error("give values as KEY=VALUE, or --dakota with two files")
    measures = chosen.measures.split(",")
    values = read_dakota(chosen.dakota[0]) if chosen.dakota else read_words(chosen.words)
    settings = read_words(chosen.set)
    try:
        found = tk.model(measures, base=chosen.base, replicates=chosen.replicates, threads=1, set=settings)(values)
    except tk.TaktskifteError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    if chosen.dakota:
        with open(chosen.dakota[1], "w", encoding="utf-8") as results:
            results.writelines(f"{number!r} {name}\n" for name, number in found.items())
    else:
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerows((found.keys(), map(repr, found.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
