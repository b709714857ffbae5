"""Says which Debian package is missing where Python would print a traceback."""

import contextlib
import os
import sys

from plots.problem import NO_INPUT

PACKAGES = {"h5py": "python3-h5py", "numpy": "python3-numpy", "matplotlib": "python3-matplotlib"}


@contextlib.contextmanager
def needed():
    """Around imports: ends the program with one line if a module that it needs is not there."""
    try:
        yield
    except ImportError as problem:
        package = PACKAGES.get((problem.name or "").split(".")[0])
        if package is None:
            raise
        print(f"tools/{os.path.basename(sys.argv[0])}: this Python ({sys.executable}) lacks {problem.name}; install Debian's {package}, or call "
              "the tool with /usr/bin/python3", file=sys.stderr)
        sys.exit(NO_INPUT)
