"""Which pages a tour stops at, whatever lessons there are."""

from collections.abc import Mapping

from playground.lessons.lesson import Lesson, Page
from playground.ui.course.answers import answers
from playground.ui.course.tour import Stop


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
