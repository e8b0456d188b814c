"""Where the states of any environment stand on a board: on its own grid where it says one, else nearly square."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.grid import MOVES, move_named
from playground.world.mdp import Floor
from playground.world.tabular.outcomes import Outcomes, whole
from playground.world.tabular.packing import Places, in_reading_order, side_by_side

DECODERS = ("id2state", "decode")
"""Methods that say the place of a state as a pair of numbers."""


def plain_places(env: ForeignEnvironment, outcomes: Outcomes, actions: Sequence[str]) -> Places:
    """States where they say themselves that they are, or in reading order."""
    pairs = _pairs(env, outcomes)
    if pairs is not None:
        return _oriented(pairs, outcomes, actions)
    S = outcomes.states
    shape = next((size for size in _shapes(env) if size[0] * size[1] == S), None)
    return side_by_side(S) if shape is None else in_reading_order(S, shape)


def _shapes(env: ForeignEnvironment) -> list[tuple[int, int]]:
    """The shapes of a board that an environment may mean."""
    pairs = [env.attribute("shape"), env.attribute("grid_shape"), np.shape(_array(env.attribute("desc")))]
    pairs += [(env.attribute(rows), env.attribute(cols)) for rows, cols in (("nrow", "ncol"), ("height", "width"))]
    shapes = []
    for pair in pairs:
        if isinstance(pair, tuple | list | np.ndarray) and len(pair) == 2:
            rows, cols = whole(pair[0]), whole(pair[1])
            if rows is not None and cols is not None and rows > 0 and cols > 0:
                shapes.append((rows, cols))
    return shapes


def _array(value: Any) -> NDArray[Any]:
    """Something as an array, an empty one where it is none."""
    try:
        return np.asarray(value)
    except ValueError:
        return np.zeros(0)


def _pairs(env: ForeignEnvironment, outcomes: Outcomes) -> NDArray[np.int64] | None:
    """[S, 2] the places that the names of the states are, or that the environment says of them; None where they are no places."""
    names: list[Any] = list(outcomes.labels)
    if not names:
        decoder = next((name for name in DECODERS if callable(env.attribute(name))), None)
        names = [env.call(decoder, state) for state in range(outcomes.states)] if decoder else []
    pairs = []
    for name in names:
        parts = [whole(part) for part in name] if isinstance(name, tuple | list | np.ndarray) and len(name) == 2 else [None]
        if any(part is None for part in parts):
            return None
        pairs.append([int(part or 0) for part in parts])
    places = np.array(pairs, np.int64).reshape(-1, 2)
    good = len(places) == outcomes.states and len(np.unique(places, axis=0)) == len(places)
    span = places.max(axis=0) - places.min(axis=0) + 1 if good else np.array([0, 0])
    return places if good and int(span.prod()) <= 4 * outcomes.states + 64 else None


def _oriented(pairs: NDArray[np.int64], outcomes: Outcomes, actions: Sequence[str]) -> Places:
    """(row, column) or (x, y), y up or down: that one in which moves with a name go where they say most often."""
    listed = outcomes.listed
    likely = listed.chosen((listed.probability > 0.5) & (listed.state != listed.successor))
    named = np.array([MOVES[move_named(name)] if move_named(name) else (0, 0) for name in actions]).reshape(-1, 2)
    first, second = pairs[:, 0] - pairs[:, 0].min(), pairs[:, 1] - pairs[:, 1].min()
    ways = ((first, second), (second.max() - second, first), (second, first), (first.max() - first, second))
    best, most = ways[0], -1
    for way in ways:
        place = np.stack(way, axis=1)
        right = (place[likely.successor] - place[likely.state] == named[likely.action]).all(axis=1).sum()
        if int(right) > most:
            best, most = way, int(right)
    shape = int(best[0].max()) + 1, int(best[1].max()) + 1
    return Places(best[0] * shape[1] + best[1], shape, np.zeros(len(pairs), np.int64), (Floor(),))
