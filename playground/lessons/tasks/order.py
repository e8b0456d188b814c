"""Put things into an order, the largest number first."""

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from playground.lessons.quantities import Quantity
from playground.lessons.solved_level import NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.wording import Wording

ALIKE = 1e-9
"""Numbers that differ by less may stand in any order."""


@dataclass(frozen=True, kw_only=True)
class OrderTask(Task):
    """The answer is the numbers of the entries, from 0, the largest one's first. labels: what the entries are called."""

    id: ClassVar[str] = "order"
    wants: tuple[Quantity, ...]
    labels: tuple[Wording, ...]

    def numbers(self, level: SolvedLevel) -> tuple[float, ...]:
        """The number of each entry; NoAnswer where labels and numbers do not belong together."""
        if len(self.wants) != len(self.labels) or len(self.wants) < 2:
            raise NoAnswer(f"there are {len(self.wants)} wants and {len(self.labels)} labels, expected two or more of each")
        return tuple(want.on(level) for want in self.wants)

    def check(self, answer: tuple[int, ...], level: SolvedLevel) -> Verdict:
        """Right if no entry stands before a larger one; near if one swap of neighbours would make it so."""
        numbers = self.numbers(level)
        if sorted(answer) != list(range(len(numbers))):
            return Verdict(False)
        wrong = [place for place, (one, two) in enumerate(pairwise(answer)) if numbers[one] < numbers[two] - ALIKE]
        if not wrong:
            return RIGHT
        swapped = list(answer)
        swapped[wrong[0]], swapped[wrong[0] + 1] = swapped[wrong[0] + 1], swapped[wrong[0]]
        near = all(numbers[one] >= numbers[two] - ALIKE for one, two in pairwise(swapped))
        return Verdict(False, near)

    def solution(self, level: SolvedLevel) -> tuple[int, ...]:
        """The largest first, of equal ones the first."""
        numbers = self.numbers(level)
        return tuple(sorted(range(len(numbers)), key=lambda entry: -numbers[entry]))

    def misses(self, level: SolvedLevel) -> tuple[tuple[int, ...], ...]:
        """Every swap of neighbours that are not alike."""
        right, numbers = self.solution(level), self.numbers(level)
        apart = [place for place, (one, two) in enumerate(pairwise(right)) if numbers[one] > numbers[two] + ALIKE]
        return tuple((*right[:place], right[place + 1], right[place], *right[place + 2 :]) for place in apart)


TASK = OrderTask
