"""Ways that end, and places where one can stay for nothing: what γ = 1 needs beside the equations."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.rl.kernel_types import Array, kernel_view
from playground.world.mdp import TabularMDP


class Possible(NamedTuple):
    """What can happen: moves [S, A, K] bool (an outcome that may be), successor [S, A, K] uint32, ends [S, A, K] bool,

    legal [S, A] bool; and the states from which s follows at once: before[bounds[s]:bounds[s + 1]].
    """

    moves: Array
    successor: Array
    ends: Array
    legal: Array
    before: Array
    bounds: Array


def possible(mdp: TabularMDP, before: Array | None = None, bounds: Array | None = None) -> Possible:
    """What can happen in a table; before and bounds are computed where they are not given."""
    S = len(mdp.states)
    moves, successor = mdp.probability > 0.0, np.ascontiguousarray(mdp.successor).view(np.uint32)
    if before is None or bounds is None:
        state, _, _ = np.nonzero(moves & ~mdp.ends)
        after = mdp.successor[moves & ~mdp.ends]
        before = state[np.argsort(after, kind="stable")].astype(np.uint32)
        bounds = np.append(0, np.cumsum(np.bincount(after, minlength=S)))
    return Possible(moves, successor, mdp.ends.view(), kernel_view(mdp.legal), before, bounds)


@kernel
def _settle(free: Array, inside: Array, outcomes: Possible, queue: Array) -> None:
    """Takes out of `inside` every state whose free moves all may leave it, until none is left. Changes all but `outcomes`."""
    count = 0
    for state in range(len(inside)):
        if not inside[state]:
            queue[count] = state
            count += 1
    head = 0
    while head < count:
        gone = queue[head]
        head += 1
        for place in range(outcomes.bounds[gone], outcomes.bounds[gone + 1]):
            state = outcomes.before[place]
            if not inside[state]:
                continue
            kept = False
            for action in range(free.shape[1]):
                if free[state, action]:
                    for branch in range(outcomes.moves.shape[2]):
                        if outcomes.moves[state, action, branch] and outcomes.successor[state, action, branch] == gone:
                            free[state, action] = False
                    kept = kept or free[state, action]
            if not kept:
                inside[state] = False
                queue[count] = state
                count += 1


def resting(mdp: TabularMDP, outcomes: Possible | None = None) -> Array:
    """[S] int: an action with which the mouse can go on for ever without any reward, −1 where there is none.

    The largest set of states that some actions never leave and never pay in.
    """
    outcomes = outcomes or possible(mdp)
    free = mdp.legal & ~(outcomes.moves & ((mdp.reward != 0.0) | mdp.ends)).any(axis=2)
    inside = free.any(axis=1)
    if not inside.any():
        return np.full(len(inside), -1)
    _settle(free, inside, outcomes, np.empty(len(inside), np.int64))
    return np.where(inside, free.argmax(axis=1), -1)


@inlined
def _way(state: int, outcomes: Possible, allowed: Array, arrived: Array) -> int:
    """The first action that never leaves what is allowed and may arrive at once, −1 where there is none."""
    for action in range(outcomes.legal.shape[1]):
        if outcomes.legal[state, action]:
            safe, near = True, False
            for branch in range(outcomes.moves.shape[2]):
                if outcomes.moves[state, action, branch]:
                    over, after = outcomes.ends[state, action, branch], outcomes.successor[state, action, branch]
                    safe = safe and (over or allowed[after])
                    near = near or over or arrived[after]
            if safe and near:
                return action
    return -1


@kernel
def _arrive(outcomes: Possible, allowed: Array, arrived: Array, way: Array, queue: Array) -> None:
    """Spreads `arrived` backwards from what it holds and from the ends, within what is allowed; fills `way`."""
    count = 0
    for state in range(len(allowed)):
        if arrived[state]:
            queue[count] = state
            count += 1
    settled = count
    for state in range(len(allowed)):
        if allowed[state] and not arrived[state]:
            action = _way(state, outcomes, allowed, arrived)
            if action >= 0:
                way[state] = action
                queue[count] = state
                count += 1
    for place in range(settled, count):
        arrived[queue[place]] = True
    head = 0
    while head < count:
        near = queue[head]
        head += 1
        for place in range(outcomes.bounds[near], outcomes.bounds[near + 1]):
            state = outcomes.before[place]
            if allowed[state] and not arrived[state]:
                action = _way(state, outcomes, allowed, arrived)
                if action >= 0:
                    arrived[state] = True
                    way[state] = action
                    queue[count] = state
                    count += 1


def proper_policy(mdp: TabularMDP, otherwise: Array, outcomes: Possible | None = None, rest: Array | None = None) -> Array:
    """[S] int: actions that arrive, with certainty in the long run, at an end or at a place to rest for nothing.

    `otherwise` [S] int is kept where there is no such way. `rest` [S] int are the actions that rest, −1 elsewhere, where not all
    such places count.
    """
    outcomes = outcomes or possible(mdp)
    rest = resting(mdp, outcomes) if rest is None else rest
    allowed = np.ones(len(rest), np.bool_)
    queue = np.empty(len(rest), np.int64)
    while True:
        way, arrived = np.where(rest >= 0, rest, otherwise).astype(np.int64), allowed & (mdp.terminal | (rest >= 0))
        _arrive(outcomes, allowed, arrived, way, queue)
        if (arrived == allowed).all():
            return np.where(arrived, way, otherwise)
        allowed = arrived
