#!/usr/bin/python3
"""Draws the pictures of a result file: tools/plot.py results/mix.h5 [-o results/]"""

import contextlib
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from plots.modules import needed  # noqa: E402

with needed():
    from plots import barriers, demand, outcomes, private_side, reach, research_share, study, sweeps
    from plots.command import Parser, chosen, run, say
    from plots.look import save, set_look, standing
    from plots.problem import CANNOT_CREATE, OK, Problem
    from plots.results import Results, is_sweep

PICTURES = {
    "research-share": research_share.draw,
    "demand": demand.draw,
    "outcomes": outcomes.draw,
    "private-side": private_side.draw,
    "reach": reach.draw,
    "barriers": barriers.draw,
}


def arguments(words):
    parser = Parser(
        prog="tools/plot.py",
        description="Draws the pictures of a result file, each as PNG and SVG: "
        + ", ".join(PICTURES)
        + "; of a sweep: "
        + ", ".join(sweeps.PICTURES)
        + "; of the summary of a study of assumptions: "
        + ", ".join(study.PICTURES)
        + ".",
    )
    parser.add_argument("file", help="result file of taktskifte run or sweep, e.g. results/mix.h5, or summary of a study (JSON)")
    parser.add_argument("-o", "--output", metavar="DIR", help="folder for the pictures (default: that of the file)")
    parser.add_overwrite()
    parser.add_argument("--lang", choices=("nb", "en"), default="en", help="Norwegian (bokmål) or English (default: en)")
    return parser.parse_args(words)


def main(words):
    given = arguments(words)
    folder = chosen(given.output, os.path.dirname(given.file) or ".")
    of_study = study.is_study(given.file)
    of_sweep = not of_study and is_sweep(given.file)
    results = study.Study(given.file) if of_study else sweeps.Sweep(given.file) if of_sweep else Results(given.file)
    results.speak(given.lang)
    if not os.path.isdir(folder):
        why = "this is no folder; name one" if os.path.lexists(folder) else f"there is no such folder; create it with: mkdir -p {folder}"
        raise Problem(CANNOT_CREATE, f"{folder}: {why}")
    set_look()
    stem = os.path.join(folder, os.path.splitext(os.path.basename(given.file))[0])
    pictures = study.PICTURES if of_study else sweeps.PICTURES if of_sweep else PICTURES
    for name in pictures:
        standing(f"{stem}-{name}", given.overwrite)  # before the first one is drawn
    done = []
    for name, draw in pictures.items():
        with contextlib.nullcontext() if of_study or of_sweep else results.reading("what it holds"):
            figure = draw(results)
        if figure is None:
            done.append(f"{name}: not drawn, {sweeps.NEEDS[name] if of_sweep else 'it compares scenarios and the file has only one'}")
        else:
            done += save(figure, f"{stem}-{name}", given.overwrite)
    for line in done:  # last, so that all pictures are drawn even if nobody reads their names to the end
        say(line)
    return OK


if __name__ == "__main__":
    run("tools/plot.py", main)
