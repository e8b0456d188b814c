"""Grids of MiniGrid, of an installed copy (minigrid:MiniGrid-DoorKey-6x6-v0) or as its `pprint_grid` prints them.

MiniGrid 2 and 3, minigrid_env.py: two characters a cell, what and in which colour: W wall, F floor, D and L door (shut, locked),
K key, A ball, B box, G goal, V lava, a doubled > V < ^ the agent, __ an open door.
"""

import importlib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from playground.world.exchange import grid_text, translation
from playground.world.exchange.foreign import foreign, silence
from playground.world.exchange.format import Format, Imported
from playground.world.exchange.grid_text import Line
from playground.world.level import Level, LevelError, Rules
from playground.world.tiles import TILES

LIMIT = 100
"""The usual `max_steps` of MiniGrid, where the text does not say."""
_THINGS = {"W": "wall", "F": "floor", "D": "door", "L": "locked", "K": "key", "A": "ball", "B": "box", "G": "goal", "V": "lava"}
_COLOURS = {"R": "red", "G": "green", "B": "blue", "P": "purple", "Y": "yellow"}
_PLAIN = {"": "floor", "floor": "floor", "door": "floor", "open": "floor", "ball": "floor", "box": "floor", "wall": "wall"}
_CELL = re.compile(r"  |__|>>|VV|<<|\^\^|[WFDLKABGV][RGBPY]")
_EXPECTED = "two characters of MiniGrid for each cell, such as WG, KY or >>"
_SPECIAL = {"  ": "", "__": "open"} | dict.fromkeys((">>", "VV", "<<", "^^"), "agent")
_NAME = re.compile(r"\s*(?:<\w+)+<([\w.-]+)>+\s*")
_OWN = tuple(kind.removeprefix("key-") for kind in TILES if kind.startswith("key-"))


class Thing(NamedTuple):
    """What stands in a cell: a word of MiniGrid's ("" for nothing), its colour, and what a box holds."""

    what: str
    colour: str = ""


class Stated(NamedTuple):
    """What an environment says beside its grid: the most steps, the mission, the random number that it was made from, how many
    obstacles move, and what lies under the agent ("" for nothing).
    """

    steps: int = LIMIT
    mission: str = ""
    seed: int | None = None
    moving: int = 0
    under: str = ""


def recognises(text: str, name: str) -> float:
    """By cells of two characters with walls all around; what `str(env)` says is told apart in reading."""
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
    imported = level_of(grid, Stated(), grid_text.title_of(name))
    things = [thing for row in grid for thing in row]
    green = any(thing.colour == "green" and thing.what in ("key", "locked") for thing in things)
    notes = (*imported.notes, f"The text does not say how many steps there are: {LIMIT} here.")
    if any(thing.what == "open" for thing in things):
        notes = ("An open door, __, is printed without its colour.", *notes)
    if green:
        notes = ("Grey and green are both printed as G; keys and doors are taken for green ones.", *notes)
    return Imported(imported.level, notes)


def _lines(text: str) -> list[Line]:
    lines = [line for line in grid_text.lines_of(text, strip=False) if line.text.strip()]
    width = max((len(line.text) for line in lines), default=0)
    return [Line(line.number, line.text.ljust(width)) for line in lines]


def _cells(line: str) -> list[Thing] | None:
    """The things of a line, None where it is no line of MiniGrid's."""
    if len(line) % 2 or len(line) > grid_text.LONGEST_ROW:
        return None
    cells = [line[at : at + 2] for at in range(0, len(line), 2)]
    return [_thing(cell) for cell in cells] if all(map(_CELL.fullmatch, cells)) else None


def _thing(cell: str) -> Thing:
    if cell in _SPECIAL:
        return Thing(_SPECIAL[cell])
    return Thing(_THINGS[cell[0]], _COLOURS[cell[1]])


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
        raise LevelError("MiniGrid is not installed; `pip install minigrid` mends that") from None
    grid, stated = foreign(f"minigrid:{id} cannot be made", lambda: _made(gymnasium.make(id).unwrapped, int(seed[1])))
    return level_of(grid, stated, grid_text.title_of(f"{id}.grid"))


def _made(env: Any, seed: int) -> tuple[list[list[Thing]], Stated]:
    """The grid of an environment that begins with a random number, and what it says beside it."""
    if not (hasattr(env, "grid") and hasattr(env, "max_steps")):
        raise LevelError(f"{type(env).__name__} is no environment of MiniGrid, so it has no grid")
    env.reset(seed=seed)
    grid = [[_stands(env, col, row) for col in range(env.grid.width)] for row in range(env.grid.height)]
    under = env.grid.get(*env.agent_pos)
    moving = len(getattr(env, "obstacles", None) or ())
    return grid, Stated(int(env.max_steps), str(env.mission), seed, moving, str(under.type) if under else "")


