"""Looks for the first moments at which something is believed: at first tick by tick, later at the ends of pieces."""

import time
from collections.abc import Generator, Iterator

import numpy as np

from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.milestones.beliefs import BELIEFS
from playground.training.past.milestones.end_search import FOLLOWED, SEEN
from playground.training.past.milestones.milestone import BeliefMilestone
from playground.training.past.milestones.milestone_search import CLOSELY, MilestoneSearch
from playground.training.past.milestones.optima import Optima
from playground.training.past.revival import SLICE
from playground.training.past.strand import Strand


class BeliefSearch(MilestoneSearch):
    """Follows a strand: `CLOSELY` each tick, then the ends of pieces of `SEEN` ticks, after `FOLLOWED` ticks the keyframes.

    Pieces begin at the same ticks however late they are looked at. What begins to be believed within one is found by halving it;
    what is believed only for a moment within one is not seen.
    """

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers, optima: Optima) -> None:
        super().__init__(strand, grounds, numbers, apart=SEEN)
        marked = {mark.kind for mark in strand.marks}
        self._open = [milestone for milestone in BELIEFS if milestone.kind not in marked]
        self._optima, self._at, self._greedy = optima, strand.first - 1, np.zeros(0, bool)

    def next(self, still: bool) -> Iterator[None] | None:
        """The next ticks, or the next piece."""
        at, strand = self._at, self.strand
        since = at - strand.first
        if not self._open:
            return None
        if since < CLOSELY:
            return self._closely() if at < strand.last else None
        if since < FOLLOWED:
            end = at + SEEN - (since - CLOSELY) % SEEN
            return self._through(end) if end <= strand.last else None
        frame = next((frame for frame in strand.chronicle.keyframes.frames if frame.at > at), None)
        return None if frame is None else self._through(strand.chronicle.log.ticks(frame.position))

    def _closely(self) -> Iterator[None]:
        """Tick by tick, for about a slice."""
        began, end = time.perf_counter(), min(self.strand.last, self.strand.first + CLOSELY)
        while self._at < end and time.perf_counter() - began < SLICE:
            self._at += 1
            yield from self.go(self._at)
            greedy = self.greedy()
            if greedy is None:
                continue
            changed = not np.array_equal(greedy, self._greedy)
            self._greedy = greedy
            for milestone in [one for one in self._open if changed or not one.judges]:
                if (yield from self._believes(milestone)):
                    self._find(milestone, self._at)

    def _through(self, end: int) -> Iterator[None]:
        """From where it is to the end of a piece."""
        before, self._at = self._at, end
        yield from self.go(end)
        for milestone in tuple(self._open):
            if not (yield from self._believes(milestone)):
                continue
            low, high = before, end
            while high - low > 1:
                middle = (low + high) // 2
                yield from self.go(middle)
                low, high = (low, middle) if (yield from self._believes(milestone)) else (middle, high)
            self._find(milestone, high)
            yield from self.go(end)

    def _believes(self, milestone: BeliefMilestone) -> Generator[None, None, bool]:
        """Whether it is believed at this moment."""
        trainee = self.trainee
        if trainee is None:
            return False
        if milestone.judges:
            yield from self._optima.solve(trainee.mdp)
        return milestone.reached(trainee, self._optima(trainee.mdp))

    def _find(self, milestone: BeliefMilestone, at: int) -> None:
        self.mark(milestone.kind, at)
        self._open.remove(milestone)
