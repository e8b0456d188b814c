"""Sokoban boards and collections of them (XSB, also in lengths of runs, and XML): walls, a player, boxes and goals.

Boxes cannot be pushed here, so what remains of a board is a maze with its goals.
"""

import re
from collections import Counter
from functools import lru_cache

from playground.plurals import counted
from playground.world.exchange import grid_text
from playground.world.exchange.closing import closed, outside
from playground.world.exchange.endings import begins, ending_pay, ends
from playground.world.exchange.format import Exported, ExportError, Format, Imported, PartError
from playground.world.exchange.parts import part_index
from playground.world.exchange.sokoban import slc
from playground.world.exchange.sokoban.sokoban_boards import GROUND, LETTERS, PLAYERS, SokobanBoard, boards_of, players
from playground.world.exchange.sokoban.titles import with_titles
from playground.world.level import Level, LevelError
from playground.world.tile import Tile

_BOXES, _BOXES_ON_GOALS, _PLAYERS_ON_GOALS = "$bX", "*B", "+P"
_HERE = {"#": "#"} | dict.fromkeys(PLAYERS, "S") | dict.fromkeys(".o*B", "G") | dict.fromkeys(_BOXES + GROUND, ".")
_GLYPHS = str.maketrans(_HERE)
_LEVELS = re.compile(r"^;LEVEL \d", re.MULTILINE)
"""How the collections of xsok number their boards."""
_ENDINGS = (".xsb", ".sok", ".slc")


def recognises(text: str, name: str) -> float:
    """By its ending, or by a board with a player in the usual letters and something to push or a place for it."""
    if name.lower().endswith(_ENDINGS) or slc.is_xml(text):
        return 0.97
    boards = _boards(text)
    if not boards:
        return 0.0
    # A board with a wrong letter is refused with its place, unless another format reads the text.
    if _LEVELS.search(text):
        return 0.8
    if boards[0].fault:
        return 0.2 if sum(row.count("@") for row in boards[0].rows) == 1 else 0.0
    letters = Counter("".join(boards[0].rows))
    usual = letters["@"] + letters["+"] == 1 and letters & Counter("$*.boBX")
    other = letters["p"] + letters["P"] == 1 and letters & Counter("bB$*")
    return 0.8 if "#" in letters and (usual or other) else 0.0


def read(text: str, name: str) -> Imported:
    """The first board of the text as a level."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the boards of the text as a level, by its number from 1 or its title."""
    boards = _boards(text)
    if not boards:
        raise LevelError("there is no Sokoban board in the text, expected rows of # @ + $ * . and spaces")
    names = tuple(board.title for board in boards)
    at = part_index(names, part)
    board, several = boards[at], len(boards) > 1
    stem = grid_text.title_of(name)
    own = f"{board.title.replace('/', ' ')}.xsb" if board.title else ""
    title = grid_text.title_of(own) or (f"{stem} {at + 1}" if several and stem else stem)
    try:
        level, notes = _level(board, title)
    except LevelError as error:
        raise PartError(error, names, at) if several else error from None
    return Imported(level, notes, names if several else (), at)


@lru_cache(maxsize=4)
def _boards(text: str) -> tuple[SokobanBoard, ...]:
    """All boards of a text with their titles."""
    return slc.boards_of(text) if slc.is_xml(text) else with_titles(*boards_of(text))


def _level(board: SokobanBoard, title: str) -> tuple[Level, tuple[str, ...]]:
    """The level of a board, and sentences on what was converted or lost."""
    if board.fault:
        raise board.fault
    given, notes = grid_text.padded(board.rows, " ")
    count = players(given)
    if count != 1:
        raise LevelError(f"line {board.first}: the board has {counted(count, 'player')}, expected one @ or +", board.first)
    reached = outside(given, "#", LETTERS.replace("#", ""))
    is_open = any(given[row][col] in PLAYERS for row, col in reached)
    beyond = frozenset[tuple[int, int]]() if is_open else outside(given, "#", GROUND)
    rows = [
        "".join("#" if (at, col) in beyond else letter for col, letter in enumerate(row.translate(_GLYPHS)))
        for at, row in enumerate(given)
    ]
    letters = Counter("".join(given))
    boxes = sum(letters[letter] for letter in _BOXES + _BOXES_ON_GOALS)
    notes = ("What lies outside the walls became wall.",) * bool(beyond)
    notes += ("The walls do not close the board, so all of its ground stays.",) * is_open
    if is_open and board.cut:
        notes += (f"An empty line ends a board, so the rows from line {board.cut} on are left out; write - for ground in it.",)
    if boxes:
        notes += (f"Boxes cannot be pushed here: {boxes} became ground (a box on a goal leaves the goal).",)
    notes += ("Goals are places to reach: each pays 1 and ends the episode; γ is 0.95.",)
    notes += ("The goal under the player is lost.",) * any(letters[letter] for letter in _PLAYERS_ON_GOALS)
    notes += ("There is no goal left.",) * ("G" not in "".join(rows))
    return Level(title=title, rows=tuple(rows)), notes


def write(level: Level) -> Exported:
    """The level as a board without boxes; walls are put around it where it is open."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    starts = sum(row.count(glyph) for row in level.rows for glyph, tile in tiles.items() if begins(tile))
    if starts != 1:
        raise ExportError(f"Sokoban has one player, and this level has {counted(starts, 'start')}")
    letters = str.maketrans({glyph: _letter(tile, level) for glyph, tile in tiles.items()})
    rows, notes = closed([row.translate(letters) for row in level.rows], "#")
    if not any("." in row for row in rows):
        raise ExportError("Sokoban needs a goal, and this level has none")
    title = f"\nTitle: {level.title}\n" if level.title else ""
    return Exported(
        "\n".join(rows) + "\n" + title, (*notes, "There are no boxes on this board: draw some before playing Sokoban on it.")
    )


def _letter(tile: Tile, level: Level) -> str:
    if tile.blocks:
        return "#"
    if begins(tile):
        return "@"
    return "." if ends(tile) and ending_pay(tile, level.rules) >= level.rules.step_reward else "-"


FORMAT = Format(
    id="sokoban",
    title="Sokoban",
    suffixes=(".xsb", ".sok", ".slc"),
    recognises=recognises,
    read=read,
    write=write,
    about="Sokoban boards without their boxes: walls, player and goals.",
    order=5,
    read_part=read_part,
)
