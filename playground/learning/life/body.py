"""The mouse inside a kernel: where it is, how it moves, and what is noted of each of its steps."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined, rare
from playground.rl.kernel_types import U64, Action, Counts, Dice, Indices, Numbers, State, StateAction
from playground.rl.sampler import ENDS, STATE, Sampler
from playground.rl.sampling import ONE, noise_of
from playground.rl.splitmix import GOLDEN, HALF, mixed

KEPT = 256
"""How many of the last transitions are kept."""
LOG = 65536
"""How many returns of ended episodes are kept until they go into the curve."""

AT, STEP, ENDED, STEPS, LOGGED, TAG, SINCE = range(7)
"""Places in Body.whole: state, step in the episode, how it ended, steps in all, returns in log, driver, first of the ring."""
TERMINATED, TRUNCATED = 1, 2


class Body(NamedTuple):
    """What a mouse keeps between two calls of a kernel.

    whole: [7] int64, see AT … SINCE. real: [3] float64, return and discounted return of the episode so far, and γ^t.
    random: [1] uint64. visits: [S × A] int64. ring: [256, 5] int64, state, action, successor, how it ended and who drove of the
    last transitions; paid: [256] float64, their rewards.
    log: [65536] float64, returns of ended episodes; lengths: [65536] int64, how many steps each had.
    """

    whole: Counts
    real: Numbers
    random: NDArray[Dice]
    visits: Counts
    ring: Indices
    paid: Numbers
    log: Numbers
    lengths: Counts


class Mouse(NamedTuple):
    """The same as numbers that live in registers while a kernel runs. `at` is the index of the state and action last taken."""

    state: State
    step: int
    ended: int
    episode_return: float
    discounted: float
    power: float
    random: Dice
    logged: int


class Lived(NamedTuple):
    """One transition: R_{t+1}, S_{t+1}, and the discount of what follows, which is 0 where the episode terminated."""

    reward: float
    successor: State
    continuation: float


@inlined
def read_mouse(body: Body) -> Mouse:
    """The mouse as the body keeps it."""
    whole, real = body.whole, body.real
    return Mouse(U64(whole[AT]), whole[STEP], whole[ENDED], real[0], real[1], real[2], body.random[0], whole[LOGGED])


@inlined
def write_back(mouse: Mouse, steps: int, body: Body) -> None:
    """Writes the mouse back after so many steps."""
    whole, real = body.whole, body.real
    whole[AT], whole[STEP], whole[ENDED] = mouse.state, mouse.step, mouse.ended
    whole[STEPS] += steps
    whole[LOGGED] = mouse.logged
    real[0], real[1], real[2] = mouse.episode_return, mouse.discounted, mouse.power
    body.random[0] = mouse.random


@inlined
def rolled(mouse: Mouse) -> Mouse:
    """The mouse with its generator moved on: `mixed(mouse.random)` are its next 64 random bits."""
    random = mouse.random + GOLDEN
    return Mouse(mouse.state, mouse.step, mouse.ended, mouse.episode_return, mouse.discounted, mouse.power, random, mouse.logged)


@inlined
def placed(mouse: Mouse, sampler: Sampler) -> Mouse:
    """The mouse itself within an episode; at a new S_0 where the last one has ended."""
    if mouse.ended == 0:
        return mouse
    random, start = mouse.random, 0
    if len(sampler.starts) > 1:
        random += GOLDEN
        point, above = mixed(random) >> HALF, len(sampler.starts) - 1
        while start < above:
            middle = (start + above) // 2
            if point >= sampler.start_chances[middle]:
                start = middle + 1
            else:
                above = middle
    return Mouse(U64(sampler.starts[start]), 0, 0, 0.0, 0.0, 1.0, random, mouse.logged)


@inlined
def outcome(mouse: Mouse, at: StateAction, sampler: Sampler) -> tuple[Mouse, Lived]:
    """What the world answers to the state and action of index `at`: one outcome of the table is drawn, its reward
    may vary, and the mouse moves.
    """
    count = U64(len(sampler.kinds)) if len(sampler.kinds) > 0 else U64(sampler.outcomes)
    first = at * (count + count + count - ONE)
    random, drawn = mouse.random, U64(0)
    if count > ONE:
        random += GOLDEN
        point = np.uint32(mixed(random) >> HALF)
        for branch in range(count - ONE):
            if point >= sampler.records[first + U64(branch)]:
                drawn += ONE
    packed = sampler.records[first + count - ONE + drawn]
    code = U64(sampler.records[first + count + count - ONE + drawn])
    reward = sampler.rewards[code]
    if len(sampler.kinds) == 0 and rare(sampler.noisy):
        deviation, half = sampler.noise[code, 0], sampler.noise[code, 1]
        if deviation > 0.0 or half > 0.0:
            random += GOLDEN
            reward += noise_of(deviation, half, mixed(random))
    successor = U64(packed & STATE)
    step = mouse.step + 1
    continuation, ended = sampler.discount, 0
    if rare(packed >= ENDS or step >= sampler.limit):
        ended = TRUNCATED
        if packed >= ENDS:
            continuation, ended = 0.0, TERMINATED
    total, discounted = mouse.episode_return + reward, mouse.discounted + mouse.power * reward
    moved = Mouse(successor, step, ended, total, discounted, mouse.power * sampler.discount, random, mouse.logged)
    return moved, Lived(reward, successor, continuation)


@inlined
def note(mouse: Mouse, state: State, action: Action, at: StateAction, lived: Lived, number: int, kept: bool, body: Body) -> None:
    """Counts the visit, and keeps the transition of this number where it is one of the last."""
    body.visits[at] += 1
    if kept:
        place = (body.whole[STEPS] + number) & (KEPT - 1)
        ring = body.ring
        ring[place, 0], ring[place, 1], ring[place, 2] = state, action, lived.successor
        ring[place, 3], ring[place, 4] = mouse.ended, body.whole[TAG]
        body.paid[place] = lived.reward


@inlined
def log_episode(mouse: Mouse, body: Body) -> Mouse:
    """Logs the return and the length of an episode that has ended."""
    body.log[U64(mouse.logged)], body.lengths[U64(mouse.logged)] = mouse.episode_return, mouse.step
    return Mouse(
        mouse.state,
        mouse.step,
        mouse.ended,
        mouse.episode_return,
        mouse.discounted,
        mouse.power,
        mouse.random,
        mouse.logged + 1,
    )
