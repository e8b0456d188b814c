"""What a learner remembers of the world: where each action led the last time, and what it paid (section 8.2)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.learner import Array
from playground.learning.life.body import Lived
from playground.rl.kernel_types import U64, Bits, Counts, Indices, State, StateAction, StateActionValues
from playground.rl.sampler import Sampler
from playground.rl.sampling import one_of
from playground.rl.splitmix import HALF, LOW
from playground.rl.targets import row


class WorldModel(NamedTuple):
    """A memory of one outcome for each state and action, all [S × A] unless said otherwise.

    successor: int64, −1 where nothing is known. reward, continuation: float64. last: int64, after how many transitions it was
    seen last. tried: int64, at the row of each state the indices of the actions taken there, in the order of their first times.
    taken, places: [S] int64, how many actions were taken in each state, and the states where any was. count: [1] int64, of these.
    """

    successor: Indices
    reward: StateActionValues
    continuation: StateActionValues
    last: Counts
    tried: Indices
    taken: Counts
    places: Indices
    count: Any  # Counts; a tuple has a method of this name


def world_model(states: int, actions: int) -> WorldModel:
    """Nothing has been seen."""
    pairs = states * actions
    successor, last, tried = np.full(pairs, -1, np.int64), np.zeros(pairs, np.int64), np.zeros(pairs, np.int64)
    taken, places = np.zeros(states, np.int64), np.zeros(states, np.int64)
    return WorldModel(successor, np.zeros(pairs), np.zeros(pairs), last, tried, taken, places, np.zeros(1, np.int64))


def saved(model: WorldModel) -> dict[str, Array]:
    """Everything, as copies; it belongs to the level: in another one the world has to be seen again."""
    return {"run/model-" + name: array.copy() for name, array in model._asdict().items()}


def restore(model: WorldModel, arrays: Mapping[str, Array]) -> None:
    """Goes on where `saved` was called; without all of such arrays nothing has been seen. Changes the model."""
    whole = all("run/model-" + name in arrays for name in model._fields)
    for name, array in model._asdict().items():
        array[...] = arrays["run/model-" + name] if whole else -1 if name == "successor" else 0


@inlined
def observe(model: WorldModel, state: State, at: StateAction, lived: Lived, now: int, sampler: Sampler) -> None:
    """Remembers one transition; changes the model."""
    if model.successor[at] < 0:
        if not model.taken[state]:
            model.places[model.count[0]] = state
            model.count[0] += 1
        model.tried[row(U64(state), sampler) + U64(model.taken[state])] = at
        model.taken[state] += 1
    model.successor[at], model.reward[at], model.continuation[at] = lived.successor, lived.reward, lived.continuation
    model.last[at] = now


@inlined
def remembered_place(model: WorldModel, low: Bits) -> State:
    """A state that was acted in, each alike, by 32 random bits."""
    return U64(model.places[one_of(model.count[0], low)])


@inlined
def remembered(model: WorldModel, bits: Bits, sampler: Sampler) -> StateAction:
    """The index of a state and action that were seen, by 64 random bits: a state first, then an action that was taken in it.

    So it is in the box of section 8.2: 1 / (states seen) · 1 / (actions taken there), and not even over the pairs.
    """
    place = remembered_place(model, bits & LOW)
    return U64(model.tried[row(place, sampler) + one_of(model.taken[place], bits >> HALF)])
