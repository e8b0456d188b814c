"""How much has been done, by learners and by planners, and what the session says about itself."""

from dataclasses import replace

import pytest

from playground.ui.aspects import RunRequest
from playground.ui.panels.counters import STATUS, counters


@pytest.fixture
def snapshot(snapshot_of, level_of):
    return replace(snapshot_of(level_of("S.G")), units=12_300, episodes=7, status="paused")


def test_a_learner_counts_steps_and_episodes(played, space_of, snapshot):
    panel = played(counters, space_of(snapshot))
    assert panel.words == ["Steps", "12,300", "Episodes", "7", "Per second", "–", "Paused"]
    assert panel.tip("label:Steps") == "Transitions it has learned from."


def test_a_planner_counts_backups_and_sweeps(played, space_of, snapshot):
    space = space_of(replace(snapshot, steps_per_second=950.0), brain=RunRequest(learner="value-iteration"))
    panel = played(counters, space)
    assert panel.words[:6] == ["Backups", "12,300", "Sweeps", "7", "Per second", "950"]
    assert panel.tip("label:Sweeps") == "Passes over all states."


@pytest.mark.parametrize("status", STATUS)
def test_every_status_has_its_words(played, space_of, snapshot, status):
    words = played(counters, space_of(replace(snapshot, status=status))).words[-1]
    assert words.lower() == STATUS[status]


def test_a_message_stands_in_place_of_the_status(played, space_of, snapshot):
    failed = replace(snapshot, status="failed", message="The numbers grew without bound.")
    assert played(counters, space_of(failed)).words[-1] == "The numbers grew without bound."
