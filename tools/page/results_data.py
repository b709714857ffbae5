"""What the page says of a result file: the comparison as the program makes it, and what the file alone holds."""

import os

import numpy as np

from page.levers import levers
from page.program import compared, program
from plots.doubt import doubted
from plots.results import Results

PATHS = (  # of the chart over the years
    "research_share", "research_innovations", "project_innovations", "applications", "fundable_applications", "awards",
    "unused_nok", "private_awards", "private_rd_nok", "share_ever_joined", "gini_awards", "mean_experience",
)
MEANS = ("success_share_with", "success_share_without", "lorenz_awards", "barriers")  # of compare --all: levels alone
COUNTS = ("innovations", "research_innovations", "awards", "participations")
ATTRIBUTES = ("engine_version", "engine_commit", "engine_compiler", "model_results_version", "study_id", "seed", "title")


def without_paths(row):
    return {**row, "differences": [{**difference, "path": None} for difference in row["differences"]]}


def comparison(taktskifte, file):
    """compare --json: the path of every year for the measures of the chart, and none for the others."""
    every_year = compared(taktskifte, file, "--every-year")
    every_year["rows"] = [row if row["measure"] in PATHS else without_paths(row) for row in every_year["rows"]]
    every_year["groups"] = [without_paths(row) for row in every_year["groups"]]
    return every_year


def means(taktskifte, file):
    """Levels of measures that compare lists with --all, by row and scenario; verdicts are held to other rows there."""
    rows = compared(taktskifte, file, "--all")["rows"]
    return {
        row["measure"]: [one["mean"] for one in row["means"]] for row in rows if row["measure"].split("[")[0] in MEANS
    }


def municipalities(results):
    known = {
        "number": results.text("municipality"),
        "name": results.text("municipality_name"),
        "region": results.values("municipality_region").astype(int).tolist(),
        "size": results.values("municipality_size_class").astype(int).tolist(),
        "population": results.values("population").astype(int).tolist(),
        "year": results.attribute("municipality_number_year"),
    }
    if results.has("successor_2024"):
        known["successor"] = results.text("successor_2024")
    return known


def counts(results):
    """Whether the file has them by year, and sums over replicates by measure: municipality, scenario, year; one year that
    stands for all where it has not."""
    by_year = all(results.has(f"municipality_year_{name}") for name in COUNTS)
    shape = (len(results.scenarios), results.years.size if by_year else 1, len(results.text("municipality")))
    found = {}
    for name in COUNTS:
        values = results.values(f"municipality_year_{name}" if by_year else f"municipality_{name}_sum")
        found[name] = np.transpose(values.reshape(shape), (2, 0, 1)).astype(np.int64).ravel().tolist()
    return by_year, found


def is_synthetic(results):
    """Whether its municipalities are copies, of a country that is not Norway."""
    return any(float(value) > 0 for value in results.keys().get("population.synthetic", ("", "", False, []))[3])


def inputs(results):
    keys = zip(*(results.text(name) for name in ("key_name", "key_unit", "key_status", "key_source")))
    stated = results.keys()
    return [
        {"key": name, "unit": unit, "status": status, "confidence": stated[name][1], "set": stated[name][2], "source": source,
         "values": stated[name][3]}
        for name, unit, status, source in keys
    ]


def provenance(results):
    return {
        "file": os.path.basename(results.path),
        "sha256": results.sha256,
        "size": results.size,
        **{name: results.attribute(name) for name in ATTRIBUTES},
    }


def results_data(path, taktskifte):
    """Raises Problem for a file that is none, and as the program does where it refuses."""
    results = Results(path)
    taktskifte = program(taktskifte)
    with results.reading("what it holds"):
        by_year, found = counts(results)
        return {
            "kind": "results",
            "scenarios": [{"name": name, "title": title} for name, title in zip(results.scenarios, results.titles)],
            "years": results.years.tolist(),
            "replicates": results.replicates,
            "comparison": comparison(taktskifte, path),
            "means": means(taktskifte, path),
            "municipalities": municipalities(results),
            "is_synthetic": is_synthetic(results),
            "regions": results.text("region"),
            "counts_by_year": by_year,
            "counts": found,
            "keys": inputs(results),
            "doubted": doubted(results.keys()),
            "levers": levers(),
            "provenance": provenance(results),
        }
