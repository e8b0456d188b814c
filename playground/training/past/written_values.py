"""Values of a document as JSON with arrays beside it, and back: each by its kind, checked, never as code."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.settings import check
from playground.training.chronicle import instant_deeds, ticking_deeds
from playground.training.chronicle.deed import Deed, Facts
from playground.training.drivers import Driver
from playground.world import format_level, parse_level
from playground.world.level import Level

DEEDS: dict[str, type[Deed]] = {
    kind.__name__: kind
    for room in (instant_deeds, ticking_deeds)
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, Deed) and kind is not Deed
}
"""All deeds by their names."""
KINDS_OF: dict[str, type | None] = {"id": str, "trouble": str, "level": Level, "networks": dict, "acts": bytes, "settings": None}
KINDS_OF |= {"optimal": np.ndarray, "policy": np.ndarray, "q": np.ndarray}
"""Of which kind the fields of deeds are; None: the settings of the learner."""
MOST = 1 << 62
"""Ticks at most."""


class DocumentError(ValueError):
    """A file that is no document of a run, or one that cannot be lived here; the message says what is wrong."""


class Written:
    """What is written: levels, settings and arrays, each once, that JSON names by number."""

    def __init__(self, learner: str) -> None:
        self.learner = learner
        self.levels: list[str] = []
        self.arrays: list[Array] = []
        self._numbers: dict[int, int] = {}
        self._keep: list[Any] = []

    def value(self, value: Any) -> Any:
        """A value as JSON."""
        if isinstance(value, Level):
            return {"level": self._numbered(value, self.levels, format_level)}
        if isinstance(value, np.ndarray):
            return {"array": self._numbered(value, self.arrays, lambda array: array)}
        if isinstance(value, bytes):
            return {"acts": self._numbered(value, self.arrays, lambda acts: np.frombuffer(acts, np.int32))}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {"settings": dataclasses.asdict(value)}
        if isinstance(value, Mapping):
            return {"networks": {name: self._network(picture) for name, picture in value.items()}}
        return value

    def deed(self, deed: Deed) -> dict[str, Any]:
        """A deed as JSON."""
        fields = {field.name: self.value(getattr(deed, field.name)) for field in dataclasses.fields(deed)}
        return {"deed": type(deed).__name__, **fields}

    def facts(self, facts: Facts) -> dict[str, Any]:
        """Facts as JSON."""
        return {name: self.value(value) for name, value in facts._asdict().items()}

    def _network(self, picture: NetworkPicture) -> dict[str, Any]:
        arrays = {name: [self.value(array) for array in getattr(picture, name)] for name in ("weights", "biases")}
        rest = {name: getattr(picture, name) for name in ("activation", "output")}
        return {**arrays, **rest, "inputs": self.value(picture.inputs), "input_names": list(picture.input_names)}

    def _numbered(self, value: Any, into: list[Any], made: Callable[[Any], Any]) -> int:
        if id(value) not in self._numbers:
            self._keep.append(value)  # so that no other value gets its id
            self._numbers[id(value)] = len(into)
            into.append(made(value))
        return self._numbers[id(value)]


class Reading:
    """The other way. Everything raises DocumentError, KeyError, TypeError or ValueError where it makes no sense."""

    def __init__(self, learner: str, levels: list[str], arrays: list[Array]) -> None:
        self.spec = learners()[learner]
        self._levels = [parse_level(text) for text in levels]
        self._arrays = arrays

    def value(self, value: Any) -> Any:
        """The value that this JSON says."""
        if not isinstance(value, dict):
            if not isinstance(value, str | int | float | bool | None):
                raise DocumentError(f"a value of the document is {json.dumps(value)[:80]}, expected a word or a number")
            return value
        ((kind, content),) = value.items()
        match kind:
            case "level":
                return self.level(content)
            case "array":
                return self.array(content)
            case "acts":
                acts = np.ascontiguousarray(self.array(content), np.int32)
                if acts.ndim != 1 or (acts < 0).any():
                    raise DocumentError("a person's actions are no numbers of actions")
                return acts.tobytes()
            case "settings":
                settings = self.spec.settings(**content)
                check(settings)
                return settings
            case "networks":
                return {str(name): self._network(picture) for name, picture in content.items()}
        raise DocumentError(f"a value of the document is of a kind {str(kind)[:80]!r} that is not known here")

    def level(self, number: Any) -> Level:
        """The level of this number."""
        return self._levels[_index(number, self._levels)]

    def array(self, number: Any) -> Array:
        """The array of this number."""
        return self._arrays[_index(number, self._arrays)]

    def deed(self, written: dict[str, Any]) -> Deed:
        """The deed that this JSON says."""
        kind = DEEDS[written["deed"]]
        values = {field.name: self.value(written[field.name]) for field in dataclasses.fields(kind)}
        if "driver" in values:
            values["driver"] = Driver(values["driver"])
        for name, expected in (("count", int), ("learning", bool), ("idle", bool), ("together", bool), ("moment", int)):
            if name in values and type(values[name]) is not expected:
                raise DocumentError(f"{name} of a deed is {str(values[name])[:80]!r}, expected {expected.__name__}")
        for name, kinds in KINDS_OF.items():
            if name in values and not isinstance(values[name], kinds or self.spec.settings):
                raise DocumentError(f"{name} of a deed is of another kind than expected")
        if "level" in values:
            _index(values["moment"], values["level"].moments)
        whole(values.get("count", 0))
        return kind(**values)

    def facts(self, written: dict[str, Any]) -> Facts:
        """The facts that this JSON says."""
        values = {name: self.value(written[name]) for name in Facts._fields}
        facts = Facts(**{**values, "driver": Driver(values["driver"]), "learning": bool(values["learning"])})
        settings = all(isinstance(one, self.spec.settings) for one in (facts.made, facts.settings))
        if not isinstance(facts.level, Level) or not settings:
            raise DocumentError("what held at a moment names no level or no settings")
        _index(facts.moment, facts.level.moments)
        return facts

    def _network(self, written: dict[str, Any]) -> NetworkPicture:
        weights, biases = (tuple(self.array(one["array"]) for one in written[name]) for name in ("weights", "biases"))
        names = tuple(map(str, written["input_names"]))
        output = NetworkOutput(written["output"])
        return NetworkPicture(weights, biases, str(written["activation"]), self.array(written["inputs"]["array"]), names, output)


def whole(number: Any, most: int = MOST) -> int:
    """A whole number from 0 on. DocumentError where it is none."""
    if type(number) is not int or not 0 <= number <= most:
        raise DocumentError(f"a number of the document is {str(number)[:40]!r}, expected a whole number from 0 to {most}")
    return number


def _index(number: Any, of: Any) -> int:
    """The index of something in a sequence. DocumentError where it is none."""
    return whole(number, len(of) - 1)
