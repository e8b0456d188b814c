"""On the map through the real app: the mouse walks to a station, and the lesson opens when it is there."""

from collections.abc import Callable
from dataclasses import replace

import pygame

from playground.lessons.course import course
from playground.ui.course.map_stations import places
from tests.ui.course.players import room
from tests.ui.window.app.conftest import Driven

COVERS = ("playground/ui/course/map_card.py", "playground/ui/dialogs/window_dialogs.py")
Made = Callable[..., Driven]
LESSONS = list(course().values())


def on_map(driven: Made, **more: object) -> Driven:
    """The map, its run begun."""
    app = driven("corridor", "learn", live=True, **more)
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.level == app.space.level)
    return app


def test_a_click_walks_to_the_station_and_opens_its_lesson(driven: Made) -> None:
    app = on_map(driven)
    app.click(f"station-{LESSONS[0].id}")
    assert room(app).lesson is None and app.space.walk.goal == places(course())[LESSONS[0].id]
    app.until(lambda: room(app).lesson is LESSONS[0], 300)


def test_a_second_click_does_not_wait(driven: Made) -> None:
    app = on_map(driven)
    app.click(f"station-{LESSONS[3].id}")
    assert room(app).lesson is None
    app.click(f"station-{LESSONS[3].id}")
    assert room(app).lesson is LESSONS[3]


def test_a_click_where_the_mouse_stands_opens_at_once(driven: Made) -> None:
    app = on_map(driven)
    app.click(f"station-{LESSONS[0].id}")
    app.until(lambda: room(app).lesson is not None, 300)
    app.frames(2)
    app.click("to-map")
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.level == app.space.level)
    app.frames(2)
    app.click(f"station-{LESSONS[0].id}")
    assert room(app).lesson is LESSONS[0]


def test_the_arrow_keys_walk_onto_a_station_and_enter_opens_it(driven: Made) -> None:
    app = on_map(driven)
    for _ in range(2):
        lived = app.space.snapshot.lived
        app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
        app.until(lambda lived=lived: app.space.snapshot.lived > lived, 100)
    app.frames(2)
    assert room(app).station == LESSONS[0].id
    app.key(pygame.K_RETURN)
    assert room(app).lesson is LESSONS[0]


def test_the_list_picks_and_a_second_press_opens(driven: Made) -> None:
    app = on_map(driven)
    app.click(f"lesson-{LESSONS[2].id}")
    assert room(app).lesson is None and room(app).picked is LESSONS[2]
    assert app.node("picked-title").label.endswith(LESSONS[2].title.school)
    app.click(f"lesson-{LESSONS[2].id}")
    assert room(app).lesson is LESSONS[2]


def test_the_words_change_with_the_reader_at_once(driven: Made) -> None:
    app = on_map(driven)
    about = LESSONS[0].about
    assert app.node("picked-about").label == about.school != about.child
    app.choose("course-reading", "Child")
    app.frames(2)
    assert app.node("picked-about").label == about.child


def test_one_lesson_is_reset_and_the_others_stay(driven: Made) -> None:
    app = on_map(driven)
    first, second = LESSONS[:2]
    pupil = room(app).pupil.noting(first.id, 0, done=True).noting(second.id, 0, done=True)
    app.app.workspace = app.space.remember(replace(room(app), pupil=pupil, station=first.id))
    app.frames(2)
    app.click("lesson-reset")
    assert first.id not in room(app).pupil.lessons and second.id in room(app).pupil.lessons


def test_the_next_pupil_gives_a_name(driven: Made) -> None:
    app = on_map(driven)
    app.click("next-pupil-button")
    app.click("pupil-name")
    app.type("Ben")
    app.click("pupil-begin")
    app.frames(3)
    assert room(app).pupil.name == "Ben" == app.space.preferences.pupil
    assert app.node("pupil").label.startswith("Ben")


def test_nothing_is_cut_off_in_a_small_window_with_large_words(driven: Made) -> None:
    for size, scale in (((640, 480), 1.0), ((1280, 800), 2.0)):
        app = on_map(driven, size=size, scale=scale)
        inside = app.surface.get_rect()
        assert inside.contains(app.reveal("lesson-begin").shown) and inside.contains(app.reveal("picked-title").shown)
