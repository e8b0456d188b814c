"""Sokoban levels in the usual characters (XSB): # wall, @ player, + player on a goal, $ box, * box on a goal, . goal.

Ground is a space, - or _. Boxes cannot be pushed here, so what remains is a maze with its goals.
"""

import re

from playground.world.exchange import grid_text
from playground.world.exchange.closing import closed, outside
from playground.world.exchange.endings import begins, ending_pay, ends
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.level import Level, LevelError
from playground.world.tile import Tile

_EMPTY = " -_"
_LETTERS = "#@+$*." + _EMPTY
_GLYPHS = str.maketrans({"#": "#", "@": "S", "+": "S", "$": ".", "*": "G", ".": "G"} | dict.fromkeys(_EMPTY, "."))
_LENGTHS = re.compile(r"(?=.*\d)[\d#@+$*.\-_ |]+")
_ENDINGS = (".xsb", ".sok")


def recognises(text: str, name: str) -> float:
    """By its ending, or by rows of its characters with walls and a player."""
    rows = _boards(text)
    letters = {letter for line in rows[0] for letter in line.text} if rows else set()
    player = len(letters & set("@+")) == 1 and "#" in letters
    if name.lower().endswith(_ENDINGS):
        return 0.97
    return 0.8 if player and letters & set("$*.") else 0.0


def read(text: str, name: str) -> Imported:
    """The first board of the text as a level."""
    boards = _boards(text)
    if not boards:
        packed = next((line for line in grid_text.lines_of(text) if _LENGTHS.fullmatch(line.text)), None)
        if packed:
            raise grid_text.misfit(packed.number, 1, "a board written with lengths of runs", "one character for each cell")
        raise LevelError("there is no Sokoban board in the text, expected rows of # @ + $ * . and spaces")
    given, notes = grid_text.padded((line.text for line in boards[0]), " ")
    whole = "".join(given)
    players = whole.count("@") + whole.count("+")
    if players != 1:
        raise LevelError(
            f"line {boards[0][0].number}: there are {players} players on the board, expected one @ or +", boards[0][0].number
        )
    beyond = outside(given, "#", _EMPTY)
    rows = [
        "".join("#" if (at, col) in beyond else letter for col, letter in enumerate(row.translate(_GLYPHS)))
        for at, row in enumerate(given)
    ]
    level = Level(title=_title(text) or grid_text.title_of(name), rows=tuple(rows))
    notes = ("What lies outside the walls became wall.",) * bool(beyond)
    boxes = whole.count("$") + whole.count("*")
    if boxes:
        notes += (f"Boxes cannot be pushed here: {boxes} became ground (a box on a goal leaves the goal).",)
    notes += ("Goals are places to reach: each pays 1 and ends the episode; γ is 0.95.",)
    notes += ("The goal under the player is lost.",) * ("+" in whole) + ("There is no goal left.",) * ("G" not in "".join(rows))
    if len(boards) > 1:
        notes += (f"The text holds {len(boards)} boards; this is the first.",)
    return Imported(level, notes)


def _boards(text: str) -> list[list[grid_text.Line]]:
    """The boards of a text: rows that follow one another, made of its characters with a wall in each."""
    is_row = grid_text.only(_LETTERS)
    boards: list[list[grid_text.Line]] = []
    for line in grid_text.lines_of(text):
        if is_row(line.text) and "#" in line.text:
            if boards and boards[-1][-1].number == line.number - 1:
                boards[-1].append(line)
            else:
                boards.append([line])
    return boards


def _title(text: str) -> str:
    found = re.search(r"^[ \t]*Title[ \t]*:[ \t]*(\S[^\n]*)$", text[:100_000], re.MULTILINE | re.IGNORECASE)
    return grid_text.title_of(found[1].strip().replace("/", " ") + ".xsb") if found else ""


def write(level: Level) -> Exported:
    """The level as a board without boxes; walls are put around it where it is open."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    starts = sum(row.count(glyph) for row in level.rows for glyph, tile in tiles.items() if begins(tile))
    if starts != 1:
        raise ExportError(f"Sokoban has one player, and this level has {starts or 'no'} start{'s' * (starts > 1)}")
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
    suffixes=(".xsb", ".sok"),
    recognises=recognises,
    read=read,
    write=write,
    about="A Sokoban board without its boxes: walls, player and goals.",
    order=5,
)
