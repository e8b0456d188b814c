"""What a learner remembers of the world: where each action led the last time, and what it paid (section 8.2)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.learner import Array
from playground.rl.sampling import U64, one_of

SEEN, PLACES = range(2)


class WorldModel(NamedTuple):
    """A memory of one outcome for each state and action, all [S × A] unless said otherwise.

    successor: int64, −1 where nothing is known. reward, continuation: float64. last: int64, after how many transitions it was
    seen last. known: int64, the first SEEN of which are the indices of all that is known, in the order in which it was met.
    acted, places: [S] int64, whether a state was acted in, and the first PLACES of these states. whole: [2] int64: SEEN, PLACES.
    """

    successor: Any
    reward: Any
    continuation: Any
    last: Any
    known: Any
    acted: Any
    places: Any
    whole: Any


def world_model(states: int, actions: int) -> WorldModel:
    """Nothing has been seen."""
    pairs = states * actions
    successor, last, known = np.full(pairs, -1, np.int64), np.zeros(pairs, np.int64), np.zeros(pairs, np.int64)
    acted, places = np.zeros(states, np.int64), np.zeros(states, np.int64)
    return WorldModel(successor, np.zeros(pairs), np.zeros(pairs), last, known, acted, places, np.zeros(2, np.int64))


def saved(model: WorldModel) -> dict[str, Array]:
    """Everything, as copies; it belongs to the level: in another one the world has to be seen again."""
    return {"run/model-" + name: array.copy() for name, array in model._asdict().items()}


def restored(model: WorldModel, arrays: Mapping[str, Array]) -> None:
    """Goes on where `saved` was called; without such arrays nothing has been seen. Changes the model."""
    for name, array in model._asdict().items():
        array[...] = arrays.get("run/model-" + name, -1 if name == "successor" else 0)


@inlined
def seen(model: WorldModel, state: Any, at: Any, lived: Any, now: Any) -> None:
    """Remembers one transition; changes the model."""
    if model.successor[at] < 0:
        model.known[model.whole[SEEN]] = at
        model.whole[SEEN] += 1
        if not model.acted[state]:
            model.acted[state] = 1
            model.places[model.whole[PLACES]] = state
            model.whole[PLACES] += 1
    model.successor[at], model.reward[at], model.continuation[at] = lived.successor, lived.reward, lived.continuation
    model.last[at] = now


@inlined
def remembered(model: WorldModel, low: Any) -> Any:
    """The index of a state and action that are known, each alike, by 32 random bits."""
    return U64(model.known[one_of(model.whole[SEEN], low)])


@inlined
def remembered_place(model: WorldModel, low: Any) -> Any:
    """A state that was acted in, each alike, by 32 random bits."""
    return U64(model.places[one_of(model.whole[PLACES], low)])
