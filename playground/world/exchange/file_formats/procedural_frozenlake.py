"""Maps of procedural-frozenlake: FrozenLake's letters with T trees, M mirror ice and W sleighs.

procedural-frozenlake 1.0.0: only M is slippery (a move goes as asked with `slippery_success_rate`, 1/3, and to each side with
half of the rest), T cannot be entered, who comes to a W goes on at its partner (pairs in reading order), H ends and pays 0, G
ends and pays what `rewards` says of its number in reading order, else 1; 200 steps are registered.
"""

import re
from typing import Any

from playground.ratio import Ratio
from playground.world.exchange import grid_text, parts, translation
from playground.world.exchange.endings import tidy
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.numbers import in_range, number, steps_until_cut_off
from playground.world.exchange.python import keywords
from playground.world.exchange.python.keywords import Entry
from playground.world.exchange.python.program import Program
from playground.world.exchange.python.text import quoted
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import FAR

MOVES = ("left", "down", "right", "up")
DISCOUNT, SUCCESS, LIMIT = 0.99, 1 / 3, 200
SETTINGS = ("fixed_map", "board", "rewards", "slippery_success_rate", "max_episode_steps")
WITHOUT_EFFECT = frozenset(("id", "render_mode", "emit_map", "emit_q_star", "fog_of_war", "sleighs", "disable_env_checker"))
_LETTERS = "SFHGTMW"
_EXPECTED = "S, F, H, G, T, M or W"
_ID = "Procedural-FrozenLake-v"
_LISTED = re.compile("""["'][SFHGTMW]{2}""")


def recognises(text: str, name: str) -> float:
    """By its name, or by rows of its letters with one that FrozenLake does not have."""
    if _ID in text:
        return 0.96
    lines, rest = grid_text.rows_and_rest(text, grid_text.consists_of(_LETTERS))
    if lines and not _LISTED.search(text):
        return _sure({letter for line in lines for letter in line.text}) if "=" in rest or not rest.strip() else 0.0
    if not _LISTED.search(text):
        return 0.0
    return max((_sure(set("".join(board))) for _, board in _boards(Program(text))), default=0.0)


def _sure(letters: set[str]) -> float:
    return 0.9 if letters <= set(_LETTERS) and letters & set("TMW") and letters & set("FG") else 0.0


def read(text: str, name: str) -> Imported:
    """The lake as a level, the first one of a text that says several."""
    return read_part(text, name, "")


def read_part(text: str, name: str, part: str) -> Imported:
    """One of the lakes of a text as a level."""
    lines, rest = grid_text.rows_and_rest(text, grid_text.consists_of(_LETTERS))
    if lines and not _LISTED.search(text):
        program = Program(rest)
        entries = keywords.top_level_entries(program, SETTINGS)
        boards: list[tuple[str, list[str]]] = [("", [line.text for line in lines])]
    else:
        program = Program(text)
        entries = _entries(program)
        boards = _boards(program)
    values = keywords.settings(program, entries, SETTINGS)
    fixed = values.get("fixed_map", values.get("board"))
    if isinstance(fixed, dict):
        values = {**values, **{str(key): value for key, value in fixed.items()}}
        fixed = fixed.get("board")
    if isinstance(fixed, list) and all(isinstance(row, str) for row in fixed) and fixed not in [board for _, board in boards]:
        boards.insert(0, ("", fixed))
    if not boards:
        raise LevelError(
            "there is no map in this text, expected fixed_map=[...] with rows of S, F, H, G, T, M and W; others are made anew"
        )
    chosen = parts.part_index([label for label, _ in boards], part)
    own, board = boards[chosen]
    rows = grid_text.checked_rows([TextLine(at, row) for at, row in enumerate(board, start=1)], _LETTERS, _EXPECTED, "row")
    level, notes = _level(rows, values, name if len(boards) == 1 or not own else own)
    expected = (*SETTINGS, *(label for label, _ in boards))
    notes += keywords.unused_note(entries, expected, "procedural-frozenlake", WITHOUT_EFFECT) + tuple(program.notes)
    names = tuple(label for label, _ in boards)
    return Imported(level, notes, names if len(names) > 1 else (), chosen)


def _entries(program: Program) -> list[Entry]:
    """The arguments of the environment that a text makes, or what stands at its top level."""
    for call in program.calls:
        if call.function in ("make", "ProceduralFrozenLakeEnv"):
            return keywords.arguments(program, call, ("id",))
    return keywords.top_level_entries(program, SETTINGS)


