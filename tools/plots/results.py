"""Reading a result file, and the few statistics that the pictures need."""

import contextlib
import os
import re

import h5py
import numpy as np

from plots.problem import DATA, Problem
from plots.whole_file import size_and_sha256
from plots.words import Words

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # that no text of a result file holds
SWEEP = "taktskifte sweep"
FORMAT_VERSIONS = (1, 2)  # of results/README.md


def t_factor(count):
    """97.5 % quantile of the t law for a mean of `count` values, four terms of its expansion around the normal
    law (Abramowitz & Stegun 26.7.5); from 5 values on it is right within 0.3 %."""
    z = 1.959963984540054
    v = count - 1
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def mean_and_half_width(values, axis):
    """Mean over replicates and half-width of its 95 % interval (NaN below five replicates)."""
    count = values.shape[axis]
    mean = values.mean(axis=axis)
    if count < 5:
        return mean, np.full_like(mean, np.nan)
    return mean, t_factor(count) * values.std(axis=axis, ddof=1) / np.sqrt(count)


def mean_and_half_width_of_known(values):
    """The same over the last axis, of those replicates that exist: NaN is one that could not be simulated."""
    known = np.isfinite(values)
    count = known.sum(axis=-1)
    at_least = lambda least: np.where(count >= least, count, np.nan)  # noqa: E731
    mean = np.where(known, values, 0.0).sum(axis=-1) / at_least(1)
    squares = np.where(known, values - mean[..., None], 0.0) ** 2
    five = at_least(5)
    return mean, t_factor(five) * np.sqrt(squares.sum(axis=-1) / (five - 1)) / np.sqrt(five)


def text_of(value):
    """An attribute as h5py gives it, as text: str for text of variable length, bytes for text of fixed length, Empty
    for text of no length, arrays for numbers and for one text in a list."""
    if isinstance(value, h5py.Empty) or np.size(value) == 0:
        return ""
    value = np.ravel(value)[0]
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def is_sweep(path):
    if not os.path.isfile(path):  # a pipe would be waited for
        return False
    try:
        with h5py.File(path, "r") as file:
            return text_of(file.attrs.get("filetype")) == SWEEP
    except (OSError, RuntimeError):
        return False  # said by who opens it as a result


def told_apart(titles, names):
    """Titles as they are shown: those that several scenarios share carry the scenario's name as well."""
    titles = [title.strip() or name for title, name in zip(titles, names)]
    for _ in titles:  # more than once only where a title ends in the name of another scenario
        looks = [" ".join(title.split()) for title in titles]
        titles = [
            f"{title} ({name})" if looks.count(look) > 1 else title for title, look, name in zip(titles, looks, names)
        ]
    return titles


class Results:
    """A result file, opened and checked. Raises Problem if it is none."""

    def __init__(self, path):
        self.path = path
        self.words = Words("en")
        self.size, self.sha256 = size_and_sha256(path)  # before HDF5 sees the file: it can crash on a damaged one
        with self.reading("the file"):
            self._file = self._open(path)
        self.scenarios = self.text("scenario")
        self.titles = told_apart(self.text("scenario_title"), self.scenarios)
        self.years = self.values("year").astype(int)
        self.outcomes = self.text("outcome")
        self.replicates = self.values("replicate").size
        with self.reading("what it counts"):
            self.failed = int(np.ravel(self._file.attrs.get("failed_replicates", 0))[0])
            self.drifted = int(self.values("burn_in_drift").sum(axis=1).max())

    def speak(self, language):
        """Pictures say what they say in this language, titles of scenarios that come with the program too."""
        self.words = Words(language)
        self.titles = [self.words.title(name, title) for name, title in zip(self.scenarios, self.titles)]

    @contextlib.contextmanager
    def reading(self, what):
        """Whatever h5py and numpy say of content that is not what a result file holds is a Problem of the file."""
        try:
            yield
        except (OSError, RuntimeError, ArithmeticError, LookupError, TypeError, ValueError, MemoryError):
            raise Problem(DATA, f"{self.path}: {what} is damaged or no result of Taktskifte; fetch the file again") from None

    @staticmethod
    def _open(path):
        file = h5py.File(path, "r")
        if text_of(file.attrs.get("filetype")) != "taktskifte results":
            raise Problem(DATA, f"{path}: an HDF5 file, but no result file of Taktskifte; give one of taktskifte run")
        version = int(np.ravel(file.attrs.get("format_version", 0))[0])
        if version not in FORMAT_VERSIONS:
            known = " and ".join(map(str, FORMAT_VERSIONS))
            raise Problem(DATA, f"{path}: has format {version}, this program reads {known}; use another one")
        return file

    def _variable(self, name):
        if name not in self._file:
            raise Problem(DATA, f"{self.path}: has no variable {name}; run its scenarios again")
        return self._file[name]

    def values(self, name):
        """A variable of numbers as float64, with the dimensions it has in the file."""
        with self.reading(f"variable {name}"):
            return self._variable(name)[...].astype(float)

    def text(self, name):
        """A variable of text of one dimension, as a list."""
        with self.reading(f"variable {name}"):
            texts = list(self._variable(name).asstr()[...])
            if CONTROL.search("".join(np.ravel(texts))):
                raise ValueError("a control character")
            return texts

    def has(self, name):
        return name in self._file

    def attribute(self, name):
        """An attribute of the file as text; empty if it has none."""
        with self.reading(f"attribute {name}"):
            return text_of(self._file.attrs.get(name, ""))

    def a_year(self, name):
        """(scenario, replicate): the mean over the reported years."""
        return self.values(name).mean(axis=2)

    def keys(self):
        """Status, confidence (empty in files without), whether somebody set it, and values (one per scenario) by key."""
        with self.reading("variable key_value"):
            values = self._variable("key_value").asstr()[...]
            chosen = (self._variable("key_origin").asstr()[...] != "default").any(axis=0)
            names = self.text("key_name")
            confidence = self.text("key_confidence") if self.has("key_confidence") else [""] * len(names)
            return {
                name: (status, sure, bool(chosen[position]), list(values[:, position]))
                for position, (name, status, sure) in enumerate(zip(names, self.text("key_status"), confidence))
            }
