"""Places: counted by hand; a tie is a tie, and nobody is placed who has scored nothing."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.training.episode_curve import Curve
from playground.training.first_sight import still
from playground.training.places import RaceScore, places, score
from playground.training.race import Discovery, RaceTally
from playground.training.snapshot import Distance
from playground.world import library

NAN, INF = math.nan, math.inf
NONE = np.zeros(0)


@pytest.fixture
def runner():
    """Makes what is seen of one who races."""

    def make(returns=(), distance=None, **parts):
        tally = RaceTally(9, len(returns), sum(returns), np.array(returns), Curve(NONE, NONE, NONE, NONE), NONE)
        return replace(still(library.find("corridor")), tally=replace(tally, **parts), distance=distance)

    return make


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((5, 7, 7, NAN), (3, 1, 1, None)),
        ((1, 2, 3, 4), (4, 3, 2, 1)),
        ((2, 2), (1, 1)),
        ((NAN, NAN), (None, None)),
        ((-3, -INF, -3, -1), (2, 4, 2, 1)),
        ((-INF, -INF), (1, 1)),
        ((0.1 + 0.2, 0.3, 0.2), (1, 1, 3)),  # only rounding tells the first two apart
        ((1e9, 1e9 + 10), (2, 1)),
        ((), ()),
    ],
)
def test_places_follow_from_scores(scores, expected):
    assert places(scores) == expected


def test_the_last_episodes_count_as_many_as_there_are(runner):
    seen = runner((1.0, 2.0, 6.0))
    assert score(seen, RaceScore.LAST, 2) == 4.0
    assert score(seen, RaceScore.LAST, 50) == 3.0
    assert math.isnan(score(runner(), RaceScore.LAST, 2))


def test_all_rewards_count_those_of_the_present_episode_too(runner):
    assert score(runner((1.0, 2.0), total=2.5), RaceScore.TOTAL, 1) == 2.5


def test_who_finds_the_best_path_earlier_scores_more(runner):
    early, late, never = runner(discovery=Discovery(40, 3)), runner(discovery=Discovery(41, 2)), runner()
    assert places([score(one, RaceScore.FIRST, 1) for one in (late, early, never)]) == (2, 1, None)


def test_the_distance_is_what_the_greedy_policy_earns_less_than_the_best_one(runner):
    assert score(runner(distance=Distance(0, 0, 0, -15.0, -13.0)), RaceScore.DISTANCE, 1) == -2.0
    assert score(runner(distance=Distance(0, 0, 0, -13.0 + 1e-12, -13.0)), RaceScore.DISTANCE, 1) == 0.0
    assert score(runner(distance=Distance(0, 0, 0, -INF, -13.0)), RaceScore.DISTANCE, 1) == -INF
    assert math.isnan(score(runner(), RaceScore.DISTANCE, 1))


@pytest.mark.parametrize("by", list(RaceScore))
def test_who_dropped_out_or_has_not_begun_scores_nothing(runner, by):
    distance = Distance(0, 0, 0, -15.0, -13.0)
    assert math.isnan(score(runner((1.0,), distance, trouble="it broke", discovery=Discovery(1, 1)), by, 5))
    assert math.isnan(score(replace(runner(), tally=None), by, 5))
