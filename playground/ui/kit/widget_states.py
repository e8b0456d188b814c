"""What lasts from frame to frame: the states of widgets, and numbers on their way to a target."""

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

State = TypeVar("State")

_FORGOTTEN = 600
"""Frames after which the state of a widget that is no longer drawn is dropped."""
_SWEEP = 100
"""Frames from one search for such states to the next."""


class _Motion(NamedTuple):
    """A number that goes from `start` to `goal` and set out at `since`; frame: the last one that asked for it."""

    start: float
    goal: float
    since: float
    frame: int


class WidgetStates:
    """The states and the motions, each by its key, with the frame in which it was last asked for."""

    def __init__(self) -> None:
        self._frame = 0
        self._motions: dict[Hashable, _Motion] = {}
        self._states: dict[str, tuple[Any, int]] = {}

    def __len__(self) -> int:
        return len(self._states) + len(self._motions)

    def state(self, id: str, make: Callable[[], State]) -> State:
        """The state of a widget, made when it is first asked for and dropped some time after it is no longer drawn."""
        entry = self._states.get(id)
        state: State = entry[0] if entry else make()
        self._states[id] = state, self._frame
        return state

    def motion(self, key: Hashable, target: float, seconds: float, now: float) -> float:
        """A number on its way to `target` in so many seconds, fast at first; there at once when it is new, or in no time."""
        motion = self._motions.get(key)
        if motion is None or seconds <= 0:
            self._motions[key] = _Motion(target, target, now - 1000.0, self._frame)
            return target
        start, goal, since, _ = motion
        at = goal if start == goal else _ease(start, goal, (now - since) / seconds)
        if goal != target:
            start, goal, since = at, target, now
        self._motions[key] = _Motion(start, goal, since, self._frame)
        return at

    def end_frame(self) -> None:
        """Drops the motions that were not asked for in this frame, and now and then old states."""
        frame = self._frame
        self._motions = {key: motion for key, motion in self._motions.items() if motion.frame == frame}
        if frame % _SWEEP == 0:
            self._states = {id: entry for id, entry in self._states.items() if entry[1] > frame - _FORGOTTEN}
        self._frame += 1


def _ease(start: float, goal: float, share: float) -> float:
    share = max(0.0, share)
    return goal if share >= 1 else start + (goal - start) * (1 - (1 - share) ** 3)
