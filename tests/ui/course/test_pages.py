"""The pages of a lesson through the real app: dots, keys, praise and hints, "show me", the end."""

from collections.abc import Callable
from dataclasses import replace

import pygame

from playground.lessons.course import course
from playground.lessons.task import RIGHT, TRIES
from playground.ui.course.answering import PIECES, beat, looked_at, marked, shown
from playground.ui.course.classroom import classroom
from playground.ui.course.scenes import opened as opened_page
from tests.ui.course.players import enter, room, typed
from tests.ui.window.app.conftest import Driven

COVERS = (
    "playground/ui/course/page_card.py",
    "playground/ui/course/page_dots.py",
    "playground/ui/course/end_card.py",
    "playground/ui/course/answering.py",
    "playground/ui/course/classroom.py",
)
Made = Callable[..., Driven]
LOOP = course()["the-loop"]


def opened(driven: Made, **more: object) -> Driven:
    """The first lesson, its run begun."""
    app = driven("corridor", "learn", live=True, **more)
    enter(app, LOOP)
    return app


def test_dots_say_what_is_done_and_turn_pages(driven: Made) -> None:
    app = opened(driven)
    assert [app.node(f"page-{number}").value for number in range(len(LOOP.pages))] == ["here", *[""] * (len(LOOP.pages) - 1)]
    app.click("move-right")
    app.until(lambda: room(app).solved)
    app.frames(2)
    assert app.node("page-0").value == "done · here" and app.node("page-tone").label == "Right!"
    app.click("page-2")
    assert room(app).page == 2


def test_enter_goes_on_when_a_page_is_solved_and_page_keys_turn_pages(driven: Made) -> None:
    app = opened(driven)
    app.key(pygame.K_RETURN)
    assert room(app).page == 0
    app.click("move-right")
    app.until(lambda: room(app).solved)
    app.app.ui.drop_focus()
    app.key(pygame.K_RETURN)
    assert room(app).page == 1
    last = len(LOOP.pages) - 1
    for _ in range(last):
        app.key(pygame.K_PAGEDOWN)
    assert room(app).ended
    app.key(pygame.K_PAGEUP)
    assert not room(app).ended and room(app).page == last
    app.key(pygame.K_PAGEUP)
    assert room(app).page == last - 1


def test_a_near_miss_a_hint_and_praise_have_words_of_their_own(driven: Made) -> None:
    app = opened(driven)
    app.click("page-2")
    typed(app, "answer", -5)
    app.click("answer-check")
    app.frames(2)
    assert app.node("page-tone").label == "A hint" and room(app).record.wrong == 1
    typed(app, "answer", 9)
    app.click("answer-check")
    app.frames(2)
    assert app.node("page-tone").label == "Right!"


def test_after_three_tries_the_answer_is_shown_and_counts_as_shown(driven: Made) -> None:
    app = opened(driven)
    app.click("page-2")
    for answer in range(-4, -4 + TRIES):
        assert not app.has("show-me")
        typed(app, "answer", answer)
        app.click("answer-check")
        app.frames(2)
    app.click("show-me")
    assert not room(app).solved
    app.until(lambda: room(app).solved, 300)
    assert room(app).draft == 9 and room(app).record.shown and room(app).record.done


def test_a_hint_of_a_live_task_is_asked_for_and_moves_are_shown_one_after_another(driven: Made) -> None:
    app = opened(driven)
    app.app.workspace = replace(app.space, preferences=replace(app.space.preferences, reduced_motion=True))
    app.click("hint")
    app.frames(2)
    assert app.node("page-feedback").label and room(app).record.wrong == 1
    app.click("show-me")
    assert room(app).shown and app.space.snapshot.agent.step == 0
    app.until(lambda: room(app).solved, 400)
    assert room(app).record.shown


def test_training_is_shown_in_small_pieces_of_the_same_length(driven: Made) -> None:
    lesson = next(lesson for lesson in course().values() if any(task.id == "train" for task in lesson.tasks))
    page = next(number for number, content in enumerate(lesson.pages) if content.task and content.task.id == "train")
    app = opened(driven)
    space = app.space.remember(classroom(app.space).at(lesson, page))
    planned = classroom(shown(space)).plan
    pieces = [deed.steps for deed in planned if hasattr(deed, "steps")]
    task = lesson.pages[page].task
    assert task is not None and sum(pieces) == getattr(task, "within") and len(pieces) <= PIECES  # noqa: B009
    assert beat(shown(space)) > 0


