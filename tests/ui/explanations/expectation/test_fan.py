"""The fan of episodes: colours against what is expected, threads that keep to their cells, dots that come to rest."""

import math

import numpy as np
import pygame
import pytest

from playground.training.studies.study import rollouts
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.explanations.expectation.fan import ASIDE, DRAWN, LESS, MORE, bends, colours, runners, spots, threads
from playground.world import compile_mdp, library


@pytest.fixture(scope="module")
def mdp():
    return compile_mdp(library.find("corridor"))


@pytest.fixture(scope="module")
def fan(mdp):
    return rollouts(mdp, mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1), 0, 30, seed=1)


@pytest.fixture
def view(mdp):
    return Viewport(pygame.Rect(0, 0, 600, 200), mdp.shape[0], mdp.shape[1])


def test_more_than_is_expected_is_orange_and_less_is_blue():
    assert colours(np.array([1.0, 0.5, 0.0]), 0.5) == [theme.VALUE_STOPS[stop] for stop in (MORE, MORE, LESS)]
    assert colours(np.array([1.0, 0.0]), -math.inf) == [theme.VALUE_STOPS[stop] for stop in (MORE, LESS)]


def test_a_thread_begins_in_the_middle_and_keeps_to_its_cells(mdp, fan):
    for number, way in enumerate(fan.ways):
        points = spots(way, mdp, number)
        first = mdp.states[int(way[0])].cell
        assert points[0] == (first.row, first.col)
        assert len(points) == min(len(way), DRAWN + 1)
        for state, spot in zip(way.tolist(), points, strict=False):
            cell = mdp.states[state].cell
            assert spot is not None
            assert max(abs(spot[0] - cell.row), abs(spot[1] - cell.col)) <= ASIDE + 0.031


def test_a_thread_breaks_where_the_mouse_is_sent_far_away():
    cliff = compile_mdp(library.find("cliff-walking"))
    away, start = (int(cliff.state_at()[cell]) for cell in ((2, 5), (3, 0)))
    assert spots(np.array([away, start]), cliff, 0)[1] is None
    (only,) = bends([(0, 0), None, (9, 9), (12, 9)])
    assert (only[0], only[-1]) == ((9, 9), (12, 9))
    assert {y for _, y in only} == {9}


def test_threads_are_drawn_and_dots_run_until_they_are_there(mdp, fan, view):
    layer = threads(fan, 0.0, mdp, view)
    assert layer.get_size() == view.rect.size
    assert pygame.mask.from_surface(layer, 60).count() > 100
    ground = pygame.Surface(view.rect.size)
    assert runners(ground, fan, 10, 0.0, mdp, view, 0.1)
    assert not runners(ground, fan, 10, 0.0, mdp, view, 60.0)
