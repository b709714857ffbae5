"""Experiments made ready: what comes of the tables alone, most of that time, is kept for the next one."""

from __future__ import annotations

from typing import Sequence

from . import _engine

_MOST_KEPT = 32 << 20  # bytes; making a larger world again is a small part of simulating it


class Kept:
    """Who prepares one experiment after the other. Tables are read each time; what is kept is of use while they hold
    the same. Several threads may ask at once: each gets its own."""

    def __init__(self) -> None:
        self._last: _engine.Prepared | None = None

    def prepared(self, scenarios: Sequence[_engine.Scenario]) -> _engine.Prepared:
        found = _engine.prepare(scenarios, self._last)
        self._last = found if found.bytes <= _MOST_KEPT else None
        return found
