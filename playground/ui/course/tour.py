"""The tour of whatever lessons there are, for an exhibition: which pages it stops at, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.lessons.lesson import Lesson, Page
from playground.ui.course.answers import answers


@dataclass(frozen=True, eq=False)
class Stop:
    """A page that plays itself. leads: whether it is its lesson's first, whose title is shown large. number: its lesson's."""

    lesson: Lesson
    page: int
    leads: bool = True
    number: int = 1


@dataclass(frozen=True, eq=False)
class Tour:
    """stops: in turn. at: the one that is open, -1 before the first. since: when it was opened (seconds). done: since when it is
    solved, None before."""

    stops: tuple[Stop, ...] = ()
    at: int = -1
    since: float = 0.0
    done: float | None = None

    @property
    def stop(self) -> Stop | None:
        """The stop that is open."""
        return self.stops[self.at] if 0 <= self.at < len(self.stops) else None


def stops_of(lessons: Mapping[str, Lesson]) -> tuple[Stop, ...]:
    """The stops of a tour: of every lesson the pages on which most happens.

    Quizzes and missions are for who plays; where there is nothing else, they are shown too.
    """
    led = [lesson for lesson in lessons.values() if not lesson.quiz and not lesson.mission] or list(lessons.values())
    return tuple(
        Stop(lesson, page, place == 0, number)
        for number, lesson in enumerate(led, 1)
        for place, page in enumerate(_pages_of(lesson))
    )


def _pages_of(lesson: Lesson) -> tuple[int, ...]:
    """Three at most: the first, the middle and the last of those that show most; where that is only one, another one that shows
    something."""
    shows = [_liveliness(page) for page in lesson.pages]
    most = [number for number, shown in enumerate(shows) if shown == max(shows)]
    if not max(shows):
        return (0,)
    if len(most) > 1:
        return tuple(sorted({most[0], most[len(most) // 2], most[-1]}))
    return tuple(sorted({most[0], *[number for number, shown in enumerate(shows) if shown and number != most[0]][-1:]}))


def _liveliness(page: Page) -> int:
    """How much happens on the board when a page plays itself: deeds, or a run, or an answer that is drawn there; or nothing."""
    if page.scene.running or (page.task is not None and page.task.live):
        return 2
    answer = None if page.task is None else answers().get(page.task.id)
    return int(answer is not None and (answer.drawn is not None or (answer.touch is not None and answer.grips is None)))
