"""Into the course and out of it through the real app: nothing of the person's own is lost, and the course keeps its place."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame

from playground import paths
from playground.edit.board_edits import PaintTile
from playground.lessons.course import course
from playground.lessons.progress import Pupil
from playground.ui import documents, unsaved_work
from playground.ui.course.attending import asked_for
from playground.ui.course.classroom import classroom
from playground.ui.course.map_stations import map_level
from playground.ui.wishes import Open
from playground.world.grid import Cell
from playground.world.tiles import TILES
from tests.ui.course.players import enter, room
from tests.ui.window.app.conftest import Driven

COVERS = ("playground/ui/course/scenes.py",)
LOOP = "the-loop"
Made = Callable[..., Driven]


def with_wall(app: Driven) -> None:
    """An edit that is not saved."""
    app.app.workspace = app.space.edited(PaintTile((Cell(0, 2),), TILES["wall"]))
    app.frames(3)


def test_the_level_its_edits_and_the_run_settings_come_back(driven: Made) -> None:
    app = driven("corridor", "train")
    with_wall(app)
    app.app.workspace = app.space.tune({"alpha": 0.25})
    before = app.space
    app.app.workspace = app.space.enter("learn")
    app.frames(3)
    assert app.space.level == map_level() and app.space.unsaved
    enter_quickly(app)
    app.app.workspace = app.space.enter("train")
    app.frames(3)
    after = app.space
    assert after.history is before.history and after.document is before.document and after.aside is None
    assert after.brain.settings == before.brain.settings and after.look == before.look
    assert after.brain.driver == before.brain.driver and after.brain.keeps


def enter_quickly(app: Driven) -> None:
    """Into the first lesson, whether or not its run has begun."""
    app.click(f"lesson-{LOOP}")
    app.frames(2)
    assert room(app).lesson is course()[LOOP]


def test_what_is_kept_of_unsaved_work_is_the_persons_own_and_no_lesson(driven: Made) -> None:
    app = driven("corridor", "play")
    with_wall(app)
    app.app.workspace = app.space.enter("learn")
    app.frames(3)
    enter_quickly(app)
    app.now += 5.0
    app.frames(3)
    kept = unsaved_work.recovered(unsaved_work.autosave_path()).saved
    assert kept.rows == ("S.#.G",)
    app.app.workspace = app.space.edited(PaintTile((Cell(0, 1),), TILES["wall"]))  # in the lesson
    app.now += 5.0
    app.frames(3)
    assert unsaved_work.recovered(unsaved_work.autosave_path()).saved == kept


def test_a_lessons_level_is_nothing_to_lose(driven: Made) -> None:
    app = driven("corridor", "learn")
    enter_quickly(app)
    app.app.workspace = app.space.edited(PaintTile((Cell(0, 1),), TILES["wall"]))
    app.frames(2)
    assert not app.space.unsaved and not unsaved_work.autosave_path().exists()
    assert app.space.source == "corridor"


def test_a_level_opened_from_the_dialogs_is_seen_and_edited_outside_of_the_course(driven: Made) -> None:
    app = driven("corridor", "learn")
    enter_quickly(app)
    app.app.workspace = app.space.ask(Open("book"))
    app.frames(4)
    assert app.space.mode == "play" and app.space.level.title == documents.opened("book").saved.title
    assert app.space.aside is None and app.space.brain.keeps
    app.app.workspace = app.space.enter("learn")
    app.frames(3)
    assert room(app).lesson is None and app.space.level.title == map_level().title


def test_saving_in_a_lesson_saves_ones_own_level(driven: Made) -> None:
    app = driven("corridor", "play")
    with_wall(app)
    app.app.workspace = app.space.enter("learn")
    app.frames(3)
    app.key(pygame.K_s, pygame.KMOD_CTRL)
    app.frames(2)
    assert app.space.own_document.path is not None and not app.space.unsaved
    assert documents.opened(app.space.own_document.path).saved.rows == ("S.#.G",)
    assert app.space.level == map_level()


def test_one_comes_back_to_the_page_where_one_was(driven: Made) -> None:
    app = driven("corridor", "learn")
    enter_quickly(app)
    app.click("page-on")
    app.key(pygame.K_e)
    app.frames(2)
    assert app.space.mode == "edit" and app.space.level.rows == ("S...G",)
    app.key(pygame.K_e)
    app.frames(3)
    assert app.space.mode == "learn" and (room(app).lesson, room(app).page) == (course()[LOOP], 1)


def test_after_an_error_ones_own_level_and_progress_are_there(driven: Made) -> None:
    app = driven("corridor", "learn")
    app.app.workspace = app.space.remember(replace(room(app), pupil=Pupil("", {}).noting(LOOP, 0, done=True)))
    enter_quickly(app)
    app.click("page-on")
    app.app._begin_again()
    app.frames(2)
    assert app.space.aside is None and app.space.level.rows == ("S...G",) and not classroom(app.space).seated


def test_a_lesson_that_was_asked_for_opens_at_once(driven: Made) -> None:
    app = driven("corridor", "play")
    app.app.workspace = asked_for(app.space, (course()[LOOP], 1)).enter("learn")
    app.frames(3)
    assert (room(app).lesson, room(app).page) == (course()[LOOP], 1)


def test_progress_is_read_when_the_course_is_opened_and_a_damaged_file_is_kept_aside(driven: Made, home: Path) -> None:
    folder = paths.user_progress()
    folder.mkdir(parents=True)
    (folder / "me.json").write_text("{", encoding="utf-8")
    app = driven("corridor", "learn")
    app.frames(2)
    assert room(app).seated and not room(app).pupil.lessons
    assert (folder / "me.json.damaged").read_text(encoding="utf-8") == "{"


def test_an_answer_is_kept_at_once(driven: Made) -> None:
    app = driven("corridor", "learn", live=True)
    enter(app, course()[LOOP])
    app.click("move-right")
    app.until(lambda: room(app).solved)
    app.frames(2)
    kept = json.loads((paths.user_progress() / "me.json").read_text(encoding="utf-8"))
    assert kept["lessons"][LOOP]["tasks"]["0"] == {"wrong": 0, "shown": False, "done": True}
