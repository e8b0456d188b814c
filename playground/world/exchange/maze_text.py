"""Mazes of 0 and 1 in all ways in which they are written down, and the places that a text names as start and goal."""

import re
from typing import Any, NamedTuple

from playground.world.exchange import grid_text, settings_text
from playground.world.exchange.grid_text import check_size, misfit
from playground.world.exchange.grids_text import Cells, grids, named_values
from playground.world.exchange.python_program import Program
from playground.world.exchange.python_text import quoted
from playground.world.level import LevelError

STARTS = ("start", "start_loc", "start_idx", "start_pos", "start_position", "start_state", "start_xy", "start_cell", "init")
GOALS = (
    "goal",
    "goal_loc",
    "goal_idx",
    "goal_pos",
    "goal_position",
    "goal_state",
    "goal_xy",
    "goal_cell",
    "target",
    "end",
    "exit",
)
OTHERS = ("wall", "max_steps", "max_episode_steps")
SETTINGS = (*STARTS, *GOALS, *OTHERS)
SIMPLE_GRID = re.compile(r"SimpleGrid(?:-(?P<size>4x4|8x8))?-v\d")
_ROW = re.compile(r"[ \t]*[+-]?\d{1,1000}(?:(?:[ \t]*[,;][ \t]*|[ \t]+)[+-]?\d{1,9})*[ \t]*[,;]?")
_WORD = re.compile(r"[+-]?\d{1,9}")
_NESTED = re.compile(r"\[\s*[\[(\"']|\(\s*\(")
_BARE_LIST = re.compile(r"\s*(?:\w+\s*=\s*)?\[(?:\s*\[[\d\s,.]*\]\s*,?)+\s*\]\s*")
_DIGIT_ROW = re.compile(r"\[([\d\s,.]*)\]")
_ENVIRONMENTS = frozenset(("make", "SimpleGridEnv"))
_OPTIONS = frozenset(("reset",))


class Maze(NamedTuple):
    """A grid of whole numbers with the settings that stand beside it; `simple` is whether it is one of gym-simplegrid."""

    name: str
    cells: Cells
    settings: dict[str, Any]
    simple: bool = False
    notes: tuple[str, ...] = ()


def mazes(text: str) -> tuple[list[Maze], LevelError | None]:
    """The mazes of a text, and the fault of the first that cannot be worked out."""
    if "..." not in text and _BARE_LIST.fullmatch(text):  # by itself it may be long, and needs no reading as Python
        rows = [[_number(word) for word in re.split(r"[\s,]+", row.strip(" ,\n\t"))] for row in _DIGIT_ROW.findall(text)]
        return [Maze("", rows, {})], None
    lines, rest = grid_text.parted(text, lambda line: _ROW.fullmatch(line) is not None)
    if lines and not _NESTED.search(text):
        program = Program(rest)
        settings, notes = _beside(program)
        cells: Cells = [[int(word) for word in _WORD.findall(line.text)] for line in lines]
        if all(line.text.strip().isdigit() for line in lines):
            cells = [[int(digit) for digit in line.text.strip()] for line in lines]
        return [Maze("", cells, settings, notes=notes)], None
    return _of_program(Program(text))


def _number(word: str) -> Any:
    try:
        return float(word)
    except ValueError:
        return word


def _of_program(program: Program) -> tuple[list[Maze], LevelError | None]:
    """Grids of numbers and lists of texts of digits; those that a gym-simplegrid environment is made with come first."""
    settings, notes = _beside(program)
    if any(name.casefold() == "qmaze" for name in (*program.module.names, *(call.function for call in program.calls))):
        settings.setdefault("wall", 0)  # a maze of many courses, in which 1 is free
    found: list[Maze] = []
    fault: LevelError | None = None
    for call in program.calls:
        if call.function in _ENVIRONMENTS:
            try:
                maze = _of_environment(program, call, settings, notes)
            except LevelError as error:
                fault = fault or error
                continue
            if maze is not None and all(maze.cells != other.cells for other in found):
                found.append(maze)
    simple = bool(found)
    listed, doubt = grids(program)
    named = [(grid.name, grid.cells) for grid in listed]
    named += [(name, rows) for name, _, value in named_values(program) if (rows := digits(value)) is not None]
    for name, cells in named:
        if (is_maze(cells) or is_numbers(cells)) and all(cells != other.cells for other in found):
            found.append(Maze(name, cells, settings, simple, notes))
    found.sort(key=lambda maze: not is_maze(maze.cells))
    return found, fault or doubt


