"""Every lesson and mission through the real window: who answers rightly comes to its end, who just misses gets nowhere."""

from collections.abc import Callable

import pytest

from playground.lessons.lesson import Lesson
from playground.lessons.wording import ReadingLevel
from playground.ui.orders import with_preferences
from tests.ui.course.players import LESSONS, answer_rightly, answer_wrongly, enter, room
from tests.ui.window.app.conftest import Driven

COVERS = (
    "playground/ui/course/classroom.py",
    "playground/ui/course/course_map.py",
    "playground/ui/course/page_card.py",
    "playground/ui/course/scenes.py",
    "playground/ui/modes/learn.py",
)
"""All of it stands on the way of the players."""


def at_level(app: Driven, number: int) -> ReadingLevel:
    """Lessons take turns in the reading levels, so that all of them are played."""
    reading = list(ReadingLevel)[number % 3]
    app.app.workspace = with_preferences(app.space, reading=str(reading))
    app.frames(2)
    return reading


@pytest.mark.parametrize("number", range(len(LESSONS)), ids=[lesson.id for lesson in LESSONS])
def test_who_answers_rightly_comes_to_the_end_with_three_stars(driven: Callable[..., Driven], number: int) -> None:
    lesson = LESSONS[number]
    app = driven("corridor", "learn", live=True)
    at_level(app, number)
    enter(app, lesson)
    for page, content in enumerate(lesson.pages):
        assert room(app).page == page
        if content.task is not None:
            assert not room(app).solved
            answer_rightly(app, content.task, lesson, page)
            app.until(lambda: room(app).solved, 600)
        app.click("page-on")
        app.frames(10)
    assert room(app).ended
    assert room(app).pupil.record(lesson.id).stars(lesson) == 3


@pytest.mark.parametrize("number", range(len(LESSONS)), ids=[lesson.id for lesson in LESSONS])
def test_who_just_misses_every_time_has_no_star(driven: Callable[..., Driven], number: int) -> None:
    lesson: Lesson = LESSONS[number]
    app = driven("corridor", "learn", live=True)
    at_level(app, number + 1)
    enter(app, lesson)
    for page, content in enumerate(lesson.pages):
        if content.task is not None:
            answer_wrongly(app, content.task, lesson, page)
            assert not room(app).solved
            assert content.task.live or app.node("page-feedback").label
        app.click("page-on")
        app.frames(10)
    assert room(app).pupil.record(lesson.id).stars(lesson) == 0
