"""The specification of a level's environment as JSON text, and the level that such a text speaks of."""

import json
from collections.abc import Mapping
from typing import Any

import gymnasium

from playground.world.level import LevelError
from playground.world.library import GYM, bundled
from playground.world.text.scan import LARGEST_FILE

ID = "BellmanPlayground/Level-v0"
_DRAWING = ("render_mode",)


def spec_text(level: str) -> str:
    """The JSON text of the specification of a level's environment, from which `gymnasium.make(EnvSpec.from_json(…))` makes it.

    `level` is the text of a level, the name of a bundled one, or gym:ID.
    """
    env = gymnasium.make(ID, level=level)
    assert env.spec is not None
    return env.spec.to_json()


def level_of(text: str) -> str:
    """The name by which `library.find` finds the level of an environment with this specification; nothing is imported for it.

    LevelError where it is no environment of ours, nor one that Gymnasium has registered itself, or it names a file.
    """
    try:
        spec = json.loads(text) if len(text) <= 2 * LARGEST_FILE else None
    except (ValueError, RecursionError):
        spec = None
    id, arguments = (spec.get("id"), spec.get("kwargs") or {}) if isinstance(spec, Mapping) else (None, {})
    if not isinstance(id, str) or not isinstance(arguments, Mapping):
        raise LevelError("the specification of its environment cannot be read")
    if id == ID:
        level = arguments.get("level")
        if isinstance(level, str) and ("\n" in level or level in bundled() or level.startswith(GYM)):
            return level
        raise LevelError(f"its environment is of the level {str(level)[:60]!r}, which is not in it")
    if id not in gymnasium.registry or ":" in id:
        raise LevelError(f"its environment is {id[:60]!r}, which is no level here")
    return GYM + id + _query(arguments)


def _query(arguments: Mapping[str, Any]) -> str:
    """Arguments as they stand behind a "?". LevelError where one cannot be said there."""
    parts = [f"{name}={value}" for name, value in arguments.items() if name not in _DRAWING and value is not None]
    if any("&" in part for part in parts):
        raise LevelError("the arguments of its environment cannot be said as gym:ID?NAME=VALUE")
    return f"?{'&'.join(parts)}" if parts else ""
