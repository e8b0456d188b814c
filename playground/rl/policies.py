"""Policies made from values and preferences, as arrays π [S, A]."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

TIE = 1e-9
"""Values this close, relative to the largest of their state, count as equal in what was learned."""


FIRST = ("up", "down", "left", "right")
"""The order in which ties are broken where one move is to be chosen, as in lesson 11; other moves follow in their own order."""


def greedy_mask(q: Floats, legal: Mask, tie: float | Floats | None = None) -> Mask:
    """[S, A] bool: every legal action whose value is the largest of its state, all ties included (eq. 4.9; Sutton & Barto 2018).

    Values within `tie` of the largest are ties: a number, or one for each state [S]; without it a billionth of the largest |q|
    of the state. No action of a terminal state is greedy. Infinite values are only equal to themselves.
    """
    shown = np.where(legal, q, -np.inf)
    best = shown.max(axis=1, keepdims=True)
    if tie is None:
        tie = TIE * np.abs(np.where(legal & np.isfinite(q), q, 0.0)).max(axis=1, initial=0.0)
    with np.errstate(invalid="ignore"):
        near = shown >= best - np.reshape(tie, (-1, 1))
    mask: Mask = legal & (near | (shown == best))
    return mask


def greedy(q: Floats, legal: Mask) -> Floats:
    """[S, A]: evenly over the greedy actions; zero in a state without a legal action."""
    mask = greedy_mask(q, legal)
    return uniform(mask)


def uniform(legal: Mask) -> Floats:
    """[S, A]: evenly over the legal actions; zero in a state without one."""
    shares: Floats = legal / np.maximum(legal.sum(axis=1, keepdims=True), 1)
    return shares


def epsilon_greedy(q: Floats, legal: Mask, epsilon: float) -> Floats:
    """[S, A]: greedy with chance 1 − ε, any legal action alike with chance ε (section 2.2; Sutton & Barto 2018).

    Ties are exact equality here, as a learner meets them.
    """
    shown = np.where(legal, q, -np.inf)
    ties = legal & (shown == shown.max(axis=1, keepdims=True))
    return (1.0 - epsilon) * uniform(ties) + epsilon * uniform(legal)


def softmax(preferences: Floats, legal: Mask) -> Floats:
    """[S, A]: π(a|s) = e^{h(s,a)} / Σ_b e^{h(s,b)} over the legal actions (eq. 13.2; Sutton & Barto 2018).

    The largest preference of a state is taken off first, so no exponential overflows. Zero in a state without a legal action.
    """
    shown = np.where(legal, preferences, -np.inf)
    highest = np.where(legal.any(axis=1, keepdims=True), shown.max(axis=1, keepdims=True), 0.0)
    weights = np.exp(shown - highest)
    shares: Floats = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)
    return shares


def turns(actions: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the actions in the order in which ties are broken."""
    return tuple(sorted(range(len(actions)), key=lambda a: (FIRST.index(actions[a]) if actions[a] in FIRST else len(FIRST), a)))


def improved(q: Floats, legal: Mask, policy: Floats, order: Sequence[int]) -> tuple[Floats, int]:
    """The policy improvement of section 4.2 (eq. 4.9): in each state the best action by q [S, A], of ties the first in `order`.

    Returns the policy [S, A], and in how many states it differs from the one before.
    """
    ordered = greedy_mask(q, legal)[:, list(order)]
    greedy_policy = np.zeros(legal.shape)
    able = np.flatnonzero(ordered.any(axis=1))
    greedy_policy[able, np.asarray(order)[ordered[able].argmax(axis=1)]] = 1.0
    return greedy_policy, int((greedy_policy[able] != policy[able]).any(axis=1).sum())
