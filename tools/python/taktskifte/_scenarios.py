"""From keys, text or files to scenarios."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Mapping, Sequence, Union

from . import _engine
from ._engine import Scenario as Scenario
from ._errors import Mistake, ScenarioError, TaktskifteError, make_error, together
from ._notes import tell

ScenarioLike = Union[Scenario, Mapping[str, Any], str, "os.PathLike[str]"]
NOTHING: Mapping[str, Any] = {}


def scenario(
    content: ScenarioLike = NOTHING,
    *,
    name: str | None = None,
    base: str | os.PathLike[str] | None = None,
    set: Mapping[str, Any] = NOTHING,
) -> Scenario:
    """A scenario from {key: value}, from the text of a scenario file, or from a file.

    A path, or text of one line that ends in ".ini", names a file, which may be one of those that come with Taktskifte
    ("parity.ini"). `base` is one that comes with Taktskifte, which {key: value} or text begin with. What neither says
    has its default. `set` wins over all, as `--set` does. A name has neither dots nor slashes. A value is a number, a
    word, several numbers, or a path over years {2018: 0.075, 2023: 0.5}.

    Raises ScenarioError with all mistakes, InputError if a file is missing.
    """
    settings = [f"{key}={_value(key, value)}" for key, value in set.items()]
    if isinstance(content, Scenario):
        if name is not None or base is not None or settings:
            raise TypeError("a Scenario is read already; give name, base and set when it is made")
        return content
    if isinstance(content, os.PathLike) or (isinstance(content, str) and _names_file(content)):
        if name is not None or base is not None:
            raise TypeError("a file has its own name and base; name and base are for keys and text")
        found = _engine.read(path_bytes(content), settings)
    else:
        text = content if isinstance(content, str) else _lines(content)
        found = _parse(text, "scenario" if name is None else name, base, settings)
    tell(found.notes)
    return found


def scenarios_of(given: Sequence[ScenarioLike | Mapping[str, ScenarioLike]], set: Mapping[str, Any]) -> list[Scenario]:
    """Those of a call of run() or sweep(): each by itself, or several as {name: scenario}."""
    several: list[tuple[str | None, Any]] = []
    for one in given:
        several += one.items() if isinstance(one, Mapping) and _are_named(one) else [(None, one)]
    found: list[Scenario] = []
    problems: list[TaktskifteError] = []
    for name, each in several:
        try:
            found.append(scenario(each, set=set) if name is None else _named(name, each, set))
        except TaktskifteError as problem:
            problems.append(problem)
    if problems:
        raise together(problems)
    return found


def swept_values(key: str, values: str | Sequence[Any]) -> str:
    """What a key takes in a sweep, as --sweep says it."""
    return _value(key, values) if isinstance(values, str) else ",".join(_value(key, each) for each in values)


def _named(name: str, content: ScenarioLike, set: Mapping[str, Any]) -> Scenario:
    if isinstance(content, Mapping) or (isinstance(content, str) and not _names_file(content)):
        return scenario(content, name=name, set=set)
    return scenario(content, set=set).renamed(name)


def _parse(text: str, name: str, base: str | os.PathLike[str] | None, settings: Sequence[str]) -> Scenario:
    above = 0 if base is None else 1
    if base is not None:
        text = f"base = {_value('base', os.fspath(base))}\n{text}"
    try:
        return _engine.parse(_bytes(text), _bytes(name), settings)
    except TaktskifteError as problem:
        mistakes = [_as_given(one, f"{name}.ini", above) for one in problem.mistakes]
        if mistakes == list(problem.mistakes):
            raise
        lines = [
            ": ".join(filter(None, (f"{one.file}:{one.line}" if one.line else one.file, one.text))) for one in mistakes
        ]
        raise make_error("\n".join(lines), problem.exit_code, mistakes) from None


def _as_given(mistake: Mistake, file: str, above: int) -> Mistake:
    """A mistake with the lines of the text that was given, `above` which others were put."""
    if mistake.file != file:
        return mistake
    text = mistake.text.replace(
        "no base of this name is at hand; check its name",
        "no scenario of this name comes with Taktskifte; the base of keys or text is one that comes with Taktskifte",
    )
    if above:
        text = text.replace("stands in line 1 already", "is the argument base already")
        text = re.sub(r"stands in line (\d+) already", lambda at: f"stands in line {int(at[1]) - above} already", text)
    return mistake._replace(line=max(mistake.line - above, 0), text=text)


def _are_named(given: Mapping[Any, Any]) -> bool:
    """Keys of a scenario have a dot, names of scenarios have none; who gives them one is told so if it is plain that
    the values are scenarios."""
    if not all(isinstance(each, (Scenario, Mapping, str, os.PathLike)) for each in given.values()):
        return False
    return bool(given) and (
        all(isinstance(name, str) and "." not in name for name in given) or any(map(_is_scenario, given.values()))
    )


def _is_scenario(value: Any) -> bool:
    """Whether this cannot be the value of a key."""
    if isinstance(value, Mapping):
        return any(isinstance(key, str) and not key[:1].isdigit() and "." in key for key in value)
    if isinstance(value, str):
        return _names_file(value) or ("\n" in value and "=" in value)
    return isinstance(value, Scenario) or (isinstance(value, os.PathLike) and _names_file(str(value)))


def _names_file(text: str) -> bool:
    return "\n" not in text and text.endswith(".ini")


def _lines(keys: Any) -> str:
    if not isinstance(keys, Mapping):
        raise TypeError(f"{type(keys).__name__}: a scenario is {{key: value}}, text, or the path of a file")
    return "".join(f"{key} = {_value(key, value)}\n" for key, value in keys.items())


def _value(key: str, value: Any) -> str:
    text = _text(value)
    if len(f"{key}{text}.".splitlines()) > 1:
        raise _refused(key, "a key and its value stand on one line")
    if _shown(key + text) != key + text:
        raise _refused(
            _shown(key), f"'{_shown(text)}' holds bytes that are not UTF-8 text; rename the file, if it is one"
        )
    return text


def _refused(key: str, why: str) -> ScenarioError:
    return ScenarioError(f"{key}: {why}", 78, [Mistake("", 0, (key.splitlines() or [""])[0], f"{key}: {why}")])


def _shown(text: str) -> str:
    """Text as it can be printed: names of files may hold bytes that are none."""
    return _bytes(text).decode("utf-8", "backslashreplace")


def path_bytes(path: Union[str, bytes, os.PathLike[Any]]) -> bytes:
    name = os.fspath(path)
    return name if isinstance(name, bytes) else _bytes(name)


def _bytes(text: str) -> bytes:
    """As the program has it, which says what is wrong with what is no text."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, of no file
        return text.encode("utf-8", "surrogatepass")


def _text(value: Any) -> str:
    """A value as a scenario file says it; numbers exact."""
    if hasattr(value, "tolist"):  # of numpy
        value = value.tolist()
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value)
    if isinstance(value, Mapping):
        return " ".join(f"{year}:{_text(each)}" for year, each in value.items())
    if isinstance(value, Sequence):
        return " ".join(_text(each) for each in value)
    raise TypeError(f"{value!r}: a value is a number, a word, a list of numbers, or a path {{year: number}}")
