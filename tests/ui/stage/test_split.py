"""Boards in one card: as large as they can be, side by side, one above the other or in two rows, each below its title."""

import pygame
import pytest

from playground.training.first_sight import still
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import Marks, OverlaySet
from playground.ui.stage.split import WHOLE, OtherBoard, Pane, Split, areas, draw_titles, fitting_words, pair
from playground.world import library

WIDE, HIGH, SQUARE = pygame.Rect(0, 0, 800, 400), pygame.Rect(0, 0, 300, 700), pygame.Rect(0, 0, 600, 600)


@pytest.fixture
def ui(hands):
    return hands(lambda ui: None, size=(900, 700)).ui


@pytest.fixture
def snapshot():
    return still(library.find("corridor"))


@pytest.fixture
def over(snapshot):
    return OverlaySet(drawn_of(snapshot), frozenset())


def both(snapshot, over, before=False):
    return pair(snapshot, over, ("**One** · of · many", "**Other**"), before)


def test_one_board_has_all_the_room(ui):
    assert areas(ui, WIDE, (6, 6), WHOLE) == [WIDE]


@pytest.mark.parametrize(("area", "size", "beside"), [(WIDE, (6, 6), True), (HIGH, (6, 6), False), (WIDE, (1, 12), False)])
def test_the_cells_are_as_large_as_they_can_be(ui, snapshot, over, area, size, beside):
    own, other = areas(ui, area, size, both(snapshot, over))
    assert (own.top == other.top) == beside
    assert own.size == other.size
    assert not own.colliderect(other)
    assert area.contains(own)
    assert area.contains(other)
    assert own.top >= area.top + ui.theme.small_line  # room for the title


@pytest.mark.parametrize(
    ("count", "area", "size", "columns"),
    [(4, SQUARE, (6, 6), 2), (4, SQUARE, (1, 12), 1), (4, WIDE, (12, 2), 4), (3, SQUARE, (6, 6), 2), (3, WIDE, (6, 4), 3)],
)
def test_up_to_four_boards_stand_in_the_grid_that_makes_the_cells_largest(ui, count, area, size, columns):
    parts = areas(ui, area, size, Split((Pane(),) * count))
    assert len({part.left for part in parts}) == columns
    assert all(area.contains(part) for part in parts)
    assert not any(one.colliderect(other) for number, one in enumerate(parts) for other in parts[:number])

    def cell(part):
        return min(part.width / size[1], part.height / size[0])

    for other in range(1, count + 1):  # by hand: so many in a row, the titles above them
        rows = -(-count // other)
        wide = (area.width - ui.theme.gap * (other - 1)) / other
        high = (area.height - ui.theme.gap * (rows - 1)) / rows - ui.theme.small_line
        assert cell(parts[0]) >= min(wide / size[1], high / size[0]) - 1.0


def test_who_stands_before_comes_first(snapshot, over):
    assert both(snapshot, over).lead == 0
    assert both(snapshot, over, before=True).lead == 1
    assert [pane.title for pane in both(snapshot, over, before=True).panes] == ["**One** · of · many", "**Other**"]
    assert Split((Pane(snapshot=snapshot), Pane(snapshot=snapshot))).lead == 0  # the run's own board does not stand there


def test_a_title_is_cut_at_its_points(ui):
    assert fitting_words(ui, "**One** · of · many", 1000) == "**One** · of · many"
    assert fitting_words(ui, "**One** · of · many", 1) == "**One**"


@pytest.mark.parametrize("before", [False, True])
def test_titles_stand_above_the_boards_in_their_order(hands, snapshot, over, before):
    split, views = both(snapshot, over, before), []

    def draw(ui):
        views[:] = [Viewport(rect, 1, 5) for rect in areas(ui, WIDE, (1, 5), split)]
        assert draw_titles(ui, views, split) is None

    played = hands(draw, size=(900, 700))
    titles = [played.node(f"board-title-{number}") for number in range(2)]
    assert [title.label for title in titles] == ["One · of · many", "Other"]
    for title, view in zip(titles, views, strict=True):
        assert title.rect.bottom <= view.board_rect.top
        assert view.rect.left <= title.rect.left < view.rect.right
    assert titles[0].rect.top <= titles[1].rect.top


def test_titles_that_can_be_pressed_say_which_one_was(hands, snapshot):
    split = Split((Pane(snapshot=snapshot),) * 3, draw_title=lambda ui, rect, number: ui.button(f"open-{number}", rect, "it"))
    pressed = []

    def draw(ui):
        views = [Viewport(rect, 1, 5) for rect in areas(ui, WIDE, (1, 5), split)]
        pressed.append(draw_titles(ui, views, split))

    played = hands(draw, size=(900, 700))
    assert set(pressed) == {None}
    played.click("open-2")
    assert 2 in pressed


def test_another_board_is_drawn_with_its_own_mouse(hands, space_of, snapshot, over):
    board = OtherBoard()
    space, view = space_of(still(library.find("cliff5"))), Viewport(pygame.Rect(0, 0, 400, 100), 1, 5)
    pane = Pane(snapshot=snapshot)

    played = hands(lambda ui: board.draw(ui, pane, over, view, space, Marks()), size=(400, 200))
    assert played.surface.get_at(view.rect_of((0, 0)).center)[:3] != (0, 0, 0)
    assert played.surface.get_at((200, 150))[:3] == (0, 0, 0)
