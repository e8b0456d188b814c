"""Dials: a setting with its bounds, its symbol and its help, declared once.

A dataclass field made by `dial` becomes a slider on the screen, a flag on the command line and a check of what a person typed.
"""

import dataclasses
import math
import sys
from collections.abc import Mapping
from typing import Any

from playground.ratio import Ratio

LONGEST = 60
"""Letters of a value that an error shows."""


class SettingError(ValueError):
    """A setting that does not exist or a value out of its range; the message says what, found and expected."""


@dataclasses.dataclass(frozen=True)
class Dial:
    """One setting: `kind` is float, int, bool or str; a str has `choices`; an `optional` one may be None (not set)."""

    name: str
    kind: type
    default: Any
    low: float
    high: float
    choices: tuple[str, ...]
    symbol: str
    plain: str
    help: str
    log: bool
    optional: bool = False
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def matters(self, settings: Any) -> bool:
        """Whether it does anything as the other settings stand: one of its conditions (setting, values) holds, or it has none.

        A condition on a setting that is not there holds.
        """
        return not self.when or any(getattr(settings, name, values[0]) in values for name, values in self.when)

    @property
    def expected(self) -> str:
        """What a value must be, in words."""
        if self.kind is bool:
            return "on or off"
        if self.kind is str:
            return "one of " + ", ".join(self.choices)
        noun = "a whole number" if self.kind is int else "a number"
        span = f"of at least {self.low:g}" if math.isinf(self.high) else f"from {self.low:g} to {self.high:g}"
        return f"{noun} {span}" + (' or "none"' if self.optional else "")


def dial(
    default: Any,
    low: float = -math.inf,
    high: float = math.inf,
    *,
    symbol: str = "",
    plain: str = "",
    help: str = "",
    choices: tuple[str, ...] = (),
    log: bool = False,
    optional: bool = False,
    when: Mapping[str, tuple[str, ...]] | None = None,
) -> Any:
    """A dataclass field with bounds [low, high] (or `choices`), the field's symbol, plain words and one sentence of help.

    `log` marks a setting that is felt by its ratio (0.001 to 1): its slider moves on a logarithmic scale.
    `optional` is a float that may also be None: the thing it measures is not there.
    `when` names other settings and the values with which this one does anything; where none of them holds it need not be shown.
    """
    return dataclasses.field(
        default=default,
        metadata={
            "dial": {
                "low": low,
                "high": high,
                "symbol": symbol,
                "plain": plain,
                "help": help,
                "choices": choices,
                "log": log,
                "optional": optional,
                "when": tuple((when or {}).items()),
            }
        },
    )


def dials(settings: Any) -> tuple[Dial, ...]:
    """The dials of a dataclass (type or instance), in the order of their declaration."""
    declared = []
    for field in dataclasses.fields(settings):
        if "dial" in field.metadata:
            bounds = dict(field.metadata["dial"])
            bounds["plain"] = bounds["plain"] or field.name.replace("_", " ")
            kind = float if bounds["optional"] else type(field.default)
            declared.append(Dial(name=field.name, kind=kind, default=field.default, **bounds))
    return tuple(declared)


def unusual(settings: Any) -> dict[str, Any]:
    """The values by name that are not as they are at first; none where there are no settings."""
    if settings is None:
        return {}
    usual, names = type(settings)(), [entry.name for entry in dataclasses.fields(settings)]
    return {name: getattr(settings, name) for name in names if getattr(settings, name) != getattr(usual, name)}


def check(settings: Any) -> None:
    """Raises SettingError for the first dial of a dataclass instance whose value is out of its range."""
    for setting in dials(settings):
        checked(setting, getattr(settings, setting.name))


def checked(dial: Dial, value: Any) -> Any:
    """The value as the dial's kind (an int becomes a float where a float is asked for); SettingError where it does not fit."""
    if value is None and dial.optional:
        return None
    kinds = (float, int, Ratio) if dial.kind is float else (dial.kind,)
    fits = type(value) in kinds
    if fits and dial.kind in (int, float):
        fits = dial.low <= value <= dial.high and abs(value) <= sys.float_info.max
    if fits and dial.kind is str:
        fits = value in dial.choices
    if not fits:
        raise SettingError(f"{dial.name} is {_shown(value)}, expected {dial.expected}")
    return float(value) if dial.kind is float and type(value) is int else value


def _shown(value: Any) -> str:
    """A value as an error shows it, never long: of large whole numbers Python does not even write the digits."""
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return f"a whole number of more than {LONGEST} digits"
    words = repr(value)
    return words if len(words) <= LONGEST + 2 else f"{words[:LONGEST]} …"


def parsed(dial: Dial, text: str) -> Any:
    """The value that a person typed for a dial, checked."""
    word = text.strip()
    value: Any = word
    if dial.optional and word.lower() in ("", "none"):
        value = None
    elif dial.kind is bool:
        value = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}.get(
            word.lower(), word
        )
    elif dial.kind in (int, float):
        try:
            value = dial.kind(word)
        except ValueError:
            value = word
    return checked(dial, value)


def tuned(settings: Any, changes: Mapping[str, Any]) -> Any:
    """A copy of the settings with some dials changed, each checked; a name that is no dial is a SettingError."""
    by_name = {setting.name: setting for setting in dials(settings)}
    for name in changes:
        if name not in by_name:
            offered = ", ".join(by_name) or "none"
            raise SettingError(f"there is no setting {name!r} here, expected one of: {offered}")
    return dataclasses.replace(settings, **{name: checked(by_name[name], value) for name, value in changes.items()})
