"""Loops that gain for ever."""

import numpy as np
import pytest

from playground.world import compile_mdp, parse_level
from playground.world.advice.loops import gaining


def loop(rows: str, step: float, more: str = "", discount: float = 1.0) -> list[int] | None:
    shown = "\n".join(rows.split())
    rules = f"[rules]\ndiscount = {discount}\nstep_reward = {step}\n{more}"
    states = gaining(
        compile_mdp(parse_level(f"map = '''\n{shown}\n'''\n{rules}\n[legend]\n'$' = {{ kind = 'reward', enter = 0.6 }}\n"))
    )
    return None if states is None else np.flatnonzero(states).tolist()


def test_in_and_out_of_a_reward_gains_where_two_steps_cost_less_than_it() -> None:
    assert loop("S$G", -0.29) == [0, 1]


def test_it_does_not_where_they_cost_as_much_or_more() -> None:
    assert loop("S$G", -0.3) is None
    assert loop("S$G", -0.31) is None


def test_patience_below_one_cannot_gain_without_end() -> None:
    assert loop("S$G", 0.0, discount=0.999) is None


def test_only_a_loop_that_can_be_stayed_in_counts() -> None:
    assert loop("S$G", 0.0, 'moves = ["right"]') is None  # the reward is passed once
    assert loop("S$.", 0.0, 'moves = ["right", "left"]') is not None


def test_a_slip_into_the_end_breaks_the_loop_and_a_slip_into_a_wall_does_not() -> None:
    assert loop("GGG S$. GGG", 0.0, "slip = 0.2") is None
    assert loop("### S$. ###", 0.0, "slip = 0.2") is not None


@pytest.mark.parametrize(("step", "gains"), ((-0.19, True), (-0.21, False)))
def test_the_gain_of_a_loop_with_slips_is_exact(step: float, gains: bool) -> None:
    """Two cells, up and down: a move works with 2/3, so that leaving the reward and entering it take 3 steps: 0.2 a step."""
    states = loop("$ .", step, 'slip = 0.3333333333333333\nmoves = ["up", "down"]\nslip_kind = "others"')
    assert (states is not None) is gains


def test_a_level_that_gains_nowhere_is_quick_however_large() -> None:
    assert loop("S" + "." * 400 + "G", -1.0) is None
