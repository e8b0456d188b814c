"""Pacman layouts of Berkeley's CS188 projects (layout.py): % wall, . food, o capsule, P Pacman, G and 1 to 4 ghosts.

There a step costs 1, food pays 10, and the last food pays 500 more and wins. Ghosts go by chance or chase; no tile here does.
"""

from playground.plurals import counted
from playground.world.exchange import grid_text, translation
from playground.world.exchange.closing import closed
from playground.world.exchange.endings import begins, ends
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import Tile

STEP, FOOD, WIN = -1.0, 10.0, 500.0
MOST_STATES = 200_000
"""Coins double the states each; food becomes coins only up to here."""
_LETTERS = "% .oPG1234"
_GHOSTS = "G1234"


def recognises(text: str, name: str) -> float:
    """By its ending, or by walls all around and a Pacman."""
    lines = [line for line in grid_text.lines_of(text) if line.text]
    letters = {letter for line in lines for letter in line.text}
    if name.lower().endswith(".lay"):
        return 0.98
    rows = [line.text.strip() for line in lines]
    closed_in = bool(rows) and set(rows[0]) == {"%"} == set(rows[-1]) and all(row[0] == row[-1] == "%" for row in rows)
    pacman = sum(row.count("P") for row in rows) == 1 and "S" not in letters
    return 0.9 if closed_in and (pacman or ("P" in letters and letters <= set(_LETTERS))) else 0.0


def read(text: str, name: str) -> Imported:
    """The layout as a level."""
    # As there: spaces around a line are no part of it, and every character that has no meaning is ground.
    lines = [line.text.strip() for line in grid_text.lines_of(text) if line.text.strip()]
    given, notes = grid_text.padded(lines, "%")
    strange = sorted(set("".join(given)) - set(_LETTERS))
    if strange:
        shown = " ".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in strange[:20])
        notes += (f"Characters without a meaning in a layout are ground, as in Pacman: {shown}.",)
    ground = {ord(letter): " " for letter in strange}
    given = tuple(row.translate(ground) for row in given)
    whole = "".join(given)
    if whole.count("P") != 1:
        raise LevelError(f"there are {whole.count('P')} P on the map, expected one: Pacman")
    food = whole.count(".")
    kind, about = _food(food, len(whole) - whole.count("%"))
    meal = translation.tile("goal", enter=FOOD + WIN) if kind == "goal" else translation.tile(kind)
    if kind == "coin":
        meal = translation.tile("coin", enter=FOOD)
    glyphs = str.maketrans({"%": "#", " ": ".", "P": "S", ".": meal.glyph} | dict.fromkeys("o" + _GHOSTS, "."))
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(row.translate(glyphs) for row in given),
        rules=Rules(step_reward=STEP, time_limit=0),
        legend=translation.legend([meal]),
    )
    ghosts, capsules = sum(map(whole.count, _GHOSTS)), whole.count("o")
    lost = [f"{ghosts} of the ghosts" if ghosts > 1 else "the ghost"] if ghosts else []
    lost += [f"{capsules} capsules" if capsules > 1 else "the capsule"] if capsules else []
    if lost:
        notes += (f"Lost: {' and '.join(lost)}. Ghosts go by chance or chase, and the cats here walk fixed ways.",)
    notes += (*about, "A step costs 1, as there; running into a wall is allowed here and costs a step too.")
    return Imported(level, (*notes, "Pacman has no discount and no time limit: γ is 0.95 here, and episodes have no limit."))


def _food(food: int, cells: int) -> tuple[str, tuple[str, ...]]:
    """What kind food becomes, and why."""
    if not food:
        return "floor", ("There is no food, so nothing here ends the episode.",)
    if food == 1:
        return "goal", ("The only food is the goal: it pays 10 and the 500 of winning, and ends the episode.",)
    states = cells * 2.0**food if food < 60 else float("inf")
    if states <= MOST_STATES:
        return "coin", (
            f"{food} pieces of food are coins that pay 10 once. That the last one wins cannot be expressed: nothing ends here.",
        )
    most = max(0, int(MOST_STATES / cells).bit_length() - 1)
    return "floor", (
        f"{food} pieces of food became floor: each coin doubles the states, and this board bears {most} of them. "
        "Paint a goal or a few coins.",
    )


def write(level: Level) -> Exported:
    """The level as a layout; walls are put around it where it is open."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    starts = sum(row.count(glyph) for row in level.rows for glyph, tile in tiles.items() if begins(tile))
    if starts != 1:
        raise ExportError(f"a Pacman layout has one Pacman, and this level has {counted(starts, 'start')}")
    letters = str.maketrans({glyph: _letter(tile) for glyph, tile in tiles.items()})
    rows, notes = closed([row.translate(letters) for row in level.rows], "%")
    if not any("." in row for row in rows):
        raise ExportError("a Pacman layout needs food, and this level has neither a goal nor a coin")
    if any(tile.patrols for tile in tiles.values()):
        notes += ("Cats became ghosts, which do not keep to a way there; read back, ghosts are lost.",)
    return Exported("\n".join(rows) + "\n", notes)


def _letter(tile: Tile) -> str:
    if tile.patrols:
        return "G"
    if tile.blocks:
        return "%"
    if begins(tile):
        return "P"
    pays = tile.enter if tile.exit is None else tile.exit
    return "." if pays >= 0 and (ends(tile) or tile.once) else " "


FORMAT = Format(
    id="cs188-layout",
    title="CS188 Pacman layout",
    suffixes=(".lay",),
    recognises=recognises,
    read=read,
    write=write,
    about="A Pacman maze of Berkeley's CS188 projects: %, food, capsules, Pacman and ghosts.",
    order=4,
)
