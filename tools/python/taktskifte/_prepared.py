"""Experiments made ready: what comes of the tables alone, most of that time, is kept for the next one."""

from __future__ import annotations

from typing import Sequence

from . import _engine
from ._notes import tell

_MOST_KEPT = 10_000  # municipalities of all scenarios, some 10 MB
_last: _engine.Prepared | None = None  # tables are read each time, and it is of use while they hold the same


def prepared(scenarios: Sequence[_engine.Scenario]) -> _engine.Prepared:
    """The experiment of these scenarios; what is odd about it is told."""
    global _last
    found = _engine.prepare(scenarios, _last)
    _last = found if found.rows <= _MOST_KEPT else None
    tell(found.notes)
    return found
