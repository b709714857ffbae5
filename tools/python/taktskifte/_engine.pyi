from typing import Any, Callable, Mapping, Optional, Sequence, TypedDict

import numpy

_Array = numpy.ndarray[Any, Any]
_Progress = Optional[Callable[[int, int], object]]
_Measured = Mapping[str, _Array]
_Labels = Mapping[str, Sequence[str]]

class Found(TypedDict):
    attrs: dict[str, Any]
    variables: dict[str, tuple[list[str], _Array, dict[str, Any]]]

class Scenario:
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def entries(self) -> dict[str, tuple[str, str]]: ...
    def renamed(self, name: str) -> Scenario: ...

class Prepared:
    @property
    def notes(self) -> list[str]: ...
    @property
    def bytes(self) -> int: ...

class SweepChoice:
    def __init__(
        self,
        lines: Sequence[Sequence[str]],
        design: str | None,
        points: int | None,
        scramblings: int | None,
        design_seed: int | None,
        chance: str,
        series: Sequence[str],
        indicators: Sequence[str],
    ) -> None: ...

version: str
model_results_version: int

def keys() -> list[dict[str, Any]]: ...
def read(file: bytes, settings: Sequence[str]) -> Scenario: ...
def parse(text: bytes, name: bytes, settings: Sequence[str]) -> Scenario: ...
def prepare(scenarios: Sequence[Scenario], known: Prepared | None = ...) -> Prepared: ...
def simulate(prepared: Prepared, threads: int | None, progress: _Progress) -> tuple[Found, list[str]]: ...
def means(prepared: Prepared, measures: Sequence[str], threads: int | None) -> tuple[list[list[float]], list[str]]: ...
def sweep(
    scenarios: Sequence[Scenario], choice: SweepChoice, threads: int | None, progress: _Progress
) -> tuple[Found, list[str]]: ...
def indicators(measured: _Measured, labels: _Labels) -> list[tuple[str, str, _Array]]: ...
def compare(
    measured: _Measured,
    labels: _Labels,
    scenarios: Sequence[str],
    keys: Sequence[Sequence[Sequence[str]]],
    population_scale: float,
    margins: Mapping[str, float],
    all: bool,
    family: str,
) -> list[dict[str, Any]]: ...
def verify(
    file: bytes, sample: int | None, replicates: Sequence[int] | None, all: bool, threads: int | None
) -> dict[str, Any]: ...
def available_threads() -> int: ...
