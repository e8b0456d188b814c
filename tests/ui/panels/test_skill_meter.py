"""The skill meter: random is 0, the best is 1, the learner and the person between them."""

from dataclasses import replace

import pytest

from playground.rl.skill import SkillScale
from playground.training.commands import Step
from playground.training.contest import Scales
from playground.training.level_identity import level_identity
from playground.training.own_episodes import OwnEpisode, OwnEpisodes
from playground.training.snapshot import Distance
from playground.ui.panels.against.opponents import Against
from playground.ui.panels.readouts import skill_words
from playground.ui.panels.skill_meter import skill_meter

SCALE = SkillScale(-2.0, 6.0)


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.G"))
    distance = Distance(0.0, 0.0, 1.0, 4.0, 6.0)
    return space_of(replace(snapshot, distance=distance, scales=Scales(SCALE, SCALE)))


def test_the_learner_and_the_person_stand_where_they_belong(played, space):
    panel = played(skill_meter, space)
    assert panel.node("skill-of-learner").label == "0.75"  # (4 + 2) / (6 + 2)
    assert panel.node("skill-of-you").label == "–"
    episode = OwnEpisode(((0, 0),), 0.0, 0.0)
    own = OwnEpisodes(level_identity(space.snapshot.level), episode, episode, (0.0, 4.0))
    panel = played(skill_meter, space.remember(Against(own=(own,))))
    assert panel.node("skill-of-you").label == "0.50"  # the mean of 0 and 4 is 2
    assert "last 2 episodes: +2" in panel.tip("skill-of-you")
    assert "+4" in panel.tip("skill-of-learner")
    assert "+6" in panel.tip("skill-end-best")


def test_where_there_is_no_scale_it_says_why(played, space):
    none = SkillScale(float("-inf"), 6.0, "acting at random loses without end here")
    panel = played(skill_meter, replace(space, snapshot=replace(space.snapshot, scales=Scales(none, none))))
    assert any(words.startswith("Acting at random loses") for words in panel.words)
    waiting = replace(space, snapshot=replace(space.snapshot, scales=None))
    assert any("solved" in words for words in played(skill_meter, waiting).words)


def test_it_is_as_high_before_it_is_worked_out_as_afterwards(played, space):
    waiting = replace(space, snapshot=replace(space.snapshot, scales=None))
    assert played(skill_meter, waiting).used == played(skill_meter, space).used


def test_a_run_gets_its_scale_by_itself(played, lived):
    panel = played(skill_meter, lived("corridor", "q-learning", Step(3000)))
    assert panel.node("skill-of-learner").label == "1.00"


@pytest.mark.parametrize(
    ("skill", "words"),
    [(0.5, "0.50"), (1.0, "1.00"), (0.9999, "0.99"), (-0.5, "−0.50"), (float("nan"), "–"), (float("-inf"), "below 0")],
)
def test_a_skill_is_never_rounded_up_to_a_one_that_it_is_not(skill, words):
    assert skill_words(skill) == words
