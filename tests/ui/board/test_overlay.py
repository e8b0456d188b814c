"""What an overlay declares: when it can be drawn, and the same drawing of other numbers."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlay import Overlay
from playground.ui.board.viewport import Viewport
from playground.world import compile_mdp, parse_level

LEVEL = parse_level("map = '''\nS.G\n'''")
MDP = compile_mdp(LEVEL)
VIEW = Viewport(pygame.Rect(0, 0, 60, 20), 1, 3, margin=0)


def drawn(v: float) -> Drawn:
    return Drawn(LEVEL, MDP, MappingProxyType({Field.V: np.full(3, v)}))


def plain(needs: frozenset[Field] = frozenset(), one_of: frozenset[Field] = frozenset()) -> Overlay:
    """It fills its surface with as much red as the first value of V says."""

    def paint(surface: pygame.Surface, drawn: Drawn, view: Viewport) -> None:
        surface.fill((int(drawn.fields[Field.V][0]), 0, 0))

    return Overlay(
        "plain",
        "Plain",
        "Red.",
        needs,
        0,
        key=lambda drawn, view: float(drawn.fields[Field.V][0]),
        paint=paint,
        one_of=one_of,
        scale=lambda drawn, view: float(drawn.fields[Field.V].max()),
    )


@pytest.mark.parametrize(
    ("needs", "one_of", "able"),
    [
        ((), (), True),
        ((Field.V,), (), True),
        ((Field.V, Field.Q), (), False),
        ((), (Field.Q, Field.V), True),
        ((), (Field.Q,), False),
        ((Field.V,), (Field.Q,), False),
    ],
)
def test_it_is_able_where_all_that_it_needs_is_there_and_one_of_the_others(needs, one_of, able) -> None:
    assert plain(frozenset(needs), frozenset(one_of)).able(drawn(v=1.0)) is able


def test_of_other_numbers_it_paints_keys_and_scales_those() -> None:
    doubled = plain().of(lambda given: replace(given, fields={Field.V: 2 * given.fields[Field.V]}), frozenset({Field.V}))
    surface = pygame.Surface((4, 4))
    doubled.paint(surface, drawn(v=100.0), VIEW)
    assert surface.get_at((0, 0))[:3] == (200, 0, 0)
    assert doubled.key(drawn(v=100.0), VIEW) == 200.0
    assert doubled.scale is not None
    assert doubled.scale(drawn(v=100.0), VIEW) == 200.0
    assert doubled.needs == {Field.V}
    assert (doubled.inscribe, doubled.beyond) == (None, None)  # what it did not have it does not get
