"""The pill that says how many times faster time runs."""

from dataclasses import replace

import pygame
import pytest

from playground.training.easing import CALM
from playground.training.pace import AUTO
from playground.training.snapshot import Status
from playground.ui.kit.layout import Row
from playground.ui.window.haste import haste_pill, haste_words

BAR = pygame.Rect(0, 300, 400, 34)


@pytest.fixture
def pill(screen, space_of, snapshot_of, level_of):
    """pill(times, **more) plays the pill in a bar below a run that goes so many times faster than calmly."""

    def made(times, **more):
        seen = {"status": Status.RUNNING, "running": True, "pace": AUTO, "per_second": CALM * times, **more}
        snapshot = replace(snapshot_of(level_of("S.G")), **seen)

        def over(ui, view, workspace):
            haste_pill(ui, Row(BAR, 8), workspace)
            return workspace

        return screen(space_of(snapshot), over=over)

    return made


def test_it_says_how_many_times_faster(pill):
    played = pill(12.0)
    assert played.words == ["×12"]
    assert BAR.contains(played.node("haste").rect)


@pytest.mark.parametrize("more", [{"pace": 96.0}, {"running": False}, {"status": Status.PAUSED}, {"per_second": CALM}], ids=str)
def test_it_is_not_there_where_nobody_is_hurried_along(pill, more):
    played = pill(12.0, **more)
    assert not played.has("haste") and not played.painted()


@pytest.mark.parametrize(("times", "words"), [(1.6, "×2"), (9.7, "×10"), (62.5, "×62"), (137.0, "×140"), (25_300.0, "×25,000")])
def test_numbers_have_two_digits(times, words):
    assert haste_words(times) == words
