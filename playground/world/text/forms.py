"""How each field of a tile and each rule is written in a level file: its form, read and written by the same entry."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from playground import ratio, settings
from playground.settings import Dial, SettingError
from playground.world.characters import is_glyph
from playground.world.grid import MOVE_SETS, MOVES
from playground.world.level import Rules
from playground.world.tile import FAR, STEADY, Spread, Tile

SIDES = ("up", "right", "down", "left")
FARTHEST = 99
"""The strongest wind, in cells, either way."""
MOST_TARGETS = 32
"""The number of characters that a jump may name."""
LONGEST_WALK = 200
"""The most steps in the walk of a hazard."""
LONGEST_NAME = 24
"""Characters of the name of a key or a switch."""
_NAME = re.compile(r"[A-Za-z0-9_-]*")


class Unfit(ValueError):
    """A value that a form cannot hold; the message says what is expected."""


@dataclass(frozen=True)
class Form:
    """`read` makes a field's value of a TOML value, or raises Unfit; `write` makes TOML of a field's value."""

    read: Callable[[Any], Any]
    write: Callable[[Any], str]


def quoted(text: str) -> str:
    """A TOML string; text has no control characters (see `unwritable`)."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(texts: tuple[str, ...]) -> str:
    """A TOML array of strings."""
    return "[" + ", ".join(map(quoted, texts)) + "]"


def _number(value: float) -> str:
    """A number as TOML: a fraction that is no decimal stands in quotes."""
    text = ratio.stated(value)
    return quoted(text) if "/" in text else text


def _stated(value: Any) -> Any:
    """The number of a text like "2/3"; all else as it is."""
    return value if not isinstance(value, str) or (number := ratio.from_text(value)) is None else number


def _of_dial(dial: Dial) -> Form:
    def read(value: Any) -> Any:
        if dial.optional and value == "none":
            return None
        if isinstance(value, int) and abs(value) > 10**15:
            raise Unfit(dial.expected)
        try:
            return settings.checked(dial, _stated(value) if dial.kind is float else value)
        except SettingError:
            fraction = f', or such a fraction of whole numbers with up to {ratio.LONGEST} digits, like "2/3"'
            raise Unfit(dial.expected + (fraction if dial.kind is float and isinstance(value, str) else "")) from None

    def write(value: Any) -> str:
        words = {
            bool: lambda: str(value).lower(),
            int: lambda: str(value),
            str: lambda: quoted(value),
            float: lambda: _number(value),
        }
        return '"none"' if value is None else words[dial.kind]()

    return Form(read, write)


def _names(allowed: tuple[str, ...]) -> Form:
    def read(value: Any) -> tuple[str, ...]:
        fits = isinstance(value, list) and all(isinstance(name, str) and name in allowed for name in value)
        if not fits or len(set(value)) < len(value):
            raise Unfit("a list of different names out of " + ", ".join(allowed))
        return tuple(value)

    return Form(read, listed)


def _read_moves(value: Any) -> tuple[str, ...]:
    if isinstance(value, str) and value in MOVE_SETS:
        return MOVE_SETS[value]
    expected = "one of " + ", ".join(map(quoted, MOVE_SETS)) + " or a list of different names out of " + ", ".join(MOVES)
    try:
        chosen: tuple[str, ...] = _names(tuple(MOVES)).read(value)
    except Unfit:
        raise Unfit(expected) from None
    if not chosen:
        raise Unfit(expected)
    return chosen


def _write_moves(moves: tuple[str, ...]) -> str:
    sets = {names: title for title, names in MOVE_SETS.items()}
    return quoted(sets[moves]) if moves in sets else listed(moves)


def _read_glyph(value: Any) -> str:
    if value != "" and not (isinstance(value, str) and is_glyph(value)):
        raise Unfit("one character of the map")
    return str(value)


