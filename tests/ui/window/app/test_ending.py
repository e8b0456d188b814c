"""The card at the end of an episode says all of it, however narrow the window and however large the words."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest


@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
@pytest.mark.parametrize("size", ((640, 480), (1024, 640), (1280, 800)))
def test_nothing_of_the_card_is_cut(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven("corridor", live=True, size=size, scale=scale)
    app.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 4)), rel=(0, 0), buttons=(0, 0, 0))])
    for _ in range(4):
        app.click("move-right")
        app.frames(20)
    line = next(node for node in app.nodes if node.label == "Return +6 in 4 steps")
    assert app.app.ui.measure_rich(line.rect.width, line.label) <= line.rect.height
    card = app.app.screen.view.rect
    assert card.contains(line.rect)
    assert card.contains(app.node("ending").rect)
    assert app.app.ui.width("Goal!", "heading") <= app.node("ending").rect.width
    assert app.has("again-card") or app.has("again")


def test_the_card_of_a_cell_makes_way_for_it(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    for _ in range(4):
        app.key(pygame.K_RIGHT)
        app.frames(20)
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 2)), rel=(0, 0), buttons=(0, 0, 0))])
    assert app.has("ending")
    assert not app.has("reading")
