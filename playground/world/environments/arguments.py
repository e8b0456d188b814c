"""The arguments of the environments, checked: what does not fit is refused in one sentence, before anything changes."""

import pkgutil
import re
from collections.abc import Mapping
from os import PathLike
from typing import Any

import numpy as np

from playground.world.level import Level
from playground.world.library import find
from playground.world.tabular.outcomes import excerpt

_PICTURE = re.compile(r"\w+(\.\w+)*:\w+(\.\w+)*")


def level_of(value: Any) -> Level:
    """The level of an environment, from a Level, a name or a path; ValueError (or LevelError) where there is none."""
    if isinstance(value, Level):
        return value
    if not isinstance(value, str | PathLike) or not isinstance(value if isinstance(value, str) else value.__fspath__(), str):
        given = "missing" if value is None else excerpt(value)
        raise ValueError(f"level is {given}, expected the name of a bundled level, the path of a level file, or a Level")
    return find(value)


def check_render_mode(value: Any, offered: list[str]) -> None:
    """ValueError where it is neither None nor one of those offered."""
    if value is not None and not (isinstance(value, str) and value in offered):
        raise ValueError(f"render_mode is {excerpt(value)}, expected None or one of {', '.join(offered)}")


def check_picture(value: Any) -> None:
    """ValueError where it is not written like "module:function"; the module is imported when something is drawn."""
    if not isinstance(value, str) or not _PICTURE.fullmatch(value):
        raise ValueError(f'picture is {excerpt(value)}, expected the name of what draws, like "module:function"')


def drawer(picture: str) -> Any:
    """What a name like "module:function" stands for; ValueError where it does not exist or cannot be called."""
    try:
        draw = pkgutil.resolve_name(picture)
    except (ImportError, AttributeError) as error:
        raise ValueError(f'picture is {picture!r}, but {error}: expected "module:function" of something that draws') from None
    if not callable(draw):
        raise ValueError(f'picture is {picture!r}, which cannot be called: expected "module:function" of something that draws')
    return draw


def count(value: Any, name: str, least: int = 1) -> int:
    """A whole number of any kind; ValueError where it is something else, or less than `least`."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise ValueError(f"{name} is {excerpt(value)}, expected a whole number of at least {least}")
    if value < least:
        raise ValueError(f"{name} is {value}, expected at least {least}")
    return int(value)


def steps_until_cut(value: Any) -> int | None:
    """`max_episode_steps` as Gymnasium's makers take it: None and −1 are no limit, and so is 0."""
    return None if value is None else max(0, count(value, "max_episode_steps", least=-1)) or None


def check_seed(value: Any, why: str = "") -> None:
    """ValueError where a seed is neither None nor a whole number of at least 0, Python's own, as Gymnasium asks for."""
    if value is not None and not (isinstance(value, int) and value >= 0):
        kind = f" of the type {type(value).__name__}" if isinstance(value, np.integer) else ""
        raise ValueError(f"the seed is {excerpt(value)}{kind}, expected one whole number of at least 0 (an int) or None{why}")


def options_of(value: Any) -> Mapping[str, Any]:
    """The options of a reset, none where it has none; ValueError where they are no mapping."""
    if value is not None and not isinstance(value, Mapping):
        raise ValueError(f'options is {excerpt(value)}, expected a dictionary like {{"state": 3}}, or None')
    return value or {}


def flat(value: Any) -> np.ndarray[Any, Any] | None:
    """An argument for all copies as an array; None where its parts have different lengths."""
    try:
        return np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
