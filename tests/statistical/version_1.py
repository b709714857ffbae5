#!/usr/bin/python3
"""The defaults of version 1 give the means of version 1: its program against this one.

    tests/statistical/version_1.py OLD_PROGRAM [--program build/release/taktskifte] [--replicates 2000]

Runs 7.5 and 50 % public with the old program at its defaults and with this one under scenarios/version-1*.ini and
another seed, and holds every row of compare --all against the other: |z| < 4 for each mean, equality where neither
varies. Prints a table of all rows; ends with 1 if one fails. Takes minutes; no part of the tests that always run.
"""

import argparse
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import study_runs  # noqa: E402

LARGEST_Z = 4.0  # one in 16 000 by chance: some 400 means are compared
ROUNDING = 1e-9  # of sums made in another order


def z_of(one, other):
    """How many standard errors the means are apart; 0 where both are undefined or equal."""
    if one["mean"] is None or other["mean"] is None:
        return 0.0 if one["mean"] == other["mean"] else math.inf
    apart = other["mean"] - one["mean"]
    if abs(apart) <= ROUNDING * max(1.0, abs(one["mean"])):
        return 0.0
    error = math.hypot(one["standard_error"] or 0.0, other["standard_error"] or 0.0)
    return apart / error if error > 0.0 else math.inf


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("old")
    study_runs.add_options(parser)
    parser.add_argument("--seed", type=int, default=20251125)
    parser.set_defaults(replicates=2000)
    options = parser.parse_args()

    def run(program, scenarios, settings):
        result = study_runs.compared(program, settings, scenarios, options.replicates, options.threads, everything=True)
        return {row["measure"]: row["means"] for row in result["rows"]}

    old = run(options.old, study_runs.MIXES, {})
    new = run(options.program, ("scenarios/version-1.ini", "scenarios/version-1-parity.ini"), {"run.seed": options.seed})
    missing = sorted(set(old) - set(new))
    if missing:
        sys.exit(f"this version has no {', '.join(missing)}")
    rows = [
        (measure, mix, *(means[m]["mean"] for means in (old[measure], new[measure])),
         z_of(old[measure][m], new[measure][m]))
        for measure in old for m, mix in enumerate(("7.5 %", "50 %"))
    ]
    print("| measure | mix | version 1 | this version | z |\n|---|---|---:|---:|---:|")
    for measure, mix, before, now, z in rows:
        print(f"| {measure} | {mix} | {before} | {now} | {z:.2f} |")
    wrong = [row for row in rows if not abs(row[-1]) < LARGEST_Z]
    largest = max(abs(row[-1]) for row in rows)
    print(f"\n{len(rows)} means of {len(old)} measures, largest |z| {largest:.2f}, {len(wrong)} beyond {LARGEST_Z}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
