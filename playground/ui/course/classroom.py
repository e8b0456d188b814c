"""What the window remembers of the course: whose it is, which page is open, what was answered, what stood there before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from playground.edit.history import History
from playground.lessons.lesson import Lesson, Page
from playground.lessons.progress import Pupil, TaskRecord
from playground.lessons.task import TRIES, Situation, Task, Verdict
from playground.lessons.wording import ReadingLevel, Wording
from playground.ui.aspects import Look, RunRequest
from playground.ui.documents import Document
from playground.ui.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Aside:
    """What stood in the window before the course was entered; it comes back when one leaves."""

    document: Document
    history: History
    brain: RunRequest
    look: Look


@dataclass(frozen=True, eq=False)
class Classroom:
    """pupil: who learns, and all that was done. lesson, page: what is open; no lesson is the map. aside: see there.

    draft: the answer in the pupil's hand, of the type that the task's `check` takes; None while there is none.
    verdict: of the last answer to this page's task, None before the first. shown: "show me" plays the answer.
    deeds: how many of a live task's deeds "show me" has done. station: the lesson that is picked on the map.
    """

    pupil: Pupil = field(default_factory=Pupil)
    lesson: Lesson | None = None
    page: int = 0
    draft: Any = None
    verdict: Verdict | None = None
    shown: bool = False
    deeds: int = 0
    station: str = ""
    aside: Aside | None = None

    @property
    def open_page(self) -> Page | None:
        """The page that is open, None on the map."""
        return None if self.lesson is None else self.lesson.pages[self.page]

    @property
    def task(self) -> Task | None:
        """The task of the open page."""
        return None if self.open_page is None else self.open_page.task

    @property
    def record(self) -> TaskRecord:
        """What was done about that task."""
        return TaskRecord() if self.lesson is None else self.pupil.task(self.lesson.id, self.page)

    @property
    def solved(self) -> bool:
        """Whether nothing is left to do on this page: it has no task, or its task was answered rightly since it was opened."""
        return self.task is None or (self.verdict is not None and self.verdict.right)

    @property
    def helpless(self) -> bool:
        """Whether "show me" is offered."""
        return not self.solved and self.record.wrong >= TRIES

    def noting(self, **changes: Any) -> "Classroom":
        """With something else done about this page's task."""
        return self if self.lesson is None else replace(self, pupil=self.pupil.noting(self.lesson.id, self.page, **changes))


def classroom(workspace: Workspace) -> Classroom:
    """What is remembered of the course."""
    return workspace.recall(Classroom)


def reading(workspace: Workspace) -> ReadingLevel:
    """For whom words are."""
    return ReadingLevel(workspace.preferences.reading)


def words(workspace: Workspace, text: Wording, **gaps: object) -> str:
    """A text as this reader sees it."""
    return text.at(reading(workspace), **gaps)


def situation(workspace: Workspace) -> Situation:
    """What a live task looks at."""
    return Situation(workspace.level, workspace.snapshot)


def feedback(workspace: Workspace) -> str:
    """What is said about the last answer, "" before there is one."""
    room = classroom(workspace)
    task, verdict = room.task, room.verdict
    if task is None or verdict is None:
        return ""
    if verdict.right:
        return words(workspace, task.praise)
    own = getattr(task, "too_low" if verdict.low else "too_high", None) if verdict.low is not None else None
    said = [words(workspace, text, **verdict.gaps) for text in _fitting(task, verdict, own, room.record.wrong)]
    return next((sentence for sentence in said if sentence), "")


def _fitting(task: Task, verdict: Verdict, own: Wording | None, wrong: int) -> Sequence[Wording]:
    """The texts for a wrong answer, the most fitting one first: a near miss, too low or too high, the next hint."""
    hints = task.hints[min(wrong, len(task.hints)) - 1 : min(wrong, len(task.hints))] if wrong else ()
    sides = (own,) if own is not None else ()
    return (*((task.near,) if verdict.near else ()), *(sides if wrong <= 1 else ()), *hints, *sides, *task.hints[:1])
