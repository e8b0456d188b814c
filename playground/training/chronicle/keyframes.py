"""Keyframes: whole lives at some moments, within one budget of bytes for all lives of a run, thinned as the run grows."""

import weakref
from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from playground.learning.learner import Array
from playground.training.chronicle.block_packing import Blocks, Packed, packed_all, unpacked
from playground.training.chronicle.deed import Facts
from playground.training.chronicle.life_log import Log, Position

BUDGET = 64 * 1024 * 1024
"""Bytes that the past of a run takes at most, unless a session is made with another budget."""
STRIDE = 256
"""Ticks between two keyframes at first."""
SHARE = 0.015
"""Share of the training time that keyframes may take."""
FREE = 3
"""So many keyframes cost nothing, and the cheapest of the last so many says what the next one costs."""
BARE = 400
"""Bytes of a keyframe beside its blocks, about."""


class Keyframe(NamedTuple):
    """A life at one moment. at: its ticks. position: how far its log was done. facts: what held.

    arrays: what it had learned; None where it had just been made, so that its seed says everything.
    foreign: whether it came from a file, and has to be checked before it is lived.
    """

    at: int
    position: Position
    facts: Facts
    arrays: Mapping[str, Packed] | None
    foreign: bool = False

    def unpacked(self) -> dict[str, Array] | None:
        """What it had learned, as arrays."""
        return None if self.arrays is None else {name: unpacked(array) for name, array in self.arrays.items()}


class Keyframes:
    """Those of one life, in order; the first is its beginning and is never dropped. stride: ticks between two of them."""

    def __init__(self, frames: list[Keyframe], stride: int) -> None:
        self.frames, self.stride = frames, stride
        self.trained, self.price = 0.0, 0.0  # seconds since the last one, and seconds of training that pay for the next
        self._costs = deque([0.0] * FREE, maxlen=FREE)

    @property
    def spacing(self) -> int:
        """Ticks that two of them lie apart in the mean; 0 where there is only the beginning."""
        return (self.frames[-1].at - self.frames[0].at) // max(1, len(self.frames) - 1)

    def before(self, position: Position) -> Keyframe:
        """The last one that is not after a position."""
        low, high = 0, len(self.frames)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.frames[middle].position <= position else (low, middle)
        return self.frames[low]

    def due(self, at: int, trained: float) -> bool:
        """Whether it is time for another one, after so many ticks and so many more seconds of training."""
        self.trained += trained
        return at - self.frames[-1].at >= self.stride and self.trained >= self.price

    def add(self, frame: Keyframe, took: float) -> None:
        """Adds one that took so many seconds."""
        self.frames.append(frame)
        self._costs.append(took)  # the first one costs more than others, and one that meets a busy moment too
        self.trained, self.price = 0.0, min(self._costs) / SHARE

    def thin(self) -> bool:
        """Drops every second one, and leaves twice as much room; False where there is only the beginning."""
        thinner = len(self.frames) > 1
        self.frames, self.stride = self.frames[::2], self.stride * 2
        return thinner


class Shelf:
    """What all lives of a run have written down, within one budget: keyframes that are dropped first, and logs.

    budget: bytes at most. forgotten: what had to be dropped, in plain words, "" where nothing was.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget, self.forgotten = budget, ""
        self.blocks = Blocks()
        self._kept: list[weakref.ref[Shelved]] = []

    def take(self, kept: "Shelved") -> None:
        """From now on it counts."""
        self._kept = [*(reference for reference in self._kept if reference() is not None), weakref.ref(kept)]

    @property
    def kept(self) -> list["Shelved"]:
        """All that count."""
        return [kept for reference in self._kept if (kept := reference()) is not None]

    @property
    def bytes(self) -> int:
        """Bytes that all of it takes, about."""
        return self.blocks.bytes + sum(one.log.bytes + BARE * len(one.keyframes.frames) for one in self.kept)

    def packed(self, arrays: Mapping[str, Array]) -> dict[str, Packed]:
        """Arrays of a keyframe, packed."""
        return packed_all(arrays, self.blocks)

    def tidy(self) -> None:
        """Drops keyframes until all of it fits: every second one of all lives, as often as it takes."""
        while self.bytes > self.budget:
            thinner = [one.keyframes.thin() for one in self.kept]
            self.sweep()
            if not any(thinner):
                self.forgotten = "The past takes more memory than it may: moments far from the last keyframe take long to show."
                return

    def sweep(self) -> None:
        """Forgets what belongs to no life any more."""
        self.blocks.keep(array for one in self.kept for frame in one.keyframes.frames for array in (frame.arrays or {}).values())


class Shelved:
    """What counts in a shelf: a log with keyframes."""

    log: Log
    keyframes: Keyframes
