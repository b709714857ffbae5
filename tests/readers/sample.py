"""The sample result file that the tests of readers open, and what must be read from it."""

import json
import os
import pathlib
import re

import numpy as np

FILE = os.environ["TAKTSKIFTE_SAMPLE"]  # set by CTest; made by write_sample

DIMENSIONS = {
    "scenario": ["today", "quarter", "parity"],
    "replicate": list(range(8)),
    "year": list(range(2018, 2024)),
    "outcome": ["quality", "efficiency", "avoided_cost", "employee_satisfaction", "business_value"],
    "partner": ["researcher", "other_public", "firm", "citizens", "own_units", "voluntary"],
    "cause": [
        "societal_challenges", "new_technology", "savings", "citizens", "employees", "legislation", "reorganisation",
        "political_leadership", "innovation_strategy", "firms", "peers", "research", "abroad", "voluntary", "unions",
        "other", "unknown",
    ],
    "ministry": ["KD", "SD", "KD_X", "HOD", "NFD", "KMD", "ASD", "FAD", "BLD"],
    "barrier": [
        "not_believed_in", "no_access", "did_not_apply", "no_co_financing", "not_funded", "no_researcher_free",
    ],
    "region": ["Nord-Norge", "Midt-Norge", "Vestlandet", "Østlandet", "Sørlandet"],
    "size_class": ["below 5000", "5000 to 20000", "above 20000"],
    "lorenz_share": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
}
FURTHER = {
    "successes_with": ("outcome",),
    "successes_without": ("outcome",),
    "partner_share": ("partner",),
    "innovations_region_size": ("region", "size_class"),
    "research_innovations_region_size": ("region", "size_class"),
    "awards_region_size": ("region", "size_class"),
    "innovations_cause": ("cause",),
    "awarded_nok_ministry": ("ministry",),
    "barriers": ("size_class", "barrier"),
    "lorenz_awards": ("lorenz_share",),
    "ever_joined_share_size": ("size_class",),
}
SEED = "9223372036854775807"
MODEL_RESULTS_VERSION = re.search(
    r"model_results_version = (\d+);",
    (pathlib.Path(__file__).parents[2] / "include/taktskifte/core/results_version.hpp").read_text(encoding="utf-8"),
).group(1)


def dimensions_of(measure):
    return ("scenario", "replicate", "year") + FURTHER.get(measure, ())


def expected():
    """name -> array; NaN where a number is not defined."""
    with open(FILE + ".json", encoding="utf-8") as file:
        flat = json.load(file)
    return {
        name: np.array(values, dtype=float).reshape([len(DIMENSIONS[d]) for d in dimensions_of(name)])
        for name, values in flat.items()
    }