def test_whoever_comes_back_to_play_loses_no_star(driven: Made) -> None:
    app = opened(driven)
    app.click("page-2")
    typed(app, "answer", 9)
    app.click("answer-check")
    app.click("page-anew")
    app.frames(2)
    typed(app, "answer", -5)
    app.click("answer-check")
    assert room(app).record == replace(room(app).record, done=True, wrong=0)


def test_what_a_live_task_looks_at_is_worked_out_once_for_a_snapshot(driven: Made, monkeypatch: object) -> None:
    app = opened(driven)
    asked: list[object] = []
    check = type(LOOP.pages[0].task).check
    page = replace(LOOP.pages[0])
    object.__setattr__(page, "task", _Counting(page.task, check, asked))
    lesson = replace(LOOP, pages=(page, *LOOP.pages[1:]))
    space = app.space.remember(classroom(app.space).at(lesson, 0))
    for _ in range(5):
        looked_at(space)
    assert len(asked) == 1


class _Counting:
    """A task that counts how often it is asked."""

    def __init__(self, task: object, check: Callable[..., object], asked: list[object]) -> None:
        self._task, self._check, self._asked = task, check, asked

    def __getattr__(self, name: str) -> object:
        return getattr(self._task, name)

    def check(self, answer: object, level: object) -> object:
        self._asked.append(answer)
        return self._check(self._task, answer, level)


def test_the_end_tells_what_is_left_then_the_stars_and_the_door_leads_to_ones_own_level(driven: Made) -> None:
    app = opened(driven)
    for _ in LOOP.pages:
        app.click("page-on")
    assert f"{len(LOOP.tasks)} pages" in app.node("end-left").label and app.node("end-learned").label == LOOP.learned.school
    pupil = room(app).pupil
    for number in range(len(LOOP.pages)):
        pupil = pupil.noting(LOOP.id, number, done=True)
    app.app.workspace = app.space.remember(replace(room(app), pupil=pupil))
    app.frames(2)
    assert app.node("end-stars").label == "3 of 3 stars" and LOOP.term in app.node("end-term").label
    app.click("lesson-door")
    app.frames(3)
    assert (app.space.mode, app.space.explanation) == ("why", LOOP.door) and app.space.level.rows == ("S...G",)


def test_a_scene_without_panels_below_gives_the_room_to_the_board(driven: Made) -> None:
    app = opened(driven)
    mode = app.app.screen.mode(app.space)
    assert mode.tall == 1.0 and mode.strip
    for _ in LOOP.pages:
        app.click("page-on")
    assert app.app.screen.mode(app.space).tall == 0.0


def test_solving_a_page_lets_stars_fly_on_the_board(driven: Made) -> None:
    app = opened(driven)
    app.click("move-right")
    app.until(lambda: room(app).solved)
    app.frames(2)
    marks = app.app.screen.mode(app.space).marks(app.app.ui, app.app.screen.view, app.space)
    assert marks.burst is not None and marks.burst.good


def test_the_same_stars_fly_for_every_kind_of_answer_and_from_its_cell(driven: Made) -> None:
    lesson = course()["what-a-policy-is-worth"]
    page = next(number for number, one in enumerate(lesson.pages) if one.task is not None and one.task.id == "number")
    app = driven("corridor", "learn", live=True)
    enter(app, lesson)
    app.app.workspace = opened_page(app.space, lesson, page)
    app.frames(5)
    mode, view = app.app.screen.mode(app.space), app.app.screen.view
    asked = mode.marks(app.app.ui, view, app.space).selected[0]
    assert mode.marks(app.app.ui, view, app.space).burst is None
    app.app.workspace = marked(app.space, RIGHT)
    app.frames(2)
    burst = mode.marks(app.app.ui, view, app.space).burst
    assert burst is not None and burst.good and burst.cell == asked


def test_a_page_has_no_timeline_of_the_past_whatever_mode_lends_its_board(driven: Made) -> None:
    app = driven("corridor", "learn", live=True)
    lesson = course()["q-learning"]
    enter(app, lesson)
    page = next(number for number, one in enumerate(lesson.pages) if one.scene.mode == "train")
    app.app.workspace = opened_page(app.space, lesson, page)
    app.frames(3)
    assert not app.app.screen.mode(app.space).rewinds
