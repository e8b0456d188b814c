"""Grid files of MushroomRL (generate_grid_world): S start, G goal, * hole, # wall, . ground.

MushroomRL 1.10, environments/generators/grid_world.py: the file says the map, the call says `prob`, `pos_rew`, `neg_rew`, `gamma`
(0.9) and `horizon` (100). A move goes as asked with chance `prob` and otherwise stays; actions are up, down, left, right.
"""

import re
from typing import Any

from playground.world.exchange import grid_text, translation
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.numbers import number, steps_until_cut_off
from playground.world.exchange.python import keywords
from playground.world.exchange.python.program import Program
from playground.world.grid import MOVES as STEPS
from playground.world.level import Level, LevelError, Rules
from playground.world.tabular.finite import from_p
from playground.world.tabular.packing import in_reading_order

MOVES = ("up", "down", "left", "right")
DISCOUNT, HORIZON, GOAL, HOLE = 0.9, 100, 1.0, -1.0
SETTINGS = ("prob", "pos_rew", "neg_rew", "gamma", "horizon")
MOST_CELLS = 10_000
_LETTERS = "#.SG*"
_GLYPHS = str.maketrans("*", "P")
_SAYS = re.compile(r"^[ \t]*(?:prob|pos_rew|neg_rew)[ \t]*[=:]", re.MULTILINE)


def recognises(text: str, name: str) -> float:
    """By rows of its letters with a hole, or with its own settings below them."""
    lines, rest = grid_text.rows_and_rest(text, grid_text.consists_of(_LETTERS))
    letters = {letter for line in lines for letter in line.text}
    if not {"S", "G"} <= letters or (rest.strip() and not _SAYS.search(rest)):
        return 0.0
    return 0.7 if "*" in letters or rest.strip() else 0.0


def read(text: str, name: str) -> Imported:
    """The grid as a level; where a move can fail, one with a table of its own, for no rule here lets a move stay by chance."""
    lines, rest = grid_text.rows_and_rest(text, grid_text.consists_of(_LETTERS))
    if not lines:
        raise LevelError("there is no map in this text, expected rows of # . S G and *")
    program = Program(rest)
    entries = keywords.top_level_entries(program, SETTINGS)
    settings = keywords.settings(program, entries, SETTINGS)
    rows = grid_text.checked_rows(lines, _LETTERS, "# . S G or *")
    for letter in "SG":
        if not any(letter in row for row in rows):
            raise LevelError(f"there is no {letter} on the map, expected at least one")
    horizon = steps_until_cut_off(settings, "horizon", HORIZON)
    tiles = [translation.tile("goal", enter=number(settings, "pos_rew", GOAL))]
    tiles += [translation.tile("pit", enter=number(settings, "neg_rew", HOLE))] if any("*" in row for row in rows) else []
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(row.translate(_GLYPHS) for row in rows),
        rules=Rules(discount=number(settings, "gamma", DISCOUNT, 0.0, 1.0), moves=MOVES, time_limit=horizon),
        legend=translation.legend(tiles),
    )
    success = number(settings, "prob", 1.0, 0.0, 1.0)
    notes = _notes(settings, level, success) + keywords.unused_note(entries, SETTINGS, "a grid of MushroomRL")
    return Imported(level if success == 1.0 else _with_table(level, success), notes)


def _with_table(level: Level, success: float) -> Level:
    """The level with the table in which a move stays with the rest of the chance; every cell is a state, walls too."""
    height, width = level.height, level.width
    if height * width > MOST_CELLS:
        raise LevelError(f"the grid has {height * width:,} cells, expected at most {MOST_CELLS:,} where a move can fail")
    table: dict[int, dict[int, list[tuple[float, int, float, bool]]]] = {}
    for at in range(height * width):
        row, col = divmod(at, width)
        tile = level.tile(level.rows[row][col])
        table[at] = {}
        for action, name in enumerate(MOVES):
            if tile.blocks or tile.ends:
                table[at][action] = [(1.0, at, 0.0, True)]
                continue
            there = row + STEPS[name][0], col + STEPS[name][1]
            inside = 0 <= there[0] < height and 0 <= there[1] < width
            goes = level.tile(level.rows[there[0]][there[1]]) if inside else tile
            if not inside or goes.blocks:
                table[at][action] = [(1.0, at, 0.0, False)]
                continue
            to = there[0] * width + there[1]
            table[at][action] = [(success, to, goes.enter, goes.ends), (1.0 - success, at, 0.0, False)]
    starts = [level.tile(glyph).starts for row in level.rows for glyph in row]
    begins = [begin / sum(starts) for begin in starts]
    rules = level.rules
    places = in_reading_order(height * width, (height, width))
    mdp = from_p(table, rules.discount, start=begins, actions=MOVES, time_limit=rules.time_limit, places=places)
    return Level(level.title, level.rows, "Moves that fail stay where they are.", "MushroomRL", rules, level.legend, table=mdp)


def _notes(settings: dict[str, Any], level: Level, success: float) -> tuple[str, ...]:
    unsaid = [name for name in SETTINGS if name not in settings]
    pays = {glyph: level.legend[glyph].enter if glyph in level.legend else level.tile(glyph).enter for glyph in "GP"}
    chosen = f"here: prob {success:g}, pos_rew {pays['G']:g}, neg_rew {pays['P']:g}, gamma {level.rules.discount:g}"
    notes = [f"The file does not say {', '.join(unsaid)}; {chosen}, horizon {level.rules.time_limit}."] if unsaid else []
    notes.append("* is a pit and G a goal; both end the episode on entering. Actions are up 0, down 1, left 2, right 3.")
    if success < 1.0:
        notes.append(
            "A move that fails stays; no rule says that, so the level brings its own table and cannot be painted or saved."
        )
    return tuple(notes)


FORMAT = Format(
    id="mushroomrl",
    title="MushroomRL grid",
    suffixes=(".txt",),
    recognises=recognises,
    read=read,
    write=None,
    about="A grid file of MushroomRL: S, G, *, # and ., with prob, pos_rew, neg_rew, gamma and horizon below.",
    order=6,
)
