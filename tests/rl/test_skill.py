"""The scale from acting at random to the best, by hand."""

import math

import pytest

from playground.rl import skill as skill_room
from playground.rl.optimum import GAINS_FOR_EVER
from playground.rl.skill import NEVER_ENDS, SkillScale, return_scale, skill, skill_scale
from playground.world import compile_mdp, parse_level

CORRIDOR = 'map = """\nG.S.P\n"""\n[rules]\nmoves = "left-right"\ndiscount = {discount}\ntime_limit = {limit}\n'
PRICES = '[legend]\n"G" = {kind = "goal", enter = 1.0}\n"P" = {kind = "pit", enter = 0.0}\n'


def corridor(discount: float = 1.0, limit: int = 0):
    return compile_mdp(parse_level(CORRIDOR.format(discount=discount, limit=limit) + PRICES))


def test_the_middle_of_a_walk_is_worth_one_half_at_random_and_one_at_best() -> None:
    """Example 6.2 with three states: the goal is reached with chance 1/2."""
    scale = skill_scale(corridor())
    assert scale.random == pytest.approx(0.5, abs=1e-9) and scale.best == pytest.approx(1.0, abs=1e-9)
    assert scale.skill(0.75) == pytest.approx(0.5, abs=1e-9) and scale.skill(0.25) == pytest.approx(-0.5, abs=1e-9)
    assert skill(corridor(), 1.0) == pytest.approx(1.0, abs=1e-9)


def test_values_are_discounted_and_returns_are_not() -> None:
    """γ = 1/2: v* = γ; at random x = γ (y + z) / 2 in the middle, y = (1 + γ x) / 2, z = γ x / 2, so x = 1 / 7."""
    scale = skill_scale(corridor(0.5))
    assert scale.best == pytest.approx(0.5, abs=1e-9) and scale.random == pytest.approx(1.0 / 7.0, abs=1e-9)
    returns = return_scale(corridor(0.5))
    assert returns.random == pytest.approx(0.5, abs=1e-9) and returns.best == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("limit, random, best", [(1, 0.0, 0.0), (2, 0.25, 1.0), (3, 0.25, 1.0), (4, 0.375, 1.0)])
def test_returns_end_at_the_time_limit(limit: int, random: float, best: float) -> None:
    """Two steps to the goal by chance 1/4, back in the middle by 1/2, and so on."""
    scale = return_scale(corridor(1.0, limit))
    assert scale.random == pytest.approx(random, abs=1e-12) and scale.best == pytest.approx(best, abs=1e-12)


def test_what_cannot_matter_is_done_as_well_as_possible() -> None:
    assert SkillScale(2.0, 2.0).skill(2.0) == 1.0 and return_scale(corridor(1.0, 1)).skill(0.0) == 1.0


def test_a_policy_that_never_arrives_has_no_skill_at_all() -> None:
    assert SkillScale(-9.0, -3.0).skill(-math.inf) == -math.inf and math.isnan(SkillScale(-9.0, -3.0).skill(math.nan))


TRAP = """map = '''
G.S>{}
'''
[rules]
moves = "left-right"
step_reward = -1.0
discount = 1.0
time_limit = {}
"""


def test_where_random_loses_for_ever_there_is_no_scale_but_there_is_one_within_a_time_limit() -> None:
    """Right of the start nothing leads back. In two steps: at best the goal for a step; at random another one by 3/4."""
    trap = compile_mdp(parse_level(TRAP.format(".", 0)))
    assert skill_scale(trap) == SkillScale(-math.inf, pytest.approx(-1.0, abs=1e-9), NEVER_ENDS)
    assert math.isnan(skill_scale(trap).skill(-1.0))
    within = return_scale(compile_mdp(parse_level(TRAP.format(".", 2))))
    assert within == SkillScale(pytest.approx(-1.75, abs=1e-12), pytest.approx(-1.0, abs=1e-12))


def test_where_nothing_is_best_there_is_no_scale() -> None:
    text = TRAP.format("$", 0).replace("step_reward = -1.0", "step_reward = 0.0")
    assert skill_scale(compile_mdp(parse_level(text))).message == GAINS_FOR_EVER


def test_a_limit_that_would_take_too_long_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(skill_room, "MOST", 10)
    assert return_scale(corridor(1.0, 4)).message == skill_room.TOO_LONG
