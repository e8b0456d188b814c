"""Dials of the level turned until the best way is the one that is asked for."""

import pytest

from playground.lessons.deeds import TurnRule
from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer, solved, with_rules
from playground.lessons.task import Situation
from playground.lessons.tasks.dial import IMPOSSIBLE, DialTask
from playground.lessons.wording import wording
from playground.training.first_sight import still
from playground.world import library

LEVEL = solved(library.find("two-cheeses"))


def task(ends: str, impossible: bool = False, low: float = 0.0) -> DialTask:
    return DialTask(
        ask=wording("Turn!"), goal=Goal("route", ends=ends), dials=("discount",), low=(low,), high=(1.0,), impossible=impossible
    )


def situation(discount: float) -> Situation:
    level = with_rules(LEVEL.level, {"discount": discount})
    return Situation(level, still(level))


def test_the_far_cheese_needs_patience() -> None:
    """The tipping point is 0.562."""
    far = task("G")
    assert far.check(situation(0.575), LEVEL).right
    assert not far.check(situation(0.55), LEVEL).right
    deeds = far.solution(LEVEL)
    assert isinstance(deeds[0], TurnRule)
    assert deeds[0].value > 0.562
    assert (TurnRule("discount", 0.55),) in far.misses(LEVEL)


def test_impossible_is_right_where_it_is() -> None:
    nearly = task("g", impossible=True, low=0.6)
    assert nearly.solution(LEVEL) == IMPOSSIBLE
    assert nearly.check(IMPOSSIBLE, LEVEL).right
    assert not task("g", impossible=True).check(IMPOSSIBLE, LEVEL).right


def test_a_dial_that_there_is_not_is_told() -> None:
    with pytest.raises(NoAnswer, match="no dial 'luck'"):
        DialTask(ask=wording("?"), goal=Goal("route"), dials=("luck",)).solution(LEVEL)
