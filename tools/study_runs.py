"""Runs of two mixes with the built program, for scripts that ask what follows from other inputs."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[1]
MIXES = ("scenarios/today.ini", "scenarios/parity.ini")


def output_of(words):
    """What a program prints; its complaint and an end if it fails."""
    process = subprocess.run(words, cwd=SOURCE, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} ended with {process.returncode}:\n{process.stderr}")
    return process.stdout


def compared(program, settings, scenarios=MIXES, replicates=200, threads=None, everything=False):
    """taktskifte compare --json of a run of the scenarios (the second against the first) under further settings."""
    with tempfile.TemporaryDirectory() as scratch:
        file = f"{scratch}/mixes.h5"
        words = [program, "run", *scenarios, "--quiet", "-o", file, "--set", f"run.replicates={replicates}"]
        words += ["--threads", str(threads)] if threads else []
        for key, value in settings.items():
            words += ["--set", f"{key}={value}"]
        output_of(words)
        return json.loads(output_of([program, "compare", file, "--json", *(["--all"] if everything else [])]))


def replace_between(path, begin, end, text):
    """What stands between two marks of a page."""
    page = path.read_text(encoding="utf-8")
    if page.count(begin) != 1 or page.count(end) != 1:
        sys.exit(f"{path}: the marks {begin} and {end} have to stand in it once")
    pattern = re.escape(begin) + ".*" + re.escape(end)
    path.write_text(re.sub(pattern, lambda _: f"{begin}\n\n{text}\n\n{end}", page, flags=re.S), encoding="utf-8")


def add_options(parser):
    parser.add_argument("--program", default=str(SOURCE / "build/release/taktskifte"))
    parser.add_argument("--replicates", type=int, default=200)
    parser.add_argument("--threads", type=int, help="all cores if not given")
