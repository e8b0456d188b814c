"""The learning curve: the return of every episode, in at most 2,048 points however long a run lasts."""

from collections.abc import Mapping

import numpy as np

from playground.compiled import kernel
from playground.rl.kernel_types import Array, Counts

POINTS = 2048
_COUNT, _BUCKET, _IN_LAST, _EPISODES = 0, 1, 2, 3
_MEAN, _LOW, _HIGH, _END = 0, 1, 2, 3
_COLUMNS = 4


@kernel
def _add(returns: Array, lengths: Counts, end: int, count: int, points: Array, totals: Array) -> None:
    """Adds `count` returns one by one; where the points are full, neighbours become one and each holds twice as many."""
    at = end
    for number in range(count):
        at -= lengths[number]
    for number in range(count):
        value = returns[number]
        if totals[_IN_LAST] == totals[_BUCKET] and totals[_COUNT] == POINTS:
            for pair in range(POINTS // 2):
                left, right = 2 * pair, 2 * pair + 1
                points[pair, _MEAN] = 0.5 * (points[left, _MEAN] + points[right, _MEAN])
                points[pair, _LOW] = min(points[left, _LOW], points[right, _LOW])
                points[pair, _HIGH] = max(points[left, _HIGH], points[right, _HIGH])
                points[pair, _END] = points[right, _END]
            totals[_COUNT] = POINTS // 2
            totals[_BUCKET] *= 2
            totals[_IN_LAST] = totals[_BUCKET]
        if totals[_IN_LAST] == totals[_BUCKET]:
            totals[_COUNT] += 1
            totals[_IN_LAST] = 0
            points[totals[_COUNT] - 1, _MEAN] = 0.0
            points[totals[_COUNT] - 1, _LOW] = value
            points[totals[_COUNT] - 1, _HIGH] = value
        place = totals[_COUNT] - 1
        at += lengths[number]
        points[place, _END] = at
        totals[_IN_LAST] += 1
        totals[_EPISODES] += 1
        points[place, _MEAN] += (value - points[place, _MEAN]) / totals[_IN_LAST]
        points[place, _LOW] = min(points[place, _LOW], value)
        points[place, _HIGH] = max(points[place, _HIGH], value)


class ReturnCurve:
    """Mean, lowest and highest return of groups of episodes; a group is one episode until 2,048 have ended, then two, four …"""

    def __init__(self) -> None:
        self._points = np.zeros((POINTS, _COLUMNS))
        self._totals = np.array([0, 1, 1, 0], dtype=np.int64)

    @property
    def episodes(self) -> int:
        """Episodes ended in all."""
        return int(self._totals[_EPISODES])

    def add(self, returns: Array, lengths: Counts, end: int, count: int) -> None:
        """Adds the first `count` of these returns, in order. lengths: steps of each; end: steps in all at the end of the last."""
        _add(returns, lengths, end, count, self._points, self._totals)

    def points(self) -> tuple[Array, Array, Array, Array, Array]:
        """(episode, mean, low, high, transition), each [N] float64, N ≤ 2,048.

        `episode` is the number of the last episode of a point, `transition` the steps in all at its end (nan where an older
        program did not note them).
        """
        count, bucket = int(self._totals[_COUNT]), int(self._totals[_BUCKET])
        episode = np.minimum(np.arange(1, count + 1, dtype=np.float64) * bucket, self.episodes)
        mean, low, high = (self._points[:count, column].copy() for column in (_MEAN, _LOW, _HIGH))
        return episode, mean, low, high, self._points[:count, _END].copy()

    def save(self) -> Mapping[str, Array]:
        """Everything, as copies."""
        return {"curve/points": self._points.copy(), "curve/totals": self._totals.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; what is missing stays."""
        points = arrays.get("curve/points", self._points)
        if points.shape == (POINTS, _END):  # an older program noted no transitions
            points = np.column_stack([points, np.full(POINTS, np.nan)])
        self._points[...] = points
        self._totals[...] = arrays.get("curve/totals", self._totals)
