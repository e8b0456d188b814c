"""What all searches through a strand have in common: a revived life that goes from moment to moment, a slice at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

from playground.learning.learner import Array
from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.revival import SLICE, Revival
from playground.training.past.strand import Strand
from playground.training.past_view import BookmarkKind

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

CLOSELY = 20_000
"""Ticks at either end of a strand that are looked at one by one."""
LARGE = 5000
"""States above which nothing is looked for: it would take long."""


class MilestoneSearch(ABC):
    """Looks through one strand, as far as it has come, and marks what it finds there."""

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers, apart: int) -> None:
        """apart: ticks between the keyframes that its revived life takes on its way, at least."""
        self.strand, self._numbers = strand, numbers
        self.revival = Revival(strand.chronicle, grounds, apart=apart)

    @abstractmethod
    def next(self, still: bool) -> Iterator[None] | None:
        """What is to be looked through next, in slices; None where there is nothing. still: the strand does not grow now."""

    def go(self, moment: int) -> Iterator[None]:
        """Goes to a moment."""
        revival = self.revival
        revival.head_for(self.strand.chronicle.log.position(moment))
        while not revival.work(SLICE):
            yield

    @property
    def trainee(self) -> "Trainee | None":
        """Who lives at the moment; None where nobody learns, or in so large a table that nothing is looked for."""
        trainee = self.revival.life.well
        return None if trainee is None or len(trainee.mdp.states) > LARGE else trainee

    def greedy(self) -> Array | None:
        """[S, A] bool: the greedy actions of the moment, all ties; None where there is no `trainee`."""
        from playground.training.meter import greedy_of

        trainee = self.trainee
        return None if trainee is None else greedy_of(trainee.learner.estimates(), trainee.mdp.legal)

    def mark(self, kind: BookmarkKind, at: int | None) -> None:
        """Puts the one bookmark of a kind where it belongs; None takes it away."""
        marks = [mark for mark in self.strand.marks if mark.kind is not kind]
        if at is not None:
            marks.append(self._numbers.numbered(at, kind))
        if marks != self.strand.marks:
            self.strand.marks = marks
