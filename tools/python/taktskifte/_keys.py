"""What a scenario can set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from . import _engine

Range = Optional[tuple[float, float]]


@dataclass(frozen=True)
class Key:
    """A row of the table of keys, with the names that `taktskifte params --json` gives its columns."""

    name: str
    kind: str  # "number", "whole number", "number or path over years", ...
    unit: str
    default: str  # as a scenario file says it
    accepted: Range  # smallest and largest value
    study: Range  # what is worth sweeping, from the sources
    distribution: str | None  # that a study draws it from: "uniform", "log-uniform", "fixed"
    status: str  # published, derived, stated, assumed; or setting
    confidence: str | None  # high, medium, low
    source: str
    doc: str


def keys() -> dict[str, Key]:
    """Every key of a scenario by name, in the order of the manual."""
    return {
        row["key"]: Key(
            name=row["key"],
            accepted=_pair(row["accepted"]),
            study=_pair(row["study"]),
            **{name: row[name] for name in _PLAIN},
        )
        for row in _engine.keys()
    }


_PLAIN = ("kind", "unit", "default", "distribution", "status", "confidence", "source", "doc")


def _pair(ends: list[float] | None) -> Range:
    return None if ends is None else (ends[0], ends[1])
