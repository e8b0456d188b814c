"""Two boards in one card: side by side or one above the other, whichever makes the cells larger."""

from dataclasses import replace

import pygame
import pytest

from playground.training.first_sight import still
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import Marks, OverlaySet
from playground.ui.stage.second import Second, SecondBoard, draw_titles, fitting_words, halves
from playground.world import library

WIDE, HIGH = pygame.Rect(0, 0, 800, 400), pygame.Rect(0, 0, 300, 700)


@pytest.fixture
def ui(hands):
    return hands(lambda ui: None, size=(900, 700)).ui


@pytest.fixture
def second():
    snapshot = still(library.find("corridor"))
    return Second(snapshot, OverlaySet(drawn_of(snapshot), frozenset()), ("**One** · of · many", "**Other**"))


@pytest.mark.parametrize(("area", "size", "beside"), [(WIDE, (6, 6), True), (HIGH, (6, 6), False), (WIDE, (1, 12), False)])
def test_the_cells_are_as_large_as_they_can_be(ui, second, area, size, beside):
    own, other = halves(ui, area, size, second)
    assert (own.top == other.top) == beside
    assert own.size == other.size
    assert not own.colliderect(other)
    assert area.contains(own)
    assert area.contains(other)
    assert own.top >= area.top + ui.theme.small_line  # room for the title


def test_who_stands_before_comes_first(ui, second):
    own, other = halves(ui, WIDE, (6, 6), second)
    assert own.left < other.left
    own, other = halves(ui, WIDE, (6, 6), replace(second, before=True))
    assert own.left > other.left


def test_a_title_is_cut_at_its_points(ui):
    assert fitting_words(ui, "**One** · of · many", 1000) == "**One** · of · many"
    assert fitting_words(ui, "**One** · of · many", 1) == "**One**"


@pytest.mark.parametrize("before", [False, True])
def test_titles_stand_above_the_boards_in_their_order(hands, second, before):
    second = replace(second, before=before)
    views = []

    def draw(ui):
        views[:] = [Viewport(rect, 1, 5) for rect in halves(ui, WIDE, (1, 5), second)]
        draw_titles(ui, tuple(views), second)

    played = hands(draw, size=(900, 700))
    titles = [played.node(f"board-title-{number}") for number in range(2)]
    assert [title.label for title in titles] == ["One · of · many", "Other"]
    for title, view in zip(titles, reversed(views) if before else views, strict=True):
        assert title.rect.bottom <= view.board_rect.top
        assert view.rect.left <= title.rect.left < view.rect.right
    assert titles[0].rect.top <= titles[1].rect.top


def test_the_other_board_is_drawn_with_its_own_mouse(hands, space_of, second):
    board = SecondBoard()
    space, view = space_of(still(library.find("cliff5"))), Viewport(pygame.Rect(0, 0, 400, 100), 1, 5)

    played = hands(lambda ui: board.draw(ui, second, view, space, Marks()), size=(400, 200))
    assert played.surface.get_at(view.rect_of((0, 0)).center)[:3] != (0, 0, 0)
    assert played.surface.get_at((200, 150))[:3] == (0, 0, 0)
