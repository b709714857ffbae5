"""From keys, text or files to scenarios."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Mapping, Sequence, Union

from . import _engine
from ._engine import Scenario as Scenario
from ._errors import Mistake, ScenarioError

ScenarioLike = Union[Scenario, Mapping[str, Any], str, "os.PathLike[str]"]
NOTHING: Mapping[str, Any] = {}


def scenario(
    content: ScenarioLike = NOTHING,
    *,
    name: str | None = None,
    base: str | None = None,
    set: Mapping[str, Any] = NOTHING,
) -> Scenario:
    """A scenario from {key: value}, from the text of a scenario file, or from a file.

    A path, or text of one line that ends in ".ini", names a file, which may be one of those that come with Taktskifte
    ("parity.ini"). `base` is a file that {key: value} or text begin with. What neither says has its default. `set` wins
    over all, as `--set` does. A value is a number, a word, several numbers, or a path over years {2018: 0.075, 2023: 0.5}.

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
        return _engine.read(_engine.find(os.fspath(content)), settings)
    text = content if isinstance(content, str) else _lines(content)
    if base is not None:
        text = f"base = {base}\n{text}"
    return _engine.parse(text, name or "scenario", settings)


def scenarios_of(given: Sequence[ScenarioLike | Mapping[str, ScenarioLike]], set: Mapping[str, Any]) -> list[Scenario]:
    """Those of a call of run() or sweep(): each by itself, or several as {name: scenario}."""
    found: list[Scenario] = []
    for one in given:
        if isinstance(one, Mapping) and _are_named(one):
            found += [_named(name, each, set) for name, each in one.items()]
        else:
            found.append(scenario(one, set=set))
    return found


def swept_values(key: str, values: str | Sequence[Any]) -> str:
    """What a key takes in a sweep, as --sweep says it."""
    return values if isinstance(values, str) else ",".join(_value(key, each) for each in values)


def _named(name: str, content: ScenarioLike, set: Mapping[str, Any]) -> Scenario:
    if isinstance(content, Mapping) or (isinstance(content, str) and not _names_file(content)):
        return scenario(content, name=name, set=set)
    return scenario(content, set=set).renamed(name)


def _are_named(given: Mapping[str, Any]) -> bool:
    """Keys of a scenario have a dot, names of scenarios have none."""
    return bool(given) and all(
        "." not in name and isinstance(each, (Scenario, Mapping, str, os.PathLike)) for name, each in given.items()
    )


def _names_file(text: str) -> bool:
    return "\n" not in text and text.endswith(".ini")


def _lines(keys: Any) -> str:
    if not isinstance(keys, Mapping):
        raise TypeError(f"{type(keys).__name__}: a scenario is {{key: value}}, text, or the path of a file")
    return "".join(f"{key} = {_value(key, value)}\n" for key, value in keys.items())


def _value(key: str, value: Any) -> str:
    text = _text(value)
    if len(f"{key}{text}".splitlines()) > 1:
        what = f"{key}: a key and its value stand on one line"
        raise ScenarioError(what, 78, [Mistake("", 0, key.splitlines()[0], what)])
    return text


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
