"""Two boards in one card: side by side or one above the other, whichever makes the cells larger."""

from dataclasses import replace

import pygame
import pytest

from playground.training.first_sight import still
from playground.ui.kit import Theme, Ui
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import OverlaySet
from playground.ui.stage.second import Second, fitting_words, halves
from playground.world import library

WIDE, HIGH = pygame.Rect(0, 0, 800, 400), pygame.Rect(0, 0, 300, 700)


@pytest.fixture
def ui():
    pygame.font.init()
    made = Ui(Theme())
    made.begin(pygame.Surface((900, 700)), [], 0.0, 0.0)
    return made


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
