"""The dict that unit 2 of the Hugging Face deep RL course pickles: what it says beside its table, and which level that is."""

import re
from collections.abc import Mapping
from typing import Any

from playground.learning.files.q_table import chosen

ENVIRONMENT, LEVEL, DISCOUNT = "env_id", "level", "gamma"
OWN = "BellmanPlayground/Level-v0"
"""What our own levels are called in Gymnasium; `level` is then the level's name."""
NAME, MAP = r"[A-Za-z0-9_.-]{1,60}(?:/[A-Za-z0-9_.-]{1,60})?", r"[A-Za-z0-9_.-]{1,40}"
"""How an environment and a map may be called. An id with a module before a colon is none: it would import that module."""
LAKES = {16: "4x4", 64: "8x8"}
"""The maps of a frozen lake by their number of states."""
LAKE = "FrozenLake-"


def level_of(words: Mapping[str, Any]) -> str:
    """The level that the dict speaks of, "" for none, with its γ: "gym:FrozenLake-v1?map_name=4x4&discount=0.95"."""
    name = words.get(ENVIRONMENT)
    if not isinstance(name, str) or not re.fullmatch(NAME, name):
        return ""
    if name == OWN:
        level = words.get(LEVEL)
        return level if isinstance(level, str) and re.fullmatch(MAP, level) else ""
    arguments = {}
    chart = words.get("map_name")
    if isinstance(chart, str) and re.fullmatch(MAP, chart):
        arguments["map_name"] = chart
    elif name.startswith(LAKE) and LAKES.get(_rows(words)):
        arguments["map_name"] = LAKES[_rows(words)]
    slips = words.get("slippery", words.get("is_slippery"))
    if isinstance(slips, bool):
        arguments["is_slippery"] = str(slips).lower()
    gamma = discount_of(words)
    if gamma is not None:
        arguments["discount"] = repr(gamma)
    return f"gym:{name}" + ("?" + "&".join(f"{key}={value}" for key, value in arguments.items()) if arguments else "")


def discount_of(words: Mapping[str, Any]) -> float | None:
    """γ, where the dict says one."""
    gamma = words.get(DISCOUNT)
    return float(gamma) if isinstance(gamma, int | float) and 0.0 <= gamma <= 1.0 else None


def notes_of(words: Mapping[str, Any], discount: float) -> tuple[str, ...]:
    """Sentences on what the dict leaves open, or says otherwise than a level of this γ."""
    gamma, name, notes = discount_of(words), words.get(ENVIRONMENT), []
    if gamma is not None and gamma != discount:
        notes.append(f"it was trained with γ {gamma:g}, the level's is {discount:g}, and Q* is that of the level")
    # The notebook writes a map's name and, where it is not slippery, that; where both are missing it was not asked.
    if isinstance(name, str) and name.startswith(LAKE) and not {"map_name", "slippery", "is_slippery"} & set(words):
        notes.append("it does not say whether its lake is slippery, so Gymnasium's usual one is taken, which is")
    return tuple(notes)


def _rows(words: Mapping[str, Any]) -> int:
    """How many states its table has."""
    table = chosen(words)
    try:
        return len(table)
    except TypeError:
        return 0
