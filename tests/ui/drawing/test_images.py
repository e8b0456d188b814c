import pygame
import pytest

from playground.ui.drawing import images
from playground.ui.drawing.store import store

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="#204080"/></svg>'


def test_a_picture_has_the_size_asked_for_and_is_made_once():
    drawn = images.picture(SQUARE, (40, 40))
    assert drawn.get_size() == (40, 40)
    assert drawn.get_at((20, 20)) == (0x20, 0x40, 0x80, 255)
    assert images.picture(SQUARE, (40, 40)) is drawn


def test_a_picture_keeps_its_proportion_in_the_middle_of_another_size():
    drawn = images.picture(SQUARE, (80, 40))
    assert drawn.get_size() == (80, 40)
    assert drawn.get_at((40, 20))[3] == 255


@pytest.mark.parametrize("svg", ["", "<svg", "no picture at all", "\x00", "<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_a_placeholder(svg):
    assert images.picture(svg, (20, 20)).get_size() == (20, 20)


def test_a_missing_or_garbled_asset_is_a_placeholder_and_says_so_once(tmp_path, monkeypatch):
    monkeypatch.setattr(images.paths, "assets", lambda: tmp_path)
    (tmp_path / "bad.svg").write_bytes(b"\xff\xfe\x00")
    store.clear()
    with pytest.warns(UserWarning, match="none.svg"):
        images.asset("none.svg", (16, 16))
    with pytest.warns(UserWarning, match="bad.svg"):
        images.asset("bad.svg", (16, 16))
    assert images.asset("none.svg", (16, 16)).get_bounding_rect().width > 8
    store.clear()


def test_what_is_drawn_is_kept_within_the_budget(monkeypatch):
    store.clear()
    monkeypatch.setattr(store, "budget", 16 << 20)
    for number in range(60):
        images.picture(SQUARE, (300 + number, 300))
    assert 8 << 20 < store.bytes <= store.budget
    assert images.picture(SQUARE, (359, 300)) is images.picture(SQUARE, (359, 300))
    store.clear()


@pytest.mark.parametrize("rect", [(0, 0, 5, 5), (3, 4, 700, 520), (-50, -50, 2000, 40), (10, 10, 512, 100)])
def test_plain_colour_covers_exactly_its_rectangle(rect):
    surface = pygame.Surface((800, 600))
    images.fill(surface, (10, 20, 30), pygame.Rect(rect))
    expected = pygame.Surface((800, 600))
    expected.fill((10, 20, 30), rect)
    assert surface.get_view("2").raw == expected.get_view("2").raw


def test_plain_colour_respects_the_clip():
    surface = pygame.Surface((800, 600))
    surface.set_clip(pygame.Rect(100, 100, 50, 50))
    images.fill(surface, (255, 255, 255))
    surface.set_clip(None)
    assert pygame.mask.from_threshold(surface, (255, 255, 255), (1, 1, 1, 255)).count() == 2500


def test_a_colour_in_svg():
    assert images.hex_of((1, 128, 255)) == "#0180ff"
