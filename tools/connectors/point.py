#!/usr/bin/env python3
"""One set of values as a command, for whatever calls programs: OpenMOLE, Dakota, a job array.

    point.py [options] KEY=VALUE...              prints a line of names and a line of numbers, CSV
    point.py [options] --dakota PARAMS RESULTS   reads Dakota's file of parameters, writes its file of results

Exit codes are those of taktskifte: 64 wrong words, 65 a wrong file of parameters, 66 none, 73 results cannot be written,
78 a point that breaks a rule of the scenarios.
"""

import argparse
import csv
import sys

import taktskifte as tk


class Refused(Exception):
    """(exit code, why)"""


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        raise Refused(64, message)


def without_repeats(pairs, where, exit_code):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise Refused(exit_code, f"{where}: {name} stands there more than once; give it once")
    return dict(pairs)


def read_dakota(file):
    """The variables of a file of parameters in Dakota's standard format: lines of value and descriptor."""
    try:
        with open(file, encoding="utf-8") as lines:
            pairs = [line.split() for line in lines]
    except OSError as problem:
        raise Refused(66, f"{file}: {problem.strerror}; give Dakota's file of parameters") from problem
    except UnicodeDecodeError:
        pairs = []
    start = next((at for at, words in enumerate(pairs) if words[1:] == ["variables"] and words[0].isdecimal()), None)
    if start is None:
        raise Refused(65, f"{file}: no line '<n> variables'; give Dakota's file of parameters in its standard format")
    count = int(pairs[start][0])
    variables = pairs[start + 1 : start + 1 + count]
    if len(variables) < count or any(len(words) != 2 for words in variables):
        raise Refused(65, f"{file}: {count} variables, but not so many lines of value and descriptor below")
    return without_repeats([(name, value) for value, name in variables], file, 65)


def read_words(words, where):
    wrong = [word for word in words if "=" not in word]
    if wrong:
        raise Refused(64, f"{wrong[0]}: write KEY=VALUE, such as funding.public_share=0.5")
    return without_repeats([word.split("=", 1) for word in words], where, 64)


def write_dakota(file, found):
    try:
        with open(file, "w", encoding="utf-8") as results:
            results.writelines(f"{number!r} {name}\n" for name, number in found.items())
    except OSError as problem:
        raise Refused(73, f"{file}: {problem.strerror}; results cannot be written there") from problem


def work():
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="KEY=VALUE")
    parser.add_argument("--dakota", nargs=2, metavar=("PARAMS", "RESULTS"))
    parser.add_argument("--measures", default="research_share,private_rd_nok", help="names, with commas between them")
    parser.add_argument("--base", help="scenario that comes with Taktskifte, to begin with")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="for all points")
    parser.add_argument("--replicates", type=int, help="20 unless given here or in --set")
    chosen = parser.parse_args()
    if bool(chosen.words) == bool(chosen.dakota):
        parser.error("give values as KEY=VALUE, or --dakota with two files")
    measures = list(without_repeats([(name, None) for name in chosen.measures.split(",")], "--measures", 64))
    values = read_dakota(chosen.dakota[0]) if chosen.dakota else read_words(chosen.words, "values")
    settings = read_words(chosen.set, "--set")
    found = tk.model(measures, base=chosen.base, replicates=chosen.replicates, threads=1, set=settings)(values)
    if chosen.dakota:
        write_dakota(chosen.dakota[1], found)
    else:
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerows((found.keys(), map(repr, found.values())))


def main():
    try:
        work()
    except Refused as problem:
        code, why = problem.args
        print(why, file=sys.stderr)
        return code
    except tk.TaktskifteError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
