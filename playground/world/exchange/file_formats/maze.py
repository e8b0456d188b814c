"""Mazes of 0 and 1: lines of digits, CSV, nested lists, numpy's printed arrays, and those of gym-simplegrid.

gym-simplegrid 1.1: actions up, down, left, right; a move into a wall or off the board stays and pays -1, reaching the goal pays
1 and ends, any other move pays -0.1; start and goal are options of reset(), or drawn by chance; 200 steps are registered.
"""

from typing import Any

from playground.plurals import counted
from playground.world.exchange import grid_text, parts, translation
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.numbers import steps_until_cut_off
from playground.world.exchange.python.grids import Cells
from playground.world.exchange.python.mazes import GOALS, STARTS, Maze, is_maze, is_numbers, mazes, place, refuse_ragged
from playground.world.level import Level, LevelError, Rules

MOVES = ("up", "down", "left", "right")
STEP, BUMP, GOAL, LIMIT = -0.1, -1.0, 1.0, 200
_START, _GOAL = 2, 3
"""Numbers that stand for the start and for goals where a maze has others than 0 and 1."""
_REFUSED = (
    "this is a grid of numbers other than 0 and 1, and nothing says what they mean: rewards of AIMA are written "
    "GridMDP([[...]], terminals=[...]), a grid of CS188 has ' ', '#' and 'S' beside its exits, and in a maze 0 and 1 are "
    "ground and wall, 2 is the start and 3 a goal"
)


def recognises(text: str, name: str) -> float:
    """By a grid of numbers and nothing else beside it that draws a map."""
    if not any(word in text for word in ("True", *"0123456789")):
        return 0.0
    candidates, _ = mazes(text)
    if any(is_maze(maze.cells) for maze in candidates if maze.sure):
        return 0.82
    return 0.3 if any(len(maze.cells) > 1 and is_numbers(maze.cells) for maze in candidates if maze.sure) else 0.0


def read(text: str, name: str) -> Imported:
    """The maze as a level, the first one of a text that holds several."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the mazes of a text as a level."""
    candidates, fault = mazes(text)
    if not candidates:
        raise fault or LevelError("there is no maze in this text, expected rows of 0 and 1")
    names = tuple(maze.name for maze in candidates)
    chosen = parts.part_index(names, part)
    maze = candidates[chosen]
    refuse_ragged(maze.cells)
    if not is_numbers(maze.cells) or not all(cell in (0, 1, 2, 3) for row in maze.cells for cell in row):
        raise LevelError(_REFUSED)
    level, notes = _level(maze, name if len(candidates) == 1 or not maze.name else maze.name)
    if fault is not None:
        notes += (f"Not read: {fault}.",)
    notes += maze.notes
    return Imported(level, notes, names if len(names) > 1 else (), chosen)


def _level(maze: Maze, name: str) -> tuple[Level, tuple[str, ...]]:
    cells, notes = maze.cells, []
    starts = _marked(maze.settings, STARTS, cells) or _of_number(cells, _START)
    goals = _marked(maze.settings, GOALS, cells) or _of_number(cells, _GOAL)
    wall, why = _wall(maze, starts, goals)
    notes.append(f"{wall} is a wall and {1 - wall} is ground ({why}).")
    for what, places in (("start", starts), ("goal", goals)):
        for row, col in places:
            if cells[row][col] == wall:
                raise LevelError(f"the {what} ({row}, {col}) is a wall, expected a free cell as (row, column)")
    if _of_number(cells, _START) or _of_number(cells, _GOAL):
        if not _of_number(cells, _GOAL):
            raise LevelError("there are cells with a 2 on the maze and none with a 3, expected 2 for the start and 3 for goals")
        notes.append("2 is the start and 3 a goal.")
    goal = translation.tile("goal", enter=GOAL, replaces_step=True) if maze.simple else translation.tile("goal")
    glyphs = {True: "#", False: "."}
    rows = tuple(
        "".join(
            goal.glyph if (at, col) in goals else "S" if (at, col) in starts else glyphs[cell == wall]
            for col, cell in enumerate(row)
        )
        for at, row in enumerate(cells)
    )
    level = Level(
        title=grid_text.title_of(name),
        rows=rows,
        rules=_rules(maze),
        legend=translation.legend([goal] if goals else []),
    )
    return level, (*notes, *_about(maze, level, bool(starts), bool(goals)))


