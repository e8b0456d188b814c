"""Gymnasium's own environments as levels, where they have a table: `gym:FrozenLake-v1`, `gym:Taxi-v4?is_rainy=true`."""

import ast
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import gymnasium
import numpy as np

from playground.world.cast import MICE, Cast, Standing
from playground.world.grid import Cell
from playground.world.level import Level, LevelError
from playground.world.mdp import Floor
from playground.world.tabular.finite import from_p, table_level
from playground.world.tabular.finite_checks import FiniteError
from playground.world.tabular.packing import Places, in_reading_order, side_by_side
from playground.world.text.tables import Warn
from playground.world.tile import Tile
from playground.world.tiles import TILES

DISCOUNT = 0.99
"""γ where nothing says otherwise: it is no part of Gymnasium."""
_COMPASS = ("south", "north", "east", "west", "pickup", "dropoff")
_COLOURS = ("red", "green", "yellow", "blue")


class View(NamedTuple):
    """How an environment is shown: the names of its actions, where its states stand, and what is drawn under them.

    rows, legend: the map; without rows it is drawn from the table.
    """

    actions: Sequence[str]
    places: Places
    rows: tuple[str, ...] = ()
    legend: Mapping[str, Tile] = {}
    cast: Cast = MICE


def toy_text(name: str, warn: Warn) -> Level:
    """The level of an environment's id, with its arguments behind a "?": "FrozenLake-v1?map_name=8x8&discount=0.9".

    `discount` is γ; all others go to the environment. `warn` is called with a sentence where γ is not told.

    Raises LevelError where there is no such environment, or it has no table `P`.
    """
    id, _, query = name.partition("?")
    told = _arguments(query)
    discount = told.pop("discount", None)
    if discount is None:
        warn(f"γ is no part of Gymnasium; {DISCOUNT} is taken, and gym:{id}?discount=0.9 says another one")
    id = _standing(id, warn)
    env, limit = _made(id, told)
    view = VIEWS.get(type(env).__name__, _plain)(env)
    start = getattr(env, "initial_state_distrib", None)
    try:
        gamma = float(DISCOUNT if discount is None else discount)
        mdp = from_p(env.P, gamma, start=start, actions=view.actions, time_limit=limit, places=view.places)
    except (FiniteError, TypeError, ValueError) as error:
        raise LevelError(f"{id}: {error}") from error
    about = f"Gymnasium's own table: {len(mdp.states):,} states, {len(mdp.actions)} actions; γ {gamma:g} is ours."
    level = table_level(mdp, name, about, f"Gymnasium {gymnasium.__version__}, {id}")
    return dataclasses.replace(level, rows=view.rows, legend=view.legend, cast=view.cast) if view.rows else level


def environment(name: str, warn: Warn) -> tuple[Any, dict[str, Any]]:
    """The environment itself that `toy_text` takes its table from, to live in, and the arguments it was made with.

    LevelError where there is none.
    """
    id, _, query = name.partition("?")
    arguments = {key: value for key, value in _arguments(query).items() if key != "discount"}
    id = _standing(id, warn)
    try:
        return gymnasium.make(id, disable_env_checker=True, **arguments), arguments
    except (gymnasium.error.Error, ImportError, TypeError, ValueError, KeyError) as error:
        raise LevelError(f"gym:{id} cannot be made: {' '.join(str(error).split())}") from error


