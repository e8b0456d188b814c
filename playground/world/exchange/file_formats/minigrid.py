"""Grids of MiniGrid, of an installed copy (minigrid:MiniGrid-DoorKey-6x6-v0) or as its `pprint_grid` prints them.

MiniGrid 2 and 3, minigrid_env.py: two characters a cell, what and in which colour: W wall, F floor, D and L door (shut, locked),
K key, A ball, B box, G goal, V lava, a doubled > V < ^ the agent, __ an open door.
"""

import importlib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from playground.plurals import counted
from playground.world.exchange import grid_text, translation
from playground.world.exchange.foreign_code import run_foreign, silence
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.grid_text import TextLine
from playground.world.level import Level, LevelError, Rules
from playground.world.tiles import TILES

LIMIT = 100
"""The usual `max_steps` of MiniGrid, where the text does not say."""
_CONTENTS = {"W": "wall", "F": "floor", "D": "door", "L": "locked", "K": "key", "A": "ball", "B": "box", "G": "goal", "V": "lava"}
_COLOURS = {"R": "red", "G": "green", "B": "blue", "P": "purple", "Y": "yellow"}
_PLAIN = {"": "floor", "floor": "floor", "door": "floor", "open": "floor", "ball": "floor", "box": "floor", "wall": "wall"}
_CELL = re.compile(r"  |__|>>|VV|<<|\^\^|[WFDLKABGV][RGBPY]")
_EXPECTED = "two characters of MiniGrid for each cell, such as WG, KY or >>"
_SPECIAL = {"  ": "", "__": "open"} | dict.fromkeys((">>", "VV", "<<", "^^"), "agent")
_NAME = re.compile(r"\s*(?:<\w+)+<([\w.-]+)>+\s*")
_OWN = tuple(kind.removeprefix("key-") for kind in TILES if kind.startswith("key-"))


class CellContent(NamedTuple):
    """What stands in a cell: a word of MiniGrid's ("" for nothing), its colour, and what a box holds."""

    what: str
    colour: str = ""


class GridFacts(NamedTuple):
    """What an environment says besides its grid: the most steps, the mission, its seed, how many obstacles move, and what lies
    under the agent ("" for nothing).
    """

    steps: int = LIMIT
    mission: str = ""
    seed: int | None = None
    moving: int = 0
    under: str = ""


def recognises(text: str, name: str) -> float:
    """By cells of two characters with walls all around; or by the name of an environment, for which `read` says what to print."""
    if _NAME.fullmatch(text[:1000]):
        return 0.92
    lines = _lines(text)
    walls = bool(lines) and set(lines[0].text) <= set("WGRBPYV ") and lines[0].text.count("W") * 2 == len(lines[0].text)
    return 0.92 if walls and all(_cells(line.text) is not None for line in lines) else 0.0


def read(text: str, name: str) -> Imported:
    """The printed grid as a level."""
    named = _NAME.fullmatch(text[:1000])
    if named:
        wanted = "print env.unwrapped.pprint_grid()"
        raise LevelError(f"this is the name of an environment and no grid; {wanted}, or convert minigrid:{named[1]}")
    grid = []
    for line in _lines(text):
        cells = _cells(line.text)
        if cells is None:
            end = 2 * len(_CELL.findall(line.text))
            place = next((at for at in range(0, len(line.text), 2) if not _CELL.fullmatch(line.text[at : at + 2])), end)
            raise grid_text.misfit(line.number, place + 1, ascii(line.text[place : place + 2]), _EXPECTED)
        grid.append(cells)
    imported = level_of(grid, GridFacts(), grid_text.title_of(name))
    contents = [content for row in grid for content in row]
    green = any(content.colour == "green" and content.what in ("key", "locked") for content in contents)
    notes = (*imported.notes, f"The text does not say how many steps there are: {LIMIT} here.")
    if any(content.what == "open" for content in contents):
        notes = ("An open door, __, is printed without its colour.", *notes)
    if green:
        notes = ("Grey and green are both printed as G; keys and doors are taken for green ones.", *notes)
    return Imported(imported.level, notes)


def _lines(text: str) -> list[TextLine]:
    lines = [line for line in grid_text.lines_of(text, strip=False) if line.text.strip()]
    width = max((len(line.text) for line in lines), default=0)
    return [TextLine(line.number, line.text.ljust(width)) for line in lines]


def _cells(line: str) -> list[CellContent] | None:
    """The contents of a line, None where it is no line of MiniGrid's."""
    if len(line) % 2 or len(line) > grid_text.LONGEST_ROW:
        return None
    cells = [line[at : at + 2] for at in range(0, len(line), 2)]
    return [_content_of(cell) for cell in cells] if all(map(_CELL.fullmatch, cells)) else None


def _content_of(cell: str) -> CellContent:
    if cell in _SPECIAL:
        return CellContent(_SPECIAL[cell])
    return CellContent(_CONTENTS[cell[0]], _COLOURS[cell[1]])


def fetch(word: str) -> Imported:
    """The grid that an installed MiniGrid makes for an id, "MiniGrid-DoorKey-6x6-v0" or "MiniGrid-DoorKey-6x6-v0?seed=3"."""
    id, _, query = word.partition("?")
    seed = re.fullmatch(r"seed=(\d{1,9})", query or "seed=0")
    if not seed or not re.fullmatch(r"[\w.-]{1,100}", id):
        raise LevelError(f"minigrid:{word[:80]} is not understood, expected an id such as MiniGrid-DoorKey-6x6-v0, or ID?seed=3")
    try:
        with silence():
            importlib.import_module("minigrid")
            import gymnasium
    except ImportError:
        raise LevelError("MiniGrid is not installed; install it with `pip install minigrid`") from None

    def made() -> tuple[list[list[CellContent]], GridFacts]:
        return _grid_of_environment(gymnasium.make(id).unwrapped, int(seed[1]))

    grid, facts = run_foreign(f"minigrid:{id} cannot be made", made)
    return level_of(grid, facts, grid_text.title_of(f"{id}.grid"))


