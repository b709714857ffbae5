"""Asks the program for a comparison, so that the page computes none of its own."""

import json
import os
import re
import shutil
import subprocess

from plots.problem import DATA, NO_INPUT, USAGE, Problem

BUILT = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "build", "release", "taktskifte")
MARK = re.compile(rb"taktskifte \d[\w.-]* \([\w+ -]+\)")


def program(given):
    """The program to call: as given, as the environment says, as built here, or as installed. Raises Problem."""
    if given == "":
        raise Problem(USAGE, "--taktskifte: the name is empty; give one, or leave the option out")
    named = given or os.environ.get("TAKTSKIFTE")
    found = named or (BUILT if os.path.exists(BUILT) else shutil.which("taktskifte"))
    if not found:
        raise Problem(NO_INPUT, "the program taktskifte, which compares, was not found; build it (README.md) or name it with "
                                "--taktskifte")
    if not (os.path.isfile(found) and os.access(found, os.X_OK)):
        raise Problem(NO_INPUT, f"{found}: no program that can be run; name taktskifte with --taktskifte")
    return found


def compared(taktskifte, file, *options):
    """What `taktskifte compare FILE --json` says. Raises Problem with its message and exit code if it refuses."""
    return said_by(taktskifte, "compare", "--json", "--quiet", *options, "--", file)


def keys_of(taktskifte, *names):
    """What `taktskifte params KEY... --json` says. Raises Problem likewise."""
    return said_by(taktskifte, "params", "--json", "--", *names)


def mark_in(content):
    """Version and commit, as the program prints them and as they stand in the compiled engine; none where they do not."""
    found = MARK.search(content)
    return found.group().decode() if found else None


def mark_of(taktskifte):
    """That of the program. Raises Problem likewise."""
    mark = mark_in(printed_by(taktskifte, "--version"))
    if mark is None:
        raise Problem(DATA, f"{taktskifte}: what it printed is no version; is it taktskifte?")
    return mark


def said_by(taktskifte, *given):
    try:
        return json.loads(printed_by(taktskifte, *given))
    except ValueError:
        raise Problem(DATA, f"{taktskifte}: what it printed is no comparison or list of keys; is it taktskifte?") from None


def printed_by(taktskifte, *given):
    words = [taktskifte, *given]
    try:
        process = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    except OSError as problem:
        raise Problem(NO_INPUT, f"{taktskifte}: cannot be run: {problem.strerror}; name taktskifte with --taktskifte") from None
    if process.returncode == USAGE:
        raise Problem(NO_INPUT, f"{taktskifte} is too old for this page, it does not know: {' '.join(given)}; build it (README.md), "
                                "or name another one with --taktskifte")
    if process.returncode != 0:
        said = process.stderr.decode("utf-8", "replace").strip() or f"ended with code {process.returncode}"
        raise Problem(process.returncode if process.returncode > 0 else DATA, said.removeprefix("taktskifte: "))
    return process.stdout
