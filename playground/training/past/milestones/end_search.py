"""Looks for the first goal and the first pit: every transition is seen."""

from collections.abc import Iterator

from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.milestones.ends import ENDS
from playground.training.past.milestones.milestone_search import MilestoneSearch
from playground.training.past.strand import Strand

SEEN = 256
"""Ticks of a piece, all transitions of which can still be seen at its end."""
FOLLOWED = 2_000_000
"""Ticks that are followed from the beginning."""


class EndSearch(MilestoneSearch):
    """Follows a strand piece by piece; how it is cut into pieces makes no difference."""

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers) -> None:
        super().__init__(strand, grounds, numbers, apart=SEEN)
        marked = {mark.kind for mark in strand.marks}
        self._open = [milestone for milestone in ENDS if milestone.kind not in marked]
        self._at = strand.first

    def next(self, still: bool) -> Iterator[None] | None:
        """The next piece."""
        end = min(self._at + SEEN, self.strand.last, self.strand.first + FOLLOWED)
        return self._through(end) if self._open and end > self._at else None

    def _through(self, end: int) -> Iterator[None]:
        before, self._at = self._at, end
        yield from self.go(before)
        yield from self.go(end)
        trainee, facts = self.trainee, self.revival.facts
        if trainee is None:
            return
        level = facts.level.moments[facts.moment]
        lasted = trainee.body.last(end - before)
        for at, lived in enumerate(lasted, end - len(lasted) + 1):
            for milestone in [one for one in self._open if one.reached(trainee, level, lived)]:
                self.mark(milestone.kind, at)
                self._open.remove(milestone)
