"""The engine for a page that simulates by itself, with the texts that scenarios name."""

import base64
import gzip
import os

from page.assemble import FOLDER, own_file
from page.program import keys_of
from plots.problem import NO_INPUT, Problem

SOURCE = os.path.normpath(os.path.join(FOLDER, "..", ".."))
ENGINE = os.path.join(SOURCE, "build", "web", "taktskifte.wasm")
SCENARIOS = os.path.join(SOURCE, "scenarios")
TABLES = ("data/municipalities_2018.csv", "data/municipalities_2024.csv", "data/research_institutions.csv", "study/summary.json")
BESIDE = ("apply.elasticity", "panel.fundable_share", "experience.units_per_project")  # as in web/src/question.js
WASM = b"\0asm"


def engine(path):
    """The compiled engine as gzip in base64. Raises Problem."""
    path = path or ENGINE
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as problem:
        raise Problem(NO_INPUT, f"{path}: the engine of the page cannot be read: {problem.strerror}; build it with: "
                                "cmake --preset web && cmake --build build/web (needs Debian's emscripten)") from None
    if not content.startswith(WASM):
        raise Problem(NO_INPUT, f"{path}: is no WebAssembly; name build/web/taktskifte.wasm with --engine")
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def live_data(taktskifte):
    """What the engine needs beside itself: every scenario that comes with the program, the tables, the study; and the
    assumptions that can be moved, with default and range."""
    names = sorted(name for name in os.listdir(SCENARIOS) if name.endswith(".ini"))
    texts = {name: own_file(os.path.join(SCENARIOS, name)) for name in (*names, *TABLES)}
    beside = [
        {"key": key["key"], "value": key["default"], "low": key["study"][0], "high": key["study"][1]}
        for key in keys_of(taktskifte, *BESIDE)
    ]
    return {"texts": texts, "beside": beside}
