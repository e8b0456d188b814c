import pygame
import pytest

from playground.ui.drawing import images
from playground.ui.kit.icons import NAMES, icon_svg

ASKED = {
    "play",
    "pause",
    "step",
    "reset",
    "undo",
    "redo",
    "pencil",
    "eraser",
    "line",
    "rectangle",
    "bucket",
    "hand",
    "mouse-cursor",
    "folder",
    "save",
    "new",
    "plus",
    "minus",
    "zoom-in",
    "zoom-out",
    "fit",
    "gear",
    "help",
    "close",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "brain",
    "eye",
    "speed",
    "trophy",
    "flag",
    "book",
    "keyboard",
    "text-size",
    "start-flag",
    "picture",
}


def test_all_that_is_needed_is_there():
    assert ASKED <= NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_icon_is_drawn_in_its_colour_within_its_square(name):
    drawn = images.picture(icon_svg(name, (200, 10, 20)), (48, 48))
    mask = pygame.mask.from_surface(drawn, 100)
    assert 60 < mask.count() < 1500
    strong = [drawn.get_at(spot) for spot in mask.outline() if drawn.get_at(spot)[3] > 250]
    assert all(abs(pixel[0] - 200) < 4 and pixel[1] < 16 for pixel in strong)
    assert all(1 <= x <= 46 and 1 <= y <= 46 for x, y in mask.outline())


def test_no_two_icons_are_alike():
    seen = {bytes(images.picture(icon_svg(name, (0, 0, 0)), (24, 24)).get_view("2").raw) for name in NAMES}
    assert len(seen) == len(NAMES)


def test_an_unknown_name_gives_a_ring():
    assert pygame.mask.from_surface(images.picture(icon_svg("no-such", (0, 0, 0)), (24, 24))).count() > 20
