"""The presentation view through the real app: F5 and Esc, in every mode, with what is needed still in reach."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from playground.lessons.course import course
from playground.ui.aspects import Occasion
from playground.ui.course.attending import asked_for
from playground.ui.course.classroom import classroom
from playground.ui.modes import modes
from tests.ui.window.app.conftest import Driven

COVERS = ("playground/ui/window/projection.py", "playground/ui/window/screen.py")
Made = Callable[..., Driven]


def presenting(app: Driven) -> bool:
    return app.space.occasion.presenting


@pytest.mark.parametrize("leaving", (pygame.K_F5, pygame.K_ESCAPE), ids=["F5", "Esc"])
def test_a_key_makes_board_and_words_large_and_it_or_esc_brings_the_window_back(driven: Made, leaving: int) -> None:
    app = driven("book", "play")
    before = app.app.screen.view.cell_size, app.node("move-right").rect.height
    app.key(pygame.K_F5)
    assert presenting(app) and not app.has("menu") and not app.has("modes")
    assert app.app.screen.view.cell_size > 1.4 * before[0]
    assert app.node("move-right").rect.height > 1.4 * before[1]
    app.key(leaving)
    assert not presenting(app) and app.has("menu") and app.space.dialog.id == ""
    assert (app.app.screen.view.cell_size, app.node("move-right").rect.height) == before


def test_the_mouse_leaves_it_by_a_button_and_comes_by_the_menu(driven: Made) -> None:
    app = driven("book", "play")
    app.click("menu")
    app.click("menu-present")
    assert presenting(app)
    app.click("present")
    assert not presenting(app)


@pytest.mark.parametrize("mode", sorted(mode.id for mode in modes().values() if mode.tab and mode.id != "learn"))
def test_training_goes_on_and_every_mode_has_its_controls(driven: Made, mode: str) -> None:
    app = driven("book", mode)
    app.key(pygame.K_F5)
    assert app.has("move-right") if app.space.brain.driver == "me" and mode != "edit" else app.has("run")
    app.key(pygame.K_RIGHT, scancode=pygame.KSCAN_RIGHT)
    assert presenting(app) and not app.app.crash


@pytest.mark.parametrize("size", ((1, 1), (320, 240), (500, 1200), (1024, 768), (1920, 1080)))
@pytest.mark.parametrize("scale", (1.0, 2.0))
def test_any_size_is_drawn(driven: Made, size: tuple[int, int], scale: float) -> None:
    app = driven("book", "train", scale=scale)
    app.key(pygame.K_F5)
    for mode in modes():
        if modes()[mode].tab:
            app.app.workspace = app.space.enter(mode)
            app.app._surface = pygame.Surface(size)
            app.frames(3)
            assert presenting(app)


def test_a_page_of_a_lesson_keeps_its_words_its_task_and_what_it_shows(driven: Made) -> None:
    app = driven("book", "play")
    app.app.workspace = asked_for(replace(app.space, occasion=Occasion(presenting=True)), (course()["the-loop"], 0), True)
    app.app.workspace = app.space.enter("learn")
    app.frames(5)
    assert classroom(app.space).lesson is course()["the-loop"]
    assert {"page-text", "page-ask", "move-right", "page-on"} <= {node.id for node in app.nodes}
    assert any(node.label.startswith("Environment") or node.label == "World" for node in app.nodes)
    app.key(pygame.K_ESCAPE)
    assert not presenting(app) and classroom(app.space).lesson is not None
