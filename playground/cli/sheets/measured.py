"""What a class may expect that plays Q-learning by hand: the learner itself, run over many seeds by the same rules."""

from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array
from playground.lessons.solved_level import solved, with_rules
from playground.settings import tuned
from playground.training.experiments.trial import Trial, lived
from playground.world.level import Level

RUNS, EPISODES, MOST_STEPS = 200, 10, 60
"""Runs that are measured (seeds 0 to 199), episodes of each, and moves after which an episode is broken off."""
ALPHA, EPSILON = 0.5, 1 / 6
"""The learning rate, half of the way, and the chance of a move by lot, one in six, as a die gives it."""
MIDDLE = (10, 90)
"""Between these percentiles lie eight of ten runs."""
CARDS = 20
"""Slip cards at most."""


class Expected(NamedTuple):
    """What comes out of an episode over all runs: the mean of the steps and of the sum of rewards, and where 8 of 10 lie."""

    episode: int
    steps: tuple[float, float, float]
    rewards: tuple[float, float, float]


def slip_cards(level: Level) -> tuple[int, int]:
    """(cards that slip, cards in all) whose share comes nearest to the level's slip; sideways slips need an even number."""
    slip = level.rules.slip
    if not slip:
        return 0, 0
    step = 2 if level.rules.slip_kind == "sideways" else 1
    shares = [(abs(slips / cards - slip), cards, slips) for cards in range(2, CARDS + 1) for slips in range(step, cards, step)]
    _, cards, slips = min(shares)
    return slips, cards


def by_hand(level: Level) -> Level:
    """The level as a class plays it: its slip as the cards give it, its episodes broken off after so many moves."""
    slips, cards = slip_cards(level)
    limit = min(level.rules.time_limit or MOST_STEPS, MOST_STEPS)
    return with_rules(level, {"time_limit": limit} | ({"slip": slips / cards} if cards else {}))


def expected(level: Level, runs: int = RUNS, episodes: int = EPISODES) -> tuple[Expected, ...]:
    """What comes out of each episode of Q-learning on a level as it is played by hand; always the same numbers."""
    from playground.learning.collection import learners

    settings = tuned(learners()["q-learning"].settings(), {"alpha": ALPHA, "epsilon": EPSILON})
    played = by_hand(level)
    ended = [lived(Trial(played, "q-learning", settings, seed, None, episodes)) for seed in range(runs)]
    steps = np.array([run.lengths[:episodes] for run in ended], float)
    rewards = np.array([run.returns[:episodes] for run in ended])
    return tuple(
        Expected(episode + 1, _middle(steps[:, episode]), _middle(rewards[:, episode])) for episode in range(steps.shape[1])
    )


def _middle(numbers: Array) -> tuple[float, float, float]:
    """The mean, and where eight of ten lie."""
    low, high = np.percentile(numbers, MIDDLE)
    return float(numbers.mean()), float(low), float(high)


def fewest_steps(level: Level) -> int:
    """Steps of the best way where every move goes as asked; 0 where it would never end so, because it counts on slips."""
    answers = solved(level)
    way = answers.way(answers.policy("optimal"))
    return len(way) - 1 if answers.mdp.terminal[way[-1]] else 0
