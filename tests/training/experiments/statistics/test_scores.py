"""What a run is worth."""

import math

import numpy as np
import pytest

from playground.learning.life.experience import Ended
from playground.training.experiments.statistics.scores import CHANGES, final_return, final_returns, scoring
from playground.world import library, parse_level

WALK = 'map = """\nG.S.P\n"""\n[rules]\nmoves = "left-right"\ntime_limit = 4\n[legend]\n"P" = {kind = "pit", enter = 0.0}\n'


def ended(returns, at):
    return Ended(np.array(returns, float), np.ones(len(returns), np.int64), np.array(at, np.int64))


def test_the_last_tenth_of_the_episodes_counts() -> None:
    assert final_return(ended(range(20), range(20)), None) == 18.5
    assert final_return(ended(range(11), range(11)), None) == 9.5 and final_return(ended([3], [1]), None) == 3.0


def test_the_last_tenth_of_the_steps_counts() -> None:
    """Of 100 steps those after step 90; where no episode ended there, the last one that did; where none ever did, nothing."""
    assert final_return(ended([1, 2, 4], [90, 91, 100]), 100) == 3.0
    assert final_return(ended([1, 2], [30, 90]), 100) == 2.0
    assert math.isnan(final_return(ended([], []), 100))
    assert np.array_equal(final_returns([ended([5], [100]), ended([], [])], 100), [5.0, np.nan], equal_nan=True)


def test_returns_become_skills_where_the_best_is_exact() -> None:
    """At random 3/8 within four steps, at best 1 (tests/rl/test_skill.py)."""
    scored = scoring(parse_level(WALK))
    assert scored.word == "skill" and scored.scores(np.array([0.375, 1.0, 0.0])) == pytest.approx([0.0, 1.0, -0.6], abs=1e-12)


def test_on_a_level_that_changes_they_stay_returns() -> None:
    scored = scoring(library.find("blocking-maze"))
    assert not scored.skill and scored.scale.message == CHANGES
    assert scored.word == "return" and scored.scores(np.array([7.0])).tolist() == [7.0]
