"""A window of any size is drawn without an exception, in every mode, and back again."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.kit import Ui, texts
from playground.ui.modes import modes
from playground.ui.window.arrangement import arranged

SIZES = ((1, 1), (1, 900), (900, 1), (40, 30), (200, 100), (320, 240), (500, 2000), (3000, 300), (2600, 1500))


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("mode", list(modes()))
def test_any_size_is_drawn(driven: Callable[..., Any], mode: str, scale: float) -> None:
    app = driven(mode=mode, scale=scale)
    for size in (*SIZES, (1280, 800)):
        app.app._surface = pygame.Surface(size)
        app.frames(3)
        for dialog in ("levels", "menu", "save-as"):
            app.app.workspace = app.space.open_dialog(dialog)
            app.frames(2)
            app.app.workspace = app.space.close_dialog()
    assert app.has("modes")


@pytest.mark.parametrize("level", ("book", "windy-gridworld", "big-maze", "ice-and-portals", "short-corridor", "random-walk"))
@pytest.mark.parametrize("mode", list(modes()))
def test_every_kind_of_level_is_drawn(driven: Callable[..., Any], mode: str, level: str) -> None:
    app = driven(level, mode=mode, size=(640, 480), scale=2.0)
    app.frames(2)
    assert app.space.level.title


@pytest.mark.parametrize(("scale", "words"), ((1.5, "Learning rate"), (2.0, "Speed")))
def test_the_words_of_a_slider_are_whole_in_the_smallest_window(
    driven: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, scale: float, words: str
) -> None:
    app = driven(mode="train", size=(640, 480), scale=scale)
    whole, write = {}, texts.write

    def noted(ui: Ui, rect: pygame.Rect, text: str, *rest: Any) -> bool:
        whole[text] = write(ui, rect, text, *rest)
        return whole[text]

    monkeypatch.setattr(texts, "write", noted)
    app.frames(2)
    assert whole[words]


def test_what_happened_keeps_off_the_edge_of_its_card(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True, size=(1024, 640))
    app.click("move-right")
    app.frames(10)
    sentence = next(node.rect for node in app.nodes if node.label.startswith("You went right"))
    strip = arranged((1024, 640), app.app.ui.theme).strip
    assert strip is not None
    assert sentence.bottom <= strip.bottom - app.app.ui.theme.pad
