"""How far a repeated race is, and the button that stops it."""

from dataclasses import replace

import pytest

from playground.training.experiments.background import BackgroundNews
from playground.ui import wishes
from playground.ui.panels.repetition import Repetition, repeated_so_far, trouble_words
from tests.ui.repeated import repetition


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


def test_it_says_how_many_runs_are_there_and_stop_drops_them(played, space, tmp_path):
    going = replace(repetition(tmp_path), news=BackgroundNews(2, 6))
    assert going.going
    panel = played(repeated_so_far, space.remember(going))
    assert panel.node("repeat-done").label == "2 of 6 runs"
    panel.click("repeat-stop")
    assert panel.space.wishes == (wishes.StopRepeating(),)
    assert not panel.space.recall(Repetition).going


def test_nothing_is_shown_where_nothing_goes_on(played, space, tmp_path):
    for memory in (Repetition(), repetition(tmp_path)):
        assert not memory.going
        assert played(repeated_so_far, space.remember(memory)).used == 0


def test_trouble_is_a_sentence():
    assert trouble_words("the estimates grew too large.") == "The estimates grew too large."
