"""What the page says of a sweep: means of indicators at each point, by the functions that the pictures use."""

import os

import h5py
import numpy as np

from page.results_data import ATTRIBUTES
from plots.problem import DATA, Problem
from plots.results import mean_and_half_width_of_known, text_of, told_apart
from plots.whole_file import size_and_sha256

MEASURES = (
    "research_innovations", "research_share", "project_innovations", "share_ever_joined", "fundable_applications", "awards",
    "unused_nok", "private_awards", "private_rd_nok", "lapsed_nok", "gini_awards",
)
PARTS = (0.05, 0.25, 0.5, 0.75, 0.95)  # of the points, for the strips
REFUSED = 1


def finite(values):
    """As lists, with None for what is not defined: JSON knows no NaN."""
    return np.where(np.isfinite(values), values, None).tolist()


def measure(variable, simulated):
    values = variable[...].astype(float)
    mean, half = mean_and_half_width_of_known(values)
    known = mean[simulated]
    parts = np.full((mean.shape[1], len(PARTS)), np.nan)
    for scenario in range(mean.shape[1]):
        defined = known[np.isfinite(known[:, scenario]), scenario]
        if defined.size:
            parts[scenario] = np.quantile(defined, PARTS)
    return {"unit": text_of(variable.attrs.get("units", "")), "mean": finite(mean), "half": finite(half), "quantiles": finite(parts)}


def content(file, path, size, sha256):
    text = lambda name: list(file[name].asstr()[...])  # noqa: E731
    points = file["design_value"][...].astype(float)
    states = file["design_state"][...].astype(int)
    simulated = states != REFUSED
    keys = text("key")
    settings = [list(row) for row in file["design_setting"].asstr()[...]]
    varying = [at for at in range(len(keys)) if len({row[at] for row in settings}) > 1]
    names = text("scenario")
    titles = told_apart(text("scenario_title"), names)
    about = zip(text("key_unit"), text("key_status"), text("key_confidence"))
    return {
        "kind": "sweep",
        "scenarios": [{"name": name, "title": title} for name, title in zip(names, titles)],
        "years": file["year"][...].astype(int).tolist(),
        "replicates": int(file["replicate"].size),
        "keys": keys,
        "treatments": text("key_treatment"),
        "about": [{"unit": unit, "status": status, "confidence": sure} for unit, status, sure in about],
        "varying": varying,
        "numeric": [bool(np.isfinite(points[:, at]).all()) for at in range(len(keys))],
        "points": finite(points),
        "settings": settings,
        "states": states.tolist(),
        "measures": {name: measure(file[name], simulated) for name in MEASURES if name in file},
        "provenance": {
            "file": os.path.basename(path), "sha256": sha256, "size": size,
            **{name: text_of(file.attrs.get(name, "")) for name in ATTRIBUTES},
        },
    }


def sweep_data(path):
    """Raises Problem for a file that is no sweep."""
    size, sha256 = size_and_sha256(path)
    try:
        with h5py.File(path, "r") as file:
            return content(file, path, size, sha256)
    except (OSError, RuntimeError, LookupError, TypeError, ValueError, MemoryError):
        raise Problem(DATA, f"{path}: damaged or no sweep of Taktskifte; fetch the file again") from None
