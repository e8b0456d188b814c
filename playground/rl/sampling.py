"""Drawing: random bits, actions and outcomes, as small functions that become part of the kernels.

Whoever draws holds the generator's state, a number of 64 bits, and moves it on by `GOLDEN` before each draw of `mixed(state)`
(splitmix64: Steele, Lea & Flood 2014). One draw of 64 bits serves one decision: its high half says whether, its low half which.
"""

from typing import Any

import numpy as np

from playground.compiled import inlined
from playground.rl.sampler import Array, Sampler

U64 = np.uint64
GOLDEN = U64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = U64(0xBF58476D1CE4E5B9), U64(0x94D049BB133111EB)
_27, _30, _31, HALF, _63 = U64(27), U64(30), U64(31), U64(32), U64(63)
LOW = U64(0xFFFFFFFF)
NONE, ONE = U64(0), U64(1)
WHOLE = 4294967296.0
"""2^32: chances are compared as whole numbers of 32 bits."""
_TURN = 2.0 * np.pi / WHOLE


def seeded(seed: int) -> int:
    """A first state of the generator from any whole number, as numpy's SeedSequence spreads it."""
    return int(np.random.SeedSequence(abs(seed)).generate_state(1, np.uint64)[0])


@inlined
def mixed(random: Any) -> Any:
    """64 random bits from a state of the generator."""
    z = (random ^ (random >> _30)) * _FIRST
    z = (z ^ (z >> _27)) * _SECOND
    return z ^ (z >> _31)


@inlined
def noise_of(deviation: Any, half: Any, bits: Any) -> Any:
    """What is added to a mean reward, from 64 random bits: a normal number (Box & Muller 1958), or as often + as − `half`."""
    added = 0.0
    if deviation > 0.0:
        radius = np.sqrt(-2.0 * np.log((np.float64(bits >> HALF) + 1.0) / WHOLE))
        added = deviation * radius * np.cos(_TURN * np.float64(bits & LOW))
    if half > 0.0:
        added += half if mixed(bits) >> _63 else -half
    return added


@inlined
def one_of(count: Any, low: Any) -> Any:
    """A number in 0 … count − 1 from 32 random bits."""
    return (U64(count) * low) >> HALF


@inlined
def width(moves: Any, actions: Any) -> Any:
    """The number of actions: known to the compiler where the kernel is made for it, else read."""
    return len(moves) if len(moves) > 0 else actions


@inlined
def largest(q: Array, first: Any, moves: Any, actions: Any) -> Any:
    """max_a q(s, a), where the row of s begins at index `first` of q [S × A]. An action that is not legal holds −∞."""
    best = q[first]
    for action in range(1, width(moves, actions)):
        value = q[first + U64(action)]
        if value > best:
            best = value
    return best


@inlined
def greedy(q: Array, first: Any, moves: Any, actions: Any, low: Any) -> Any:
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
def epsilon_greedy(q: Array, state: Any, first: Any, world: Sampler, threshold: Any, bits: Any) -> Any:
    """An action that is greedy, or with chance ε any legal one (section 2.2); `threshold` is ε · 2^32. One draw of 64 bits."""
    low = bits & LOW
    if (bits >> HALF) < threshold:
        if len(world.moves) > 0:
            return one_of(len(world.moves), low)
        return U64(world.choices[first + one_of(world.counts[state], low)])
    return greedy(q, first, world.moves, world.actions, low)


@inlined
def drawn(policy: Array, first: Any, actions: Any, bits: Any) -> Any:
    """An action of the policy [S × A], whose row begins at index `first`, from 64 random bits."""
    point = np.float64(bits >> U64(11)) * (1.0 / 9007199254740992.0)
    chosen = NONE
    for action in range(actions):
        chance = policy[first + U64(action)]
        if chance > 0.0:
            chosen = U64(action)
            point -= chance
            if point < 0.0:
                break
    return chosen
