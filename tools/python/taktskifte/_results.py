"""Runs, sweeps, and what comes of them."""

from __future__ import annotations

import os
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence

import numpy
import pandas  # type: ignore[import]  # has no types
import xarray

from . import _engine
from ._errors import Mistake, ScenarioError
from ._notes import tell
from ._prepared import Kept
from ._scenarios import NOTHING, Scenario, ScenarioLike, path_bytes, scenarios_of, swept_values

Progress = Optional[Callable[[int, int], object]]
Measured = dict[str, "numpy.ndarray[Any, Any]"]
Labels = dict[str, list[str]]

_kept = Kept()


def run(
    *scenarios: ScenarioLike | Mapping[str, ScenarioLike],
    set: Mapping[str, Any] = NOTHING,
    threads: int | None = None,
    progress: Progress = None,
) -> xarray.Dataset:
    """All replicates of the scenarios, with the same random numbers for each: what `taktskifte run` writes, as
    xarray.open_dataset reads it, without the attribute `history`.

    A scenario is what scenario() takes; several may come as {name: scenario}. The first is the one that others are
    compared with. `set` holds for all. `progress(finished, of)` is called some twenty times a second; what it raises
    ends the run, as Ctrl-C does, within a second, or a few if it makes a world of a million municipalities just then.
    """
    prepared = _kept.prepared(scenarios_of(scenarios, set))
    tell(prepared.notes)
    found, notes = _engine.simulate(prepared, threads, progress)
    tell(notes)
    return _dataset(found)


def sweep(
    *scenarios: ScenarioLike | Mapping[str, ScenarioLike],
    over: Mapping[str, str | Sequence[Any]],
    design: str | None = None,
    points: int | None = None,
    scramblings: int | None = None,
    design_seed: int | None = None,
    chance: str = "common",
    series: Iterable[str] = (),
    indicators: Iterable[str] = (),
    set: Mapping[str, Any] = NOTHING,
    threads: int | None = None,
    progress: Progress = None,
) -> xarray.Dataset:
    """The scenarios at every point of a design: what `taktskifte sweep` writes, along design, scenario and replicate.

    `over` says what each key takes: a list of values, or text as --sweep takes it: "0:1:0.05" (from, to, step),
    "0.2..0.9" or "0.2..0.9 log" (drawn, with `points`), "study" (drawn from the range of the table of keys). Further
    arguments are the options of `taktskifte sweep --help`.

    Rows that fail are left out: they are listed along `failure` (failure_design, failure_scenario, failure_replicate,
    failure_message), and a warning says how many, and why the first.
    """
    choice = _engine.SweepChoice(
        lines=[[key, swept_values(key, values)] for key, values in over.items()],
        design=design,
        points=points,
        scramblings=scramblings,
        design_seed=design_seed,
        chance=chance,
        series=list(series),
        indicators=list(indicators),
    )
    found, notes = _engine.sweep(scenarios_of(scenarios, set), choice, threads, progress)
    results = _dataset(found)
    if "failure" in results.sizes:
        why = f"design {results.failure_design.item(0)}: {results.failure_message.item(0)}"
        notes.append(f"{results.sizes['failure']} rows failed and are left out (failure_message); the first, {why}")
    tell(notes)
    drift = results.burn_in_drift  # -1 in rows that are missing, as _FillValue says in the file
    return results.assign(burn_in_drift=drift.where(drift >= 0).astype("float32", keep_attrs=True))


def compare(
    results: xarray.Dataset,
    *,
    margins: Mapping[str, float] = NOTHING,
    all: bool = False,
    family: str = "fdr",
) -> pandas.DataFrame:
    """Every scenario of a run's results against the first, replicate by replicate, as `taktskifte compare` does.

    A row per measure and scenario: unit, mean of the first scenario and of this one, their difference with its 95 %
    interval, the margin it is held against, and the verdict; "dropped" replicates are those in which it is undefined,
    "rough" is the interval of too few, "skewed" one that may miss more often than in 5 % of cases. Money is in MNOK a
    year. `margins` replaces those of some measures; `all` adds measures by region and size class; `family` is fdr,
    simultaneous or each.

    Choose years and the baseline with xarray: compare(results.sel(year=slice(2028, 2037), scenario=["b", "a"])).
    """
    scale = float(results.attrs.get("totals_factor", 1.0))
    labels = _labels(results)
    names = labels.get("scenario", [])
    rows = _engine.compare(_measured(results), labels, names, _keys_of(results), scale, dict(margins), all, family)
    if len(names) < 2:
        raise _refused("scenario", "these results hold one alone; give at least two, the first to compare with")
    if not rows:
        raise _refused("all", "these results hold nothing but measures by region and size class; give all=True")
    return pandas.DataFrame(rows).set_index(["measure", "scenario"])