def _boards(program: Program) -> list[tuple[str, list[str]]]:
    """Lists of rows with a letter of its own, with their names."""
    boards: list[tuple[str, list[str]]] = []
    for assignment in program.assignments:
        try:
            value = program.last_value(assignment)
        except LevelError:
            continue
        value = value.get("board") if isinstance(value, dict) else value
        rows = [row for row in value if isinstance(row, str)] if isinstance(value, list) else []
        if rows and rows == value and _sure(set("".join(rows))) and rows not in [board for _, board in boards]:
            boards.append((assignment.name, rows))
    return boards


def _level(rows: tuple[str, ...], values: dict[str, Any], name: str) -> tuple[Level, tuple[str, ...]]:
    whole = "".join(rows)
    if "S" not in whole or "G" not in whole:
        raise LevelError("a lake needs at least one S and one G")
    sleighs = [at for at, letter in enumerate(whole) if letter == "W"]
    if len(sleighs) % 2:
        raise LevelError(f"there are {len(sleighs)} W on the map, expected pairs of them")
    success = number(values, "slippery_success_rate", SUCCESS, 0.0, 1.0)
    slip = Ratio(2, 3) if success == SUCCESS else tidy(1.0 - success)
    rewards = _rewards(values, whole)
    letters = translation.Letters()
    glyphs = []
    doors: dict[int, str] = {}
    for at, letter in enumerate(whole):
        if letter == "W":
            which = sleighs.index(at) // 2
            doors.setdefault(which, doors.get(which) or _door(letters, which))
            glyphs.append(doors[which])
        elif letter == "G":
            glyphs.append(letters.letter("goal", enter=rewards.get(at, 1.0)))
        else:
            kind, changes = _KINDS[letter]
            glyphs.append(letters.letter(kind, **({"slip": slip} if letter == "M" else changes)))
    width = len(rows[0])
    level = Level(
        title=grid_text.title_of(name),
        rows=tuple("".join(glyphs[start : start + width]) for start in range(0, len(whole), width)),
        rules=Rules(discount=DISCOUNT, moves=MOVES, time_limit=_limit(values)),
        legend=translation.legend(letters.tiles.values()),
    )
    slippery = f"M is ice where a move goes sideways with chance {slip:.4g}; nothing else" if "M" in whole else "nothing"
    pays = "what the text says" if rewards else "1"
    notes = [
        f"T is a wall, {slippery} is slippery.",
        f"H is a pit that pays 0, G a goal that pays {pays}; both end the episode on entering.",
        f"The discount is no part of the environment; γ is {DISCOUNT} here (its own q_star takes 0.999).",
        "The actions are numbered as there: left 0, down 1, right 2, up 3.",
    ]
    edge = [at for at in sleighs if at // width in (0, len(rows) - 1) or at % width in (0, width - 1)]
    if sleighs:
        notes.append("W are portals in pairs, in reading order.")
    if edge:
        notes.append("A sleigh at the edge: there a move against the edge goes to the other sleigh once more, here it stays.")
    return level, tuple(notes)


def _door(letters: translation.Letters, which: int) -> str:
    """The character of a pair of portals, which leads to itself."""
    glyph = letters.spare() if which else "O"
    letters.claim(translation.tile("portal", glyph, sends_to=glyph))
    return glyph


_KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "S": ("start", {}),
    "F": ("floor", {}),
    "H": ("pit", {"enter": 0.0}),
    "T": ("wall", {}),
    "M": ("ice", {}),
}


def _limit(values: dict[str, Any]) -> int:
    return steps_until_cut_off(values, "max_episode_steps", LIMIT)


def _rewards(values: dict[str, Any], whole: str) -> dict[int, float]:
    """What goals pay, by their number in reading order."""
    given = values.get("rewards") or {}
    if not isinstance(given, dict):
        raise LevelError(f"rewards is {quoted(given)}, expected a dict from the numbers of goals to what they pay")
    rewards = {}
    for at, pays in given.items():
        place = int(at) if isinstance(at, str) and at.isdecimal() and len(at) < 8 else at
        if type(place) is not int or not 0 <= place < len(whole) or whole[place] != "G":
            raise LevelError(f"rewards has {quoted(at)}, expected the number of a G in reading order")
        rewards[place] = in_range(pays, f"rewards: {quoted(at)}", -FAR, FAR)
    return rewards


FORMAT = Format(
    id="procedural-frozenlake",
    title="Procedural FrozenLake",
    suffixes=(".txt", ".json"),
    recognises=recognises,
    read=read,
    write=None,
    about="Maps of procedural-frozenlake: S, F, H, G, T trees, M mirror ice and W sleighs.",
    order=2,
    read_part=read_part,
)
