"""A control for any dial: no choice of a list is cut, however large the text."""

import pygame
import pytest

from playground.learning.families.control import Settings
from playground.settings import dials
from playground.ui.kit import Theme, Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.dial_controls import dial_control


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [240, 300, 420])
def test_the_longest_choice_has_room(scale: float, width: int) -> None:
    ui, wide = Ui(Theme(scale)), int(width * scale)
    ui.begin(pygame.Surface((wide, 2000)), [], 1 / 60, 1 / 60)
    column = Column(pygame.Rect(0, 0, wide, 2000), ui.theme.gap)
    explore = next(dial for dial in dials(Settings) if dial.name == "explore")
    assert dial_control(ui, column, "explore", explore, "epsilon-greedy", symbols=False) == "epsilon-greedy"
    ui.end()
    field, words = ui.node("explore"), ui.width("Epsilon greedy", "strong")
    assert field.value == "Epsilon greedy"
    assert words <= field.rect.width - 2 * ui.theme.inset - ui.theme.icon - ui.theme.gap
    assert field.rect.bottom <= column.used + ui.theme.gap


def test_short_choices_stand_beside_their_words() -> None:
    ui = Ui(Theme(1.0))
    ui.begin(pygame.Surface((600, 400)), [], 1 / 60, 1 / 60)
    column = Column(pygame.Rect(0, 0, 600, 400), ui.theme.gap)
    explore = next(dial for dial in dials(Settings) if dial.name == "explore")
    dial_control(ui, column, "explore", explore, "softmax", symbols=False)
    ui.end()
    assert ui.node("explore").rect.left > 200
    assert ui.node("explore").rect.height == ui.theme.row
