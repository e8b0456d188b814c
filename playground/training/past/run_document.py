"""A run with its past that was opened from a file: any moment of it can be seen, and a session can go on from its end."""

import dataclasses
import time
from collections.abc import Iterator
from typing import Any

from playground.training.commands import Start
from playground.training.pace import Clock
from playground.training.past.branch_tree import Tree
from playground.training.past.branching import gone_on
from playground.training.past.milestones.optima import Optima
from playground.training.past.milestones.scout import Scout
from playground.training.past.past_showing import Showing
from playground.training.past.strand import Strand
from playground.training.past_view import Bookmark, BranchView, Timeline
from playground.training.run import Run
from playground.training.session_switches import Switches
from playground.training.snapshot import Snapshot
from playground.training.view import view
from playground.world.level import Level


class RunDocument:
    """tree: its branches. What is asked of it about moments is about the branch that was walked, unless another one is named."""

    def __init__(self, tree: Tree, clock: Clock = time.monotonic) -> None:
        self.tree, self._clock = tree, clock
        self._showings: dict[int, Showing] = {}
        self._scouted = False

    @property
    def strand(self) -> Strand:
        """The branch that was walked."""
        assert self.tree.strand is not None
        return self.tree.strand

    @property
    def level(self) -> Level:
        """The level at its end."""
        return self.strand.chronicle.facts.level

    @property
    def learner(self) -> str:
        """The id of its learner."""
        return self.strand.chronicle.learner

    @property
    def settings(self) -> Any:
        """The learner's settings at its end."""
        return self.strand.chronicle.facts.settings

    @property
    def seed(self) -> int:
        """Its seed."""
        return self.strand.chronicle.seed

    @property
    def first(self) -> int:
        """The first moment, in ticks."""
        return self.strand.first

    @property
    def last(self) -> int:
        """The last moment, in ticks."""
        return self.strand.last

    @property
    def branch(self) -> int:
        """The id of the branch that was walked."""
        return self.strand.id

    def ends(self, branch: int | None = None) -> tuple[int, int]:
        """The first and the last moment of a branch; None: of the one that was walked. ValueError for one that there is not."""
        strand = self.strand if branch is None else self.tree.named(branch)
        return strand.first, strand.last

    def moments(self) -> tuple[Bookmark, ...]:
        """Its bookmarks, by moment: those that were set, and the milestones."""
        if not self._scouted:
            Scout(self.strand, self.tree.grounds, self.tree.numbers, Optima(lambda mdp: None)).finish()
            self._scouted = True
        return self.tree.bookmarks

    def branches(self) -> tuple[BranchView, ...]:
        """All its branches."""
        return tuple(strand.view(strand.curve) for strand in self.tree.strands.values())

    def start(self, run: int = 0) -> Start:
        """What began it."""
        facts = self.strand.chronicle.beginning.facts
        return Start(facts.level, self.learner, facts.made, self.seed, run=run)

    def at(self, moment: int | None = None, branch: int | None = None) -> Snapshot:
        """What is seen at a moment, the nearest there is; None: the last one. The optimum and the distance are worked out.

        Raises ValueError for a branch that there is not, and PastError, LevelError where it cannot be lived again.
        """
        strand = self.tree.named(self.branch if branch is None else branch)
        if strand.id not in self._showings:
            start = self.start()
            ground = self.tree.grounds(start.level, strand.chronicle.beginning.facts.moment)
            run = Run(start, ground, Switches(self._clock), self._clock)
            self._showings[strand.id] = Showing(run, strand, self.tree.grounds)
        showing = self._showings[strand.id]
        showing.seek(strand.last if moment is None else moment)
        showing.finish()
        run, meter = showing.run, showing.run.meter
        run.life.record()
        if meter is not None and run.life.well is not None:
            meter.finish()
            meter.measure(run.life.well.learner.estimates())
        seen = view(run, 1, "", None)
        seen = dataclasses.replace(seen, company=run.company.snapshots(seen, True))
        marks, live = self.tree.bookmarks, showing.at == strand.last
        timeline = Timeline(strand.first, strand.last, showing.at, live, bookmarks=marks, branches=self.branches())
        return dataclasses.replace(seen, timeline=dataclasses.replace(timeline, branch=strand.id))

    def lives(self, begin: int, end: int, step: int = 1) -> Iterator[Snapshot]:
        """The moments from `begin` to `end`, every so many ticks; as `at`."""
        for moment in range(begin, end + 1, max(1, step)):
            yield self.at(moment)

    def living(self, switches: Switches, clock: Clock, run: int = 0, alone: bool = False) -> Run:
        """A run that goes on, paused, at the end of the branch that was walked. PastError, LevelError as in `at`.

        alone: whether those who lived beside it only come back where the switches ask for them.
        """
        start = self.start(run)
        ground = self.tree.grounds(start.level, self.strand.chronicle.beginning.facts.moment)
        if not alone:
            switches.beside = {one.asked.place: one.asked for one in self.strand.company if one.left is None}
        beginning = Run(start, ground, switches, clock)
        beginning.shelf = self.strand.chronicle.shelf
        showing = Showing(beginning, self.strand, self.tree.grounds)
        showing.seek(self.strand.last)
        showing.finish()
        return gone_on(beginning, showing, self.strand)
