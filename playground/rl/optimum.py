"""The optimum of a table, exact, found in slices so that nobody has to wait for it."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.compiled import kernel
from playground.rl.backups import Model, action_values, model, optimal_backup
from playground.rl.evaluation import solve_policy
from playground.rl.policies import greedy_mask
from playground.rl.proper import proper_policy, resting
from playground.world.mdp import TabularMDP

Array = NDArray[Any]

GAINS_FOR_EVER = "there is no finite optimum: some loop gains for ever, and rewards that come later count in full"
LOSES_FOR_EVER = "from some places no way ends, and every way loses for ever"
_SMALL = 20_000
"""Tables up to so many states are finished by solving equations; larger ones by backups alone."""
_HEAD, _WAITING = 0, 1


@kernel
def _work(
    n: int,
    theta: float,
    queue: Array,
    ends: Array,
    waiting: Array,
    before: Array,
    bounds: Array,
    counts: Array,
    v: Array,
    model: Model,
) -> int:
    """Backs up the states that wait, first come first served; where v moves by more than θ those before it wait. Changes v."""
    size = len(queue)
    head, count, done = ends[_HEAD], ends[_WAITING], 0
    while done < n and count > 0:
        state = queue[head]
        head = head + 1 if head + 1 < size else 0
        count -= 1
        done += 1
        waiting[state] = False
        counts[state] += 1
        value = optimal_backup(state, v, model)
        moved = abs(value - v[state])
        v[state] = value
        if moved > theta:
            for place in range(bounds[state], bounds[state + 1]):
                other = before[place]
                if not waiting[other]:
                    waiting[other] = True
                    queue[(head + count) % size] = other
                    count += 1
    ends[_HEAD], ends[_WAITING] = head, count
    return done


def _before(mdp: TabularMDP) -> tuple[Array, Array]:
    """(before, bounds): the states from which s can follow at once are before[bounds[s]:bounds[s + 1]]."""
    S, A, K = mdp.probability.shape
    live = ((mdp.probability > 0.0) & (mdp.continuation > 0.0)).reshape(-1)
    after = mdp.successor.reshape(-1)[live].astype(np.int64)
    edges = np.sort(after * S + np.repeat(np.arange(S), A * K)[live])  # thinned by hand: ten times as fast as `unique`
    edges = edges[np.append(True, edges[1:] != edges[:-1])[: len(edges)]]
    return edges % S, np.searchsorted(edges // S, np.arange(S + 1)).astype(np.int64)


class OptimumSolver:
    """V*, Q* and all optimal actions of a table. Call `advance` until `done`; what is found so far can be read at any time.

    First a work list of backups, from below where γ < 1 and from 0 where γ = 1. Then policy iteration (section 4.3), each policy
    solved exactly, until no action is better: that makes the answer exact to 1e-9. At γ = 1 staying for nothing is a choice like
    any other, and a loop that gains for ever is told in `message`.
    """

    def __init__(self, mdp: TabularMDP) -> None:
        S = len(mdp.states)
        self.mdp, self.done, self.message = mdp, S == 0, ""
        self._model = model(mdp)
        self._scale = max(float(np.abs(mdp.reward).max(initial=0.0)), 1e-300)
        lowest = min(0.0, float(mdp.reward.min(initial=0.0)))
        floor = lowest / (1.0 - mdp.discount) if mdp.discount < 1.0 else 0.0
        self.v = np.where(mdp.terminal, 0.0, floor)
        self._queue = np.flatnonzero(~mdp.terminal).astype(np.int64)
        self._ends = np.array([0, len(self._queue)], np.int64)
        self._waiting = ~mdp.terminal
        self._before, self._bounds = _before(mdp)
        self._small = S <= _SMALL
        self._left = 300 * S if self._small or mdp.discount == 1.0 else 2**62
        self._choice = np.full(S, -1)
        self.counts = np.zeros(S, np.int64)

    @property
    def q(self) -> Array:
        """[S, A]: the look-ahead from v; 0 where an action is not legal."""
        return action_values(self.v, self._model)

    @property
    def optimal(self) -> Array:
        """[S, A] bool: every optimal action."""
        return greedy_mask(self.q, self.mdp.legal)

    @property
    def start(self) -> float:
        """The mean of v over the start states."""
        where = self.mdp.start > 0.0
        return float((self.mdp.start[where] * self.v[where]).sum()) if where.any() else 0.0

    def advance(self, n: int) -> int:
        """At most n backups, or one round of policy iteration, which counts as one; returns how many."""
        if self.done:
            return 0
        if self._ends[_WAITING] > 0 and self._left > 0:
            theta = (1e-8 if self._small else 1e-14) * self._scale
            work = (self._queue, self._ends, self._waiting, self._before, self._bounds)
            done = int(_work(min(n, self._left), theta, *work, self.counts, self.v, self._model))
            self._left -= done
            return done
        if not self._small and self.mdp.discount < 1.0:
            self.done = True
            return 0
        self._improve()
        return 1

    def solve(self) -> "OptimumSolver":
        """Goes on until done."""
        while not self.done:
            self.advance(10_000_000)
        return self

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        own = {"queue": self._queue, "ends": self._ends, "waiting": self._waiting, "choice": self._choice, "counts": self.counts}
        told = np.array([self._left, self.done, self.message == GAINS_FOR_EVER, self.message == LOSES_FOR_EVER], np.int64)
        return {"solver/v": self.v.copy(), "solver/told": told, **{"solver/" + name: array.copy() for name, array in own.items()}}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.v, self.counts = arrays["solver/v"].copy(), arrays["solver/counts"].copy()
        self._queue, self._ends, self._waiting = (arrays["solver/" + name].copy() for name in ("queue", "ends", "waiting"))
        self._choice = arrays["solver/choice"].copy()
        left, done, gains, loses = arrays["solver/told"].tolist()
        self._left, self.done = left, bool(done)
        self.message = GAINS_FOR_EVER if gains else LOSES_FOR_EVER if loses else ""

    def _improve(self) -> None:
        """One round of policy iteration: the present choice solved, then better actions taken where there are any."""
        if self._choice[0] < 0:
            self._choice = np.where(self.mdp.legal, self.q, -np.inf).argmax(axis=1)
            v, q = self._solved(self._choice)
            if np.isneginf(v).any():
                self._choice = np.where(np.isneginf(v), proper_policy(self.mdp, self._choice), self._choice)
                v, q = self._solved(self._choice)
        else:
            v, q = self._solved(self._choice)
        self.v = v
        if np.isposinf(v).any():
            self.done, self.message = True, GAINS_FOR_EVER
            return
        shown = np.where(self.mdp.legal, q, -np.inf)
        best = shown.argmax(axis=1)
        gained = shown.max(axis=1, initial=-np.inf)
        margin = 1e-12 * np.maximum(self._scale, np.where(np.isfinite(v), np.abs(v), 1.0))
        better = ~self.mdp.terminal & (gained > v + margin)
        choice = np.where(better, best, self._choice)
        if self.mdp.discount == 1.0 and not better.any():
            rest = resting(self.mdp)
            better = (rest >= 0) & (v < -margin)
            choice = np.where(better, rest, choice)
        if better.any():
            self._choice = choice
            return
        self.done = True
        self.message = LOSES_FOR_EVER if np.isneginf(v).any() else ""

    def _solved(self, choice: Array) -> tuple[Array, Array]:
        return solve_policy(self.mdp, np.eye(len(self.mdp.actions))[choice])


def solve_optimum(mdp: TabularMDP) -> OptimumSolver:
    """The optimum of a table, solved to the end: read .v [S], .q [S, A], .optimal [S, A], .start, .message."""
    return OptimumSolver(mdp).solve()
