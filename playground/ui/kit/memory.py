"""What lasts from frame to frame: the state of widgets, and numbers on their way to a target."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from playground.ui.theme import Theme

State = TypeVar("State")

_FORGOTTEN = 600
"""Frames after which the state of a widget that is no longer drawn is dropped."""


class Memory:
    """The clock of the frames, the widgets' states and motions."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.now = 0.0
        self.seconds = 0.0
        self.wants_frame = True
        self._count = 0
        self._motions: dict[Hashable, tuple[float, float, float, int]] = {}
        self._memory: dict[str, tuple[Any, int]] = {}

    def kept(self, id: str, make: Callable[[], State]) -> State:
        """The state of a widget, made when it is first asked for and dropped some time after it is no longer drawn."""
        found = self._memory.get(id)
        state: State = found[0] if found else make()
        self._memory[id] = state, self._count
        return state

    def animate(self, key: Hashable, target: float, seconds: float | None = None) -> float:
        """A number on its way to `target`, fast at first; at once with reduced motion or when it is new."""
        span = self.theme.quick if seconds is None else seconds
        known = self._motions.get(key)
        if known is None or self.theme.reduced_motion or span <= 0:
            self._motions[key] = (target, target, self.now - 1000.0, self._count)
            return target
        start, goal, since, _ = known
        at = goal if start == goal else _eased(start, goal, (self.now - since) / span)
        if goal != target:
            start, goal, since = at, target, self.now
        self._motions[key] = (start, goal, since, self._count)
        if at != target:
            self.wants_frame = True
        return at

    def _forget(self) -> None:
        """Drops the motions that were not asked for in this frame, and now and then old states."""
        self._motions = {key: motion for key, motion in self._motions.items() if motion[3] == self._count}
        if self._count % 100 == 0:
            self._memory = {id: kept for id, kept in self._memory.items() if kept[1] > self._count - _FORGOTTEN}


def _eased(start: float, goal: float, share: float) -> float:
    share = max(0.0, share)
    return goal if share >= 1 else start + (goal - start) * (1 - (1 - share) ** 3)
