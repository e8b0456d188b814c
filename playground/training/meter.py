"""How far a learner is from the optimum: the level solved exactly beside every run, in slices that take little of the time."""

import math
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace

import numpy as np

from playground.learning.carry_over import carried
from playground.learning.learner import Array, Field
from playground.rl.bounds import bounds
from playground.rl.evaluation import solve_policy
from playground.rl.exact.certificate import Unproven
from playground.rl.exact.equations import NeedsFlint
from playground.rl.exact.proving import proving
from playground.rl.exact.solution import NoOptimum, Solution
from playground.rl.optimum import TOLERANCE, OptimumSolver, solve_optimum
from playground.rl.policies import greedy_mask, uniform
from playground.rl.skill import return_scale, skill_scale
from playground.training.contest import Scales
from playground.training.pace import Clock, Slice
from playground.training.snapshot import Distance, Fractions, Optimum, Ripple, Working
from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP, read_only
from playground.world.tabular.rounding import rounding_of

SOLVING, MEASURING = 0.12, 0.04
"""Shares of the time that it may take beside full-speed training: once until the level is solved, and from then on."""
SAVED = 0.02
"""Seconds that it may save up."""
PIECE = 0.002
"""Seconds of one slice beside training."""
LARGE = 5000
"""Above so many states the greedy policy is not solved during a run (it would hold up the commands); its return is nan there."""
CALM = 0.3
"""Seconds that a large level must stay as it is before it is solved: its pieces take long, and strokes must not wait."""
INTERVAL = 0.1
"""Seconds between two measurements of the distance, at least."""
SCALED, SCALED_LIMIT = 2000, 20_000_000
"""States, and outcomes times the time limit, up to which the scales from random to best are worked out."""
PROVABLE = 1000
"""States up to which the optimum is also solved in fractions, when there is nothing else to do."""
SHOWN_AFTER = 0.3
"""Seconds after which the progress of the solution is shown."""


class Meter:
    """Solves one level, then measures a learner's estimates against it whenever they have changed and there is time."""

    def __init__(self, mdp: TabularMDP, seconds: Clock, before: "Meter | None" = None, level: Level | None = None) -> None:
        """`before`: the meter of the level before an edit. `level`: the level of the table, without which nothing is proven."""
        self.mdp, self._level = mdp, level
        self._proof: Generator[None, None, Solution] | None = None
        self.ripple: Ripple | None = None
        self._edits: int = 0 if before is None else before._edits + 1
        self._old: Meter | None = before if before is None or before.optimum is not None else before._old
        self.optimum: Optimum | None = None
        self.distance: Distance | None = None
        self.scales: Scales | None = None
        self._seconds = seconds
        self._slice = Slice()
        self._solver: OptimumSolver | None = None
        self._calm = seconds() + (CALM if len(mdp.states) > LARGE else 0.0)
        self._credit = SAVED
        self._stale = True
        self._next = -math.inf
        self._began = math.inf
        self._given_up = False

    @property
    def working(self) -> Working | None:
        """The progress of the solution, where it takes long."""
        if self._solver is None or self._seconds() - self._began < SHOWN_AFTER:
            return None
        return Working("Solving the level exactly", self._solver.progress)

    def another(self) -> "Meter":
        """One for another learner on the same level, with what is solved of it already."""
        meter = Meter(self.mdp, self._seconds, level=self._level)
        meter.optimum, meter.ripple, meter._given_up = self.optimum, self.ripple, self._given_up
        return meter

    def give_up(self) -> bool:
        """Stops solving for good; False where nothing was being solved."""
        solving = self._solver is not None
        self._given_up, self._solver = self._given_up or solving, None
        return solving

    def note(self, trained: float) -> None:
        """Takes note that the learner has changed: it trained for so many seconds, a share of which the meter may take."""
        self._stale = True
        self._credit = min(SAVED, self._credit + (SOLVING if self.optimum is None else MEASURING) * trained)

    def rest(self, training: bool) -> float:
        """Seconds until there is something to do."""
        if self.optimum is None:
            return math.inf if self._given_up else max(0.0, self._calm - self._seconds())
        if not self._stale and not self._unscaled:
            return math.inf if self._proof is None or training else 0.0
        return max(0.0, self._next - self._seconds()) if training else 0.0

    def work(self, seconds: float, training: bool, estimates: Callable[[], Mapping[Field, Array]], going: bool = False) -> bool:
        """A slice: a piece of the solution, or a measurement of the estimates. False if there was nothing to do, or no time.

        While the run is `going`, however slowly, nothing is proven: a piece of that may take longer than a step.
        """
        began = self._seconds()
        if (training and self._credit <= 0.0) or (self.optimum is None and (self._given_up or began < self._calm)):
            return False
        if self.optimum is None:
            self._solve(min(seconds, PIECE) if training else seconds)
        elif self._stale and (not training or began >= self._next):
            self.measure(estimates(), exactly=len(self.mdp.states) <= LARGE)
            self._next = self._seconds() + INTERVAL
        elif self._unscaled:
            self.scales = scales(self.mdp)
        elif self._proof is not None and not (training or going):
            self._prove(seconds)
        else:
            return False
        if training:
            self._credit -= self._seconds() - began
        return True

    def measure(self, fields: Mapping[Field, Array], exactly: bool = True) -> None:
        """Measures the distance of these fields now. The level must have been solved."""
        assert self.optimum is not None
        self.distance = distance(self.mdp, fields, self.optimum, exactly)
        self._stale = False

    def finish(self) -> None:
        """Solves to the end, and proves what can be proven."""
        while self.optimum is None:
            self._solve(0.05)
        if self._unscaled:
            self.scales = scales(self.mdp)
        while self._proof is not None:
            self._prove(0.05)

    @property
    def _unscaled(self) -> bool:
        """Whether the scales are still to be worked out; on large levels they never are."""
        return self.optimum is not None and self.scales is None and scalable(self.mdp)

    def _prove(self, seconds: float) -> None:
        """A piece of the proof that takes about so long, or as long as its smallest piece does."""
        assert self._proof is not None and self.optimum is not None
        began = self._seconds()
        try:
            while self._seconds() - began < seconds:
                next(self._proof)
        except StopIteration as end:
            self.optimum, self._proof = replace(self.optimum, exact=Fractions(end.value.v, end.value.q)), None
        except (NoOptimum, NeedsFlint, Unproven, LevelError):
            self._proof = None

    def _solve(self, seconds: float) -> None:
        """A piece of the solution that takes about so long."""
        if self._solver is None:
            self._began = self._seconds()
            self._solver = OptimumSolver(self.mdp)
        began = self._seconds()
        units = self._solver.advance(self._slice.units)
        self._slice.learn(max(1, units), self._seconds() - began, seconds)
        if self._solver.done:
            self.optimum = optimum_of(self._solver)
            if self._level is not None and not self.optimum.message:
                self.optimum = replace(self.optimum, off=certainty(self._level, self.mdp, self.optimum))
                self._proof = proving(self._level, self.mdp, self.optimum.optimal) if len(self.mdp.states) <= PROVABLE else None
            self._solver = None
            if self._old is not None and self._old.optimum is not None:
                change = changed(self._old.mdp, self._old.optimum.v, self.mdp, self.optimum.v)
                self.ripple, self._old = Ripple(self._edits, read_only(change)), None


