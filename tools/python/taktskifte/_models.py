"""What samplers, optimisers and workbenches ask of a model: a function of keys, and the ranges of keys."""

from __future__ import annotations

import os
import re
from typing import Any, Mapping, Sequence, TypedDict

from . import _engine
from ._keys import keys
from ._errors import Mistake, ScenarioError
from ._notes import tell
from ._prepared import Kept
from ._scenarios import NOTHING, scenario

MEASURES = ("research_share", "project_innovations", "unused_nok", "private_rd_nok")


class Problem(TypedDict):
    """As SALib takes it."""

    num_vars: int
    names: list[str]
    bounds: list[list[float]]


class Model:
    """A function from {key: value} to {measure: number}; made by model(). Can be copied to other processes."""

    def __init__(
        self,
        measures: Sequence[str],
        base: str | os.PathLike[str] | None,
        against: Mapping[str, Any] | None,
        settings: Mapping[str, Any],
        threads: int | None,
    ) -> None:
        self.measures = tuple(measures)
        self.base = base
        self.against = None if against is None else dict(against)
        self.settings = dict(settings)
        self.threads = threads
        self._kept = Kept()
        self._told: dict[str, None] = {}
        self._refuse_settings(NOTHING if against is None else against, "against")

    def __call__(self, values: Mapping[str, Any] = NOTHING) -> dict[str, float]:
        self._refuse_settings(values, "the call")
        given = [values] if self.against is None else [values, {**values, **self.against}]
        named = zip(("model", "against"), given)
        scenarios = [scenario(keys, name=name, base=self.base, set=self.settings) for name, keys in named]
        prepared = self._kept.prepared(scenarios)
        self._tell(prepared.notes)
        (here, *there), notes = _engine.means(prepared, self.measures, self.threads)
        self._tell(notes)
        numbers = [there[0][at] - here[at] for at in range(len(here))] if there else here
        return dict(zip(self.measures, numbers))

    def _tell(self, notes: Sequence[str]) -> None:
        """Each kind once: what a sampler's calls have told only differs by its numbers."""
        for note in notes:
            kind = re.sub(r"\d+([.,]\d+)?", "", note)
            if kind not in self._told:
                self._told[kind] = None
                tell([note])

    def _refuse_settings(self, keys: Mapping[str, Any], where: str) -> None:
        """What holds for all calls would win over what one of them says."""
        twice = [key for key in keys if key in self.settings]
        if twice:
            texts = [
                f"{key}: set for all calls already ({self.settings[key]}); take it out of {where}" for key in twice
            ]
            mistakes = [Mistake("", 0, key, text) for key, text in zip(twice, texts)]
            raise ScenarioError("\n".join(texts), 64, mistakes)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_kept": Kept(), "_told": dict(self._told)}


def model(
    measures: Sequence[str] = MEASURES,
    *,
    base: str | os.PathLike[str] | None = None,
    against: Mapping[str, Any] | None = None,
    replicates: int | None = None,
    threads: int | None = None,
    set: Mapping[str, Any] = NOTHING,
) -> Model:
    """A function from {key: value} to {measure: its mean over replicates}; measures are those that compare() shows.
    Replicates are 20 unless something else is said.

    Keys that a call leaves out have their values in `base`, a scenario file, or their defaults. With `against`, {key:
    value}, every number is a difference: what it changes to have these on top, with the same random numbers. All calls
    have the same seed, so that two of them differ by their keys and not by chance. `set` holds for all calls; what it
    says no call can say again. What is odd is a warning at the first call that has it; at later ones
    with other numbers in it, it is not.
    """
    if replicates is not None and "run.replicates" in set:
        what = "run.replicates: stands in set, and replicates is given too; keep one of the two"
        raise ScenarioError(what, 64, [Mistake("", 0, "run.replicates", what)])
    settings = {"run.replicates": 20 if replicates is None else replicates, "run.municipality_years": "no", **set}
    return Model(measures, base, against, settings, threads)


def problem(*names: str) -> Problem:
    """The `problem` of SALib for these keys: their ranges worth sweeping, from the table of keys.

    Raises ValueError for a key without such a range, and for one that does not exist.
    """
    table = keys()
    unknown = [name for name in names if name not in table]
    if unknown:
        raise ValueError(f"no such key: {', '.join(unknown)}; taktskifte.keys() has all")
    ranges = {name: table[name].study for name in names}
    without = [name for name, ends in ranges.items() if ends is None]
    if without:
        raise ValueError(f"no range worth sweeping is known of {', '.join(without)}; write bounds of your own")
    return {"num_vars": len(names), "names": list(names), "bounds": [list(ends) for ends in ranges.values() if ends]}
