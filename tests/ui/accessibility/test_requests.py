import pygame

from playground.ui.accessibility.element import Role, SpokenElement
from playground.ui.accessibility.requests import Request, events_of
from playground.ui.kit.named_requests import Asked, AskedAct

SLIDER = SpokenElement("alpha", Role.SLIDER, "Step size", target="alpha", acts=frozenset({AskedAct.SET, AskedAct.MORE}))
CELL = SpokenElement("cell:1:2", Role.CELL, "row 1", box=(100, 40, 20, 10), acts=frozenset({AskedAct.PRESS}))


def test_a_widget_is_asked_by_its_id() -> None:
    (event,) = events_of(Request(AskedAct.SET, "alpha", 0.3), SLIDER)
    assert event.asked == Asked(AskedAct.SET, "alpha", 0.3)


def test_a_cell_is_clicked_in_its_middle() -> None:
    moved, down, up = events_of(Request(AskedAct.PRESS, "cell:1:2"), CELL)
    assert [event.type for event in (moved, down, up)] == [pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP]
    assert down.pos == up.pos == (110, 45) and down.button == 1


def test_what_is_gone_or_cannot_do_it_gets_nothing() -> None:
    assert events_of(Request(AskedAct.PRESS, "alpha"), SLIDER) == []
    assert events_of(Request(AskedAct.PRESS, "gone"), None) == []
