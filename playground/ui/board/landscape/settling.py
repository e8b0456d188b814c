"""The ground on its way to where the values want it: heights and colours glide to their new numbers and end there exactly."""

import numpy as np
from numpy.typing import NDArray

from playground.ui.board.landscape.relief import Footing, Relief, flat

Floats = NDArray[np.float64]

SECONDS = 0.4
"""How long a cell is on its way."""
WAVE, LONGEST = 0.035, 0.7
"""Seconds by which a cell begins later for each cell that it is farther from a goal, and at most: a wave runs back from there."""
TOGETHER = 6
"""If no more cells than this change at once, there is no wave: each begins at once."""
GOALS = 16
"""Goals from which waves run, at most."""


class Settling:
    """What a board's ground is doing."""

    def __init__(self) -> None:
        self._target: Relief | None = None
        self._begin = flat(0, 0)
        self._start = np.zeros((0, 0))
        self._since = 0.0
        self.moving = False
        """Whether some of it has not arrived."""

    def toward(self, target: Relief, now: float, at_once: bool) -> Relief:
        """The ground at a time on its way to `target`, which is returned itself once all has arrived.

        The first ground rises out of the level. at_once: nothing glides.
        """
        if target is not self._target:
            before = self._seen(now) if self._target is not None else flat(*target.heights.shape)
            fits = before.heights.shape == target.heights.shape
            self._set_out(before if fits and not at_once else target, target, now)
        if at_once:
            self._set_out(target, target, now)
        return self._seen(now)

    def _set_out(self, before: Relief, target: Relief, now: float) -> None:
        goal, start = self._target, np.asarray(self._start, np.float64)
        if before is target or goal is None or goal.heights.shape != target.heights.shape:
            start = np.full(target.heights.shape, now)
            changed = np.full(target.heights.shape, before is not target)
        else:
            changed = (target.heights != goal.heights) | (target.tints != goal.tints)
            resting = now >= self._start + SECONDS
            later = np.where(resting, now, np.maximum(self._start, now))
            start = np.where(changed, later, self._start)
            changed = changed & resting
            kept = (target.heights == goal.heights) & (target.tints == goal.tints) & (now >= self._start)
            before = self._on_the_way(before, kept)
        if changed.sum() > TOGETHER:
            start = start + np.where(changed, _delays(target.footings), 0.0)
        self._begin, self._target, self._start, self._since = before, target, start, now
        self.moving = before is not target

    def _on_the_way(self, before: Relief, kept: NDArray[np.bool_]) -> Relief:
        """Where cells came from that go on as they did, and where the others are now."""
        heights = np.where(kept, self._begin.heights, before.heights)
        return Relief(heights, np.where(kept, self._begin.tints, before.tints), before.footings, before.foot, before.reach)

    def _seen(self, now: float) -> Relief:
        target, begin = self._target, self._begin
        assert target is not None
        if not self.moving:
            return target
        share = _eased(now - self._start)
        whole: float = _eased(np.full((1, 1), now - self._since)).item()
        if share.min(initial=1.0) >= 1.0 and whole >= 1.0:
            self.moving = False
            return target
        up, down = (before + (after - before) * whole for before, after in zip(begin.reach, target.reach, strict=True))
        heights = np.where(share < 1.0, begin.heights + (target.heights - begin.heights) * share, target.heights)
        tints = np.where(share < 1.0, begin.tints + (target.tints - begin.tints) * share, target.tints)
        foot = min(begin.foot + (target.foot - begin.foot) * whole, float(heights.min(initial=0.0)))
        return Relief(heights, tints, target.footings, foot, (up, down))


def _eased(seconds: Floats) -> Floats:
    """How much of the way is done after so long: fast at first, then slower."""
    left: Floats = 1.0 - np.clip(seconds / SECONDS, 0.0, 1.0)
    return np.asarray(1.0 - left * left * left)


def _delays(footings: NDArray[np.intp]) -> Floats:
    """[R, C] seconds by which cells begin later: the farther from the nearest goal, the more."""
    goals = np.argwhere(footings == Footing.HILL)[:GOALS]
    if not len(goals):
        return np.zeros(footings.shape)
    rows, cols = np.mgrid[0 : footings.shape[0], 0 : footings.shape[1]]
    away = np.min([np.hypot(rows - row, cols - col) for row, col in goals], axis=0)
    return np.asarray(np.minimum(LONGEST, WAVE * away))
