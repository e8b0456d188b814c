"""A level to fill in, with the answers: values, best moves, and for small levels what every move is worth."""

import numpy as np

from playground.cli.sheets.board_marks import BoardPlaces, board, board_places, cells, legend, rules
from playground.cli.sheets.marks import MARGIN, WIDTH, Mark, Rect, Sheet, Stroke, Words, arrow, column, number
from playground.lessons.solved_level import SolvedLevel, solved
from playground.world.grid import MOVES, Cell
from playground.world.level import Level

INNER = WIDTH - 2 * MARGIN
BOARD_TOP, BOARD_HEIGHT = 72.0, 165.0
"""Where the board begins on a sheet, and how high it may be, in millimetres."""
Q_CELL = 21.0
"""Millimetres of a cell's side from which the worth of all four moves can be read in it."""
CORNERS = {"up": (0.5, 0.24), "right": (0.93, 0.54), "down": (0.5, 0.93), "left": (0.07, 0.54)}
"""Where the worth of a move stands in a cell, from its upper left corner in cells."""
ALIGNED = {"up": "centre", "down": "centre", "left": "left", "right": "right"}


def level_sheets(level: Level) -> tuple[Sheet, ...]:
    """The sheet to fill in, V* with the best moves, and Q* where the cells are large enough. UsageError for too large a level."""
    places = board_places(level, Rect(MARGIN, BOARD_TOP, INNER, BOARD_HEIGHT))
    answers = solved(level)
    sheets = [_empty(level, places), _values(level, places, answers)]
    if places.side >= Q_CELL and set(answers.mdp.actions) <= set(CORNERS):
        sheets.append(_action_values(level, places, answers))
    return tuple(sheets)


def head(title: str, text: str, level: Level, named: bool = False) -> tuple[Words | Stroke, ...]:
    """The top of a sheet: a title, a name to fill in where it is handed out, and a text."""
    marks: list[Words | Stroke] = []
    if named:
        marks += [Words("Name:", 128, 22, 11), Stroke((141, 22.5), (WIDTH - MARGIN, 22.5))]
    words, _ = column([(title, 20, True), (text, 11.5, False), (rules(level), 11.5, False)], Rect(MARGIN, 26, INNER, 40))
    return (*marks, *words)


def foot(level: Level, below: float) -> tuple[Words, ...]:
    """What the tiles on the board do, below it."""
    lines = [(sentence, 10.0, False) for sentence in legend(level)]
    words, _ = column(lines, Rect(MARGIN, below + 5, INNER, 40))
    return words


def _empty(level: Level, places: BoardPlaces) -> Sheet:
    text = (
        "Write into every empty cell how much it is worth to be there, and draw an arrow for the best move. Begin beside the end."
    )
    marks = (*head(level.title or "A level", text, level, named=True), *board(level, places), *foot(level, places.place.bottom))
    return Sheet(f"{level.title}: to fill in", marks)


def _shown(level: Level, answers: SolvedLevel) -> dict[Cell, int]:
    """The states that are answered for: of every cell the one where episodes begin, unless the episode has ended there."""
    at = answers.mdp.state_at()
    numbers = {cell: int(at[cell]) for cell in cells(level)}
    return {cell: state for cell, state in numbers.items() if state >= 0 and not answers.mdp.terminal[state]}


def _values(level: Level, places: BoardPlaces, answers: SolvedLevel) -> Sheet:
    """V* and all best moves."""
    best, marks = answers.best(answers.optimum.q), list[Mark]()
    for cell, state in _shown(level, answers).items():
        place = places.cell(cell)
        x, y = place.x + places.side / 2, place.y + places.side * 0.42
        for action in np.flatnonzero(best[state]):
            row, col = MOVES[answers.mdp.actions[action]]
            marks.append(arrow(x, y, row, col, places.side * 0.3))
        text = number(float(answers.optimum.v[state]))
        marks.append(Words(text, x, place.bottom - places.side * 0.08, _size(text, places.side), "centre", True))
    text = "V*: what every cell is worth to who always moves best. The arrows are all the best moves."
    if len(answers.mdp.states) > len(_shown(level, answers)) + int(answers.mdp.terminal.sum()):
        text += " Shown as it is where an episode begins, with nothing collected and nothing switched."
    top = head(f"{level.title or 'A level'}: answers", text, level)
    return Sheet(f"{level.title}: answers", (*top, *board(level, places), *marks, *foot(level, places.place.bottom)))


def _action_values(level: Level, places: BoardPlaces, answers: SolvedLevel) -> Sheet:
    """Q* of every move, on the side of the cell where it leads; the best ones are bold."""
    best, marks = answers.best(answers.optimum.q), list[Mark]()
    for cell, state in _shown(level, answers).items():
        place, side = places.cell(cell), places.side
        marks += [
            Stroke((place.x, place.y), (place.right, place.bottom), 0.15),
            Stroke((place.x, place.bottom), (place.right, place.y), 0.15),
        ]
        for action in np.flatnonzero(answers.mdp.legal[state]).tolist():
            name = answers.mdp.actions[action]
            x, y = CORNERS[name]
            text = number(float(answers.optimum.q[state, action]))
            size = min(0.42 * side, 12.0)
            marks.append(Words(text, place.x + x * side, place.y + y * side, size, ALIGNED[name], bool(best[state, action])))
    text = "Q*: what every move is worth if all moves after it are the best. The best moves are bold; V* is the largest number."
    top = head(f"{level.title or 'A level'}: what every move is worth", text, level)
    bare = board(level, places, _shown(level, answers))
    return Sheet(f"{level.title}: Q*", (*top, *bare, *marks, *foot(level, places.place.bottom)))


def _size(text: str, side: float) -> float:
    """Points of a number that fits the width of a cell."""
    return min(0.62 * side, 16.0, side * 0.9 / (0.3528 * 0.54 * max(len(text), 3)))
