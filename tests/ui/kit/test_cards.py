"""Cards, rules and icons."""

import pygame

from playground.ui import theme
from playground.ui.kit import Theme, Ui, cards

RECT = pygame.Rect(50, 40, 300, 200)
BLACK = (0, 0, 0)


def frame() -> Ui:
    pygame.font.init()
    ui = Ui(Theme())
    ui.begin(pygame.Surface((400, 300)), [], 1 / 60, 0.0)
    return ui


def at(ui: Ui, spot: tuple[int, int]) -> tuple[int, int, int]:
    return tuple(ui.surface.get_at(spot))[:3]


def test_a_card_is_white_and_gives_the_room_inside_it() -> None:
    ui = frame()
    assert cards.card(ui, RECT) == RECT.inflate(-2 * ui.theme.pad, -2 * ui.theme.pad)
    assert at(ui, RECT.center) == theme.CARD
    assert at(ui, (5, 5)) == BLACK
    assert ui.building == []


def test_a_title_takes_its_room_off_and_is_on_the_list_of_nodes() -> None:
    ui = frame()
    inside = cards.card(ui, RECT, "Brain")
    assert inside.top == RECT.top + ui.theme.pad + ui.theme.heading + ui.theme.gap
    assert inside.bottom == RECT.bottom - ui.theme.pad
    assert [(node.kind, node.label) for node in ui.building] == [("heading", "Brain")]


def test_a_card_hides_the_board_and_its_mere_ground_does_not() -> None:
    ui = frame()
    cards.raised(ui, RECT, 10)
    assert ui.covers == []
    cards.card(ui, RECT)
    assert ui.covers == [(0, RECT)]


def test_a_rule_is_a_thin_line_in_the_middle() -> None:
    ui = frame()
    cards.rule(ui, RECT)
    assert [at(ui, (200, RECT.centery + off)) for off in (-1, 0, 1)] == [BLACK, theme.LINE, BLACK]


def test_an_icon_keeps_to_the_middle_square() -> None:
    ui = frame()
    cards.icon(ui, "stop", RECT, (255, 0, 0))
    assert at(ui, RECT.center) == (255, 0, 0)
    assert at(ui, (RECT.left + 20, RECT.centery)) == BLACK


def test_where_there_is_no_room_there_is_no_icon() -> None:
    ui = frame()
    cards.icon(ui, "stop", pygame.Rect(10, 10, 0, 20), (255, 0, 0))
    assert ui.surface.get_bounding_rect().size == (400, 300)
    assert at(ui, (10, 20)) == BLACK