def _read_glyphs(value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if (
        not isinstance(values, list)
        or len(values) > MOST_TARGETS
        or not all(isinstance(glyph, str) and is_glyph(glyph) for glyph in values)
    ):
        raise Unfit(f"one character of the map, or a list of up to {MOST_TARGETS}")
    if len(set(values)) < len(values):
        raise Unfit("characters that differ")
    return tuple(values)


def _write_glyphs(glyphs: tuple[str, ...]) -> str:
    return quoted(glyphs[0]) if len(glyphs) == 1 else listed(glyphs)


def _whole(value: Any) -> bool:
    return type(value) is int and abs(value) <= FARTHEST


def _read_push(value: Any) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2 or not all(map(_whole, value)):
        raise Unfit(f"[rows, columns], whole numbers from -{FARTHEST} to {FARTHEST}")
    return value[0], value[1]


def _read_columns(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(map(_whole, value)):
        raise Unfit(f"a list of whole numbers from -{FARTHEST} to {FARTHEST}, one for each column")
    return tuple(value)


def _write_wholes(values: tuple[int, ...]) -> str:
    return "[" + ", ".join(map(str, values)) + "]"


def _read_swap(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(
        name in MOVES and isinstance(to, str) and to in MOVES for name, to in value.items()
    ):
        raise Unfit('a table like { left = "right", right = "left" }')
    return tuple(value.items())


def _write_swap(swap: tuple[tuple[str, str], ...]) -> str:
    return "{ " + ", ".join(f"{name} = {quoted(to)}" for name, to in swap) + " }"


def _read_name(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME or not _NAME.fullmatch(value):
        raise Unfit(f"a name of up to {LONGEST_NAME} letters (a to z), digits, - and _")
    return str(value)


def _read_walk(value: Any) -> tuple[str, ...]:
    steps = [name for name in MOVES if MOVES[name] != (0, 0)]
    if (
        not isinstance(value, list)
        or len(value) > LONGEST_WALK
        or not all(isinstance(step, str) and step in steps for step in value)
    ):
        raise Unfit(f"a list of up to {LONGEST_WALK} steps out of " + ", ".join(steps))
    return tuple(value)


def _read_spread(value: Any) -> Spread:
    expected = '{ gaussian = sd } or { either = [a, b] } or "none"'
    if value == "none":
        return STEADY
    if not isinstance(value, dict) or len(value) != 1:
        raise Unfit(expected)
    sd, pair = value.get("gaussian", 0.0), value.get("either", [0.0, 0.0])
    fits = value.keys() <= {"gaussian", "either"} and isinstance(pair, list) and len(pair) == 2
    if not fits or not all(_payable(_stated(number)) for number in [sd, *pair]) or _stated(sd) < 0:
        raise Unfit(expected + f", numbers from {-FAR:g} to {FAR:g}, sd at least 0")
    return Spread(_real(sd), (_real(pair[0]), _real(pair[1])))


def _payable(value: Any) -> bool:
    return type(value) in (int, float, ratio.Ratio) and -FAR <= value <= FAR


def _real(value: Any) -> float:
    number = _stated(value)
    return number if isinstance(number, float) else float(number)


def _write_spread(spread: Spread) -> str:
    if spread == STEADY:
        return '"none"'
    if spread.gaussian:
        return f"{{ gaussian = {_number(spread.gaussian)} }}"
    return f"{{ either = [{_number(spread.either[0])}, {_number(spread.either[1])}] }}"


def _forms(owner: type, more: Mapping[str, Form]) -> Mapping[str, Form]:
    """The form of each field of a dataclass that a file can state, in the order of the fields."""
    forms = {dial.name: _of_dial(dial) for dial in settings.dials(owner)} | dict(more)
    return MappingProxyType({field.name: forms[field.name] for field in dataclasses.fields(owner) if field.name in forms})


_FLAG = _of_dial(settings.Dial("", bool, False, 0, 0, (), "", "", "", False))
_WORD = Form(_read_name, quoted)

TILE_FORMS = _forms(
    Tile,
    {
        "starts": _FLAG,
        "blocks_from": _names(SIDES),
        "to": Form(_read_glyphs, _write_glyphs),
        "sends_to": Form(_read_glyph, quoted),
        "wind": Form(_read_push, _write_wholes),
        "swap": Form(_read_swap, _write_swap),
        "only": _names(tuple(MOVES)),
        "gives": _WORD,
        "needs": _WORD,
        "toggles": _WORD,
        "obeys": _WORD,
        "patrols": Form(_read_walk, listed),
        "noise": Form(_read_spread, _write_spread),
    },
)
"""The fields of a legend entry."""

RULE_FORMS = _forms(Rules, {"moves": Form(_read_moves, _write_moves), "wind": Form(_read_columns, _write_wholes)})
"""The rules; those of the air (`WIND`) stand in a table of their own."""

WIND = MappingProxyType({"columns": "wind", "gusts": "gusts"})
"""Keys of the table [wind] and the rules that they state."""
