#!/usr/bin/python3
"""Runs the study of assumptions again and renews everything that tells of it.

    tools/study.py [--program build/release/taktskifte] [--sets 1024] [--folder results/study]

Writes scenarios/study/summary.json, what stands between the marks in engine/MODEL.md, and the pictures in
results/example. Takes minutes on two cores; when it was stopped, the same command goes on.
"""

import argparse
import pathlib

import study_runs
from plots import look, study
from plots.look import save

BEGIN, END = "<!-- study: written by tools/study.py -->", "<!-- end of study -->"
SUMMARY = study_runs.SOURCE / "scenarios/study/summary.json"


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
    study_runs.replace_between(study_runs.SOURCE / "engine/MODEL.md", BEGIN, END, page.replace("\n## ", "\n### ").strip())
    look.set_look()
    summary = study.Study(str(SUMMARY))
    for name, draw in study.PICTURES.items():
        stem = study_runs.SOURCE / f"results/example/study-{name}"
        save(draw(summary), str(stem))
        stem.with_suffix(".svg").unlink()  # a page needs one


if __name__ == "__main__":
    main()
