"""The engine for a page that simulates by itself, with the texts that scenarios name."""

import base64
import gzip
import os
import sys

from page.assemble import FOLDER, own_file
from page.program import keys_of, mark_in, mark_of, said_by
from plots.command import printable
from plots.problem import DATA, NO_INPUT, Problem

SOURCE = os.path.normpath(os.path.join(FOLDER, "..", ".."))
ENGINE = os.path.join(SOURCE, "build", "web", "taktskifte.wasm")
SCENARIOS = os.path.join(SOURCE, "scenarios")
TABLES = ("data/municipalities_2018.csv", "data/municipalities_2024.csv", "data/research_institutions.csv", "study/summary.json")
FOLDERS = ("", "study")  # of scenarios; sweeps are no scenarios
OF_THE_RUN = ("run.title", "run.replicates")  # that are told, and differ in every page
BASE = "today"  # where the program has no scenario of that name
BESIDE = ("apply.elasticity", "panel.fundable_share", "experience.units_per_project")  # as in web/src/question.js
WASM = b"\0asm"


def engine(path, taktskifte):
    """The compiled engine as gzip in base64. Raises Problem if it is none, or of other sources than the program."""
    path = path or ENGINE
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as problem:
        raise Problem(NO_INPUT, f"{path}: the engine of the page cannot be read: {problem.strerror}; build it with: "
                                "cmake --preset web && cmake --build build/web (needs Debian's emscripten)") from None
    if not content.startswith(WASM):
        raise Problem(NO_INPUT, f"{path}: is no WebAssembly; name build/web/taktskifte.wasm with --engine")
    mine, programs = mark_in(content) or "unknown", mark_of(taktskifte)
    if mine != programs:
        raise Problem(DATA, f"{path}: its version is {mine}, that of {taktskifte} is {programs}: numbers of the page and of the "
                            "file might differ; build both from the same sources (the engine: cmake --build build/web)")
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def check_maker(data, taktskifte):
    """The file has to be of the same sources, too. Raises Problem if it is not; says so where marks cannot tell."""
    mark = mark_of(taktskifte)
    file, version, commit = (data["provenance"][name] for name in ("file", "engine_version", "engine_commit"))
    made = f"taktskifte {version} ({commit})"
    if made != mark:
        raise Problem(DATA, f"{file}: it was made by {made}, the page would simulate with {mark}: numbers of both would stand side "
                            "by side and might differ; run its scenarios again with this program")
    if "+changes" in mark or "unknown" in mark:
        print(printable(f"tools/report.py: warning: {mark} names no one state of the sources: whether {file}, the program and the page's "
              "engine are of the same cannot be known"), file=sys.stderr)


def scenario_names():
    """Of every scenario that comes with the program, as others name it: today.ini, study/public-0.ini."""
    folders = {folder: sorted(os.listdir(os.path.join(SCENARIOS, folder))) for folder in FOLDERS}
    return [f"{folder}/{name}".lstrip("/") for folder, names in folders.items() for name in names if name.endswith(".ini")]


def base_of(data, names, taktskifte):
    """The scenario that the page compares with: the one that comes with the program under the name of the file's first; and
    the keys that the file has set otherwise."""
    first = data["scenarios"][0]["name"]
    file = next((name for name in names if os.path.basename(name) == f"{first}.ini"), f"{BASE}.ini")
    shipped = {
        entry["key"]: entry["value"] for entry in said_by(taktskifte, "check", "--json", "--", os.path.join(SCENARIOS, file))[0]["entries"]
    }
    values = {key["key"]: key["values"][0] for key in data["keys"]}
    own = [key for key, value in values.items() if key not in OF_THE_RUN and value != shipped.get(key, value)]
    return {"file": file, "name": os.path.splitext(os.path.basename(file))[0], "title": shipped["run.title"], "own_keys": own}


def live_data(data, taktskifte):
    """What the engine needs beside itself: every scenario that comes with the program, the tables, the study; the scenario
    that the page compares with; and the assumptions that can be moved, with default and range."""
    names = scenario_names()
    texts = {name: own_file(os.path.join(SCENARIOS, name)) for name in (*names, *TABLES)}
    beside = [
        {"key": key["key"], "value": key["default"], "low": key["study"][0], "high": key["study"][1]}
        for key in keys_of(taktskifte, *BESIDE)
    ]
    return {"texts": texts, "base": base_of(data, names, taktskifte), "beside": beside}
