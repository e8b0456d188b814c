"""The bar stands still under a pointer that presses there, whatever the press changes."""

from typing import Any

import pygame
import pytest

from playground.ui.window.header import TOOLS


@pytest.mark.parametrize("size", [(640, 480), (1024, 640), (1280, 800)])
def test_what_is_pressed_in_it_moves_nothing_under_the_pointer(driven: Any, size: tuple[int, int]) -> None:
    app = driven("first-steps", mode="train", size=size)
    names = [node.id for node in app.nodes if node.id in {"menu", *(tool.order for tool in TOOLS)} or node.kind == "tab"]
    for name in [name for name in names if name not in ("menu", "levels", "help", "save")] * 2:
        before = {id: app.node(id).rect.copy() for id in names}
        app.click(name)
        app.frames(2)
        assert {id: app.node(id).rect for id in names if app.has(id)} == before, name


def test_it_takes_its_new_place_when_the_pointer_leaves_it(driven: Any) -> None:
    app = driven("first-steps", mode="train", size=(1280, 800))
    before = app.node("text-size").rect.copy()
    app.click("text-size")
    assert app.space.preferences.text_scale == 1.25 and app.node("text-size").rect == before
    app.frames(2, [pygame.Event(pygame.MOUSEMOTION, pos=(600, 500), rel=(0, 0), buttons=(0, 0, 0))])
    assert app.node("text-size").rect.height > before.height
