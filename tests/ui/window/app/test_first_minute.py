"""The guided minute played through the real app, on a clock that the test turns: every step, by what a person does."""

import pygame
import pytest

from playground.learning.learner import Field
from playground.training.novelty import COLOURED
from playground.training.session import Session
from playground.ui.guide.guide import guided
from playground.ui.guide.guided_steps import STEPS
from playground.world.grid import Cell
from tests.ui.window.app.conftest import FRAME, AtOnce, Driven

CHEESE, START = 10.0, 30.0
"""Seconds of training until the first colour and until the start has colour, at most."""


class Timed(Driven):
    """An app whose session goes by the app's own clock."""

    def __init__(self, size=(1280, 800), scale=1.0) -> None:
        clock = self.clock = [100.0]

        class Worker(AtOnce):
            def __init__(self) -> None:
                super().__init__()
                self.session = Session(seconds=lambda: clock[0])

        super().__init__(Worker(), "first-steps", "first", size, scale)

    def frames(self, count=1, events=()) -> None:
        for number in range(count):
            self.clock[0] = self.now + FRAME
            super().frames(1, events if number == 0 else ())

    @property
    def step(self) -> str:
        return guided(self.space).open_step.id

    def come_to(self, id: str, frames: int = 3000) -> float:
        """Frames until a step is open; the seconds that went by."""
        before = self.now
        self.until(lambda: self.step == id, frames)
        self.frames(3)
        return self.now - before

    def click_cell(self, cell: Cell) -> None:
        self.click_at(self.app.screen.view.rect_of(cell).center)


@pytest.mark.parametrize(("reading", "size", "scale"), [("child", (1280, 800), 1.0), ("student", (1024, 640), 1.5)])
def test_a_person_is_led_from_the_first_step_to_another_way(reading, size, scale) -> None:
    app = Timed(size, scale)
    assert app.step == "reader" and not app.space.brain.running
    app.click(f"guide-{reading}")
    assert app.space.preferences.reading == reading
    app.key(pygame.K_UP, scancode=pygame.KSCAN_UP)
    app.come_to("cheese")
    app.click_cell(Cell(1, 6))
    app.come_to("wheel")
    assert app.space.snapshot.agent.step == 0, "a new episode begins at the start"
    app.click("guide-go")
    began = app.now
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.fields[Field.V].max() > COLOURED)
    assert app.now - began < CHEESE
    app.come_to("wall")
    assert app.now - began < START
    way = guided(app.space).way
    app.click_cell(way[len(way) // 2])
    app.come_to("another")
    assert app.space.level[way[len(way) // 2]].blocks
    assert app.come_to("end") < START
    assert len(STEPS) - 1 == guided(app.space).step
    app.click("guide-play")
    assert (app.space.mode, app.space.level.title, app.space.brain.running) == ("play", "First steps", False)
    assert app.space.preferences.reading == reading


def test_it_can_be_left_at_any_time_and_comes_back_from_the_menu() -> None:
    app = Timed()
    app.click("guide-school")
    app.click("guide-skip")
    assert (app.space.mode, app.space.level.title) == ("play", "First steps")
    app.click("menu")
    app.click("menu-first-minute")
    app.frames(3)
    assert (app.space.mode, app.step) == ("first", "reader")
    app.app.workspace = app.space.enter("learn")  # as by its tab
    app.frames(3)
    assert guided(app.space).before is None
    app.app.workspace = app.space.enter("train")
    app.frames(3)
    assert app.space.level.title == "First steps"
