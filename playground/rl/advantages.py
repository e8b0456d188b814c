"""Advantages, and the clipped objective that climbs them."""

import numpy as np

from playground.compiled import inlined
from playground.rl.kernel_types import Array, Numbers


@inlined
def advantage_before(delta: float, follows: bool, lam: float, discount: float, later: float) -> float:
    """Â_t = δ_t + γλ Â_{t+1} (Schulman and others 2016, eq. 16), where the next step belongs to the same episode."""
    return delta + (discount * lam * later if follows else 0.0)


@inlined
def clipped_slope(ratio: float, advantage: float, clip: float) -> float:
    """∂/∂ln π of min(r Â, clip(r, 1 − ε, 1 + ε) Â), where r = π/π_old (Schulman and others 2017, eq. 7).

    It is r Â, and 0 where the ratio has already gone as far as it may in the direction of the advantage.
    """
    if (advantage > 0.0 and ratio > 1.0 + clip) or (advantage < 0.0 and ratio < 1.0 - clip):
        return 0.0
    return ratio * advantage


@inlined
def softmax_into(values: Numbers, place: int, legal: Array, first: int, count: int, chances: Numbers, at: int) -> None:
    """π(a|s) = e^{x_a} / Σ e^{x_b} over the legal actions; fills `count` of `chances` from `at` on, the others with 0."""
    highest, total = -np.inf, 0.0
    for action in range(count):
        if legal[first + action]:
            highest = max(highest, values[place + action])
    for action in range(count):
        chances[at + action] = np.exp(values[place + action] - highest) if legal[first + action] else 0.0
        total += chances[at + action]
    for action in range(count):
        chances[at + action] /= total


@inlined
def entropy_slope(chances: Numbers, at: int, action: int, entropy: float) -> float:
    """∂H/∂x_a = −π_a (ln π_a + H), of H = −Σ π ln π: `entropy` is H."""
    chance: float = chances[at + action]
    return -chance * (np.log(chance) + entropy) if chance > 0.0 else 0.0


@inlined
def entropy_of(chances: Numbers, at: int, count: int) -> float:
    """H = −Σ π ln π."""
    total = 0.0
    for action in range(count):
        chance = chances[at + action]
        if chance > 0.0:
            total -= chance * np.log(chance)
    return total
