"""Sobol' indices of the model by SALib, one set of values a call: salib_indices.py [ROWS].

`taktskifte sweep --design saltelli` with `taktskifte sensitivity` does this without SALib, on all processors and with
intervals. This is the pattern for any other of SALib's methods.
"""

import sys

import numpy
import taktskifte as tk
from SALib.analyze import sobol
from SALib.sample import sobol as sample  # from SALib 1.4.6 on

KEYS = ("apply.elasticity", "panel.fundable_share", "experience.units_per_project")


def indices(measure, names, rows, **options):
    """(first, total) index of each key on `measure`; options are those of taktskifte.model."""
    asked, call = tk.problem(*names), tk.model([measure], **options)
    points = sample.sample(asked, rows, calc_second_order=False, seed=1)
    values = numpy.array([call(dict(zip(names, point)))[measure] for point in points])
    found = sobol.analyze(asked, values, calc_second_order=False, seed=1)
    return {name: (first, total) for name, first, total in zip(names, found["S1"], found["ST"])}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 64
    policy = {"funding.public_share": {2018: 0.5}}
    for name, (first, total) in indices("research_share", KEYS, count, against=policy, set={"run.years": 5}).items():
        print(f"{name:32} first {first:6.3f}  total {total:6.3f}")
