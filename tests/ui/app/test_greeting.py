"""The first hint hides no tile that has a figure."""

from collections.abc import Callable
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
