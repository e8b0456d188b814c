"""The dict that unit 2 of the Hugging Face deep RL course pickles: what it says beside its table, and which level that is."""

import re
from collections.abc import Mapping
from typing import Any

from playground.learning.files.tables.q_table import chosen

ENVIRONMENT, LEVEL, DISCOUNT = "env_id", "level", "gamma"
OWN = "BellmanPlayground/Level-v0"
"""What our own levels are called in Gymnasium; `level` is then the level's name."""
NAME, MAP = r"[A-Za-z0-9_.-]{1,60}(?:/[A-Za-z0-9_.-]{1,60})?", r"[A-Za-z0-9_.-]{1,40}"
"""How an environment and a map may be called. An id with a module before a colon is none: it would import that module."""
LAKES = {16: "4x4", 64: "8x8"}
"""The maps of a frozen lake by their number of states."""
LAKE = "FrozenLake-"
SLIPS = ("slippery", "is_slippery")
SAID = {"true": True, "1": True, "1.0": True, "yes": True, "false": False, "0": False, "0.0": False, "no": False}
"""What says whether a lake is slippery, and how."""
NUMBERS = (
    *("max_steps", "n_training_episodes", "n_eval_episodes", "eval_seed"),
    *("learning_rate", "gamma", "max_epsilon", "min_epsilon", "decay_rate"),
)
"""What the dict says about training and judging, between the environment and the table."""
SEEDS: Mapping[str, tuple[int, ...]] = {
    "Taxi-": (
        *(16, 54, 165, 177, 191, 191, 120, 80, 149, 178, 48, 38, 6, 125, 174, 73, 50, 172, 100, 148, 146, 6, 25, 40, 68),
        *(148, 49, 167, 9, 97, 164, 176, 61, 7, 54, 55, 161, 131, 184, 51, 170, 12, 120, 113, 95, 126, 51, 98, 36, 135),
        *(54, 82, 45, 95, 89, 59, 95, 124, 9, 113, 58, 85, 51, 134, 121, 169, 105, 21, 30, 11, 50, 65, 12, 43, 82, 145),
        *(152, 97, 106, 55, 31, 85, 38, 112, 102, 168, 123, 97, 21, 83, 158, 26, 80, 63, 5, 81, 32, 11, 28, 148),
    )
}
"""Seeds of the episodes by which everyone's taxi is judged, by the name of the environment; others begin by chance."""


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
    slips = _slips(words)
    if slips is not None:
        arguments["is_slippery"] = str(slips).lower()
    gamma = discount_of(words)
    if gamma is not None:
        arguments["discount"] = repr(gamma)
    return f"gym:{name}" + ("?" + "&".join(f"{key}={value}" for key, value in arguments.items()) if arguments else "")


def discount_of(words: Mapping[str, Any]) -> float | None:
    """γ, where the dict says one."""
    gamma = words.get(DISCOUNT)
    return float(gamma) if isinstance(gamma, int | float) and 0.0 <= gamma <= 1.0 else None


def _slips(words: Mapping[str, Any]) -> bool | None:
    """Whether its lake is slippery, where the dict says so in any way that people write it."""
    return SAID.get(str(next((words[name] for name in SLIPS if name in words), "")).casefold())


def notes_of(words: Mapping[str, Any], discount: float) -> tuple[str, ...]:
    """Sentences on what the dict leaves open, or says otherwise than a level of this γ."""
    gamma, name, notes = discount_of(words), words.get(ENVIRONMENT), []
    if gamma is not None and gamma != discount:
        notes.append(f"it was trained with γ {gamma:g}, the level's is {discount:g}, and Q* is that of the level")
    # The notebook writes a map's name and, where it is not slippery, that; where both are missing it was not asked.
    if gamma is None and DISCOUNT in words:
        notes.append(f"its γ is {str(words[DISCOUNT])[:40]!r}, expected a number from 0 to 1; the level's is {discount:g}")
    lake = isinstance(name, str) and name.startswith(LAKE)
    strange = next((words[key] for key in SLIPS if key in words), None) if lake and _slips(words) is None else None
    if strange is not None:
        notes.append(
            f"its {SLIPS[0]} is {str(strange)[:40]!r}, expected True or False, so Gymnasium's usual lake is taken, which is"
        )
    if lake and not {"map_name", *SLIPS} & set(words):
        notes.append("it does not say whether its lake is slippery, so Gymnasium's usual one is taken, which is")
    return tuple(notes)


def model_of(environment: str, arguments: Mapping[str, Any], q: Any, **numbers: Any) -> dict[str, Any]:
    """The dict as the notebook pushes it, in its order: of an environment made with these arguments, and a table q [S, A]."""
    return {
        ENVIRONMENT: environment,
        **{name: numbers.get(name) for name in NUMBERS},
        "qtable": q,
        **{name: arguments[name] for name in ("map_name", LEVEL) if arguments.get(name)},
        **({"slippery": False} if arguments.get("is_slippery") is False else {}),
    }


def title_of(environment: str, arguments: Mapping[str, Any]) -> str:
    """What the course calls an environment in tags and on its leaderboard: FrozenLake-v1-4x4-no_slippery."""
    if LEVEL in arguments:
        level = str(arguments[LEVEL])
        return "-".join(("BellmanPlayground", level) if re.fullmatch(MAP, level) else ("BellmanPlayground",))
    parts = [environment, *(str(arguments[name]) for name in ("map_name",) if arguments.get(name))]
    return "-".join([*parts, "no_slippery"] if arguments.get("is_slippery") is False else parts)


def seeds_of(environment: str) -> tuple[int, ...]:
    """The seeds of the episodes by which the course judges, () where it gives none."""
    return next((seeds for name, seeds in SEEDS.items() if environment.startswith(name)), ())


def _rows(words: Mapping[str, Any]) -> int:
    """How many states its table has."""
    table = chosen(words)
    try:
        return len(table)
    except TypeError:
        return 0
