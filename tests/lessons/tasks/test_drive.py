"""Driving until something is true."""

from playground.lessons.deeds import Move
from playground.lessons.goals import Goal
from playground.lessons.solved_level import solved
from playground.lessons.tasks.drive import DriveTask
from playground.lessons.wording import wording
from playground.world import library
from tests.lessons.runs import driven

LEVEL = solved(library.find("corridor"))


def test_show_me_goes_the_best_way_or_the_one_that_is_named() -> None:
    task = DriveTask(ask=wording("Drive!"), goal=Goal("arrived", glyph="G"))
    assert task.solution(LEVEL) == (Move("right"),) * 4
    assert task.misses(LEVEL) == ((Move("right"),) * 3,)
    bump = DriveTask(ask=wording("Bump!"), goal=Goal("bumped"), moves=("up",))
    assert bump.solution(LEVEL) == (Move("up"),)


def test_the_moves_of_the_episode_are_its_effort() -> None:
    """Five moves, one of them into the wall, though the best way has four."""
    task = DriveTask(ask=wording("Drive!"), goal=Goal("arrived", glyph="G"))
    there = driven("corridor", "up", *["right"] * 4)
    assert task.check(there, LEVEL).right
    assert task.effort(there, LEVEL) == 5


def test_a_goal_of_one_move_says_nothing_of_the_best_way() -> None:
    """To slip or to bump is no better or worse the shorter it takes; to arrive or to score is."""
    asks = {
        of: DriveTask(ask=wording("Drive!"), goal=Goal(of)).asks_for_a_way
        for of in ("moved", "bumped", "slipped", "arrived", "scored")
    }
    assert asks == {"moved": False, "bumped": False, "slipped": False, "arrived": True, "scored": True}
