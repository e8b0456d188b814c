"""The optimum of a table, exact, worked out in slices so that nothing has to wait for it."""

import math
from collections.abc import Mapping

import numpy as np

from playground.rl.backups import action_values, magnitudes, model
from playground.rl.beginning import promised, proper
from playground.rl.improvement import Endless, Improvement
from playground.rl.kernel_types import Array
from playground.rl.linear_equations import LinearEquations
from playground.rl.modified_policy_iteration import CHANGED, LARGEST, follow, improve, policy_equations
from playground.rl.planning_table import Packing
from playground.rl.policies import TIE, greedy_mask
from playground.world.mdp import TabularMDP

GAINS_FOR_EVER = "there is no finite optimum: some loop gains for ever, and rewards that come later count in full"
LOSES_FOR_EVER = "from some places no way ends, and every way loses for ever"
MESSAGES = {Endless.NONE: "", Endless.GAINS: GAINS_FOR_EVER, Endless.LOSES: LOSES_FOR_EVER}
_SMALL = 5_000
"""Tables up to so many states are finished by solving equations to the last digit."""
TOLERANCE = 1e-6
"""How far larger ones may be from the optimum at most, relative to the largest reward."""
_FOLLOW = 8
"""Looks at the chosen actions between two looks at all of them, at most."""
_SLOW = 4
"""Rounds without much progress before the equations of the chosen actions are solved; twice as many before the next time."""
_GROUP = 20_000_000
"""Multiplications that one group of states may take then; larger groups go on by rounds."""
_MARGIN = 1e-13
"""How much better another action must be to be chosen instead, relative to the largest reward."""
_ROUNDING = 1e-12
"""How far equal actions may differ where equations were solved to the last digit, relative to what they are sums of."""
_PACK, _BEGIN, _LOOK, _FOLLOWING, _GATHER, _SOLVE, _FINISH, _DONE = range(8)


