"""How far the learner is from the optimum, as numbers and as bars."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.training.snapshot import Distance, Optimum
from playground.ui.panels.distance import distance
from playground.ui.preferences import Preferences


@pytest.fixture
def snapshot(snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.G"))
    legal = snapshot.mdp.legal
    return replace(snapshot, optimum=Optimum(np.array([2.0, 4.0, 0.0]), legal * 0.0, legal, 2.0))


def test_nothing_is_claimed_before_anything_is_solved(played, space_of, snapshot_of, level_of):
    words = played(distance, space_of(snapshot_of(level_of("S.G")))).words
    assert words == ["How close?", "Best moves known", "–", "Values off by at most", "–", "Lost from the start", "–"]


def test_three_numbers_and_what_the_loss_is_made_of(played, space_of, snapshot):
    panel = played(distance, space_of(replace(snapshot, distance=Distance(0.5, 0.1, 0.999, 1.5, 2.0))))
    assert panel.words[1:] == ["Best moves known", "99 %", "Values off by at most", "0.5", "Lost from the start", "0.5"]
    assert panel.tip("label:Lost from the start").endswith(": +1.5 of +2.")


def test_with_symbols_the_book_is_quoted(played, space_of, snapshot):
    panel = played(distance, space_of(snapshot, preferences=Preferences(reading="student")))
    assert panel.has("label:Largest |V − V*|")


def test_a_policy_that_never_arrives_is_said_to(played, space_of, snapshot):
    words = played(distance, space_of(replace(snapshot, distance=Distance(math.nan, math.nan, 0.0, -math.inf, 2.0)))).words
    assert words[1:] == ["Best moves known", "0 %", "Values off by at most", "no values", "Lost from the start", "never arrives"]


def test_a_level_that_has_no_optimum_says_why(played, space_of, snapshot):
    endless = replace(snapshot, optimum=replace(snapshot.optimum, message="A loop gains for ever."))
    assert played(distance, space_of(endless)).words == ["How close?", "A loop gains for ever."]
