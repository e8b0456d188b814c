"""What stands behind gym: an id and its arguments, read as the environment wants them: "FrozenLake-v1?map_name=8x8"."""

import ast
import difflib
import inspect
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from playground import ratio
from playground.world.level import LevelError

WORDS: Mapping[str, bool] = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
LIMIT = "max_episode_steps"
"""What Gymnasium itself takes of all environments."""
DISCOUNT = "discount"
_MARKS = frozenset("()[]{}'\"")


class Question(NamedTuple):
    """id: "FrozenLake-v1", "module:Id-v0". texts: the arguments as they were written. discount: γ, None where none is given."""

    id: str
    texts: Mapping[str, str]
    discount: float | None


def question_of(name: str) -> Question:
    """The id and the arguments of a name. LevelError where a part is no NAME=VALUE, or γ is no discount."""
    id, _, query = name.partition("?")
    texts: dict[str, str] = {}
    for part in filter(None, query.split("&")):
        key, equals, text = part.partition("=")
        if not equals or not key:
            raise LevelError(f"{part!r} is no argument, expected NAME=VALUE, like is_slippery=false")
        if key in texts:
            raise LevelError(f"the argument {key!r} is given twice: {texts[key]!r} and {text!r}")
        texts[key] = text
    gamma = texts.pop(DISCOUNT, None)
    return Question(id, texts, None if gamma is None else _discount(gamma))


def _discount(text: str) -> float:
    try:
        gamma = ratio.number(text)
    except ValueError:
        gamma = math.nan
    if not 0.0 <= gamma <= 1.0:
        raise LevelError(f"the discount is {text!r}, expected a number from 0 to 1")
    return gamma


def argument_values(question: Question, maker: Callable[..., Any] | None) -> dict[str, Any]:
    """The arguments as values, each of the kind that the maker of the environment has by default.

    Raises LevelError where the maker has no such argument, or it is of another kind.
    """
    parameters = _parameters(maker)
    values: dict[str, Any] = {}
    for key, text in question.texts.items():
        if key == LIMIT:
            values[key] = _steps(text)
            continue
        if key == "render_mode":
            raise LevelError(f"{question.id}: render_mode cannot be given, for the playground draws the board; leave it out")
        if parameters is not None and key not in parameters:
            raise LevelError(f"{question.id} has no argument {key!r}{_instead(key, [*parameters, LIMIT, DISCOUNT])}")
        values[key] = _value_of(question.id, key, text, (parameters or {}).get(key))
    return values


def _parameters(maker: Callable[..., Any] | None) -> dict[str, Any] | None:
    """The arguments of a maker with their defaults; None where it takes any, or does not say."""
    if maker is None:
        return None
    try:
        parameters = inspect.signature(maker).parameters.values()
    except (TypeError, ValueError):
        return None
    if any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters):
        return None
    named = (parameter for parameter in parameters if parameter.kind is not inspect.Parameter.VAR_POSITIONAL)
    return {parameter.name: parameter.default for parameter in named}


def _instead(key: str, names: list[str]) -> str:
    """The end of a sentence about an unknown argument: the nearest one, or all."""
    names = [name for name in names if name != "render_mode"]
    near = difflib.get_close_matches({"gamma": DISCOUNT}.get(key, key), names, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(names)}"


def _value_of(id: str, key: str, text: str, default: Any) -> Any:
    """The value of a text where the default is of this kind."""
    if isinstance(default, bool):
        if text.strip().lower() not in WORDS:
            raise LevelError(f"{id}: {key} is {text!r}, expected true or false")
        return WORDS[text.strip().lower()]
    if isinstance(default, str):
        return text
    value = literal(text)
    if isinstance(default, int | float) and isinstance(value, str):
        value = _ratio(text)
    if isinstance(default, tuple) and not _like(value, default):
        raise LevelError(f"{id}: {key} is {text!r}, expected {len(default)} numbers, like {','.join(map(str, default))}")
    if isinstance(default, int | float) and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise LevelError(f"{id}: {key} is {text!r}, expected a number")
    return value


def _ratio(text: str) -> float | None:
    """The number that a fraction is, None where the text is none."""
    try:
        return float(Fraction(text.strip()))
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def _like(value: Any, default: tuple[Any, ...]) -> bool:
    """Whether a value can stand for a tuple of numbers; one of other things may be anything."""
    if not all(isinstance(number, int | float) for number in default):
        return True
    fits = isinstance(value, tuple | list) and len(value) == len(default)
    return fits and all(isinstance(number, int | float) for number in value)


def _steps(text: str) -> int:
    value = literal(text)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= 1_000_000:
        raise LevelError(f"{LIMIT} is {text!r}, expected a whole number from 1 to 1,000,000")
    return value


def literal(text: str) -> Any:
    """A number, true, false, none, a list (also without brackets), or the text itself."""
    word = {"true": "True", "false": "False", "none": "None"}.get(text.lower(), text)
    try:
        return ast.literal_eval(word)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return text.split(",") if "," in text and not _MARKS & set(text) else text
