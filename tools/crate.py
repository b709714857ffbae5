#!/usr/bin/python3
"""Writes where a result file is from, as RO-Crate: tools/crate.py results/mix.h5 [-o FILE] [--date YYYY-MM-DD]"""

import datetime
import json
import os
import sys
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from plots.modules import needed  # noqa: E402

with needed():
    from plots.command import Parser, chosen, run, say
    from plots.problem import OK, USAGE, Problem
    from plots.results import Results
    from plots.whole_file import write_whole
    from provenance.graph import graph_of


def arguments(words):
    parser = Parser(
        prog="tools/crate.py",
        description="Writes the metadata of a result file as one RO-Crate JSON (Process Run Crate 0.5): the file, the "
        "scenarios and tables it was made from, the program, and the run. All of it is taken from the file.",
    )
    parser.add_argument("file", help="result file of taktskifte run, e.g. results/mix.h5")
    parser.add_argument("-o", "--output", metavar="FILE", help="in the folder of the result file or above it "
                        "(default: STEM-ro-crate-metadata.json beside it)")
    parser.add_overwrite()
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="date of publication (default: today)")
    return parser.parse_args(words)


def checked_date(text):
    if text is None:
        return datetime.date.today().isoformat()
    try:
        if len(text) == len("2026-01-31"):
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Problem(USAGE, f"--date {text}: give a day such as 2026-01-31")


def default_output(file):
    return os.path.splitext(file)[0] + "-ro-crate-metadata.json"


def place_in_crate(file, output):
    """The result file seen from the folder of the crate, as a URI: an RO-Crate describes what is in its own folder."""
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(os.path.dirname(output) or "."))
    if relative.split(os.sep)[0] == os.pardir:
        raise Problem(USAGE, f"{output}: a crate describes files of its own folder; choose a name beside {file}")
    return urllib.parse.quote(os.fsencode(relative))


def main(words):
    given = arguments(words)
    date = checked_date(given.date)
    results = Results(given.file)
    output = chosen(given.output, default_output(given.file))
    if os.path.exists(output) and os.path.samefile(output, given.file):
        raise Problem(USAGE, f"{output}: that is the result file; choose another name with -o")
    crate = graph_of(results, place_in_crate(given.file, output), results.size, results.sha256, date)
    write_whole(output, (json.dumps(crate, indent=2, ensure_ascii=False) + "\n").encode(), given.overwrite)
    say(output)
    return OK


if __name__ == "__main__":
    run("tools/crate.py", main)
