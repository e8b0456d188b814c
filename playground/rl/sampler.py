"""The table of a level packed for drawing: what one step needs lies side by side in memory."""

from typing import NamedTuple

import numpy as np

from playground.compiled import kernel
from playground.rl.kernel_types import U64, Array, kernel_view
from playground.rl.splitmix import GOLDEN, WHOLE
from playground.world.mdp import TabularMDP

ENDS = np.uint32(1 << 31)
"""This bit of a packed successor says that the episode ends there."""
STATE = np.uint32((1 << 31) - 1)
"""These bits of a packed successor are the state."""
_TOP = WHOLE - 1.0
_SLOTS = 8192
"""Room for hashes; half as many different numbers are told apart by it."""
_SHIFT = U64(51)


class Sampler(NamedTuple):
    """What can be drawn from, as kernels read it; S states, A actions, K outcomes at most.

    records: [S × A × (3K − 1)] uint32, for each state and action K − 1 cumulative chances of 32 bits, K successors, and K places
      in `rewards`.
    rewards: [R] float64, each different reward once (two that vary differently are two).
    noise: [R, 2] float64, how far each reward varies: the standard deviation of a normal number that is added, and the size of
      one that is as often added as taken off.
    starts, start_chances: [N] uint32, the states where episodes begin, and their cumulative chances of 32 bits.
    choices: [S × A] uint8, the legal actions of each state, first ones first; counts: [S] uint8, how many there are.
    moves, kinds: tuples of A and K zeros where a kernel is made for just these numbers (four; one or three), else empty. Such
      kernels know of no noise.
    actions, outcomes: A and K. discount: γ. limit: steps until an episode is truncated. noisy: whether any reward varies.
    """

    records: Array
    rewards: Array
    noise: Array
    starts: Array
    start_chances: Array
    choices: Array
    counts: Array
    moves: tuple[int, ...]
    kinds: tuple[int, ...]
    actions: int
    outcomes: int
    discount: float
    limit: int
    noisy: bool


