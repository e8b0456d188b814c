"""What a finite process must be like: chances that are some, sums that are 1, names and numbers that there are."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.world.tabular.packing import Listed

Array = NDArray[Any]

NOWHERE = "no action is legal anywhere"
_ALMOST = 1e-6


class FiniteError(ValueError):
    """A process that is none; the message says which state and action, what was found and what was expected."""


def check_arrays(P: Array, allowed: Array, states: Sequence[str], actions: Sequence[str]) -> None:
    """FiniteError where P [S, A, S'] is not made of chances, or those of an allowed action do not sum to 1."""
    wrong = ~np.isfinite(P) | (P < 0.0) | (P > 1.0 + _ALMOST)
    if wrong.any():
        state, action, after = np.argwhere(wrong)[0]
        chance = P[state, action, after]
        where = f"of state {states[after]} after {actions[action]!r} in state {states[state]}"
        raise FiniteError(f"the probability {where} is {chance:g}, expected 0 to 1")
    sums = P.sum(axis=2)
    off = allowed & (np.abs(sums - 1.0) > _ALMOST)
    if off.any():
        state, action = np.argwhere(off)[0]
        raise FiniteError(
            f"the probabilities of {actions[action]!r} in state {states[state]} sum to {sums[state, action]:g}, expected 1"
        )


def check_listed(listed: Listed, S: int, A: int, actions: Sequence[str]) -> None:
    """The same of outcomes one by one."""
    chance = listed.probability
    wrong = ~(np.isfinite(chance) & (chance >= 0.0) & (chance <= 1.0 + _ALMOST) & np.isfinite(listed.reward))
    wrong |= (listed.successor < 0) | (listed.successor >= S)
    if wrong.any():
        at = int(np.argmax(wrong))
        outcome = f"P[{listed.state[at]}][{listed.action[at]}] has the outcome"
        outcome += f" ({chance[at]:g}, {listed.successor[at]}, {listed.reward[at]:g})"
        raise FiniteError(f"{outcome}, expected a chance from 0 to 1, a state below {S} and a finite reward")
    sums = np.bincount(listed.state * A + listed.action, weights=chance, minlength=S * A)
    off = (np.abs(sums - 1.0) > _ALMOST) & (np.bincount(listed.state * A + listed.action, minlength=S * A) > 0)
    if off.any():
        state, action = divmod(int(np.argmax(off)), A)
        raise FiniteError(
            f"the probabilities of {actions[action]!r} in state {state} sum to {sums[state * A + action]:g}, expected 1"
        )


def starting(start: ArrayLike | None, usable: Array) -> Array:
    """[S] the distribution of S_0: as it is given, certain, or all usable states [S] alike."""
    S = len(usable)
    if start is None:
        if not usable.any():
            raise FiniteError(NOWHERE)
        alike: Array = usable / usable.sum()
        return alike
    try:
        chances = np.asarray(start, dtype=np.float64)
    except (TypeError, ValueError):
        raise FiniteError(
            f"the start is {start!r}, expected a state from 0 to {S - 1} or a distribution of {S} chances"
        ) from None
    if chances.ndim == 0:
        if not (0 <= chances < S and int(chances) == chances):
            raise FiniteError(f"the start is {start}, expected a state from 0 to {S - 1} or a distribution of {S} chances")
        certain: Array = np.eye(S)[int(chances)]
        return certain
    if chances.shape != (S,) or not np.isfinite(chances).all() or (chances < 0).any() or abs(chances.sum() - 1) > _ALMOST:
        raise FiniteError(f"the start must be a distribution of {S} chances that sum to 1")
    return chances


def flagged(numbers: Sequence[int], S: int) -> Array:
    """[S] bool: the states of these numbers."""
    flags = np.zeros(S, bool)
    try:
        given = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError):
        raise FiniteError(f"terminal is {numbers!r}, expected numbers of states from 0 to {S - 1}") from None
    for number in given.reshape(-1).tolist():
        if not 0 <= number < S or number != int(number):
            raise FiniteError(f"there is no state {number:g} to be terminal, expected 0 to {S - 1}")
        flags[int(number)] = True
    return flags


def named(actions: Sequence[str], A: int, what: str) -> tuple[str, ...]:
    """The names of A actions; without any they are numbered."""
    if not isinstance(actions, Iterable):
        raise FiniteError(f"the names of actions are {actions!r}, expected {A}, one for each action")
    names = tuple(actions) or tuple(f"{what}-{number}" for number in range(A))
    if len(names) != A or len(set(names)) != A:
        raise FiniteError(f"{A} different names of actions are expected, found {len(set(names))}")
    return names


def discounting(discount: float) -> float:
    """γ."""
    if not 0.0 <= discount <= 1.0:
        raise FiniteError(f"the discount is {discount}, expected a number from 0 to 1")
    return discount if isinstance(discount, float) else float(discount)  # a `Ratio` remembers its fraction
