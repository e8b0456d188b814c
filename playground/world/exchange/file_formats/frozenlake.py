"""Maps of Gymnasium's FrozenLake: S start, F frozen, H hole, G goal, and the arguments of its environment.

Gymnasium 1.x, toy_text/frozen_lake.py: a move goes as asked with `success_rate` and to each side with half of the rest;
`reward_schedule` pays for coming to the goal, a hole, anything else; the registered time limit is 100 steps (8x8: 200).
"""

import json
import re
from typing import Any

from playground.world.exchange import grid_text, translation
from playground.world.exchange.endings import begins, ending_pay, ends, tidy
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.literals import literals
from playground.world.exchange.numbers import flag, number, numbers
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import Tile

MAPS = {
    "4x4": ("SFFF", "FHFH", "FFFH", "HFFG"),
    "8x8": ("SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"),
}
MOVES = ("left", "down", "right", "up")
DISCOUNT = 0.99
SUCCESS = 1 / 3
PAYS = (1.0, 0.0, 0.0)
LIMIT, LIMIT_8X8 = 100, 200
_LETTERS = "SFHG"
_LISTED = re.compile("""["'][SFHG]""")
_NAMED = re.compile("""["']FrozenLake""")
_EXPECTED = "S, F, H or G"
_GLYPHS = str.maketrans("SFHG", "S.PG")


def recognises(text: str, name: str) -> float:
    """By lines of its four letters, or by a list of them."""
    rows, rest = grid_text.parted(text, grid_text.only(_LETTERS))
    letters = {letter for row in rows for letter in row.text}
    if rows:
        return 0.95 if letters & set("FH") and ("=" in rest or not rest.strip()) else 0.0
    if _NAMED.search(text):
        return 0.9
    if not _LISTED.search(text):
        return 0.0
    try:
        listed = grid_text.rows_of(literals(text), "desc")
    except LevelError:
        return 0.0
    return 0.9 if listed and all(set(row.text) <= set(_LETTERS) for row in listed) else 0.0


def read(text: str, name: str) -> Imported:
    """The lake as a level."""
    lines, rest = grid_text.parted(text, grid_text.only(_LETTERS))
    told = literals(rest)
    if lines:
        rows = grid_text.measured(lines, _LETTERS, _EXPECTED)
    elif told.get("desc") is None and str(told.get("map_name")) in MAPS:
        rows = MAPS[str(told["map_name"])]
    else:
        rows = grid_text.measured(grid_text.rows_of(told, "desc"), _LETTERS, _EXPECTED, "row")
    if not any("S" in row for row in rows):
        raise LevelError("there is no S on the map, expected at least one: FrozenLake begins there")
    success = number(told, "success_rate", SUCCESS, 0.0, 1.0)
    slippery = flag(told, "is_slippery", True)
    goal, hole, frozen = numbers(told, "reward_schedule", PAYS)
    limit = _limit(told, rows)
    slip = (2 / 3 if success == SUCCESS else tidy(1.0 - success)) if slippery else 0.0
    rules = Rules(discount=DISCOUNT, moves=MOVES, step_reward=frozen, slip=slip, time_limit=limit)
    tiles = translation.tile("pit", enter=tidy(hole - frozen)), translation.tile("goal", enter=tidy(goal - frozen))
    used = [tile for tile, letter in zip(tiles, "HG", strict=True) if any(letter in row for row in rows)]
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(row.translate(_GLYPHS) for row in rows),
        rules=rules,
        legend=translation.legend(used),
    )
    return Imported(level, _notes(told, slip, limit, (goal, hole, frozen)))


def _limit(told: dict[str, Any], rows: tuple[str, ...]) -> int:
    registered = LIMIT_8X8 if rows == MAPS["8x8"] else LIMIT
    steps = number(told, "max_episode_steps", registered, -1, 1_000_000)
    if steps != int(steps):
        raise LevelError(f"max_episode_steps is {steps:g}, expected a whole number")
    return max(0, int(steps))


def _notes(told: dict[str, Any], slip: float, limit: int, pays: tuple[float, ...]) -> tuple[str, ...]:
    whose = "as the text says" if {"is_slippery", "success_rate"} & set(told) else "FrozenLake's default; the map does not say"
    slippery = f"slippery: a move goes sideways with chance {slip:.4g}, half to each side" if slip else "not slippery"
    steps = f"after {limit} steps" if limit else "by no time limit"
    registered = "" if "max_episode_steps" in told else ", as it is registered"
    return (
        f"The lake is {slippery} ({whose}).",
        f"H is a pit that pays {pays[1]:g}, G a goal that pays {pays[0]:g}; both end the episode on entering.",
        f"FrozenLake has no discount; γ is {DISCOUNT} here.",
        "The actions are numbered as there: left 0, down 1, right 2, up 3.",
        f"An episode is cut off {steps}{registered}.",
    )


def write(level: Level) -> Exported:
    """The keyword arguments of the environment as JSON: gymnasium.make("FrozenLake-v1", **json.load(file))."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    pays = {glyph: ending_pay(tile, level.rules) for glyph, tile in tiles.items() if ends(tile)}
    if not any(map(begins, tiles.values())):
        raise ExportError("FrozenLake needs a start, and this level begins anywhere")
    best = max(pays.values(), default=float("-inf"))
    if best < level.rules.step_reward:
        raise ExportError("FrozenLake needs a goal, and nothing on this level ends an episode well")
    holes = [pay for pay in pays.values() if pay != best]
    letters = str.maketrans({glyph: _letter(tile, pays.get(glyph), best) for glyph, tile in tiles.items()})
    told: dict[str, Any] = {"desc": [row.translate(letters) for row in level.rows]}
    told["is_slippery"] = level.rules.slip > 0
    if level.rules.slip > 0 and abs(level.rules.slip - 2 / 3) > 1e-12:
        told["success_rate"] = tidy(1.0 - level.rules.slip)
    schedule = tuple(tidy(pay) for pay in (best, holes[0] if holes else 0.0, level.rules.step_reward))
    if schedule != PAYS:
        told["reward_schedule"] = list(schedule)
    told["max_episode_steps"] = level.rules.time_limit or -1
    return Exported(json.dumps(told, indent=1) + "\n", tuple(_export_notes(tiles, schedule != PAYS or "success_rate" in told)))


def _letter(tile: Tile, pay: float | None, best: float) -> str:
    if pay is not None:
        return "G" if pay == best else "H"
    if tile.blocks:
        return "H"
    return "S" if begins(tile) else "F"


def _export_notes(tiles: dict[str, Tile], newer: bool) -> list[str]:
    notes = []
    if any(tile.blocks for tile in tiles.values()):
        notes.append("FrozenLake has no walls: they become holes, so whoever runs into one falls in and the episode ends.")
    if any(tile.exit is not None for tile in tiles.values()):
        notes.append("FrozenLake pays on entering: an exit became a goal or hole that pays the step and γ times the exit.")
    if newer:
        notes.append("success_rate and reward_schedule are understood by Gymnasium 1.3 and later.")
    return notes


FORMAT = Format(
    id="frozenlake",
    title="Gymnasium FrozenLake",
    suffixes=(".txt", ".json"),
    recognises=recognises,
    read=read,
    write=write,
    about="Lines of S, F, H and G, a list of them, or the arguments of gymnasium.make.",
    order=1,
)
