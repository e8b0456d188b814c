"""An exhibition through the real app: the course plays itself, whoever touches anything takes over, and nothing is kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from playground.edit.board_edits import PaintTile
from playground.lessons.course import course
from playground.lessons.lesson_file import parse_lesson
from playground.lessons.packs import ClassPack
from playground.ui.aspects import Occasion
from playground.ui.course.attending import asked_for
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.course.stops import stops_of
from playground.ui.course.touring import WELCOME
from playground.ui.orders import with_preferences
from playground.ui.window.exhibition import REST, Exhibition
from playground.world.grid import Cell
from playground.world.tiles import TILES
from tests.ui.window.app.conftest import Driven, Event

COVERS = ("playground/ui/course/touring.py", "playground/ui/window/exhibition.py")
FIRST = stops_of(course())[0]
SPOT = (640, 300)


@pytest.fixture
def shown(driven: Callable[..., Driven]) -> Callable[..., Driven]:
    """shown(live=False, pack=None) makes an app in which the course, or a class pack, plays itself."""

    def make(live: bool = False, pack: ClassPack | None = None) -> Driven:
        app = driven("corridor", "play", live=live)
        app.app.exhibition = Exhibition()
        occasion = replace(app.space, occasion=Occasion(keeps=False))
        app.app.workspace = asked_for(occasion, None, seated=True, pack=pack).enter("learn")
        app.frames(3)
        return app

    return make


def room(app: Driven) -> Classroom:
    return classroom(app.space)


def wait(app: Driven, seconds: float) -> None:
    """A time in which nobody touches anything."""
    app.now += seconds
    app.frames(2)


def until(app: Driven, true: Callable[[], bool], seconds: float) -> None:
    """Nobody touches anything until something is so; fails where that takes longer."""
    for _ in range(round(8 * seconds)):
        if true():
            return
        app.now += 0.11
        app.frames()
    raise AssertionError("it never came to that")


def at_first_stop(app: Driven) -> Driven:
    wait(app, WELCOME + 1)
    app.frames(2)
    assert (room(app).lesson, room(app).page) == (FIRST.lesson, FIRST.page)
    return app


def test_it_begins_with_the_map_and_goes_on_to_the_first_lesson(shown: Callable[..., Driven]) -> None:
    app = shown()
    assert room(app).lesson is None and app.has("tour-invitation") and not app.has("menu")
    at_first_stop(app)
    assert app.node("tour-title").label == FIRST.lesson.title.school
    assert app.node("tour-text").label
    assert app.app.busy


def test_show_me_plays_by_itself_and_then_comes_the_next_stop(shown: Callable[..., Driven]) -> None:
    app = at_first_stop(shown(live=True))
    until(app, lambda: room(app).shown, 12)
    app.frames(2)
    assert app.has("tour-playing")
    until(app, lambda: room(app).solved, 12)
    until(app, lambda: room(app).tour is not None and room(app).tour.at == 1, 8)


def test_a_scene_that_never_ends_is_left_and_after_the_last_comes_the_first(shown: Callable[..., Driven]) -> None:
    tasks = '[pages.task]\nkind = "drive"\ngoal = { of = "ended" }\nask = "Go."\n', ""
    pages = "".join(f'[[pages]]\ntext = "T"\n{task}' for task in tasks)
    head = 'format = 1\norder = {}\ntitle = "T"\nlearned = "L"\n[scene]\nlevel = "corridor"\nrunning = true\n'
    lessons = {f"ours-{number}": parse_lesson(head.format(number) + pages, f"ours-{number}") for number in (1, 2)}
    app = shown(pack=ClassPack(lessons=lessons))
    seen: list[tuple[str, int]] = []
    for _ in range(24):
        wait(app, 15)
        stop = room(app).tour.stop
        if stop is not None and (stop.lesson.id, stop.page) not in seen[-1:]:
            seen.append((stop.lesson.id, stop.page))
    assert seen[:5] == [("ours-1", 0), ("ours-1", 1), ("ours-2", 0), ("ours-2", 1), ("ours-1", 0)]


@pytest.mark.parametrize(
    "taking",
    [
        Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0),
        Event(pygame.KEYDOWN, key=pygame.K_RIGHT, mod=0, unicode="", scancode=pygame.KSCAN_RIGHT),
        Event(pygame.MOUSEBUTTONDOWN, pos=SPOT, button=1),
        Event(pygame.FINGERDOWN, x=0.5, y=0.5, dx=0.0, dy=0.0, finger_id=0, touch_id=0),
        Event(pygame.CONTROLLERBUTTONDOWN, button=0, instance_id=0),
        Event(pygame.CONTROLLERAXISMOTION, axis=0, value=30_000, instance_id=0),
    ],
    ids=["escape", "arrow", "click", "touch", "button", "stick"],
)
def test_whoever_touches_anything_is_on_that_page_of_the_real_window(shown: Callable[..., Driven], taking: Event) -> None:
    app = at_first_stop(shown())
    app.frames(1, [taking])
    app.frames(3)
    assert room(app).tour is None and (room(app).lesson, room(app).page) == (FIRST.lesson, FIRST.page)
    assert not room(app).shown and room(app).record.wrong == 0
    assert app.has("menu") and app.has("page-on") and not app.space.occasion.presenting
    assert app.space.dialog.id == "" and not app.app.exhibition.touring
    assert not [command for command in app.worker.told if type(command).__name__ == "Act"]


def test_a_touch_that_is_also_a_click_a_moment_later_presses_nothing(shown: Callable[..., Driven]) -> None:
    app = at_first_stop(shown())
    app.frames(1, [Event(pygame.FINGERDOWN, x=0.5, y=0.5, dx=0.0, dy=0.0, finger_id=0, touch_id=0)])
    app.frames(2, [Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0)])
    assert room(app).tour is None and app.space.dialog.id == ""
    wait(app, 1)
    app.key(pygame.K_ESCAPE)
    assert app.space.dialog.id == "menu"


def test_before_the_first_lesson_the_map_is_theirs(shown: Callable[..., Driven]) -> None:
    app = shown()
    app.key(pygame.K_SPACE)
    app.frames(3)
    assert room(app).tour is None and room(app).lesson is None and app.has("lesson-begin")


def test_a_pointer_that_moves_and_a_stick_at_rest_take_over_nothing(shown: Callable[..., Driven]) -> None:
    app = at_first_stop(shown())
    app.frames(1, [Event(pygame.MOUSEMOTION, pos=SPOT, rel=(1, 1), buttons=(0, 0, 0))])
    app.frames(1, [Event(pygame.CONTROLLERAXISMOTION, axis=0, value=900, instance_id=0)])
    assert room(app).tour is not None


def test_after_a_minute_at_rest_it_begins_again_as_if_nobody_had_been_there(shown: Callable[..., Driven]) -> None:
    app = at_first_stop(shown())
    app.key(pygame.K_RETURN)
    app.app.workspace = with_preferences(app.space, reading="student").enter("edit")
    app.frames(3)
    app.app.workspace = app.space.edited(PaintTile((Cell(0, 2),), TILES["wall"])).open_dialog("menu")
    wait(app, REST - 2)
    assert room(app).tour is None
    app.frames(1, [Event(pygame.MOUSEMOTION, pos=SPOT, rel=(1, 1), buttons=(0, 0, 0))])
    wait(app, REST - 2)
    assert room(app).tour is None and not app.app.exhibition.due(app.now)
    wait(app, 3)
    app.frames(3)
    assert room(app).tour is not None and room(app).lesson is None and room(app).pupil.lessons == {}
    assert app.space.mode == "learn" and app.space.dialog.id == "" and app.space.preferences.reading == "school"
    assert app.space.own_level.rows == ("S...G",)
    at_first_stop(app)


def test_a_crash_is_left_to_be_read_and_gone_after_a_minute(shown: Callable[..., Driven]) -> None:
    app = shown()
    app.app.crash = "Something went wrong."
    app.app.frame()
    app.now += REST + 1
    app.frames(3)
    assert room(app).tour is not None


def test_nothing_is_kept_of_the_tour_or_of_a_visitor(shown: Callable[..., Driven], home: Path) -> None:
    app = at_first_stop(shown(live=True))
    until(app, lambda: room(app).solved, 20)
    app.key(pygame.K_RETURN)
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.status != "warming", 4000)
    app.click("move-right")
    app.until(lambda: room(app).solved, 300)
    app.app.workspace = with_preferences(app.space, reading="student", text_scale=1.5).enter("edit")
    app.frames(3)
    app.app.workspace = app.space.edited(PaintTile((Cell(0, 2),), TILES["wall"]))
    wait(app, 5)
    app.app.close()
    assert [path for path in home.rglob("*") if path.is_file()] == []
