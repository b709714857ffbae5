#!/usr/bin/python3
"""Runs the study of assumptions again and renews everything that tells of it.

    tools/study.py [--program build/release/taktskifte] [--sets 1024] [--folder results/study]

Writes scenarios/study/summary.json, what stands between the marks in engine/MODEL.md and in README.md, and the
pictures in results/example. Takes minutes on two cores; when it was stopped, the same command goes on.
"""

import argparse
import pathlib
import re
import textwrap

import study_runs
from plots import look, study
from plots.look import save

BEGIN, END = "<!-- study: written by tools/study.py -->", "<!-- end of study -->"
HEADLINE, HEADLINE_END = "<!-- how sure: written by tools/study.py -->", "<!-- end of how sure -->"
SUMMARY = study_runs.SOURCE / "scenarios/study/summary.json"


def headline(summary):
    """How sure are we, in a paragraph."""

    def of(measure, unit=1.0, decimals=0):
        row = summary.rows[measure]
        pair = next(one for one in row["pairs"] if (one["base"], one["other"]) == (summary.data["today"], summary.data["parity"]))
        low, lower, _, upper, high, falls, _, rises, _, _ = pair["spread"]
        text = [f"{round(value / unit, decimals) or 0.0:+.{decimals}f}" for value in (low, lower, upper, high)]
        matters = max(falls, rises)
        return text, "all" if matters == 1 else f"{100 * matters:.0f} %"

    (low, lower, upper, high), matters = of("research_share", 0.01, 2)
    (left_low, _, _, left_high), left_matters = of("unused_nok")
    (rd_low, _, _, rd_high), rd_matters = of("private_rd_nok")
    sentences = (
        f"**How sure are we?** Over {summary.data['origin']['sets']} sets of assumptions, all {len(summary.keys)} drawn from their ranges, a public share of 50 %"
        f" in place of 7.5 % moves the share of innovations with a researcher by {lower} to {upper} percentage points in half of the sets and by {low} to {high}"
        f" in nine tenths; in {matters} of them by enough to matter. Public money left unused changes by {left_low} to {left_high} MNOK a year in nine tenths, enough to"
        f" matter in {left_matters} of the sets, and private research and development by {rd_low} to {rd_high} MNOK a year, enough to matter in {rd_matters} of them. A share of sets is a share of these"
        " ranges, no probability; chance, the interval that a single set of assumptions gives, is the smallest part of the doubt. `taktskifte compare` says so for your"
        " own mixes, and which assumptions decide."
    )
    return textwrap.fill(sentences, 170, break_on_hyphens=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--program", default=str(study_runs.SOURCE / "build/release/taktskifte"))
    parser.add_argument("--sets", default="1024")
    parser.add_argument("--folder", default="results/study")
    parser.add_argument("--pages-alone", action="store_true", help="from the summary as it is, without running the study")
    options = parser.parse_args()
    if not options.pages_alone:
        study_runs.output_of([options.program, "study", "-o", options.folder, "--sets", options.sets, "--summary", SUMMARY])
    page = study_runs.output_of([options.program, "study", "--summary", SUMMARY, "--markdown"])
    study_runs.replace_between(study_runs.SOURCE / "engine/MODEL.md", BEGIN, END, re.sub("^#+ ", "#### ", page, flags=re.MULTILINE).strip())
    look.set_look()
    summary = study.Study(str(SUMMARY))
    study_runs.replace_between(study_runs.SOURCE / "README.md", HEADLINE, HEADLINE_END, headline(summary))
    for name, draw in study.PICTURES.items():
        stem = study_runs.SOURCE / f"results/example/study-{name}"
        save(draw(summary), str(stem), overwrite=True)
        stem.with_suffix(".svg").unlink()  # a page needs one


if __name__ == "__main__":
    main()
