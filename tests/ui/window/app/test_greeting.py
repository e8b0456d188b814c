"""The first hint hides no tile that has a figure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.world.grid import Cell


@pytest.mark.parametrize("size", ((1280, 800), (1024, 640), (1920, 1080)))
def test_the_hint_stands_on_plain_ground_or_beside_the_board(driven: Callable[..., Any], size: tuple[int, int]) -> None:
    app = driven("first-steps", live=True, size=size)
    hint = app.node("greeting").rect
    rows = app.space.level.rows
    figures = [Cell(row, col) for row, glyphs in enumerate(rows) for col, glyph in enumerate(glyphs) if glyph != "."]
    assert not [cell for cell in figures if app.app.screen.view.rect_of(cell).colliderect(hint)]


def test_the_hint_is_gone_while_the_mouse_is_out_of_sight_and_comes_back_with_it(driven: Callable[..., Any]) -> None:
    app = driven("first-steps", live=True)
    assert app.has("greeting")
    start, look = app.space.level, app.space.look
    far = Cell(start.height - 1, start.width - 1)
    assert app.space.snapshot.mdp.states[app.space.snapshot.agent.state].cell != far
    app.app.workspace = replace(app.space, look=replace(look, zoom=9.0, centre=(float(far.row), float(far.col))))
    app.frames(2)
    assert not app.has("greeting")
    app.app.workspace = replace(app.space, look=look)
    app.frames(2)
    assert app.has("greeting")
