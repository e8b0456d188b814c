"""The track of an episode, and the scales beside a run."""

import pytest

from playground.training import commands
from playground.training.contest import EpisodeTrack
from playground.training.meter import SCALED, scalable, scales
from playground.training.session import Session
from playground.world import compile_mdp, library


def test_a_track_counts_its_transitions_and_says_whether_it_is_over():
    track = EpisodeTrack((3, 4, 4), -2.0, -1.9)
    assert (track.steps, track.ended) == (2, False)
    assert EpisodeTrack((3,), 0.0, 0.0, truncated=True).ended


def test_the_scales_of_a_run_are_those_of_its_table():
    made = Session()
    made.obey(commands.Start(library.find("corridor"), "q-learning"))
    while made.work(1.0):
        pass
    seen = made.snapshot()
    assert seen.scales == scales(seen.mdp)
    assert seen.scales.values.best == pytest.approx(-1 - 0.9 - 0.81 + 0.729 * 9, abs=1e-9)
    assert seen.scales.returns.best == pytest.approx(6.0, abs=1e-9)


def test_a_large_level_has_no_scales():
    mdp = compile_mdp(library.find("castle"))
    assert len(mdp.states) > SCALED
    assert not scalable(mdp)