def sampler(mdp: TabularMDP) -> Sampler:
    """The table of a level, packed."""
    rewards, noise, records = _records(mdp)
    starts, start_chances = _starts(mdp)
    states, actions = mdp.legal.shape
    outcomes = (records.size // max(1, states * actions) + 1) // 3
    choices, counts = np.empty(states * actions, np.uint8), np.empty(states, np.uint8)
    _choose(kernel_view(mdp.legal), choices, counts)
    noisy = bool(noise.any())
    special = not noisy and actions == 4 and outcomes in (1, 3) and bool(((counts == actions) | (counts == 0)).all())
    return Sampler(
        records=records,
        rewards=rewards,
        noise=noise,
        starts=starts,
        start_chances=start_chances,
        choices=choices,
        counts=counts,
        moves=(0,) * actions if special else (),
        kinds=(0,) * outcomes if special else (),
        actions=actions,
        outcomes=outcomes,
        discount=float(mdp.discount),
        limit=mdp.time_limit if mdp.time_limit > 0 else 2**62,
        noisy=noisy,
    )


def any_outcomes(sampler: Sampler) -> Sampler:
    """The same for a kernel that is made once for all numbers of outcomes."""
    return sampler._replace(kinds=())


def any_kind(sampler: Sampler) -> Sampler:
    """The same for a kernel that is made once for all numbers of actions and outcomes.

    It is a little slower, and compiled in a third of the time.
    """
    return sampler._replace(moves=(), kinds=())


def _records(mdp: TabularMDP) -> tuple[Array, Array, Array]:
    """(the different rewards, the noise of each, [S × A × (3K − 1)] records).

    Two outcomes are filled up to three by one that is never drawn.
    """
    S, A, K = mdp.probability.shape
    codes, count, first = coded(mdp.reward)
    noise = np.zeros((count, 2))
    if mdp.noise is not None:
        for varies in mdp.noise:
            more, many, _ = coded(varies)
            codes = codes * np.float64(many) + more
        codes, count, first = coded(codes)
        noise = np.stack([varies.reshape(-1)[first] for varies in mdp.noise], axis=1)
    wide = 3 if K == 2 else K
    records = np.empty(S * A * (3 * wide - 1), np.uint32)
    columns = (mdp.probability, mdp.successor, mdp.ends, mdp.terminal, mdp.legal, codes.astype(np.uint32, copy=False))
    _pack(wide, records, *(kernel_view(array) for array in columns))
    return mdp.reward.reshape(-1)[first], noise, records


def coded(values: Array) -> tuple[Array, int, Array]:
    """(for each value the number of the different value that it is, how many there are, where each is found first)."""
    bits = kernel_view(np.asarray(values, dtype=np.float64)).reshape(-1).view(np.uint64)
    codes, first, slots = np.empty(bits.shape, np.uint32), np.zeros(_SLOTS // 2, np.int64), np.full(_SLOTS, -1, np.int64)
    count = int(_code(bits, codes, first, slots))
    if count < 0:  # so many that sorting is quicker
        _, first, places = np.unique(bits, return_index=True, return_inverse=True)
        return places.reshape(np.shape(values)), len(first), first
    return codes.reshape(np.shape(values)), count, first[:count]


@kernel
def _code(bits: Array, codes: Array, first: Array, slots: Array) -> int:
    """Fills codes, first and slots (a table of hashes); returns how many different numbers there are, -1 for too many."""
    count, before, same = 0, U64(0), np.int64(-1)
    for place in range(len(bits)):
        value = bits[place]
        if same < 0 or value != before:
            slot = (value * GOLDEN) >> _SHIFT
            while slots[slot] >= 0 and bits[first[slots[slot]]] != value:
                slot = (slot + U64(1)) & U64(_SLOTS - 1)
            if slots[slot] < 0:
                if count == len(first):
                    return -1
                slots[slot], first[count] = count, place
                count += 1
            before, same = value, slots[slot]
        codes[place] = same
    return count


@kernel
def _pack(
    wide: int, records: Array, probability: Array, successor: Array, ends: Array, terminal: Array, legal: Array, codes: Array
) -> None:
    """Fills the records, K outcomes of the table in the room of `wide`; an action that is not legal leads nowhere."""
    S, A, K = probability.shape
    for state in range(S):
        for action in range(A):
            first, last = (state * A + action) * (3 * wide - 1), 0
            for branch in range(K):
                if probability[state, action, branch] > 0.0:
                    last = branch
            total = 0.0
            for place in range(wide):
                branch = min(place, last)
                packed, chance = np.uint32(state), _TOP
                if legal[state, action]:
                    after = successor[state, action, branch]
                    packed = np.uint32(after)
                    if ends[state, action, branch] or terminal[after]:
                        packed |= ENDS
                    if place < last:
                        total += probability[state, action, branch]
                        chance = min(np.floor(total * WHOLE), _TOP)
                if place < wide - 1:
                    records[first + place] = np.uint32(chance)
                records[first + wide - 1 + place] = packed
                records[first + 2 * wide - 1 + place] = codes[state, action, branch]


@kernel
def _choose(legal: Array, choices: Array, counts: Array) -> None:
    """Fills choices and counts."""
    S, A = legal.shape
    for state in range(S):
        count = 0
        for action in range(A):
            if legal[state, action]:
                choices[state * A + count] = action
                count += 1
        counts[state] = count
        for action in range(A):
            if not legal[state, action]:
                choices[state * A + count] = action
                count += 1


def _starts(mdp: TabularMDP) -> tuple[Array, Array]:
    """States that begin an episode (those where something can be done) and their cumulative chances."""
    (starts,) = np.nonzero((mdp.start > 0.0) & ~mdp.terminal)
    shares = mdp.start[starts]
    chances = np.minimum(np.floor(shares.cumsum() / max(shares.sum(), 1e-300) * WHOLE), _TOP)
    return starts.astype(np.uint32), chances.astype(np.uint32)
