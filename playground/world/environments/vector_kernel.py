"""One step of many mice in one level, compiled; what is drawn at random comes in as arrays."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import kernel


class Stacked(NamedTuple):
    """The tables of all moments one after another, as the kernels read them; T states in all, A actions, K outcomes, M moments.

    probability, reached: [T, A, K] float64, the chance of each outcome, and that of it or one before it.
    successor: [T, A, K] int64. reward: [T, A, K] float64. ends: [T, A, K] bool. legal: [T, A] bool.
    starts: [N] int64, the states where episodes begin, those of a moment from first[moment] to first[moment + 1].
    shares, chances: [N] float64, how likely each of them is, and that it is one of those so far.
    step_reward: what an action pays that is not legal. limit, cut: steps until the level, or who made the environment, truncates.
    """

    probability: NDArray[np.float64]
    reached: NDArray[np.float64]
    successor: NDArray[np.int64]
    reward: NDArray[np.float64]
    ends: NDArray[np.bool_]
    legal: NDArray[np.bool_]
    starts: NDArray[np.int64]
    shares: NDArray[np.float64]
    chances: NDArray[np.float64]
    first: NDArray[np.int64]
    step_reward: float
    limit: int
    cut: int


class Mice(NamedTuple):
    """N mice. state, steps, total, moment: [N] int64, where they are, steps of the episode and in all, the map they are on.

    place: [N] int64, the flat index of the outcome that they had last, -1 where there was none. chance: [N] float64, how likely
    it was. reward: [N] float64. terminated, truncated: [N] bool.
    """

    state: NDArray[np.int64]
    steps: NDArray[np.int64]
    total: NDArray[np.int64]
    moment: NDArray[np.int64]
    place: NDArray[np.int64]
    chance: NDArray[np.float64]
    reward: NDArray[np.float64]
    terminated: NDArray[np.bool_]
    truncated: NDArray[np.bool_]


def mice(count: int) -> Mice:
    """So many mice, nowhere yet."""
    state, steps, total, moment, place = np.zeros((5, count), np.int64)
    return Mice(state, steps, total, moment, place, np.ones(count), np.zeros(count), np.zeros(count, bool), np.zeros(count, bool))


@kernel
def begin(who: NDArray[np.bool_], drawn: NDArray[np.float64], world: Stacked, mice: Mice) -> None:
    """Puts the mice of `who` [N] at starts, by `drawn` [N] in [0, 1). Changes mice."""
    for mouse in range(len(who)):
        if who[mouse]:
            low, high = world.first[mice.moment[mouse]], world.first[mice.moment[mouse] + 1] - 1
            while low < high:
                middle = (low + high) // 2
                if drawn[mouse] >= world.chances[middle]:
                    low = middle + 1
                else:
                    high = middle
            mice.state[mouse], mice.steps[mouse], mice.place[mouse] = world.starts[low], 0, -1
            mice.chance[mouse], mice.reward[mouse] = world.shares[low], 0.0
            mice.terminated[mouse], mice.truncated[mouse] = False, False


@kernel
def step(actions: NDArray[np.int64], waits: NDArray[np.bool_], drawn: NDArray[np.float64], world: Stacked, mice: Mice) -> None:
    """One transition of every mouse but those of `waits` [N], by `drawn` [N] in [0, 1). Changes mice."""
    last = world.reached.shape[2] - 1
    for mouse in range(len(actions)):
        if not waits[mouse]:
            here, action, ended = mice.state[mouse], actions[mouse], False
            mice.place[mouse], mice.chance[mouse], mice.reward[mouse] = -1, 1.0, world.step_reward
            if world.legal[here, action]:
                point, way = drawn[mouse] * world.reached[here, action, last], 0
                while way < last and point >= world.reached[here, action, way]:
                    way += 1
                ended = world.ends[here, action, way]
                mice.place[mouse] = (here * world.legal.shape[1] + action) * (last + 1) + way
                mice.chance[mouse], mice.reward[mouse] = world.probability[here, action, way], world.reward[here, action, way]
                mice.state[mouse] = world.successor[here, action, way]
            steps = mice.steps[mouse] + 1
            mice.steps[mouse] = steps
            mice.total[mouse] += 1
            mice.terminated[mouse] = ended
            mice.truncated[mouse] = steps >= world.cut or (steps >= world.limit and not ended)
