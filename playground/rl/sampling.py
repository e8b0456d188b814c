"""Drawing: actions and the noise of rewards from random bits, as small functions that become part of the kernels."""

import numpy as np

from playground.compiled import inlined
from playground.rl.kernel_types import U64, Action, Bits, State, StateAction, StateActionValues
from playground.rl.sampler import Sampler
from playground.rl.splitmix import HALF, LOW, WHOLE, mixed, unit_interval

NONE, ONE = U64(0), U64(1)
_TWO, _THREE, _63 = U64(2), U64(3), U64(63)
MASKED = 4
"""The number of actions for which one is chosen by a mask."""
_ALL = U64(2**MASKED - 1)
_SETS = [[action for action in range(MASKED) if mask >> action & 1] for mask in range(2**MASKED)]
_SIZES = np.array([len(actions) for actions in _SETS], np.uint64)
"""[16] how many actions are in a mask of four bits."""
_CHOICES = np.array([[*actions, 0, 0, 0, 0][:MASKED] for actions in _SETS], np.uint64).reshape(-1)
"""[16 × 4] the actions in a mask, in order."""
_TURN = 2.0 * np.pi / WHOLE


@inlined
def noise_of(deviation: float, half: float, bits: Bits) -> float:
    """What is added to a mean reward, from 64 random bits: a normal number (Box & Muller 1958), or as often + as − `half`."""
    added: float = 0.0
    if deviation > 0.0:
        radius = np.sqrt(-2.0 * np.log((np.float64(bits >> HALF) + 1.0) / WHOLE))
        added = deviation * radius * np.cos(_TURN * np.float64(bits & LOW))
    if half > 0.0:
        added += half if mixed(bits) >> _63 else -half
    return added


@inlined
def one_of(count: int, low: Bits) -> U64:
    """A number in 0 … count − 1 from 32 random bits."""
    return (U64(count) * low) >> HALF


@inlined
def width(moves: tuple[int, ...], actions: int) -> int:
    """The number of actions: known to the compiler where the kernel is made for it, else read."""
    return len(moves) if len(moves) > 0 else actions


@inlined
def largest(q: StateActionValues, first: StateAction, moves: tuple[int, ...], actions: int) -> float:
    """max_a q(s, a), where the row of s begins at index `first` of q [S × A]. An action that is not legal holds −∞."""
    best: float = q[first]
    for action in range(1, width(moves, actions)):
        value = q[first + U64(action)]
        if value > best:
            best = value
    return best


@inlined
def greedy(q: StateActionValues, first: StateAction, moves: tuple[int, ...], actions: int, low: Bits) -> Action:
    """arg max_a q(s, a), ties broken evenly by 32 random bits."""
    count = width(moves, actions)
    best, chosen, ties = q[first], NONE, 1
    for action in range(1, count):
        value = q[first + U64(action)]
        if value >= best:  # most are less: one comparison sees to them
            if value > best:
                best, chosen, ties = value, U64(action), 1
            else:
                ties += 1
    if ties > 1:
        left = one_of(ties, low)
        for action in range(count):
            if q[first + U64(action)] == best:
                if left == NONE:
                    chosen = U64(action)
                    break
                left -= ONE
    return chosen


@inlined
def epsilon_greedy(q: StateActionValues, state: State, first: StateAction, world: Sampler, threshold: Bits, bits: Bits) -> Action:
    """An action that is greedy, or with chance ε any legal one (section 2.2); `threshold` is ε · 2^32. One draw of 64 bits."""
    low = bits & LOW
    if (bits >> HALF) < threshold:
        if len(world.moves) > 0:
            return one_of(len(world.moves), low)
        return U64(world.choices[first + one_of(world.counts[state], low)])
    return greedy(q, first, world.moves, world.actions, low)


@inlined
def epsilon_greedy_by_mask(q: StateActionValues, first: StateAction, threshold: Bits, bits: Bits) -> Action:
    """The same of four actions that are all legal, by the same bits and without a branch: by a mask of those to draw from."""
    one, two, three, four = q[first], q[first + ONE], q[first + _TWO], q[first + _THREE]
    best, other = one if one > two else two, three if three > four else four
    best = best if best > other else other
    mask = U64(one == best) | U64(two == best) << ONE | U64(three == best) << _TWO | U64(four == best) << _THREE
    mask = _ALL if (bits >> HALF) < threshold else mask
    chosen: U64 = _CHOICES[(mask << _TWO) + ((_SIZES[mask] * (bits & LOW)) >> HALF)]
    return chosen


@inlined
def drawn(policy: StateActionValues, first: StateAction, actions: int, bits: Bits) -> Action:
    """An action of the policy [S × A], whose row begins at index `first`, from 64 random bits."""
    point = unit_interval(bits)
    chosen = NONE
    for action in range(actions):
        chance = policy[first + U64(action)]
        if chance > 0.0:
            chosen = U64(action)
            point -= chance
            if point < 0.0:
                break
    return chosen
