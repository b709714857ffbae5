"""What ends the program with one line, and the exit code (sysexits.h) that goes with it."""

OK = 0
USAGE = 64
DATA = 65
NO_INPUT = 66
CANNOT_CREATE = 73
IO = 74


class Problem(Exception):
    """A mistake of the user or of a file: where, what, and what to do."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
