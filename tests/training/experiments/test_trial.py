"""One run and its episodes."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.training.experiments.trial import Trial, lived
from playground.training.ground import ground_of, unwatched
from playground.training.trainee import new_trainee
from playground.world import LevelError, library, parse_level

STRAIGHT = """format = 1
title = "Straight on"
map = '''
S..G
'''
[rules]
step_reward = -1.0
moves = "left-right"
[legend]
"S" = { kind = "start", only = ["right"] }
"." = { kind = "floor", only = ["right"] }
"G" = { kind = "goal", enter = 10.0 }
"""


def trial(level, learner="q-learning", seed=0, steps=None, episodes=None, **settings):
    return Trial(level, learner, learners()[learner].settings(**settings), seed, steps, episodes)


def test_each_episode_has_its_return_its_length_and_its_end():
    ended = lived(trial(parse_level(STRAIGHT), episodes=3))
    assert ended.returns.tolist() == [7.0, 7.0, 7.0]
    assert ended.lengths.tolist() == [3, 3, 3]
    assert ended.at.tolist() == [3, 6, 9]


def test_an_episode_that_is_not_over_when_the_steps_are_is_not_told():
    assert lived(trial(parse_level(STRAIGHT), steps=8)).at.tolist() == [3, 6]
    assert len(lived(trial(parse_level(STRAIGHT), steps=2)).at) == 0


@pytest.mark.parametrize("name", ["blocking-maze", "cliff-walking"])
def test_it_is_the_same_as_looking_after_every_step(name):
    level, steps = library.find(name), 3000
    whole = lived(trial(level, "dyna-q", 1, steps=steps))
    ground = ground_of(level, 0, unwatched)
    trainee, ends, lengths = new_trainee("dyna-q", learners()["dyna-q"].settings(), ground.mdp, 1), [], []
    for step in range(1, steps + 1):
        trainee.advance(1, Driver.LEARNER, True)
        if trainee.body.ended:
            ends.append(step)
            lengths.append(trainee.body.step)
        if ground.until == step:
            ground = ground_of(level, step, unwatched, ground)
            trainee = trainee.moved_to(ground.mdp)
    assert (whole.at.tolist(), whole.lengths.tolist()) == (ends, lengths) and len(ends) > 5


def test_who_looks_after_each_episode_changes_nothing():
    seen = []
    asked = trial(library.find("windy-gridworld"), "sarsa", episodes=20, alpha=0.5)
    looked = lived(asked, lambda trainee: seen.append((trainee.body.episodes, trainee.body.steps)))
    assert all(np.array_equal(*pair) for pair in zip(looked, lived(asked), strict=True))
    assert seen == list(zip(range(1, 21), looked.at.tolist(), strict=True))


def test_a_run_that_is_not_wanted_any_more_ends():
    assert len(lived(trial(parse_level(STRAIGHT), episodes=3), stopped=lambda: True).at) == 0


def test_a_level_where_nothing_can_be_done_is_refused():
    text = "format = 1\ntitle = 'Alone'\nmap = '''\nS\n'''\n[rules]\nedges = 'forbid'\n"
    level = parse_level(text)
    with pytest.raises(LevelError, match="the mouse can do anything"):
        lived(trial(level, episodes=1))
