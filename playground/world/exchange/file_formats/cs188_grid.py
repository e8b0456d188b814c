"""Grids of Berkeley's CS188 reinforcement project (gridworld.py): ' ' ground, '#' wall, 'S' start, a number is an exit.

An exit is a state of its own whose one action pays the number and ends the episode; any other action pays the living reward.
A move goes as asked with chance 1 - noise and to each side with noise / 2.
The defaults there are noise 0.2, discount 0.9 and living reward 0.
"""

import re
from collections.abc import Mapping
from typing import Any

from playground.world.exchange import grid_text, translation
from playground.world.exchange.endings import begins, ends, exit_number, tidy
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.literals import literals
from playground.world.exchange.numbers import in_range, number
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import FAR, Tile

DISCOUNT, NOISE, LIVING = 0.9, 0.2, 0.0
_PLAIN = {" ": "floor", "": "floor", "_": "floor", ".": "floor", "#": "wall", "S": "start"}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
_LISTS = re.compile(r"\[\s*\[")
_EXPECTED = "' ', '#', 'S' or a number"

Cells = list[list[Any]]


def _is_row(line: str) -> bool:
    return all(word in _PLAIN or _NUMBER.fullmatch(word) for word in line.split())


def recognises(text: str, name: str) -> float:
    """By a list of lists with numbers, or by columns with numbers."""
    lines, rest = grid_text.parted(text, _is_row)
    if lines and ("=" in rest or not rest.strip()):
        words = [line.text.split() for line in lines]
        columns = len({len(row) for row in words}) == 1
        return 0.85 if columns and any(_NUMBER.fullmatch(word) for row in words for word in row) else 0.0
    if not _LISTS.search(text):
        return 0.0
    try:
        cells = _listed(literals(text))
    except LevelError:
        return 0.0
    values = {value for row in cells for value in row if isinstance(value, str | int | float)}
    known = all(value in _PLAIN or not isinstance(value, str) for value in values)
    return 0.85 if values and known else 0.0


def read(text: str, name: str) -> Imported:
    """The grid as a level."""
    lines, rest = grid_text.parted(text, _is_row)
    told = literals(rest)
    cells: Cells = [list(line.text.split()) for line in lines] if lines else _listed(told)
    grid_text.check_size(len(cells), max(map(len, cells), default=0))
    letters = translation.Letters()
    rows = []
    for at, row in enumerate(cells, start=1):
        if len(row) != len(cells[0]):
            raise grid_text.misfit(
                at, min(len(row), len(cells[0])) + 1, f"{len(row)} cells", f"{len(cells[0])} as in row 1", "row"
            )
        rows.append("".join(_glyph(letters, value, at, col) for col, value in enumerate(row, start=1)))
    noise = number(told, "noise", NOISE, 0.0, 1.0)
    living = number(told, "livingReward", number(told, "living_reward", LIVING))
    discount = number(told, "discount", DISCOUNT, 0.0, 1.0)
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(rows),
        rules=Rules(discount=discount, step_reward=living, slip=noise, time_limit=0),
        legend=translation.legend(letters.tiles.values()),
    )
    return Imported(level, _notes(told, level))


def _listed(told: Mapping[str, Any]) -> Cells:
    """The list of lists, under a name or without one."""
    lists = [
        value for value in told.values() if isinstance(value, list) and value and all(isinstance(row, list) for row in value)
    ]
    return lists[0] if lists else []


def _glyph(letters: translation.Letters, value: Any, row: int, col: int) -> str:
    if isinstance(value, str) and value in _PLAIN:
        return letters.letter(_PLAIN[value])
    if isinstance(value, str) and _NUMBER.fullmatch(value) and len(value) < 40:
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise grid_text.misfit(row, col, ascii(value)[:40], _EXPECTED, "row")
    return letters.letter("exit", exit=in_range(value, f"row {row}, column {col}: the exit", -FAR, FAR))


def _notes(told: Mapping[str, Any], level: Level) -> tuple[str, ...]:
    rules = level.rules
    default = {"noise", "discount"} - set(told)
    whose = f" ({' and '.join(sorted(default))}: the project's default)" if default else ""
    notes = [
        "Numbers are exits: one more action there pays the number and ends the episode.",
        f"Noise {rules.slip:g}: so often a move goes sideways, half to each side. γ is {rules.discount:g}{whose}.",
        f"Every other action pays the living reward, {rules.step_reward:g}; there is no time limit.",
    ]
    if not any("S" in row for row in level.rows):
        notes.append("There is no S, so an episode begins in any cell.")
    return tuple(notes)


def write(level: Level) -> Exported:
    """The grid as a list of lists of Python, with discount, noise and livingReward below."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    if not any(map(begins, tiles.values())):
        raise ExportError("a CS188 grid needs a start S, and this level begins anywhere")
    if not any(map(ends, tiles.values())):
        raise ExportError("a CS188 grid needs an exit, and nothing on this level ends the episode")
    cells = {glyph: _cell(tile, level.rules) for glyph, tile in tiles.items()}
    rows = [[cells[glyph] for glyph in row] for row in level.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [", ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    grid = "grid = [[" + "],\n        [".join(lines) + "]]"
    told = {"discount": level.rules.discount, "noise": level.rules.slip, "livingReward": level.rules.step_reward}
    below = "".join(f"{key} = {value!r}\n" for key, value in told.items())
    return Exported(f"{grid}\n{below}", tuple(_export_notes(level, tiles)))


def _cell(tile: Tile, rules: Rules) -> str:
    if ends(tile):
        pays = tidy(exit_number(tile, rules))
        return str(int(pays)) if pays == int(pays) else repr(pays)
    if tile.blocks:
        return "'#'"
    return "'S'" if begins(tile) else "' '"


def _export_notes(level: Level, tiles: Mapping[str, Tile]) -> list[str]:
    notes = []
    if any(tile.ends for tile in tiles.values()):
        why = "divided by γ, so that the values of all other cells stay" if level.rules.discount else "as it is, for γ is 0"
        notes.append(
            f"What ends on entering becomes an exit, which pays one step later: its number is what entering adds, {why}."
        )
    if sum(begins(tile) for row in level.rows for tile in map(level.tile, row)) > 1:
        notes.append("CS188 begins at one S only, the first that it finds.")
    return notes


FORMAT = Format(
    id="cs188-grid",
    title="CS188 gridworld",
    suffixes=(".txt", ".py"),
    recognises=recognises,
    read=read,
    write=write,
    about="A grid of Berkeley's CS188 project: lists of ' ', '#', 'S' and numbers, or the same in columns.",
    order=3,
)
