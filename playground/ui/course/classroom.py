"""What the window remembers of the course: whose it is, which page is open, what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from playground.lessons.course import course
from playground.lessons.lesson import Lesson, Page
from playground.lessons.packs import ClassPack
from playground.lessons.progress import Pupil, TaskRecord
from playground.lessons.task import TRIES, Situation, Task, Verdict
from playground.lessons.wording import ReadingLevel, Wording
from playground.ui.course.tour import Tour
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@dataclass(frozen=True, eq=False)
class Classroom:
    """pupil: who learns, and all that was done. lesson, page: what is open; no lesson is the map.

    draft: the answer in the pupil's hand, of the type that the task's `check` takes; None while there is none.
    verdict: of the last answer to this page's task, None before the first. shown: "show me" plays the answer.
    plan: what "show me" has still to do, in turn: deeds of a live task, else answers as they are laid into the pupil's hand.
    ended: the lesson is over, and its last card is open. station: the lesson that is picked on the map.
    goal: where the mouse walks on the map. entering: the picked lesson opens as soon as the mouse is there.
    here: whether the course is open. seated: the pupil's progress was read. place: the page to which one comes back.
    pack: the class pack whose lessons stand in place of those that ship; None for these. tour: the tour of an exhibition
    that goes on, None while a person learns.
    """

    pupil: Pupil = field(default_factory=Pupil)
    lesson: Lesson | None = None
    page: int = 0
    draft: Any = None
    verdict: Verdict | None = None
    shown: bool = False
    plan: tuple[Any, ...] = ()
    ended: bool = False
    station: str = ""
    goal: Cell | None = None
    entering: bool = False
    here: bool = False
    seated: bool = False
    place: tuple[Lesson, int] | None = None
    pack: ClassPack | None = None
    tour: Tour | None = None

    @property
    def lessons(self) -> Mapping[str, Lesson]:
        """The lessons and missions on the map, by their ids."""
        return course() if self.pack is None else self.pack.lessons

    @property
    def title(self) -> str:
        """What stands over the map: the title of the class pack, where it has one."""
        return "" if self.pack is None else self.pack.settings.title

    def at(self, lesson: Lesson | None, page: int = 0) -> "Classroom":
        """With a page of a lesson open, or the map, and nothing answered there yet."""
        station = self.station if lesson is None else lesson.id
        fresh = Classroom(self.pupil, lesson, page, station=station)
        return replace(fresh, here=self.here, seated=self.seated, pack=self.pack, tour=self.tour)

    def stars(self, lesson: Lesson) -> int:
        """How many stars the pupil has in a lesson."""
        return self.pupil.record(lesson.id).stars(lesson)

    @property
    def suggested(self) -> Lesson | None:
        """The first lesson that is not finished, then the first mission; None where all is done."""
        left = (lesson for lesson in self.lessons.values() if not self.pupil.record(lesson.id).finished(lesson))
        return next(left, None)

    @property
    def picked(self) -> Lesson | None:
        """The lesson that the map's card is about: the one that was picked, else the one to do next, else the first."""
        return self.lessons.get(self.station) or self.suggested or next(iter(self.lessons.values()), None)

    def following(self, lesson: Lesson) -> Lesson | None:
        """The lesson after this one on the map, None after the last."""
        every = list(self.lessons.values())
        place = next((number for number, other in enumerate(every) if other.id == lesson.id), len(every))
        return every[place + 1] if place + 1 < len(every) else None

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
        """Whether nothing is left to do on this page: it has no task, or that was answered rightly since it was opened."""
        return self.task is None or (self.verdict is not None and self.verdict.right)

    @property
    def helpless(self) -> bool:
        """Whether "show me" is offered: after so many wrong answers, or so many hints where nothing is handed in."""
        task = self.task
        if task is None or self.solved or self.shown:
            return False
        return self.record.wrong >= (min(TRIES, len(task.hints)) if task.live else TRIES)

    def noting(self, **changes: Any) -> "Classroom":
        """With something else done about this page's task."""
        return self if self.lesson is None else replace(self, pupil=self.pupil.noting(self.lesson.id, self.page, **changes))


def classroom(workspace: Workspace) -> Classroom:
    """What is remembered of the course."""
    return workspace.recall(Classroom)


def ended(workspace: Workspace) -> Workspace:
    """With the last card of the open lesson in place of its page."""
    return workspace.remember(replace(classroom(workspace), ended=True, shown=False, plan=()))


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
