"""How an environment is shown: the names of its actions, where its states stand, and what is drawn under them."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from playground.world.cast import MICE, Bystander, Cast
from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.state_places import plain_places
from playground.world.grid import Cell
from playground.world.mdp import Floor
from playground.world.tabular.outcomes import Outcomes
from playground.world.tabular.packing import Places, in_reading_order
from playground.world.tile import Tile
from playground.world.tiles import TILES

_COMPASS = ("south", "north", "east", "west", "pickup", "dropoff")
_COLOURS = ("red", "green", "yellow", "blue")


class View(NamedTuple):
    """rows, legend: the map; without rows it is drawn from the table."""

    actions: Sequence[str]
    places: Places
    rows: tuple[str, ...] = ()
    legend: Mapping[str, Tile] = {}
    cast: Cast = MICE


def view_of(env: ForeignEnvironment, outcomes: Outcomes) -> View:
    """The view of the environment's class or of what it is derived from; what looks different from that is shown plainly."""
    for base in type(env.env).__mro__:
        if base.__name__ in VIEWS:
            try:
                view = VIEWS[base.__name__](env.env)
            except (AttributeError, LookupError, TypeError, ValueError):
                break
            if _fits(view, outcomes):
                return view
    return View(_names(env, outcomes), plain_places(env, outcomes, _names(env, outcomes)))


def _fits(view: View, outcomes: Outcomes) -> bool:
    """Whether every state has a place of its own on the board, and every action a name."""
    places, S = view.places, outcomes.states
    cells = places.shape[0] * places.shape[1]
    inside = len(places.cell) == S and bool(((places.cell >= 0) & (places.cell < cells)).all())
    apart = inside and len(np.unique(places.floor.astype(np.int64) * cells + places.cell)) == S
    drawn = not view.rows or (len(view.rows), len(view.rows[0])) == tuple(places.shape)
    return apart and drawn and len(view.actions) == outcomes.action_count


def _names(env: ForeignEnvironment, outcomes: Outcomes) -> Sequence[str]:
    """The names of the actions where the environment says them, else their numbers."""
    for name in ("action_labels", "action_names", "actions_names"):
        names = env.attribute(name)
        if isinstance(names, list | tuple) and len(names) == outcomes.action_count == len({str(word).lower() for word in names}):
            return tuple(str(word).lower() for word in names)
    return outcomes.actions or [f"action-{number}" for number in range(outcomes.action_count)]


def _lake(env: Any) -> View:
    """Start, ice, holes and goals; any other letter is ice, as it is in Gymnasium."""
    letters = {b"S": "S", b"H": "P", b"G": "G"}
    rows = tuple("".join(letters.get(bytes(letter), ".") for letter in row) for row in env.desc)
    legend = {"P": _tile("pit"), "G": _tile("goal")}
    return View(("left", "down", "right", "up"), in_reading_order(env.desc.size, env.desc.shape), rows, legend)


def _cliff(env: Any) -> View:
    """The start, the cliff that leads back to it, and the goal."""
    rows, cols = env.shape
    glyphs = np.where(env._cliff, "~", ".")
    glyphs[divmod(int(env.start_state_index), cols)] = "S"
    glyphs[rows - 1, cols - 1] = "G"
    drawn = tuple("".join(row) for row in glyphs)
    legend = {"~": _tile("cliff"), "G": _tile("goal")}
    return View(("up", "right", "down", "left"), in_reading_order(rows * cols, (rows, cols)), drawn, legend)


def _taxi(env: Any) -> View:
    """The city; a floor for each place of the passenger and each destination, first those where episodes begin."""
    rows, cols = env.max_row + 1, env.max_col + 1
    pairs = [(at, to) for at in range(len(_COLOURS) + 1) for to in range(len(_COLOURS))]
    pairs.sort(key=lambda pair: (pair[0] == pair[1], pair[0]))
    where = [*(f"at-{colour}" for colour in _COLOURS), "in-taxi"]
    floors = [Floor((f"passenger-{where[at]}", f"to-{_COLOURS[to]}")) for at, to in pairs]
    decoded = [tuple(env.decode(state)) for state in range(len(env.P))]
    cell = np.array([row * cols + col for row, col, _, _ in decoded])
    floor = np.array([pairs.index((at, to)) for _, _, at, to in decoded])
    drawn, legend = _city(env, rows, cols)
    return View(_COMPASS, Places(cell, (rows, cols), floor, floors), drawn, legend, _riders(env))


def _riders(env: Any) -> Cast:
    """The taxi, empty or with its passenger, the passenger who waits, and a flag where the ride goes."""
    cells = {colour: Cell(*place) for colour, place in zip(_COLOURS, env.locs, strict=True)}
    waiting = {f"passenger-at-{colour}": Bystander("passenger", cell) for colour, cell in cells.items()}
    wanted = {f"to-{colour}": Bystander("flag", cell) for colour, cell in cells.items()}
    return Cast("taxi", {"passenger-in-taxi": "taxi-full"}, waiting | wanted)


def _city(env: Any, rows: int, cols: int) -> tuple[tuple[str, ...], dict[str, Tile]]:
    """The map of the city: four stands, and thin walls where the text has "|" between two cells."""
    stands = dict(zip(env.locs, _COLOURS, strict=True))
    paid = [way[2] for row in env.P.values() for ways in row.values() for way in ways]
    about = "Passengers wait here, or want to come here."
    about += f" Bringing one pays {max(paid):g}, a wrong pick-up or drop costs {-min(paid):g}."
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
                    about=about,
                    blocks_from=("right",) if walled else (),
                )
    return tuple("".join(row) for row in drawn), legend


def _tile(kind: str) -> Tile:
    """A tile that pays nothing yet: what it pays is taken from the table."""
    return dataclasses.replace(TILES[kind], enter=0.0)


VIEWS: Mapping[str, Callable[[Any], View]] = {"FrozenLakeEnv": _lake, "CliffWalkingEnv": _cliff, "TaxiEnv": _taxi}
"""Who shows what, by the name of the environment's class; all others are shown plainly."""
