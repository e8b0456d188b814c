"""What of a snapshot's fields lies in the visible cells."""

from collections.abc import Hashable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, Field
from playground.training.snapshot import Snapshot
from playground.ui.viewport import Viewport
from playground.world.grid import MOVES
from playground.world.level import Level
from playground.world.mdp import TabularMDP

SAMPLED = 32_768
"""Arrays of at most this many numbers are compared by what is in them; larger ones by their snapshot."""


class Window(NamedTuple):
    """The visible cells, R x C of them from `corner` on.

    states: [R, C] intp, the state of each cell, 0 where there is none.
    shown: [R, C] bool, where an estimate means something: a state in which the agent can stay and choose.
    """

    corner: tuple[int, int]
    states: NDArray[np.intp]
    shown: NDArray[np.bool_]


def window(snapshot: Snapshot, view: Viewport) -> Window:
    """The visible cells of a snapshot whose level has the view's size."""
    return _window(snapshot.level, snapshot.mdp, view.visible())


@lru_cache(maxsize=4)
def _window(level: Level, mdp: TabularMDP, visible: tuple[int, int, int, int]) -> Window:
    r0, r1, c0, c1 = visible
    at = mdp.state_at[r0:r1, c0:c1]
    states = np.maximum(at, 0).astype(np.intp)
    return Window((r0, c0), states, (at >= 0) & speaking(level, mdp)[states])


@lru_cache(maxsize=4)
def speaking(level: Level, mdp: TabularMDP) -> NDArray[np.bool_]:
    """[S] bool: states whose estimates are shown. Not where the episode ends, nor where nobody can stand (a cliff sends on at once)."""
    here: NDArray[np.bool_] = ~mdp.terminal & ~_standing_on(level, mdp, {g for g in _glyphs(level) if level.tile(g).sends_to not in ("", g)})
    return here


@lru_cache(maxsize=4)
def _exits(level: Level, mdp: TabularMDP) -> NDArray[np.bool_]:
    """[S] bool: states in which there is nothing to choose, since every action leaves the board."""
    return _standing_on(level, mdp, {g for g in _glyphs(level) if level.tile(g).exit is not None})


def _glyphs(level: Level) -> set[str]:
    return set().union(*level.rows)


def _standing_on(level: Level, mdp: TabularMDP, glyphs: set[str]) -> NDArray[np.bool_]:
    if not glyphs:
        return np.zeros(len(mdp.states), bool)
    return np.array([level.rows[state.cell.row][state.cell.col] in glyphs for state in mdp.states], bool)


def directions(mdp: TabularMDP) -> tuple[tuple[int, int], ...]:
    """(rows, columns) of every action, in the order of the actions."""
    return tuple(MOVES[name] for name in mdp.actions)


def learned(snapshot: Snapshot) -> NDArray[np.bool_]:
    """[S] bool: states about which anything was learned."""
    visits = snapshot.fields.get(Field.VISITS)
    return np.zeros(len(snapshot.mdp.states), bool) if visits is None else visits.sum(axis=1) > 0


def chosen(snapshot: Snapshot) -> NDArray[np.bool_]:
    """[S, A] bool: the greedy actions with all their ties, none where nothing was learned or all moves leave the board.

    By Q where there is one, else the likeliest actions of the policy. Equal to within 1e-9 of the size is a tie.
    """
    legal = snapshot.mdp.legal
    liking = next((snapshot.fields[field] for field in (Field.Q, Field.POLICY, Field.PREFERENCE) if field in snapshot.fields), None)
    if liking is None:
        return np.zeros(legal.shape, bool)
    liking = np.where(legal & ~np.isnan(liking), liking, -np.inf)
    best = liking.max(axis=1, keepdims=True)
    near = 1e-9 * np.maximum(1.0, np.abs(np.where(np.isfinite(best), best, 1.0)))
    ties: NDArray[np.bool_] = legal & (liking >= best - near) & (learned(snapshot) & ~_exits(snapshot.level, snapshot.mdp))[:, None]
    return ties


def fingerprint(snapshot: Snapshot, *fields: Field) -> Hashable:
    """Equal only while nothing of these fields changed: what an overlay's key is made of."""
    arrays: list[Array] = [snapshot.fields[field] for field in fields if field in snapshot.fields]
    if sum(array.size for array in arrays) > SAMPLED:
        return snapshot.mdp, snapshot.number
    return snapshot.mdp, tuple(array.tobytes() for array in arrays)
