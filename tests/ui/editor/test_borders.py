"""Plus and minus at the borders of the board."""

import pygame
import pytest

from playground.ui.board.viewport import Viewport
from playground.ui.editor.borders import borders, room

VIEW = Viewport(pygame.Rect(60, 40, 200, 160), 2, 3, margin=40)


def draw(ui, column, workspace):
    return borders(ui, VIEW, workspace)


@pytest.mark.parametrize(
    ("id", "rows"),
    [
        ("add-top", ("...", "S.G", "#..")),
        ("add-bottom", ("S.G", "#..", "...")),
        ("add-left", (".S.G", ".#..")),
        ("add-right", ("S.G.", "#...")),
        ("remove-top", ("#..",)),
        ("remove-bottom", ("S.G",)),
        ("remove-left", (".G", "..")),
        ("remove-right", ("S.", "#.")),
    ],
)
def test_each_sign_adds_or_removes_at_its_border(panel, id, rows) -> None:
    hands = panel(draw, "S.G\n#..")
    hands.click(id)
    assert hands.space.level.rows == rows


def test_the_signs_lie_along_the_edge_of_the_card_and_not_of_the_board(panel) -> None:
    hands = panel(draw, "S.G\n#..")
    places = {
        name: [hands.node(f"{what}-{name}").rect for what in ("add", "remove")] for name in ("top", "bottom", "left", "right")
    }
    assert all(VIEW.rect.contains(rect) for pair in places.values() for rect in pair)
    assert {rect.top for rect in places["top"]} == {VIEW.rect.top}
    assert {rect.right for rect in places["right"]} == {VIEW.rect.right}
    assert not any(VIEW.board_rect.colliderect(rect) for pair in places.values() for rect in pair)
    assert room(hands.ui) > places["top"][0].height


def test_they_say_what_they_do(panel) -> None:
    hands = panel(draw, "S.G\n#..")
    assert hands.node("add-top").tooltip == "Add a row (top)"
    assert hands.node("remove-left").tooltip == "Remove a column (left)"