def indicators(results: xarray.Dataset) -> dict[str, xarray.DataArray]:
    """What compare() judges, by name: one number for each scenario and replicate."""
    found = {}
    for name, unit, values in _engine.indicators(_measured(results), _labels(results)):
        coordinates = {"scenario": results.scenario, "replicate": results.replicate}
        found[name] = xarray.DataArray(values, coordinates, ("scenario", "replicate"), name, {"units": unit})
    return found


def verify(
    file: str | os.PathLike[str],
    *,
    sample: int | None = None,
    replicates: Sequence[int] | None = None,
    all: bool = False,
    threads: int | None = None,
) -> dict[str, Any]:
    """Checks a result file with nothing but the file, and runs some of its replicates again: what `taktskifte verify
    --json` prints. "holds" says whether everything does. Raises InputError or ScenarioError if it is no result file.

    Run again are `sample` drawn at random, 5 unless something else is said, or these `replicates`, or `all`.
    """
    return _engine.verify(path_bytes(file), sample, None if replicates is None else list(replicates), all, threads)


def _dataset(found: _engine.Found) -> xarray.Dataset:
    """As xarray.open_dataset reads the file: it would take 10 ms to have xarray find out what is known here."""
    dataset = xarray.Dataset(found["variables"])
    coordinates: list[str] = []
    for variable in dataset.variables.values():
        named = variable.attrs.pop("coordinates", None)
        if named is not None:
            variable.encoding["coordinates"] = named
            coordinates += named.split()
    attributes = {name: value for name, value in found["attrs"].items() if name != "history"}
    return dataset.set_coords(coordinates).assign_attrs(attributes)


def _measured(results: xarray.Dataset) -> Measured:
    """What lies along scenario, replicate and year first, by name."""
    first = ("scenario", "replicate", "year")
    missing = [name for name in first if name not in results.dims]
    if "design" in results.dims:
        raise _refused("design", "these are results of a sweep; give those of run()")
    if missing:
        why = "these results do not lie along it; choose by lists, such as sel(scenario=['a', 'b']), and give no means"
        raise _refused(" and ".join(missing), why)
    arrays = {str(name): one for name, one in results.data_vars.items() if set(first) <= set(one.dims)}
    return {name: one.transpose(*first, ...).values for name, one in arrays.items() if "municipality" not in one.dims}


def _refused(what: str, why: str) -> ScenarioError:
    return ScenarioError(f"{what}: {why}", 65, [Mistake("", 0, "", f"{what}: {why}")])


def _labels(results: xarray.Dataset) -> Labels:
    return {str(name): _texts(one.values) for name, one in results.coords.items() if one.dims == (name,)}


def _texts(values: numpy.ndarray[Any, Any]) -> list[str]:
    return [f"{each:.1f}" if isinstance(each, float) else str(each) for each in values.tolist()]


def _keys_of(results: xarray.Dataset) -> list[list[list[str]]]:
    """Of each scenario its keys; nothing if these results do not tell, or are of another model than this one."""
    needed = ("key_value", "key_origin", "key_status", "key_confidence")
    same_model = results.attrs.get("model_results_version") == _engine.model_results_version
    if "key" not in results.coords or not same_model or any(name not in results for name in needed):
        return []
    value, origin, status, confidence = (results[name].values.tolist() for name in needed)
    names = _texts(results["key"].values)
    return [[list(key) for key in zip(names, value[at], origin[at], status, confidence)] for at in range(len(value))]
