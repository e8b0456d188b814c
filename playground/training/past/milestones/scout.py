"""Goes through the past of a strand and puts bookmarks on the milestones that it finds."""

from collections.abc import Callable, Iterator

import numpy as np

from playground.learning.learner import Array
from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.milestones.beliefs import BELIEFS
from playground.training.past.milestones.ends import ENDS
from playground.training.past.revival import SLICE, Revival
from playground.training.past.strand import Strand
from playground.training.past_view import BookmarkKind
from playground.training.snapshot import Optimum
from playground.world.mdp import TabularMDP

SEEN = 256
"""Ticks of a piece, all transitions of which can still be seen at its end."""
FOLLOWED = 2_000_000
"""Ticks that are followed piece by piece; later ones are looked at where keyframes are."""
LARGE = 5000
"""States above which nothing is looked for: it would take long."""

Optima = Callable[[TabularMDP], Optimum | None]
"""The optimum of a table, where it is solved."""


class Scout:
    """Looks through one strand as far as it has come; what it finds are the strand's `marks`. done: whether it is at the end."""

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers, optima: Optima) -> None:
        self._strand, self._numbers, self._optima = strand, numbers, optima
        self._revival = Revival(strand.chronicle, grounds)
        self._open = {milestone.kind for milestone in (*ENDS, *BELIEFS)} - {mark.kind for mark in strand.marks}
        self._task = self._through(strand.last)
        self.done = False

    def work(self) -> bool:
        """One slice; False where there was nothing to do."""
        if self.done:
            return False
        self.done = next(self._task, self) is self
        return True

    def finish(self) -> None:
        """All of it, however long that takes."""
        while self.work():
            pass

    def _through(self, last: int) -> Iterator[None]:
        strand, log = self._strand, self._strand.chronicle.log
        at = strand.first
        yield from self._go(at)
        while at < min(last, strand.first + FOLLOWED) and self._open and not self._large:
            before, at = at, min(at + SEEN, last)
            yield from self._go(at)
            self._look_at_ends(before)
            yield from self._look_at_beliefs(before, at)
        for frame in strand.chronicle.keyframes.frames:
            if self._open and frame.at > at and not self._large:
                before, at = at, log.ticks(frame.position)
                yield from self._go(at)
                yield from self._look_at_beliefs(before, at)
        yield from self._last_arrows(last)

    def _go(self, moment: int) -> Iterator[None]:
        revival = self._revival
        revival.head_for(self._strand.chronicle.log.position(moment))
        while not revival.work(SLICE):
            yield
        yield

    @property
    def _large(self) -> bool:
        trainee = self._revival.life.well
        return trainee is None or len(trainee.mdp.states) > LARGE

    def _mark(self, kind: BookmarkKind, at: int) -> None:
        self._open.discard(kind)
        self._strand.marks = [*self._strand.marks, self._numbers.numbered(at, kind)]

    def _look_at_ends(self, before: int) -> None:
        """What the transitions of the last piece came to."""
        trainee, facts = self._revival.life.trainee, self._revival.facts
        if trainee is None or not any(milestone.kind in self._open for milestone in ENDS):
            return
        level, ticks = facts.level.moments[facts.moment], self._revival.ticks
        lasted = trainee.body.last(min(SEEN, ticks - before))
        for number, lived in enumerate(lasted, ticks - len(lasted) + 1):
            for milestone in ENDS:
                if milestone.kind in self._open and milestone.reached(trainee, level, lived):
                    self._mark(milestone.kind, number)

    def _look_at_beliefs(self, before: int, at: int) -> Iterator[None]:
        """What is believed at the end of a piece; where that is new, the moment in it since which it is."""
        for milestone in BELIEFS:
            if milestone.kind not in self._open or not self._believes(milestone.reached):
                continue
            low, high = before, at
            while high - low > 1:
                middle = (low + high) // 2
                yield from self._go(middle)
                low, high = (low, middle) if self._believes(milestone.reached) else (middle, high)
            self._mark(milestone.kind, high)
            yield from self._go(at)

    def _believes(self, reached: Callable[..., bool]) -> bool:
        trainee = self._revival.life.well
        return trainee is not None and reached(trainee, self._optima(trainee.mdp))

    def _last_arrows(self, last: int) -> Iterator[None]:
        """Back from the end over keyframes to where the greedy policy was another: since when is it that of now?"""
        self._strand.marks = [mark for mark in self._strand.marks if mark.kind is not BookmarkKind.LAST_ARROWS]
        yield from self._go(last)
        if self._large:
            return
        now, high = self._greedy(), last
        for frame in reversed(self._strand.chronicle.keyframes.frames):
            if frame.at >= high:
                continue
            yield from self._go(frame.at)
            if self._large or not np.array_equal(now, self._greedy()):
                low = frame.at
                while high - low > 1:
                    middle = (low + high) // 2
                    yield from self._go(middle)
                    low, high = (low, middle) if np.array_equal(now, self._greedy()) else (middle, high)
                self._mark(BookmarkKind.LAST_ARROWS, high)
                return
            high = frame.at

    def _greedy(self) -> Array:
        from playground.training.meter import greedy_of

        trainee = self._revival.life.trainee
        assert trainee is not None
        return greedy_of(trainee.learner.estimates(), trainee.mdp.legal)
