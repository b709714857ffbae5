#!/usr/bin/python3
"""Writes a result file as one page that opens from disk: tools/report.py results/mix.h5 [-o report.html]"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from plots.modules import needed  # noqa: E402

with needed():
    from page.assemble import page_of
    from page.live import check_maker, engine, live_data
    from page.program import program
    from page.results_data import results_data
    from page.sweep_data import sweep_data
    from plots.command import Parser, chosen, run, say
    from plots.problem import OK, USAGE, Problem
    from plots.results import is_sweep
    from plots.whole_file import write_whole


def arguments(words):
    parser = Parser(
        prog="tools/report.py",
        description="Writes a result file of taktskifte run or sweep as one page in Norwegian and English that opens from "
        "disk: no server, no network. All numbers of a comparison are those of taktskifte compare --json.",
    )
    parser.add_argument("file", help="result file of taktskifte run or sweep, e.g. results/mix.h5")
    parser.add_argument("-o", "--output", metavar="FILE", help="the page (default: the name of the file with .html)")
    parser.add_argument("--taktskifte", metavar="PROGRAM", help="the program that compares (default: $TAKTSKIFTE, "
                        "build/release/taktskifte, or the one on the PATH)")
    parser.add_argument("--live", action="store_true", help="put the simulator into the page, so that a share, assumptions and "
                        "scenarios of one's own can be tried in it; file, program and simulator have to be of one commit")
    parser.add_argument("--engine", metavar="FILE", help="the simulator in WebAssembly (default: build/web/taktskifte.wasm)")
    parser.add_overwrite()
    parser.add_argument("--lang", choices=("nb", "en"), default="nb", help="the language it opens in (default: nb)")
    return parser.parse_args(words)


def main(words):
    given = arguments(words)
    output = chosen(given.output, os.path.splitext(given.file)[0] + ".html")
    if os.path.exists(output) and os.path.exists(given.file) and os.path.samefile(output, given.file):
        raise Problem(USAGE, f"{output}: that is the result file; choose another name with -o")
    if given.engine and not given.live:
        raise Problem(USAGE, "--engine: goes with --live")
    packed_engine = engine(given.engine, program(given.taktskifte)) if given.live else ""
    if is_sweep(given.file):
        if given.live:
            raise Problem(USAGE, "--live: goes with the result of a run; a sweep has every point already")
        data = sweep_data(given.file)
    else:
        data = results_data(given.file, given.taktskifte)
        if given.live:
            check_maker(data, program(given.taktskifte))
            data.update(live_data(data, program(given.taktskifte)))
    write_whole(output, page_of(data, given.lang, packed_engine).encode(), given.overwrite)
    say(output)
    return OK


if __name__ == "__main__":
    run("tools/report.py", main)
