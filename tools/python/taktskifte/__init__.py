"""Taktskifte in Python: scenarios in, an xarray.Dataset out, the same numbers as `taktskifte run` writes.

    import taktskifte as tk
    mix = tk.run("today.ini", "parity.ini")
    mix.research_share.mean("replicate").plot(x="year", hue="scenario")
"""

from ._engine import available_threads
from ._engine import version as __version__
from ._errors import InputError, Mistake, ScenarioError, TaktskifteError
from ._keys import Key, keys
from ._models import Model, Problem, model, problem
from ._results import compare, indicators, run, sweep, verify
from ._scenarios import Scenario, ScenarioLike, scenario

__all__ = [
    "InputError",
    "Key",
    "Mistake",
    "Model",
    "Problem",
    "Scenario",
    "ScenarioError",
    "ScenarioLike",
    "TaktskifteError",
    "__version__",
    "available_threads",
    "compare",
    "indicators",
    "keys",
    "model",
    "problem",
    "run",
    "scenario",
    "sweep",
    "verify",
]
