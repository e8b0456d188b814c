"""The text that Gymnasium's CliffWalking prints: o ground, C cliff, x the walker, T the end, spaces between.

Gymnasium 1.x, toy_text/cliffwalking.py: -1 a step; a step into the cliff costs -100 in its place and leads back to the start;
if slippery, a move goes as asked or to either side with chance 1/3 each; no time limit is registered.
"""

from playground.ratio import Ratio
from playground.world.exchange import grid_text, translation
from playground.world.exchange.endings import begins, ending_pay, ends
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.numbers import flag
from playground.world.exchange.python import keywords
from playground.world.exchange.python.program import Program
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS

SLIP = Ratio(2, 3)
SETTINGS = ("is_slippery",)
_LETTERS = "oxCT"
_EXPECTED = "o, x, C or T"
_GLYPHS = str.maketrans("oxCT", ".S~G")
_WRITTEN = "  ".join


def _is_row(line: str) -> bool:
    return grid_text.consists_of(_LETTERS + " \t")(line)


def recognises(text: str, name: str) -> float:
    """By lines of its four letters."""
    rows, rest = grid_text.rows_and_rest(text, _is_row)
    letters = {letter for row in rows for letter in row.text}
    return 0.95 if "x" in letters and letters & set("CT") and ("=" in rest or ":" in rest or not rest.strip()) else 0.0


def read(text: str, name: str) -> Imported:
    """The cliff as a level."""
    lines, rest = grid_text.rows_and_rest(text, _is_row)
    program = Program(rest)
    entries = keywords.top_level_entries(program)
    settings = keywords.settings(program, entries, SETTINGS)
    bare = [grid_text.TextLine(line.number, "".join(line.text.split())) for line in lines]
    rows = grid_text.checked_rows(bare, _LETTERS, _EXPECTED)
    starts = sum(row.count("x") for row in rows)
    if starts != 1:
        raise LevelError(f"there are {starts} x on the map, expected one: the walker at its start")
    slippery = flag(settings, "is_slippery", False)
    tiles = [translation.tile("cliff", enter=-100.0, replaces_step=True), translation.tile("goal", enter=0.0)]
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(row.translate(_GLYPHS) for row in rows),
        rules=Rules(discount=1.0, step_reward=-1.0, slip=SLIP if slippery else 0.0, time_limit=0),
        legend=translation.legend(tile for tile, letter in zip(tiles, "CT", strict=True) if any(letter in row for row in rows)),
    )
    how = "as the text says" if "is_slippery" in settings else "the default"
    return Imported(
        level,
        (
            "Where the walker stands, x, is the start; the cliff leads back there.",
            "Every step pays -1, a step into the cliff -100 in its place; the end T pays nothing more.",
            f"The cliff is {'slippery: a move goes sideways with chance 2/3' if slippery else 'not slippery'} ({how}).",
            "CliffWalking has no discount, so γ is 1, and no time limit is registered for it.",
            "The actions are numbered as there: up 0, right 1, down 2, left 3.",
            *keywords.unused_note(entries, SETTINGS, "CliffWalking"),
        ),
    )


def write(level: Level) -> Exported:
    """The map as CliffWalking prints it, with the walker at the start; its environment itself plays one board only."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    starts = sum(row.count(glyph) for row in level.rows for glyph, tile in tiles.items() if begins(tile))
    if starts != 1:
        raise ExportError(f"CliffWalking has one start, and this level has {starts or 'none'}")
    pays = [ending_pay(tile, level.rules) for tile in tiles.values() if ends(tile)]
    if not pays:
        raise ExportError("CliffWalking needs an end, and nothing on this level ends the episode")
    letters = str.maketrans({glyph: _letter(tile, level) for glyph, tile in tiles.items()})
    lines = [_WRITTEN(row.translate(letters)) for row in level.rows]
    if level.rules.slip:
        lines += ["", "is_slippery = True"]
    notes = ["Gymnasium's CliffWalking plays its own board of 4 rows and 12 columns; this text is for people and other programs."]
    if any(tile.blocks for tile in tiles.values()):
        notes.append("CliffWalking has no walls: they become ground.")
    return Exported("\n".join(lines) + "\n", tuple(notes))


def _letter(tile: Tile, level: Level) -> str:
    if ends(tile):
        return "T" if ending_pay(tile, level.rules) >= level.rules.step_reward else "C"
    if begins(tile):
        return "x"
    target = level.legend.get(tile.sends_to, GLYPHS.get(tile.sends_to))
    return "C" if target is not None and begins(target) else "o"


FORMAT = Format(
    id="cliffwalking",
    title="Gymnasium CliffWalking",
    suffixes=(".txt",),
    recognises=recognises,
    read=read,
    write=write,
    about="The map that CliffWalking prints: o, x, C and T with spaces between.",
    order=2,
)
