"""Mazes of 0 and 1 in all ways in which they are written down, and the places that a text names as start and goal."""

import re
from typing import Any, NamedTuple

from playground.plurals import counted
from playground.world.exchange import grid_text
from playground.world.exchange.grid_text import check_size, misfit
from playground.world.exchange.python import keywords
from playground.world.exchange.python.grids import Cells, cells_of, named_values
from playground.world.exchange.python.program import Program
from playground.world.exchange.python.text import quoted
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
_NAMES = re.compile("maze|grid|map|world|obstacle|layout|board|level|wall|^x$", re.IGNORECASE)
_ENVIRONMENTS = frozenset(("make", "SimpleGridEnv"))
_OPTIONS = frozenset(("reset",))


class Maze(NamedTuple):
    """A grid of numbers with the settings that stand beside it.

    simple: whether it is one of gym-simplegrid. sure: whether it is meant as a maze, and not just an array in a program.
    """

    name: str
    cells: Cells
    settings: dict[str, Any]
    simple: bool = False
    notes: tuple[str, ...] = ()
    sure: bool = True


def mazes(text: str) -> tuple[list[Maze], LevelError | None]:
    """The mazes of a text, and the fault of the first that cannot be worked out."""
    if "..." not in text and _BARE_LIST.fullmatch(text):  # by itself it may be long, and needs no reading as Python
        rows = [[_number(word) for word in re.split(r"[\s,]+", row.strip(" ,\n\t"))] for row in _DIGIT_ROW.findall(text)]
        return [Maze("", rows, {})], None
    lines, rest = grid_text.rows_and_rest(text, lambda line: _ROW.fullmatch(line) is not None)
    if lines and not _NESTED.search(text):
        program = Program(rest)
        entries, notes = _settings_beside(program)
        settings = _values(program, entries, 0)
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
    entries, notes = _settings_beside(program)
    distinct: list[Maze] = []
    fault: LevelError | None = None
    for call in program.calls:
        if call.function in _ENVIRONMENTS:
            try:
                maze = _of_environment(program, call, _values(program, entries, 0), notes)
            except LevelError as error:
                fault = fault or error
                continue
            if maze is not None and all(maze.cells != other.cells for other in distinct):
                distinct.append(maze)
    simple = bool(distinct)
    ones_are_free = any(
        name.casefold() == "qmaze" for name in (*program.module.names, *(call.function for call in program.calls))
    )
    for name, node, value in named_values(program):
        cells = None if isinstance(value, LevelError) else digits(value) or cells_of(value)
        if cells is None or name in SETTINGS or not is_numbers(cells) or any(cells == other.cells for other in distinct):
            continue
        values = _values(program, entries, node.lineno)
        if ones_are_free:  # a maze of many courses, in which 1 is free
            values.setdefault("wall", 0)
        sure = program.is_list or ones_are_free or _NAMES.search(name) is not None
        distinct.append(Maze(name, cells, values, simple, notes, simple or sure))
    distinct.sort(key=lambda maze: not is_maze(maze.cells))
    return distinct, fault


def _of_environment(program: Program, call: Any, settings: dict[str, Any], notes: tuple[str, ...]) -> Maze | None:
    """The maze that gym-simplegrid is made with: a list of texts of 0 and 1, or the registered one."""
    entries = keywords.arguments(program, call, ("id",) if call.function == "make" else ("obstacle_map",))
    id = keywords.settings(program, [entry for entry in entries if entry[0] == "id"], ("id",)).get("id", "")
    match = SIMPLE_GRID.fullmatch(id) if isinstance(id, str) else None
    if call.function == "make" and match is None:
        return None
    arguments = keywords.settings(program, entries, ("obstacle_map", "max_steps", "max_episode_steps"))
    wanted = arguments.pop("obstacle_map", match["size"] if match else None)
    rows = digits(REGISTERED.get(wanted, wanted) if isinstance(wanted, str) else wanted)
    if rows is None:
        raise LevelError(f"obstacle_map is {quoted(wanted)}, expected a list of texts of 0 and 1")
    if call.function == "SimpleGridEnv":
        arguments.setdefault("max_episode_steps", 0)
    return Maze(call.given_to, rows, {**settings, **arguments}, True, notes)


REGISTERED = {
    "4x4": ["0000", "0101", "0001", "1000"],
    "8x8": ["00000000", "00000000", "00010000", "00000100", "00010000", "01100010", "01001010", "00010000"],
}
"""The maps that gym-simplegrid registers."""


def _settings_beside(program: Program) -> tuple[list[keywords.Entry], tuple[str, ...]]:
    """The settings at the top level of a text and in the options of reset(), and notes on those not read and on others."""
    faults: list[LevelError] = []
    entries = keywords.top_level_entries(program, SETTINGS)
    for call in program.calls:
        if call.function in _OPTIONS:
            try:
                for name, node, scope in keywords.arguments(program, call):
                    entries += keywords.dict_entries(program, node, scope, name) if name == "options" else []
            except LevelError as error:
                faults.append(error)
    notes = [f"Not read: {fault}." for fault in faults]
    for entry in entries:
        try:
            keywords.settings(program, [entry], SETTINGS)
        except LevelError as error:
            notes.append(f"Not read: {error}.")
    plain = [entry for entry in entries if entry[0] in SETTINGS or not _is_grid(program, entry)]
    return entries, (*program.notes, *notes, *keywords.unused_note(plain, SETTINGS, "a maze of 0 and 1"))


def _values(program: Program, entries: list[keywords.Entry], line: int) -> dict[str, Any]:
    """The settings of a maze that stands at a line: of each name the first below it, or else the last above."""
    values: dict[str, Any] = {}
    settled: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry[1].lineno):
        if entry[0] in settled:
            continue
        try:
            values.update(keywords.settings(program, [entry], SETTINGS))
        except LevelError:
            continue
        if entry[1].lineno >= line:
            settled.add(entry[0])
    return values


def _is_grid(program: Program, entry: keywords.Entry) -> bool:
    """Whether a value is a maze or another array itself, and no setting of one."""
    try:
        value = program.value(entry[1], entry[2])
    except LevelError:
        return False
    return isinstance(value, dict) or (
        isinstance(value, list) and (len(value) != 2 or any(isinstance(part, list | str) for part in value))
    )


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
    pair = isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value)
    if not pair or not (0 <= value[0] < height and 0 <= value[1] < width):
        raise LevelError(f"{name} is {quoted(value)}, expected (row, column) from (0, 0) to ({height - 1}, {width - 1})")
    return value[0], value[1]


def refuse_ragged(cells: Cells) -> None:
    """LevelError where the rows of a maze differ in length, or it is too large."""
    check_size(len(cells), max(map(len, cells), default=0))
    for at, row in enumerate(cells, start=1):
        if len(row) != len(cells[0]):
            col = min(len(row), len(cells[0])) + 1
            raise misfit(at, col, counted(len(row), "cell"), f"{len(cells[0])} as in row 1", "row")
