"""What a task is: a question with the check of its answer, an answer that is right, and answers that just miss."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

from playground.lessons.solved_level import SolvedLevel
from playground.lessons.wording import NO_WORDS, Wording
from playground.training.snapshot import Snapshot
from playground.world.level import Level

TRIES = 3
"""Wrong answers after which "show me" is offered."""


@dataclass(frozen=True)
class Verdict:
    """What came of an answer. near: it just misses. gaps: the pupil's own numbers, for the hint's gaps. low: a number too low."""

    right: bool
    near: bool = False
    gaps: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    low: bool | None = None


RIGHT = Verdict(True)


@dataclass(frozen=True, eq=False)
class Situation:
    """What stands on the screen: the level as it is edited now, and what is seen of its run."""

    level: Level
    snapshot: Snapshot


@dataclass(frozen=True, kw_only=True)
class Task(ABC):
    """Each file of `tasks/` declares one kind, called TASK; the fields of its dataclass are those of the lesson file.

    id: the kind's name in lesson files. live: whether the situation is checked all the time, and nothing is handed in.
    counts: whether an answer takes a number of moves or edits, see `effort`.
    ask: the question. hints: one more after every wrong answer, the last one again. near: for a near miss.
    praise: what is said when it is right.
    """

    id: ClassVar[str]
    live: ClassVar[bool] = False
    counts: ClassVar[bool] = False
    ask: Wording
    hints: tuple[Wording, ...] = ()
    near: Wording = NO_WORDS
    praise: Wording = NO_WORDS

    @abstractmethod
    def check(self, answer: Any, level: SolvedLevel) -> Verdict:
        """Whether an answer is right on the lesson's level."""

    @property
    def asks_for_a_way(self) -> bool:
        """Whether the best way from the start says how well it could have been done."""
        return self.counts

    def effort(self, answer: Any, level: SolvedLevel) -> int:
        """Moves or edits that an answer took, where this kind counts them; else 0."""
        return 0

    @abstractmethod
    def solution(self, level: SolvedLevel) -> Any:
        """A right answer, for "show me" and for the tests; of a live task the deeds that lead to it."""

    @abstractmethod
    def misses(self, level: SolvedLevel) -> tuple[Any, ...]:
        """Wrong answers that are as near to right ones as there are, at least one."""
