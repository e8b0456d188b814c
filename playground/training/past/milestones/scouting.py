"""When milestones are looked for: all the time where nothing else is to be done, else for a small share of it."""

import math

from playground.training.pace import Clock
from playground.training.past.branch_tree import Tree
from playground.training.past.milestones.milestone_search import LARGE
from playground.training.past.milestones.optima import Optima
from playground.training.past.milestones.scout import Scout
from playground.training.past.revival import PastError
from playground.training.run import Run
from playground.training.snapshot import Optimum
from playground.world import LevelError
from playground.world.mdp import TabularMDP

SHARE = 0.005
"""Of the time, while the run goes on as fast as it can: what writes the run down may take the rest of three hundredths."""


class Scouting:
    """One scout for the strand that is walked. idle: whether there was nothing to do for it last time."""

    def __init__(self, clock: Clock) -> None:
        self.idle = True
        self._clock, self._not_before = clock, -math.inf
        self._scout: Scout | None = None
        self._lost: Scout | None = None
        self._run: Run | None = None

    def work(self, run: Run, tree: Tree, still: bool, busy: bool = False) -> bool:
        """A slice of looking; False where there was nothing to do, or no time.

        still: the run does not grow now. busy: it has just worked, as fast as it can. A past that cannot be lived again has no
        milestones from there on.
        """
        self.idle = True
        scout = self._scout_of(run, tree)
        began = self._clock()
        if scout is None or scout is self._lost or (busy and began < self._not_before):
            return False
        try:
            self.idle = not scout.work(still)
        except (PastError, LevelError):
            self._lost = scout
        now = self._clock()
        self._not_before = now + (now - began) / SHARE
        return not self.idle

    def _scout_of(self, run: Run, tree: Tree) -> Scout | None:
        """Who looks through the strand that is walked; None where nobody does."""
        self._run, strand = run, tree.strand
        if strand is None or run.life.well is None or len(run.ground.mdp.states) > LARGE:
            return None
        if self._scout is None or self._scout.strand is not strand:
            self._scout = Scout(strand, tree.grounds, tree.numbers, Optima(self._solved))
        return self._scout

    def _solved(self, mdp: TabularMDP) -> Optimum | None:
        """The optimum of a table where the run has solved it."""
        meter = None if self._run is None else self._run.meter
        return meter.optimum if meter is not None and meter.mdp is mdp else None
