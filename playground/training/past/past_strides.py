"""The next moment, on or back, at which an episode ends or the greedy policy changes."""

from collections.abc import Callable, Generator

import numpy as np

from playground.learning.learner import Array
from playground.training.past.revival import SLICE, Revival
from playground.training.past_view import Stride

CLOSELY = 4096
"""Ticks that are looked at one by one for a change of the greedy policy; further away the ends of pieces are compared."""
PIECE = 1024
"""Ticks of such a piece at first."""

Predicate = Callable[[], bool]
Search = Generator[float, None, int]
"""Yields the share that is done now and then, and returns the moment that was looked for."""


def going(revival: Revival, moment: int) -> Generator[float, None, None]:
    """Takes a life to a moment."""
    revival.head_for(revival.chronicle.log.position(moment))
    while not revival.work(SLICE):
        yield 0.0


def next_moment(revival: Revival, at: int, by: int, unit: Stride, first: int, last: int) -> Search:
    """The moment `by` strides after `at`, before it where that is below 0; the first or last one where there are too few."""
    moment = at
    for _ in range(abs(by)):
        moment = yield from STRIDES[unit](revival, moment, 1 if by > 0 else -1, first, last)
        if moment in (first, last):
            break
    return moment


def _transition(revival: Revival, at: int, way: int, first: int, last: int) -> Search:
    """One tick."""
    yield from ()
    return min(max(at + way, first), last)


def _episode(revival: Revival, at: int, way: int, first: int, last: int) -> Search:
    """Where an episode (of a planner a sweep) ended: their number only grows, so pieces that grow and halves find it."""
    yield from going(revival, at)
    count = _episodes(revival)
    if way > 0:
        return (yield from _crossing(revival, at, last, lambda: _episodes(revival) > count))
    if at <= first:
        return first
    yield from going(revival, at - 1)
    count = _episodes(revival)  # it ended at the moment at which there were so many for the first time
    yield from going(revival, first)
    if _episodes(revival) >= count:
        return first
    low, high = first, at - 1
    reach = 1
    while at - 1 - reach > first:  # most episodes are short, so it is near
        yield from going(revival, at - 1 - reach)
        if _episodes(revival) < count:
            low = at - 1 - reach
            break
        high, reach = at - 1 - reach, reach * 4
    return (yield from _halved(revival, low, high, lambda: _episodes(revival) >= count))


def _arrows(revival: Revival, at: int, way: int, first: int, last: int) -> Search:
    """Where the greedy policy became another one: closely near by, by pieces further away."""
    if way > 0:
        yield from going(revival, at)
        before = _greedy(revival)
        for moment in range(at + 1, min(at + CLOSELY, last) + 1):
            yield from going(revival, moment)
            if _changed(before, _greedy(revival)):
                return moment
            if not moment % 64:
                yield 0.0
        if at + CLOSELY >= last:
            return last
        yield from going(revival, at + CLOSELY)
        return (yield from _crossing(revival, at + CLOSELY, last, lambda: _changed(before, _greedy(revival)), PIECE))
    if at <= first:
        return first
    yield from going(revival, at - 1)
    now, high, piece = _greedy(revival), at - 1, 64
    while high > first:  # `now` holds from `high` on
        low = max(first, high - piece)
        yield from going(revival, low)
        if _changed(now, _greedy(revival)):
            if high - low <= CLOSELY:
                return (yield from _last_change(revival, low, high, now))
            return (yield from _halved(revival, low, high, lambda: not _changed(now, _greedy(revival))))
        if high - low <= CLOSELY:
            changed = yield from _last_change(revival, low, high, now)
            if changed > low:
                return changed
        high, piece = low, piece * 2
    return first


def _last_change(revival: Revival, low: int, high: int, now: Array) -> Search:
    """The first moment in (low, high] from which on the greedy policy is `now`, tick by tick; low where it always was."""
    since = low
    yield from going(revival, low)
    if _changed(now, _greedy(revival)):
        since = low + 1
    for moment in range(low + 1, high + 1):
        yield from going(revival, moment)
        if _changed(now, _greedy(revival)):
            since = moment + 1
    return since


def _crossing(revival: Revival, low: int, last: int, holds: Predicate, piece: int = 16) -> Search:
    """The first moment after `low` at which it holds, looked for in pieces that grow; `last` where it never does."""
    while low < last:
        high = min(low + piece, last)
        yield from going(revival, high)
        if holds():
            return (yield from _halved(revival, low, high, holds))
        low, piece = high, piece * 2
    return last


def _halved(revival: Revival, low: int, high: int, holds: Predicate) -> Search:
    """The first moment at which it holds: not yet at `low`, but at `high`."""
    while high - low > 1:
        middle = (low + high) // 2
        yield from going(revival, middle)
        low, high = (low, middle) if holds() else (middle, high)
    return high


def _episodes(revival: Revival) -> int:
    trainee = revival.life.trainee
    return trainee.episodes if trainee else 0


def _greedy(revival: Revival) -> Array:
    """[S, A] bool: the greedy actions of what is believed."""
    from playground.training.meter import greedy_of  # it needs the compiled kernels, for which the first picture does not wait

    trainee = revival.life.trainee
    assert trainee is not None
    return greedy_of(trainee.learner.estimates(), trainee.mdp.legal)


def _changed(before: Array, after: Array) -> bool:
    return not np.array_equal(before, after)


STRIDES = {Stride.TRANSITION: _transition, Stride.EPISODE: _episode, Stride.ARROWS: _arrows}
