"""Follows a strand while it grows and puts bookmarks on the milestones that it comes to."""

from collections import deque
from collections.abc import Iterator

from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.milestones.arrow_search import ArrowSearch
from playground.training.past.milestones.belief_search import BeliefSearch
from playground.training.past.milestones.end_search import EndSearch
from playground.training.past.milestones.milestone_search import MilestoneSearch
from playground.training.past.milestones.optima import Optima
from playground.training.past.strand import Strand


class Scout:
    """Looks through one strand, as far as it has come; what it finds are the strand's `marks`."""

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers, optima: Optima) -> None:
        self.strand = strand
        self._turns = deque[MilestoneSearch](
            (
                EndSearch(strand, grounds, numbers),
                BeliefSearch(strand, grounds, numbers, optima),
                ArrowSearch(strand, grounds, numbers),
            )
        )
        self._task: Iterator[None] | None = None

    def work(self, still: bool) -> bool:
        """One slice; False where there was nothing to do. still: the strand does not grow now, so that its end can be looked at.

        Raises PastError and LevelError where the strand cannot be lived again.
        """
        for _ in range(len(self._turns)):  # they take turns, so that none waits for another in a run that never rests
            if self._task is None:
                self._turns.rotate(-1)
                self._task = self._turns[-1].next(still)
        if self._task is None:
            return False
        if next(self._task, self) is self:
            self._task = None
        return True

    def finish(self) -> None:
        """All of it, however long that takes."""
        while self.work(still=True):
            pass
