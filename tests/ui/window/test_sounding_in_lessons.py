"""In the real window: answers in a lesson are heard as right or wrong, and a person's steps as what happens."""

from collections.abc import Callable

import pygame

from playground.lessons.wording import ReadingLevel
from playground.ui.orders import with_preferences
from playground.ui.sound.cues import Sound
from tests.ui.course.players import LESSONS, answer_rightly, answer_wrongly, enter, room
from tests.ui.window.app.conftest import Driven, driven
from tests.ui.window.test_sounding import Speaker

__all__ = ["driven"]


def test_a_wrong_and_a_right_answer_are_heard(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "learn", live=True)
    speaker = app.app.sounding.loudspeaker = Speaker()
    app.app.workspace = with_preferences(app.space, reading=str(ReadingLevel.SCHOOL))
    app.frames(2)
    lesson = next(lesson for lesson in LESSONS if lesson.pages[0].task is not None and not lesson.pages[0].task.live)
    enter(app, lesson)
    task = lesson.pages[0].task
    assert task is not None
    answer_wrongly(app, task, lesson, 0)
    wrong = [sound for sound, _ in speaker.heard]
    answer_rightly(app, task, lesson, 0)
    app.until(lambda: room(app).solved, 600)
    app.frames(2)
    assert Sound.WRONG in wrong and Sound.RIGHT not in wrong
    assert [sound for sound, _ in speaker.heard][-1] is Sound.RIGHT


def test_a_persons_steps_are_heard_until_m_is_pressed(driven: Callable[..., Driven]) -> None:
    app = driven("corridor", "play", live=True)
    speaker = app.app.sounding.loudspeaker = Speaker()
    for key, place in ((pygame.K_RIGHT, pygame.KSCAN_RIGHT), (pygame.K_UP, pygame.KSCAN_UP)):
        lived = app.space.snapshot.lived
        app.key(key, scancode=place)
        app.until(lambda lived=lived: app.space.snapshot.lived > lived, 600)  # type: ignore[misc]
        app.frames(2)
    assert speaker.heard == [(Sound.STEP, 0.5), (Sound.BUMP, 0.5)]
    app.key(pygame.K_m, text="m")
    lived = app.space.snapshot.lived
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    app.until(lambda: app.space.snapshot.lived > lived, 600)
    app.frames(2)
    assert len(speaker.heard) == 2 and app.space.preferences.muted
