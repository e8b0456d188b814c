"""Keyframes: whole lives at some moments, within one budget of bytes for all lives of a run, thinned as the run grows."""

import weakref
from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from playground.learning.learner import Array
from playground.training.chronicle.deed import Facts
from playground.training.chronicle.life_log import Log, Position
from playground.training.chronicle.life_packing import PackedLife, Packer, StoredLife

BUDGET = 64 * 1024 * 1024
"""Bytes that the past of a run takes at most, unless a session is made with another budget."""
STRIDE = 256
"""Ticks between two keyframes at first."""
SHARE = 0.02
"""Share of the training time that keyframes may take."""
RATE, LONGEST = 256 * 1024, 0.16
"""Bytes of keyframes for which a second of training pays, and the seconds that one pays for at most on account of its bytes.

As much training as lies between two keyframes is lived again to show a moment between them.
"""
FREE = 3
"""So many keyframes cost nothing, and the cheapest of the last so many says what the next one costs."""
BARE = 400
"""Bytes of a keyframe beside its arrays, about."""


class Keyframe(NamedTuple):
    """A life at one moment. at: its ticks. position: how far its log was done. facts: what held.

    arrays: what it had learned; None where it had just been made, so that its seed says everything.
    foreign: whether it came from a file, and has to be checked before it is lived.
    """

    at: int
    position: Position
    facts: Facts
    arrays: StoredLife | None
    foreign: bool = False

    def unpacked(self) -> dict[str, Array] | None:
        """What it had learned, as arrays."""
        return None if self.arrays is None else self.arrays.arrays()


class Keyframes:
    """Those of one life, in order; the first is its beginning and is never dropped. Each leans on the one at its place
    without the lowest bit (7 on 6, 6 on 4, 4 on the beginning), so that those that stay never lean on one that is dropped.

    stride: ticks between two of them. packer: packs their arrays.
    """

    def __init__(self, frames: list[Keyframe], stride: int) -> None:
        self.frames, self.stride, self.packer = frames, stride, Packer()
        self.trained, self.price = 0.0, 0.0  # seconds since the last one, and seconds of training that pay for the next
        self._costs = deque([0.0] * FREE, maxlen=FREE)

    @property
    def spacing(self) -> int:
        """Ticks that two of them lie apart in the mean; 0 where there is only the beginning."""
        return (self.frames[-1].at - self.frames[0].at) // max(1, len(self.frames) - 1)

    def packed(self, arrays: Mapping[str, Array]) -> PackedLife:
        """What the life is now, packed for the next one."""
        place = len(self.frames)
        base = self.frames[place & (place - 1)].arrays if place else None
        return self.packer.packed(arrays, base if isinstance(base, PackedLife) else None)

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
        weight = 0 if frame.arrays is None else frame.arrays.bytes
        self._costs.append(max(took / SHARE, min(weight / RATE, LONGEST)))
        self.trained, self.price = 0.0, min(self._costs)

    def thin(self) -> bool:
        """Drops every second one, and leaves twice as much room; False where there is only the beginning."""
        thinner = len(self.frames) > 1
        self.frames, self.stride = self.frames[::2], self.stride * 2
        if len(self.frames) == 1:
            self.packer = Packer()
        return thinner


class Shelf:
    """What all lives of a run have written down, within one budget: keyframes that are dropped first, and logs.

    budget: bytes at most. forgotten: what had to be dropped, in plain words, "" where nothing was.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget, self.forgotten = budget, ""
        self._kept: list[weakref.ref[Shelved]] = []
        self._packed: dict[int, PackedLife] = {}
        self._weight = 0  # bytes of all that is packed

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
        return self._weight + sum(
            one.log.bytes + BARE * len(one.keyframes.frames) + one.keyframes.packer.bytes for one in self.kept
        )

    def count(self, packed: PackedLife) -> None:
        """From now on this counts, with its bases, once."""
        part: PackedLife | None = packed
        while part is not None and id(part) not in self._packed:
            self._packed[id(part)] = part
            self._weight += part.bytes
            part = part.base

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
        self._packed, self._weight = {}, 0
        for one in self.kept:
            for frame in one.keyframes.frames:
                if isinstance(frame.arrays, PackedLife):
                    self.count(frame.arrays)


class Shelved:
    """What counts in a shelf: a log with keyframes."""

    log: Log
    keyframes: Keyframes
