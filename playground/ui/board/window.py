"""What of the numbers that are drawn lies in the visible cells."""

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, Field
from playground.ui.board.drawn import Drawn, sameness
from playground.ui.board.glyphs import glyphs_of
from playground.ui.board.scale import bound_of
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.world.grid import ways
from playground.world.level import Level
from playground.world.mdp import TabularMDP

MOST_SAMPLED = 1 << 21
"""About how many numbers at most the scale of the colours is worked out from."""


class Window(NamedTuple):
    """The visible cells, R x C of them from `corner` on.

    states: [R, C] intp, the state of each cell, 0 where there is none.
    shown: [R, C] bool, where an estimate means something: a state in which the agent can stay and choose.
    cells: [R, C] uint32, 1 where shown. actions: [R, C, A] uint32, 1 for their legal actions.
    """

    corner: tuple[int, int]
    states: NDArray[np.intp]
    shown: NDArray[np.bool_]
    cells: NDArray[np.uint32]
    actions: NDArray[np.uint32]

    def of(self, field: Array) -> Array:
        """The rows of a field [S, ...] that belong to the visible cells: [R, C, ...]."""
        return np.take(field, self.states, axis=0, mode="clip")

    def masked(self, colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Colours [R, C] or [R, C, A] made 0 where nothing is shown, at forbidden actions too. Changes its argument."""
        colours *= self.actions if colours.ndim == 3 else self.cells
        return colours


def window(drawn: Drawn, view: Viewport) -> Window:
    """The visible cells of a level of the view's size, on the floor that is shown."""
    return _window(drawn.level, drawn.mdp, view.visible(), view.floor)


@stored(maxsize=4)
def _window(level: Level, mdp: TabularMDP, visible: tuple[int, int, int, int], floor: int) -> Window:
    r0, r1, c0, c1 = visible
    at = mdp.state_at(floor)[r0:r1, c0:c1]
    states = np.maximum(at, 0).astype(np.intp)
    shown = (at >= 0) & speaking(level, mdp)[states]
    return Window((r0, c0), states, shown, shown.astype(np.uint32), (mdp.legal[states] & shown[..., None]).astype(np.uint32))


@stored(maxsize=4)
def speaking(level: Level, mdp: TabularMDP) -> NDArray[np.bool_]:
    """[S] bool: states whose estimates are shown. Not where an episode ends, nor where the agent is sent on at once (a cliff)."""
    passed_on = {glyph for glyph in glyphs_of(level) if level.tile(glyph).sends_to not in ("", glyph)}
    here: NDArray[np.bool_] = ~mdp.terminal & ~_standing_on(level, mdp, passed_on)
    return here


@stored(maxsize=4)
def _exits(level: Level, mdp: TabularMDP) -> NDArray[np.bool_]:
    """[S] bool: states in which there is nothing to choose, since every action leaves the board."""
    return _standing_on(level, mdp, {g for g in glyphs_of(level) if level.tile(g).exit is not None})


def _standing_on(level: Level, mdp: TabularMDP, glyphs: set[str]) -> NDArray[np.bool_]:
    if not glyphs:
        return np.zeros(len(mdp.states), bool)
    codes = np.frombuffer("".join(level.rows).encode("utf-32-le"), np.uint32)
    inside: NDArray[np.bool_] = np.isin(codes, [ord(glyph) for glyph in glyphs])[mdp.cell]
    return inside


def directions(mdp: TabularMDP) -> tuple[tuple[int, int], ...]:
    """(rows, columns) of every action, in the order of the actions."""
    return ways(mdp.actions)


def learned(drawn: Drawn, states: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Of an array of states, those about which anything was learned."""
    tried = drawn.tried
    return np.ones(states.shape, bool) if tried is None else counts(np.take(tried, states, axis=0, mode="clip")) > 0


def counts(visits: Array) -> NDArray[np.float64]:
    """[..., A] summed over the actions."""
    with np.errstate(over="ignore"):
        total: NDArray[np.float64] = visits @ np.ones(visits.shape[-1])
    return total


def largest(values: Array) -> NDArray[np.float64]:
    """[...] of [..., A], the largest over the actions: one action after another, far faster than `max` over so short an axis."""
    most: NDArray[np.float64] = values[..., 0].copy()
    for action in range(1, values.shape[-1]):
        np.maximum(most, values[..., action], out=most)
    return most


def coded(chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
    """[..., A] bool as one number each, bit a for action a."""
    weights = (1 << np.arange(chosen.shape[-1])).astype(np.float32)
    return (chosen.astype(np.float32) @ weights).astype(np.intp)


def decoded(code: int, ways: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Those of the ways whose bit is set."""
    return tuple(way for action, way in enumerate(ways) if code >> action & 1)


def liked_by(drawn: Drawn, kept: bool = False) -> tuple[Field, ...]:
    """The field whose largest numbers are the best moves, none where there is no such field.

    Q where there is one, else the policy, else preferences; where the policy is `kept`, the policy first.
    """
    order = (Field.POLICY, Field.Q) if kept else (Field.Q, Field.POLICY)
    return tuple(field for field in (*order, Field.PREFERENCE) if field in drawn.fields)[:1]


def chosen(drawn: Drawn, states: NDArray[np.intp], kept: bool = False) -> NDArray[np.bool_]:
    """[..., A] bool for an array of states: the greedy actions with all their ties.

    Those with the largest numbers of the field that `liked_by` names; equal to within 1e-9 of the size is a tie. None where
    nothing was learned, nor where there is nothing to choose because every action leaves the board.
    """
    legal = np.take(drawn.mdp.legal, states, axis=0, mode="clip")
    field = liked_by(drawn, kept)
    if not field:
        return np.zeros(legal.shape, bool)
    liking = np.where(legal, np.take(drawn.fields[field[0]], states, axis=0, mode="clip"), -np.inf)
    liking[np.isnan(liking)] = -np.inf
    best = largest(liking)
    least = best - np.where(np.isfinite(best), 1e-9 * np.maximum(1.0, np.abs(best)), 0.0)
    there = learned(drawn, states) & ~_exits(drawn.level, drawn.mdp)[states]
    ties: NDArray[np.bool_] = (liking >= least[..., None]) & legal & there[..., None]
    return ties


@stored(maxsize=4)
def bound(drawn: Drawn, field: Field, fixed: float | None, least: float | None = None) -> float:
    """The value at which the colours of a field end, over the whole board: it does not change with what is seen of it."""
    return bound_of(_shown_values(drawn, field), fixed, least_bound(drawn) if least is None else least)


@stored(maxsize=4)
def beyond(drawn: Drawn, field: Field, fixed: float | None, least: float | None = None) -> tuple[bool, bool]:
    """Whether a field has values below the least colour of its scale, and above the greatest."""
    values, end = _shown_values(drawn, field), bound(drawn, field, fixed, least) * (1 + 1e-9)
    return bool(values.min(initial=0.0) < -end), bool(values.max(initial=0.0) > end)


def _shown_values(drawn: Drawn, field: Field) -> Array:
    """A field with 0 in place of what is not shown; of very many numbers some millions, evenly spread."""
    values = drawn.fields[field]
    step = values.size // MOST_SAMPLED | 1  # odd, so that it does not keep to some columns of the board
    silent = _silent(drawn.level, drawn.mdp, field.axes)
    return values[::step] if silent is None else np.where(silent[::step], 0.0, values[::step])


def least_bound(drawn: Drawn) -> float:
    """What the colours reach at least: the largest value of the measure, or what the rewards of the level promise without one."""
    if drawn.measure is None:
        return _promised(drawn.level, drawn.mdp)
    sizes = np.abs(drawn.measure[speaking(drawn.level, drawn.mdp)])
    top = float(sizes[np.isfinite(sizes)].max(initial=0.0))
    return top if top > 1e-9 else _promised(drawn.level, drawn.mdp)


@stored(maxsize=4)
def _promised(level: Level, mdp: TabularMDP) -> float:
    """The largest gain of a transition; where nothing gains, what a walk along two sides of the board commonly costs."""
    rewards = mdp.reward[mdp.probability > 0]
    if (gain := float(rewards.max(initial=0.0))) > 0:
        return gain
    costs = -rewards[rewards < 0]
    return min(float(costs.max()), float(np.median(costs)) * (level.height + level.width)) if len(costs) else 0.0


@stored(maxsize=8)
def _silent(level: Level, mdp: TabularMDP, axes: str) -> NDArray[np.bool_] | None:
    """[S] or [S, A] bool: what is not shown and does not count for the scale; None where everything does."""
    there = speaking(level, mdp)
    silent: NDArray[np.bool_] = ~there if axes == "S" else ~(there[:, None] & mdp.legal)
    return silent if silent.any() else None


def fingerprint(drawn: Drawn, *fields: Field, tried: bool = False) -> Hashable:
    """Equal only while nothing of these fields changed, nor of what was tried: what an overlay's key is made of."""
    return drawn.mdp, sameness(*map(drawn.fields.get, fields), drawn.tried if tried else None)
