"""Grids of Berkeley's CS188 reinforcement project (gridworld.py): ' ' ground, '#' wall, 'S' start, a number is an exit.

An exit is a state of its own whose one action pays the number and ends the episode; any other action pays the living reward.
A move goes as asked with chance 1 - noise and to each side with noise / 2.
The defaults there are noise 0.2, discount 0.9 and living reward 0.
"""

import ast
import re
from collections.abc import Mapping
from typing import Any

from playground.plurals import counted
from playground.world.exchange import grid_text, parts, translation
from playground.world.exchange.endings import begins, ends, exit_number, tidy
from playground.world.exchange.format import Exported, ExportError, Format, Imported
from playground.world.exchange.numbers import in_range, number
from playground.world.exchange.python import keywords
from playground.world.exchange.python.grids import Cells, grids
from playground.world.exchange.python.program import Program
from playground.world.exchange.python.text import quoted
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import FAR, Tile

DISCOUNT, NOISE, LIVING = 0.9, 0.2, 0.0
_PLAIN = {" ": "floor", "": "floor", "_": "floor", ".": "floor", "#": "wall", "S": "start"}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
_LISTS = re.compile(r"\[\s*\[")
_EXPECTED = "' ', '#', 'S' or a number"

SETTINGS = ("noise", "discount", "livingReward", "living_reward")
_TEST = re.compile(r'^class: "', re.MULTILINE)
_ENTRY = re.compile(r'^(?P<key>\w+):[ \t]*(?:"""\n?(?P<long>.*?)"""|"(?P<short>[^"\n]*)")', re.MULTILINE | re.DOTALL)
_FORGETS = re.compile("QLearning|EpsilonGreedy")
_WHOLE = re.compile(r"[+-]?\d+")


def _is_row(line: str) -> bool:
    return all(word in _PLAIN or _NUMBER.fullmatch(word) for word in line.split())


def recognises(text: str, name: str) -> float:
    """By a list of lists with numbers, by columns with numbers, or by a test of the autograder with a grid in it."""
    if _TEST.search(text):
        return 0.95 if "grid" in _entries(text) else 0.0
    if _LISTS.search(text):
        candidates, _ = grids(Program(text))
        return 0.85 if any(_fits(grid.cells) for grid in candidates) else 0.0
    lines, rest = grid_text.rows_and_rest(text, _is_row)
    cells: Cells = [list(line.text.split()) for line in lines]
    alone = "=" in rest or ":" in rest or not rest.strip()
    numbers = any(_is_number(cell) for row in cells for cell in row)
    return 0.85 if alone and numbers and len({len(row) for row in cells}) == 1 and _fits(cells) else 0.0


def _fits(cells: Cells) -> bool:
    """Whether cells are those of such a grid: its characters and numbers; a grid of numbers alone is another program's."""
    values = [cell for row in cells for cell in row]
    plain = [cell for cell in values if isinstance(cell, str) and cell in _PLAIN]
    return bool(plain) and len(plain) + sum(map(_is_number, values)) == len(values)


