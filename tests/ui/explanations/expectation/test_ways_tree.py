"""The tree of what may come: as many branches as the odometer counts."""

import numpy as np
import pygame

from playground.training.studies.odometer import cost
from playground.training.studies.study import studied
from playground.ui.explanations.expectation.ways_tree import MOST, tree, tree_steps
from playground.world import compile_mdp, library


def even(mdp):
    return mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1)


def test_its_leaves_are_the_ways_that_are_counted():
    for name, steps in (("book", 4), ("slip-tree", 2), ("path7", 5)):
        mdp = compile_mdp(library.find(name))
        start = int(np.argmax(mdp.start))
        levels = tree_steps(mdp, even(mdp), start, steps)
        assert len(levels) == steps
        ended = sum(int(level.over.sum()) for level in levels[:-1])
        assert ended + len(levels[-1].stops) == cost(mdp, even(mdp), start, steps).ways[steps]


def test_branches_share_the_room_of_their_parent_evenly():
    mdp = compile_mdp(library.find("slip-tree"))
    first, _ = tree_steps(mdp, even(mdp), int(np.argmax(mdp.start)), 2)
    assert np.allclose(first.stops, (np.arange(12) + 0.5) / 12)
    assert set(first.begins) == {0.5}


def test_it_stops_where_the_branches_are_a_crowd():
    mdp = compile_mdp(library.find("slip-tree"))
    levels = tree_steps(mdp, even(mdp), int(np.argmax(mdp.start)), 6)
    assert [len(level.stops) for level in levels] == [12, 144]  # 12^3 = 1,728
    assert MOST < 12**3


def test_it_is_drawn_for_every_length():
    mdp = compile_mdp(library.find("corridor"))
    study = studied("uniform", mdp, even(mdp))
    for steps in (1, 3, 12):
        assert pygame.mask.from_surface(tree(mdp, study, 0, steps, (200, 80)), 60).count() > 50
