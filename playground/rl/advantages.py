"""Advantages, and the clipped objective that climbs them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined

Array = NDArray[Any]


@inlined
def advantage_before(delta: Any, follows: Any, lam: Any, discount: Any, later: Any) -> Any:
    """Â_t = δ_t + γλ Â_{t+1} (Schulman and others 2016, eq. 16), where the next step belongs to the same episode."""
    return delta + (discount * lam * later if follows else 0.0)


@inlined
def clipped_slope(ratio: Any, advantage: Any, clip: Any) -> Any:
    """∂/∂ln π of min(r Â, clip(r, 1 − ε, 1 + ε) Â), where r = π/π_old (Schulman and others 2017, eq. 7).

    It is r Â, and 0 where the ratio has already gone as far as it may in the direction of the advantage.
    """
    if (advantage > 0.0 and ratio > 1.0 + clip) or (advantage < 0.0 and ratio < 1.0 - clip):
        return 0.0
    return ratio * advantage


@inlined
def softmax_into(values: Array, place: Any, legal: Array, first: Any, count: Any, chances: Array, at: Any) -> None:
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
def entropy_slope(chances: Array, at: Any, action: Any, entropy: Any) -> Any:
    """∂H/∂x_a = −π_a (ln π_a + H), of H = −Σ π ln π: `entropy` is H."""
    chance = chances[at + action]
    return -chance * (np.log(chance) + entropy) if chance > 0.0 else 0.0


@inlined
def entropy_of(chances: Array, at: Any, count: Any) -> Any:
    """H = −Σ π ln π."""
    total = 0.0
    for action in range(count):
        chance = chances[at + action]
        if chance > 0.0:
            total -= chance * np.log(chance)
    return total
