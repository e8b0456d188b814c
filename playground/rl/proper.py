"""Ways that end, and places where one can stay for nothing: what γ = 1 needs beside the equations."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

Array = NDArray[Any]


def resting(mdp: TabularMDP) -> Array:
    """[S] int: an action with which the mouse can go on for ever without any reward, −1 where there is none.

    The largest set of states that some actions never leave and never pay in.
    """
    possible = mdp.probability > 0.0
    free = mdp.legal & ~(possible & ((mdp.reward != 0.0) | mdp.ends)).any(axis=2)
    inside = free.any(axis=1)
    while inside.any():
        stays = free & (~possible | inside[mdp.successor]).all(axis=2)
        kept = stays.any(axis=1)
        if (kept == inside).all():
            return np.where(kept, stays.argmax(axis=1), -1)
        inside = kept
    return np.full(len(mdp.states), -1)


def proper_policy(mdp: TabularMDP, otherwise: Array) -> Array:
    """[S] int: actions that arrive, with certainty in the long run, at an end or at a place to rest for nothing.

    `otherwise` [S] int is kept where there is no such way.
    """
    possible = mdp.probability > 0.0
    rest = resting(mdp)
    choice = np.where(rest >= 0, rest, otherwise)
    allowed = np.ones(len(mdp.states), np.bool_)
    while True:
        safe = mdp.legal & (~possible | mdp.ends | allowed[mdp.successor]).all(axis=2)
        arrived = allowed & (mdp.terminal | (rest >= 0))
        way = choice.copy()
        while True:
            near = safe & (possible & (mdp.ends | arrived[mdp.successor])).any(axis=2)
            new = allowed & ~arrived & near.any(axis=1)
            if not new.any():
                break
            way[new] = near[new].argmax(axis=1)
            arrived = arrived | new
        if (arrived == allowed).all():
            return np.where(arrived, way, otherwise)
        allowed = arrived
