"""Lines that can be told apart, by colour and by strokes, and that stand where their values are."""

import numpy as np
import pygame

from playground.training.episode_curve import Curve
from playground.ui import theme
from playground.ui.keeping import MOST
from playground.ui.panels.curve_lines import PRESENT, STYLES, Axes, CurveLine, CurvePainter


def flat(value: float, episodes: int = 40) -> Curve:
    points = np.full(episodes, value)
    return Curve(np.arange(episodes) + 1.0, points, points - 0.2, points + 0.2)


def luminance(colour: theme.Colour) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def test_every_place_has_a_look_of_its_own_that_stands_out_from_the_card() -> None:
    assert len(STYLES) == MOST
    assert len({look.strokes for look in (*STYLES, PRESENT)}) == MOST + 1
    assert len({look.colour for look in (*STYLES, PRESENT)}) == MOST + 1
    for look in STYLES:
        assert (luminance(theme.CARD) + 0.05) / (luminance(look.colour) + 0.05) >= 4.5


def test_lines_stand_at_their_values_and_strokes_leave_gaps() -> None:
    frame = Axes((200, 101), 0.0, 4.0, 1.0, 40.0, None)
    picture = CurvePainter().lines(flat(3.0), (CurveLine(flat(1.0), STYLES[0]),), frame, 0.0)
    present = [picture.get_at((x, 25))[:3] == PRESENT.colour for x in range(10, 180)]
    kept = [picture.get_at((x, 75)).a == 255 for x in range(10, 180)]
    assert all(present)
    assert 0.5 < np.mean(kept) < 0.9  # strokes of 11, gaps of 5
    band = picture.get_at((100, 79))
    assert 0 < band.a < 60


def test_a_kept_curve_can_be_drawn_alone() -> None:
    frame = Axes((60, 41), 0.0, 4.0, 1.0, 40.0, 3.5)
    picture = CurvePainter().lines(None, (CurveLine(flat(1.0), STYLES[3]),), frame, 0.0)
    assert pygame.mask.from_surface(picture, 250).count() > 60
