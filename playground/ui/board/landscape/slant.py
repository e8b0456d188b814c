"""How a landscape is turned and tilted, and where its points lie on the screen: seen from so far that lines stay parallel."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

from playground.ui.preferences import FLATTEST, STEEPEST, USUAL_TILT

LEAN = 20.0
"""Degrees by which each quarter is turned further, so that two sides of a column are seen."""


@dataclass(frozen=True)
class Slant:
    """turn: degrees by which the board is turned. tilt: degrees above the ground from which it is seen."""

    turn: float = LEAN
    tilt: float = USUAL_TILT

    @classmethod
    def of(cls, quarter: int, tilt: float) -> "Slant":
        """A quarter, 0 to 3, seen from a tilt."""
        return cls(90.0 * (quarter % 4) + LEAN, max(FLATTEST, min(STEEPEST, tilt)))

    def turned(self, degrees: float) -> "Slant":
        """Turned on."""
        return replace(self, turn=self.turn + degrees)

    @cached_property
    def angles(self) -> tuple[float, float, float, float]:
        """Cosine and sine of the turn, sine and cosine of the tilt."""
        turn, tilt = math.radians(self.turn), math.radians(self.tilt)
        return math.cos(turn), math.sin(turn), math.sin(tilt), math.cos(tilt)

    def seen(self, across: float, down: float) -> tuple[float, float]:
        """A step over the ground (columns, rows) as it is seen: to the right, and towards the viewer."""
        cos, sin, _, _ = self.angles
        return across * cos + down * sin, down * cos - across * sin

    def on_ground(self, right: float, nearer: float) -> tuple[float, float]:
        """The step over the ground (columns, rows) that is seen so; the reverse of `seen`."""
        cos, sin, _, _ = self.angles
        return right * cos - nearer * sin, right * sin + nearer * cos


USUAL = Slant()
"""The first quarter, as it is seen at first."""