def _stands(env: Any, col: int, row: int) -> Thing:
    """What stands in a cell of an environment; a box that holds something is what it holds."""
    if tuple(env.agent_pos) == (col, row):
        return Thing("agent")
    thing = env.grid.get(col, row)
    if thing is None:
        return Thing("")
    if thing.type == "box" and thing.contains is not None:
        thing = thing.contains
    if thing.type == "door":
        return Thing("open" if thing.is_open else "locked" if thing.is_locked else "door", thing.color)
    return Thing(str(thing.type), str(thing.color))


def level_of(grid: Sequence[Sequence[Thing]], stated: Stated, title: str) -> Imported:
    """The level of a grid of things."""
    grid_text.check_size(len(grid), max(map(len, grid), default=0))
    things = [thing for row in grid for thing in row]
    starts = sum(thing.what == "agent" for thing in things)
    if starts != 1:
        raise LevelError(f"there are {starts} agents on the grid, expected one")
    letters = translation.Letters()
    kinds = _kinds(things)
    rows = tuple("".join(letters.letter(kinds[thing][0], **kinds[thing][1]) for thing in row) for row in grid)
    level = Level(title=title, rows=rows, rules=Rules(time_limit=stated.steps), legend=translation.legend(letters.tiles.values()))
    return Imported(level, tuple(_notes(things, stated, level)))


def _kinds(things: Sequence[Thing]) -> dict[Thing, tuple[str, dict[str, Any]]]:
    """The kind and the changes for each thing; colours that we have not are those that the grid leaves free."""
    colours = sorted({thing.colour for thing in things if thing.what in ("key", "locked")})
    free = [colour for colour in _OWN if colour not in colours]
    ours = {colour: colour if colour in _OWN else free.pop() if free else _OWN[0] for colour in colours}
    kinds: dict[Thing, tuple[str, dict[str, Any]]] = {}
    for thing in things:
        own = ours.get(thing.colour, "")
        other = own != thing.colour
        if thing.what == "agent":
            kinds[thing] = "start", {}
        elif thing.what == "key":
            kinds[thing] = f"key-{own}", {"gives": thing.colour} if other else {}
        elif thing.what == "locked":
            kinds[thing] = f"door-{own}", {"needs": thing.colour} if other else {}
        elif thing.what == "goal":
            kinds[thing] = "goal", {}
        elif thing.what == "lava":
            kinds[thing] = "pit", {"enter": 0.0}
        else:
            kinds[thing] = _PLAIN.get(thing.what, "floor"), {}
    return kinds


def _notes(things: Sequence[Thing], stated: Stated, level: Level) -> list[str]:
    count = {what: sum(thing.what == what for thing in things) for what in {thing.what for thing in things}}
    notes = [f"The grid is the one that the seed {stated.seed} makes."] if stated.seed is not None else []
    notes += ["One walks up, right, down and left here; in MiniGrid one turns and goes forward, so ways take more steps there."]
    notes += ["Where the agent looks is lost."]
    if count.get("goal"):
        notes.append(f"The goal pays 1; in MiniGrid it pays 1 - 0.9 n / {stated.steps} after n steps.")
    else:
        notes.append("There is no goal on the grid, so nothing here ends the episode well: paint one.")
    if count.get("lava"):
        notes.append("Lava is a pit that pays 0 and ends the episode, as there.")
    if count.get("key"):
        notes.append("Stepping on a key takes it; in MiniGrid one picks it up, and carries one thing at a time.")
    shut = count.get("door", 0) + count.get("open", 0)
    if shut:
        notes.append(f"Doors that are not locked became ground: {shut} of them.")
    if stated.moving:
        notes.append(
            f"{stated.moving} balls move by chance there with every step, and walking into one pays -1 and ends the episode: "
            "here ground is in their place."
        )
    if stated.under:
        notes.append(f"A {stated.under} lies under the agent there, and is lost.")
    loose = count.get("ball", 0) + count.get("box", 0) - stated.moving
    if loose:
        notes.append(f"Balls and boxes are lost, ground is in their place: {loose} of them.")
    strange = sorted({thing.colour for thing in things if thing.what in ("key", "locked")} - set(_OWN))
    if strange:
        notes.append(f"Keys and doors that are {' or '.join(strange)} are shown in another colour and keep their name.")
    if stated.mission:
        notes.append(f'Its mission, "{stated.mission[:120]}", is not part of the level.')
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
