#!/usr/bin/env python3
"""How often the 95 % intervals of `taktskifte compare` cover after run.precision has chosen the number of replicates.

The test program runs many seeds of a small model, each until the rule ends it, and takes the mean of many replicates for the
truth (some ten minutes of one core). Writes engine/STOPPING.md."""

import argparse
import math
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test-program", default=ROOT / "build/release/tests/test_statistical")
    parser.add_argument("-o", "--output", default=ROOT / "engine/STOPPING.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "table"
        done = subprocess.run([options.test_program, "Both intervals hold after a run has stopped by its precision"],
                              capture_output=True, text=True, check=False, env={**os.environ, "TAKTSKIFTE_WRITE_TABLE": str(table)})
        if not table.exists():
            raise SystemExit(done.stdout + done.stderr)
        rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in table.open()]
    pathlib.Path(options.output).write_text(page(rows))


def at_least(covered, of, confidence=0.99):
    """The lower bound of Clopper and Pearson (1934), one-sided, by bisection of the binomial tail."""
    if covered == 0:
        return 0.0

    def tail(p):  # chance of so many or more
        logs = [math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(p) + (of - k) * math.log1p(-p)
                for k in range(covered, of + 1) if p < 1]
        return math.fsum(map(math.exp, logs))

    low, high = 0.0, covered / of
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) < 1 - confidence else (low, middle)
    return low


def page(rows):
    lines = ["# Intervals after a run has stopped by its precision", "",
             "Every fourth municipality, 2 years after a burn-in of 10: today's mix against half and a tenth public, many seeds for each line, each run until `run.precision` "
             "ends it. The truth is the mean of many replicates of one more seed. Both simultaneous 95 % intervals, by which the runs stop, have to cover: 0.95 is what would be without "
             "looking, 0.92 what is asked. *at least*: the lower bound for the share of all seeds, with 99 % confidence. "
             "Written by `tools/stopping.py`.", "",
             "| `run.precision` | seeds | replicates at the end: least, median, most | both intervals cover | at least (99 %) |",
             "|---|---|---|---|---|"]
    for target, seeds, least, median, most, covered in rows:
        lines.append(f"| `{target}` | {seeds} | {least}, {median}, {most} | {int(covered) / int(seeds):.3f} | {at_least(int(covered), int(seeds)):.3f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
