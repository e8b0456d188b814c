"""The frames around cells whose best value an edit has changed."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.training.snapshot import Ripple
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.panels.ripple import FLASHES, NOTHING, SECONDS, flash_changes
from playground.ui.preferences import Preferences

RECT = pygame.Rect(0, 0, 300, 100)


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(replace(snapshot_of(level_of("S.G")), ripple=Ripple(1, np.array([0.5, NOTHING / 2, np.nan]))))


def shown(played, space, steady=False):
    view = Viewport(RECT, 1, 3)
    panel = played(lambda ui, _, workspace: flash_changes(ui, view, workspace, steady), space, *RECT.size)
    return view, panel


def framed(view, panel):
    """The columns whose cells have a frame."""
    return [col for col in range(3) if panel.surface.get_at(view.rect_of((0, col)).move(2, 0).midleft)[:3] == theme.WAITING]


def test_what_changed_is_framed_and_what_only_rounding_changed_is_not(played, space):
    view, panel = shown(played, space, steady=True)
    assert framed(view, panel) == [0]


def test_it_flashes_and_stops(played, space):
    view, panel = shown(played, space)
    seen = []
    for _ in range(round(SECONDS * 60) + 30):
        panel.frames()
        seen.append(bool(framed(view, panel)))
    begins = sum(after and not before for before, after in zip([False, *seen], seen, strict=False))
    assert seen[0]
    assert begins == FLASHES
    assert not any(seen[-25:])


def test_with_reduced_motion_nothing_flashes(played, space):
    view, panel = shown(played, replace(space, preferences=Preferences(reduced_motion=True)))
    assert framed(view, panel) == []
    view, panel = shown(played, replace(space, preferences=Preferences(reduced_motion=True)), steady=True)
    assert framed(view, panel) == [0]


def test_a_ripple_of_another_table_is_not_drawn(played, space):
    other = replace(space, snapshot=replace(space.snapshot, ripple=Ripple(1, np.ones(7))))
    assert framed(*shown(played, other, steady=True)) == []
    assert framed(*shown(played, replace(space, snapshot=replace(space.snapshot, ripple=None)), steady=True)) == []
