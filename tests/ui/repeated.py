"""A small race that was repeated, for what is shown of it."""

from pathlib import Path

from playground.learning.collection import learners
from playground.training.experiments.background import BackgroundNews
from playground.training.experiments.conduct import conduct
from playground.training.experiments.experiment import Arm, Experiment
from playground.ui.panels.repetition import Repetition
from playground.world import library


def repetition(folder: Path) -> Repetition:
    """Two learners on a corridor from three seeds, for twelve episodes."""
    arms = tuple(Arm(learner, learner, learners()[learner].settings()) for learner in ("q-learning", "sarsa"))
    experiment = Experiment(library.find("corridor"), "corridor", arms, (0, 1, 2), episodes=12)
    return Repetition(3, experiment, BackgroundNews(6, 6, conduct(experiment, folder)))