def scalable(mdp: TabularMDP) -> bool:
    """Whether the scales of a table are worked out in so little time that no command waits for them."""
    return len(mdp.states) <= SCALED and mdp.time_limit * mdp.probability.size <= SCALED_LIMIT


def scales(mdp: TabularMDP) -> Scales:
    """The scales of a table."""
    return Scales(skill_scale(mdp), return_scale(mdp))


def changed(old: TabularMDP, before: Array, new: TabularMDP, after: Array) -> Array:
    """[S] of the new table: by how much values have changed, nan in states that the old one does not have."""
    came = carried({"state/v": before}, old, new, {"state/v": np.full(len(after), np.nan)})["state/v"]
    with np.errstate(invalid="ignore"):
        change: Array = np.where(came == after, 0.0, after - came)
    return change


def certainty(level: Level, mdp: TabularMDP, optimum: Optimum) -> float:
    """How far any of the values may be from the true one, at most; of a large table what its solver promises."""
    if len(mdp.states) > LARGE:
        return TOLERANCE * max(float(np.abs(mdp.reward).max(initial=0.0)), float(np.abs(optimum.v).max(initial=0.0)))
    return bounds(mdp, optimum.v, optimum.optimal, rounding_of(level, mdp)).off(optimum.v)


def solved(mdp: TabularMDP) -> Optimum:
    """The optimum of a table, at once."""
    return optimum_of(solve_optimum(mdp))


def optimum_of(solver: OptimumSolver) -> Optimum:
    """The solution of a finished solver, read-only."""
    return Optimum(read_only(solver.v.copy()), read_only(solver.q), read_only(solver.optimal), solver.start, solver.message)


def greedy_of(fields: Mapping[Field, Array], legal: Array) -> Array:
    """[S, A] bool: the greedy actions of what is believed, all ties: by Q, else the likeliest ones, else anything legal."""
    values = fields.get(Field.Q, fields.get(Field.POLICY))
    return legal if values is None else greedy_mask(values, legal)


def entered(mdp: TabularMDP) -> Array:
    """[S] bool: states where the agent can act: where it starts, or where some transition leads on from another state.

    It never acts on a cliff that sends it back at once, or where the episode has ended: nothing can be learned there, so nothing
    is measured.
    """
    states: Array = mdp.start > 0.0
    elsewhere = mdp.successor != np.arange(len(states))[:, None, None]
    states[mdp.successor[elsewhere & ~mdp.ends & (mdp.probability > 0.0)]] = True
    return states


def distance(mdp: TabularMDP, fields: Mapping[Field, Array], optimum: Optimum, exactly: bool = True) -> Distance:
    """How far these estimates are from the optimum; without `exactly` the greedy policy is not solved (its return is nan)."""
    acting = ~mdp.terminal & entered(mdp)
    best = greedy_of(fields, mdp.legal)
    right: Array = ~np.any(best & ~optimum.optimal, axis=1)
    largest = mean = greedy_return = math.nan
    if Field.V in fields:
        with np.errstate(invalid="ignore"):
            errors = np.abs(fields[Field.V][acting] - optimum.v[acting])
        largest, mean = float(errors.max()), float(errors.mean())
    if exactly:
        v, _ = solve_policy(mdp, uniform(best))
        starts = mdp.start > 0.0
        greedy_return = float((v[starts] * mdp.start[starts]).sum())
    return Distance(largest, mean, float(right[acting].mean()), greedy_return, optimum.start)
