"""What is odd, or was read as something else than it says, as warnings."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Sequence

_HERE = str(Path(__file__).parent)


def tell(notes: Sequence[str]) -> None:
    """A UserWarning each, at the line outside this package that called it."""
    for note in notes:
        warnings.warn(note, stacklevel=_depth())


def _depth() -> int:
    frame, depth = sys._getframe(2), 2
    while frame.f_back is not None and str(Path(frame.f_code.co_filename).parent) == _HERE:
        frame, depth = frame.f_back, depth + 1
    return depth
