"""One step of many mice, by numbers that are given instead of drawn; the outcomes are counted by hand."""

import numpy as np

from playground.world import Level, Rules
from playground.world.environments.stacking import Stacked, stacked
from playground.world.environments.vector_kernel import Mice, begin, mice, step
from playground.world.tabular.moment_tables import moments

EVERYONE, NOBODY = np.ones(2, bool), np.zeros(2, bool)


def slippery(limit: int = 0, cut: int | None = None) -> Stacked:
    """A row of three cells and a goal, where a move to the right goes astray half of the time: it stays then."""
    rules = Rules(moves=("left", "right"), slip=0.5, step_reward=-1.0, time_limit=limit)
    return stacked(moments(Level("", ("S..G",), rules=rules)), cut)


def begun(world: Stacked) -> Mice:
    two = mice(2)
    begin(EVERYONE, np.array([0.0, 0.999]), world, two)
    return two


def test_mice_begin_at_the_start_with_its_chance() -> None:
    two = begun(slippery())
    assert two.state.tolist() == [0, 0] and two.chance.tolist() == [1.0, 1.0] and two.place.tolist() == [-1, -1]


def test_starts_share_the_numbers_from_0_to_1() -> None:
    world, two = stacked(moments(Level("", ("S.S",), rules=Rules(moves=("left", "right")))), None), mice(2)
    begin(EVERYONE, np.array([0.49, 0.5]), world, two)
    assert two.state.tolist() == [0, 2] and two.chance.tolist() == [0.5, 0.5]


def test_the_number_decides_between_the_outcomes() -> None:
    world, two = slippery(), begun(slippery())
    step(np.array([1, 1]), NOBODY, np.array([0.49, 0.51]), world, two)
    assert sorted(two.state.tolist()) == [0, 1] and two.chance.tolist() == [0.5, 0.5]
    assert two.reward.tolist() == [-1.0, -1.0] and two.steps.tolist() == [1, 1] == two.total.tolist()


def test_who_waits_is_left_alone() -> None:
    world, two = slippery(), begun(slippery())
    step(np.array([1, 1]), np.array([True, False]), np.array([0.0, 0.0]), world, two)
    assert two.steps.tolist() == [0, 1] and two.place[0] == -1 and two.place[1] >= 0


def test_an_action_that_is_not_legal_costs_a_step() -> None:
    world, two = slippery(), begun(slippery())
    two.state[:] = 3  # the goal, where nothing can be done
    step(np.array([1, 0]), NOBODY, np.array([0.0, 0.0]), world, two)
    assert two.state.tolist() == [3, 3] and two.reward.tolist() == [-1.0, -1.0] and two.place.tolist() == [-1, -1]


def test_the_level_never_truncates_an_end_and_who_made_the_environment_does() -> None:
    for world, truncated in ((slippery(limit=1), [False, True]), (slippery(cut=1), [True, True])):
        two = begun(world)
        two.state[0] = 2
        drawn = 0.0 if world.ends[2, 1, 0] else 0.999
        step(np.array([1, 0]), NOBODY, np.array([drawn, 0.0]), world, two)
        assert two.terminated.tolist() == [True, False] and two.truncated.tolist() == truncated
