"""An experiment in the background: the same numbers as in this process, news without waiting, and an end when it is closed."""

import multiprocessing
import time

import numpy as np

from playground.learning.collection import learners
from playground.training.experiments.background import BackgroundExperiment, BackgroundNews
from playground.training.experiments.conduct import conduct
from playground.training.experiments.experiment import Arm, Experiment
from playground.world import library
from playground.world.level import Level, Rules


def arm(learner):
    return Arm(learner, learner, learners()[learner].settings())


def until_over(background, seconds=120.0):
    begun = time.monotonic()
    while not background.look().over and time.monotonic() - begun < seconds:
        time.sleep(0.02)
    return background.news


def test_it_says_what_the_same_experiment_says_here(tmp_path):
    experiment = Experiment(library.find("corridor"), "corridor", (arm("q-learning"),), (0, 1, 2), episodes=12)
    background = BackgroundExperiment(experiment, processes=1)
    try:
        news = until_over(background)
    finally:
        background.close()
    here = conduct(experiment, tmp_path)
    assert (news.done, news.runs, news.trouble) == (3, 3, "")
    assert np.array_equal(news.conducted.means[0].returns.mean, here.means[0].returns.mean)
    assert news.conducted.files() == here.files()


def test_closing_ends_its_processes_however_long_a_run_is():
    grid = Level(title="Grows", rows=("S..", "..."), rules=Rules(discount=1.0, step_reward=1.0, time_limit=0))
    background = BackgroundExperiment(Experiment(grid, "grows", (arm("q-learning"),), (0,), steps=10**11), processes=1)
    assert not background.look().over
    background.close()
    assert not background.fresh
    begun = time.monotonic()
    while multiprocessing.active_children() and time.monotonic() - begun < 60.0:
        time.sleep(0.02)
    assert multiprocessing.active_children() == []


def test_news_are_over_with_a_result_or_with_trouble():
    assert not BackgroundNews(1, 3).over
    assert BackgroundNews(1, 3, None, "no").over


def test_what_cannot_be_lived_is_a_sentence():
    nowhere = Level(title="Nowhere", rows=("G",))
    experiment = Experiment(nowhere, "nowhere", (arm("q-learning"),), (0,), episodes=3)
    background = BackgroundExperiment(experiment, processes=1)
    try:
        news = until_over(background)
    finally:
        background.close()
    assert news.conducted is None
    assert "no cell where the mouse can do anything" in news.trouble
