"""Say a number: a value, a return, a discount, a count."""

from dataclasses import dataclass
from typing import ClassVar

from playground.lessons.quantities import Quantity
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.wording import NO_WORDS, Wording

NEAR = 4.0
"""An answer that is off by less than so many times what is allowed is a near miss."""


@dataclass(frozen=True, kw_only=True)
class NumberTask(Task):
    """The answer is a number. within: how far off it may be. low, high: the ends of the slider.

    turns: a rule of the level that turns with the slider. too_low, too_high: hints with the gaps {answer} and {off}.
    """

    id: ClassVar[str] = "number"
    want: Quantity
    within: float = 0.05
    low: float
    high: float
    turns: str = ""
    too_low: Wording = NO_WORDS
    too_high: Wording = NO_WORDS

    def check(self, answer: float, level: SolvedLevel) -> Verdict:
        """Right within what is allowed."""
        off = answer - self.want.on(level)
        if abs(off) <= self.within + 1e-9:
            return RIGHT
        return Verdict(False, abs(off) <= NEAR * self.within, {"answer": answer, "off": abs(off)}, low=off < 0)

    def solution(self, level: SolvedLevel) -> float:
        """The number itself."""
        return self.want.on(level)

    def misses(self, level: SolvedLevel) -> tuple[float, ...]:
        """Just beyond what is allowed, on both sides."""
        right, beyond = self.want.on(level), 1.2 * self.within + 1e-6
        return right - beyond, right + beyond


TASK = NumberTask