def _of_environment(program: Program, call: Any, settings: dict[str, Any], notes: tuple[str, ...]) -> Maze | None:
    """The maze that gym-simplegrid is made with: a list of texts of 0 and 1, or the registered one."""
    entries = settings_text.arguments(program, call, ("id",) if call.function == "make" else ("obstacle_map",))
    id = settings_text.settings(program, [each for each in entries if each[0] == "id"], ("id",)).get("id", "")
    match = SIMPLE_GRID.fullmatch(id) if isinstance(id, str) else None
    if call.function == "make" and match is None:
        return None
    told = settings_text.settings(program, entries, ("obstacle_map", "max_steps", "max_episode_steps"))
    wanted = told.pop("obstacle_map", match["size"] if match else None)
    rows = digits(REGISTERED.get(wanted, wanted) if isinstance(wanted, str) else wanted)
    if rows is None:
        raise LevelError(f"obstacle_map is {quoted(wanted)}, expected a list of texts of 0 and 1")
    if call.function == "SimpleGridEnv":
        told.setdefault("max_episode_steps", 0)
    return Maze(call.given_to, rows, {**settings, **told}, True, notes)


REGISTERED = {
    "4x4": ["0000", "0101", "0001", "1000"],
    "8x8": ["00000000", "00000000", "00010000", "00000100", "00010000", "01100010", "01001010", "00010000"],
}
"""The maps that gym-simplegrid registers."""


def _beside(program: Program) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The settings at the top level of a text and in the options of reset(), and a note on others."""
    entries = settings_text.beside(program, SETTINGS)
    for call in program.calls:
        if call.function in _OPTIONS:
            for name, node, scope in settings_text.arguments(program, call):
                entries += settings_text.laid_out(program, node, scope, name) if name == "options" else []
    values: dict[str, Any] = {}
    faults: list[str] = []
    for entry in entries:
        try:
            values.update(settings_text.settings(program, [entry], SETTINGS))
        except LevelError as error:
            faults.append(f"Not read: {error}.")
    grid_names = {each.name for each in program.given if each.name and not isinstance(values.get(each.name), int | float | bool)}
    plain = [entry for entry in entries if entry[0] in SETTINGS or entry[0] not in grid_names or _is_number(program, entry)]
    return values, (*program.notes, *faults, *settings_text.not_taken(plain, SETTINGS, "a maze of 0 and 1"))


def _is_number(program: Program, entry: settings_text.Entry) -> bool:
    try:
        return isinstance(program.value(entry[1], entry[2]), int | float | str)
    except LevelError:
        return True


def digits(value: Any) -> Cells | None:
    """The cells of a list of texts of digits, None where it is something else."""
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(row, str) and row.isascii() and row.isdigit() for row in value)
    ):
        return None
    check_size(len(value), max(map(len, value)))
    return [[int(digit) for digit in row] for row in value]


def is_maze(cells: Cells) -> bool:
    """Whether all cells are the numbers 0 to 3 (or yes and no), more than one row and column of them."""
    return len(cells) > 1 and len(cells[0]) > 1 and all(_small(cell) for row in cells for cell in row)


def _small(cell: Any) -> bool:
    return isinstance(cell, int | float) and cell in (0, 1, 2, 3)


def is_numbers(cells: Cells) -> bool:
    """Whether all cells are numbers."""
    return all(isinstance(cell, int | float) for row in cells for cell in row)


def place(value: Any, name: str, cells: Cells) -> tuple[int, int]:
    """A cell as (row, col): a pair, a list of one pair, or a number in reading order; LevelError where it is not on the grid."""
    height, width = len(cells), len(cells[0])
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
        value = value[0]
    if type(value) is int:
        value = list(divmod(value, width))
    pair = isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value)
    if not pair or not (0 <= value[0] < height and 0 <= value[1] < width):
        raise LevelError(f"{name} is {quoted(value)}, expected (row, column) from (0, 0) to ({height - 1}, {width - 1})")
    return value[0], value[1]


def measured(cells: Cells) -> None:
    """LevelError where the rows of a maze differ in length, or it is too large."""
    check_size(len(cells), max(map(len, cells), default=0))
    for at, row in enumerate(cells, start=1):
        if len(row) != len(cells[0]):
            col = min(len(row), len(cells[0])) + 1
            raise misfit(at, col, f"{len(row)} cells", f"{len(cells[0])} as in row 1", "row")