class OptimumSolver:
    """V*, Q* and all optimal actions of a table. Call `advance` until `done`; what is found so far can be read at any time.

    First comes the planning table, then modified policy iteration in the order in which value spreads, from the best constant
    that every state can promise (γ < 1), or from the value of a policy that surely ends (γ = 1). Where that is slow the linear
    equations of the chosen actions are solved group by group: a pocket that nobody leaves is so solved at once.

    What holds at the end: up to 5,000 states the equations of the best policy are solved (policy iteration, section 4.3), exact
    to 1e-9. Above, where γ < 1, a whole look changed nothing by more than δ, so no value is further than γ δ / (1 − γ) from V*:
    that is `error`, at most 1e-6 of the largest reward. At γ = 1 the values are those of a policy that ends and that no single
    other action improves by more than 1e-9; a loop that gains for ever is named in `message`.
    """

    def __init__(self, mdp: TabularMDP, tolerance: float = TOLERANCE) -> None:
        S = len(mdp.legal)
        self.mdp, self.message, self.error = mdp, "", math.inf
        self._scale = max(float(mdp.reward.max(initial=0.0)), -float(mdp.reward.min(initial=0.0)), 1e-300)
        self._tolerance = tolerance
        self._target = 1e-10 * self._scale
        if mdp.discount < 1.0:
            wanted = tolerance if S > _SMALL else 1e-9
            self._target = wanted * self._scale * (1.0 - mdp.discount) / max(mdp.discount, 1e-3)
        self._small = S <= _SMALL
        self._packing = Packing(mdp)
        self._stage = _DONE if S == 0 else _PACK
        self._cursor = self._sweeps = self._followed = self._slow = self._solved = 0
        self._patience, self._last, self._first, self._shown = _SLOW, math.inf, 0.0, 0.0
        self._real = np.zeros(2)
        self._v, self._choice = np.zeros(S), np.full(S, -1, np.int16)
        self._chosen = np.zeros((0, 0), np.uint32)
        self._lost = np.zeros(0, np.int64)
        self._equations: LinearEquations | None = None
        self._improvement: Improvement | None = None

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return self._stage == _DONE

    @property
    def progress(self) -> float:
        """How much of the work is done, 0 … 1: packing is a fifth, then the digits found count. It never falls."""
        if self.done:
            return 1.0
        share = 0.2 * self._packing.share
        if self._first > 0.0 and self._last < math.inf:
            digits = math.log(max(self._first / max(self._last, 1e-300), 1.0))
            share += 0.75 * min(1.0, digits / max(1.0, math.log(self._first / self._target)))
        self._shown = max(self._shown, share)
        return self._shown

    @property
    def v(self) -> Array:
        """[S]: the values found so far."""
        if self._improvement is not None:
            return self._improvement.v
        if self._stage == _PACK:
            return np.zeros(len(self._v))
        v = self._v[self._packing.rank]
        v[self._lost] = -np.inf
        return v

    @property
    def q(self) -> Array:
        """[S, A]: the look-ahead from v; 0 where an action is not legal."""
        return action_values(self.v, model(self.mdp))

    @property
    def optimal(self) -> Array:
        """[S, A] bool: every optimal action, as far as `error` and rounding allow."""
        exact, error = self.done and self._small, 2.0 * self.error if self.done else 0.0
        rounding = (_ROUNDING if exact else TIE) * magnitudes(self.v, self.mdp)
        return greedy_mask(self.q, self.mdp.legal, np.maximum(rounding, error))

    @property
    def start(self) -> float:
        """The mean of v over the start states."""
        where = self.mdp.start > 0.0
        return float((self.mdp.start[where] * self.v[where]).sum()) if where.any() else 0.0

    @property
    def counts(self) -> Array:
        """[S] int64: how often all actions of each state were looked at."""
        swept = np.full(len(self._v), self._sweeps, np.int64)
        if self._stage == _LOOK:
            swept += self._packing.rank < self._cursor
        return np.where(self.mdp.terminal, 0, swept)

    def advance(self, n: int) -> int:
        """At most n units of work (a state packed or backed up, a group of states or a whole policy solved); returns how many."""
        left = n
        while left > 0 and not self.done:
            left -= self._step(left)
        return n - left

    def solve(self) -> "OptimumSolver":
        """Goes on until done."""
        while not self.done:
            self.advance(10_000_000)
        return self

    def save(self) -> dict[str, Array]:
        """Everything that cannot be made again from the table, as copies."""
        group = 0 if self._equations is None else self._equations.solved
        counters = [self._packing.units, self._stage, self._cursor, self._sweeps, self._followed, self._slow, self._patience]
        numbers = np.array(
            [*counters, self._solved, group, self.message == GAINS_FOR_EVER, self.message == LOSES_FOR_EVER], np.int64
        )
        reals = np.array([self._last, self._first, self._shown, self.error, *self._real])
        policy = {} if self._improvement is None else self._improvement.save()
        own = {"numbers": numbers, "reals": reals, "v": self._v.copy(), "choice": self._choice.copy(), **policy}
        return {"solver/" + name: array for name, array in own.items()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called: packs the table again as far as it was, then takes over all else."""
        own = {name.removeprefix("solver/"): array for name, array in arrays.items() if name.startswith("solver/")}
        units, stage, cursor, sweeps, followed, slow, patience, solved, group, gains, loses = own["numbers"].tolist()
        self._packing, self._equations, self._improvement = Packing(self.mdp), None, None
        self._packing.advance(units)
        if stage > _BEGIN and len(self._v):
            self._begin()
        self._v[...], self._choice[...] = own["v"], own["choice"]
        if len(self._chosen):
            self._choose()
        if stage == _SOLVE:
            self._sweeps = sweeps
            self._gather()
            assert self._equations is not None
            self._equations.solved = group
        if "policy" in own:
            self._improvement = Improvement(self.mdp, None)
            self._improvement.load(own)
        self._stage, self._cursor, self._sweeps, self._followed, self._slow = stage, cursor, sweeps, followed, slow
        self._patience, self._solved = patience, solved
        self._last, self._first, self._shown, self.error = own["reals"][:4].tolist()
        self._real[...] = own["reals"][4:]
        self.message = GAINS_FOR_EVER if gains else LOSES_FOR_EVER if loses else ""

    def _step(self, n: int) -> int:
        """Some units of the present stage."""
        if self._stage == _PACK:
            done = self._packing.advance(n)
            if self._packing.done:
                self._stage = _BEGIN
            return done
        if self._stage == _BEGIN:
            self._begin()
            return 1
        if self._stage in (_LOOK, _FOLLOWING):
            return self._sweep(n)
        if self._stage == _GATHER:
            self._gather()
            return 1
        if self._stage == _SOLVE:
            return self._solve(n)
        self._finish()
        return 1

    def _begin(self) -> None:
        """The values and choices to begin with."""
        packing, S = self._packing, len(self._v)
        self._chosen = np.repeat(np.arange(S, dtype=np.uint32)[:, None], 1 + packing.outcomes, axis=1)
        self._chosen[:, 0] = 1
        self._stage = _LOOK
        if self.mdp.discount < 1.0:
            self._v[...] = promised(self.mdp, packing)
            return
        way, self._lost = proper(self.mdp, packing)
        if way is None:
            self._improvement, self._stage = Improvement(self.mdp, None), _FINISH
            return
        self._choice[...] = way
        self._choose()
        self._stage = _GATHER

    def _choose(self) -> None:
        """The records of the choices there are."""
        width, records = 1 + self._packing.outcomes, self._packing.table.records
        acting = np.flatnonzero(self._choice >= 0)
        at = self._choice[acting, None].astype(np.int64) * width + np.arange(width)
        self._chosen[acting] = records[acting[:, None], at]

    def _sweep(self, n: int) -> int:
        """Some states of a round."""
        S, table = len(self._v), self._packing.table
        last = min(S, self._cursor + n)
        if self._stage == _LOOK:
            improve(self._cursor, last, table, _MARGIN * self._scale, self._v, self._choice, self._chosen, self._real)
        else:
            follow(self._cursor, last, table.rows, self._chosen, self._v, self._real)
        done, self._cursor = last - self._cursor, last
        if last == S:
            self._cursor = 0
            self._turn()
        return done

    def _turn(self) -> None:
        """What comes after a whole sweep."""
        changed, largest = self._real.tolist()
        self._real[CHANGED] = 0.0
        if self._stage == _FOLLOWING:
            self._followed += 1
            if self._followed == _FOLLOW or changed <= 0.02 * self._last:
                self._stage = _LOOK
            return
        self._sweeps += 1
        self._real[LARGEST] = 0.0
        self._slow += changed > 0.7 * self._last
        self._first, self._last = max(self._first, changed), changed
        self._stage, self._followed = _FOLLOWING, 0
        if changed <= max(self._target, 2e-15 * largest):
            self._settle(changed)
        elif self._slow >= self._patience:
            self._slow, self._patience, self._stage = 0, 2 * self._patience, _GATHER

    def _settle(self, changed: float) -> None:
        """A whole look changed next to nothing."""
        if self.mdp.discount < 1.0:
            self.error = (self.mdp.discount * changed + _MARGIN * self._scale) / (1.0 - self.mdp.discount)
            self._stage = _FINISH if self._small else _DONE
        elif self._small:
            self._stage = _FINISH
        elif self._solved == self._sweeps - 1:
            self.error = 0.0
            self.message = LOSES_FOR_EVER if len(self._lost) else ""
            self._stage = _DONE
        else:
            self._stage = _GATHER

    def _gather(self) -> None:
        """Groups the equations of the chosen actions."""
        effort = -1 if self.mdp.discount == 1.0 and self._sweeps == 0 else _GROUP
        self._equations = LinearEquations(*policy_equations(self._packing.table.rows, self._chosen), self._v, effort)
        self._stage, self._cursor = _SOLVE, 0

    def _solve(self, n: int) -> int:
        """Some groups of the equations."""
        assert self._equations is not None
        done = self._equations.advance(n)
        if self._equations.done:
            self._equations, self._stage, self._solved = None, _LOOK, self._sweeps
            self._last = math.inf
            if np.isinf(self._v).any():
                self._improvement, self._stage = Improvement(self.mdp, None), _FINISH
        return done

    def _finish(self) -> None:
        """One round of policy iteration."""
        if self._improvement is None:
            self._improvement = Improvement(self.mdp, self._choice[self._packing.rank].astype(np.int64))
        self._improvement.advance()
        if self._improvement.done:
            self.error = 0.0
            self.message, self._stage = MESSAGES[self._improvement.endless], _DONE


def solve_optimum(mdp: TabularMDP) -> OptimumSolver:
    """The optimum of a table, solved to the end: read .v [S], .q [S, A], .optimal [S, A], .start, .message."""
    return OptimumSolver(mdp).solve()
