"""What an experiment is."""

import pytest

from playground.learning.collection import learners
from playground.settings import SettingError
from playground.training.experiments.experiment import Arm, Experiment, ExperimentError
from playground.world import library
from playground.world.tabular.finite import finite_mdp, table_level


def arm(label="a", learner="q-learning", **settings):
    return Arm(label, learner, learners()[learner].settings(**settings))


LEVEL = library.find("corridor")


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"arms": ()}, "needs a learner"),
        ({"seeds": ()}, "needs a learner, and seeds"),
        ({"seeds": (1, 1)}, "seeds that differ"),
        ({"episodes": None}, "so many steps or so many episodes"),
        ({"steps": 5}, "not both"),
        ({"episodes": 0}, "at least 1"),
        ({"arms": (arm(), arm())}, "two arms 'a'"),
        ({"arms": (arm(learner="value-iteration"),)}, "value-iteration plans"),
        ({"arms": (Arm("a", "nobody", None),)}, "no learner 'nobody'"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(changes, words):
    with pytest.raises(ExperimentError, match=words):
        Experiment(**{"level": LEVEL, "name": "corridor", "arms": (arm(),), "seeds": (0,), "episodes": 5, **changes})


def test_a_setting_out_of_its_range_is_refused():
    with pytest.raises(SettingError):
        Experiment(LEVEL, "corridor", (arm(alpha=7.0),), (0,), episodes=5)


def test_every_arm_lives_from_every_seed_in_a_file_of_its_own():
    experiment = Experiment(LEVEL, "corridor", (arm("q-learning alpha=0.5"), arm("b")), (0, 10), episodes=5)
    assert [name for _, name, _ in experiment.trials()] == [
        "1-q-learning-alpha-0.5-seed-00", "1-q-learning-alpha-0.5-seed-10", "2-b-seed-00", "2-b-seed-10",
    ]  # fmt: skip
    assert [trial.seed for _, _, trial in experiment.trials()] == [0, 10, 0, 10]


def test_a_level_that_brings_its_own_table_is_told_by_what_is_in_it():
    def of(reward):
        chances = [[[0.0, 1.0], [0.0, 1.0]]]
        level = table_level(finite_mdp(chances, [[reward], [0.0]], 0.9, start=0, terminal=(1,)), "Two states")
        return Experiment(level, "two", (arm(),), (0,), episodes=5).definition()

    assert of(1.0) == of(1.0) != of(2.0)