def _grid_of_environment(env: Any, seed: int) -> tuple[list[list[CellContent]], GridFacts]:
    """The grid that an environment makes with this seed, and what else it says."""
    if not (hasattr(env, "grid") and hasattr(env, "max_steps")):
        raise LevelError(f"{type(env).__name__} is no environment of MiniGrid, so it has no grid")
    env.reset(seed=seed)
    grid = [[_content_at(env, col, row) for col in range(env.grid.width)] for row in range(env.grid.height)]
    under = env.grid.get(*env.agent_pos)
    moving = len(getattr(env, "obstacles", None) or ())
    return grid, GridFacts(int(env.max_steps), str(env.mission), seed, moving, str(under.type) if under else "")


def _content_at(env: Any, col: int, row: int) -> CellContent:
    """What stands in a cell of an environment; a box that holds something is what it holds."""
    if tuple(env.agent_pos) == (col, row):
        return CellContent("agent")
    content = env.grid.get(col, row)
    if content is None:
        return CellContent("")
    if content.type == "box" and content.contains is not None:
        content = content.contains
    if content.type == "door":
        return CellContent("open" if content.is_open else "locked" if content.is_locked else "door", content.color)
    return CellContent(str(content.type), str(content.color))


def level_of(grid: Sequence[Sequence[CellContent]], facts: GridFacts, title: str) -> Imported:
    """The level of a grid of contents."""
    grid_text.check_size(len(grid), max(map(len, grid), default=0))
    contents = [content for row in grid for content in row]
    starts = sum(content.what == "agent" for content in contents)
    if starts != 1:
        raise LevelError(f"the grid has {counted(starts, 'agent')}, expected one")
    letters = translation.Letters()
    kinds = _kinds(contents)
    rows = tuple("".join(letters.letter(kinds[content][0], **kinds[content][1]) for content in row) for row in grid)
    level = Level(title=title, rows=rows, rules=Rules(time_limit=facts.steps), legend=translation.legend(letters.tiles.values()))
    return Imported(level, tuple(_notes(contents, facts, level)))


def _kinds(contents: Sequence[CellContent]) -> dict[CellContent, tuple[str, dict[str, Any]]]:
    """The kind of tile and its changes for each content; a colour that we have no key in becomes one that is free."""
    colours = sorted({content.colour for content in contents if content.what in ("key", "locked")})
    free = [colour for colour in _OWN if colour not in colours]
    ours = {colour: colour if colour in _OWN else free.pop() if free else _OWN[0] for colour in colours}
    kinds: dict[CellContent, tuple[str, dict[str, Any]]] = {}
    for content in contents:
        own = ours.get(content.colour, "")
        other = own != content.colour
        if content.what == "agent":
            kinds[content] = "start", {}
        elif content.what == "key":
            kinds[content] = f"key-{own}", {"gives": content.colour} if other else {}
        elif content.what == "locked":
            kinds[content] = f"door-{own}", {"needs": content.colour} if other else {}
        elif content.what == "goal":
            kinds[content] = "goal", {}
        elif content.what == "lava":
            kinds[content] = "pit", {"enter": 0.0}
        else:
            kinds[content] = _PLAIN.get(content.what, "floor"), {}
    return kinds


def _notes(contents: Sequence[CellContent], facts: GridFacts, level: Level) -> list[str]:
    count = {what: sum(content.what == what for content in contents) for what in {content.what for content in contents}}
    notes = [f"The grid is the one that the seed {facts.seed} makes."] if facts.seed is not None else []
    notes += [
        "Moves go up, right, down and left here; in MiniGrid the agent turns and goes forward, so paths take more steps there."
    ]
    notes += ["The direction in which the agent looks is lost."]
    if count.get("goal"):
        notes.append(f"The goal pays 1; in MiniGrid it pays 1 - 0.9 n / {facts.steps} after n steps.")
    else:
        notes.append("There is no goal on the grid, so nothing here ends the episode well: paint one.")
    if count.get("lava"):
        notes.append("Lava is a pit that pays 0 and ends the episode, as there.")
    if count.get("key"):
        notes.append("Stepping on a key takes it; in MiniGrid the agent picks it up, and carries one thing at a time.")
    shut = count.get("door", 0) + count.get("open", 0)
    if shut:
        notes.append(f"Doors that are not locked became ground: {shut} of them.")
    if facts.moving:
        notes.append(
            f"{facts.moving} balls move by chance there with every step, and walking into one pays -1 and ends the episode: "
            "here ground is in their place."
        )
    if facts.under:
        notes.append(f"A {facts.under} lies under the agent there, and is lost.")
    loose = count.get("ball", 0) + count.get("box", 0) - facts.moving
    if loose:
        notes.append(f"Balls and boxes are lost, ground is in their place: {loose} of them.")
    strange = sorted({content.colour for content in contents if content.what in ("key", "locked")} - set(_OWN))
    if strange:
        notes.append(f"Keys and doors that are {' or '.join(strange)} are shown in another colour and keep their name.")
    if facts.mission:
        notes.append(f'Its mission, "{facts.mission[:120]}", is not part of the level.')
    return [*notes, f"MiniGrid has no discount; γ is {level.rules.discount:g} here."]


FORMAT = Format(
    id="minigrid",
    title="MiniGrid",
    suffixes=(".txt",),
    recognises=recognises,
    read=read,
    write=None,
    about="A grid that MiniGrid prints, or minigrid:ID of an installed MiniGrid.",
    order=7,
    fetch=fetch,
)