def _rules(maze: Maze) -> Rules:
    if not maze.simple:
        return Rules(moves=MOVES)
    own = steps_until_cut_off(maze.settings, "max_steps", 0)
    registered = steps_until_cut_off(maze.settings, "max_episode_steps", 0 if own else LIMIT)
    steps = min(own or registered, registered or own)
    return Rules(moves=MOVES, step_reward=STEP, bump_reward=BUMP - STEP, time_limit=steps)


def _about(maze: Maze, level: Level, starts: bool, goals: bool) -> list[str]:
    rules = level.rules
    if maze.simple:
        limit = (
            f"An episode is cut off after {counted(rules.time_limit, 'step')}." if rules.time_limit else "There is no time limit."
        )
        pays = f"a step pays {STEP:g}, a bump {BUMP:g}, the goal {GOAL:g} (version 1.0 paid 0 for a step)"
        notes = [f"As in gym-simplegrid 1.1: {pays}. {limit}"]
    else:
        notes = [f"The numbers say no rewards: the goal pays 1 and nothing else pays; γ is {rules.discount:g}."]
    notes.append("The actions are up 0, down 1, left 2, right 3.")
    if starts or goals:
        notes.append("Start and goal are read as (row, column), or as a number in reading order.")
    if not starts:
        notes.append(
            "No start is given, so an episode begins in any free cell; `start = (row, column)` below the grid gives one."
        )
    if not goals:
        notes.append(
            "No goal is given, so nothing ends an episode: paint one, or write `goal = (row, column)` below the grid"
            + ("; gym-simplegrid draws one by chance." if maze.simple else ".")
        )
    return notes


def _marked(settings: dict[str, Any], names: tuple[str, ...], cells: Cells) -> list[tuple[int, int]]:
    """The cell that a setting names as start or goal; none where no setting does."""
    return next(([place(settings[name], name, cells)] for name in names if settings.get(name) is not None), [])


def _of_number(cells: Cells, wanted: int) -> list[tuple[int, int]]:
    return [(at, col) for at, row in enumerate(cells) for col, cell in enumerate(row) if cell == wanted]


def _wall(maze: Maze, starts: list[tuple[int, int]], goals: list[tuple[int, int]]) -> tuple[int, str]:
    """Which number is a wall, and why: as the text says, as its start and goal show, as its border shows, or 1 as usual."""
    cells = maze.cells
    if "wall" in maze.settings:
        wall = maze.settings["wall"]
        if wall not in (0, 1) or isinstance(wall, bool):
            raise LevelError(f"wall is {wall!r}, expected 0 or 1")
        return int(wall), "as the text says"
    if maze.simple:
        return 1, "as in gym-simplegrid"
    marked = {cells[row][col] for row, col in (*starts, *goals)} - {_START, _GOAL}
    if marked in ({0}, {1}):
        return 1 - int(marked.pop()), "because start and goal must be free"
    border = {*cells[0], *cells[-1], *(row[0] for row in cells), *(row[-1] for row in cells)} - {_START, _GOAL}
    if border in ({0}, {1}) and {cell for row in cells for cell in row} > border and len(cells) > 2 and len(cells[0]) > 2:
        inner = {cell for row in cells[1:-1] for cell in row[1:-1]}
        if border == {1} or inner == {1}:
            return int(border.pop()), "because the border is closed"
    return 1, "as is usual; `wall = 0` below the grid says otherwise"


FORMAT = Format(
    id="maze",
    title="Maze of 0 and 1",
    suffixes=(".txt", ".csv", ".py"),
    recognises=recognises,
    read=read,
    write=None,
    about="A maze of 0 and 1 as lines, CSV, nested lists or a printed array, and the maps of gym-simplegrid.",
    order=6,
    read_part=read_part,
)
