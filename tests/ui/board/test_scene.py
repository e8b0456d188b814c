"""How a transition becomes what is seen of it."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.training.snapshot import Transition
from playground.ui.board.scene import Burst, Float, burst_of, float_of, slip_of
from playground.world import Cell, Level, compile_mdp
from playground.world.mdp import TabularMDP
from playground.world.tabular.finite import from_p, table_level

UP, RIGHT, DOWN, LEFT = range(4)


def step(mdp: TabularMDP, cell: Cell, action: int, reward: float, to: Cell, terminated: bool = False) -> Transition:
    return Transition(int(mdp.state_at()[cell]), action, reward, int(mdp.state_at()[to]), terminated, False, "me")


def test_a_reward_rises_where_the_step_led(level_of: Callable[..., Level]) -> None:
    level = level_of("S.G", "[rules]\nstep_reward = -1.0")
    mdp = compile_mdp(level)
    assert float_of(level, mdp, step(mdp, Cell(0, 0), RIGHT, -1.0, Cell(0, 1)), 7.0) == Float(-1.0, Cell(0, 1), 7.0)
    assert float_of(level, mdp, step(mdp, Cell(0, 0), RIGHT, 0.0, Cell(0, 1)), 7.0) is None
    goal = float_of(level, mdp, step(mdp, Cell(0, 1), RIGHT, 0.0 + 1.0 - 0.5, Cell(0, 2), True), 7.0)
    assert goal is not None and (goal.reward, goal.parts) == (0.5, ())


@pytest.mark.parametrize(
    "rows, tail, good",
    [
        ("SP.", "", False),  # a pit
        ("SG.", "", True),
        ("SPG", '[legend]\n"P" = { kind = "pit", enter = 0.0 }', False),  # FrozenLake: a hole costs nothing, but the goal pays
        ("SG.", '[rules]\nstep_reward = -1.0\n[legend]\n"G" = { kind = "goal", enter = 0.0 }', True),  # cliff walking
        ("Sg", '[legend]\n"g" = { kind = "goal", enter = -10.0 }', False),
    ],
)
def test_an_end_is_told_by_what_it_pays(level_of: Callable[..., Level], rows: str, tail: str, good: bool) -> None:
    level = level_of(rows, tail)
    mdp = compile_mdp(level)
    last = step(mdp, Cell(0, 0), RIGHT, -1.0, Cell(0, 1), terminated=True)
    assert burst_of(level, mdp, last, 3.0) == Burst(Cell(0, 1), good, 3.0)
    assert burst_of(level, mdp, last._replace(terminated=False, truncated=True), 3.0) is None


@pytest.mark.parametrize(
    "step_pays, ends, good",
    [
        (0.0, (0.0, 1.0), (False, True)),  # FrozenLake: a hole pays nothing, the goal 1
        (-1.0, (-1.0,), (True,)),  # cliff walking: every step costs 1, the last one too
        (-1.0, (-100.0,), (False,)),  # the only end is a bad one
        (-1.0, (-10.0, 20.0), (False, True)),  # the taxi
        (-1.0, (0.0, 0.0), (True, True)),
    ],
)
def test_an_end_in_a_table_is_judged_by_what_the_outcome_pays(step_pays: float, ends: tuple[float, ...], good: Any) -> None:
    over = len(ends) + 1
    first = {action: [(1.0, over, reward, True)] for action, reward in enumerate(ends)}
    stay = {action: [(1.0, over, 0.0, True)] for action in range(over)}
    p = {0: {**first, len(ends): [(1.0, 1, step_pays, False)]}, over: stay}
    for state in range(1, over):
        p[state] = {action: [(1.0, 0, step_pays, False)] for action in range(over)}
    mdp = from_p(p, 0.9)
    level = table_level(mdp, "t")
    for action, reward in enumerate(ends):
        last = Transition(0, action, reward, over, True, False, "me")
        burst = burst_of(level, mdp, last, 3.0)
        assert burst is not None and burst.good is good[action]


def test_a_slip_is_what_was_not_asked_for(level_of: Callable[..., Level]) -> None:
    mdp = compile_mdp(level_of("...\n.S.\n..G", "[rules]\nslip = 0.2"))
    middle = Cell(1, 1)
    assert slip_of(mdp, step(mdp, middle, UP, 0.0, Cell(0, 1))) is None
    slip = slip_of(mdp, step(mdp, middle, UP, 0.0, Cell(1, 2)))
    assert slip is not None
    assert (slip.cell, slip.asked, slip.happened) == (middle, (-1, 0), (0, 1))
    assert slip_of(mdp, step(mdp, Cell(0, 0), UP, 0.0, Cell(0, 0))) is None  # a bump is no slip
