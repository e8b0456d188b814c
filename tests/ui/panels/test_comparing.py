"""Curves that are kept: the button, and the legend that removes them."""

from dataclasses import replace

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.episode_curve import Curve
from playground.ui.panels.comparing import keep_button, kept_here, legend


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    returns = np.array([1.0, 2.0, 3.0])
    curve = Curve(np.arange(3) + 1.0, returns, returns, returns)
    settings = learners()["q-learning"].settings()
    return space_of(replace(snapshot_of(level_of("S.G")), learner="q-learning", settings=settings, curve=curve))


def keep(ui, column, workspace):
    return keep_button(ui, column.take(30), workspace)


def test_a_curve_is_kept_once_for_each_run(played, space):
    panel = played(keep, space)
    panel.click("keep-curve")
    (first,) = panel.space.kept
    assert (first.place, first.title, first.curve) == (0, "Q-learning", space.snapshot.curve)
    panel.click("keep-curve")
    assert [kept.place for kept in panel.space.kept] == [0]
    panel.space = replace(panel.space, snapshot=replace(space.snapshot, seed=9))
    panel.click("keep-curve")
    assert [(kept.place, kept.seed) for kept in panel.space.kept] == [(0, space.snapshot.seed), (1, 9)]


def test_a_curve_of_fewer_than_two_episodes_cannot_be_kept(played, space):
    short = Curve(*(np.array([1.0]),) * 4)
    panel = played(keep, replace(space, snapshot=replace(space.snapshot, curve=short)))
    assert not panel.node("keep-curve").enabled
    other = played(keep, replace(space, snapshot=replace(space.snapshot, learner="sarsa")))
    assert not other.node("keep-curve").enabled


def test_the_cross_of_the_legend_removes_a_curve(played, space):
    both = played(keep, space)
    both.click("keep-curve")
    both.space = replace(both.space, snapshot=replace(space.snapshot, seed=9))
    both.click("keep-curve")
    panel = played(legend, both.space)
    assert panel.words == ["1 Q-learning", "2 Q-learning"]
    assert "seed 9" in panel.tip("drop-1")
    panel.click("drop-0")
    assert panel.words == ["2 Q-learning"]


def test_curves_of_another_level_are_not_shown(played, space, snapshot_of, level_of):
    panel = played(keep, space)
    panel.click("keep-curve")
    elsewhere = replace(panel.space, snapshot=snapshot_of(level_of("S..G")))
    assert kept_here(elsewhere) == ()
    assert played(legend, elsewhere).words == []


def test_a_narrow_legend_has_numbers_alone(played, space):
    panel = played(keep, space)
    panel.click("keep-curve")
    narrow = played(legend, panel.space, width=70)
    assert narrow.words == ["1"]
    assert narrow.surface.get_rect().contains(narrow.node("drop-0").rect)
