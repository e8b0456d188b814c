"""Maps of Gymnasium's FrozenLake: S start, F frozen, H hole, G goal, and the arguments of its environment.

Gymnasium 1.x, toy_text/frozen_lake.py: a move goes as asked with `success_rate` and to each side with half of the rest;
`reward_schedule` pays for coming to the goal, a hole, anything else; the registered time limit is 100 steps (8x8: 200).
"""

import json
import re
from typing import Any

from playground.plurals import counted
from playground.ratio import Ratio
from playground.world.characters import is_glyph
from playground.world.exchange import grid_text, parts, translation
from playground.world.exchange.endings import begins, ending_pay, ends, tidy
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.numbers import flag, number, numbers, steps_until_cut_off
from playground.world.exchange.python import keywords
from playground.world.exchange.python.lakes import SETTINGS, Lake, is_map, lakes
from playground.world.exchange.python.program import Program
from playground.world.exchange.python.text import quoted
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
_ROW = re.compile(r"[ \t]*[SFHG](?:[SFHG]*|(?: [SFHG])*)")
_LISTED = re.compile("""["'][SFHG]""")
_QUOTES = re.compile("""['"]{3}""")
_NAMED = re.compile(r"""["'](?:[\w.-]+[:/])?FrozenLake(?:8x8)?-v\d|\bFrozenLakeEnv[("']""")
_LAST_ACTION = re.compile(r"^[ \t]*\((?:Left|Down|Right|Up)\)[ \t]*$", re.MULTILINE)
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_EXPECTED = "S, F, H or G"
_GLYPHS = str.maketrans("SFHG", "S.PG")


def recognises(text: str, name: str) -> float:
    """By lines of its four letters, by its name in a program, or by a list of rows."""
    lines, rest = _bare(text)
    if lines:
        letters = {letter for row in lines for letter in row.text}
        return 0.95 if letters & set("FH") and ("=" in rest or ":" in rest or not _said(rest)) else 0.0
    if _is_named(text):
        return 0.9
    if not _LISTED.search(text):
        return 0.0
    candidates, _ = lakes(Program(text))
    return 0.9 if any(is_map(lake.settings.get("desc")) for lake in candidates) else 0.0


def _is_named(text: str) -> bool:
    """Whether a program names the environment; a long text is searched the quick way first."""
    return "FrozenLake" in text and _NAMED.search(text) is not None


def _said(rest: str) -> str:
    """What stands beside a map, without the last action in brackets that FrozenLake prints above it."""
    return _LAST_ACTION.sub("", rest).strip()


def _bare(text: str) -> tuple[list[TextLine], str]:
    """Rows that stand as lines of their own, with gaps or without, and the text without them; none inside a program."""
    if _is_named(text) or _LISTED.search(text) or _QUOTES.search(text):
        return [], text
    lines, rest = grid_text.rows_and_rest(_COLOURS.sub("", text), lambda line: _ROW.fullmatch(line) is not None)
    return [TextLine(line.number, "".join(line.text.split())) for line in lines], rest


def _maps(lines: list[TextLine]) -> list[list[TextLine]]:
    """Rows of one map, or of several, equal ones once: print-outs, parted by other lines, every one with a start."""
    blocks: list[list[TextLine]] = []
    for line in lines:
        if blocks and line.number - blocks[-1][-1].number == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if not all(len(block) > 1 and any("S" in line.text for line in block) for block in blocks):
        return [lines]
    maps: dict[tuple[str, ...], list[TextLine]] = {}
    for block in blocks:
        maps.setdefault(tuple(line.text for line in block), block)
    return list(maps.values())


def read(text: str, name: str) -> Imported:
    """The lake as a level, the first one of a text that says several."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the lakes of a text as a level."""
    lines, rest = _bare(text)
    if lines:
        maps = _maps(lines)
        chosen = parts.part_index([""] * len(maps), part)
        rows = grid_text.checked_rows(maps[chosen], _LETTERS, _EXPECTED)
        program = Program(_said(rest) and _LAST_ACTION.sub("", rest))
        entries = keywords.top_level_entries(program, SETTINGS)
        values = keywords.settings(program, entries, SETTINGS[2:])
        notes = keywords.unused_note(entries, SETTINGS[2:], "FrozenLake")
        level, about = _level(Lake("", values, None, False, False, (*program.notes, *notes)), rows, name)
        return Imported(level, about, ("",) * len(maps) if len(maps) > 1 else (), chosen)
    candidates, fault = lakes(Program(text))
    if not candidates:
        raise fault or LevelError(
            "there is no map in this text, expected rows of S, F, H and G, a list of them, or a FrozenLake that is made"
        )
    names = tuple(lake.name for lake in candidates)
    chosen = parts.part_index(names, part)
    lake = candidates[chosen]
    rows, notes = _rows(lake)
    level, about = _level(lake, rows, name if len(candidates) == 1 or not lake.name else lake.name)
    if fault is not None:
        about += (f"Not read: {fault}.",)
    return Imported(level, (*about, *notes), names if len(names) > 1 else (), chosen)


