"""What is wrong, as data."""

from __future__ import annotations

from typing import NamedTuple, Sequence


class Mistake(NamedTuple):
    """One thing that is wrong, and where: `line` is 0, `file` and `key` are empty where there is none."""

    file: str
    line: int
    key: str
    text: str


class TaktskifteError(Exception):
    """`exit_code` is that of the program (`taktskifte --help`); `mistakes` are all that were found in one go."""

    def __init__(self, message: str, exit_code: int = 70, mistakes: Sequence[Mistake] = ()) -> None:
        super().__init__(message, exit_code, tuple(mistakes))
        self.exit_code = exit_code
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        return str(self.args[0])


class ScenarioError(TaktskifteError, ValueError):
    """A scenario, a setting, a table or a result file is wrong, or what was asked for."""


class InputError(TaktskifteError, OSError):
    """A file is missing or cannot be read."""

    def __str__(self) -> str:  # OSError has its own
        return str(self.args[0])


KINDS: dict[int, type[TaktskifteError]] = {64: ScenarioError, 65: ScenarioError, 66: InputError, 78: ScenarioError}


def together(problems: Sequence[TaktskifteError]) -> TaktskifteError:
    """All mistakes of several errors, each once, with the exit code of the first."""
    if len(problems) == 1:
        return problems[0]
    lines = dict.fromkeys(line for each in problems for line in str(each).splitlines())
    mistakes = dict.fromkeys(one for each in problems for one in each.mistakes)
    return make_error("\n".join(lines), problems[0].exit_code, list(mistakes))


def make_error(message: str, exit_code: int, mistakes: Sequence[tuple[str, int, str, str]]) -> TaktskifteError:
    """Called by the engine: the error for an exit code."""
    return KINDS.get(exit_code, TaktskifteError)(message, exit_code, [Mistake(*one) for one in mistakes])
