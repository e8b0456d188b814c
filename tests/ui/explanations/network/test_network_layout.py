"""Where a network's parts stand: apart, inside, and all of them."""

from itertools import combinations, pairwise

import numpy as np
import pygame
import pytest

from playground.learning.learner import NetworkPicture
from playground.ui.explanations.network.network_layout import field, layout_of, planes

AREA = pygame.Rect(10, 20, 850, 210)


def network(hidden, layers, outputs=4):
    sizes = (6, *(hidden,) * layers, outputs)
    weights = tuple(np.zeros(shape) for shape in pairwise(sizes))
    return NetworkPicture(weights, tuple(np.zeros(size) for size in sizes[1:]), "tanh", np.zeros((0, 6)), ("a",) * 6, "values")


@pytest.mark.parametrize("area", [AREA, pygame.Rect(0, 0, 210, 220), pygame.Rect(0, 0, 400, 300)])
@pytest.mark.parametrize(("hidden", "layers"), [(8, 1), (32, 1), (32, 2), (128, 2), (256, 1)])
def test_every_unit_has_a_place_of_its_own_inside(area, hidden, layers):
    places = layout_of(area, network(hidden, layers), 1.0, 18)
    assert [len(units) for units in places.units] == [hidden] * layers
    assert len(places.outs) == len(places.words) == 4
    assert len(places.captions) == layers + 2
    for units in places.units:
        if units[0].width > 4:
            assert all(not one.colliderect(other) for one, other in combinations(units, 2))
        assert all(area.top <= spot.top and spot.left >= places.inputs.right for spot in units)
        assert len({spot.topleft for spot in units}) == hidden
    for one, other in pairwise(places.units):
        assert max(spot.right for spot in one) < min(spot.left for spot in other)
    assert all(word.right <= area.right for word in places.words)


def test_circles_are_as_large_as_there_is_room():
    sides = [field(AREA, count, 1.0)[0].width for count in (4, 64, 256)]
    assert sides == sorted(sides, reverse=True)
    assert sides[0] == 27  # 30 pixels from one to the next, less the gap


def test_names_of_places_around_make_pictures_and_the_rest_stand_alone():
    names = tuple(f"{word} {row:+d} {col:+d}" for word in ("wall", "end") for row in (-1, 0, 1) for col in (-1, 0, 1))
    pictures, single = planes((*names, "memory 0"))
    assert [plane.word for plane in pictures] == ["wall", "end"]
    assert pictures[0].lights[:2] == ((0, 0, 0), (1, 0, 1))
    assert pictures[1].lights[-1] == (17, 2, 2)
    assert single == (18,)
    assert planes(("row", "column")) == ((), (0, 1))
