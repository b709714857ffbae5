#!/usr/bin/python3
"""Holds the summary of a study against a second computation, with numpy and scipy, from the study's files.

    TAKTSKIFTE=build/release/taktskifte tests/statistical/study_again.py results/study [scenarios/study/summary.json]

Prints how many numbers were held against each other and how far apart they lie, a line for each part; the summary keeps six
digits. Ends with 1 if some are further apart than that.
"""

import collections
import json
import pathlib
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support.second_summary import comparisons, distance  # noqa: E402

SIX_DIGITS = 1e-5


def main():
    folder = pathlib.Path(sys.argv[1])
    summary = json.loads(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "scenarios/study/summary.json").read_text())
    counts, farthest = collections.Counter(), collections.Counter()
    for what, told, again in comparisons(folder, summary):
        counts[what] += np.size(np.array(told, dtype=object).ravel())
        farthest[what] = max(farthest[what], distance(told, again))
        if distance(told, again) > SIX_DIGITS:
            print(f"{what}: {told}, and again {again}", file=sys.stderr)
    for what, count in counts.items():
        print(f"{what:12}{count:8} numbers, at most {farthest[what]:.1e} apart")
    return max(farthest.values()) > SIX_DIGITS


if __name__ == "__main__":
    sys.exit(main())
