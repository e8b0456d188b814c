"""A trajectory knows when it has missed something."""

from collections.abc import Callable
from typing import Any

from playground.learning.life.experience import Experience
from playground.learning.memory.trajectory import LONGEST, Trajectory
from playground.world import TabularMDP


def test_it_is_as_long_as_an_episode_can_be() -> None:
    assert len(Trajectory(20).path.taken) == 20
    assert len(Trajectory(0).path.taken) == LONGEST


def test_a_gap_and_a_new_episode_break_it(drawn: Callable[..., TabularMDP], made: Callable[..., Any]) -> None:
    mdp = drawn(["S......G"], moves='"left-right"')
    learner = made("monte-carlo", mdp)
    body: Experience = learner.body
    trajectory: Trajectory = learner.recent
    learner.advance(2, mdp.actions.index("left"))
    learner.advance(1)
    assert trajectory.length == 3
    body.walk(1)
    learner.advance(1)
    assert trajectory.length == 1
    body.restart()
    learner.advance(1)
    assert trajectory.length == 1
