"""Rewards that vary, as the body lives them: every throw by hand from the generator's own bits."""

from collections.abc import Callable

import numpy as np
import pytest

from playground.learning.life.experience import Experience
from playground.rl.kernel_types import U64
from playground.rl.sampling import noise_of
from playground.rl.splitmix import GOLDEN, mixed
from playground.world import TabularMDP

Drawn = Callable[..., TabularMDP]
LEGEND = '"!" = {{ kind = "dice", enter = 1.0, noise = {{ {0} }} }}\n"X" = {{ kind = "exit", exit = 5.0 }}'


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize(("noise", "deviation", "half"), [("either = [-2.0, 4.0]", 0.0, 3.0), ("gaussian = 2.0", 2.0, 0.0)])
def test_every_reward_is_its_mean_and_the_noise_of_the_next_bits(noise: str, deviation: float, half: float, drawn: Drawn) -> None:
    """To the dice and back, with a driver that costs no throw: each step there moves the generator on for its noise."""
    mdp = drawn(["S!X"], LEGEND.format(noise), moves='"left-right"', step_reward=0.0, time_limit=0)
    mean = 1.0 + (1.0 if "4.0" in noise else 0.0)
    body = Experience(mdp, 3)
    for number in range(60):
        random = U64(body.body.random[0])
        body.walk(1, action=1 if number % 2 == 0 else 0)
        after, reward = U64(body.body.random[0]), body.last(1)[-1].reward
        if number % 2:
            assert reward == 0.0
            continue
        with np.errstate(over="ignore"):
            steps = [random + U64(count) * GOLDEN for count in (1, 2, 3)]
        assert after in steps
        assert reward == pytest.approx(mean + noise_of(deviation, half, mixed(after)), abs=1e-12)
        if deviation == 0.0:
            assert reward in (mean - half, mean + half)
    assert len({round(step.reward, 9) for step in body.last()}) > 2
    body.walk(1, action=1)
    body.walk(1, action=1)
    body.walk(1, action=0)
    assert body.last(1)[-1].reward == 5.0 and body.last(1)[-1].terminated  # an exit pays what it says


@pytest.mark.filterwarnings("ignore:overflow")
def test_both_ways_of_a_throw_come_and_nothing_between() -> None:
    ups = [noise_of(0.0, 3.0, mixed(U64(number) * GOLDEN)) for number in range(1, 201)]
    assert set(ups) == {-3.0, 3.0} and 60 < ups.count(3.0) < 140
