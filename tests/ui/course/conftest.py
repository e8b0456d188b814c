"""The course is tried through the real app; its parts on pages with one task, with hands for the widget that answers it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.lessons.lesson import Lesson, Page, PageScene
from playground.lessons.task import Task
from playground.lessons.wording import wording
from playground.training.snapshot import Status
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.course.scenes import opened
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace
from tests.ui.hands import Screen
from tests.ui.window.app.conftest import driven

__all__ = ["driven"]

ROWS = "S..G\n.#.#"
TAIL = "[rules]\nstep_reward = -1.0\ndiscount = 0.9"


class WidgetPage(Screen):
    """Plays the widget of a page: the board at the left, its panel at the right."""

    def __init__(self, space: Workspace, answer: AnswerWidget, size: tuple[int, int] = (800, 800)) -> None:
        self.answer = answer
        panels = (answer.panel,) if answer.foot is None else (answer.panel, answer.foot)
        super().__init__(space, *panels, touch=answer.touch, over=answer.over, size=size)

    @property
    def room(self) -> Classroom:
        return classroom(self.space)

    def enter(self, key: str = "enter") -> None:
        """A key that no widget took."""
        assert self.answer.keys is not None
        self.space = self.answer.keys(self.space, key)
        self.frames(2)

    def arrow(self, move: str) -> None:
        """An arrow key that no widget took."""
        assert self.answer.steer is not None
        self.space = self.answer.steer(self.space, move, False)
        self.frames(2)

    def write(self, id: str, number: str) -> None:
        """A number typed into a field, and Enter."""
        self.ui.set_focus(id)
        self.frames(2)
        self.type(number)
        self.key(13)

    @property
    def wrong(self) -> int:
        """How many wrong answers were counted."""
        return self.room.record.wrong


@pytest.fixture
def page_of(
    space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]
) -> Callable[..., Workspace]:
    """page_of(task, rows=ROWS, tail=TAIL) opens a page with this task on a level of these rows, for a child."""

    def made(task: Task, rows: str = ROWS, tail: str = TAIL, more: Task | None = None) -> Workspace:
        level = level_of(rows, tail)
        scene, text = PageScene(level=level), wording("t")
        pages = tuple(Page(text=text, scene=scene, task=one) for one in (task, more) if one is not None)
        lesson = Lesson(id="t", order=1, title=text, pages=pages, learned=text)
        space = opened(space_of(snapshot_of(level)), lesson)
        space = with_preferences(space, reading="child")
        return replace(space, snapshot=replace(space.snapshot, run=space.runs, status=Status.PAUSED), outbox=(), wishes=())

    return made


@pytest.fixture
def page(screen: object) -> Callable[..., WidgetPage]:
    """page(space, answer) plays the widget; a screen was made ready by the fixture `screen`."""
    return WidgetPage