def _is_number(cell: Any) -> bool:
    if isinstance(cell, str):
        return _NUMBER.fullmatch(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def read(text: str, name: str) -> Imported:
    """The grid as a level, the first one of a text that holds several."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the grids of a text as a level; a function getBookGrid makes the part BookGrid, as the project's own -g says it."""
    if _TEST.search(text) and "grid" in _entries(text):
        cells, settings, notes = _of_test(text)
        return Imported(*_level(cells, settings, notes, name))
    lines, rest = grid_text.rows_and_rest(text, _is_row)
    if lines and not _LISTS.search(text):
        program = Program(rest)
        settings, notes = _settings(program)
        return Imported(*_level([list(line.text.split()) for line in lines], settings, notes, name))
    program = Program(text)
    candidates, fault = grids(program)
    fitting = [grid for grid in candidates if _fits(grid.cells)] or candidates
    if not fitting:
        raise fault or LevelError("there is no grid in this text, expected a list of lists of ' ', '#', 'S' and numbers")
    names = tuple(grid.name.removeprefix("get") for grid in fitting)
    chosen = parts.part_index(names, part.removeprefix("get"))
    settings, notes = _settings(program)
    if fault is not None:
        notes += (f"Not read: {fault}.",)
    several = len(fitting) > 1
    return Imported(
        *_level(fitting[chosen].cells, settings, notes, names[chosen] if several and names[chosen] else name),
        names if several else (),
        chosen,
    )


def _settings(program: Program) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The settings beside a grid, those of calls like setNoise(0.1) too, and notes on what is not taken."""
    calls = {"setNoise": "noise", "setLivingReward": "livingReward", "setDiscount": "discount"}
    entries = keywords.top_level_entries(program, SETTINGS)
    notes: list[str] = []
    settings = keywords.settings(program, entries, SETTINGS)
    for call in program.calls:
        if call.function in calls and call.node.args:
            try:
                settings[calls[call.function]] = program.value(call.node.args[0], call.scope)
            except LevelError:
                notes.append(
                    f"{call.function} at line {call.line} is given {program.shown(call.node.args[0])}, which is not followed."
                )
    expected = (*SETTINGS, *(name for name, node, _ in entries if not isinstance(node, ast.Constant | ast.UnaryOp | ast.BinOp)))
    return settings, (*program.notes, *notes, *keywords.unused_note(entries, expected, "a grid of CS188"))


def _entries(text: str) -> dict[str, str]:
    """What a test of the autograder says: lines of KEY: "VALUE", where a value in three quotes has lines of its own."""
    entries: dict[str, str] = {}
    for match in _ENTRY.finditer(text.replace("\r", "")):
        entries.setdefault(match["key"], match["long"] if match["long"] is not None else match["short"])
    return entries


def _of_test(text: str) -> tuple[Cells, dict[str, Any], tuple[str, ...]]:
    """The grid of a test with its settings. Its reader takes whole numbers only; what is no number there is ground."""
    entries = _entries(text)
    cells: Cells = [list(line.split()) for line in entries["grid"].split("\n") if line.strip()]
    odd = sorted({word for row in cells for word in row if _NUMBER.fullmatch(word) and not _WHOLE.fullmatch(word)})
    cells = [["_" if word in odd else word for word in row] for row in cells]
    settings: dict[str, Any] = {}
    for key in SETTINGS:
        if key in entries:
            try:
                settings[key] = float(entries[key])
            except ValueError:
                raise LevelError(f"{key} is {quoted(entries[key])}, expected a number") from None
    notes: tuple[str, ...] = ()
    if odd:
        notes += (f"The autograder reads whole numbers only, so these are ground there and here: {', '.join(odd)}.",)
    if _FORGETS.search(entries.get("class", "")) and {"noise", "livingReward"} & set(settings):
        notes += (
            "The autograder's tests of learning make their grid a second time and so forget noise and livingReward; "
            f"there they are {NOISE:g} and {LIVING:g}, here what the test says.",
        )
    if "policy" in entries or "parameterFn" in entries:
        notes += ("The test asks for the discount and noise that lead to a policy; the usual ones are taken.",)
    return cells, settings, notes


def _level(cells: Cells, settings: dict[str, Any], more: tuple[str, ...], name: str) -> tuple[Level, tuple[str, ...]]:
    """The level of a grid, and what was chosen for it."""
    grid_text.check_size(len(cells), max(map(len, cells), default=0))
    if not any(isinstance(cell, str) and cell in _PLAIN for row in cells for cell in row):
        raise LevelError(
            "this grid holds numbers alone, and in a grid of CS188 every number is an exit, so there would be no ground; "
            "a maze of 0 and 1 and the rewards of AIMA's GridMDP([[...]], terminals=[...]) are formats of their own"
        )
    letters = translation.Letters()
    rows = []
    for at, row in enumerate(cells, start=1):
        if len(row) != len(cells[0]):
            raise grid_text.misfit(
                at, min(len(row), len(cells[0])) + 1, counted(len(row), "cell"), f"{len(cells[0])} as in row 1", "row"
            )
        rows.append("".join(_glyph(letters, value, at, col) for col, value in enumerate(row, start=1)))
    noise = number(settings, "noise", NOISE, 0.0, 1.0)
    living = number(settings, "livingReward", number(settings, "living_reward", LIVING))
    discount = number(settings, "discount", DISCOUNT, 0.0, 1.0)
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple(rows),
        rules=Rules(discount=discount, step_reward=living, slip=noise, time_limit=0),
        legend=translation.legend(letters.tiles.values()),
    )
    return level, (*_notes(settings, level), *more)


def _glyph(letters: translation.Letters, value: Any, row: int, col: int) -> str:
    if isinstance(value, str) and value in _PLAIN:
        return letters.letter(_PLAIN[value])
    if isinstance(value, str) and _NUMBER.fullmatch(value) and len(value) < 40:
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise grid_text.misfit(row, col, ascii(value)[:40], _EXPECTED, "row")
    return letters.letter("exit", exit=in_range(value, f"row {row}, column {col}: the exit", -FAR, FAR))


def _notes(settings: Mapping[str, Any], level: Level) -> tuple[str, ...]:
    rules = level.rules
    default = {"noise", "discount"} - set(settings)
    whose = f" ({' and '.join(sorted(default))}: the project's default)" if default else ""
    notes = [
        "Numbers are exits: one more action there pays the number and ends the episode.",
        f"Noise {rules.slip:g}: so often a move goes sideways, half to each side. γ is {rules.discount:g}{whose}.",
        f"Every other action pays the living reward, {rules.step_reward:g}; there is no time limit.",
    ]
    if not any("S" in row for row in level.rows):
        notes.append("There is no S, so an episode begins in any cell.")
    return tuple(notes)


def write(level: Level) -> Exported:
    """The grid as a list of lists of Python, with discount, noise and livingReward below."""
    tiles = {glyph: level.tile(glyph) for glyph in sorted(set("".join(level.rows)))}
    if not any(map(begins, tiles.values())):
        raise ExportError("a CS188 grid needs a start S, and this level begins anywhere")
    if not any(map(ends, tiles.values())):
        raise ExportError("a CS188 grid needs an exit, and nothing on this level ends the episode")
    cells = {glyph: _cell(tile, level.rules) for glyph, tile in tiles.items()}
    rows = [[cells[glyph] for glyph in row] for row in level.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [", ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    grid = "grid = [[" + "],\n        [".join(lines) + "]]"
    settings = {"discount": level.rules.discount, "noise": level.rules.slip, "livingReward": level.rules.step_reward}
    below = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    return Exported(f"{grid}\n{below}", tuple(_export_notes(level, tiles)))


def _cell(tile: Tile, rules: Rules) -> str:
    if ends(tile):
        pays = tidy(exit_number(tile, rules))
        return str(int(pays)) if pays == int(pays) else repr(pays)
    if tile.blocks:
        return "'#'"
    return "'S'" if begins(tile) else "' '"


def _export_notes(level: Level, tiles: Mapping[str, Tile]) -> list[str]:
    notes = []
    if any(tile.ends for tile in tiles.values()):
        why = "divided by γ, so that the values of all other cells stay" if level.rules.discount else "as it is, for γ is 0"
        notes.append(
            f"What ends on entering becomes an exit, which pays one step later: its number is what entering adds, {why}."
        )
    if sum(begins(tile) for row in level.rows for tile in map(level.tile, row)) > 1:
        notes.append("CS188 begins at one S only, the first that it finds.")
    return notes


FORMAT = Format(
    id="cs188-grid",
    title="CS188 gridworld",
    suffixes=(".txt", ".py", ".test"),
    recognises=recognises,
    read=read,
    write=write,
    about="A grid of Berkeley's CS188 project: lists of ' ', '#', 'S' and numbers, or the same in columns.",
    order=3,
    read_part=read_part,
)
