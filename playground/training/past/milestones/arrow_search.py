"""Looks for the moment since which the greedy policy is that of now."""

import time
from collections.abc import Generator, Iterator

import numpy as np

from playground.learning.learner import Array
from playground.training.past.bookmarks import BookmarkNumbers
from playground.training.past.grounds import Grounds
from playground.training.past.milestones.milestone_search import CLOSELY, MilestoneSearch
from playground.training.past.revival import SHORT, SLICE
from playground.training.past.strand import Strand
from playground.training.past_view import BookmarkKind


class ArrowSearch(MilestoneSearch):
    """Looks when the strand rests: through its last `CLOSELY` ticks one by one, further back from keyframe to keyframe.

    Further back a change that is taken back between two keyframes is not seen.
    """

    def __init__(self, strand: Strand, grounds: Grounds, numbers: BookmarkNumbers) -> None:
        super().__init__(strand, grounds, numbers, apart=SHORT)
        self._looked = (-1, 0)  # the last tick and the length of the log

    def next(self, still: bool) -> Iterator[None] | None:
        """The whole search, where the strand has grown since the last one."""
        now = self.strand.last, len(self.strand.chronicle.log.entries)
        if not still or now == self._looked:
            return None
        before, self._looked = self._looked[0], now
        return self._search(before, now[0])

    def _search(self, before: int, last: int) -> Iterator[None]:
        """before: the moment at which the last search ended."""
        nearest = max(self.strand.first, last - CLOSELY, before)
        yield from self.go(last)
        now = self.greedy()
        if now is None:
            self.mark(BookmarkKind.LAST_ARROWS, None)
            return
        since = yield from self._closely(nearest, last)
        if since is None and nearest == before:
            return  # since then nothing has changed
        if since is None:
            since = yield from self._further(now, nearest)
        self.mark(BookmarkKind.LAST_ARROWS, since)

    def _closely(self, begin: int, end: int) -> Generator[None, None, int | None]:
        """The last tick after `begin` at which the greedy policy changed; None where it did not."""
        yield from self.go(begin)
        before, since, began = self.greedy(), None, time.perf_counter()
        for at in range(begin + 1, end + 1):
            yield from self.go(at)
            greedy = self.greedy()
            if not _same(greedy, before):
                before, since = greedy, at
            if time.perf_counter() - began >= SLICE:
                yield
                began = time.perf_counter()
        return since

    def _further(self, now: Array, high: int) -> Generator[None, None, int | None]:
        """The moment before `high` since which the greedy policy is that of now; None where it always was."""
        for frame in reversed(self.strand.chronicle.keyframes.frames):
            if frame.at >= high:
                continue
            yield from self.go(frame.at)
            if not _same(now, self.greedy()):
                low = frame.at
                while high - low > 1:
                    middle = (low + high) // 2
                    yield from self.go(middle)
                    low, high = (low, middle) if _same(now, self.greedy()) else (middle, high)
                return high
            high = frame.at
        return None


def _same(one: Array | None, other: Array | None) -> bool:
    return one is not None and other is not None and np.array_equal(one, other)