def _arguments(query: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(None, query.split("&")):
        key, equals, text = part.partition("=")
        if not equals or not key:
            raise LevelError(f"{part!r} is no argument, expected NAME=VALUE, like is_slippery=false")
        found[key] = _value(text)
    return found


def _value(text: str) -> Any:
    """A number, true, false, none, or the text itself."""
    word = {"true": "True", "false": "False", "none": "None"}.get(text.lower(), text)
    try:
        return ast.literal_eval(word)
    except (ValueError, SyntaxError):
        return text


def _standing(id: str, warn: Warn) -> str:
    """The id, or where that version is there no more (Taxi-v3) the newest one of its environment: Gymnasium only refuses."""
    name, dash, version = id.rpartition("-v")
    if id in gymnasium.registry or not dash or not version.isdecimal():
        return id
    versions = [int(spec.version) for spec in gymnasium.registry.values() if spec.name == name and spec.version is not None]
    newest = max((each for each in versions if each > int(version)), default=None)
    if newest is None:
        return id
    warn(f"{id} is no longer in Gymnasium {gymnasium.__version__}; {name}-v{newest} is taken")
    return f"{name}-v{newest}"


def _made(id: str, arguments: Mapping[str, Any]) -> tuple[Any, int]:
    """The environment without its wrappers, and its time limit. It is never drawn and never closed: both end a running pygame."""
    try:
        made = gymnasium.make(id, disable_env_checker=True, **arguments)
    except (gymnasium.error.Error, ImportError, TypeError, ValueError, KeyError) as error:
        raise LevelError(f"gym:{id} cannot be made: {' '.join(str(error).split())}") from error
    env: Any = made.unwrapped
    if not isinstance(getattr(env, "P", None), Mapping):
        raise LevelError(
            f"{id} has no table P of its outcomes, expected an environment like FrozenLake-v1, CliffWalking-v1 or Taxi-v4"
        )
    return env, (made.spec.max_episode_steps or 0) if made.spec else 0


def _named(env: Any) -> list[str]:
    return [f"action-{number}" for number in range(int(env.action_space.n))]


def _plain(env: Any) -> View:
    """States in reading order: on the environment's own grid where it tells one, else nearly square."""
    S = len(env.P)
    shapes = (np.shape(getattr(env, "desc", ())), tuple(np.shape(np.empty(getattr(env, "shape", None) or ()))))
    shape = next((each for each in shapes if len(each) == 2 and each[0] * each[1] == S), None)
    return View(_named(env), side_by_side(S) if shape is None else in_reading_order(S, (int(shape[0]), int(shape[1]))))


def _lake(env: Any) -> View:
    """Start, ice, holes and goals."""
    letters = {"S": "S", "F": ".", "H": "P", "G": "G"}
    rows = tuple("".join(letters[bytes(letter).decode()] for letter in row) for row in env.desc)
    legend = {"P": _tile("pit", enter=0.0), "G": _tile("goal", enter=1.0)}
    return View(("left", "down", "right", "up"), in_reading_order(env.desc.size, env.desc.shape), rows, legend)


def _cliff(env: Any) -> View:
    """The start, the cliff that leads back to it, and the goal."""
    rows, cols = env.shape
    glyphs = np.where(env._cliff, "~", ".")
    glyphs[divmod(int(env.start_state_index), cols)] = "S"
    glyphs[rows - 1, cols - 1] = "G"
    legend = {"~": _tile("cliff", enter=-100.0, replaces_step=True), "G": _tile("goal", enter=0.0)}
    return View(
        ("up", "right", "down", "left"),
        in_reading_order(rows * cols, (rows, cols)),
        tuple("".join(row) for row in glyphs),
        legend,
    )


def _taxi(env: Any) -> View:
    """The city; a floor for each place of the passenger and each destination, first those where episodes begin."""
    rows, cols = env.max_row + 1, env.max_col + 1
    pairs = [(at, to) for at in range(len(_COLOURS) + 1) for to in range(len(_COLOURS))]
    pairs.sort(key=lambda pair: (pair[0] == pair[1], pair[0]))
    where = [*(f"at-{colour}" for colour in _COLOURS), "in-taxi"]
    floors = [Floor((f"passenger-{where[at]}", f"to-{_COLOURS[to]}")) for at, to in pairs]
    decoded = [env.decode(state) for state in range(len(env.P))]
    cell = np.array([row * cols + col for row, col, _, _ in decoded])
    floor = np.array([pairs.index((at, to)) for _, _, at, to in decoded])
    drawn, legend = _city(env, rows, cols)
    return View(_COMPASS, Places(cell, (rows, cols), floor, floors), drawn, legend, _riders(env))


def _riders(env: Any) -> Cast:
    """The taxi, empty or with its passenger, the passenger who waits, and a flag where the ride goes."""
    cells = {colour: Cell(*place) for colour, place in zip(_COLOURS, env.locs, strict=True)}
    waiting = {f"passenger-at-{colour}": Standing("passenger", cell) for colour, cell in cells.items()}
    wanted = {f"to-{colour}": Standing("flag", cell) for colour, cell in cells.items()}
    return Cast("taxi", {"passenger-in-taxi": "taxi-full"}, waiting | wanted)


def _city(env: Any, rows: int, cols: int) -> tuple[tuple[str, ...], dict[str, Tile]]:
    """The map of the city: four stands, and thin walls where the text has "|" between two cells."""
    stands = dict(zip(env.locs, _COLOURS, strict=True))
    legend: dict[str, Tile] = {}
    drawn = [["."] * cols for _ in range(rows)]
    for row in range(rows):
        for col in range(cols):
            walled = col + 1 < cols and bytes(env.desc[1 + row, 2 * col + 2]) == b"|"
            drawn[row][col] = "|" if walled else "."
            if (row, col) in stands:
                colour = stands[row, col]
                drawn[row][col] = glyph = colour[0].upper()
                legend[glyph] = Tile(
                    kind=f"stand-{colour}",
                    glyph=glyph,
                    title=f"{colour.capitalize()} stand",
                    about="Passengers wait here, or want to come here.",
                    blocks_from=("right",) if walled else (),
                )
    return tuple("".join(row) for row in drawn), legend


def _tile(kind: str, **changes: Any) -> Tile:
    return dataclasses.replace(TILES[kind], **changes)


VIEWS: Mapping[str, Callable[[Any], View]] = {"FrozenLakeEnv": _lake, "CliffWalkingEnv": _cliff, "TaxiEnv": _taxi}
"""Who shows what, by the name of the environment's class; all others are shown plainly."""