def _rows(lake: Lake) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The map that FrozenLake would take, and notes on it: `desc`, or else the map of a name, or else the registered one."""
    if lake.settings.get("desc") is not None:
        return _described(lake)
    if "map_name" in lake.settings and lake.settings["map_name"] is None:
        raise LevelError("desc and map_name are None, so FrozenLake makes a map by chance; print(env.unwrapped.desc) shows it")
    named = lake.settings.get("map_name", "8x8" if lake.large else "4x4")
    if str(named) not in MAPS:
        raise LevelError(f"map_name is {quoted(named)}, expected one of Gymnasium's own: {', '.join(MAPS)}")
    return MAPS[str(named)], () if "map_name" in lake.settings else (f"No map is given, so it is the registered one, {named}.",)


def _described(lake: Lake) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The map of `desc`, which FrozenLake asks of each cell only whether it is S, H or G, and notes on it."""
    desc = lake.settings["desc"]
    lines = grid_text.rows_of({"desc": desc}, "desc")
    if not lines:
        raise LevelError(f'desc is {quoted(desc)}, expected a list of rows like "SFFF"')
    strange = sorted({letter for line in lines for letter in line.text} - set(_LETTERS))
    notes: tuple[str, ...] = ()
    if strange and all(map(is_glyph, strange)):
        frozen = str.maketrans(dict.fromkeys(strange, "F"))
        lines = [TextLine(line.number, line.text.translate(frozen)) for line in lines]
        notes = (f"FrozenLake takes every other letter for ice, and so do we: {' '.join(strange)}.",)
    rows = grid_text.checked_rows(lines, _LETTERS, _EXPECTED, "row")
    named = lake.settings.get("map_name")
    if named is not None and rows != MAPS.get(str(named)):
        notes += (f"desc counts, and the map_name {quoted(named)} has no effect, as in Gymnasium.",)
    return rows, notes


def _level(lake: Lake, rows: tuple[str, ...], name: str) -> tuple[Level, tuple[str, ...]]:
    """The level of a lake, and what was chosen for it."""
    settings = {**lake.settings}
    if not any("S" in row for row in rows):
        raise LevelError("there is no S on the map, expected at least one: FrozenLake begins there")
    success = number(settings, "success_rate", SUCCESS, 0.0, 1.0)
    slippery = _truth(settings, "is_slippery", True)
    goal, hole, frozen = numbers(settings, "reward_schedule", PAYS)
    limit = _limit(settings, rows, lake.limit)
    slip = (Ratio(2, 3) if success == SUCCESS else tidy(1.0 - success)) if slippery else 0.0
    rules = Rules(discount=DISCOUNT, moves=MOVES, step_reward=frozen, slip=slip, time_limit=limit)
    tiles = translation.tile("pit", enter=tidy(hole - frozen)), translation.tile("goal", enter=tidy(goal - frozen))
    used = [tile for tile, letter in zip(tiles, "HG", strict=True) if any(letter in row for row in rows)]
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(row.translate(_GLYPHS) for row in rows),
        rules=rules,
        legend=translation.legend(used),
    )
    return level, (*_notes(settings, slip, limit, (goal, hole, frozen)), *lake.notes)


def _truth(settings: dict[str, Any], name: str, default: bool) -> bool:
    """A yes or no; numbers and None count as they do in Python, which is how the lake asks."""
    value = settings.get(name, default)
    return bool(value) if value in (None, 0, 1) else flag(settings, name, default)


def _limit(settings: dict[str, Any], rows: tuple[str, ...], registered: int | None) -> int:
    if registered is None:
        registered = LIMIT_8X8 if rows == MAPS["8x8"] else LIMIT
    return steps_until_cut_off(settings, "max_episode_steps", registered)


def _notes(settings: dict[str, Any], slip: float, limit: int, pays: tuple[float, ...]) -> tuple[str, ...]:
    stated = {"is_slippery", "success_rate"} & set(settings)
    whose = "as the text says" if stated else "FrozenLake's default; the map does not say"
    slippery = f"slippery: a move goes sideways with chance {slip:.4g}, half to each side" if slip else "not slippery"
    registered = "" if "max_episode_steps" in settings else ", as it is registered"
    steps = f"An episode is cut off after {counted(limit, 'step')}{registered}." if limit else "There is no time limit."
    return (
        f"The lake is {slippery} ({whose}).",
        f"H is a pit that pays {pays[1]:g}, G a goal that pays {pays[0]:g}; both end the episode on entering.",
        f"FrozenLake has no discount; γ is {DISCOUNT} here.",
        "The actions are numbered as there: left 0, down 1, right 2, up 3.",
        steps,
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
    arguments: dict[str, Any] = {"desc": [row.translate(letters) for row in level.rows]}
    arguments["is_slippery"] = level.rules.slip > 0
    if level.rules.slip > 0 and abs(level.rules.slip - 2 / 3) > 1e-12:
        arguments["success_rate"] = tidy(1.0 - level.rules.slip)
    schedule = tuple(tidy(pay) for pay in (best, holes[0] if holes else 0.0, level.rules.step_reward))
    if schedule != PAYS:
        arguments["reward_schedule"] = list(schedule)
    arguments["max_episode_steps"] = level.rules.time_limit or -1
    newer = schedule != PAYS or "success_rate" in arguments
    return Exported(json.dumps(arguments, indent=1) + "\n", tuple(_export_notes(tiles, newer)))


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
    read_part=read_part,
)
