"""Numbers as panels write them, under their names, and never faster than they can be read."""

from itertools import pairwise

import pygame
import pytest

from playground.ui import theme
from playground.ui.panels.readouts import READABLE, Readout, draw_bar, draw_sunken, readouts, short_count, signed, steady

M = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.0, 2, "0"),
        (0.004, 2, "0"),
        (-0.004, 2, "0"),
        (0.004, 3, "+0.004"),
        (0.5, 2, "+0.5"),
        (-10.0, 2, f"{M}10"),
        (-1.005, 1, f"{M}1"),
        (123456.0, 2, "+1.23e+05"),
    ],
)
def test_a_reward_has_its_sign_and_no_trailing_zeros(value, digits, text):
    assert signed(value, digits) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (950, "950"),
        (12_300, "12,300"),
        (99_949, "99,949"),
        (99_950, "100 k"),
        (944_600, "945 k"),
        (999_500, "1.0 M"),
        (4_200_000, "4.2 M"),
        (3.1e9, "3.1 G"),
        (2e13, "2.0e+13"),
    ],
)
def test_a_large_count_is_short(number, text):
    assert short_count(number) == text


def test_each_number_stands_under_its_name_so_many_abreast(played, space_of, snapshot_of, level_of):
    shown = [Readout(name, value, about) for name, value, about in (("One", "1", "first"), ("Two", "2", ""), ("Three", "3", ""))]

    def panel(ui, column, workspace):
        readouts(ui, column, "test", shown, 2)
        return workspace

    played = played(panel, space_of(snapshot_of(level_of("S.G"))))
    assert played.words == ["One", "1", "Two", "2", "Three", "3"]
    one, two, three = (played.node(f"label:{name}").rect for name in ("One", "Two", "Three"))
    assert one.top == two.top < three.top
    assert one.left == three.left < two.left
    assert played.node("label:1").rect.top >= one.bottom
    assert played.tip("label:1") == "first"
    assert played.tip("label:2") == ""


@pytest.mark.parametrize(("share", "filled"), [(-1.0, 0), (0.0, 0), (0.5, 50), (1.0, 100), (3.0, 100)])
def test_a_bar_is_filled_to_its_share(hands, share, filled):
    played = hands(lambda ui: draw_bar(ui, pygame.Rect(0, 0, 100, 8), share), size=(120, 20))
    row = [played.surface.get_at((x, 4))[:3] for x in range(4, 96)]
    assert sum(colour == theme.ACCENT for colour in row) == pytest.approx(min(92, max(0, filled - 4)), abs=5)
    assert played.surface.get_at((110, 4))[:3] == (0, 0, 0)


def test_a_sunken_ground_fills_its_rectangle(hands):
    played = hands(lambda ui: draw_sunken(ui, pygame.Rect(10, 10, 80, 40)), size=(120, 60))
    assert played.surface.get_at((50, 30))[:3] == theme.SUNKEN
    assert played.surface.get_at((5, 5))[:3] == (0, 0, 0)


def test_a_fast_number_stays_long_enough_to_be_read(hands):
    counted, seen = iter(range(1000)), []
    frames = round(READABLE * 60)
    played = hands(lambda ui: seen.append(steady(ui, "count", next(counted), at_once=False)))
    played.frames(3 * frames)
    changes = [number for number in range(1, len(seen)) if seen[number] != seen[number - 1]]
    assert len(changes) in (2, 3)
    assert all(after - before >= frames - 1 for before, after in pairwise(changes))


def test_a_number_at_rest_is_shown_at_once(hands):
    counted, seen = iter(range(1000)), []
    played = hands(lambda ui: seen.append(steady(ui, "count", next(counted), at_once=True)))
    played.frames(5)
    assert seen == list(range(len(seen)))
