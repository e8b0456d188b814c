"""A lower and an upper bound on every value, proven with floats: each rounding on the way is counted, outwards.

The look-ahead of any numbers u is worked out with a bound on how far rounding may have taken it from that of the true table, of
which the arrays hold chances and rewards that are only near the true ones. Then, for the optimal values V:

* γ < 1. No look-ahead of v exceeds v by more than ρ, so V ≤ v + ρ / (1 − γ); and V ≥ v − ρ' / (1 − γ) alike (MacQueen 1966).
* γ = 1, from below. For a policy that surely ends, or rests for nothing, l ≤ its own look-ahead of l proves l ≤ V. l is v less ε
  times the policy's mean number of steps.
* γ = 1, from above. u > every look-ahead of u proves V ≤ u: who takes such actions for ever loses without bound, and who ends has
  no more than u. u is v plus ε times the mean number of steps of whoever lingers longest by actions that might be best. Among
  states between which one goes to and fro for nothing u is one number, not below 0, and that going proves itself.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from playground.rl.components import components
from playground.rl.kernel_types import Array
from playground.rl.linear_equations import LinearEquations
from playground.rl.proper import proper_policy
from playground.world.mdp import TabularMDP, read_only
from playground.world.tabular.rounding import Rounding

UNIT = 2.0**-53
"""The largest relative error of one operation."""
CHANCE = 2.0**-47
"""How far a chance of the table may be from the true one: 64 roundings of numbers up to 1, and a slip is mixed of fewer."""
_DOUBLINGS = 30
_ROUNDS = 100
NO_UPPER = "no upper bound is proven: actions that may be best can go on for ever at a loss too small to be told from none"
NO_LOWER = "no lower bound is proven: the best actions do not surely end"
NO_LOSS = "that some states lose without bound is not proven"


class Bounds(NamedTuple):
    """low, high: [S], the true optimal values lie between; infinite where nothing is proven. notes: why nothing is."""

    low: Array
    high: Array
    notes: tuple[str, ...]

    def off(self, v: Array) -> float:
        """How far the values v [S] that these are bounds of, or their look-aheads, may be from the true ones, at most."""
        with np.errstate(invalid="ignore"):
            gaps = np.where(np.isfinite(v), np.maximum(self.high - v, v - self.low), 0.0)
        return 2.0 * float(gaps.max(initial=0.0))


class LookAheads(NamedTuple):
    """low, high: [S, A], between which the true look-ahead of some numbers lies; minus infinity where an action is not legal."""

    low: Array
    high: Array


def look_aheads(mdp: TabularMDP, u: Array, rounding: Rounding) -> LookAheads:
    """The look-aheads of u [S] in the true table."""
    K = mdp.probability.shape[2]
    goes = mdp.continuation > 0.0
    with np.errstate(invalid="ignore"):
        ahead = np.where(goes, mdp.continuation * u[mdp.successor], 0.0)
        terms = mdp.probability * (mdp.reward + ahead)
    sizes = np.abs(mdp.reward) + np.abs(ahead)
    unsure = np.where(((mdp.probability > 0.0).sum(axis=2) > 1)[:, :, None] & (mdp.probability > 0.0), CHANCE, 0.0)
    with np.errstate(invalid="ignore"):
        off = mdp.probability * (rounding.reward + (K + 8) * UNIT * sizes) + unsure * (sizes + rounding.reward)
        error = off.sum(axis=2) * (1.0 + 2.0**-30)
        value = np.where(mdp.probability > 0.0, terms, 0.0).sum(axis=2)
    lost = np.isneginf(np.where(goes, ahead, 0.0)).any(axis=2) | ~mdp.legal
    low, high = np.nextafter(value - error, -np.inf), np.nextafter(value + error, np.inf)
    return LookAheads(np.where(lost, -np.inf, low), np.where(lost, -np.inf, high))


def bounds(mdp: TabularMDP, v: Array, best: Array, rounding: Rounding) -> Bounds:
    """Bounds on the optimal values, near v [S] where v is near them; best [S, A] bool, actions that might be best.

    `rounding` tells how near the numbers of the table are to the true ones. v must not be plus infinity.
    """
    if mdp.discount < 1.0:
        return _discounted(mdp, v, look_aheads(mdp, v, rounding))
    lost = np.isneginf(v)
    classes = _classes(mdp, v, rounding)
    notes: list[str] = []
    low = _from_below(mdp, v, best, classes, rounding)
    high = _from_above(mdp, v, classes, rounding)
    notes += [NO_LOWER] * (low is None) + [NO_UPPER] * (high is None)
    low = np.full(len(v), -np.inf) if low is None else low
    high = np.full(len(v), np.inf) if high is None else high
    if lost.any() and not _surely_lost(mdp, lost, rounding):
        high = np.full(len(v), np.inf)
        notes.append(NO_LOSS)
    ends = mdp.terminal
    return Bounds(np.where(ends, 0.0, low), np.where(ends, 0.0, high), tuple(notes))


def _discounted(mdp: TabularMDP, v: Array, ahead: LookAheads) -> Bounds:
    acting = ~mdp.terminal
    left = np.nextafter(1.0 - mdp.discount - UNIT, 0.0)
    over = (ahead.high.max(axis=1, initial=-np.inf) - v)[acting].max(initial=0.0)
    under = (v - ahead.low.max(axis=1, initial=-np.inf))[acting].max(initial=0.0)
    up, down = (float(np.nextafter(far * (1.0 + 8 * UNIT), np.inf)) / left * (1.0 + 8 * UNIT) for far in (over, under))
    low, high = np.nextafter(v - down, -np.inf), np.nextafter(v + up, np.inf)
    return Bounds(np.where(acting, low, 0.0), np.where(acting, high, 0.0), ())


class _Classes(NamedTuple):
    """of: [S] int64, the class of every state. within: [S, A] bool, actions that stay in a class for nothing. tight: [S, A] bool,

    the other actions that may be as good as v. many: how many classes there are.
    """

    of: Array
    within: Array
    tight: Array
    many: int


def _classes(mdp: TabularMDP, v: Array, rounding: Rounding) -> _Classes:
    """States between which one can go to and fro for nothing by actions that may be best (maximal end components)."""
    ahead, real = look_aheads(mdp, v, rounding), mdp.probability > 0.0
    tight = mdp.legal & np.isfinite(ahead.high) & (ahead.high >= (v - 1e-9 * _size(mdp, v))[:, None])
    idle = ~(real & ((np.abs(mdp.reward) > rounding.zero) | mdp.ends)).any(axis=2)
    within, (S, A, K) = tight & idle, real.shape
    while True:
        edges = (real & within[:, :, None]).reshape(S, A * K).astype(np.float64)
        _, limits, group = components(np.ascontiguousarray(mdp.successor.reshape(S, A * K)).view(np.uint32), edges)
        leaves = (real & (group[mdp.successor] != group[:, None, None])).any(axis=2)
        if not (within & leaves).any():
            return _Classes(group, within, tight & ~within, len(limits) - 1)
        within &= ~leaves


def _steps(mdp: TabularMDP, classes: _Classes, action: Array) -> Array:
    """[C] the mean number of steps when each class [C] is left by the pair state · A + action there, −1 where one stays."""
    moves = action >= 0
    state, choice = np.divmod(np.maximum(action, 0), mdp.legal.shape[1])
    weights = np.where(moves[:, None], mdp.probability[state, choice] * (mdp.continuation[state, choice] > 0.0), 0.0)
    leak = np.where(moves, (mdp.probability[state, choice] * (mdp.continuation[state, choice] == 0.0)).sum(axis=1), 1.0)
    # Read-only, as those of tables are, for which the kernels are compiled already.
    successors = read_only(np.ascontiguousarray(classes.of[mdp.successor[state, choice]].astype(np.uint32)))
    return LinearEquations(successors, weights, leak, moves.astype(np.float64), np.zeros(classes.many)).solve()


def _lingering(mdp: TabularMDP, classes: _Classes) -> Array | None:
    """[C] the largest mean number of steps by tight actions, None where they may go on for ever."""
    A = mdp.legal.shape[1]
    state, choice = np.nonzero(classes.tight)
    group, pair = classes.of[state], state * A + choice
    goes = mdp.probability[state, choice] * (mdp.continuation[state, choice] > 0.0)
    after = classes.of[mdp.successor[state, choice]]
    action = np.full(classes.many, -1, np.int64)
    action[group[::-1]] = pair[::-1]
    for _ in range(_ROUNDS):
        h = _steps(mdp, classes, action)
        if not np.isfinite(h).all():
            return None
        longer = 1.0 + (goes * h[after]).sum(axis=1)
        best = np.full(classes.many, -np.inf)
        np.maximum.at(best, group, longer)
        better = longer > h[group] * (1.0 + 1e-9)
        if not better.any():
            return h
        chosen = np.flatnonzero(better & (longer == best[group]))
        action[group[chosen]] = pair[chosen]
    return None


def _from_above(mdp: TabularMDP, v: Array, classes: _Classes, rounding: Rounding) -> Array | None:
    """[S] u ≥ V; None where no such u can be proven."""
    h = _lingering(mdp, classes)
    if h is None:
        return None
    finite = np.isfinite(v)
    level = np.full(classes.many, -np.inf)
    np.maximum.at(level, classes.of, v)
    level = level[classes.of]
    asked = mdp.legal & finite[:, None] & ~classes.within
    stays = classes.within.any(axis=1)
    step = UNIT * _size(mdp, v)
    for _ in range(_DOUBLINGS):
        u = np.where(mdp.terminal, 0.0, level + step * h[classes.of])
        u = np.where(stays, np.maximum(u, 0.0), u)
        if (u[:, None] > look_aheads(mdp, u, rounding).high)[asked].all():
            return np.where(finite, u, -np.inf)
        step *= 2.0
    return None


def _from_below(mdp: TabularMDP, v: Array, best: Array, classes: _Classes, rounding: Rounding) -> Array | None:
    """[S] l ≤ V; None where no such l can be proven."""
    S, finite = len(v), np.isfinite(v)
    rest = classes.within.any(axis=1) & (v <= 0.0)
    going = best & mdp.legal & ~rest[:, None]
    way = proper_policy(replace(mdp, legal=going), np.full(S, -1), rest=np.where(rest, 0, -1))
    still = mdp.terminal | rest | ~finite
    if (way[~still] < 0).any():
        return None
    alone = _Classes(np.arange(S), classes.within, going, S)
    h = _steps(mdp, alone, np.where(still, -1, np.arange(S) * mdp.legal.shape[1] + way))
    if not np.isfinite(h).all():
        return None
    step, row = UNIT * _size(mdp, v), np.arange(S)
    for _ in range(_DOUBLINGS):
        low = np.where(finite, np.where(still, np.minimum(v, 0.0), v - step * h), -np.inf)
        if (low <= look_aheads(mdp, low, rounding).low[row, np.maximum(way, 0)])[~still].all():
            return low
        step *= 2.0
    return None


def _size(mdp: TabularMDP, v: Array) -> float:
    """How large values and rewards are."""
    sizes = np.abs(np.where(np.isfinite(v), v, 0.0)).max(initial=0.0) + np.abs(mdp.reward).max(initial=0.0)
    return max(1e-290, float(sizes))


def _surely_lost(mdp: TabularMDP, lost: Array, rounding: Rounding) -> bool:
    """Whether nothing is paid in these states [S], and no policy can be sure to end or to rest from there."""
    some = mdp.legal[lost][:, :, None] & (mdp.probability[lost] > 0.0)
    pays = (np.where(some, mdp.reward[lost], 0.0) > np.maximum(rounding.zero, -rounding.reward)).any()
    # What is nearly nothing is taken for nothing here, so that more ways rest than in truth.
    near = replace(mdp, reward=np.where(np.abs(mdp.reward) <= rounding.reward, 0.0, mdp.reward))
    return not pays and bool((proper_policy(near, np.full(len(lost), -1))[lost] < 0).all())
