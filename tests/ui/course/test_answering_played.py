"""Every lesson and mission through the real window: who answers rightly comes to its end, who just misses gets nowhere."""

import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from playground.lessons.lesson import Lesson
from playground.lessons.wording import ReadingLevel
from playground.ui.orders import with_preferences
from tests.course_played import ALL_READINGS
from tests.ui.course.players import LESSONS, answer_rightly, answer_wrongly, enter, room, turn_page
from tests.ui.window.app.conftest import Driven

COVERS = (
    "playground/ui/course/classroom.py",
    "playground/ui/course/course_map.py",
    "playground/ui/course/page_card.py",
    "playground/ui/course/scenes.py",
    "playground/ui/modes/learn.py",
)
"""All of it stands on the way of the players."""


Make = Callable[..., Driven]
IN_TURN = os.environ.get(ALL_READINGS) is None
"""Whether the lessons take turns in the reading levels, to save time; `python -m tests.course_played` plays all in all."""


def played(shift: int) -> Sequence[Any]:
    """Lessons with the reading levels in which they are played: in turn, or each in all."""
    levels = list(ReadingLevel)
    pairs = [(lesson, levels[(number + shift) % 3]) for number, lesson in enumerate(LESSONS)]
    pairs = pairs if IN_TURN else [(lesson, reading) for lesson in LESSONS for reading in levels]
    return [pytest.param(lesson, reading, id=f"{lesson.id}-{reading}") for lesson, reading in pairs]


def entered(app: Driven, lesson: Lesson, reading: ReadingLevel) -> Driven:
    """The app with a lesson begun by a reader."""
    app.app.workspace = with_preferences(app.space, reading=str(reading))
    app.frames(2)
    enter(app, lesson)
    return app


@pytest.mark.parametrize(("lesson", "reading"), played(0))
def test_who_answers_rightly_comes_to_the_end_with_three_stars(driven: Make, lesson: Lesson, reading: ReadingLevel) -> None:
    app = entered(driven("corridor", "learn", live=True), lesson, reading)
    for page, content in enumerate(lesson.pages):
        assert room(app).page == page
        if content.task is not None:
            assert not room(app).solved
            answer_rightly(app, content.task, lesson, page)
            app.until(lambda: room(app).solved, 600)
        turn_page(app)
    assert room(app).ended
    assert room(app).pupil.record(lesson.id).stars(lesson) == 3


@pytest.mark.parametrize(("lesson", "reading"), played(1))
def test_who_just_misses_every_time_has_no_star(driven: Make, lesson: Lesson, reading: ReadingLevel) -> None:
    app = entered(driven("corridor", "learn", live=True), lesson, reading)
    for page, content in enumerate(lesson.pages):
        if content.task is not None:
            answer_wrongly(app, content.task, lesson, page)
            assert not room(app).solved
            assert content.task.live or app.node("page-feedback").label
        turn_page(app)
    assert room(app).pupil.record(lesson.id).stars(lesson) == 0
