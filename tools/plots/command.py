"""What the tools share as commands: words in, lines out, one line and an exit code for what they cannot do."""

import argparse
import os
import sys

from plots.problem import IO, USAGE, Problem


def _to_output(act):
    try:
        act()
    except OSError as problem:
        # Python tries once more when it ends, and would complain in its own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Problem(IO, f"standard output cannot be written: {problem.strerror}") from None


def printable(text):
    """With codes for what is no text or would steer a terminal, as names and titles may hold."""
    return "".join(
        letter if letter.isprintable() else "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
        for letter in text
    )


def say(line):
    """Prints a line. Raises Problem if nobody can read it, as when a pipe was closed."""
    _to_output(lambda: print(printable(line)))


class Parser(argparse.ArgumentParser):
    """argparse with the exit codes of the other tools."""

    def error(self, message):
        raise Problem(USAGE, f"{message}; see {self.prog} --help")

    def add_overwrite(self):
        self.add_argument("--overwrite", action="store_true", help="replace files of that name that this tool did not make, too")

    def print_help(self, file=None):
        _to_output(lambda: print(self.format_help().rstrip()))


def chosen(output, otherwise):
    """The name given with -o, or another one; an empty name is a mistake, as of a variable that is not set. Raises Problem."""
    if output == "":
        raise Problem(USAGE, "-o: the name is empty; give one, or leave the option out")
    return otherwise if output is None else output


def run(name, main):
    """Ends the program as main(words) says: it returns an exit code or raises Problem."""
    try:
        try:
            code = main(sys.argv[1:])
        except SystemExit as end:  # argparse, after --help
            code = end.code
        if sys.stdout is not None:
            _to_output(sys.stdout.flush)
    except Problem as problem:
        print(f"{name}: {printable(str(problem))}", file=sys.stderr)
        code = problem.code
    sys.exit(code)
