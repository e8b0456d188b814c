"""Grids of AIMA's code (Russell & Norvig, aima-python's GridMDP): lists of rewards, None for walls, and cells that are terminal.

A cell pays its own reward for every action taken there; in a terminal cell that is all, and the episode ends. A move goes as
asked with chance 0.8 and to each side with 0.1. Cells are (x, y), counted from the bottom left; the defaults are init (0, 0) and
gamma 0.9. In aima3 and older copies only None is a wall; newer ones take a reward of 0 for a wall too.
"""

import re
from collections import Counter
from typing import Any

from playground.plurals import counted
from playground.world.exchange import grid_text, parts, translation
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.numbers import in_range, number
from playground.world.exchange.python import keywords
from playground.world.exchange.python.grids import Cells, cells_of
from playground.world.exchange.python.program import Call, Program
from playground.world.exchange.python.text import quoted
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import FAR

NOISE, DISCOUNT = 0.2, 0.9
MOVES = ("right", "up", "left", "down")
SETTINGS = ("grid", "terminals", "init", "gamma")
_CLASS = "GridMDP"
_CALL = re.compile(r"\bGridMDP\s*\(")


def recognises(text: str, name: str) -> float:
    """By a GridMDP that is made."""
    return 0.92 if _CLASS in text and _CALL.search(text) and _calls(Program(text)) else 0.0


def _calls(program: Program) -> list[Call]:
    return [call for call in program.calls if call.function == _CLASS and (call.node.args or call.node.keywords)]


def read(text: str, name: str) -> Imported:
    """The first grid of the text as a level."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the grids of a text as a level."""
    program = Program(text)
    readings: list[tuple[str, dict[str, Any], tuple[str, ...]]] = []
    fault: LevelError | None = None
    for call in _calls(program):
        try:
            entries = keywords.arguments(program, call, SETTINGS)
            values = keywords.settings(program, entries, SETTINGS)
        except LevelError as error:
            fault = fault or error
            continue
        if not any(values == other for _, other, _ in readings):
            readings.append((call.given_to, values, keywords.unused_note(entries, SETTINGS, _CLASS)))
    if not readings:
        raise fault or LevelError("no GridMDP is made in this text, expected GridMDP([[...]], terminals=[...])")
    names = tuple(reading[0] for reading in readings)
    chosen = parts.part_index(names, part)
    given_to, values, notes = readings[chosen]
    level, about = _level(values, name if len(readings) == 1 or not given_to else given_to)
    if fault is not None:
        notes += (f"Not read: {fault}.",)
    notes += tuple(program.notes)
    return Imported(level, (*about, *notes), names if len(names) > 1 else (), chosen)


def _level(values: dict[str, Any], name: str) -> tuple[Level, tuple[str, ...]]:
    """The level of the arguments of a GridMDP, and what was chosen for it."""
    cells = cells_of(values.get("grid"))
    if cells is None:
        raise LevelError(f"the grid is {quoted(values.get('grid'))}, expected a list of lists of rewards and None")
    for at, row in enumerate(cells, start=1):
        if len(row) != len(cells[0]):
            col = min(len(row), len(cells[0])) + 1
            raise grid_text.misfit(at, col, counted(len(row), "cell"), f"{len(cells[0])} as in row 1", "row")
        for col, cell in enumerate(row, start=1):
            if cell is not None:
                in_range(cell, f"row {at}, column {col}: the reward", -FAR, FAR)
    if "terminals" not in values:
        raise LevelError("GridMDP is given no terminals, expected terminals=[(x, y), ...]: the cells that end an episode")
    terminals = _places(values["terminals"], "terminals", cells)
    begins = _places([values.get("init", [0, 0])], "init", cells)
    living = _living(cells, terminals)
    letters = translation.Letters()
    rows = tuple(
        "".join(_glyph(letters, cell, living, (at, col) in terminals, (at, col) in begins) for col, cell in enumerate(row))
        for at, row in enumerate(cells)
    )
    discount = number(values, "gamma", DISCOUNT, 0.0, 1.0)
    level = Level(
        title=grid_text.title_of(name),
        rows=rows,
        rules=Rules(discount=discount, moves=MOVES, step_reward=living, slip=NOISE, time_limit=0),
        legend=translation.legend(letters.tiles.values()),
    )
    return level, tuple(_notes(values, cells, terminals, discount))


def _places(value: Any, name: str, cells: Cells) -> set[tuple[int, int]]:
    """Cells as (row, col) from the top, of pairs (x, y) from the bottom; LevelError where one is a wall or not on the grid."""
    if not isinstance(value, list) or not value:
        raise LevelError(f"{name} is {quoted(value)}, expected a list of pairs (x, y)")
    places = set()
    for pair in value:
        whole = isinstance(pair, list) and len(pair) == 2 and all(type(number) is int for number in pair)
        col, up = pair if whole else (-1, -1)
        row = len(cells) - 1 - up
        if not (0 <= row < len(cells) and 0 <= col < len(cells[0])):
            where = f"x from 0 to {len(cells[0]) - 1} and y from 0 to {len(cells) - 1}, counted from the bottom left"
            raise LevelError(f"{name}: {quoted(pair)} is no cell of the grid, expected (x, y) with {where}")
        if cells[row][col] is None:
            raise LevelError(f"{name}: {quoted(pair)} is a wall, expected a cell with a reward")
        places.add((row, col))
    return places


def _living(cells: Cells, terminals: set[tuple[int, int]]) -> float:
    """The reward that most cells have which are not terminal."""
    rewards = [
        float(cell)
        for at, row in enumerate(cells)
        for col, cell in enumerate(row)
        if cell is not None and (at, col) not in terminals
    ]
    return Counter(rewards).most_common(1)[0][0] if rewards else 0.0


def _glyph(letters: translation.Letters, cell: Any, living: float, terminal: bool, begins: bool) -> str:
    if cell is None:
        return letters.letter("wall")
    if terminal:
        return letters.letter("exit", exit=float(cell))
    extra = float(cell) - living
    kind = "start" if begins else "floor"
    return letters.letter(kind, leave=extra) if extra else letters.letter(kind)


def _notes(values: dict[str, Any], cells: Cells, terminals: set[tuple[int, int]], discount: float) -> list[str]:
    whose = "" if "gamma" in values else ", the default of GridMDP"
    notes = [
        "A terminal cell is an exit: one more action there pays its reward and ends the episode, as AIMA's values have it.",
        "Every other action pays the reward of the cell it is taken in.",
        f"A move goes sideways with chance {NOISE:g}, half to each side. γ is {discount:g}{whose}. There is no time limit.",
        "The actions are numbered as there: right 0, up 1, left 2, down 3.",
    ]
    if "init" not in values:
        notes.append("An episode begins at the bottom left, the default of GridMDP.")
    zeros = sum(cell == 0 and (at, col) not in terminals for at, row in enumerate(cells) for col, cell in enumerate(row))
    if zeros:
        notes.append(
            f"Read as ground, as in aima3: {counted(zeros, 'cell')} with the reward 0, which the newest aima-python takes for "
            "a wall (write None for a wall, or 1e-9 for a reward of nearly nothing)."
        )
    return notes


FORMAT = Format(
    id="aima-grid",
    title="AIMA GridMDP",
    suffixes=(".py",),
    recognises=recognises,
    read=read,
    write=None,
    about="A grid of rewards of Russell & Norvig's code: GridMDP([[...]], terminals=[...]), with None for walls.",
    order=4,
    read_part=read_part,
)
