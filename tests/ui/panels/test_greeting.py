"""The very first hint, and when it goes away."""

from dataclasses import replace

import pygame
import pytest

from playground.training.snapshot import Transition
from playground.ui.aspects import RunRequest
from playground.ui.board.viewport import Viewport
from playground.ui.panels.greeting import WORDS, greeting

CARD = pygame.Rect(0, 0, 600, 600)


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S....\n.....\n.....\n....G")))


def drawn(hands, space, view):
    return hands(lambda ui: greeting(ui, view, space), size=CARD.size)


def view_of(space):
    return Viewport(CARD, space.level.height, space.level.width)


def test_it_stands_beside_the_mouse_inside_the_card(hands, space):
    view = view_of(space)
    shown = drawn(hands, space, view).node("greeting")
    assert shown.label == WORDS
    assert CARD.contains(shown.rect)
    assert not shown.rect.colliderect(view.rect_of((0, 0)))
    assert not shown.rect.colliderect(view.rect_of((3, 4)))  # the goal stays in sight


@pytest.mark.parametrize("reason", ["greeted", "stepped", "lived", "driver", "away"])
def test_it_goes_away(hands, space, reason):
    snapshot, view = space.snapshot, view_of(space)
    if reason == "greeted":
        space = replace(space, greeted=True)
    elif reason == "stepped":
        space = replace(space, snapshot=replace(snapshot, agent=snapshot.agent._replace(step=1)))
    elif reason == "lived":
        space = replace(space, snapshot=replace(snapshot, last=(Transition(0, 0, 0.0, 0, False, False, "me"),)))
    elif reason == "driver":
        space = replace(space, brain=RunRequest(driver="learner"))
    else:
        view = Viewport(CARD, 4, 5, zoom=8.0, centre=(3.5, 4.5))
    assert drawn(hands, space, view).ui.nodes == []


def test_where_nothing_fits_there_is_none(hands, space):
    small = Viewport(pygame.Rect(0, 0, 40, 40), space.level.height, space.level.width)
    assert drawn(hands, space, small).ui.nodes == []
