"""Choose one of several answers: true or false, which of two boards, a question of the quiz."""

from dataclasses import dataclass
from typing import ClassVar

from playground.lessons.solved_level import NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.wording import Wording


@dataclass(frozen=True, kw_only=True)
class ChoiceTask(Task):
    """The answer is the number of an option, from 0. options: in the order in which they are shown. right: which one is right."""

    id: ClassVar[str] = "choice"
    options: tuple[Wording, ...]
    right: int

    def check(self, answer: int, level: SolvedLevel) -> Verdict:
        """Right if it is the right option."""
        return RIGHT if answer == self.solution(level) else Verdict(False)

    def solution(self, level: SolvedLevel) -> int:
        """The right option; NoAnswer where there is none of that number."""
        if not 0 <= self.right < len(self.options):
            raise NoAnswer(f"the right option is number {self.right}, expected 0 to {len(self.options) - 1}")
        return self.right

    def misses(self, level: SolvedLevel) -> tuple[int, ...]:
        """All the others."""
        return tuple(number for number in range(len(self.options)) if number != self.solution(level))


TASK = ChoiceTask
